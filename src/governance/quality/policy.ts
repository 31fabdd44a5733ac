import type { PlainDate } from '#kernel';
import { getReading, type Law, numberAt } from '#law';

/** The decisions that this room takes from `law/quality`, as they stood on a date. */
export interface QualityPolicy {
  readonly invitationDays: number;
  readonly offlineGraceDays: number;
  readonly kioskCodeDays: number;
  readonly smallestPublishedCount: number;
  readonly editionLagDays: number;
}

/** @throws LawGap when the date is before the policy began. */
export function qualityPolicyOn(law: Law, date: PlainDate): QualityPolicy {
  const read = (name: keyof QualityPolicy) => getReading(numberAt(law, `quality.${name}`, date)).value;
  return {
    invitationDays: read('invitationDays'),
    offlineGraceDays: read('offlineGraceDays'),
    kioskCodeDays: read('kioskCodeDays'),
    smallestPublishedCount: read('smallestPublishedCount'),
    editionLagDays: read('editionLagDays'),
  };
}
