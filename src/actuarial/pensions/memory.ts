import {
  PENSION_AGES as AGES,
  type AwardLaw,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import { INVALIDITY, OLD_AGE, ORPHANS, WIDOWS } from './outputs.ts';

/** A projection has room for so many pay classes. */
export const PAY_CLASSES_MOST = 16;
/** Sexes times ages. */
export const CELLS = 2 * AGES;

/** Places in `flows`, in the order of `FLOW_NAMES`: persons of a year. */
export const FLOW_PLACES = {
  ENTER: 0,
  ACTIVE_DIE: 1,
  INACTIVE_DIE: 2,
  LEAVE: 3,
  RETURN: 4,
  INVALIDATE: 5,
  RETIRE: 6,
  RETIRE_INACTIVE: 7,
} as const;

const bySexAge = (): Float64Array => new Float64Array(CELLS);
const byService = (): Float64Array => new Float64Array(CELLS * SERVICE);
const byClass = (): Float64Array => new Float64Array(CELLS * PAY_CLASSES_MOST);
const ofAllKinds = (): Float64Array => new Float64Array(2 * CELLS * PAY_CLASSES_MOST + CELLS + AGES);
const fromBoth = (): Float64Array => new Float64Array(2 * CELLS);

/**
 * What a projection works on, taken once for each thread. An optimizing compiler knows where an array lies and how long it is only if
 * nothing can put another in its place: so these are never replaced, and each module and function that uses them has them as constants
 * of its own (docs/decisions/the-engine-has-its-own-memory.md). A projection goes from `loadScheme` to its end without a pause, and
 * whatever it reads has been written since: nothing is left of the projection before.
 *
 * Cells are `sex * AGES + age`; by service `cell * SERVICE + k`; by class `cell * classes + c`.
 */
export const memory = {
  /** Yearly probabilities of the scheme; past the working ages all leave, nobody returns and who has the right retires. */
  exitRate: bySexAge(),
  reentryRate: bySexAge(),
  invalidityRate: bySexAge(),
  retirementRate: bySexAge(),
  retirementRateInactive: bySexAge(),
  coverageProfile: bySexAge(),
  payScale: bySexAge(),
  partnered: bySexAge(),
  children: bySexAge(),
  childAge: bySexAge(),
  remarriage: bySexAge(),
  classMultiple: new Float64Array(PAY_CLASSES_MOST),
  classWeight: new Float64Array(PAY_CLASSES_MOST),
  /** The law of awards of the year. */
  coefficient: new Float64Array(SERVICE),
  minimum: new Float64Array(SERVICE),
  maximum: new Float64Array(SERVICE),
  serviceNeeded: new Float64Array(AGES),
  /** Of the year: deaths by age at its start, and who survives; persons at its end. */
  mortality: bySexAge(),
  surviveActive: bySexAge(),
  surviveInactive: bySexAge(),
  population: bySexAge(),
  /** Monthly insured pay of the year, and the base that a pension begun in it has. */
  pay: byClass(),
  meanPay: bySexAge(),
  /** The five best yearly means of pay, ascending. */
  bestPay1: byClass(),
  bestPay2: byClass(),
  bestPay3: byClass(),
  bestPay4: byClass(),
  bestPay5: byClass(),
  bases: byClass(),
  /** Affiliates and inactive, and their sums by age. */
  active: byService(),
  inactive: byService(),
  activeByAge: bySexAge(),
  inactiveByAge: bySexAge(),
  /** Nobody, affiliated or inactive, has this much service or more. */
  serviceEnd: new Uint8Array(CELLS),
  /**
   * Who retires, by age reached and service, from the service needed to `retiringEnd`; elsewhere it holds what it held. Of this and of
   * the four next, the affiliates and then, from cell `CELLS` on, the inactive.
   */
  retiring: new Float64Array(2 * CELLS * SERVICE),
  /** All of them, and their sums by the law. */
  retired: fromBoth(),
  retiredCoefficients: fromBoth(),
  retiredMinima: fromBoth(),
  retiredMaxima: fromBoth(),
  /** By sex and age reached: nobody who retired has this much service or more. */
  retiringEnd: new Uint8Array(CELLS),
  /** By sex and age at the start: deaths and new invalids with the right, and the sums of their coefficients and minima. */
  deathsCovered: bySexAge(),
  deathsCoefficient: bySexAge(),
  invalids: bySexAge(),
  invalidsCoefficient: bySexAge(),
  invalidsMinimum: bySexAge(),
  /** Eight, and room for as many: what fits in 64 bytes is kept among the objects, which move, and is no constant place. */
  flows: new Float64Array(16),
  /** Persons and pensions of the year's awards of old age so far, with as much room for the same reason. */
  awarded: new Float64Array(16),
  /** The four kinds one after the other, as `firstOfKind` says. */
  persons: ofAllKinds(),
  amount: ofAllKinds(),
  floor: ofAllKinds(),
  /** By kind and sex, an age below which there is no pensioner; the oldest where there is none at all. */
  youngest: new Uint8Array(4),
  /** Deaths of the year with survivors' rights, by age at its start and class, and the sum of the deceased's pensions. */
  bereaved: byClass(),
  bereavedAmount: byClass(),
};

/** @throws RangeError where there are more pay classes than there is room for. */
export function loadScheme(inputs: PensionInputs): void {
  const classes = inputs.classWeight.length;
  if (classes > PAY_CLASSES_MOST)
    throw new RangeError(
      `A projection has room for ${PAY_CLASSES_MOST} pay classes, and ${classes} were given.`,
    );
  const { family } = inputs;
  memory.exitRate.set(inputs.exitRate);
  memory.reentryRate.set(inputs.reentryRate);
  memory.invalidityRate.set(inputs.invalidityRate);
  memory.retirementRate.set(inputs.retirementRate);
  memory.retirementRateInactive.set(inputs.retirementRateInactive);
  for (let cell = 0; cell < CELLS; cell++) {
    if (cell % AGES < inputs.workAgeEnd) continue;
    memory.exitRate[cell] = 1;
    memory.reentryRate[cell] = 0;
    memory.retirementRate[cell] = 1;
    memory.retirementRateInactive[cell] = 1;
  }
  memory.coverageProfile.set(inputs.coverageProfile);
  memory.payScale.set(inputs.payScale);
  memory.partnered.set(family.partnered);
  memory.children.set(family.children);
  memory.childAge.set(family.childAge);
  memory.remarriage.set(family.remarriage);
  memory.classMultiple.set(inputs.classMultiple);
  memory.classWeight.set(inputs.classWeight);
  loadBestPays(inputs.stocks.bestPays);
}

const bestPays = [memory.bestPay1, memory.bestPay2, memory.bestPay3, memory.bestPay4, memory.bestPay5];

/** @param five as `PensionStocks.bestPays`. */
function loadBestPays(five: Float64Array): void {
  bestPays.forEach((table, j) => {
    for (let cell = 0; cell < five.length / 5; cell++) table[cell] = five[cell * 5 + j]!;
  });
}

/** As `PensionStocks.bestPays`. */
export function unloadBestPays(classes: number): Float64Array {
  const five = new Float64Array(CELLS * classes * 5);
  bestPays.forEach((table, j) => {
    for (let cell = 0; cell < CELLS * classes; cell++) five[cell * 5 + j] = table[cell]!;
  });
  return five;
}

/** The law, the deaths and the population of year t. */
export function loadYear(inputs: PensionInputs, law: AwardLaw, t: number): void {
  memory.coefficient.set(law.coefficient);
  memory.minimum.set(law.minimum);
  memory.maximum.set(law.maximum);
  memory.serviceNeeded.set(law.serviceNeeded);
  memory.mortality.set(inputs.mortality.subarray((t - 1) * CELLS, t * CELLS));
  memory.population.set(inputs.population.subarray(t * CELLS, (t + 1) * CELLS));
  memory.flows.fill(0);
}

/**
 * Where the pensions of a kind begin and those of the next do: old age and invalidity by cell and class, widows by cell, orphans by
 * age.
 */
export function firstOfKind(kind: number, classes: number): number {
  const both = CELLS * classes;
  return kind <= WIDOWS ? kind * both : 2 * both + (kind === ORPHANS ? CELLS : CELLS + AGES);
}

const stocksInOrder = ({ oldAge, invalidity, widows, orphans }: PensionStocks) => [
  oldAge,
  invalidity,
  widows,
  orphans,
];

/** Persons and pensions of the base date; without `members`, only the pensions in payment. */
export function loadStocks(stocks: PensionStocks, classes: number, members: boolean): void {
  if (members) loadMembers(stocks);
  else {
    for (const table of ['active', 'inactive', 'activeByAge', 'inactiveByAge', 'serviceEnd'] as const)
      memory[table].fill(0);
  }
  stocksInOrder(stocks).forEach(({ persons, amount, floor }, kind) => {
    const first = firstOfKind(kind, classes);
    memory.persons.set(persons, first);
    memory.amount.set(amount, first);
    memory.floor.set(floor, first);
  });
  for (let row = 0; row < 4; row++) memory.youngest[row] = youngestOf(row * AGES, classes);
}

/** The youngest age with a pensioner, of a kind and sex whose first cell is given. */
function youngestOf(first: number, classes: number): number {
  const { persons, amount, floor } = memory;
  for (let i = first * classes; i < (first + AGES) * classes; i++)
    if (persons[i] !== 0 || amount[i] !== 0 || floor[i] !== 0) return Math.floor(i / classes) - first;
  return AGES - 1;
}

function loadMembers(stocks: Pick<PensionStocks, 'active' | 'inactive'>): void {
  const { active, inactive, serviceEnd } = memory;
  active.set(stocks.active);
  inactive.set(stocks.inactive);
  for (let cell = 0; cell < CELLS; cell++) {
    let actives = 0;
    let inactives = 0;
    let end = 0;
    for (let k = 0; k < SERVICE; k++) {
      const n = active[cell * SERVICE + k]!;
      const m = inactive[cell * SERVICE + k]!;
      actives += n;
      inactives += m;
      if (n !== 0 || m !== 0) end = k + 1;
    }
    serviceEnd[cell] = end;
    memory.activeByAge[cell] = actives;
    memory.inactiveByAge[cell] = inactives;
  }
}

/** A copy of the stocks as they are now. */
export function unloadStocks(classes: number): PensionStocks {
  const part = (kind: number): PensionStock => {
    const range = [firstOfKind(kind, classes), firstOfKind(kind + 1, classes)] as const;
    return {
      persons: memory.persons.slice(...range),
      amount: memory.amount.slice(...range),
      floor: memory.floor.slice(...range),
    };
  };
  return {
    active: memory.active.slice(),
    inactive: memory.inactive.slice(),
    oldAge: part(OLD_AGE),
    invalidity: part(INVALIDITY),
    widows: part(WIDOWS),
    orphans: part(ORPHANS),
    bestPays: unloadBestPays(classes),
  };
}
