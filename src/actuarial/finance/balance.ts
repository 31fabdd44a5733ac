import type { PensionProjection } from '../pensions/outputs.ts';

/** How a scheme is financed. Paths have index t from the base date; index 0 is unused except for `reserve`. */
export interface FinanceInputs {
  /** Reserve at the base date. */
  readonly reserve: number;
  /** Yearly return on the reserve in year t, which is also the rate of discount. */
  readonly interest: Float64Array;
  readonly contributionRate: Float64Array;
  /** Insured pay that was contributed against persons × mean pay. */
  readonly wageMassFactor: Float64Array;
  /** Pensions paid against those projected, by kind: a study's own calibration. */
  readonly pensionFactor: readonly [Float64Array, Float64Array, Float64Array, Float64Array];
  /** Rate that pensioners pay on their twelve payments. */
  readonly pensionerRate: Float64Array;
  /** Whether the thirteenth and fourteenth pay also contribute: the base is then 13/12 of the wages and one SBU a head. */
  readonly contributionsOnExtraPay: boolean;
  /** Administration as a share of contributions. */
  readonly administrationShare: Float64Array;
  /** Share of pensions that the State owes, and the part of it that it pays, by year. */
  readonly stateShare: Float64Array;
  readonly statePaidShare: Float64Array;
  /** Any other income or, negative, expense of the year. */
  readonly otherIncome: Float64Array;
  readonly sbu: Float64Array;
}

/** The yearly money of a scheme; every path has index t, flows at the end of year t. */
export interface Balance {
  readonly years: number;
  readonly yearBase: number;
  /** The base of contributions. */
  readonly wages: Float64Array;
  readonly contributions: Float64Array;
  readonly administration: Float64Array;
  readonly pensions: Float64Array;
  readonly funeral: Float64Array;
  readonly stateDue: Float64Array;
  readonly statePaid: Float64Array;
  readonly otherIncome: Float64Array;
  readonly interestEarned: Float64Array;
  readonly reserve: Float64Array;
  /** 1 ÷ the product of (1 + interest) up to year t. */
  readonly discount: Float64Array;
  /** (pensions + funeral + administration) ÷ wages, without and with what the State pays. */
  readonly payAsYouGo: Float64Array;
  readonly payAsYouGoWithState: Float64Array;
  /** Reserve at the start of the year in years of its expense. */
  readonly reserveRatio: Float64Array;
}

/**
 * The balance V(t) = V(t−1)·(1 + i) + A + State + other − B − G with flows at the end of the year, as the reference
 * institution's own valuations do (`cases/` cites them).
 */
export function balanceOf(projection: PensionProjection, finance: FinanceInputs): Balance {
  const { years } = projection;
  const path = (): Float64Array => new Float64Array(years + 1);
  const balance: Balance = {
    years,
    yearBase: projection.yearBase,
    wages: path(),
    contributions: path(),
    administration: path(),
    pensions: path(),
    funeral: projection.funeralPaid.slice(),
    stateDue: path(),
    statePaid: path(),
    otherIncome: path(),
    interestEarned: path(),
    reserve: path(),
    discount: path(),
    payAsYouGo: path(),
    payAsYouGoWithState: path(),
    reserveRatio: path(),
  };
  balance.reserve[0] = finance.reserve;
  balance.discount[0] = 1;
  for (let t = 1; t <= years; t++) {
    const affiliates = (projection.active[t - 1]! + projection.active[t]!) / 2;
    const extraPay = finance.contributionsOnExtraPay
      ? projection.wageMass[t]! / 12 + affiliates * finance.sbu[t]!
      : 0;
    const wages = (projection.wageMass[t]! + extraPay) * finance.wageMassFactor[t]!;
    let pensions = 0;
    for (let kind = 0; kind < 4; kind++)
      pensions += projection.kinds[kind]!.paid[t]! * finance.pensionFactor[kind]![t]!;
    balance.pensions[t] = pensions;
    const expense = pensions + balance.funeral[t]!;
    const contributions =
      finance.contributionRate[t]! * wages +
      finance.pensionerRate[t]! * (pensions - projection.extraPaid[t]!);
    const administration = finance.administrationShare[t]! * contributions;
    const stateDue = finance.stateShare[t]! * pensions;
    const statePaid = stateDue * finance.statePaidShare[t]!;
    const before = balance.reserve[t - 1]!;
    const interestEarned = before * finance.interest[t]!;
    balance.wages[t] = wages;
    balance.contributions[t] = contributions;
    balance.administration[t] = administration;
    balance.stateDue[t] = stateDue;
    balance.statePaid[t] = statePaid;
    balance.otherIncome[t] = finance.otherIncome[t]!;
    balance.interestEarned[t] = interestEarned;
    balance.reserve[t] =
      before +
      interestEarned +
      contributions +
      statePaid +
      finance.otherIncome[t]! -
      expense -
      administration;
    balance.discount[t] = balance.discount[t - 1]! / (1 + finance.interest[t]!);
    balance.payAsYouGo[t] = (expense + administration) / wages;
    balance.payAsYouGoWithState[t] = (expense + administration - statePaid) / wages;
    balance.reserveRatio[t] = before / (expense + administration);
  }
  return balance;
}

