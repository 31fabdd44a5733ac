import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { type Database, openDatabase, withTables } from './connect.ts';
import { transaction } from './transaction.ts';

interface Tables {
  counter: { id: number; value: number };
}

describe('a transaction', () => {
  let database: Database;

  beforeAll(async () => {
    const { ownerUrl } = await testDatabase();
    database = openDatabase({ url: ownerUrl, max: 12 });
    await database.pool.query('create table counter (id int primary key, value bigint not null)');
    await database.pool.query('insert into counter values (1, 0), (2, 0)');
  });
  afterAll(() => database.close());

  const counterOf = async (id: number) =>
    (
      await database
        .withTables<Tables>()
        .selectFrom('counter')
        .select('value')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).value;

  it('keeps all of its work or nothing', async () => {
    const before = await counterOf(1);
    const work = transaction(database, async (trx) => {
      await sql`update counter set value = value + 1 where id = 1`.execute(trx);
      throw new Error('the second step failed');
    });
    await expect(work).rejects.toThrow('the second step failed');
    expect(await counterOf(1)).toBe(before);
  });

  it('begins again after a serialization failure: of eight that read and add at once, none is lost', async () => {
    await database.pool.query('update counter set value = 0 where id = 1');
    let attempts = 0;
    const addOne = () =>
      transaction(
        database,
        async (trx) => {
          attempts++;
          const tables = withTables<Tables>(trx);
          const { value } = await tables
            .selectFrom('counter')
            .select('value')
            .where('id', '=', 1)
            .executeTakeFirstOrThrow();
          await tables
            .updateTable('counter')
            .set({ value: value + 1 })
            .where('id', '=', 1)
            .execute();
        },
        { isolation: 'serializable', attemptsMax: 50 },
      );
    await Promise.all(Array.from({ length: 8 }, addOne));
    expect(await counterOf(1)).toBe(8);
    expect(attempts).toBeGreaterThan(8);
  });

  it('begins again after a deadlock: two that take the same rows in opposite order both finish', async () => {
    await database.pool.query('update counter set value = 0');
    let arrived = 0;
    let open: () => void = () => {};
    const bothHoldOne = new Promise<void>((resolve) => {
      open = resolve;
    });
    const takeBoth = (first: number, second: number) =>
      transaction(database, async (trx) => {
        await sql`update counter set value = value + 1 where id = ${first}`.execute(trx);
        if (++arrived === 2) open();
        await bothHoldOne;
        await sql`update counter set value = value + 1 where id = ${second}`.execute(trx);
      });
    await Promise.all([takeBoth(1, 2), takeBoth(2, 1)]);
    expect(await counterOf(1)).toBe(2);
    expect(await counterOf(2)).toBe(2);
    expect(arrived).toBe(3);
  });

  it('gives up after the stated number of attempts, with the error of the server', async () => {
    let attempts = 0;
    const work = transaction(
      database,
      async (trx) => {
        attempts++;
        await sql`do $$ begin raise exception 'always' using errcode = '40001'; end $$`.execute(trx);
      },
      { attemptsMax: 3 },
    );
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(3);
  });

  it('does not begin again after an error that would only repeat', async () => {
    let attempts = 0;
    const work = transaction(database, async (trx) => {
      attempts++;
      await sql`insert into counter values (1, 5)`.execute(trx);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });

  it('joins the transaction in course', async () => {
    await database.pool.query('update counter set value = 0 where id = 1');
    const outer = transaction(database, async (trx) => {
      await transaction(trx, async (inner) => {
        await sql`update counter set value = 7 where id = 1`.execute(inner);
      });
      throw new Error('the outer work failed');
    });
    await expect(outer).rejects.toThrow('the outer work failed');
    expect(await counterOf(1)).toBe(0);
  });
});
