/**
 * Exponential, logarithm and their kin, built from + − × ÷ √ only. IEEE 754 fixes those five to the last bit; it does not
 * fix Math.exp or Math.log, which differ between engines. A run that calls only these functions gives the same bits in
 * Node, in a worker and in any browser.
 */

// ln 2 in two parts whose first has 33 significant bits, so that k·LN2_HIGH is exact for every exponent k of a double.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
const SQRT_2 = Math.SQRT2;

const EXPONENT_MIN = -1074;
const EXPONENT_MAX = 1023;
const powersOfTwo = tabulatePowersOfTwo();
const bits = new DataView(new ArrayBuffer(8));

function tabulatePowersOfTwo(): Float64Array {
  const table = new Float64Array(EXPONENT_MAX - EXPONENT_MIN + 1);
  let value = 1;
  for (let exponent = 0; exponent <= EXPONENT_MAX; exponent++, value *= 2)
    table[exponent - EXPONENT_MIN] = value;
  value = 1;
  for (let exponent = 0; exponent >= EXPONENT_MIN; exponent--, value /= 2)
    table[exponent - EXPONENT_MIN] = value;
  return table;
}

/** e to the power x, within about one unit in the last place. Overflows to Infinity above 709.78, underflows to 0. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const exponent = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - exponent * LN2_HIGH;
  const low = exponent * LN2_LOW;
  const r = high - low;
  // Taylor's series on |r| ≤ ln2/2; the tail after the fourteenth power is below 2^-57.
  let tail = 1 / 87178291200;
  tail = tail * r + 1 / 6227020800;
  tail = tail * r + 1 / 479001600;
  tail = tail * r + 1 / 39916800;
  tail = tail * r + 1 / 3628800;
  tail = tail * r + 1 / 362880;
  tail = tail * r + 1 / 40320;
  tail = tail * r + 1 / 5040;
  tail = tail * r + 1 / 720;
  tail = tail * r + 1 / 120;
  tail = tail * r + 1 / 24;
  tail = tail * r + 1 / 6;
  tail = tail * r + 0.5;
  const mantissa = 1 + (high - (low - tail * r * r));
  if (exponent > EXPONENT_MAX) return mantissa * 2 * powersOfTwo[EXPONENT_MAX - EXPONENT_MIN]!;
  if (exponent < -1000)
    return mantissa * powersOfTwo[exponent + 1000 - EXPONENT_MIN]! * powersOfTwo[-1000 - EXPONENT_MIN]!;
  return mantissa * powersOfTwo[exponent - EXPONENT_MIN]!;
}

/** Natural logarithm, within about one unit in the last place. NaN below 0, −Infinity at 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let exponent = 0;
  let value = x;
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984;
    exponent = -54;
  }
  bits.setFloat64(0, value);
  exponent += (bits.getUint16(0) >>> 4) - 1023;
  value = scaleByPowerOfTwo(value, exponent, x);
  if (value > SQRT_2) {
    value /= 2;
    exponent += 1;
  }
  // log(1+f) = 2·artanh(s), s = f/(2+f); s² ≤ 0.0295, so that the terms after s^23 are below 2^-60.
  const f = value - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 2 / 23;
  for (let odd = 21; odd >= 3; odd -= 2) series = series * z + 2 / odd;
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + series * z) + exponent * LN2_LOW) - f);
}

/** Brings a positive number into [1, 2); a subnormal was first raised by 2^54, which its exponent already counts. */
function scaleByPowerOfTwo(value: number, exponent: number, original: number): number {
  const shift = original < 2.2250738585072014e-308 ? exponent + 54 : exponent;
  if (shift === EXPONENT_MAX) return (value / 2) * powersOfTwo[-EXPONENT_MAX + 1 - EXPONENT_MIN]!;
  return value * powersOfTwo[-shift - EXPONENT_MIN]!;
}

/** base to the power exponent for base > 0; whole exponents up to 64 by repeated multiplication, the others by exp and log. */
export function pow(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && exponent >= -64 && exponent <= 64) {
    let result = 1;
    let square = base;
    for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result *= square;
      square *= square;
    }
    return exponent < 0 ? 1 / result : result;
  }
  return exp(exponent * log(base));
}

/** Distribution function of the standard normal by Marsaglia's series (2004), absolute error below 1e-15; flat beyond 8.5. */
export function normalDistribution(x: number): number {
  if (x < -8.5) return 0;
  if (x > 8.5) return 1;
  let sum = x;
  let term = x;
  for (let odd = 3; term !== 0 && odd < 400; odd += 2) {
    const next = (term * x * x) / odd;
    if (sum + next === sum) break;
    term = next;
    sum += term;
  }
  return 0.5 + sum * exp(-0.5 * x * x - 0.9189385332046727);
}

/**
 * Quantile of the standard normal for 0 < p < 1: a bracket from the distribution function narrowed by Newton's steps.
 * The relative error is that of `normalDistribution`, about 1e-12 in the middle and 1e-7 at p = 1e-9.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    return p === 0 ? Number.NEGATIVE_INFINITY : p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Start: the tail's asymptotic inverse, good to some hundredths, enough for Newton to double its digits four times.
  const t = Math.sqrt(-2 * log(p));
  let x = -(t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t)));
  for (let step = 0; step < 4; step++) {
    const density = exp(-0.5 * x * x - 0.9189385332046727);
    x -= (normalDistribution(x) - p) / density;
  }
  return x;
}
