import { sql } from 'kysely';
import type { Database } from '#platform/database';

/**
 * A person with attentions that she has not rated and still can, and the facility of the last one: whose account the demonstration
 * opens. Undefined where nobody has any.
 */
export async function findSomebodyToRate(
  db: Database,
  attendedSince: Date,
): Promise<{ readonly personId: string; readonly facility: string } | undefined> {
  const { rows } = await sql<{ personId: string; facility: string }>`
    select a.person_id as "personId", (array_agg(a.facility order by a.attended_at desc))[1] as facility
    from quality.attention a
    where a.attended_at >= ${attendedSince} and not exists (select from quality.evaluation e where e.attention_id = a.attention_id)
    group by a.person_id order by count(*) desc, a.person_id limit 1
  `.execute(db.kysely);
  return rows[0];
}
