import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  type PensionStocks,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import { addTo, type PensionProjection } from './outputs.ts';

/** Who retires at the end of a year with the right to, and what the law of awards says of them. */
export interface Retired {
  /** By sex, age reached and service, from the service needed to `retiringEnd`; elsewhere it holds what it held. */
  readonly byService: Float64Array;
  /** By sex and age reached: all of them, and their sums of coefficients, of minima and of maxima. */
  readonly persons: Float64Array;
  readonly coefficients: Float64Array;
  readonly minima: Float64Array;
  readonly maxima: Float64Array;
}

/** What a year of the workforce leaves for the awards, by sex and age or by sex, age and service; overwritten each year. */
export interface WorkforceYear {
  readonly fromActive: Retired;
  readonly fromInactive: Retired;
  /** By sex and age reached: nobody who retired has this much service or more. */
  readonly retiringEnd: Uint8Array;
  /** By sex and age at the start: deaths and new invalids with the right, and the sums of their coefficients and minima. */
  readonly deathsCovered: Float64Array;
  readonly deathsCoefficient: Float64Array;
  readonly invalids: Float64Array;
  readonly invalidsCoefficient: Float64Array;
  readonly invalidsMinimum: Float64Array;
  /** Affiliates and inactive by sex and age at the end of the year. */
  readonly activeByAge: Float64Array;
  readonly inactiveByAge: Float64Array;
  /** By sex and age at the end of the year: nobody, affiliated or inactive, has this much service or more. */
  readonly serviceEnd: Uint8Array;
  /** From which age anyone retired this year. */
  retirementAgeFirst: number;
}

/** The workforce of the base date, before its first year. */
export function createWorkforceYear({
  active,
  inactive,
}: Pick<PensionStocks, 'active' | 'inactive'>): WorkforceYear {
  const bySexAge = (): Float64Array => new Float64Array(2 * AGES);
  const retired = (): Retired => ({
    byService: new Float64Array(2 * AGES * SERVICE),
    persons: bySexAge(),
    coefficients: bySexAge(),
    minima: bySexAge(),
    maxima: bySexAge(),
  });
  const activeByAge = bySexAge();
  const inactiveByAge = bySexAge();
  const serviceEnd = new Uint8Array(2 * AGES);
  for (let cell = 0; cell < 2 * AGES; cell++) {
    let actives = 0;
    let inactives = 0;
    for (let k = 0; k < SERVICE; k++) {
      const n = active[cell * SERVICE + k]!;
      const m = inactive[cell * SERVICE + k]!;
      actives += n;
      inactives += m;
      if (n !== 0 || m !== 0) serviceEnd[cell] = k + 1;
    }
    activeByAge[cell] = actives;
    inactiveByAge[cell] = inactives;
  }
  return {
    fromActive: retired(),
    fromInactive: retired(),
    retiringEnd: new Uint8Array(2 * AGES),
    deathsCovered: bySexAge(),
    deathsCoefficient: bySexAge(),
    invalids: bySexAge(),
    invalidsCoefficient: bySexAge(),
    invalidsMinimum: bySexAge(),
    activeByAge,
    inactiveByAge,
    serviceEnd,
    retirementAgeFirst: AGES,
  };
}

/**
 * Takes affiliates and inactive from the end of one year to the end of the next, in place: survival, invalidity, a year of age,
 * the share of a year of service, leaving and returning, and at the end of the year retirement of those with the right. Rows are
 * worked from the oldest down, so that each age is read before it is overwritten.
 */
