import { type MeasuredScope, readMeansOfAll } from '#governance/quality';
import { addMonths, dateAt } from '#kernel';
import type { Db } from '#platform/database';
import type { SpecialCause } from '#statistics';
import { controlChart } from '#statistics';
import { type EffectPoint, effectOf } from './effect.ts';
import type { ImprovementPolicy } from './policy.ts';

/** A place or service whose ratings fell beyond what chance explains, with the last month that says so. */
export interface Signal extends MeasuredScope {
  readonly month: string;
  readonly value: number;
  readonly mean: number;
  readonly lowerLimit: number | null;
  readonly answers: number;
  readonly cause: SpecialCause;
  readonly points: readonly EffectPoint[];
}

/** The signals of decline of the last months, the deepest fall first. Months that still run or have few answers are not charted. */
export async function readSignals(db: Db, policy: ImprovementPolicy, now: Date): Promise<Signal[]> {
  const today = dateAt(now.getTime());
  const thisMonth = today.slice(0, 7);
  const since = addMonths(today, -policy.signalMonths).slice(0, 7);
  return (await readMeansOfAll(db))
    .flatMap(({ months, ...scope }): Signal[] => {
      const charted = months.filter((one) => one.n >= policy.answersPerPointMin && one.month < thisMonth);
      if (charted.length < policy.chartPointsMin) return [];
      const { points } = controlChart({
        values: charted.map((one) => one.value),
        improvementDirection: 'increase',
      });
      const at = points.findLastIndex(
        (point, i) => point.pointType === 'concern' && charted[i]!.month >= since,
      );
      if (at < 0) return [];
      const point = points[at]!;
      return [
        {
          dimension: scope.dimension,
          member: scope.member,
          month: charted[at]!.month,
          value: point.value,
          mean: point.mean,
          lowerLimit: point.lowerLimit,
          answers: charted[at]!.n,
          cause: point.specialCause!,
          points: effectOf(charted, 'mean', null, policy.afterMonths).points.map((one, i) => ({
            ...one,
            kind: points[i]!.pointType,
          })),
        },
      ];
    })
    .sort((a, b) => a.value - a.mean - (b.value - b.mean) || (a.member < b.member ? -1 : 1));
}
