import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { loadCases } from './demonstration.ts';

const folder = join(import.meta.dirname, '../../../cases/programmes');
let house: SpacesHouse;
let planner: TestPerson;
beforeAll(async () => {
  house = await openSpacesHouse();
  planner = await house.person('Rita Planificadora', { role: 'planner' });
  await loadCases(house.db, folder, house.clock);
});
afterAll(() => house.close());

describe('the cases, loaded', () => {
  it('are read by everybody, with the totals of the source', async () => {
    const { body } = await house.get(null, '/api/programmes');
    expect(body.items.map((one: { slug: string }) => one.slug)).toEqual(['patss', 'ec-t1241', 'e-045']);
    const patss = (await house.get(null, '/api/programmes/patss')).body;
    // §4.4.3 of the evaluation: 2 323 564.95, 1 438 478.32, 27 321.61, 857 765.02; §4.3.1: 20 done, 2 in part, 5 not.
    expect(patss.progress.whole).toEqual({
      products: { total: 27, done: 20, partly: 2, notDone: 5 },
      budgetedCents: 232_356_495,
      executedCents: 143_847_832,
      committedCents: 2_732_161,
      balanceCents: 85_776_502,
    });
    const balances = patss.progress.lines.map((one: { balanceCents: number }) => one.balanceCents);
    expect(balances).toEqual([46_292_914, 4_330_326, 743_135, 5_963_086, 6_321_520, 7_657_035, 14_468_486]);
    expect(patss.notes.contradictions).toHaveLength(14);
    expect((await house.get(null, '/api/programmes/no-existe')).status).toBe(404);
  });
  it('are loaded once and stay as their source has them', async () => {
    await loadCases(house.db, folder, house.clock);
    expect((await house.get(null, '/api/programmes')).body.items).toHaveLength(3);
    const refused = await house.post(planner, '/api/programmes/patss/parts', { part: 'risks', value: [] });
    expect(refused.body.refusal).toBe('case-is-fixed');
  });
});
