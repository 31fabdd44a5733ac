import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';

/** What `law/committees` says on a date. */
export interface CommitteesPolicy {
  readonly membersMin: number;
  readonly userMonths: number;
  readonly boardMonths: number;
  readonly answerWorkingDays: number;
}

/** @throws LawGap when the date is before the policy began. */
export function committeesPolicyOn(law: Law, date: PlainDate): CommitteesPolicy {
  const read = (id: string) => getReading(numberAt(law, `committees.${id}`, date)).value;
  return {
    membersMin: read('members-min'),
    userMonths: read('user-months'),
    boardMonths: read('board-months'),
    answerWorkingDays: read('answer-working-days'),
  };
}
