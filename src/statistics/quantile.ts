/**
 * Sample quantiles after Hyndman & Fan (1996), "Sample Quantiles in Statistical Packages", The American Statistician 50(4),
 * 361–365. Type 7 is the habit of spreadsheets and of PostgreSQL's `percentile_cont`; type 8 is the one the authors
 * recommend (approximately median-unbiased whatever the distribution).
 */
type QuantileType = 7 | 8;

/**
 * @param values numbers in any order and unit; not changed.
 * @param probability from 0 to 1.
 * @returns the quantile in the unit of the values, or null when there are none.
 * @throws RangeError if the probability is outside 0–1 or a value is not finite.
 */
export function quantile(
  values: Iterable<number>,
  probability: number,
  type: QuantileType = 7,
): number | null {
  const sorted = Float64Array.from(values);
  for (const value of sorted)
    if (!Number.isFinite(value)) throw new RangeError(`A quantile needs finite numbers, not ${value}`);
  sorted.sort();
  return quantileOfSorted((index) => sorted[index]!, sorted.length, probability, type);
}

/** The middle value (mean of the two middle ones for an even count), or null when there are none. */
export function median(values: Iterable<number>): number | null {
  return quantile(values, 0.5);
}

/** The value that nine in ten do not exceed (type 7), or null when there are none. */
export function percentile90(values: Iterable<number>): number | null {
  return quantile(values, 0.9);
}

/** First and third quartile, and the fences 1.5 interquartile ranges beyond them (Tukey, Exploratory Data Analysis, 1977, §2D). */
export interface Fences {
  readonly q1: number;
  readonly q3: number;
  readonly lower: number;
  readonly upper: number;
}

/** Quartiles and fences, or null when there are no values. */
export function fences(values: Iterable<number>, type: QuantileType = 8): Fences | null {
  const sorted = Float64Array.from(values).sort();
  const q1 = quantileOfSorted((index) => sorted[index]!, sorted.length, 0.25, type);
  const q3 = quantileOfSorted((index) => sorted[index]!, sorted.length, 0.75, type);
  if (q1 === null || q3 === null) return null;
  return { q1, q3, lower: q1 - 1.5 * (q3 - q1), upper: q3 + 1.5 * (q3 - q1) };
}

/**
 * Counts of equal values, from which quantiles are exact without keeping every observation: waits are whole minutes, so a
 * year of a hospital is some hundreds of entries. Histograms of days or places add up to that of the period or the province.
 */
export class CountedValues {
  readonly #counts = new Map<number, number>();
  #sorted: { values: number[]; upTo: number[] } | null = null;
  #total = 0;

  constructor(counts: Iterable<readonly [value: number, count: number]> = []) {
    for (const [value, count] of counts) this.add(value, count);
  }

  /** @throws RangeError if the value is not finite or the count is not a whole number of zero or more. */
  add(value: number, count = 1): this {
    if (!Number.isFinite(value)) throw new RangeError(`A value to count must be finite, not ${value}`);
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A count must be a whole number from zero, not ${count}`);
    if (count === 0) return this;
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    this.#total += count;
    this.#sorted = null;
    return this;
  }

  /** Adds all of another's counts. */
  merge(other: CountedValues): this {
    for (const [value, count] of other.entries()) this.add(value, count);
    return this;
  }

  /** How many observations were counted. */
  get total(): number {
    return this.#total;
  }

  /** Values in ascending order with their counts. */
  entries(): [value: number, count: number][] {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }

  /** Arithmetic mean, or null when nothing was counted. */
  mean(): number | null {
    if (this.#total === 0) return null;
    let sum = 0;
    for (const [value, count] of this.entries()) sum += value * count;
    return sum / this.#total;
  }

  /** As `quantile` of the observations one by one: the same number exactly. Null when nothing was counted. */
  quantile(probability: number, type: QuantileType = 7): number | null {
    this.#sorted ??= this.#cumulate();
    const { values, upTo } = this.#sorted;
    const at = (index: number): number => {
      let low = 0;
      let high = upTo.length - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (upTo[middle]! > index) high = middle;
        else low = middle + 1;
      }
      return values[low]!;
    };
    return quantileOfSorted(at, this.#total, probability, type);
  }

  #cumulate(): { values: number[]; upTo: number[] } {
    const values: number[] = [];
    const upTo: number[] = [];
    let sum = 0;
    for (const [value, count] of this.entries()) {
      sum += count;
      values.push(value);
      upTo.push(sum);
    }
    return { values, upTo };
  }
}

function quantileOfSorted(
  at: (index: number) => number,
  count: number,
  probability: number,
  type: QuantileType,
): number | null {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`A probability lies between 0 and 1; this is ${probability}`);
  if (count === 0) return null;
  // Position counted from one: (n − 1)p + 1 for type 7, (n + 1/3)p + 1/3 for type 8 (Hyndman & Fan, table 1).
  const position = type === 7 ? (count - 1) * probability + 1 : (count + 1 / 3) * probability + 1 / 3;
  const clamped = Math.min(Math.max(position, 1), count);
  const below = Math.floor(clamped);
  const fraction = clamped - below;
  const low = at(below - 1);
  return fraction === 0 ? low : low + fraction * (at(below) - low);
}
