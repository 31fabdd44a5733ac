import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';

/** What `law/committees` says on a date. */
export interface CommitteesPolicy {
  readonly membersMin: number;
  readonly userMonths: number;
  readonly boardMonths: number;
  /** Days that the vote on a board lasts. */
  readonly boardVoteDays: number;
  /** Days before the end of a board's term from which another may be voted. */
  readonly boardRenewalDays: number;
  readonly answerWorkingDays: number;
}

/** @throws LawGap when the date is before the policy began. */
export function committeesPolicyOn(law: Law, date: PlainDate): CommitteesPolicy {
  const read = (id: string) => getReading(numberAt(law, `committees.${id}`, date)).value;
  return {
    membersMin: read('members-min'),
    userMonths: read('user-months'),
    boardMonths: read('board-months'),
    boardVoteDays: read('board-vote-days'),
    boardRenewalDays: read('board-renewal-days'),
    answerWorkingDays: read('answer-working-days'),
  };
}
