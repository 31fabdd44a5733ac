import { sql } from 'kysely';
import { readCatalogue } from '#operations/services';
import type { Database, Db } from '#platform/database';
import { readEdition } from './editionStore.ts';
import { seriesOf } from './results.ts';

/** What the last edition publishes of the whole institution in one month; what it hides is null. */
export interface InstitutionMonth {
  /** `2026-02` */
  readonly month: string;
  readonly answers: number | null;
  /** From 1 to 5. */
  readonly mean: number | null;
  /** From 0 to 1. */
  readonly satisfiedShare: number | null;
  readonly waitingMedianDays: number | null;
}

/** The published months of the institution with the edition that they come from; undefined where nothing was published. */
export async function readInstitutionMonths(
  db: Database,
): Promise<
  | { readonly edition: number; readonly sha256: string; readonly months: readonly InstitutionMonth[] }
  | undefined
> {
  const published = await readEdition(db);
  if (!published.ok) return undefined;
  const series = seriesOf(published.value, await readCatalogue(db.kysely), 'all', '');
  return {
    edition: published.value.number,
    sha256: published.value.sha256,
    months: series.ok
      ? series.value.points.map(({ month, figures }) => ({
          month,
          answers: figures.answers,
          mean: figures.mean,
          satisfiedShare: figures.satisfied?.share ?? null,
          waitingMedianDays: figures.waiting?.medianDays ?? null,
        }))
      : [],
  };
}

/** A place where a person rated, with the moment of her first rating there. */
export interface RatedPlace {
  readonly facility: string;
  readonly since: Date;
  readonly ratings: number;
}

/** Where a person rated, the latest place first: for herself alone, so that she can be told where it led. */
export async function readRatedPlaces(db: Db, personId: string): Promise<RatedPlace[]> {
  const { rows } = await sql<RatedPlace>`
    select e.facility, min(e.received_at) as since, count(*)::integer as ratings
    from quality.evaluation e join quality.attention a using (attention_id)
    where a.person_id = ${personId} group by e.facility order by max(e.received_at) desc, e.facility
  `.execute(db);
  return rows;
}
