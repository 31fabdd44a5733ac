/**
 * The financing systems of social security in continuous time, for any benefit and wage functions: pay-as-you-go, general
 * average premium, scaled premium, premium for a reserve ratio, exhaustion (Iyer, Actuarial Mathematics of Social Security
 * Pensions, ILO 1999, chapter 3; Thullen). `benefits(t)` and `wages(t)` are yearly rates at time t; `force` is the force
 * of interest.
 */
import { exp } from '../math/exactMath.ts';

export interface ContinuousScheme {
  readonly benefits: (t: number) => number;
  readonly wages: (t: number) => number;
  readonly force: number;
}

/** The rate that pays the benefits of the moment. */
export function payAsYouGoRate(scheme: ContinuousScheme, t: number): number {
  return scheme.benefits(t) / scheme.wages(t);
}

/** The constant rate that, with the reserve, is enough from `from` to `to`. */
export function generalAveragePremium(
  scheme: ContinuousScheme,
  from: number,
  to: number,
  reserve: number,
): number {
  const values = presentValues(scheme, from, to);
  return (values.benefits - reserve) / values.wages;
}

/** The same without end, the integrals carried until their tail no longer counts; both must grow slower than interest. */
export function generalAveragePremiumForever(
  scheme: ContinuousScheme,
  from: number,
  reserve: number,
  horizon = 4000,
): number {
  return generalAveragePremium(scheme, from, from + horizon, reserve);
}

/** Reserve at `to`, given the reserve at `from` and a constant rate. */
export function reserveAt(
  scheme: ContinuousScheme,
  from: number,
  to: number,
  reserve: number,
  rate: number,
): number {
  const values = presentValues(scheme, from, to);
  return (reserve + rate * values.wages - values.benefits) * exp(scheme.force * (to - from));
}

/** Thullen's scaled premium: constant over the period, with the reserve at its highest, V'(to) = 0, at the end. */
export function scaledPremium(scheme: ContinuousScheme, from: number, to: number, reserve: number): number {
  const growth = exp(scheme.force * (to - from));
  const values = presentValues(scheme, from, to);
  const withoutPremium = scheme.force * (reserve - values.benefits) * growth - scheme.benefits(to);
  const perUnitOfRate = scheme.force * values.wages * growth + scheme.wages(to);
  return -withoutPremium / perUnitOfRate;
}

/** The constant rate that brings the reserve to `ratio` years of benefits at `to`. */
export function premiumForReserveRatio(
  scheme: ContinuousScheme,
  from: number,
  to: number,
  reserve: number,
  ratio: number,
): number {
  const growth = exp(scheme.force * (to - from));
  const values = presentValues(scheme, from, to);
  return ((ratio * scheme.benefits(to)) / growth - reserve + values.benefits) / values.wages;
}

/** When a reserve under a constant rate reaches zero, to 1e-10 years; undefined if it lasts to `horizon`. */
export function exhaustionTime(
  scheme: ContinuousScheme,
  reserve: number,
  rate: number,
  horizon = 500,
): number | undefined {
  const discounted = (from: number, to: number): number => {
    const values = presentValues(scheme, from, to);
    return (rate * values.wages - values.benefits) * exp(-scheme.force * from);
  };
  let present = reserve;
  for (let year = 0; year < horizon; year++) {
    const next = present + discounted(year, year + 1);
    if (next > 0) {
      present = next;
      continue;
    }
    let low = 0;
    let high = 1;
    while (high - low > 1e-11) {
      const middle = (low + high) / 2;
      if (present + discounted(year, year + middle) > 0) low = middle;
      else high = middle;
    }
    return year + high;
  }
  return undefined;
}

// Gauss–Legendre with five points on each half year: exact for polynomials of the ninth degree.
const NODES = [0, 0.5384693101056831, 0.906179845938664];
const WEIGHTS = [0.5688888888888889, 0.47862867049936647, 0.23692688505618908];

/** Values at `from` of benefits and wages over the period. */
function presentValues(
  scheme: ContinuousScheme,
  from: number,
  to: number,
): { benefits: number; wages: number } {
  const panels = Math.max(1, Math.ceil((to - from) * 2));
  const half = (to - from) / panels / 2;
  let benefits = 0;
  let wages = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (let node = 0; node < 3; node++) {
      for (let side = -1; side <= (node === 0 ? -1 : 1); side += 2) {
        const t = middle + side * NODES[node]! * half;
        const weight = WEIGHTS[node]! * half * exp(-scheme.force * (t - from));
        benefits += weight * scheme.benefits(t);
        wages += weight * scheme.wages(t);
      }
    }
  }
  return { benefits, wages };
}
