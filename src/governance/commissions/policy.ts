import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';

export interface CommissionsPolicy {
  readonly answerWorkingDays: number;
  /** Counts of persons under this are not shown. */
  readonly smallest: number;
}

/** What `law/commissions` and `law/disclosure` say on a date. @throws LawGap when the date is before the policy began. */
export function commissionsPolicyOn(law: Law, date: PlainDate): CommissionsPolicy {
  const read = (id: string, key?: string) => getReading(numberAt(law, id, date, key)).value;
  return {
    answerWorkingDays: read('commissions.answer-working-days'),
    smallest: read('disclosure.policy', 'threshold'),
  };
}
