/** A straight map from values to pixels. */
export interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
  readonly domain: readonly [number, number];
}

/**
 * Round steps (1, 2, 2.5 or 5 times a power of ten) that cover the values: about `count` of them, first and last included.
 *
 * @throws RangeError when the extremes are not finite numbers.
 */
export function roundTicks(low: number, high: number, count = 5): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high))
    throw new RangeError(`No ticks from ${low} to ${high}`);
  if (low === high)
    return roundTicks(low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2, count);
  const rough = (high - low) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Multiplying whole numbers keeps 0.3 from becoming 0.30000000000000004 on the axis.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A scale that covers the values with round ticks; `fromZero` for bars and whatever is compared by length. */
export function scaleOver(
  values: Iterable<number | null | undefined>,
  range: readonly [number, number],
  options: { fromZero?: boolean; ticks?: number } = {},
): Scale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  if (options.fromZero) [low, high] = [Math.min(0, low), Math.max(0, high)];
  const ticks = roundTicks(low, high, options.ticks);
  const domain = [ticks[0] as number, ticks.at(-1) as number] as const;
  const scale = (value: number) =>
    range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
  return Object.assign(scale, { ticks, domain });
}

/** The decimals that round ticks need: 2 for 0.25, none for 40. */
export function decimalsOf(values: readonly number[]): number {
  return Math.min(6, Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0)));
}

/** An SVG path through points; a null breaks it. Coordinates are kept to a tenth of a pixel. */
export function pathThrough(points: readonly (readonly [number, number] | null)[]): string {
  let pen = 'M';
  let path = '';
  for (const point of points) {
    if (!point) {
      pen = 'M';
      continue;
    }
    path += `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/** Which of many labels to write so that none touches its neighbour: every so many, counted from the last, which is always written. */
export function labelsThatFit(count: number, width: number, labelWidth: number): Set<number> {
  const every = Math.max(1, Math.ceil((count * labelWidth) / Math.max(width, 1)));
  const kept = new Set<number>();
  for (let index = count - 1; index >= 0; index -= every) kept.add(index);
  return kept;
}
