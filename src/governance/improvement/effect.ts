import { type ControlChartPoint, controlChart } from '#statistics';
import type { Figure, Reading } from './change.ts';

export interface MonthValue {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number;
}

/** A month of the chart: which side of the change it is on, and its value with the limits of its side. */
export interface EffectPoint extends MonthValue {
  readonly side: 'before' | 'during' | 'after';
  readonly mean: number;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly stretch: number;
  readonly kind: ControlChartPoint['pointType'];
}

export interface Effect {
  readonly reading: Reading;
  readonly points: readonly EffectPoint[];
}

/** A wait is better when it is shorter; everything else that is measured when it is higher. */
export const betterWhen = (figure: Figure): 'increase' | 'decrease' =>
  figure === 'waiting-days' ? 'decrease' : 'increase';

const meanOf = (some: readonly MonthValue[]): number | null =>
  some.length === 0 ? null : some.reduce((sum, one) => sum + one.value, 0) / some.length;

/**
 * What became of a measure with a change: the months after it are read against the limits that the months before it set (XmR
 * chart, limits from the first points; Wheeler & Chambers 1992, ch. 3). The month of the change belongs to neither side.
 *
 * @param months in order of time. @param doneIn the month in which it was done, or null while it was not.
 * @param monthsNeeded whole months after it that a judgement needs.
 */
export function effectOf(
  months: readonly MonthValue[],
  figure: Figure,
  doneIn: string | null,
  monthsNeeded: number,
): Effect {
  const before = doneIn === null ? months : months.filter((one) => one.month < doneIn);
  const during = months.filter((one) => one.month === doneIn);
  const after = doneIn === null ? [] : months.filter((one) => one.month > doneIn);
  const improvementDirection = betterWhen(figure);
  const judged = controlChart({
    values: [...before, ...after].map((one) => one.value),
    improvementDirection,
    limitsFromFirst: before.length,
  }).points;
  const kinds = judged.slice(before.length).map((point) => point.pointType);
  const improved = kinds.includes('improvement');
  const declined = kinds.includes('concern');
  const effect =
    after.length < monthsNeeded
      ? 'too-soon'
      : before.length < 2
        ? 'no-baseline'
        : improved && !declined
          ? 'better'
          : declined && !improved
            ? 'worse'
            : 'no-signal';

  const all = [...before, ...during, ...after];
  const rebase = after.length >= monthsNeeded && before.length > 0;
  const drawn = controlChart({
    values: all.map((one) => one.value),
    improvementDirection,
    rebaseAt: rebase ? [before.length + during.length + 1] : [],
  }).points;
  // The drawing gives each side limits of its own; what is a signal is said by the limits of before.
  const points = all.map((one, i): EffectPoint => {
    const side = i < before.length ? 'before' : i < before.length + during.length ? 'during' : 'after';
    const at = side === 'after' ? i - during.length : i;
    const point = drawn[i]!;
    return {
      month: one.month,
      value: one.value,
      side,
      mean: point.mean,
      lowerLimit: point.lowerLimit,
      upperLimit: point.upperLimit,
      stretch: point.stretch,
      kind: side === 'during' || before.length < 2 ? 'common-cause' : judged[at]!.pointType,
    };
  });
  return {
    reading: {
      effect,
      before: { months: before.length, mean: meanOf(before) },
      after: { months: after.length, mean: meanOf(after) },
      monthsNeeded,
    },
    points,
  };
}
