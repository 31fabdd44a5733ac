import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type RunInputs, type RunManifest, verifyRun } from '#actuarial';
import { readZip, UnreadableZip } from '#platform/documents';
import { actuarialWords } from './support/actuarialWords.ts';

/** `amparo verify run <manifest or archive>`. @returns 0 the run agrees, 1 it does not, 2 the command was not understood. */
export async function run(args: string[]): Promise<number> {
  const say = actuarialWords();
  const [path] = args;
  if (path === undefined || path.startsWith('-')) return misunderstood(say.nameAManifest);
  if (!existsSync(path)) return misunderstood(say.noManifest(path));
  const files = path.endsWith('.zip') ? filesOfArchive(path) : filesBeside(path);
  if (files instanceof UnreadableZip) return failed(say.unreadableRun(files.message));
  const manifestText = files('manifest.json');
  const inputsText = files('inputs.json');
  if (manifestText === undefined) return misunderstood(say.noManifest(path));
  if (inputsText === undefined) return misunderstood(say.noInputs(path));
  let manifest: RunManifest;
  let inputs: RunInputs;
  try {
    manifest = JSON.parse(manifestText) as RunManifest;
    inputs = JSON.parse(inputsText) as RunInputs;
  } catch (error) {
    return failed(say.unreadableRun((error as Error).message));
  }
  // A table's name comes from the manifest, which a stranger wrote: only plain names beside it are read.
  const tables: Record<string, string> = {};
  for (const name of Object.keys(manifest.tables ?? {})) {
    const text = /^[a-z0-9-]+\.csv$/.test(name) ? files(name) : undefined;
    if (text !== undefined) tables[name] = text;
  }
  let differences: ReturnType<typeof verifyRun>;
  try {
    differences = verifyRun(manifest, inputs, tables);
  } catch (error) {
    return failed(say.notRecomputed((error as Error).message));
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

type Files = (name: string) => string | undefined;

/** The manifest under whatever name it was kept, and what lies in its folder. */
function filesBeside(path: string): Files {
  return (name) => {
    const file = name === 'manifest.json' ? path : join(dirname(path), name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
}

/** The archive as it was downloaded, whatever folder it has inside. */
function filesOfArchive(path: string): Files | UnreadableZip {
  try {
    const files = readZip(readFileSync(path), { files: 200, bytesEach: 200e6, bytesTotal: 400e6 });
    const byName = new Map([...files].map(([name, bytes]) => [basename(name), bytes.toString('utf8')]));
    return (name) => byName.get(name);
  } catch (error) {
    if (error instanceof UnreadableZip) return error;
    throw error;
  }
}

function failed(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 1;
}

function misunderstood(reason: string): number {
  process.stderr.write(`${reason}\n\n${actuarialWords().verifyUsage}\n`);
  return 2;
}
