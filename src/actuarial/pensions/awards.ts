import type { AgeingStock } from './ageingStock.ts';
import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import { addTo, INVALIDITY, OLD_AGE, type PensionProjection } from './outputs.ts';
import type { Retired, WorkforceYear } from './workforce.ts';

/**
 * Insured monthly pay in year t by sex, age and class, between floor and ceiling; and by sex and age on average.
 * `pay[(sex * AGES + age) * classes + c]`.
 */
export function payOfYear(inputs: PensionInputs, t: number, pay: Float64Array, meanPay: Float64Array): void {
  const classes = inputs.classMultiple.length;
  const least = inputs.payFloor[t]! * inputs.sbu[t]!;
  const most = inputs.payCeiling[t]! * inputs.sbu[t]!;
  for (let cell = 0; cell < 2 * AGES; cell++) {
    const level = inputs.payScale[cell]! * inputs.payLevel[t]!;
    let mean = 0;
    for (let c = 0; c < classes; c++) {
      const raw = level * inputs.classMultiple[c]!;
      const insured = raw < least ? least : raw > most ? most : raw;
      pay[cell * classes + c] = insured;
      mean += inputs.classWeight[c]! * insured;
    }
    meanPay[cell] = mean;
  }
}

/**
 * Takes the five best yearly means of pay to the next age, in place, and enters the pay of the year where it is better than
 * the least of the five. The base of a pension is their mean (C.D. 100 art. 2; C.D. 641): the true best five of the career,
 * which need not be its last.
 */
export function enterBestPays(best: Float64Array, pay: Float64Array, classes: number): void {
  const width = classes * 5;
  for (let sex = 0; sex < 2; sex++) {
    const first = sex * AGES * width;
    best.copyWithin(first + width, first, first + (AGES - 1) * width);
    best.fill(0, first, first + width);
  }
  for (let cell = 0; cell < 2 * AGES * classes; cell++) {
    const value = pay[cell]!;
    const at = cell * 5;
    if (!(value > best[at]!)) continue;
    const b = best[at + 1]!;
    const c = best[at + 2]!;
    const d = best[at + 3]!;
    const e = best[at + 4]!;
    // Ascending: what is less than the new pay moves down by one, and the least of the five is left out.
    best[at] = value > b ? b : value;
    best[at + 1] = value > b ? (value > c ? c : value) : b;
    best[at + 2] = value > c ? (value > d ? d : value) : c;
    best[at + 3] = value > d ? (value > e ? e : value) : d;
    best[at + 4] = value > e ? value : e;
  }
}

/** Base of a pension by sex, age and class: the mean of the five best, or of as many as there are. */
export function pensionBases(best: Float64Array, bases: Float64Array): void {
  for (let cell = 0; cell < bases.length; cell++) {
    const at = cell * 5;
    // The pays are ascending: if the least is there, all five are.
    const all = best[at]! + best[at + 1]! + best[at + 2]! + best[at + 3]! + best[at + 4]!;
    if (best[at]! > 0) bases[cell] = all / 5;
    else {
      let years = 0;
      for (let j = 1; j < 5; j++) if (best[at + j]! > 0) years++;
      bases[cell] = years > 0 ? all / years : 0;
    }
  }
}

/** Old-age pensions of those who retire at the end of year t: coefficient × base, between minimum and maximum, by class. */
export function awardOldAge(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  year: WorkforceYear,
  bases: Float64Array,
  stock: AgeingStock,
  out: PensionProjection,
): void {
  const sbu = inputs.sbu[t]!;
  const least = inputs.minimumFactor[t]! * sbu;
  const factor = inputs.newPensionFactor[t]!;
  const limits = limitsOf(law);
  const classes = inputs.classWeight.length;
  const kind = out.kinds[OLD_AGE];
  for (let sex = 0; sex < 2; sex++) {
    for (let age = year.retirementAgeFirst; age < AGES; age++) {
      const needed = Math.ceil(law.serviceNeeded[age]!);
      if (needed >= SERVICE) continue;
      awardRow(sex, age, needed, year.fromActive, factor);
      awardRow(sex, age, needed, year.fromInactive, factor * inputs.inactiveBaseFactor);
    }
  }

  function awardRow(sex: number, age: number, needed: number, retired: Retired, baseFactor: number): void {
    const cell = sex * AGES + age;
    const persons = retired.persons[cell]!;
    if (!(persons > 0)) return;
    if (age < stock.youngest[sex]!) stock.youngest[sex] = age;
    const floor = retired.minima[cell]!;
    const byFormula = retired.coefficients[cell]!;
    const ceiling = retired.maxima[cell]!;
    const leastOfLow = limits.leastOfLow[needed]!;
    const mostOfLow = limits.mostOfLow[needed]!;
    const leastOfHigh = limits.leastOfHigh[needed]!;
    const mostOfHigh = limits.mostOfHigh[needed]!;
    let newPersons = kind.newPersons[t]!;
    let newAmount = kind.newAmount[t]!;
    for (let c = 0; c < classes; c++) {
      const at = cell * classes + c;
      const base = bases[at]! * baseFactor;
      let amount: number;
      // Where every length of service falls on the same side of its minimum and maximum, the row's sums are enough.
      if (base * leastOfLow >= least && base * mostOfHigh <= sbu) amount = base * byFormula;
      else if (base * mostOfLow <= least) amount = least * floor;
      else if (base * leastOfHigh >= sbu) amount = sbu * ceiling;
      else amount = sumOfClamped(cell, needed, base, retired.byService);
      const weight = inputs.classWeight[c]!;
      addTo(stock.persons, at, weight * persons);
      addTo(stock.amount, at, weight * amount);
      addTo(stock.floor, at, weight * floor);
      newPersons += weight * persons;
      newAmount += weight * amount;
    }
    kind.newPersons[t] = newPersons;
    kind.newAmount[t] = newAmount;
  }

  function sumOfClamped(cell: number, needed: number, base: number, byService: Float64Array): number {
    const { coefficient, minimum, maximum } = law;
    const row = cell * SERVICE;
    let amount = 0;
    for (let k = needed; k < year.retiringEnd[cell]!; k++) {
      const pension = coefficient[k]! * base;
      const low = minimum[k]! * least;
      const high = maximum[k]! * sbu;
      amount += byService[row + k]! * (pension < low ? low : pension > high ? high : pension);
    }
    return amount;
  }
}

