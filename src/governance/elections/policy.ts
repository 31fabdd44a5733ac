import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';

/** What `law/elections` says on a date. */
export interface ElectionsPolicy {
  readonly archiveVotersMost: number;
  readonly mixedLeast: number;
  readonly waitingMost: number;
  readonly rightsBucket: number;
  readonly disputeFilingDays: number;
  readonly disputeAnswerWorkingDays: number;
  readonly lotThrowsLeast: number;
  readonly trusteesLeast: number;
  readonly participation: { readonly groupLeast: number; readonly step: number };
}

/** @throws LawGap when the date is before the policy began. */
export function electionsPolicyOn(law: Law, date: PlainDate): ElectionsPolicy {
  const read = (id: string) => getReading(numberAt(law, `elections.${id}`, date)).value;
  return {
    archiveVotersMost: read('archive-voters-most'),
    mixedLeast: read('mixed-least'),
    waitingMost: read('waiting-by-credential-most'),
    rightsBucket: read('rights-bucket'),
    disputeFilingDays: read('dispute-filing-days'),
    disputeAnswerWorkingDays: read('dispute-answer-working-days'),
    lotThrowsLeast: read('lot-throws-least'),
    trusteesLeast: read('trustees-least'),
    participation: { groupLeast: read('participation-group-least'), step: read('participation-step') },
  };
}
