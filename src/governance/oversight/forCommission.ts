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

/** How many purchases each region has, by its folded name as the buyers' addresses give it; null: no address says where. */
export async function countByRegion(
  db: Db,
): Promise<{ readonly region: string | null; readonly processes: number; readonly flagged: number }[]> {
  const { rows } = await sql<{ region: string | null; processes: number; flagged: number }>`
    select region, count(*)::int as processes,
           count(*) filter (where exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid))::int as flagged
    from oversight.process p group by region order by region nulls last
  `.execute(db);
  return rows;
}
