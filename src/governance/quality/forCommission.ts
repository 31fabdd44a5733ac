import { readCatalogue } from '#operations/services';
import type { Database } from '#platform/database';
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
