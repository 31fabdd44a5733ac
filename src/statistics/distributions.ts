/**
 * The few distribution functions that the estimates need. Formulas: NIST Digital Library of Mathematical Functions, §5.11
 * (log gamma), §8.9 and §8.11 (incomplete gamma), §8.17.22 (continued fraction of the incomplete beta), evaluated by Lentz's
 * method. Accurate to about 1e-13, which tests hold against published tables.
 */

const TINY = 1e-300;
const EPSILON = 1e-16;

function logGamma(x: number): number {
  // Shift upward until Stirling's series is exact to double precision.
  let shift = 0;
  let z = x;
  while (z < 15) {
    shift += Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Evaluates b₀ + a₁/(b₁ + a₂/(b₂ + …)); `term(i)` gives [aᵢ, bᵢ] for i ≥ 1. */
function continuedFraction(b0: number, term: (i: number) => readonly [number, number]): number {
  let value = b0 === 0 ? TINY : b0;
  let c = value;
  let d = 0;
  for (let i = 1; i < 10_000; i += 1) {
    const [a, b] = term(i);
    d = b + a * d;
    d = 1 / (d === 0 ? TINY : d);
    c = b + a / c;
    if (c === 0) c = TINY;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return value;
}

/** Regularized incomplete beta function I_x(a, b), a and b positive, x from 0 to 1. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front =
    Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)) / a;
  const fraction = continuedFraction(1, (i) => {
    const m = i >> 1;
    const numerator =
      i % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [numerator, 1];
  });
  return front / fraction;
}

/** P(X > x) of the chi-squared distribution with `df` degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  if (x <= 0) return 1;
  const a = df / 2;
  const z = x / 2;
  const front = Math.exp(-z + a * Math.log(z) - logGamma(a));
  if (z < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * EPSILON; n += 1) {
      term *= z / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  return front / continuedFraction(z + 1 - a, (i) => [-i * (i - a), z + 2 * i + 1 - a]);
}

/** P(X > x) of Snedecor's F distribution; the degrees of freedom need not be whole. */
export function fUpper(x: number, df1: number, df2: number): number {
  return x <= 0 ? 1 : incompleteBeta(df2 / (df2 + df1 * x), df2 / 2, df1 / 2);
}

/** P(T ≤ t) of Student's distribution with `df` degrees of freedom. */
function studentLower(t: number, df: number): number {
  const tail = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** P(Z ≤ z) of the standard normal distribution: half of the upper chi-squared tail of z² with one degree of freedom. */
function normalLower(z: number): number {
  const tail = chiSquareUpper(z * z, 1) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** The t with P(T ≤ t) = probability. @throws RangeError unless the probability is strictly between 0 and 1. */
export function studentQuantile(probability: number, df: number): number {
  return invert((t) => studentLower(t, df), probability);
}

/** The z with P(Z ≤ z) = probability: 1.959963984540054 for 0.975. @throws RangeError as `studentQuantile`. */
export function normalQuantile(probability: number): number {
  return invert(normalLower, probability);
}

/** Inverts a symmetric increasing distribution function by bisection of its lower half, where it loses no digits. */
function invert(lower: (x: number) => number, probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`No quantile at probability ${probability}`);
  if (probability > 0.5) return -invert(lower, 1 - probability);
  let low = -1;
  while (lower(low) > probability) low *= 2;
  let high = 0;
  for (let i = 0; i < 200; i += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (lower(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
