/**
 * The XmR chart (individuals and moving range), which tells signal from noise. Limits are the mean ± 2.66 mean moving ranges
 * (Wheeler & Chambers, Understanding Statistical Process Control, 1992, ch. 3: 2.66 = 3 / d₂, d₂ = 1.128; 3.267 = D₄), read by
 * the rules of NHS England's Making Data Count.
 */
const LIMIT_PER_MEAN_MOVING_RANGE = 2.66;
const UPPER_RANGE_LIMIT = 3.267;
const RUN_LENGTH = 7;

export type ImprovementDirection = 'increase' | 'decrease' | 'neutral';

export interface ControlChartInput {
  /** The measurements in order of time, all in one unit. */
  readonly values: readonly number[];
  /** Which way is better; `neutral` when neither is. */
  readonly improvementDirection: ImprovementDirection;
  /** The goal, in the unit of the values. */
  readonly target?: number | null;
  /** Limits are computed from so many first points of each stretch; all of them when absent. */
  readonly limitsFromFirst?: number | null;
  /** Drop once the moving ranges of 3.267 mean moving ranges or more before taking their mean again. Default true. */
  readonly screenOutliers?: boolean;
  /** Numbers (the first point is 1) of the points at which a new stretch with limits of its own begins. */
  readonly rebaseAt?: readonly number[];
}

export type SpecialCause =
  | 'above-upper-limit'
  | 'below-lower-limit'
  | 'two-of-three-high'
  | 'two-of-three-low'
  | 'trend-increasing'
  | 'trend-decreasing'
  | 'seven-above-mean'
  | 'seven-below-mean';

export type PointType = 'common-cause' | 'improvement' | 'concern' | 'neutral-high' | 'neutral-low';

/** Whether the process, as it runs, would meet its target always, never or now and then. */
export type Assurance = 'consistent-pass' | 'consistent-fail' | 'inconsistent';

export interface ControlChartPoint {
  /** One for the first point. */
  readonly number: number;
  readonly value: number;
  readonly mean: number;
  /** Null where a stretch has fewer than two points to compute limits from. */
  readonly lowerLimit: number | null;
  readonly upperLimit: number | null;
  readonly outsideLimits: boolean;
  /** −1 below the mean of its stretch, 0 on it, 1 above it. */
  readonly relativeToMean: -1 | 0 | 1;
  /** In the outer third between mean and limit, and not outside. */
  readonly closeToLimits: boolean;
  /** The first rule that the point meets, or null for common cause. */
  readonly specialCause: SpecialCause | null;
  readonly pointType: PointType;
  /** Zero for the first stretch. */
  readonly stretch: number;
}

export interface ControlChart {
  readonly points: readonly ControlChartPoint[];
  /** Of the last point's limits against the target; null without target, direction or limits. */
  readonly assurance: Assurance | null;
  /** The type of the last point; null when there are no points. */
  readonly variation: PointType | null;
}

/**
 * Computes limits, special causes and the two summary judgements.
 *
 * @throws RangeError if a value or the target is not finite, or a point number is not one of the chart's.
 */
export function controlChart(input: ControlChartInput): ControlChart {
  const { values, improvementDirection } = input;
  for (const value of values)
    if (!Number.isFinite(value)) throw new RangeError(`A control chart needs finite values, not ${value}`);
  const target = input.target ?? null;
  if (target !== null && !Number.isFinite(target))
    throw new RangeError(`A target must be finite, not ${target}`);

  const starts = stretchStarts(values.length, input.rebaseAt ?? []);
  const points = starts.flatMap((start, stretch) =>
    stretchPoints(values.slice(start, starts[stretch + 1] ?? values.length), start, stretch, input),
  );
  const last = points.at(-1);
  return {
    points,
    assurance: last ? assuranceOf(last, target, improvementDirection) : null,
    variation: last?.pointType ?? null,
  };
}

function stretchStarts(length: number, rebaseAt: readonly number[]): number[] {
  for (const number of rebaseAt)
    if (!Number.isInteger(number) || number < 1 || number > length)
      throw new RangeError(`Limits cannot begin anew at point ${number} of ${length}`);
  if (length === 0) return [];
  return [...new Set([0, ...rebaseAt.map((number) => number - 1)])].sort((a, b) => a - b);
}

