import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { DataInUse, migrate, singleClient, startEmbedded, withDatabaseName } from '#platform/database';
import { lockFolder } from '../../src/platform/database/dataFolder.ts';
import { dropDatabases } from './dropDatabase.ts';

/** What the set-up tells every test file: where to ask for the run's database server. */
declare module 'vitest' {
  export interface ProvidedContext {
    databaseDoor: string;
  }
}

export interface TestServer {
  /** The owner's address of the template: a migrated database that nobody is connected to. */
  readonly ownerUrl: string;
  /** The application role's address of the template; a clone knows the same role. */
  readonly appUrl: string;
  readonly template: string;
  /** What the names of this run's databases begin with. */
  readonly prefix: string;
}

/**
 * One database server for a run of the tests, started when the first file asks for a database: a run that needs none
 * starts none. With TEST_DATABASE_URL (its owner may create databases and roles) it is that server.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `amparo_test_${randomBytes(4).toString('hex')}`;
  const server = new LazyServer(prefix);
  const door = createServer((socket) => {
    socket.on('error', () => {});
    server.start().then(
      (started) => socket.end(JSON.stringify(started)),
      (error) =>
        socket.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) })),
    );
  });
  const path = join(tmpdir(), `${prefix}.sock`);
  await new Promise<void>((resolve, reject) => door.once('error', reject).listen(path, resolve));
  door.unref();
  project.provide('databaseDoor', path);
  return async () => {
    door.close();
    await server.stop();
  };
}

class LazyServer {
  readonly #prefix: string;
  #started: Promise<TestServer> | undefined;
  #end: (() => Promise<void>)[] = [];

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  start(): Promise<TestServer> {
    this.#started ??= this.#boot();
    return this.#started;
  }

  async stop(): Promise<void> {
    await this.#started?.catch(() => {});
    for (const end of this.#end.reverse()) await end();
  }

  async #boot(): Promise<TestServer> {
    const serverUrl = process.env.TEST_DATABASE_URL ?? (await this.#startEmbedded());
    const maintenance = singleClient(serverUrl, { applicationName: this.#prefix });
    await maintenance.connect();
    this.#end.push(() => maintenance.end());
    await dropLeftovers(maintenance);
    // Held as long as this run lasts; a run that finds it free may drop what has this prefix.
    await maintenance.query('select pg_advisory_lock($1::bigint)', [lockKey(this.#prefix)]);
    const template = `${this.#prefix}_template`;
    await maintenance.query(`create database ${template}`);
    const ownerUrl = withDatabaseName(serverUrl, template);
    const { appUrl } = await migrate(ownerUrl);
    this.#end.push(() => dropRun(maintenance, this.#prefix));
    return { ownerUrl, appUrl, template, prefix: this.#prefix };
  }

  async #startEmbedded(): Promise<string> {
    const systemFolder = join(tmpdir(), `amparo-tests-${process.getuid?.() ?? ''}`);
    await removeLeftovers(systemFolder);
    const embedded = await startEmbedded({
      dataFolder: join(systemFolder, this.#prefix),
      systemFolder,
      // What a test wrote need not survive a power cut.
      settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' },
    });
    this.#end.push(async () => {
      await embedded.stop();
      await rm(embedded.dataFolder, { recursive: true, force: true });
    });
    return embedded.ownerUrl;
  }
}

/** A run that was killed left its data; one that goes on holds its lock, or has only just made its folder. */
async function removeLeftovers(systemFolder: string): Promise<void> {
  for (const name of await readdir(systemFolder).catch(() => [])) {
    const folder = join(systemFolder, name);
    const age = Date.now() - (await stat(folder)).mtimeMs;
    if (name.startsWith('postgresql-') || age < 60_000) continue;
    try {
      const lock = await lockFolder(folder);
      await rm(folder, { recursive: true, force: true });
      await lock.release();
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error;
    }
  }
}

type Client = ReturnType<typeof singleClient>;

async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ prefix: string }>(
    `select distinct substring(datname from '^amparo_test_[0-9a-f]{8}') as prefix from pg_database
     where datname ~ '^amparo_test_[0-9a-f]{8}_'`,
  );
  for (const { prefix } of rows) {
    const key = lockKey(prefix);
    const taken = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::bigint) as free', [
      key,
    ]);
    if (!taken.rows[0]?.free) continue;
    await dropRun(client, prefix);
    await client.query('select pg_advisory_unlock($1::bigint)', [key]);
  }
}

async function dropRun(client: Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [`${prefix}_`],
  );
  await dropDatabases(
    client,
    rows.map((row) => row.name),
  );
}

function lockKey(prefix: string): string {
  return createHash('sha256').update(prefix).digest().readBigInt64BE(0).toString();
}
