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
  expect(loads.filter((one) => one !== null)).toHaveLength(1);
  const { rows } = await db.pool.query('select count(*)::int as n from identity.account');
  // An affiliate and one holder of each office of the demonstration.
  expect(rows[0]).toEqual({ n: demonstrationSignIns.length });
});

it('goes on where a load was cut off after its attentions were written', async () => {
  const before = await db.pool.query('select count(*)::int as n from quality.attention');
  await owner.pool.query('truncate services.institution');
  expect(await loadDemonstration({ appUrl, scale: 3000 })).not.toBeNull();
  expect((await db.pool.query('select count(*)::int as n from quality.attention')).rows).toEqual(before.rows);
  expect((await db.pool.query('select count(*)::int as n from identity.account')).rows[0]).toEqual({
    n: demonstrationSignIns.length,
  });
});
