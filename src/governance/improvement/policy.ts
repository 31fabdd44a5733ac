import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import type { DisclosurePolicy } from '#statistics';

/** The decisions that this room takes from `law/`, as they stood on a date. */
export interface ImprovementPolicy {
  /** Whole months after a change before it is judged. */
  readonly afterMonths: number;
  readonly signalMonths: number;
  readonly toldMonths: number;
  readonly chartPointsMin: number;
  readonly answersPerPointMin: number;
  readonly disclosure: DisclosurePolicy;
}

/** @throws LawGap when the date is before the policy began. */
export function improvementPolicyOn(law: Law, date: PlainDate): ImprovementPolicy {
  const read = (id: string, column?: string) => getReading(numberAt(law, id, date, column)).value;
  return {
    afterMonths: read('improvement.after-months'),
    signalMonths: read('improvement.signal-months'),
    toldMonths: read('improvement.told-months'),
    chartPointsMin: read('quality.control-chart', 'pointsMin'),
    answersPerPointMin: read('quality.control-chart', 'answersPerPointMin'),
    disclosure: {
      threshold: read('disclosure.policy', 'threshold'),
      intervalWidth: read('disclosure.policy', 'intervalWidth'),
      protectZeros: true,
    },
  };
}
