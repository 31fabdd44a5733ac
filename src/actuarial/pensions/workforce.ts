import {
  AGE_AT_WORK_FIRST,
  type AwardLaw,
  PENSION_AGES,
  type PensionInputs,
  SERVICE_YEARS,
} from './inputs.ts';
import { FLOW_PLACES, memory } from './memory.ts';

// Constants of this module: an imported one is read anew at each use (see `memory`).
const AGES = PENSION_AGES;
const SERVICE = SERVICE_YEARS;
const CELLS = 2 * AGES;
const { ENTER, ACTIVE_DIE, INACTIVE_DIE, LEAVE, RETURN, INVALIDATE, RETIRE, RETIRE_INACTIVE } = FLOW_PLACES;
const work = memory;

/** From which age anyone may retire in a year of this law: who reaches the end of the working ages must. */
export function retirementAgeFirst(law: AwardLaw, workAgeEnd: number): number {
  for (let age = AGE_AT_WORK_FIRST; age < workAgeEnd; age++)
    if (law.serviceNeeded[age]! < SERVICE) return age;
  return Math.min(AGES, workAgeEnd);
}

/**
 * Takes affiliates and inactive from the end of one year to the end of the next, in place: survival, invalidity, a year of age,
 * the share of a year of service, leaving and returning, and at the end of the year retirement of those with the right. Rows are
 * worked from the oldest down, so that each age is read before it is overwritten. `retirementFirst` is the year's
 * `retirementAgeFirst`; the rest is in `memory` (`loadScheme`, `loadYear`, `loadStocks`).
 */
export function ageWorkforce(inputs: PensionInputs, law: AwardLaw, retirementFirst: number): void {
  const { mortality, surviveActive, surviveInactive, activeByAge, inactiveByAge } = work;
  const { density, workAgeEnd, mortalityOf } = inputs;
  const riskFrom = law.serviceNeededForRisk;
  for (let cell = 0; cell < CELLS; cell++) {
    const q = mortality[cell]!;
    surviveActive[cell] = 1 - Math.min(1, q * mortalityOf.active);
    surviveInactive[cell] = 1 - Math.min(1, q * mortalityOf.inactive);
  }
  for (let sex = 0; sex < 2; sex++) {
    const first = sex * AGES;
    takeTheOldest(first + AGES - 1);
    for (let age = AGES - 2; age >= AGE_AT_WORK_FIRST; age--) {
      if (activeByAge[first + age] !== 0) ageRow(first + age, density, riskFrom, age + 1 >= workAgeEnd);
      else if (inactiveByAge[first + age] !== 0) ageInactiveRow(first + age);
      else {
        clearRow(first + age);
        continue;
      }
      if (age + 1 >= retirementFirst) retireRow(first + age + 1, age + 1);
    }
    clearRow(first + AGE_AT_WORK_FIRST - 1);
  }
}

function takeTheOldest(cell: number): void {
  const { active, inactive, serviceEnd, flows } = work;
  const row = cell * SERVICE;
  for (let k = 0; k < serviceEnd[cell]!; k++) {
    flows[ACTIVE_DIE] = flows[ACTIVE_DIE]! + active[row + k]!;
    flows[INACTIVE_DIE] = flows[INACTIVE_DIE]! + inactive[row + k]!;
  }
}

function ageRow(cell: number, density: number, riskFrom: number, closing: boolean): void {
  const {
    exitRate,
    reentryRate,
    invalidityRate,
    surviveActive,
    surviveInactive,
    coefficient,
    minimum,
    active,
    inactive,
    activeByAge,
    inactiveByAge,
    serviceEnd,
    flows,
    deathsCovered,
    deathsCoefficient,
    invalids,
    invalidsCoefficient,
    invalidsMinimum,
    retired,
  } = work;
  const reached = cell + 1;
  const from = cell * SERVICE;
  const to = from + SERVICE;
  const end = Math.min(SERVICE, serviceEnd[cell]! + 1);
  const survive = surviveActive[cell]!;
  const invalid = invalidityRate[cell]!;
  const staying = survive * (1 - invalid);
  const waits = surviveInactive[cell]!;
  const leaves = exitRate[reached]!;
  const returns = reentryRate[reached]!;
  let covered = 0;
  let coveredCoefficient = 0;
  let coveredMinimum = 0;
  for (let k = riskFrom; k < end; k++) {
    const n = active[from + k]!;
    covered += n;
    coveredCoefficient += n * coefficient[k]!;
    coveredMinimum += n * minimum[k]!;
  }
  let all = 0;
  let allInactive = 0;
  let left = 0;
  let returned = 0;
  let rising = 0;
  for (let k = 0; k < end; k++) {
    const n = active[from + k]!;
    const m = inactive[from + k]!;
    all += n;
    allInactive += m;
    const kept = n * (k < riskFrom ? survive : staying);
    const up = k < SERVICE - 1 ? kept * density : 0;
    const here = kept - up + rising;
    rising = up;
    const waiting = m * waits;
    const leaving = here * leaves;
    const returning = waiting * returns;
    left += leaving;
    returned += returning;
    active[to + k] = here - leaving + returning;
    inactive[to + k] = waiting + leaving - returning;
  }
  endRow(reached, end);
  const dies = 1 - survive;
  const newInvalid = survive * invalid;
  deathsCovered[cell] = covered * dies;
  deathsCoefficient[cell] = coveredCoefficient * dies;
  invalids[cell] = covered * newInvalid;
  invalidsCoefficient[cell] = coveredCoefficient * newInvalid;
  invalidsMinimum[cell] = coveredMinimum * newInvalid;
  flows[ACTIVE_DIE] = flows[ACTIVE_DIE]! + all * dies;
  flows[INACTIVE_DIE] = flows[INACTIVE_DIE]! + allInactive * (1 - waits);
  flows[INVALIDATE] = flows[INVALIDATE]! + covered * newInvalid;
  flows[LEAVE] = flows[LEAVE]! + left;
  flows[RETURN] = flows[RETURN]! + returned;
  activeByAge[reached] = closing ? 0 : all * survive - covered * newInvalid - left + returned;
  inactiveByAge[reached] = allInactive * waits + left - returned;
  retired[reached] = 0;
  retired[CELLS + reached] = 0;
}

