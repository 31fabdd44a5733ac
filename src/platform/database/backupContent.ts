import pg from 'pg';

export interface TableContent {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly partitioned: boolean;
}

export interface SequenceContent {
  readonly schema: string;
  readonly sequence: string;
  /** Its digits; a sequence reaches beyond 2^53. */
  readonly lastValue: string;
  readonly isCalled: boolean;
}

/** What a backup's archive says of itself, in `manifest.json`, its last member. */
export interface Manifest {
  readonly format: 'amparo-backup-1';
  /** ISO 8601, the moment of the snapshot by the server's clock. */
  readonly takenAt: string;
  readonly serverVersion: string;
  readonly migrations: readonly { readonly name: string; readonly hash: string }[];
  /** The member files of the table at index i begin with `tables/` and i in four digits. */
  readonly tables: readonly (TableContent & {
    readonly rows: number;
    readonly bytes: number;
    /** SHA-256, hexadecimal, of the table's rows in COPY's text format. */
    readonly sha256: string;
  })[];
  readonly sequences: readonly SequenceContent[];
}

// The schema `amparo` says which migrations were applied and under which role; the database that is restored into has its own.
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'amparo') and n.nspname !~ '^pg_(toast|temp)'`;
const noExtension = (catalogue: string, id: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${id} and d.deptype = 'e')`;

/** Every table with its columns but the computed ones, in a stable order. */
export async function listTables(client: pg.Client): Promise<TableContent[]> {
  const { rows } = await client.query<TableContent>(`
    select n.nspname as schema, c.relname as table, c.relkind = 'p' as partitioned,
      coalesce((select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and ${ours} and ${noExtension('pg_class', 'c.oid')}
    order by n.nspname, c.relname`);
  return rows;
}

export async function listSequences(client: pg.Client): Promise<SequenceContent[]> {
  const { rows } = await client.query<{ schema: string; sequence: string }>(`
    select n.nspname as schema, c.relname as sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} and ${noExtension('pg_class', 'c.oid')}
    order by n.nspname, c.relname`);
  const sequences: SequenceContent[] = [];
  for (const row of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${qualified(row.schema, row.sequence)}`,
    );
    sequences.push({ ...row, ...state.rows[0]! });
  }
  return sequences;
}

/** Whether nothing was made in this database; what its extensions made does not count. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(`
    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'
      and ${noExtension('pg_class', 'c.oid')} limit 1`);
  return rowCount === 0 && (await listSchemas(client)).length === 0;
}

/** The schemas that somebody made, `public` apart. */
export async function listSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname as name from pg_namespace n
    where n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_(toast|temp)'
      and ${noExtension('pg_namespace', 'n.oid')} order by 1`);
  return rows.map((row) => row.name);
}

export function qualified(schema: string, name: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
}

/** The table and its columns as COPY names them. */
export function copyTarget(table: TableContent): string {
  const name = qualified(table.schema, table.table);
  return table.columns.length === 0 ? name : `${name} (${columnList(table)})`;
}

export function columnList(table: TableContent): string {
  return table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** The same text for the same value, whatever the settings of the two servers. */
export const exactText = `
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local extra_float_digits = 3;
  set local bytea_output = 'hex';
  set local timezone = 'UTC';`;
