import { controlChart, TOTAL } from '#statistics';
import type { Measure } from './events.ts';
import type { QuarterFile } from './quarter.ts';
import { daysWithin } from './slots.ts';

type Named =
  | 'all'
  | 'known-persons'
  | 'kind'
  | 'unit'
  | 'province'
  | 'sex'
  | 'age'
  | 'ethnicity'
  | 'disability';

/** What is said of one member of a dimension in a quarter; each figure null where it is hidden or there is nothing to say. */
export interface MemberFigures {
  readonly received: number | null;
  readonly answered: number | null;
  readonly inTime: number | null;
  /** Of those answered, 0 to 1. */
  readonly inTimeShare: number | null;
  /** Calendar days from the beginning of the term to the answer. */
  readonly medianDays: number | null;
  readonly percentile90Days: number | null;
  readonly contested: number | null;
  readonly reopened: number | null;
}

/** Figures of a member of a quarter's open file, from its cells alone: what the recipe describes. */
export function figuresAt(file: QuarterFile, dimension: Named, member: string): MemberFigures {
  const at = (measure: Measure, slot: string): number | null =>
    file.cells.find(
      (cell) =>
        cell.measure === measure &&
        cell.dimension === dimension &&
        cell.member === member &&
        cell.slot === slot,
    )?.n ?? null;
  const answered = at('answered', TOTAL);
  const inTime = at('answered', 'in-time');
  const slots = dimension === 'all' ? file.slots : file.broadSlots;
  // With one slot only its sum is in the file.
  const stretches = slots.map((slot) => ({
    ...slot,
    n: slots.length === 1 ? answered : at('answered', slot.id),
  }));
  const shown = stretches.every((one) => one.n !== null)
    ? stretches.map((one) => ({ ...one, n: one.n! }))
    : [];
  return {
    received: at('received', TOTAL),
    answered,
    inTime,
    inTimeShare: answered === null || answered === 0 || inTime === null ? null : inTime / answered,
    medianDays: daysWithin(shown, 0.5),
    percentile90Days: daysWithin(shown, 0.9),
    contested: at('contested', TOTAL),
    reopened: at('reopened', TOTAL),
  };
}

/** Members of a dimension that a quarter's file lists. */
export function membersOf(file: QuarterFile, dimension: Named): string[] {
  return [
    ...new Set(file.cells.filter((cell) => cell.dimension === dimension).map((cell) => cell.member)),
  ].sort();
}

export interface MonthPoint {
  readonly month: string;
  readonly value: number;
  readonly mean: number;
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly kind: 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';
}

/** The share answered in time and the number received, month by month, as XmR charts of the months that are published. */
export function chartsOf(files: readonly QuarterFile[]): {
  readonly inTime: MonthPoint[];
  readonly received: MonthPoint[];
} {
  const rows = files.flatMap((file) => file.months);
  const months = [...new Set(rows.map((row) => row.month))].sort();
  const at = (measure: Measure, month: string, slot: string) =>
    rows.find((row) => row.measure === measure && row.month === month && row.slot === slot)?.n;
  const chart = (
    valueIn: (month: string) => number | undefined,
    improvementDirection: 'increase' | 'neutral',
  ): MonthPoint[] => {
    const shown = months.flatMap((month) => {
      const value = valueIn(month);
      return value === undefined ? [] : [{ month, value }];
    });
    return controlChart({ values: shown.map((one) => one.value), improvementDirection }).points.map(
      (point, i) => ({
        month: shown[i]!.month,
        value: point.value,
        mean: point.mean,
        lowerLimit: point.lowerLimit,
        upperLimit: point.upperLimit,
        kind: point.pointType,
      }),
    );
  };
  return {
    inTime: chart((month) => {
      const [whole, met] = [at('answered', month, TOTAL), at('answered', month, 'in-time')];
      return whole === undefined || met === undefined ? undefined : met / whole;
    }, 'increase'),
    received: chart((month) => at('received', month, TOTAL), 'neutral'),
  };
}