export function ageWorkforce(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  active: Float64Array,
  inactive: Float64Array,
  year: WorkforceYear,
  out: PensionProjection,
): void {
  const mortalityRow = (t - 1) * 2 * AGES;
  let retirementAgeFirst = AGES;
  for (let age = AGE_AT_WORK_FIRST; age < AGES; age++) {
    if (law.serviceNeeded[age]! < SERVICE) {
      retirementAgeFirst = age;
      break;
    }
  }
  year.retirementAgeFirst = Math.min(retirementAgeFirst, inputs.workAgeEnd);
  for (let sex = 0; sex < 2; sex++) {
    takeTheOldest(sex);
    for (let age = AGES - 2; age >= AGE_AT_WORK_FIRST; age--) ageRow(sex, age);
    clearRow(sex * AGES + AGE_AT_WORK_FIRST);
  }

  function takeTheOldest(sex: number): void {
    const cell = sex * AGES + AGES - 1;
    const row = cell * SERVICE;
    for (let k = 0; k < year.serviceEnd[cell]!; k++) {
      addTo(out.flows.activeDeaths, t, active[row + k]!);
      addTo(out.flows.inactiveDeaths, t, inactive[row + k]!);
    }
  }

  function ageRow(sex: number, age: number): void {
    const cell = sex * AGES + age;
    const q = inputs.mortality[mortalityRow + cell]!;
    const survive = 1 - Math.min(1, q * inputs.mortalityOf.active);
    const surviveInactive = 1 - Math.min(1, q * inputs.mortalityOf.inactive);
    const invalid = inputs.invalidityRate[cell]!;
    const reached = cell + 1;
    const leaves = inputs.exitRate[reached]!;
    const back = inputs.reentryRate[reached]!;
    const closing = age + 1 >= inputs.workAgeEnd;
    const from = cell * SERVICE;
    const to = from + SERVICE;
    if (year.activeByAge[cell] === 0) {
      ageInactiveRow(age + 1, cell, from, to, surviveInactive, back, closing);
      return;
    }
    const end = Math.min(SERVICE, year.serviceEnd[cell]! + 1);
    const riskFrom = law.serviceNeededForRisk;
    const { coefficient, minimum } = law;
    const density = inputs.density;
    const staying = survive * (1 - invalid);
    // Past the working ages all leave and nobody returns: a number times 1 is itself, and times 0 is nothing.
    const leavingShare = closing ? 1 : leaves;
    const returningShare = closing ? 0 : back;

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
      const waiting = m * surviveInactive;
      const leaving = here * leavingShare;
      const returning = waiting * returningShare;
      left += leaving;
      returned += returning;
      active[to + k] = here - leaving + returning;
      inactive[to + k] = waiting + leaving - returning;
    }
    year.deathsCovered[cell] = covered * (1 - survive);
    year.deathsCoefficient[cell] = coveredCoefficient * (1 - survive);
    endRow(reached, to, end);
    const newInvalid = survive * invalid;
    year.invalids[cell] = covered * newInvalid;
    year.invalidsCoefficient[cell] = coveredCoefficient * newInvalid;
    year.invalidsMinimum[cell] = coveredMinimum * newInvalid;
    const flows = out.flows;
    addTo(flows.activeDeaths, t, all * (1 - survive));
    addTo(flows.inactiveDeaths, t, allInactive * (1 - surviveInactive));
    addTo(flows.activeToInvalidity, t, covered * newInvalid);
    addTo(flows.exits, t, left);
    addTo(flows.reentries, t, returned);
    const activeNow = closing ? 0 : all * survive - covered * newInvalid - left + returned;
    retireAndRecord(
      age + 1,
      reached,
      to,
      closing,
      activeNow,
      allInactive * surviveInactive + left - returned,
    );
  }

  /** The same where nobody is affiliated: past the working ages, or in a closed group. */
  function ageInactiveRow(
    age: number,
    cell: number,
    from: number,
    to: number,
    survive: number,
    back: number,
    closing: boolean,
  ): void {
    year.deathsCovered[cell] = 0;
    year.invalids[cell] = 0;
    if (year.inactiveByAge[cell] === 0) {
      clearRow(cell + 1);
      return;
    }
    const end = year.serviceEnd[cell]!;
    const returningShare = closing ? 0 : back;
    let all = 0;
    for (let k = 0; k < end; k++) {
      const m = inactive[from + k]!;
      all += m;
      const waiting = m * survive;
      active[to + k] = waiting * returningShare;
      inactive[to + k] = waiting - waiting * returningShare;
    }
    endRow(cell + 1, to, end);
    const waiting = all * survive;
    addTo(out.flows.inactiveDeaths, t, all - waiting);
    addTo(out.flows.reentries, t, waiting * returningShare);
    retireAndRecord(age, cell + 1, to, closing, waiting * returningShare, waiting - waiting * returningShare);
  }

  /** What a row held beyond its new end is emptied. */
  function endRow(reached: number, to: number, end: number): void {
    for (let i = to + end; i < to + year.serviceEnd[reached]!; i++) {
      active[i] = 0;
      inactive[i] = 0;
    }
    year.serviceEnd[reached] = end;
  }

  /** Nobody reaches this age, and nobody retires from it. */
  function clearRow(reached: number): void {
    endRow(reached, reached * SERVICE, 0);
    year.fromActive.persons[reached] = 0;
    year.fromInactive.persons[reached] = 0;
    year.activeByAge[reached] = 0;
    year.inactiveByAge[reached] = 0;
  }

  function retireAndRecord(
    age: number,
    reached: number,
    to: number,
    closing: boolean,
    activeNow: number,
    inactiveNow: number,
  ): void {
    year.fromActive.persons[reached] = 0;
    year.fromInactive.persons[reached] = 0;
    if (age >= year.retirementAgeFirst) retireRow(age, reached, to, closing);
    year.activeByAge[reached] = activeNow === 0 ? 0 : activeNow - year.fromActive.persons[reached]!;
    year.inactiveByAge[reached] = inactiveNow - year.fromInactive.persons[reached]!;
  }

  function retireRow(age: number, reached: number, to: number, closing: boolean): void {
    const needed = Math.ceil(law.serviceNeeded[age]!);
    const rate = closing ? 1 : inputs.retirementRate[reached]!;
    const rateInactive = closing ? 1 : inputs.retirementRateInactive[reached]!;
    const { coefficient, minimum, maximum } = law;
    const { fromActive, fromInactive } = year;
    const retiring = fromActive.byService;
    const retiringInactive = fromInactive.byService;
    let persons = 0;
    let coefficients = 0;
    let minima = 0;
    let maxima = 0;
    let inactivePersons = 0;
    let inactiveCoefficients = 0;
    let inactiveMinima = 0;
    let inactiveMaxima = 0;
    const end = year.serviceEnd[reached]!;
    for (let k = needed; k < end; k++) {
      const before = active[to + k]!;
      const beforeInactive = inactive[to + k]!;
      const n = before * rate;
      const m = beforeInactive * rateInactive;
      retiring[to + k] = n;
      retiringInactive[to + k] = m;
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
    year.retiringEnd[reached] = end;
    // Of a number, all of it leaves nothing.
    if (rate === 1 && rateInactive === 1) year.serviceEnd[reached] = Math.min(end, needed);
    fromActive.persons[reached] = persons;
    fromActive.coefficients[reached] = coefficients;
    fromActive.minima[reached] = minima;
    fromActive.maxima[reached] = maxima;
    fromInactive.persons[reached] = inactivePersons;
    fromInactive.coefficients[reached] = inactiveCoefficients;
    fromInactive.minima[reached] = inactiveMinima;
    fromInactive.maxima[reached] = inactiveMaxima;
    addTo(out.flows.activeToOldAge, t, persons);
    addTo(out.flows.inactiveToOldAge, t, inactivePersons);
  }
}