/** Present value at the base date of a path of yearly flows. */
export function presentValue(flows: Float64Array, balance: Pick<Balance, 'discount' | 'years'>): number {
  let value = 0;
  for (let t = 1; t <= balance.years; t++) value += flows[t]! * balance.discount[t]!;
  return value;
}

/** The first calendar year with a negative reserve and the last before it; undefined if there is none within the horizon. */
export interface Exhaustion {
  readonly firstNegativeYear: number | undefined;
  readonly lastPositiveYear: number;
}

export function exhaustionOf(balance: Balance): Exhaustion {
  for (let t = 0; t <= balance.years; t++) {
    if (balance.reserve[t]! < 0)
      return { firstNegativeYear: balance.yearBase + t, lastPositiveYear: balance.yearBase + t - 1 };
  }
  return { firstNegativeYear: undefined, lastPositiveYear: balance.yearBase + balance.years };
}

/** When the reserve crosses zero, in years and fractions; carried beyond the horizon on its last slope if it has not. */
export function exhaustionMoment(balance: Balance): number {
  const { reserve, years, yearBase } = balance;
  for (let t = 1; t <= years; t++) {
    if (reserve[t]! < 0) return yearBase + t - 1 + reserve[t - 1]! / (reserve[t - 1]! - reserve[t]!);
  }
  const slope = reserve[years - 1]! - reserve[years]!;
  return yearBase + years + (slope > 0 ? reserve[years]! / slope : 100);
}

/** The single figures of a valuation over its horizon; rates are shares of wages, amounts present values at the base date. */
export interface ActuarialBalance {
  readonly reserve: number;
  readonly wages: number;
  readonly contributions: number;
  readonly administration: number;
  readonly pensions: number;
  readonly funeral: number;
  readonly state: number;
  readonly otherIncome: number;
  /** Expenses less reserve and income: positive is a deficit, D in the studies. */
  readonly deficit: number;
  /** −deficit ÷ wages: the actuarial balance as a rate. */
  readonly balanceRate: number;
  /** The constant rate that closes the balance without the State, with what it pays, and the latter if administration grew with the rate. */
  readonly levelRateWithoutState: number;
  readonly levelRate: number;
  readonly levelRateWithAdministration: number;
  /** The State's share of pensions at which the deficit would be zero, all of it paid. */
  readonly breakEvenStateShare: number;
  /** One point of State's share. */
  readonly onePointOfState: number;
}

