import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ArchiveWriter } from './archive.ts';
import {
  columnList,
  copyTarget,
  exactText,
  listSequences,
  listTables,
  type Manifest,
  qualified,
  type TableContent,
} from './backupContent.ts';
import { singleClient } from './connect.ts';
import { migrationLockKey } from './migrate.ts';

export interface BackupOptions {
  readonly ownerUrl: string;
  /** The file to be made; it must not exist. */
  readonly file: string;
  /** Hears `schema.table` as each begins. */
  readonly onTable?: (name: string) => void;
}

export interface BackupResult {
  readonly tables: number;
  readonly rows: number;
  /** Of the file, compressed. */
  readonly bytes: number;
}

const chunkBytes = 4 * 2 ** 20;

/**
 * Copies the whole database as it stood at one moment, while the program goes on working, into one compressed file. Takes
 * the same memory whatever the size of the database.
 *
 * @throws Error when the file exists or cannot be written, or when the database was never migrated; no file stays then.
 */
export async function backup(options: BackupOptions): Promise<BackupResult> {
  const client = singleClient(options.ownerUrl, { applicationName: 'amparo backup' });
  await client.connect();
  try {
    const archive = await ArchiveWriter.create(options.file);
    try {
      const manifest = await copySnapshot(client, archive, options.onTable ?? (() => {}));
      await archive.addMember('manifest.json', Buffer.from(`${JSON.stringify(manifest, undefined, 1)}\n`));
      await archive.finish();
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      return { tables: manifest.tables.length, rows, bytes: (await stat(options.file)).size };
    } catch (error) {
      await archive.discard();
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function copySnapshot(
  client: pg.Client,
  archive: ArchiveWriter,
  onTable: (name: string) => void,
): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(exactText);
  // Migrations wait until the copy is done, so that what is copied keeps its shape.
  await client.query('select pg_advisory_xact_lock_shared($1::bigint)', [migrationLockKey]);
  const { rows: stated } = await client.query<{ takenAt: Date; serverVersion: string }>(
    `select now() as "takenAt", current_setting('server_version') as "serverVersion"`,
  );
  const migrations = await client.query<{ name: string; hash: string }>(
    'select name, hash from amparo.migration order by name',
  );
  await refuseLargeObjects(client);
  const tables: Manifest['tables'][number][] = [];
  for (const table of await listTables(client)) {
    onTable(`${table.schema}.${table.table}`);
    tables.push({ ...table, ...(await copyTable(client, archive, table, tables.length)) });
  }
  // Sequences do not heed the snapshot; read after the rows they stand at or beyond each of them.
  const sequences = await listSequences(client);
  await client.query('commit');
  const { takenAt, serverVersion } = stated[0]!;
  return {
    format: 'amparo-backup-1',
    takenAt: takenAt.toISOString(),
    serverVersion,
    migrations: migrations.rows,
    tables,
    sequences,
  };
}

async function copyTable(
  client: pg.Client,
  archive: ArchiveWriter,
  table: TableContent,
  index: number,
): Promise<{ rows: number; bytes: number; sha256: string }> {
  // COPY names a partitioned table only from PostgreSQL 18 on.
  const source = table.partitioned
    ? `(select ${columnList(table)} from ${qualified(table.schema, table.table)})`
    : copyTarget(table);
  const stream = client.query(copyTo(`copy ${source} to stdout`));
  const readable = `${table.schema}.${table.table}`.replace(/[^A-Za-z0-9_.]/g, '_').slice(0, 64);
  const hash = createHash('sha256');
  let bytes = 0;
  let part = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const flush = async (): Promise<void> => {
    const member = `tables/${String(index).padStart(4, '0')}-${readable}/${String(++part).padStart(8, '0')}`;
    await archive.addMember(member, Buffer.concat(held));
    held = [];
    heldBytes = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes >= chunkBytes) await flush();
  }
  if (heldBytes > 0) await flush();
  return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
}

async function refuseLargeObjects(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_largeobject_metadata limit 1');
  if (rowCount !== 0)
    throw new Error(
      'The database holds large objects, which Amparo does not make and this backup would leave out. Use pg_dump.',
    );
}