/** Extremes, over this and all greater lengths of service, of coefficient ÷ minimum and coefficient ÷ maximum. */
interface AwardLimits {
  readonly leastOfLow: Float64Array;
  readonly mostOfLow: Float64Array;
  readonly leastOfHigh: Float64Array;
  readonly mostOfHigh: Float64Array;
}

const limitsByLaw = new WeakMap<AwardLaw, AwardLimits>();

function limitsOf(law: AwardLaw): AwardLimits {
  const known = limitsByLaw.get(law);
  if (known) return known;
  const column = (): Float64Array => new Float64Array(SERVICE);
  const limits: AwardLimits = {
    leastOfLow: column(),
    mostOfLow: column(),
    leastOfHigh: column(),
    mostOfHigh: column(),
  };
  for (let k = SERVICE - 1; k >= 0; k--) {
    const low = law.coefficient[k]! / law.minimum[k]!;
    const high = law.coefficient[k]! / law.maximum[k]!;
    const last = k === SERVICE - 1;
    limits.leastOfLow[k] = last ? low : Math.min(low, limits.leastOfLow[k + 1]!);
    limits.mostOfLow[k] = last ? low : Math.max(low, limits.mostOfLow[k + 1]!);
    limits.leastOfHigh[k] = last ? high : Math.min(high, limits.leastOfHigh[k + 1]!);
    limits.mostOfHigh[k] = last ? high : Math.max(high, limits.mostOfHigh[k + 1]!);
  }
  limitsByLaw.set(law, limits);
  return limits;
}

/** Invalidity pensions of the year, at the mean coefficient of those concerned; they begin at the age reached. */
export function awardInvalidity(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  year: WorkforceYear,
  bases: Float64Array,
  stock: AgeingStock,
  out: PensionProjection,
): void {
  const classes = inputs.classWeight.length;
  const sbu = inputs.sbu[t]!;
  const kind = out.kinds[INVALIDITY];
  let newPersons = 0;
  let newAmount = 0;
  for (let cell = AGE_AT_WORK_FIRST; cell < 2 * AGES - 1; cell++) {
    const persons = year.invalids[cell]!;
    if (persons === 0) continue;
    const sex = cell < AGES ? 0 : 1;
    const reached = cell + 1 - sex * AGES;
    if (reached < stock.youngest[sex]!) stock.youngest[sex] = reached;
    const coefficient = year.invalidsCoefficient[cell]! / persons;
    const minimum = year.invalidsMinimum[cell]! / persons;
    for (let c = 0; c < classes; c++) {
      const at = (cell + 1) * classes + c;
      const pension = riskPension(inputs, law, t, coefficient, minimum, bases[at]!, sbu);
      const n = inputs.classWeight[c]! * persons;
      addTo(stock.persons, at, n);
      addTo(stock.amount, at, n * pension);
      addTo(stock.floor, at, n * minimum);
      newPersons += n;
      newAmount += n * pension;
    }
  }
  kind.newPersons[t] = newPersons;
  kind.newAmount[t] = newAmount;
}

/** Coefficient × base between the minimum of the service and the maximum of invalidity (C.D. 300 art. 5). */
export function riskPension(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  coefficient: number,
  minimum: number,
  base: number,
  sbu: number,
): number {
  const pension = coefficient * base * inputs.newPensionFactor[t]!;
  const low = minimum * inputs.minimumFactor[t]! * sbu;
  const high = law.maximumOther * sbu;
  return pension < low ? low : pension > high ? high : pension;
}
