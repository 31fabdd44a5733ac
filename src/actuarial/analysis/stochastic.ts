import type { Change } from '../case/assumptions.ts';
import { deficitAtShare } from '../case/fitCase.ts';
import { buildValuation, type PensionCase, type Study, type ValuationInputs } from '../case/pensionCase.ts';
import { valueInputs } from '../case/valuation.ts';
import { exhaustionOf } from '../finance/balance.ts';
import { normalQuantile } from '../math/exactMath.ts';
import { uniformAt } from '../math/philox.ts';
import { PENSION_AGES as AGES } from '../pensions/inputs.ts';

/** A yearly deviation that keeps part of last year's: d(t) = persistence·d(t−1) + deviation·ε, as a rate. */
export interface Shock {
  readonly persistence: number;
  readonly deviation: number;
}

/**
 * What varies: inflation (with pensions and SBU, and nominal wages and return along with it), real wages, real return, growth of
 * employment, and the level of mortality (its logarithm, one draw a year that adds up).
 */
export interface StochasticModel {
  readonly seed: number;
  readonly inflation: Shock;
  readonly realWages: Shock;
  readonly realReturn: Shock;
  readonly employment: Shock;
  readonly mortality: Shock;
}

/** The reduced model: fewer pay classes, which is all that the reserve does not need. */
export const reducedClasses = 3;

export function reducedInputs(
  from: PensionCase,
  study: Study,
  changes: readonly Change[] = [],
  years = study.years,
): ValuationInputs {
  return buildValuation(from, study, changes, { years, classes: reducedClasses });
}

/** How far the reduced model is from the full one without any shock: deficit as a share of PV of pensions, and years of exhaustion. */
export function reductionError(
  from: PensionCase,
  study: Study,
  changes: readonly Change[] = [],
): { readonly deficitShare: number; readonly exhaustionYears: number } {
  const full = valueInputs(buildValuation(from, study, changes));
  const reduced = valueInputs(reducedInputs(from, study, changes));
  return {
    deficitShare: (reduced.figures.deficit - full.figures.deficit) / full.figures.pensions,
    exhaustionYears: reduced.exhaustion.lastPositiveYear - full.exhaustion.lastPositiveYear,
  };
}

/** Results of runs `first` … `first + count − 1`, in order. */
export interface StochasticResults {
  readonly first: number;
  readonly deficit: Float64Array;
  readonly deficitWithoutState: Float64Array;
  /** Last calendar year with a positive reserve. */
  readonly lastPositiveYear: Float64Array;
  /** Reserve by run and year: `run * (years + 1) + t`. */
  readonly reserve: Float64Array;
}

/**
 * Runs a share of the simulations. The shares may be cut in any way among threads: each run depends on its number alone.
 *
 * @param onProgress called after each run with how many are done; returning false stops, and the results hold what was done.
 */
export function simulate(
  inputs: ValuationInputs,
  model: StochasticModel,
  first: number,
  count: number,
  onProgress: (done: number) => boolean = () => true,
): StochasticResults {
  const years = inputs.pension.years;
  const deficit = new Float64Array(count);
  const deficitWithoutState = new Float64Array(count);
  const lastPositiveYear = new Float64Array(count);
  const reserve = new Float64Array(count * (years + 1));
  let done = 0;
  while (done < count) {
    const valuation = valueInputs(shocked(inputs, model, first + done));
    deficit[done] = valuation.figures.deficit;
    deficitWithoutState[done] = deficitAtShare(valuation, 0);
    lastPositiveYear[done] = exhaustionOf(valuation.balance).lastPositiveYear;
    reserve.set(valuation.balance.reserve, done * (years + 1));
    done++;
    if (!onProgress(done)) break;
  }
  return {
    first,
    deficit: deficit.subarray(0, done),
    deficitWithoutState: deficitWithoutState.subarray(0, done),
    lastPositiveYear: lastPositiveYear.subarray(0, done),
    reserve: reserve.subarray(0, done * (years + 1)),
  };
}

/** The inputs of one run. */
export function shocked(inputs: ValuationInputs, model: StochasticModel, run: number): ValuationInputs {
  const { pension, finance } = inputs;
  const years = pension.years;
  const shocks = [model.inflation, model.realWages, model.realReturn, model.employment, model.mortality];
  const deviation = shocks.map((shock, variable) => {
    const path = new Float64Array(years + 1);
    for (let t = 1; t <= years; t++)
      path[t] =
        shock.persistence * path[t - 1]! +
        shock.deviation * normalQuantile(uniformAt(model.seed, run, t, variable));
    return path;
  }) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const [inflation, realWages, realReturn, employment, mortality] = deviation;
  const level = (first: Float64Array, second?: Float64Array): Float64Array => {
    const path = new Float64Array(years + 1).fill(1);
    for (let t = 1; t <= years; t++) path[t] = path[t - 1]! * (1 + first[t]!) * (1 + (second?.[t] ?? 0));
    return path;
  };
  const times = (path: Float64Array, by: Float64Array): Float64Array =>
    path.map((value, t) => value * by[t]!);
  const plus = (path: Float64Array, ...by: Float64Array[]): Float64Array =>
    path.map((value, t) => by.reduce((sum, one) => sum + one[t]!, value));
  const prices = level(inflation);
  const wages = level(inflation, realWages);
  const posts = level(employment);
  const frailty = level(mortality);
  const sbu = times(pension.sbu, prices);
  return {
    ...inputs,
    pension: {
      ...pension,
      payLevel: times(pension.payLevel, wages),
      sbu,
      funeralAid: times(pension.funeralAid, prices),
      // Pensions never fall: a negative inflation leaves them where they are, a declared policy where the law is silent.
      indexation: plus(pension.indexation, inflation).map((rise) => Math.max(0, rise)),
      affiliatesTarget: times(pension.affiliatesTarget, posts),
      mortality: pension.mortality.map((q, i) => Math.min(1, q * frailty[1 + Math.floor(i / (2 * AGES))]!)),
    },
    finance: {
      ...finance,
      sbu,
      interest: plus(finance.interest, inflation, realReturn).map((rate) => Math.max(-0.5, rate)),
    },
  };
}

/** The value below which a share of the results lies (linear between order statistics, Hyndman–Fan type 7). */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.slice().sort();
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  return (
    sorted[below]! + (place - below) * (sorted[Math.min(sorted.length - 1, below + 1)]! - sorted[below]!)
  );
}

/** Reserve by year at given shares of the runs, for a fan chart: one path for each share. */
export function reserveFan(
  results: StochasticResults,
  years: number,
  shares: readonly number[],
): Float64Array[] {
  const runs = results.deficit.length;
  return shares.map((share) =>
    Float64Array.from({ length: years + 1 }, (_, t) =>
      quantile(
        Float64Array.from({ length: runs }, (_run, run) => results.reserve[run * (years + 1) + t]!),
        share,
      ),
    ),
  );
}
