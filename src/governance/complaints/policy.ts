import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import type { CaseKind, CaseState, Seriousness } from './case.ts';

/** Working days to answer a case of this kind, by the law of the day on which its term began. @throws LawGap before the policy. */
export function answerDaysOn(law: Law, on: PlainDate, kind: CaseKind, seriousness: Seriousness): number {
  return getReading(numberAt(law, 'complaints.answer-days', on, kind, seriousness)).value;
}

/** The term of a case as it stands: that in force on the day it was received, contested or reopened. */
export function termDaysOf(law: Law, state: Pick<CaseState, 'termFrom' | 'kind' | 'seriousness'>): number {
  return answerDaysOn(law, state.termFrom, state.kind, state.seriousness);
}

export interface ComplaintsPolicy {
  readonly warningDays: number;
  /** Working days after the last day on which a case goes to level 1, 2 and 3. */
  readonly escalationDays: readonly [number, number, number];
  readonly informationDays: number;
  readonly contestDays: number;
  readonly smallestPublished: number;
}

/** The decisions that this room takes from `law/complaints`, as they stood on a date. @throws LawGap before they began. */
export function complaintsPolicyOn(law: Law, on: PlainDate): ComplaintsPolicy {
  const read = (name: string, key?: string) => getReading(numberAt(law, `complaints.${name}`, on, key)).value;
  return {
    warningDays: read('warning-days'),
    escalationDays: [
      read('escalation-days', 'direction'),
      read('escalation-days', 'general'),
      read('escalation-days', 'ombudsman'),
    ],
    informationDays: read('person-days', 'information'),
    contestDays: read('person-days', 'contest'),
    smallestPublished: read('smallest-published'),
  };
}
