import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type ArchiveMember, readArchive } from './archive.ts';
import {
  copyTarget,
  exactText,
  isEmpty,
  listSchemas,
  listTables,
  type Manifest,
  qualified,
} from './backupContent.ts';
import { singleClient } from './connect.ts';
import { type MigrateOptions, migrate } from './migrate.ts';

export interface RestoreOptions {
  /** Address of the owner of an empty database. */
  readonly ownerUrl: string;
  readonly file: string;
  /** Makes, after the migrations and before the rows, what no migration makes. */
  readonly prepare?: (ownerUrl: string) => Promise<void>;
  /** Hears `schema.table` as each begins. */
  readonly onTable?: (name: string) => void;
  readonly migrateOptions?: MigrateOptions;
}

export interface RestoreResult {
  readonly tables: number;
  readonly rows: number;
  readonly takenAt: string;
}

/**
 * Brings a backup back into an empty database: reads the whole file once and compares every hash before it touches anything;
 * applies the migrations that the backup knew; loads the rows in one transaction in which every constraint is made to
 * hold; then applies what this program has beyond the backup.
 *
 * @throws Error when the database is not empty, when the file is damaged or cut short, or when it was made by a newer program.
 *   After an error the database is empty as before.
 */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const client = singleClient(options.ownerUrl, { applicationName: 'amparo restore' });
  await client.connect();
  try {
    if (!(await isEmpty(client)))
      throw new Error(
        'The database is not empty, and a backup is restored only into one with nothing in it. Create a new database (or choose another folder), and restore there; nothing was changed.',
      );
    const manifest = await checkArchive(options.file);
    try {
      await fill(client, manifest, options);
    } catch (error) {
      await emptyAgain(client);
      throw error;
    }
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { tables: manifest.tables.length, rows, takenAt: manifest.takenAt };
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  await migrate(options.ownerUrl, { ...options.migrateOptions, only: manifest.migrations });
  await options.prepare?.(options.ownerUrl);
  await client.query('begin');
  await client.query(exactText);
  await refuseUnknownTables(client, manifest);
  await withoutGuards(client, () => load(client, manifest, options));
  await client.query('commit');
  await client.query('analyze');
  await migrate(options.ownerUrl, options.migrateOptions);
}

/** Reads everything, so that a damaged file is known before the database is touched. */
async function checkArchive(file: string): Promise<Manifest> {
  const found: { hash: ReturnType<typeof createHash>; bytes: number }[] = [];
  let manifest: Manifest | undefined;
  for await (const member of readArchive(file)) {
    if (member.name === 'manifest.json') manifest = await readManifest(file, member);
    else {
      const index = tableIndex(member);
      found[index] ??= { hash: createHash('sha256'), bytes: 0 };
      for await (const chunk of member.content) {
        found[index].hash.update(chunk);
        found[index].bytes += chunk.length;
      }
    }
  }
  if (!manifest) throw new Error(`${file} has no manifest: it is not a whole backup of Amparo.`);
  manifest.tables.forEach((table, index) => {
    const hash = (found[index]?.hash ?? createHash('sha256')).digest('hex');
    if (hash !== table.sha256 || (found[index]?.bytes ?? 0) !== table.bytes)
      throw new Error(
        `${file} is damaged: the rows of ${table.schema}.${table.table} are not those that were backed up.`,
      );
  });
  return manifest;
}

async function readManifest(file: string, member: ArchiveMember): Promise<Manifest> {
  const parts: Buffer[] = [];
  for await (const part of member.content) parts.push(part);
  const manifest: Manifest = JSON.parse(Buffer.concat(parts).toString('utf8'));
  if (manifest.format !== 'amparo-backup-1')
    throw new Error(
      `${file} is a backup of another format (${manifest.format}); restore it with a newer program.`,
    );
  return manifest;
}

function tableIndex(member: ArchiveMember): number {
  const digits = /^tables\/(\d{4,})-/.exec(member.name)?.[1];
  if (!digits) throw new Error(`The backup holds ${member.name}, which this program does not know.`);
  return Number(digits);
}

