import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Database, Db } from '#platform/database';
import { figuresAt, type MemberFigures } from './figures/figures.ts';
import { readQuarters } from './figures/store.ts';

/** The published file of a quarter such as `2026-Q3` with what it says of the whole institution; undefined until it is published. */
export async function readPublishedQuarter(
  db: Database,
  quarter: string,
): Promise<{ readonly sha256: string; readonly figures: MemberFigures } | undefined> {
  const [found] = await readQuarters(db, { quarter });
  return found && { sha256: found.sha256, figures: figuresAt(found.file, 'all', '') };
}

/** Overdue cases of each unit as everybody is shown them: units with fewer than `smallest` are left out. */
export async function readOverdueShown(
  db: Db,
  smallest: number,
): Promise<{ readonly unit: string; readonly overdue: number; readonly on: PlainDate }[]> {
  const { rows } = await sql<{ unit: string; overdue: number; on: PlainDate }>`
    select unit, overdue, overdue_on as on from complaints.overdue_shown where overdue >= ${smallest} order by unit
  `.execute(db);
  return rows;
}
