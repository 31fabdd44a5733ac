import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type RunInputs, type RunManifest, verifyRun } from '#actuarial';

const usage = `amparo verify run <manifest>

Recomputes a published run from the inputs.json beside its manifest and compares every table to the last digit.`;

/** `amparo verify run <manifest>`. @returns 0 the run agrees, 1 it does not, 2 the command was not understood. */
export async function run(args: string[]): Promise<number> {
  const [path] = args;
  if (path === undefined || path.startsWith('-')) return misunderstood('Name a manifest.');
  if (!existsSync(path)) return misunderstood(`There is no manifest at ${path}.`);
  const folder = dirname(path);
  const inputsPath = join(folder, 'inputs.json');
  if (!existsSync(inputsPath))
    return misunderstood(`The run's inputs.json is not beside ${path}; download it with the manifest.`);
  let manifest: RunManifest;
  let inputs: RunInputs;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as RunManifest;
    inputs = JSON.parse(readFileSync(inputsPath, 'utf8')) as RunInputs;
  } catch (error) {
    process.stderr.write(`The run could not be read: ${(error as Error).message}\n`);
    return 1;
  }
  // A table's name comes from the manifest, which a stranger wrote: only plain names beside it are read.
  const tables: Record<string, string> = {};
  for (const name of Object.keys(manifest.tables ?? {})) {
    if (/^[a-z0-9-]+\.csv$/.test(name) && existsSync(join(folder, name)))
      tables[name] = readFileSync(join(folder, name), 'utf8');
  }
  let differences: ReturnType<typeof verifyRun>;
  try {
    differences = verifyRun(manifest, inputs, tables);
  } catch (error) {
    process.stderr.write(`The run could not be recomputed: ${(error as Error).message}\n`);
    return 1;
  }
  if (differences.length === 0) {
    process.stdout.write(
      `The run agrees to the last digit: ${Object.keys(tables).length} tables, id ${manifest.id}\n`,
    );
    return 0;
  }
  for (const one of differences) {
    const place = [one.what, one.table, one.line === undefined ? undefined : `line ${one.line}`]
      .filter((part) => part !== undefined)
      .join(', ');
    process.stderr.write(
      `${place}${one.published === undefined ? '' : `: published ${one.published} · recomputed ${one.recomputed}`}\n`,
    );
  }
  process.stderr.write(`The run does NOT agree: ${differences.length} difference(s).\n`);
  return 1;
}

function misunderstood(reason: string): number {
  process.stderr.write(`${reason}\n\n${usage}\n`);
  return 2;
}
