import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import { addTo, type PensionProjection } from './outputs.ts';

/** What a year of the workforce leaves for the awards, by sex and age or by sex, age and service; overwritten each year. */
export interface WorkforceYear {
  /** Retiring at the end of the year, by sex, age reached and service. */
  readonly retiringActive: Float64Array;
  readonly retiringInactive: Float64Array;
  /** Their totals by sex and age reached. */
  readonly retiredActive: Float64Array;
  readonly retiredInactive: Float64Array;
  /** By sex and age at the start: deaths and new invalids with the right, and the sums of their coefficients and minima. */
  readonly deathsCovered: Float64Array;
  readonly deathsCoefficient: Float64Array;
  readonly invalids: Float64Array;
  readonly invalidsCoefficient: Float64Array;
  readonly invalidsMinimum: Float64Array;
  /** Affiliates and inactive by sex and age at the end of the year. */
  readonly activeByAge: Float64Array;
  readonly inactiveByAge: Float64Array;
  /** From which age anyone retired this year. */
  retirementAgeFirst: number;
}

export function createWorkforceYear(): WorkforceYear {
  const bySexAge = (): Float64Array => new Float64Array(2 * AGES);
  return {
    retiringActive: new Float64Array(2 * AGES * SERVICE),
    retiringInactive: new Float64Array(2 * AGES * SERVICE),
    retiredActive: bySexAge(),
    retiredInactive: bySexAge(),
    deathsCovered: bySexAge(),
    deathsCoefficient: bySexAge(),
    invalids: bySexAge(),
    invalidsCoefficient: bySexAge(),
    invalidsMinimum: bySexAge(),
    activeByAge: bySexAge(),
    inactiveByAge: bySexAge(),
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
    const youngest = (sex * AGES + AGE_AT_WORK_FIRST) * SERVICE;
    active.fill(0, youngest, youngest + SERVICE);
    inactive.fill(0, youngest, youngest + SERVICE);
    year.activeByAge[sex * AGES + AGE_AT_WORK_FIRST] = 0;
    year.inactiveByAge[sex * AGES + AGE_AT_WORK_FIRST] = 0;
  }

  function takeTheOldest(sex: number): void {
    const row = (sex * AGES + AGES - 1) * SERVICE;
    for (let k = 0; k < SERVICE; k++) {
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
    const out_ = inputs.exitRate[reached]!;
    const back = inputs.reentryRate[reached]!;
    const closing = age + 1 >= inputs.workAgeEnd;
    const from = cell * SERVICE;
    const to = from + SERVICE;
    // Nobody has more service than years since the first working age; what lies beyond is zero and stays so.
    const end = Math.min(SERVICE, age - AGE_AT_WORK_FIRST + 3);
    if (year.activeByAge[cell] === 0) {
      ageInactiveRow(cell, from, to, end, surviveInactive, back, closing);
      return;
    }
    const riskFrom = law.serviceNeededForRisk;
    const { coefficient, minimum } = law;
    const density = inputs.density;
    const staying = survive * (1 - invalid);

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
      const leaving = closing ? here : here * out_;
      const returning = closing ? 0 : waiting * back;
      left += leaving;
      returned += returning;
      active[to + k] = here - leaving + returning;
      inactive[to + k] = waiting + leaving - returning;
    }
    year.deathsCovered[cell] = covered * (1 - survive);
    year.deathsCoefficient[cell] = coveredCoefficient * (1 - survive);
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
    cell: number,
    from: number,
    to: number,
    end: number,
    survive: number,
    back: number,
    closing: boolean,
  ): void {
    year.deathsCovered[cell] = 0;
    year.invalids[cell] = 0;
    const age = (cell % AGES) + 1;
    if (year.activeByAge[cell + 1] !== 0) active.fill(0, to, to + SERVICE);
    if (year.inactiveByAge[cell] === 0) {
      clearRow(cell + 1, to, age);
      return;
    }
    const returningShare = closing ? 0 : back;
    let all = 0;
    for (let k = 0; k < end; k++) {
      const m = inactive[from + k]!;
      all += m;
      const waiting = m * survive;
      active[to + k] = waiting * returningShare;
      inactive[to + k] = waiting - waiting * returningShare;
    }
    const waiting = all * survive;
    addTo(out.flows.inactiveDeaths, t, all - waiting);
    addTo(out.flows.reentries, t, waiting * returningShare);
    retireAndRecord(age, cell + 1, to, closing, waiting * returningShare, waiting - waiting * returningShare);
  }

  /** Nobody reaches this age: the row is emptied, if it was not, and nobody retires from it. */
  function clearRow(reached: number, to: number, age: number): void {
    if (year.inactiveByAge[reached] !== 0) inactive.fill(0, to, to + SERVICE);
    if (age >= year.retirementAgeFirst) {
      year.retiringActive.fill(0, to, to + SERVICE);
      year.retiringInactive.fill(0, to, to + SERVICE);
    }
    year.retiredActive[reached] = 0;
    year.retiredInactive[reached] = 0;
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
    let fromActive = 0;
    let fromInactive = 0;
    if (age >= year.retirementAgeFirst) {
      [fromActive, fromInactive] = retireRow(reached, to, closing);
      addTo(out.flows.activeToOldAge, t, fromActive);
      addTo(out.flows.inactiveToOldAge, t, fromInactive);
    }
    year.retiredActive[reached] = fromActive;
    year.retiredInactive[reached] = fromInactive;
    year.activeByAge[reached] = activeNow === 0 ? 0 : activeNow - fromActive;
    year.inactiveByAge[reached] = inactiveNow - fromInactive;
  }

  function retireRow(reached: number, to: number, closing: boolean): readonly [number, number] {
    const needed = Math.ceil(law.serviceNeeded[reached % AGES]!);
    const rate = closing ? 1 : inputs.retirementRate[reached]!;
    const rateInactive = closing ? 1 : inputs.retirementRateInactive[reached]!;
    let fromActive = 0;
    let fromInactive = 0;
    // Below the service needed the rows keep what they held: nobody reads them there.
    for (let k = needed; k < SERVICE; k++) {
      const n = active[to + k]! * rate;
      const m = inactive[to + k]! * rateInactive;
      year.retiringActive[to + k] = n;
      year.retiringInactive[to + k] = m;
      active[to + k] = active[to + k]! - n;
      inactive[to + k] = inactive[to + k]! - m;
      fromActive += n;
      fromInactive += m;
    }
    return [fromActive, fromInactive];
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
    for (let i = cell * SERVICE; i < (cell + 1) * SERVICE; i++) {
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
