import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database';
import { demonstrationSignIns } from '#platform/identity';
import { loadDemonstration } from '../src/demonstration.ts';
import { testDatabase } from './support/database.ts';

let db: Database;
let owner: Database;
let appUrl: string;
beforeAll(async () => {
  const database = await testDatabase();
  appUrl = database.appUrl;
  db = openDatabase({ url: appUrl });
  owner = openDatabase({ url: database.ownerUrl });
});
afterAll(async () => {
  await db.close();
  await owner.close();
});

it('is loaded once when two processes start on one empty database', async () => {
  const loads = await Promise.all([
    loadDemonstration({ appUrl, scale: 3000 }),
    loadDemonstration({ appUrl, scale: 3000 }),
  ]);
  expect(loads.filter((one) => one.institution !== null)).toHaveLength(1);
  const { rows } = await db.pool.query('select count(*)::int as n from identity.account');
  // An affiliate and one holder of each office of the demonstration.
  expect(rows[0]).toEqual({ n: demonstrationSignIns.length });
});

it('goes on where a load was cut off after its attentions were written', async () => {
  const before = await db.pool.query('select count(*)::int as n from quality.attention');
  await owner.pool.query('truncate services.institution');
  expect(await loadDemonstration({ appUrl, scale: 3000 })).toMatchObject({
    institution: expect.anything(),
    rest: false,
  });
  expect((await db.pool.query('select count(*)::int as n from quality.attention')).rows).toEqual(before.rows);
  expect((await db.pool.query('select count(*)::int as n from identity.account')).rows[0]).toEqual({
    n: demonstrationSignIns.length,
  });
});

it('goes on with the room at which it was cut off, and leaves what was done as it is', async () => {
  const { appUrl: url } = await testDatabase();
  const cutAt = (step: string) => (reached: string) => {
    if (reached === step) throw new Error('the power went');
  };
  const fresh = openDatabase({ url });
  try {
    await expect(loadDemonstration({ appUrl: url, scale: 3000, onStep: cutAt('changes') })).rejects.toThrow(
      'the power went',
    );
    const cases = async () =>
      (
        await fresh.pool.query(
          'select count(*)::int as cases, max(recorded_at) as last from audit.entry where action = $1',
          ['complaints.case.filed'],
        )
      ).rows;
    const before = await cases();
    // Half of a step leaves nothing of it.
    await expect(
      loadDemonstration({ appUrl: url, scale: 3000, onStep: cutAt('programmes') }),
    ).rejects.toThrow();
    expect(await loadDemonstration({ appUrl: url, scale: 3000 })).toEqual({ institution: null, rest: true });
    expect(await cases()).toEqual(before);
    const { rows: steps } = await fresh.pool.query(
      'select step from services.loaded_step order by loaded_at',
    );
    expect(steps.map(({ step }) => step)).toEqual([
      'accounts',
      'complaints',
      'procurement',
      'spaces',
      'committee',
      'rating',
      'changes',
      'programmes',
      'evaluations',
      'oversight-groups',
      'commission',
      'candidacies',
      'stages',
      'elections',
      'letters',
      'valuations',
    ]);
    expect(await loadDemonstration({ appUrl: url, scale: 3000 })).toEqual({ institution: null, rest: false });
  } finally {
    await fresh.close();
  }
}, 300_000);
