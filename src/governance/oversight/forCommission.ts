import { sql } from 'kysely';
import type { Db } from '#platform/database';

/** How many purchases are published, and in how many of them some test points at something to look at. */
export async function countFlagged(
  db: Db,
): Promise<{ readonly processes: number; readonly flagged: number }> {
  const { rows } = await sql<{ processes: number; flagged: number }>`
    select count(*)::int as processes,
           count(*) filter (where exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid))::int as flagged
    from oversight.process p
  `.execute(db);
  return rows[0]!;
}
