import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import type { KinshipBars } from './interests.ts';

/** What `law/spaces` says on a date. */
export interface SpacesPolicy {
  readonly replyWorkingDays: number;
  readonly convocationDays: number;
  readonly correctionDays: number;
  readonly parityDifferenceMax: number;
  readonly bars: KinshipBars;
}

/** @throws LawGap when the date is before the policy began. */
export function spacesPolicyOn(law: Law, date: PlainDate): SpacesPolicy {
  const read = (id: string, key?: string) => getReading(numberAt(law, `spaces.${id}`, date, key)).value;
  return {
    replyWorkingDays: read('reply-working-days'),
    convocationDays: read('convocation-days'),
    correctionDays: read('correction-days'),
    parityDifferenceMax: read('parity-difference'),
    bars: { blood: read('kinship-degrees', 'blood'), marriage: read('kinship-degrees', 'marriage') },
  };
}
