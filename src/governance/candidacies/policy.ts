import { dateAt, type PlainDate } from '#kernel';
import { getReading, type Law, numberAt, workingCalendar } from '#law';
import { commissions, proposingSides } from './call.ts';
import type { CandidaciesPolicy, Scene } from './decide.ts';

/** What `law/candidacies` says on a date. @throws LawGap when the date is before the policy began. */
export function candidaciesPolicyOn(law: Law, date: PlainDate): CandidaciesPolicy {
  const read = (id: string, key?: string) => getReading(numberAt(law, `candidacies.${id}`, date, key)).value;
  return {
    candidates: read('shortlist', 'candidates'),
    perCommission: read('shortlist', 'per-commission'),
    sexDifference: read('shortlist', 'sex-difference'),
    evidenceDays: read('working-days', 'evidence'),
    appealDays: read('working-days', 'appeal'),
    appealDecisionDays: read('working-days', 'appeal-decision'),
    statementCharacters: read('statement-characters'),
    seats: Object.fromEntries(
      commissions.flatMap((commission) =>
        proposingSides.map((side) => [`${commission}-${side}`, read('seats', `${commission}-${side}`)]),
      ),
    ),
  };
}

export function sceneOn(law: Law, personId: string, now: Date): Scene {
  const today = dateAt(now.getTime());
  const calendar = workingCalendar(law);
  return {
    personId,
    today,
    policy: candidaciesPolicyOn(law, today),
    addWorkingDays: (date, count) => calendar.addWorkingDays(date, count),
  };
}
