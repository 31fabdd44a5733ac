import { normalQuantile } from './distributions.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for a proportion (E. B. Wilson, 1927, JASA 22, 209–212). It stays within 0–1 and does not collapse
 * at 0 or n, so that a place with one answer is shown with all its doubt.
 *
 * @param successes from 0 to n; @param n answers, more than 0; @param confidence 0.95 unless told.
 * @returns the interval as proportions of one, or null when n is 0.
 * @throws RangeError when successes are not between 0 and n.
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval | null {
  if (!(successes >= 0 && successes <= n)) throw new RangeError(`${successes} successes of ${n} cannot be`);
  if (n === 0) return null;
  const z = zOf(confidence);
  const p = successes / n;
  const denominator = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / denominator;
  const half = (z / denominator) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half };
}

/**
 * Half the width of the normal interval of a proportion from a simple random sample, z √(p(1−p)/n), times √((N−n)/(N−1))
 * where the population is given (Cochran, Sampling Techniques, 3rd ed., §3.2–3.4).
 */
export function marginOfError(
  n: number,
  options: { p?: number; confidence?: number; population?: number } = {},
): number {
  const { p = 0.5, confidence = 0.95, population } = options;
  if (!(n > 0)) throw new RangeError(`A margin needs answers; n is ${n}`);
  const infinite = zOf(confidence) * Math.sqrt((p * (1 - p)) / n);
  if (population === undefined) return infinite;
  if (n > population) throw new RangeError(`A sample of ${n} from a population of ${population} cannot be`);
  return population <= 1 ? 0 : infinite * Math.sqrt((population - n) / (population - 1));
}

/**
 * The smallest simple random sample whose margin does not exceed `margin`, from a population of N (Cochran §4.4):
 * n = N z²p(1−p) / ((N−1)e² + z²p(1−p)), rounded up.
 */
export function sampleSize(options: {
  population: number;
  margin: number;
  p?: number;
  confidence?: number;
}): number {
  const { population, margin, p = 0.5, confidence = 0.95 } = options;
  if (!(margin > 0)) throw new RangeError(`A margin of ${margin} has no sample`);
  const spread = zOf(confidence) ** 2 * p * (1 - p);
  // The epsilon keeps a value that is whole but for rounding from taking one more person.
  return Math.ceil((population * spread) / ((population - 1) * margin ** 2 + spread) - 1e-9);
}

const zByConfidence = new Map<number, number>();

/** The two-sided normal multiplier: 1.959963984540054 at 0.95. */
function zOf(confidence: number): number {
  let z = zByConfidence.get(confidence);
  if (z === undefined) {
    z = normalQuantile(0.5 + confidence / 2);
    zByConfidence.set(confidence, z);
  }
  return z;
}
