import { sql } from 'kysely';
import { readCatalogue } from '#operations/services';
import type { Database, Db } from '#platform/database';
import { readEdition } from './editionStore.ts';
import { seriesOf } from './results.ts';

/** What the last edition publishes of one facility in one month; what it hides is null. */
export interface FacilityMonth {
  /** `2026-02` */
  readonly month: string;
  readonly waitingMedianDays: number | null;
  readonly waitingPercentile90Days: number | null;
  /** Share of who rated whose mean is 4 or more, from 0 to 1. */
  readonly satisfiedShare: number | null;
  /** Mean of the ratings, from 1 to 5. */
  readonly meanScore: number | null;
}

/** The published months of a facility with the edition that they come from; undefined where nothing was published of it. */
export async function readFacilitySeries(
  db: Database,
  facility: string,
): Promise<
  { readonly edition: number; readonly sha256: string; readonly months: readonly FacilityMonth[] } | undefined
> {
  const published = await readEdition(db);
  if (!published.ok) return undefined;
  const series = seriesOf(published.value, await readCatalogue(db.kysely), 'facility', facility);
  if (!series.ok) return undefined;
  return {
    edition: published.value.number,
    sha256: published.value.sha256,
    months: series.value.points.map(({ month, figures }) => ({
      month,
      waitingMedianDays: figures.waiting?.medianDays ?? null,
      waitingPercentile90Days: figures.waiting?.percentile90Days ?? null,
      satisfiedShare: figures.satisfied?.share ?? null,
      meanScore: figures.mean,
    })),
  };
}

/** Whether a person was attended at a facility since a moment: what makes her a user of it. */
export async function wasAttendedSince(
  db: Db,
  personId: string,
  facility: string,
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from quality.attention where person_id = ${personId} and facility = ${facility} and attended_at >= ${since} limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Persons attended at a facility since a moment, in a stable order: whom the demonstration makes members of its committee. */
export async function findAttendedSince(
  db: Db,
  facility: string,
  since: Date,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from quality.attention
    where facility = ${facility} and attended_at >= ${since} order by person_id limit ${limit}
  `.execute(db);
  return rows.map((row) => row.personId);
}
