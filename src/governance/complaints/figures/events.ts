import { daysBetween, type PlainDate } from '#kernel';
import type { Place } from '#law';
import { applyAction, type CaseAction, type CaseState } from '../case.ts';
import { deadlineOf } from '../deadline.ts';
import type { ComplaintsRoomOptions } from '../options.ts';
import { termDaysOf } from '../policy.ts';

/** What is counted of a case. */
export const measures = ['received', 'answered', 'contested', 'reopened'] as const;
export type Measure = (typeof measures)[number];

/** One countable thing that happened to a case, in the unit that had it then. */
export interface CaseEvent {
  readonly measure: Measure;
  readonly on: PlainDate;
  readonly unit: string | null;
  /** Calendar days from the beginning of the term (reception, contest, reopening) to the answer; null for what is no answer. */
  readonly days: number | null;
  /** Whether the answer came within its term of working days; null for what is no answer. */
  readonly inTime: boolean | null;
}

/**
 * What is counted of a case, in order. An answer is measured against the term that ran when it was given: the law of the day on
 * which the term began, in working days of the unit's place, without the days on which the person was waited for.
 *
 * @throws Error when an action of the list was never possible.
 */
export function eventsOf(
  actions: readonly CaseAction[],
  { law, calendar }: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  placeOfUnit: (unit: string | null) => Place,
): CaseEvent[] {
  const events: CaseEvent[] = [];
  let state: CaseState | null = null;
  for (const action of actions) {
    const next = applyAction(state, action);
    if (!next.ok) throw new Error(`A case holds an action that was never possible: ${next.refusal.refusal}`);
    state = next.value;
    const plain = { on: action.on, unit: state.unit, days: null, inTime: null };
    if (action.kind === 'received' || action.kind === 'contested' || action.kind === 'reopened')
      events.push({ measure: action.kind, ...plain });
    if (action.kind === 'answered') {
      const place = placeOfUnit(state.unit);
      const standing = deadlineOf(state, termDaysOf(law, state), calendar, action.on, place);
      events.push({
        measure: 'answered',
        ...plain,
        days: daysBetween(state.termFrom, action.on),
        inTime: standing.state === 'met',
      });
    }
  }
  return events;
}