export function actuarialBalance(balance: Balance): ActuarialBalance {
  const pv = (flows: Float64Array): number => presentValue(flows, balance);
  const reserve = balance.reserve[0]!;
  const wages = pv(balance.wages);
  const contributions = pv(balance.contributions);
  const administration = pv(balance.administration);
  const pensions = pv(balance.pensions);
  const funeral = pv(balance.funeral);
  const state = pv(balance.statePaid);
  const otherIncome = pv(balance.otherIncome);
  const deficit = pensions + funeral + administration - reserve - contributions - state - otherIncome;
  const withoutState = deficit + state;
  const administrationShare = contributions === 0 ? 0 : administration / contributions;
  return {
    reserve,
    wages,
    contributions,
    administration,
    pensions,
    funeral,
    state,
    otherIncome,
    deficit,
    balanceRate: -deficit / wages,
    levelRateWithoutState: (contributions + withoutState) / wages,
    levelRate: (contributions + deficit) / wages,
    levelRateWithAdministration:
      (pensions + funeral - reserve - state - otherIncome) / (wages * (1 - administrationShare)),
    breakEvenStateShare: withoutState / pensions,
    onePointOfState: pensions / 100,
  };
}

/** A period with one rate. */
export interface ScaledPremiumPeriod {
  readonly yearFirst: number;
  readonly yearLast: number;
  readonly rate: number;
  readonly reserveAtEnd: number;
}

/**
 * Scaled premiums: in each period the least constant rate under which the reserve never falls within it (Iyer 1999, §3.3, in
 * discrete years). Administration stays a share of contributions.
 */
export function scaledPremiums(
  balance: Balance,
  finance: FinanceInputs,
  periodYears: number,
): ScaledPremiumPeriod[] {
  const periods: ScaledPremiumPeriod[] = [];
  let opening = balance.reserve[0]!;
  for (let start = 1; start <= balance.years; start += periodYears) {
    const end = Math.min(balance.years, start + periodYears - 1);
    // Reserve and its yearly change are linear in the rate: V = fixed + perRate·rate; each year's V(t) ≥ V(t−1) bounds the rate.
    let fixed = opening;
    let perRate = 0;
    let rate = 0;
    for (let t = start; t <= end; t++) {
      const growth = 1 + finance.interest[t]!;
      const expense =
        balance.pensions[t]! + balance.funeral[t]! - balance.statePaid[t]! - balance.otherIncome[t]!;
      const nextFixed = fixed * growth - expense;
      const nextPerRate = perRate * growth + balance.wages[t]! * (1 - finance.administrationShare[t]!);
      rate = Math.max(rate, (fixed - nextFixed) / (nextPerRate - perRate));
      fixed = nextFixed;
      perRate = nextPerRate;
    }
    opening = fixed + perRate * rate;
    periods.push({
      yearFirst: balance.yearBase + start,
      yearLast: balance.yearBase + end,
      rate,
      reserveAtEnd: opening,
    });
  }
  return periods;
}

/** The constant rate that brings the reserve at the horizon to `ratio` years of that year's expense. */
export function rateForReserveRatio(balance: Balance, ratio: number): number {
  const figures = actuarialBalance(balance);
  const last = balance.years;
  const wanted =
    ratio *
    (balance.pensions[last]! + balance.funeral[last]! + balance.administration[last]!) *
    balance.discount[last]!;
  return figures.levelRate + wanted / figures.wages;
}

/** Ratios of the scheme by year: pensioners per affiliate, affiliates per pensioner, mean old-age pension ÷ mean pay. */
export function ratiosOf(projection: PensionProjection): {
  readonly dependency: Float64Array;
  readonly affiliatesPerPensioner: Float64Array;
  readonly replacement: Float64Array;
} {
  const path = (value: (t: number) => number): Float64Array =>
    Float64Array.from({ length: projection.years + 1 }, (_, t) => value(t));
  const pensioners = (t: number): number => projection.kinds.reduce((sum, kind) => sum + kind.persons[t]!, 0);
  const ratio = (above: number, below: number): number => (below > 0 ? above / below : 0);
  return {
    dependency: path((t) => ratio(pensioners(t), projection.active[t]!)),
    affiliatesPerPensioner: path((t) => ratio(projection.active[t]!, pensioners(t))),
    replacement: path((t) =>
      t === 0
        ? 0
        : ratio(
            projection.kinds[0].amount[t]! / Math.max(1e-300, projection.kinds[0].persons[t]!),
            projection.meanPay[t]!,
          ),
    ),
  };
}