async function refuseUnknownTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const known = new Set((await listTables(client)).map((table) => qualified(table.schema, table.table)));
  const unknown = manifest.tables.filter((table) => !known.has(qualified(table.schema, table.table)));
  if (unknown.length > 0)
    throw new Error(
      `The backup holds tables that no migration makes: ${unknown.map((table) => `${table.schema}.${table.table}`).join(', ')}.`,
    );
}

async function load(client: pg.Client, manifest: Manifest, options: RestoreOptions): Promise<void> {
  if (manifest.tables.length > 0) {
    // What migrations put there is in the backup too.
    const names = manifest.tables.map((table) => qualified(table.schema, table.table));
    await client.query(`truncate ${names.join(', ')}`);
  }
  for await (const { table, content } of tableContents(options.file, manifest)) {
    options.onTable?.(`${table.schema}.${table.table}`);
    const stream = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
    const hash = createHash('sha256');
    await pipeline(Readable.from(hashed(content, hash)), stream);
    if (stream.rowCount !== table.rows || hash.digest('hex') !== table.sha256)
      throw new Error(
        `${options.file} changed while it was restored: ${table.schema}.${table.table} differs.`,
      );
  }
  for (const { schema, sequence, lastValue, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      qualified(schema, sequence),
      lastValue,
      isCalled,
    ]);
}

async function* hashed(
  content: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

interface LoadedTable {
  readonly table: Manifest['tables'][number];
  readonly content: AsyncIterable<Buffer>;
}

/** The members of each table joined; to be read to the end one after the other. */
async function* tableContents(file: string, manifest: Manifest): AsyncGenerator<LoadedTable> {
  const members = readArchive(file);
  let next = await members.next();
  while (!next.done && next.value.name !== 'manifest.json') {
    const index = tableIndex(next.value);
    const table = manifest.tables[index];
    if (!table) throw new Error(`${file} changed while it was restored.`);
    async function* joined(): AsyncGenerator<Buffer> {
      while (!next.done && next.value.name !== 'manifest.json' && tableIndex(next.value) === index) {
        yield* next.value.content;
        next = await members.next();
      }
    }
    yield { table, content: joined() };
  }
  await members.return(undefined);
}

/**
 * Foreign keys are taken down and put up again around the load, which makes the server check every row against them; the
 * triggers of the rooms, which judge new facts and not old ones, are silent meanwhile.
 */
async function withoutGuards(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const keys = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 order by oid`);
  const triggers = await client.query<{ table: string; name: string; mode: string }>(`
    select tgrelid::regclass::text as table, tgname as name,
      case tgenabled when 'R' then 'enable replica' when 'A' then 'enable always' else 'enable' end as mode
    from pg_trigger where not tgisinternal and tgparentid = 0 and tgenabled <> 'D' order by oid`);
  for (const { table, name } of keys.rows)
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const { table, name } of triggers.rows)
    await client.query(`alter table ${table} disable trigger ${pg.escapeIdentifier(name)}`);
  await work();
  for (const { table, name, mode } of triggers.rows)
    await client.query(`alter table ${table} ${mode} trigger ${pg.escapeIdentifier(name)}`);
  for (const { table, name, definition } of keys.rows)
    await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
  const views = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'm' and relispopulated order by oid`,
  );
  for (const { name } of views.rows) await client.query(`refresh materialized view ${name}`);
}

/** The database was empty before, so that all there is was made here. */
async function emptyAgain(client: pg.Client): Promise<void> {
  await client.query('rollback').catch(() => {});
  const { rows: installed } = await client
    .query<{ role: string }>('select application_role as role from amparo.installation')
    .catch(() => ({ rows: [] }));
  for (const name of await listSchemas(client))
    await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`);
  for (const { role } of installed) {
    await client.query(`drop owned by ${pg.escapeIdentifier(role)}`);
    await client.query(`drop role ${pg.escapeIdentifier(role)}`);
  }
}
