import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, refuse } from '#kernel';
import { type Database, openDatabase } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { anonymous } from './actor.ts';
import { runCommand } from './command.ts';
import { gathered, runCommands } from './commandBatch.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('what is gathered', () => {
  it('goes at once when a lane is free, and together when all are busy', async () => {
    const sizes: number[] = [];
    const double = gathered<number, number>({
      lanes: 1,
      sizeMax: 4,
      run: async (items) => {
        sizes.push(items.length);
        await sleep(20);
        return items.map((item) => 2 * item);
      },
    });
    const first = double(1);
    await sleep(5);
    const rest = [2, 3, 4, 5, 6, 7].map(double);
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(sizes).toEqual([1, 4, 2]);
    expect(await double(8)).toBe(16);
  });

  it('one that breaks does not break its neighbours', async () => {
    const careful = gathered<number, string>({
      lanes: 1,
      sizeMax: 10,
      run: async (items) => {
        if (items.includes(13)) throw new Error('thirteen');
        return items.map(String);
      },
    });
    const all = await Promise.allSettled([12, 13, 14].map(careful));
    expect(all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      '12',
      'thirteen',
      '14',
    ]);
  });
});

describe('commands in one transaction', () => {
  let db: Database;
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
  });
  afterAll(() => db.close());
  const command = (key: string, body: unknown) => ({ actor: anonymous, key, body });
  const entriesOf = async (id: string) =>
    (await db.pool.query('select count(*) as n from audit.entry where subject_id = $1', [id])).rows[0].n;

  it('each keeps its key, its refusal, its entry and its answer', async () => {
    const decidedBodies: unknown[] = [];
    const run = (commands: ReturnType<typeof command>[]) =>
      runCommands<unknown, { echo: unknown }>(db, 'test.batch', commands, async ({ audit }, fresh) =>
        fresh.map((one) => {
          decidedBodies.push(one.body);
          if (one.body === 'no') return refuse({ refusal: 'said-no' });
          audit(one, { action: 'test.batch', subject: { kind: 'test', id: String(one.body) } });
          return ok({ echo: one.body });
        }),
      );
    const results = await run([
      command('batch-key-1', 'a'),
      command('batch-key-2', 'no'),
      command('batch-key-1', 'a'),
      command('batch-key-1', 'other'),
    ]);
    expect(results).toEqual([
      { ok: true, value: { echo: 'a' } },
      { ok: false, refusal: { refusal: 'said-no' } },
      { ok: true, value: { echo: 'a' } },
      { ok: false, refusal: { refusal: 'idempotency-key-reused' } },
    ]);
    expect(decidedBodies).toEqual(['a', 'no']);
    // A refusal leaves nothing behind, so the same key may be used again; what was done is only answered.
    expect(await run([command('batch-key-2', 'b'), command('batch-key-1', 'a')])).toEqual([
      { ok: true, value: { echo: 'b' } },
      { ok: true, value: { echo: 'a' } },
    ]);
    expect(decidedBodies).toEqual(['a', 'no', 'b']);
    expect(await entriesOf('a')).toBe(1);
    // A key is a key, whether its command travelled alone or with others.
    const alone = await runCommand(
      db,
      anonymous,
      { name: 'test.alone', key: 'batch-key-1', body: 'a' },
      async () => ok(null),
    );
    expect(alone).toEqual({ ok: false, refusal: { refusal: 'idempotency-key-reused' } });
  });

  it('batches that share keys crosswise wait for each other and do each thing once', async () => {
    const keys = Array.from({ length: 30 }, (_, i) => `cross-key-${i}`);
    let decided = 0;
    const run = (some: string[]) =>
      runCommands<unknown, string>(
        db,
        'test.cross',
        some.map((key) => command(key, key)),
        async (_scope, fresh) => {
          decided += fresh.length;
          await sleep(5);
          return fresh.map((one) => ok(one.key));
        },
      );
    const all = await Promise.all([
      run(keys),
      run(keys.toReversed()),
      run(keys.slice(10)),
      run(keys.toReversed()),
    ]);
    expect(decided).toBe(30);
    expect(all[1]).toEqual(all[0]!.toReversed());
  });
});