/** The same where nobody is affiliated: past the working ages, or in a closed group. */
function ageInactiveRow(cell: number): void {
  const {
    reentryRate,
    surviveInactive,
    active,
    inactive,
    activeByAge,
    inactiveByAge,
    serviceEnd,
    flows,
    deathsCovered,
    invalids,
    retired,
  } = work;
  const reached = cell + 1;
  const from = cell * SERVICE;
  const to = from + SERVICE;
  const end = serviceEnd[cell]!;
  const waits = surviveInactive[cell]!;
  const returns = reentryRate[reached]!;
  let all = 0;
  for (let k = 0; k < end; k++) {
    const m = inactive[from + k]!;
    all += m;
    const waiting = m * waits;
    active[to + k] = waiting * returns;
    inactive[to + k] = waiting - waiting * returns;
  }
  endRow(reached, end);
  deathsCovered[cell] = 0;
  invalids[cell] = 0;
  const waiting = all * waits;
  flows[INACTIVE_DIE] = flows[INACTIVE_DIE]! + (all - waiting);
  flows[RETURN] = flows[RETURN]! + waiting * returns;
  activeByAge[reached] = waiting * returns;
  inactiveByAge[reached] = waiting - waiting * returns;
  retired[reached] = 0;
  retired[CELLS + reached] = 0;
}

/** What a row held beyond its new end is emptied. */
function endRow(reached: number, end: number): void {
  const { active, inactive, serviceEnd } = work;
  const to = reached * SERVICE;
  for (let i = to + end; i < to + serviceEnd[reached]!; i++) {
    active[i] = 0;
    inactive[i] = 0;
  }
  serviceEnd[reached] = end;
}

/** Nobody is of this age: nobody dies, is made invalid, reaches the next or retires there. */
function clearRow(cell: number): void {
  const { activeByAge, inactiveByAge, deathsCovered, invalids, retired } = work;
  deathsCovered[cell] = 0;
  invalids[cell] = 0;
  endRow(cell + 1, 0);
  activeByAge[cell + 1] = 0;
  inactiveByAge[cell + 1] = 0;
  retired[cell + 1] = 0;
  retired[CELLS + cell + 1] = 0;
}

function retireRow(reached: number, age: number): void {
  const {
    retirementRate,
    retirementRateInactive,
    coefficient,
    minimum,
    maximum,
    serviceNeeded,
    active,
    inactive,
    activeByAge,
    inactiveByAge,
    serviceEnd,
    retiringEnd,
    flows,
    retiring,
    retired,
    retiredCoefficients,
    retiredMinima,
    retiredMaxima,
  } = work;
  const to = reached * SERVICE;
  const toInactive = to + CELLS * SERVICE;
  const needed = Math.ceil(serviceNeeded[age]!);
  const rate = retirementRate[reached]!;
  const rateInactive = retirementRateInactive[reached]!;
  let persons = 0;
  let coefficients = 0;
  let minima = 0;
  let maxima = 0;
  let inactivePersons = 0;
  let inactiveCoefficients = 0;
  let inactiveMinima = 0;
  let inactiveMaxima = 0;
  const end = serviceEnd[reached]!;
  for (let k = needed; k < end; k++) {
    const before = active[to + k]!;
    const beforeInactive = inactive[to + k]!;
    const n = before * rate;
    const m = beforeInactive * rateInactive;
    retiring[to + k] = n;
    retiring[toInactive + k] = m;
    active[to + k] = before - n;
    inactive[to + k] = beforeInactive - m;
    persons += n;
    inactivePersons += m;
    const byLaw = coefficient[k]!;
    coefficients += n * byLaw;
    inactiveCoefficients += m * byLaw;
    const least = minimum[k]!;
    minima += n * least;
    inactiveMinima += m * least;
    const most = maximum[k]!;
    maxima += n * most;
    inactiveMaxima += m * most;
  }
  retiringEnd[reached] = end;
  // Of a number, all of it leaves nothing.
  if (rate === 1 && rateInactive === 1) serviceEnd[reached] = Math.min(end, needed);
  retired[reached] = persons;
  retiredCoefficients[reached] = coefficients;
  retiredMinima[reached] = minima;
  retiredMaxima[reached] = maxima;
  retired[CELLS + reached] = inactivePersons;
  retiredCoefficients[CELLS + reached] = inactiveCoefficients;
  retiredMinima[CELLS + reached] = inactiveMinima;
  retiredMaxima[CELLS + reached] = inactiveMaxima;
  flows[RETIRE] = flows[RETIRE]! + persons;
  flows[RETIRE_INACTIVE] = flows[RETIRE_INACTIVE]! + inactivePersons;
  if (activeByAge[reached] !== 0) activeByAge[reached] = activeByAge[reached]! - persons;
  inactiveByAge[reached] = inactiveByAge[reached]! - inactivePersons;
}

