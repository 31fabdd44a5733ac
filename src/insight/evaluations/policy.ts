import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt, type WorkingCalendar, workingCalendar } from '#law';
import type { Term } from './lists.ts';
import type { StrengthPolicy } from './strength.ts';

/** What `law/evaluations` says on a date; all of it policy of this platform. */
export interface EvaluationsPolicy {
  readonly responseWorkingDays: number;
  readonly planWorkingDays: number;
  readonly verdictWorkingDays: number;
  readonly termMonths: Readonly<Record<Term, number>>;
  readonly escalation: { readonly director: number; readonly board: number };
  readonly strength: StrengthPolicy;
}

/** @throws LawGap when the date is before the policy began. */
export function evaluationsPolicyOn(law: Law, date: PlainDate): EvaluationsPolicy {
  const read = (id: string, key?: string) => getReading(numberAt(law, `evaluations.${id}`, date, key)).value;
  return {
    responseWorkingDays: read('response-working-days'),
    planWorkingDays: read('plan-working-days'),
    verdictWorkingDays: read('verdict-working-days'),
    termMonths: {
      short: read('term-months', 'short'),
      medium: read('term-months', 'medium'),
      long: read('term-months', 'long'),
    },
    escalation: {
      director: read('escalation-working-days', 'director'),
      board: read('escalation-working-days', 'board'),
    },
    strength: {
      strongSourcesMin: read('strong-sources-min'),
      strongFamiliesMin: read('strong-families-min'),
    },
  };
}

const calendars = new WeakMap<Law, WorkingCalendar>();
/** One calendar for each law: its years are worked out once. */
export function calendarOf(law: Law): WorkingCalendar {
  const known = calendars.get(law);
  if (known) return known;
  const made = workingCalendar(law);
  calendars.set(law, made);
  return made;
}
