import { PENSION_AGES as AGES, type AwardLaw, lawOfYear, type PensionInputs } from '../pensions/inputs.ts';

/** A stylised worker: not a person, a question. */
export interface StylisedWorker {
  readonly sex: 0 | 1;
  readonly birthYear: number;
  readonly ageAtEntry: number;
  readonly ageAtRetirement: number;
  /** Pay as a multiple of the mean of that sex and age. */
  readonly payMultiple: number;
  /** Share of the years between entry and retirement that were contributed. */
  readonly density: number;
}

export interface StylisedOutcome {
  readonly yearsOfService: number;
  /** Whether the law gives an old-age pension at that age with that service, and if not how many years are missing. */
  readonly hasRight: boolean;
  readonly yearsMissing: number;
  readonly base: number;
  /** First monthly pension, after minimum and maximum; 0 without the right. */
  readonly pension: number;
  readonly limitedBy: 'minimum' | 'maximum' | 'none';
  readonly lastPay: number;
  /** First pension ÷ last pay. */
  readonly replacement: number;
  /** Internal yearly return of the contributions of worker and employer against the expected pensions; undefined without a pension. */
  readonly internalReturn: number | undefined;
}

/**
 * What the law of `inputs` gives a stylised worker, who must be of working age within the projection's years or before; pay before
 * the base date is taken back at `pastPayGrowth` a year. Expected pensions use the mortality of the projection, its last year
 * carried on.
 */
export function stylisedOutcome(
  worker: StylisedWorker,
  inputs: PensionInputs,
  contributionRate: Float64Array,
  pastPayGrowth: number,
): StylisedOutcome {
  const retirementYear = worker.birthYear + worker.ageAtRetirement;
  const law = lawOfYear(inputs.law, retirementYear);
  const at = (path: Float64Array, year: number): number =>
    path[Math.max(1, Math.min(inputs.years, year - inputs.yearBase))]!;
  const pays: number[] = [];
  for (let age = worker.ageAtEntry; age < worker.ageAtRetirement; age++) pays.push(payAt(age));
  const service = Math.min(
    50,
    Math.floor((worker.ageAtRetirement - worker.ageAtEntry) * worker.density + 1e-9),
  );
  const best = [...pays].sort((a, b) => b - a).slice(0, 5);
  const base = best.reduce((sum, pay) => sum + pay, 0) / Math.max(1, best.length);
  const needed = law.serviceNeeded[worker.ageAtRetirement]!;
  const sbu = at(inputs.sbu, retirementYear);
  const raw = law.coefficient[service]! * base;
  const low = law.minimum[service]! * sbu * at(inputs.minimumFactor, retirementYear);
  const high = law.maximum[service]! * sbu;
  const hasRight = service >= needed;
  const pension = hasRight ? Math.min(high, Math.max(low, raw)) : 0;
  const lastPay = pays[pays.length - 1] ?? 0;
  return {
    yearsOfService: service,
    hasRight,
    yearsMissing: hasRight ? 0 : Math.max(0, Math.min(50, needed) - service),
    base,
    pension,
    limitedBy: !hasRight || raw === pension ? 'none' : raw < low ? 'minimum' : 'maximum',
    lastPay,
    replacement: lastPay > 0 ? pension / lastPay : 0,
    internalReturn: hasRight ? internalReturn(flowsOf(law, pension)) : undefined,
  };

  function payAt(age: number): number {
    const year = worker.birthYear + age;
    const scale = inputs.payScale[worker.sex * AGES + age]! * worker.payMultiple;
    const t = year - inputs.yearBase;
    let level = at(inputs.payLevel, year);
    for (let back = t; back < 1; back++) level /= 1 + pastPayGrowth;
    const pay = scale * level;
    let salary = at(inputs.sbu, year);
    for (let back = t; back < 1; back++) salary /= 1 + pastPayGrowth;
    return Math.max(at(inputs.payFloor, year) * salary, Math.min(at(inputs.payCeiling, year) * salary, pay));
  }

  function flowsOf(ofLaw: AwardLaw, first: number): number[] {
    const flows: number[] = [];
    for (let age = worker.ageAtEntry; age < worker.ageAtRetirement; age++) {
      flows.push(
        -12 * worker.density * at(contributionRate, worker.birthYear + age) * pays[age - worker.ageAtEntry]!,
      );
    }
    let alive = 1;
    let pensionNow = first;
    for (let age = worker.ageAtRetirement; age < AGES; age++) {
      const year = worker.birthYear + age;
      const t = Math.max(1, Math.min(inputs.years, year - inputs.yearBase));
      flows.push(
        alive *
          (12 * pensionNow * (1 + inputs.thirteenthShare) + inputs.fourteenthSbu * at(inputs.sbu, year)),
      );
      pensionNow = Math.max(
        pensionNow * (1 + inputs.indexation[t]!),
        inputs.minimumInPayment ? ofLaw.minimum[service]! * at(inputs.sbu, year) : 0,
      );
      alive *=
        1 -
        Math.min(1, inputs.mortality[((t - 1) * 2 + worker.sex) * AGES + age]! * inputs.mortalityOf.oldAge);
    }
    return flows;
  }
}

/** The rate that makes yearly flows worth nothing today, by halving between −50 % and 100 %; undefined if there is none there. */
export function internalReturn(flows: readonly number[]): number | undefined {
  const value = (rate: number): number => {
    let sum = 0;
    let discount = 1;
    for (const flow of flows) {
      sum += flow * discount;
      discount /= 1 + rate;
    }
    return sum;
  };
  let low = -0.5;
  let high = 1;
  if (value(low) * value(high) > 0) return undefined;
  const rising = value(low) < 0;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (value(middle) < 0 === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
