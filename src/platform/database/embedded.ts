import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withDatabaseName } from './address.ts';
import { copyBinaries, findBinaries } from './binaries.ts';
import { singleClient } from './connect.ts';
import {
  DataInUse,
  type DataLock,
  lockFolder,
  ownerPassword,
  prepareFolder,
  prepareSocketFolder,
  processesIn,
  type RunAs,
} from './dataFolder.ts';
import { readServerState, type ServerProcess, startServerProcess } from './serverProcess.ts';

export interface ServerEvent {
  readonly happened: 'preparing-data' | 'waiting-for-old-server' | 'server-ended' | 'server-given-up';
  /** The data's folder, or the file of the server's log. */
  readonly where: string;
}

export interface EmbeddedOptions {
  /** Where the data lie; started by root, they lie in a folder of the system that stands for this one. */
  readonly dataFolder: string;
  /** Hears what an operator may want to know. */
  readonly log?: (event: ServerEvent) => void;
  /** Settings of PostgreSQL beside or in place of ours; tests turn fsync off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** As root: where the binaries' copy and the data lie; `/var/lib/amparo` unless told. */
  readonly systemFolder?: string;
}

export interface Embedded {
  readonly ownerUrl: string;
  /** Where the data really lie. */
  readonly dataFolder: string;
  /** Ends the server after its transactions in course are rolled back and what was committed is on the disk. */
  stop(): Promise<void>;
}

const ownerName = 'amparo';
const databaseName = 'amparo';

/**
 * Starts the PostgreSQL that comes with the project and keeps it running: again when it breaks, never longer than this
 * process, however this process ends. It listens on a unix socket only.
 *
 * @throws DataInUse when another process has these data; Error when there is no PostgreSQL for this platform, when the data
 *   are another major version's, or when the server does not start (with the end of its log).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {});
  const place = await findPlace(options);
  const folder = await prepareFolder(place.folder, place.runAs);
  const lock = await lockFolder(folder);
  try {
    return await startLocked({ ...place, folder, lock, log, settings: options.settings ?? {} });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The same data for a second program beside the one that serves (a backup, a verification): enters the server that runs,
 * or starts one for as long as it is needed. `stop` ends only what was started here.
 */
export async function enterEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    return await startEmbedded(options);
  } catch (error) {
    if (!(error instanceof DataInUse)) throw error;
    return enterRunning(error);
  }
}

async function enterRunning(inUse: DataInUse): Promise<Embedded> {
  const { folder } = inUse;
  const { major } = await findBinaries();
  // Whoever holds the data may be starting just now.
  for (let attempt = 0; attempt < 300; attempt++) {
    const state = await readServerState(join(folder, `postgresql-${major}`));
    if (state?.ready) {
      const { password } = await ownerPassword(folder, undefined);
      return { ownerUrl: addressOf(password, state.socketFolder), dataFolder: folder, stop: async () => {} };
    }
    await sleep(100);
  }
  throw inUse;
}

interface Place {
  readonly folder: string;
  readonly binaryFolder: string;
  readonly major: string;
  readonly runAs: RunAs | undefined;
}

interface Locked extends Place {
  readonly lock: DataLock;
  readonly log: (event: ServerEvent) => void;
  readonly settings: Readonly<Record<string, string>>;
}

async function findPlace(options: EmbeddedOptions): Promise<Place> {
  const binaries = await findBinaries();
  if (process.getuid?.() !== 0)
    return {
      folder: resolve(options.dataFolder),
      binaryFolder: binaries.folder,
      major: binaries.major,
      runAs: undefined,
    };
  const systemFolder = options.systemFolder ?? '/var/lib/amparo';
  const copy = await copyBinaries(binaries, systemFolder);
  const key = createHash('sha256').update(resolve(options.dataFolder)).digest('hex').slice(0, 16);
  return {
    folder: join(systemFolder, key),
    binaryFolder: copy.folder,
    major: binaries.major,
    runAs: await findUnprivileged(),
  };
}

