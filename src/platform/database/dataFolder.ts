import { createHash, randomBytes } from 'node:crypto';
import {
  chown,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
} from 'node:fs/promises';
import { connect as connectTo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** On whose behalf the server runs. `undefined`: whoever started the program. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** What a data folder holds is one server's alone while this is held; the kernel takes it back however the process ends. */
export interface DataLock {
  release(): Promise<void>;
}

/** Another process has these data. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
  readonly folder: string;
  /** Its process id, when it answered. */
  readonly holder: string | undefined;

  constructor(folder: string, holder: string | undefined) {
    const who = holder ? ` (process ${holder})` : '';
    super(`Amparo is already running on the data in ${folder}${who}. Use that one, or stop it first.`);
    this.folder = folder;
    this.holder = holder;
  }
}

/**
 * Makes the folder, for nobody's eyes but the server's and its starter's.
 *
 * @returns its one true path.
 */
export async function prepareFolder(folder: string, runAs: RunAs | undefined): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  return realpath(folder);
}

/**
 * Takes the folder for this process. The lock is the name of an abstract unix socket, which lives as long as its process:
 * no file stays behind after `kill -9`. Whoever finds it taken is told by whom.
 *
 * @throws DataInUse when another process has it.
 */
export async function lockFolder(folder: string): Promise<DataLock> {
  const path = `\0amparo-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  for (let attempt = 1; ; attempt++) {
    const lock = await tryLock(path);
    if (lock) return lock;
    const holder = await askHolder(path);
    // A process that was killed a moment ago still has the name while the kernel takes it apart, but answers no more.
    if (holder || attempt >= 50) throw new DataInUse(folder, holder);
    await sleep(100);
  }
}

async function tryLock(path: string): Promise<DataLock | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(String(process.pid));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path }, resolve);
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined;
    throw error;
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function askHolder(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connectTo({ path });
    socket.setTimeout(1000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(/^\d+$/.test(answer) ? answer : undefined));
  });
}

/**
 * Processes of a PostgreSQL on these data, by id: its postmaster and every backend work with the data folder as their
 * current folder, whatever became of the file that should tell so.
 */
export async function processesIn(dataFolder: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      try {
        return (await readlink(`/proc/${id}/cwd`)) === dataFolder ? Number(id) : undefined;
      } catch {
        return undefined; // Gone meanwhile, or somebody else's.
      }
    }),
  );
  return found.filter((id) => id !== undefined);
}

/** A folder for the server's socket: a socket's path holds 107 bytes, which a project's own path may exceed. */
export async function prepareSocketFolder(dataFolder: string, runAs: RunAs | undefined): Promise<string> {
  const uid = runAs?.uid ?? process.getuid?.() ?? 0;
  const base = Buffer.byteLength(tmpdir()) <= 60 && !runAs ? tmpdir() : '/tmp';
  const folder = join(
    base,
    `amparo-${createHash('sha256').update(`${uid} ${dataFolder}`).digest('hex').slice(0, 16)}`,
  );
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const state = await lstat(folder);
  const trusted =
    state.isDirectory() &&
    (state.uid === uid || state.uid === process.getuid?.()) &&
    (state.mode & 0o077) === 0;
  if (!trusted)
    throw new Error(`${folder} belongs to somebody else; remove it, or set TMPDIR to a folder of your own.`);
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
  for (const name of await readdir(folder))
    if (name.startsWith('.s.PGSQL.')) await rm(join(folder, name), { force: true });
  return folder;
}

/** The owner's password, drawn at the first start and kept beside the data for the eyes of the same two. */
export async function ownerPassword(
  folder: string,
  runAs: RunAs | undefined,
): Promise<{ password: string; file: string }> {
  const file = join(folder, 'owner-password');
  try {
    return { password: (await readFile(file, 'utf8')).trim(), file };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const password = randomBytes(24).toString('base64url');
  // Written beside and renamed when whole: a start that is cut off here must not leave an empty password.
  const unfinished = `${file}.new`;
  const handle = await open(unfinished, 'w', 0o600);
  await handle.writeFile(`${password}\n`);
  if (runAs) await handle.chown(runAs.uid, runAs.gid);
  await handle.sync();
  await handle.close();
  await rename(unfinished, file);
  return { password, file };
}
