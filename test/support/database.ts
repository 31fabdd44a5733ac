import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { expect, inject } from 'vitest';
import { singleClient, withDatabaseName } from '#platform/database';
import { dropDatabases } from './dropDatabase.ts';
import type { TestServer } from './globalDatabase.ts';

export interface TestDatabase {
  readonly name: string;
  /** For what the program does as owner: migrations, backups, and looking behind the application's back. */
  readonly ownerUrl: string;
  /** For what the program does while it serves, with no more rights than that. */
  readonly appUrl: string;
}

const made: { name: string; testPath: string | undefined }[] = [];
let asked: Promise<TestServer> | undefined;

/**
 * A fresh, migrated database of the test file's own; about 50 ms. It is dropped when a later file of the same worker asks
 * for one, or at the end of the run, so that a test need not wait for its connections to close.
 */
export async function testDatabase(): Promise<TestDatabase> {
  return makeDatabase((server) => `template ${server.template} strategy file_copy`);
}

/**
 * A fresh database of the test file's own that begins with what `fill` wrote. The first file of the run that asks fills a
 * database, every other one gets a copy of it: what takes ten seconds to write is copied in one.
 *
 * @param content names what is in it: two of one name must be filled by one function.
 */
export async function filledDatabase(
  content: string,
  fill: (place: TestDatabase) => Promise<unknown>,
): Promise<TestDatabase> {
  asked ??= askForServer(inject('databaseDoor'));
  const server = await asked;
  const name = `${server.prefix}_of_${content}`;
  const client = singleClient(withDatabaseName(server.ownerUrl, 'postgres'));
  await client.connect();
  try {
    // One worker fills it while the other waits; a filling that failed is begun again.
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    const { rows } = await client.query('select from pg_database where datname = $1', [name]);
    if (rows.length === 0) {
      const filling = await testDatabase();
      await fill(filling);
      await client.query(`alter database ${filling.name} rename to ${name}`);
      made.splice(
        made.findIndex((one) => one.name === filling.name),
        1,
      );
    }
    return await makeDatabase(() => `template ${name} strategy file_copy`);
  } finally {
    await client.end();
  }
}

/** A database with nothing in it at all, for tests of migrations and of restoring. Its owner is the server's. */
export async function emptyDatabase(): Promise<{ readonly name: string; readonly ownerUrl: string }> {
  const { name, ownerUrl } = await makeDatabase(() => 'template template0');
  return { name, ownerUrl };
}

async function makeDatabase(how: (server: TestServer) => string): Promise<TestDatabase> {
  asked ??= askForServer(inject('databaseDoor'));
  const server = await asked;
  const name = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  const testPath = expect.getState().testPath;
  const client = singleClient(withDatabaseName(server.ownerUrl, 'postgres'));
  await client.connect();
  try {
    const past = made.filter((one) => one.testPath !== testPath);
    await dropDatabases(
      client,
      past.map((one) => one.name),
    );
    for (const one of past) made.splice(made.indexOf(one), 1);
    await client.query(`create database ${name} ${how(server)}`);
    made.push({ name, testPath });
    const role = decodeURIComponent(/\/\/([^:]+):/.exec(server.appUrl)?.[1] ?? '');
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect, temporary on database ${name} to ${role}`);
  } finally {
    await client.end();
  }
  return {
    name,
    ownerUrl: withDatabaseName(server.ownerUrl, name),
    appUrl: withDatabaseName(server.appUrl, name),
  };
}

function askForServer(door: string): Promise<TestServer> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(door);
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('end', () => {
      const told: TestServer | { error: string } = JSON.parse(answer);
      if ('error' in told) reject(new Error(told.error));
      else resolve(told);
    });
  });
}
