import { expect, it } from 'vitest';
import { agreedCandidates } from '#governance/candidacies';
import { openDatabase } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { loadDemonstration } from '../../demonstration.ts';
import { findCollege } from './store.ts';

it('the demonstration has agreed candidates and a college of a fifth of its roll', async () => {
  const { appUrl } = await testDatabase();
  await loadDemonstration({ appUrl, scale: 3000 });
  const db = openDatabase({ url: appUrl });
  try {
    const college = (await findCollege(db.kysely, 'delegados-2023'))!;
    const roll = college.strata.reduce((sum, one) => sum + one.drawn, 0);
    expect(college.voters).toHaveLength(roll);
    expect(roll).toBeGreaterThan(100);
    // Twenty-four stood and one was excluded.
    expect(await agreedCandidates(db.kysely, 'delegados-2023')).toHaveLength(23);
    const { rows } = await db.pool.query(
      "select room, count(distinct stream)::int as n from actions.action where room in ('organisations', 'candidacies') group by room order by room",
    );
    expect(rows).toEqual([
      { room: 'candidacies', n: 2 },
      { room: 'organisations', n: 12 },
    ]);
  } finally {
    await db.close();
  }
}, 180_000);
