import { join } from 'node:path';
import pg from 'pg';
import { withCredentials } from './address.ts';
import { ensureApplicationRole } from './applicationRole.ts';
import { singleClient } from './connect.ts';
import { findMigrationFiles, type MigrationFile } from './migrationFiles.ts';

export interface MigrateOptions {
  /** Hears the name of each migration before it is applied. */
  readonly onStep?: (name: string) => void;
  /** Where the floors lie; the program's own `src` unless told. */
  readonly sourceFolder?: string;
  /** Only these and no further: what a backup knew. They must be as they were. */
  readonly only?: readonly { readonly name: string; readonly hash: string }[];
}

export interface Migrated {
  /** Names of what was applied now, in order; empty when the database was up to date. */
  readonly applied: string[];
  /** The address under which the program works. */
  readonly appUrl: string;
}

/** Any process that migrates the same database waits here; the number is the first 8 bytes of SHA-256("amparo migrate"). */
export const migrationLockKey = '4845044606289451535';

/**
 * Brings a database to the schema of this program: applies each migration that it lacks in a transaction of its own and
 * remembers it with the hash of its file. Two processes may migrate at once; the second finds everything done.
 *
 * @param ownerUrl address of the database's owner, PostgreSQL 15 or newer.
 * @throws Error when an applied file was changed or is missing, when a migration fails (with its file and line), when the
 *   server is too old or the owner lacks a right; the database then stands as after the last migration that succeeded.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions = {}): Promise<Migrated> {
  const found = await findMigrationFiles(options.sourceFolder ?? join(import.meta.dirname, '..', '..'));
  const files = options.only ? chosen(found, options.only) : found;
  const client = singleClient(ownerUrl, { applicationName: 'amparo migrate' });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1::bigint)', [migrationLockKey]);
    const role = await inTransaction(client, async () => {
      await ensureRecord(client);
      return ensureApplicationRole(client);
    });
    const missing = await findMissing(client, files);
    for (const file of missing) {
      options.onStep?.(file.name);
      await apply(client, file, role.name);
    }
    return {
      applied: missing.map((file) => file.name),
      appUrl: withCredentials(ownerUrl, role.name, role.password),
    };
  } finally {
    // Ending the connection frees the lock.
    await client.end();
  }
}

function chosen(files: readonly MigrationFile[], only: NonNullable<MigrateOptions['only']>): MigrationFile[] {
  const hashByName = new Map(files.map((file) => [file.name, file.hash]));
  const differing = only.filter((one) => hashByName.get(one.name) !== one.hash).map((one) => one.name);
  if (differing.length > 0)
    throw new Error(
      `The backup was made with ${differing.join(', ')}, which this program does not know in that form. Restore it with the program that made it, or a newer one.`,
    );
  const names = new Set(only.map((one) => one.name));
  return files.filter((file) => names.has(file.name));
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 150_000)
    throw new Error(`This server is PostgreSQL ${Math.floor(version / 10_000)}; Amparo needs 15 or newer.`);
}

async function ensureRecord(client: pg.Client): Promise<void> {
  await client.query(`
    create schema if not exists amparo;
    create table if not exists amparo.migration (
      name text primary key,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      applied_at timestamptz not null default now()
    );
    create table if not exists amparo.installation (
      only_row boolean primary key default true check (only_row),
      application_role text not null,
      application_password text not null,
      installed_at timestamptz not null default now()
    );
    revoke all on amparo.installation from public;
  `);
}

async function findMissing(client: pg.Client, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from amparo.migration order by name',
  );
  const hashByName = new Map(rows.map((row) => [row.name, row.hash]));
  const names = new Set(files.map((file) => file.name));
  const gone = rows.filter((row) => !names.has(row.name));
  if (gone.length > 0)
    throw new Error(
      `This database was migrated by a newer program: it has ${gone.map((row) => row.name).join(', ')}, which this one does not know. Run the newer program, or restore a backup made before it.`,
    );
  const changed = files.filter(
    (file) => hashByName.has(file.name) && hashByName.get(file.name) !== file.hash,
  );
  if (changed.length > 0)
    throw new Error(
      `${changed.map((file) => `${file.name}.sql`).join(', ')}: changed after it was applied to this database. Put the file back as it was and write the change as a new migration with the next number; a database for trying things out may be deleted instead and made anew.`,
    );
  return files.filter((file) => !hashByName.has(file.name));
}

async function apply(client: pg.Client, file: MigrationFile, role: string): Promise<void> {
  const sql = file.sql.replace(/\bamparo_app\b/g, () => pg.escapeIdentifier(role));
  try {
    await inTransaction(client, async () => {
      await client.query(sql);
      await client.query('insert into amparo.migration (name, hash) values ($1, $2)', [file.name, file.hash]);
    });
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = error.position ? `, line ${sql.slice(0, Number(error.position)).split('\n').length}` : '';
    throw new Error(`${file.name}.sql${line}: ${error.message}. Nothing of this file was applied.`, {
      cause: error,
    });
  }
}

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