function stretchPoints(
  values: readonly number[],
  start: number,
  stretch: number,
  input: ControlChartInput,
): ControlChartPoint[] {
  const base = values.slice(0, input.limitsFromFirst ?? values.length);
  const mean = base.reduce((sum, value) => sum + value, 0) / base.length;
  const range = meanMovingRange(base, input.screenOutliers ?? true);
  const lowerLimit = range === null ? null : mean - LIMIT_PER_MEAN_MOVING_RANGE * range;
  const upperLimit = range === null ? null : mean + LIMIT_PER_MEAN_MOVING_RANGE * range;
  const warning = range === null ? Number.POSITIVE_INFINITY : (2 * LIMIT_PER_MEAN_MOVING_RANGE * range) / 3;

  const sides = values.map((value) => Math.sign(value - mean) as -1 | 0 | 1);
  const outside = values.map(
    (value) => lowerLimit !== null && upperLimit !== null && (value < lowerLimit || value > upperLimit),
  );
  const close = values.map((value, i) => !outside[i] && (value < mean - warning || value > mean + warning));
  const nearSides = close.map((isClose, i) => (isClose ? sides[i]! : 0));

  const twoOfThree = partOfTwoOfThree(nearSides);
  const trends = partOfTrend(values);
  const runs = partOfRun(sides);

  return values.map((value, i) => {
    const specialCause = firstCause(outside[i] ? sides[i]! : 0, twoOfThree[i]!, trends[i]!, runs[i]!);
    return {
      number: start + i + 1,
      value,
      mean,
      lowerLimit,
      upperLimit,
      outsideLimits: outside[i]!,
      relativeToMean: sides[i]!,
      closeToLimits: close[i]!,
      specialCause,
      pointType: pointTypeOf(specialCause, input.improvementDirection),
      stretch,
    };
  });
}

function meanMovingRange(values: readonly number[], screenOutliers: boolean): number | null {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  if (ranges.length === 0) return null;
  const meanOf = (some: readonly number[]): number =>
    some.reduce((sum, range) => sum + range, 0) / some.length;
  const first = meanOf(ranges);
  // A process that never moved has no range to drop: its limits are its mean.
  if (!screenOutliers || first === 0) return first;
  return meanOf(ranges.filter((range) => range < UPPER_RANGE_LIMIT * first));
}

/** Side (−1, 1) of the points in an outer third that are two or more of three successive ones on that side; 0 for others. */
function partOfTwoOfThree(nearSides: readonly number[]): number[] {
  const marks = nearSides.map(() => 0);
  for (let i = 0; i + 2 < nearSides.length; i += 1)
    for (const side of [-1, 1]) {
      const members = [i, i + 1, i + 2].filter((at) => nearSides[at] === side);
      if (members.length >= 2) for (const at of members) marks[at] = side;
    }
  return marks;
}

/** Direction of the strictly rising or falling run of seven points or more that a point is part of; of two, the later. */
function partOfTrend(values: readonly number[]): number[] {
  const marks = values.map(() => 0);
  let start = 0;
  for (let i = 1; i < values.length; i += 1) {
    const direction = Math.sign(values[i]! - values[i - 1]!);
    if (i === start + 1 ? direction === 0 : direction !== Math.sign(values[start + 1]! - values[start]!)) {
      start = direction === 0 ? i : i - 1;
    }
    if (i - start + 1 >= RUN_LENGTH) marks.fill(direction, start, i + 1);
  }
  return marks;
}

/** Side of the mean on which a point stands with six or more neighbours in a row; 0 for others. */
function partOfRun(sides: readonly number[]): number[] {
  const marks = sides.map(() => 0);
  let start = 0;
  for (let i = 0; i < sides.length; i += 1) {
    if (sides[i] !== sides[start]) start = i;
    if (sides[i] !== 0 && i - start + 1 >= RUN_LENGTH) marks.fill(sides[i]!, start, i + 1);
  }
  return marks;
}

function firstCause(outside: number, twoOfThree: number, trend: number, run: number): SpecialCause | null {
  if (outside !== 0) return outside > 0 ? 'above-upper-limit' : 'below-lower-limit';
  if (twoOfThree !== 0) return twoOfThree > 0 ? 'two-of-three-high' : 'two-of-three-low';
  if (trend !== 0) return trend > 0 ? 'trend-increasing' : 'trend-decreasing';
  if (run !== 0) return run > 0 ? 'seven-above-mean' : 'seven-below-mean';
  return null;
}

const upward: ReadonlySet<SpecialCause> = new Set([
  'above-upper-limit',
  'two-of-three-high',
  'trend-increasing',
  'seven-above-mean',
]);

function pointTypeOf(cause: SpecialCause | null, direction: ImprovementDirection): PointType {
  if (cause === null) return 'common-cause';
  const isUp = upward.has(cause);
  if (direction === 'neutral') return isUp ? 'neutral-high' : 'neutral-low';
  return isUp === (direction === 'increase') ? 'improvement' : 'concern';
}

function assuranceOf(
  last: ControlChartPoint,
  target: number | null,
  direction: ImprovementDirection,
): Assurance | null {
  const { lowerLimit, upperLimit } = last;
  if (target === null || direction === 'neutral' || lowerLimit === null || upperLimit === null) return null;
  if (target > upperLimit) return direction === 'increase' ? 'consistent-fail' : 'consistent-pass';
  if (target < lowerLimit) return direction === 'increase' ? 'consistent-pass' : 'consistent-fail';
  return 'inconsistent';
}