/**
 * Brings affiliates below `targetAgeEnd` to the year's target, spread by coverage profile and population: the missing enter with
 * no service as far as the population has people who were never insured, and the rest return from the inactive; a surplus leaves
 * to the inactive, alike at every length of service.
 */
export function meetTarget(
  inputs: PensionInputs,
  t: number,
  active: Float64Array,
  inactive: Float64Array,
  year: WorkforceYear,
  out: PensionProjection,
): void {
  let older = 0;
  let profile = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGE_AT_WORK_FIRST; age < AGES; age++) {
      const cell = sex * AGES + age;
      if (age < inputs.targetAgeEnd)
        profile += inputs.coverageProfile[cell]! * inputs.population[t * 2 * AGES + cell]!;
      else older += year.activeByAge[cell]!;
    }
  }
  const scale = profile > 0 ? Math.max(0, inputs.affiliatesTarget[t]! - older) / profile : 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let age = AGE_AT_WORK_FIRST; age < inputs.targetAgeEnd; age++) {
      const cell = sex * AGES + age;
      const persons = inputs.population[t * 2 * AGES + cell]!;
      const gap = scale * inputs.coverageProfile[cell]! * persons - year.activeByAge[cell]!;
      if (gap < 0) moveRow(cell, active, inactive, -gap / year.activeByAge[cell]!, out.flows.exits, -1);
      else enter(cell, gap, persons);
    }
  }

  function enter(cell: number, gap: number, persons: number): void {
    const recalled = Math.min(gap * inputs.reentryShareOfGap, year.inactiveByAge[cell]!);
    if (recalled > 0)
      moveRow(cell, inactive, active, recalled / year.inactiveByAge[cell]!, out.flows.reentries, 1);
    const neverInsured = Math.max(0, persons - year.activeByAge[cell]! - year.inactiveByAge[cell]!);
    const entering = Math.min(gap - recalled, neverInsured);
    active[cell * SERVICE] = active[cell * SERVICE]! + entering;
    if (year.serviceEnd[cell] === 0) year.serviceEnd[cell] = 1;
    year.activeByAge[cell] = year.activeByAge[cell]! + entering;
    addTo(out.flows.newEntrants, t, entering);
    const returning = Math.min(gap - recalled - entering, year.inactiveByAge[cell]!);
    if (returning > 0)
      moveRow(cell, inactive, active, returning / year.inactiveByAge[cell]!, out.flows.reentries, 1);
  }

  function moveRow(
    cell: number,
    from: Float64Array,
    to: Float64Array,
    share: number,
    flow: Float64Array,
    sign: 1 | -1,
  ): void {
    let moved = 0;
    const end = cell * SERVICE + year.serviceEnd[cell]!;
    for (let i = cell * SERVICE; i < end; i++) {
      const n = from[i]! * share;
      from[i] = from[i]! - n;
      to[i] = to[i]! + n;
      moved += n;
    }
    year.activeByAge[cell] = year.activeByAge[cell]! + sign * moved;
    year.inactiveByAge[cell] = year.inactiveByAge[cell]! - sign * moved;
    addTo(flow, t, moved);
  }
}
