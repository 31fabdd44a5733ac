import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { withCredentials, withDatabaseName, withoutCredentials } from './address.ts';
import { type Database, openDatabase, withTables } from './connect.ts';

describe('a database', () => {
  let place: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    place = await testDatabase();
    database = openDatabase({ url: place.appUrl, max: 3, statementTimeoutMs: 300 });
  });
  afterAll(() => database.close());

  const read = async (expression: string): Promise<unknown> =>
    (await database.pool.query(`select ${expression} as value`)).rows[0].value;

  it('reads a bigint as a number while that is exact, and then as its digits', async () => {
    expect(await read('9007199254740991::int8')).toBe(9007199254740991);
    expect(await read('-9007199254740991::int8')).toBe(-9007199254740991);
    expect(await read('9007199254740992::int8')).toBe('9007199254740992');
    expect(await read("'{1,null,9007199254740993}'::int8[]")).toEqual([1, null, '9007199254740993']);
    expect(await read("'{{1,2},{3,4}}'::int8[]")).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await read("'{}'::int8[]")).toEqual([]);
    expect(await read('count(*)')).toBe(1);
  });

  it('reads a date as the day it says, in any time zone', async () => {
    expect(await read("date '2026-11-21'")).toBe('2026-11-21');
    expect(await read("array[date '2026-11-21', null]")).toEqual(['2026-11-21', null]);
    expect(await read("timestamp '2026-11-21 10:00'")).toBe('2026-11-21 10:00:00');
    expect(await read("array[timestamp '2026-11-21 10:00']")).toEqual(['2026-11-21 10:00:00']);
  });

  it('reads an instant as a Date, a numeric as its digits, JSON as its value', async () => {
    expect(await read("timestamptz '2026-11-21 10:00-05'")).toEqual(new Date('2026-11-21T15:00:00Z'));
    expect(await read('123456789012345678.90::numeric')).toBe('123456789012345678.90');
    expect(await read("array[1.10::numeric, 'NaN']")).toEqual(['1.10', 'NaN']);
    expect(await read(`'{"a": [1, null]}'::jsonb`)).toEqual({ a: [1, null] });
    expect(await read("array['a', null, 'b,\"c']")).toEqual(['a', null, 'b,"c']);
  });

  it('ends a statement that takes too long', async () => {
    await expect(read("pg_sleep(5)::text || 'x'")).rejects.toMatchObject({ code: '57014' });
  });

  it('searches names in no schema that others may write to, and temporary tables last', async () => {
    expect(await read("current_setting('search_path')")).toBe('public,pg_temp');
    await expect(database.pool.query('create table trap ()')).rejects.toMatchObject({ code: '42501' });
    const client = await database.pool.connect();
    try {
      await client.query('create temporary table pg_class (trap int)');
      expect(
        (await client.query('select count(*) > 0 as real from pg_class where relname is not null')).rows,
      ).toEqual([{ real: true }]);
    } finally {
      client.release(true);
    }
  });

  it('outlives the loss of every connection, idle or lent out', async () => {
    const heard: Error[] = [];
    const other = openDatabase({
      url: place.appUrl,
      max: 2,
      onConnectionError: (error) => void heard.push(error),
    });
    const idle = await other.pool.connect();
    const lent = await other.pool.connect();
    idle.release();
    const owner = openDatabase({ url: place.ownerUrl, max: 1 });
    await owner.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename <> current_user',
      [place.name],
    );
    await owner.close();
    // Until the pool has heard of both: what it has not heard of it may still lend.
    while (heard.length < 2 || other.pool.idleCount > 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await expect(lent.query('select 1')).rejects.toThrow();
    lent.release(true);
    expect((await other.pool.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
    await other.close();
    await other.close();
  });

  it('gives the tables of a room their types', async () => {
    const names = await withTables<{ 'amparo.migration': { name: string } }>(database.kysely)
      .selectFrom('amparo.migration')
      .select('name')
      .where('name', '=', 'none/such')
      .execute();
    expect(names).toEqual([]);
  });
});

describe('an address of a database', () => {
  it('changes one piece and keeps the rest, with a host or with a socket', () => {
    expect(
      withCredentials('postgresql://owner:secret@db.example:5432/amparo?sslmode=require', 'app', 'p@ss/word'),
    ).toBe('postgresql://app:p%40ss%2Fword@db.example:5432/amparo?sslmode=require');
    expect(withCredentials('postgres:///amparo?host=/run/pg&user=a&password=b', 'app', 'x')).toBe(
      'postgres://app:x@/amparo?host=/run/pg',
    );
    expect(withDatabaseName('postgresql://owner:secret@/amparo?host=/run/pg', 'other one')).toBe(
      'postgresql://owner:secret@/other%20one?host=/run/pg',
    );
    expect(withDatabaseName('postgresql://localhost', 'other')).toBe('postgresql://localhost/other');
  });

  it('is shown without the name and the password of who enters', () => {
    expect(
      withoutCredentials('postgresql://owner:secret@db.example/amparo?password=secret&sslmode=require'),
    ).toBe('postgresql://db.example/amparo?sslmode=require');
  });

  it('that is none is refused with its right shape, and without repeating it', () => {
    expect(() => withoutCredentials('mysql://owner:secret@host/x')).toThrow(
      'write postgresql://user:password@host:5432/database',
    );
    const unencoded = 'postgresql://owner:se/cret@host/x';
    expect(() => withoutCredentials(unencoded)).toThrow(/percent-encoded\.$/);
    expect(() => withoutCredentials(unencoded)).not.toThrow(/cret@/);
    expect(withoutCredentials('postgresql://o:s@[::1]:5432,db2:5433/x')).toBe(
      'postgresql://[::1]:5432,db2:5433/x',
    );
  });
});
