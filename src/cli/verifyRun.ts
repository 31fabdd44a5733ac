import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type RunInputs, type RunManifest, verifyRun } from '#actuarial';
import { actuarialWords } from './support/actuarialWords.ts';

/** `amparo verify run <manifest>`. @returns 0 the run agrees, 1 it does not, 2 the command was not understood. */
export async function run(args: string[]): Promise<number> {
  const say = actuarialWords();
  const [path] = args;
  if (path === undefined || path.startsWith('-')) return misunderstood(say.nameAManifest);
  if (!existsSync(path)) return misunderstood(say.noManifest(path));
  const folder = dirname(path);
  const inputsPath = join(folder, 'inputs.json');
  if (!existsSync(inputsPath)) return misunderstood(say.noInputs(path));
  let manifest: RunManifest;
  let inputs: RunInputs;
  try {
    manifest = JSON.parse(readFileSync(path, 'utf8')) as RunManifest;
    inputs = JSON.parse(readFileSync(inputsPath, 'utf8')) as RunInputs;
  } catch (error) {
    process.stderr.write(`${say.unreadableRun((error as Error).message)}\n`);
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
    process.stderr.write(`${say.notRecomputed((error as Error).message)}\n`);
    return 1;
  }
  if (differences.length === 0) {
    process.stdout.write(
      `${say.agrees(Object.keys(tables).length, manifest.id)}
`,
    );
    return 0;
  }
  for (const one of differences) {
    const place = [one.what, one.table, one.line === undefined ? undefined : `line ${one.line}`]
      .filter((part) => part !== undefined)
      .join(', ');
    process.stderr.write(
      `${say.difference(place, one.published, one.recomputed)}
`,
    );
  }
  process.stderr.write(`${say.disagrees(differences.length)}
`);
  return 1;
}

function misunderstood(reason: string): number {
  process.stderr.write(`${reason}\n\n${actuarialWords().verifyUsage}\n`);
  return 2;
}
