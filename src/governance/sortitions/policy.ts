import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt, rateAt } from '#law';

const partsPerMillion = 1_000_000;

export interface SortitionsPolicy {
  /** The part of affiliates that is drawn, in parts per million. */
  readonly collegePpm: number;
  /** Between the announcement and the round of the beacon, at least. */
  readonly leadMinutes: number;
}

/** What `law/sortitions` says on a date. @throws LawGap when the date is before the policy began. */
export function sortitionsPolicyOn(law: Law, date: PlainDate): SortitionsPolicy {
  return {
    collegePpm: Number(getReading(rateAt(law, 'sortitions.college-percent', date)).value),
    leadMinutes: getReading(numberAt(law, 'sortitions.lead-minutes', date)).value,
  };
}

/** How many are drawn of a roll: the nearest whole number to the part, half up. */
export function seatsOf(rollSize: number, { collegePpm }: SortitionsPolicy): number {
  return Math.floor((rollSize * collegePpm + partsPerMillion / 2) / partsPerMillion);
}
