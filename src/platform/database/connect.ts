import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { readValue } from './values.ts';

/** No table is known until a room names its own: `withTables<AuditTables>(trx).insertInto('audit.entry')`. */
export type NoTables = Record<never, never>;

/** What a store asks questions of: the pool itself or a transaction in course. */
export type Db = Kysely<NoTables>;

export interface Database {
  readonly kysely: Db;
  /** The same connections, typed with the tables of one room. */
  withTables<T>(): Kysely<T>;
  /** For what Kysely does not speak: COPY, cursors, LISTEN. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://user:password@host/database`, or with `?host=/folder` for a unix socket. */
  readonly url: string;
  /** Connections at most; 10 unless told. */
  readonly max?: number;
  readonly applicationName?: string;
  /** Milliseconds after which the server ends a statement; 30 000 unless told, 0 for never (imports, backups). */
  readonly statementTimeoutMs?: number;
  /** Milliseconds after which the server ends a transaction that does nothing; 60 000 unless told, 0 for never. */
  readonly idleInTransactionTimeoutMs?: number;
  /** Hears of connections that break while nobody is using them; the pool replaces them by itself. */
  readonly onConnectionError?: (error: Error) => void;
}

/**
 * A pool of connections. Nothing is connected until the first question.
 *
 * Values: `bigint` comes as a number when it is exact in one, else as its digits; `numeric` as its digits; `date` and
 * `timestamp` as the text the server gives; `timestamptz` as a `Date`.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...connectionSettings(options.url),
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'amparo',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: startupOptions(options),
    types: { getTypeParser: readValue as typeof pg.types.getTypeParser },
  });
  const onConnectionError = options.onConnectionError ?? (() => {});
  // A connection that breaks emits on the pool while idle and on the client while lent out; an event that nobody hears ends
  // the process, and the sockets of a closed pool outlive `end()`.
  pool.on('error', onConnectionError);
  pool.on('connect', (client) => client.on('error', onConnectionError));

  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return {
    kysely,
    pool,
    withTables: <T>() => withTables<T>(kysely),
    close() {
      closing ??= kysely.destroy().then(() => (pool.ended || pool.ending ? undefined : pool.end()));
      return closing;
    },
  };
}

/** The pool or the transaction in course, typed with the tables of one room (an interface or a type, by `schema.table`). */
export function withTables<T>(db: Db): Kysely<T> {
  return db as unknown as Kysely<T>;
}

/**
 * One connection outside any pool, for session-level work (locks, snapshots). The caller connects and ends it.
 */
export function singleClient(url: string, options: Omit<DatabaseOptions, 'url' | 'max'> = {}): pg.Client {
  const client = new pg.Client({
    ...connectionSettings(url),
    application_name: options.applicationName ?? 'amparo',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: startupOptions({ statementTimeoutMs: 0, idleInTransactionTimeoutMs: 0, ...options }),
    types: { getTypeParser: readValue as typeof pg.types.getTypeParser },
  });
  client.on('error', options.onConnectionError ?? (() => {}));
  return client;
}

function connectionSettings(url: string): pg.ClientConfig {
  // pg gives the address precedence over the settings beside it, so what the address may not change is taken out of it.
  return { connectionString: withoutParameters(url, ['options', 'application_name']) };
}

/** search_path is pinned: pg_catalog (always first unless named), then public, where only the owner creates; temporary tables last, so that none can take the place of another. */
function startupOptions(options: Omit<DatabaseOptions, 'url'>): string {
  return [
    '-c search_path=public,pg_temp',
    '-c timezone=UTC',
    `-c statement_timeout=${options.statementTimeoutMs ?? 30_000}`,
    `-c idle_in_transaction_session_timeout=${options.idleInTransactionTimeoutMs ?? 60_000}`,
  ].join(' ');
}

function withoutParameters(url: string, names: readonly string[]): string {
  const [address, query] = splitOnce(url, '?');
  if (query === undefined) return url;
  const kept = query.split('&').filter((pair) => !names.includes(splitOnce(pair, '=')[0]));
  return kept.length > 0 ? `${address}?${kept.join('&')}` : address;
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