/** `nobody`, whatever its number is on this machine. */
async function findUnprivileged(): Promise<RunAs> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(users) ?? [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

async function startLocked(place: Locked): Promise<Embedded> {
  const { folder, lock, log } = place;
  const data = join(folder, `postgresql-${place.major}`);
  await refuseOtherMajor(folder, `postgresql-${place.major}`);
  const { password, file } = await ownerPassword(folder, place.runAs);
  if (!existsSync(data)) {
    log({ happened: 'preparing-data', where: folder });
    await initialise(place, data, file);
  }
  const socketFolder = await prepareSocketFolder(folder, place.runAs);
  const ownerUrl = addressOf(password, socketFolder);

  const logFile = join(folder, 'server.log');

  const launch = async (): Promise<ServerProcess> => {
    await waitForOldServer(data, log);
    await rm(join(data, 'postmaster.pid'), { force: true });
    return startServerProcess({
      executable: join(place.binaryFolder, 'bin', 'postgres'),
      arguments: ['-D', data, ...settingsFor(socketFolder, place.settings)],
      dataFolder: data,
      logFile,
      runAs: place.runAs,
    });
  };

  let stopping = false;
  let server = await launch();
  const supervise = async (): Promise<void> => {
    let failures: number[] = [];
    for (;;) {
      await server.ended;
      if (stopping) return;
      failures = [...failures.filter((at) => at > Date.now() - 60_000), Date.now()];
      if (failures.length > 5) {
        log({ happened: 'server-given-up', where: logFile });
        return;
      }
      log({ happened: 'server-ended', where: logFile });
      await sleep(100 * failures.length);
      if (stopping) return;
      try {
        server = await launch();
      } catch {
        log({ happened: 'server-given-up', where: logFile });
        return;
      }
    }
  };
  const supervised = supervise();

  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await supervised;
    await server.stop();
    await rm(socketFolder, { recursive: true, force: true });
    await lock.release();
  };
  try {
    await ensureDatabase(withDatabaseName(ownerUrl, 'postgres'));
  } catch (error) {
    await stop();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    ownerUrl,
    dataFolder: folder,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

function addressOf(password: string, socketFolder: string): string {
  return `postgresql://${ownerName}:${password}@/${databaseName}?host=${encodeURIComponent(socketFolder)}`;
}

async function refuseOtherMajor(folder: string, expected: string): Promise<void> {
  const others = (await readdir(folder)).filter((name) => /^postgresql-\d+$/.test(name) && name !== expected);
  if (others.length > 0 && !existsSync(join(folder, expected)))
    throw new Error(
      `The data in ${folder} were written by ${others.join(', ')}, and this program brings ${expected}. Make a backup with the program that wrote them, and restore it with this one.`,
    );
}

/** Into a folder beside the final one and renamed when whole, so that a start that was cut off is simply done again. */
async function initialise(place: Locked, data: string, passwordFile: string): Promise<void> {
  for (const name of await readdir(place.folder))
    if (name.startsWith('unfinished-')) await rm(join(place.folder, name), { recursive: true, force: true });
  const unfinished = join(place.folder, `unfinished-${process.pid}`);
  const child = spawn(
    join(place.binaryFolder, 'bin', 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${ownerName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // The same order of texts on every machine; where people read a list, a query asks for a collation of their language.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
    ],
    { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment, ...place.runAs },
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`The database could not be prepared in ${place.folder}:\n${output.trim()}`);
  await writeFile(join(unfinished, 'pg_hba.conf'), 'local all all scram-sha-256\n');
  await rename(unfinished, data);
  const parent = await open(place.folder);
  await parent.sync();
  await parent.close();
}

const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * A server whose starter was killed is told so at once, and needs a moment to write what it holds. Nothing is started on
 * its data before it is gone.
 */
async function waitForOldServer(data: string, log: Locked['log']): Promise<void> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const left = await processesIn(data);
    if (left.length === 0) return;
    const waited = Date.now() - begun;
    if (waited > 60_000)
      throw new Error(
        `A PostgreSQL that this program did not start is working on ${data} (processes ${left.join(', ')}). Stop it first.`,
      );
    if (waited > 1000 && !told) {
      log({ happened: 'waiting-for-old-server', where: data });
      told = true;
    }
    await sleep(20);
  }
}

function settingsFor(socketFolder: string, own: Readonly<Record<string, string>>): string[] {
  const megabytes = Math.floor(totalmem() / 2 ** 20);
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    cluster_name: 'amparo',
    max_connections: '100',
    // A quarter of the memory is the manual's advice for a machine that only serves a database; ours also runs the program.
    shared_buffers: `${Math.min(256, Math.max(32, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    wal_compression: 'on',
    min_wal_size: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '10min',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '1',
    // Compiling a query costs more than the short queries of a service take.
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Statements carry personal data; the log names the error, never the statement nor its row.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_parameter_max_length_on_error: '0',
    ...own,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function ensureDatabase(maintenanceUrl: string): Promise<void> {
  const client = singleClient(maintenanceUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
}