/**
 * Brings affiliates below `targetAgeEnd` to the year's target, spread by coverage profile and population: the missing enter with
 * no service as far as the population has people who were never insured, and the rest return from the inactive; a surplus leaves
 * to the inactive, alike at every length of service.
 */
export function meetTarget(inputs: PensionInputs, t: number): void {
  const { population, coverageProfile, activeByAge } = work;
  const { targetAgeEnd, reentryShareOfGap } = inputs;
  let older = 0;
  let profile = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGE_AT_WORK_FIRST; age < AGES; age++) {
      const cell = sex * AGES + age;
      if (age < targetAgeEnd) profile += coverageProfile[cell]! * population[cell]!;
      else older += activeByAge[cell]!;
    }
  }
  const scale = profile > 0 ? Math.max(0, inputs.affiliatesTarget[t]! - older) / profile : 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let cell = sex * AGES + AGE_AT_WORK_FIRST; cell < sex * AGES + targetAgeEnd; cell++) {
      const gap = scale * coverageProfile[cell]! * population[cell]! - activeByAge[cell]!;
      if (gap < 0) leave(cell, -gap / activeByAge[cell]!);
      else enter(cell, gap, reentryShareOfGap);
    }
  }
}

function enter(cell: number, gap: number, reentryShareOfGap: number): void {
  const { population, active, activeByAge, inactiveByAge, serviceEnd, flows } = work;
  const recalled = Math.min(gap * reentryShareOfGap, inactiveByAge[cell]!);
  if (recalled > 0) comeBack(cell, recalled / inactiveByAge[cell]!);
  const neverInsured = Math.max(0, population[cell]! - activeByAge[cell]! - inactiveByAge[cell]!);
  const entering = Math.min(gap - recalled, neverInsured);
  active[cell * SERVICE] = active[cell * SERVICE]! + entering;
  if (serviceEnd[cell] === 0) serviceEnd[cell] = 1;
  activeByAge[cell] = activeByAge[cell]! + entering;
  flows[ENTER] = flows[ENTER]! + entering;
  const returning = Math.min(gap - recalled - entering, inactiveByAge[cell]!);
  if (returning > 0) comeBack(cell, returning / inactiveByAge[cell]!);
}

/** A share of the inactive of a cell is affiliated again. */
function comeBack(cell: number, share: number): void {
  const { active, inactive, activeByAge, inactiveByAge, serviceEnd, flows } = work;
  let moved = 0;
  const end = cell * SERVICE + serviceEnd[cell]!;
  for (let i = cell * SERVICE; i < end; i++) {
    const n = inactive[i]! * share;
    inactive[i] = inactive[i]! - n;
    active[i] = active[i]! + n;
    moved += n;
  }
  activeByAge[cell] = activeByAge[cell]! + moved;
  inactiveByAge[cell] = inactiveByAge[cell]! - moved;
  flows[RETURN] = flows[RETURN]! + moved;
}

/** A share of the affiliates of a cell leaves. */
function leave(cell: number, share: number): void {
  const { active, inactive, activeByAge, inactiveByAge, serviceEnd, flows } = work;
  let moved = 0;
  const end = cell * SERVICE + serviceEnd[cell]!;
  for (let i = cell * SERVICE; i < end; i++) {
    const n = active[i]! * share;
    active[i] = active[i]! - n;
    inactive[i] = inactive[i]! + n;
    moved += n;
  }
  activeByAge[cell] = activeByAge[cell]! - moved;
  inactiveByAge[cell] = inactiveByAge[cell]! + moved;
  flows[LEAVE] = flows[LEAVE]! + moved;
}
