import {
  AGE_AT_WORK_FIRST,
  type AwardLaw,
  PENSION_AGES,
  type PensionInputs,
  SERVICE_YEARS,
} from './inputs.ts';
import { memory } from './memory.ts';
import { INVALIDITY, OLD_AGE, type PensionProjection } from './outputs.ts';

// Constants of this module: an imported one is read anew at each use (see `memory`).
const AGES = PENSION_AGES;
const SERVICE = SERVICE_YEARS;
const CELLS = 2 * AGES;
const work = memory;

/** What the awards of a year have in common. */
interface AwardTerms {
  readonly classes: number;
  readonly sbu: number;
  /** The unified basic salary times the scenario's factor on minima. */
  readonly least: number;
  readonly limits: AwardLimits;
}

/** Old-age pensions of those who retire at the end of year t: coefficient × base, between minimum and maximum, by class. */
export function awardOldAge(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  retirementFirst: number,
  out: PensionProjection,
): void {
  const { serviceNeeded, retired, awarded, youngest } = work;
  const sbu = inputs.sbu[t]!;
  const terms: AwardTerms = {
    classes: inputs.classWeight.length,
    sbu,
    least: inputs.minimumFactor[t]! * sbu,
    limits: limitsOf(law),
  };
  const factor = inputs.newPensionFactor[t]!;
  const factorInactive = factor * inputs.inactiveBaseFactor;
  awarded.fill(0);
  for (let sex = 0; sex < 2; sex++) {
    for (let age = retirementFirst; age < AGES; age++) {
      const needed = Math.ceil(serviceNeeded[age]!);
      if (needed >= SERVICE) continue;
      const cell = sex * AGES + age;
      const isAny = retired[cell]! > 0 || retired[CELLS + cell]! > 0;
      if (!isAny) continue;
      if (age < youngest[sex]!) youngest[sex] = age;
      awardRow(cell, 0, needed, factor, terms);
      awardRow(cell, CELLS, needed, factorInactive, terms);
    }
  }
  out.kinds[OLD_AGE].newPersons[t] = awarded[0]!;
  out.kinds[OLD_AGE].newAmount[t] = awarded[1]!;
}

/** The awards of one sex and age: of affiliates (`source` 0) or of the inactive (`CELLS`). */
function awardRow(
  cell: number,
  source: number,
  needed: number,
  baseFactor: number,
  { classes, sbu, least, limits }: AwardTerms,
): void {
  const { persons, amount, floor, bases, classWeight, awarded } = work;
  const { retired, retiredCoefficients, retiredMinima, retiredMaxima } = work;
  const n = retired[source + cell]!;
  if (!(n > 0)) return;
  const byFormula = retiredCoefficients[source + cell]!;
  const byMinimum = retiredMinima[source + cell]!;
  const byMaximum = retiredMaxima[source + cell]!;
  const leastOfLow = limits.leastOfLow[needed]!;
  const mostOfLow = limits.mostOfLow[needed]!;
  const leastOfHigh = limits.leastOfHigh[needed]!;
  const mostOfHigh = limits.mostOfHigh[needed]!;
  let newPersons = awarded[0]!;
  let newAmount = awarded[1]!;
  for (let c = 0; c < classes; c++) {
    const at = cell * classes + c;
    const base = bases[at]! * baseFactor;
    let pension: number;
    // Where every length of service falls on the same side of its minimum and maximum, the row's sums are enough.
    if (base * leastOfLow >= least && base * mostOfHigh <= sbu) pension = base * byFormula;
    else if (base * mostOfLow <= least) pension = least * byMinimum;
    else if (base * leastOfHigh >= sbu) pension = sbu * byMaximum;
    else pension = sumOfClamped(cell, source, needed, base, least, sbu);
    const weight = classWeight[c]!;
    persons[at] = persons[at]! + weight * n;
    amount[at] = amount[at]! + weight * pension;
    floor[at] = floor[at]! + weight * byMinimum;
    newPersons += weight * n;
    newAmount += weight * pension;
  }
  awarded[0] = newPersons;
  awarded[1] = newAmount;
}

/** The pensions of a row, each length of service between its own minimum and maximum. */
function sumOfClamped(
  cell: number,
  source: number,
  needed: number,
  base: number,
  least: number,
  sbu: number,
): number {
  const { coefficient, minimum, maximum, retiring, retiringEnd } = work;
  const row = (source + cell) * SERVICE;
  const end = retiringEnd[cell]!;
  let sum = 0;
  for (let k = needed; k < end; k++) {
    const pension = coefficient[k]! * base;
    const low = minimum[k]! * least;
    const high = maximum[k]! * sbu;
    sum += retiring[row + k]! * (pension < low ? low : pension > high ? high : pension);
  }
  return sum;
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
  out: PensionProjection,
): void {
  const {
    bases,
    classWeight,
    youngest,
    invalids,
    invalidsCoefficient,
    invalidsMinimum,
    persons,
    amount,
    floor,
  } = work;
  const classes = inputs.classWeight.length;
  const sbu = inputs.sbu[t]!;
  const minimumFactor = inputs.minimumFactor[t]!;
  const factor = inputs.newPensionFactor[t]!;
  const most = law.maximumOther * sbu;
  let newPersons = 0;
  let newAmount = 0;
  for (let cell = AGE_AT_WORK_FIRST; cell < CELLS - 1; cell++) {
    const awarded = invalids[cell]!;
    if (awarded === 0) continue;
    const sex = cell < AGES ? 0 : 1;
    const reached = cell + 1 - sex * AGES;
    if (reached < youngest[2 + sex]!) youngest[2 + sex] = reached;
    const byLaw = invalidsCoefficient[cell]! / awarded;
    const share = invalidsMinimum[cell]! / awarded;
    const least = share * minimumFactor * sbu;
    for (let c = 0; c < classes; c++) {
      const of = (cell + 1) * classes + c;
      const at = CELLS * classes + of;
      const pension = riskPension(byLaw, bases[of]!, factor, least, most);
      const n = classWeight[c]! * awarded;
      persons[at] = persons[at]! + n;
      amount[at] = amount[at]! + n * pension;
      floor[at] = floor[at]! + n * share;
      newPersons += n;
      newAmount += n * pension;
    }
  }
  out.kinds[INVALIDITY].newPersons[t] = newPersons;
  out.kinds[INVALIDITY].newAmount[t] = newAmount;
}

/** Coefficient × base × the year's factor, between the minimum of the service and the maximum of invalidity (C.D. 300 art. 5). */
export function riskPension(
  byLaw: number,
  base: number,
  factor: number,
  least: number,
  most: number,
): number {
  const pension = byLaw * base * factor;
  return pension < least ? least : pension > most ? most : pension;
}
