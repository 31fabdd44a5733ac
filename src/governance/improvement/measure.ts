import { readMeasure, readPublishedMeasure } from '#governance/quality';
import { dateAt } from '#kernel';
import type { Database, Db } from '#platform/database';
import type { ChangeState } from './change.ts';
import { type Effect, effectOf } from './effect.ts';
import type { ImprovementPolicy } from './policy.ts';

/** The month of the wall calendar in which the change was done; null while it was not. */
export function monthDone(state: Pick<ChangeState, 'finished'>): string | null {
  return state.finished ? dateAt(Date.parse(state.finished.at)).slice(0, 7) : null;
}

/** Before and after as the living data say: for the desk. A month that still runs, or has few answers, is not charted. */
export async function livingEffect(
  db: Db,
  state: Pick<ChangeState, 'facts' | 'finished'>,
  policy: ImprovementPolicy,
  now: Date,
): Promise<Effect> {
  const { facts } = state;
  const thisMonth = dateAt(now.getTime()).slice(0, 7);
  const months = (await readMeasure(db, facts, facts.figure)).filter(
    (one) => one.n >= policy.answersPerPointMin && one.month < thisMonth,
  );
  return effectOf(months, facts.figure, monthDone(state), policy.afterMonths);
}

/** The same from the published edition: nothing is shown of a change that the results of quality do not show already. */
export async function publishedEffect(
  db: Database,
  state: Pick<ChangeState, 'facts' | 'finished'>,
  policy: ImprovementPolicy,
): Promise<Effect> {
  const { facts } = state;
  const months = await readPublishedMeasure(db, facts, facts.figure);
  return effectOf(months, facts.figure, monthDone(state), policy.afterMonths);
}
