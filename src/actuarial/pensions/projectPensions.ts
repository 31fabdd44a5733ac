import { type AgeingStock, ageingStock } from './ageingStock.ts';
import { awardInvalidity, awardOldAge, enterBestPays, payOfYear, pensionBases } from './awards.ts';
import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  type AwardLaw,
  copyStocks,
  lawOfYear,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import {
  addTo,
  emptyProjection,
  INVALIDITY,
  type KindOutputs,
  OLD_AGE,
  ORPHANS,
  type PensionProjection,
  WIDOWS,
} from './outputs.ts';
import {
  agePensioners,
  ageSurvivors,
  awardSurvivors,
  type Bereavement,
  bereaveAffiliates,
  createBereavement,
  indexPensions,
} from './pensioners.ts';
import { ageWorkforce, createWorkforceYear, meetTarget, type WorkforceYear } from './workforce.ts';

/** Everyone; only those of the base date, who may leave and return; only the pensions in payment then and the survivors they leave. */
export type PensionGroup = 'open' | 'closed' | 'inPayment';

export interface ProjectedGroup {
  readonly projection: PensionProjection;
  /** The stocks at the end. */
  readonly stocks: PensionStocks;
}

/**
 * Projects a pension scheme year by year from its base date: indexation, deaths, a year of work, awards, survivors, entrants.
 * Every person and every amount is accounted for; see `KindOutputs` and `FlowName`. The inputs are left as they were.
 *
 * @throws RangeError where persons have more service than years since the first working age, or work past the last.
 */
export function projectPensions(inputs: PensionInputs, group: PensionGroup = 'open'): ProjectedGroup {
  return projectGroups(inputs, [group])[0]!;
}

/**
 * Projects groups of one scheme together: pay and the bases of new pensions are the same for all of them and are worked out once a
 * year. Each projection comes out as it does alone; the best pays of the stocks at the end are those of all groups together.
 *
 * @throws RangeError as `projectPensions`.
 */
export function projectGroups(
  inputs: PensionInputs,
  groups: readonly PensionGroup[],
): readonly ProjectedGroup[] {
  checkStocks(inputs);
  const classes = inputs.classWeight.length;
  const pay = new Float64Array(2 * AGES * classes);
  const bases = new Float64Array(2 * AGES * classes);
  const meanPay = new Float64Array(2 * AGES);
  const bestPays = inputs.stocks.bestPays.slice();
  const under = groups.map((group) => beginGroup(inputs, group, bestPays));
  for (let t = 1; t <= inputs.years; t++) {
    const law = lawOfYear(inputs.law, inputs.yearBase + t);
    // A closed group that has left work altogether needs no pay, no awards and no ageing of affiliates.
    if (under.some((group) => isWorking(group, t))) {
      payOfYear(inputs, t, pay, meanPay);
      enterBestPays(bestPays, pay, classes);
      pensionBases(bestPays, bases);
    }
    for (const group of under) projectYear(inputs, law, t, group, bases, meanPay);
  }
  return under.map(({ out, stocks }) => ({ projection: out, stocks }));
}

/** A group on its way through the years. */
interface GroupUnderWay {
  readonly isOpen: boolean;
  readonly stocks: PensionStocks;
  readonly oldAge: AgeingStock;
  readonly invalidity: AgeingStock;
  readonly year: WorkforceYear;
  readonly bereavement: Bereavement;
  readonly out: PensionProjection;
  /** Monthly amounts by kind in January, after indexation. */
  readonly opening: Float64Array;
}

function beginGroup(inputs: PensionInputs, group: PensionGroup, bestPays: Float64Array): GroupUnderWay {
  const classes = inputs.classWeight.length;
  const stocks = { ...copyStocks(inputs.stocks), bestPays };
  if (group === 'inPayment') {
    stocks.active.fill(0);
    stocks.inactive.fill(0);
  }
  const begun: GroupUnderWay = {
    isOpen: group === 'open',
    stocks,
    oldAge: ageingStock(stocks.oldAge, classes),
    invalidity: ageingStock(stocks.invalidity, classes),
    year: createWorkforceYear(stocks),
    bereavement: createBereavement(classes),
    out: emptyProjection(inputs.yearBase, inputs.years),
    opening: new Float64Array(4),
  };
  recordStocks(begun, classes, 0);
  return begun;
}

const isWorking = ({ isOpen, out }: GroupUnderWay, t: number): boolean =>
  isOpen || out.active[t - 1]! > 0 || out.inactive[t - 1]! > 0;

function projectYear(
  inputs: PensionInputs,
  law: AwardLaw,
  t: number,
  group: GroupUnderWay,
  bases: Float64Array,
  meanPay: Float64Array,
): void {
  const { stocks, oldAge, invalidity, year, bereavement, out, opening } = group;
  const classes = inputs.classWeight.length;
  const mortalityRow = (t - 1) * 2 * AGES;
  const working = isWorking(group, t);
  bereavement.deaths.fill(0);
  bereavement.amount.fill(0);
  const massBefore = working ? payOf(out, t - 1, meanPay) : 0;
  indexPensions(inputs, t, oldAge, invalidity, stocks, out);
  for (let kind = 0; kind < 4; kind++)
    opening[kind] = out.kinds[kind]!.amount[t - 1]! + out.kinds[kind]!.raisedAmount[t]!;
  const { mortality, mortalityOf } = inputs;
  agePensioners(
    oldAge,
    mortality,
    mortalityRow,
    mortalityOf.oldAge,
    classes,
    bereavement,
    t,
    out.kinds[OLD_AGE],
  );
  agePensioners(
    invalidity,
    mortality,
    mortalityRow,
    mortalityOf.invalidity,
    classes,
    bereavement,
    t,
    out.kinds[INVALIDITY],
  );
  ageSurvivors(inputs, law, t, stocks, out);
  if (working) {
    ageWorkforce(inputs, law, t, stocks.active, stocks.inactive, year, out);
    if (group.isOpen) meetTarget(inputs, t, stocks.active, stocks.inactive, year, out);
    awardOldAge(inputs, law, t, year, bases, oldAge, out);
    awardInvalidity(inputs, law, t, year, bases, invalidity, out);
    bereaveAffiliates(inputs, law, t, year, bases, bereavement);
  }
  awardSurvivors(inputs, law, t, bereavement, stocks, out);
  recordStocks(group, classes, t);
  recordPayments(inputs, t, out, opening, massBefore, meanPay);
}

/** Monthly insured pay, at the given mean pay by sex and age, of those affiliated at the end of year `at`. */
function payOf({ activeByAge }: PensionProjection, at: number, meanPay: Float64Array): number {
  let mass = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let cell = sex * AGES + AGE_AT_WORK_FIRST; cell < (sex + 1) * AGES; cell++)
      mass += activeByAge[at * 2 * AGES + cell]! * meanPay[cell]!;
  }
  return mass;
}

function recordStocks(group: GroupUnderWay, classes: number, t: number): void {
  const { stocks, year, out } = group;
  let active = 0;
  let inactive = 0;
  for (let cell = 0; cell < 2 * AGES; cell++) {
    const here = year.activeByAge[cell]!;
    active += here;
    inactive += year.inactiveByAge[cell]!;
    out.activeByAge[t * 2 * AGES + cell] = here;
  }
  out.active[t] = active;
  out.inactive[t] = inactive;
  recordPensioners(group.oldAge, classes, t, out.kinds[OLD_AGE], out.oldAgeByAge);
  recordPensioners(group.invalidity, classes, t, out.kinds[INVALIDITY], undefined);
  recordSurvivors(stocks.widows, t, out.kinds[WIDOWS]);
  recordSurvivors(stocks.orphans, t, out.kinds[ORPHANS]);
}

function recordPensioners(
  { persons, amount, youngest }: AgeingStock,
  classes: number,
  t: number,
  paths: KindOutputs,
  byAge: Float64Array | undefined,
): void {
  let allPersons = 0;
  let allAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let cell = sex * AGES + youngest[sex]!; cell < (sex + 1) * AGES; cell++) {
      let here = 0;
      for (let i = cell * classes; i < (cell + 1) * classes; i++) {
        const n = persons[i]!;
        here += n;
        allPersons += n;
        allAmount += amount[i]!;
      }
      if (byAge) byAge[t * 2 * AGES + cell] = here;
    }
  }
  paths.persons[t] = allPersons;
  paths.amount[t] = allAmount;
}

function recordSurvivors({ persons, amount }: PensionStock, t: number, paths: KindOutputs): void {
  let allPersons = 0;
  let allAmount = 0;
  for (let i = 0; i < persons.length; i++) {
    allPersons += persons[i]!;
    allAmount += amount[i]!;
  }
  paths.persons[t] = allPersons;
  paths.amount[t] = allAmount;
}

/** Pay and pensions of the year are twelve times the mean of its opening and its closing month. */
function recordPayments(
  inputs: PensionInputs,
  t: number,
  out: PensionProjection,
  opening: Float64Array,
  massBefore: number,
  meanPay: Float64Array,
): void {
  const mass = out.active[t]! > 0 ? payOf(out, t, meanPay) : 0;
  const meanAffiliates = (out.active[t - 1]! + out.active[t]!) / 2;
  out.wageMass[t] = 12 * inputs.density * 0.5 * (massBefore + mass);
  out.meanPay[t] = meanAffiliates > 0 ? (0.5 * (massBefore + mass)) / meanAffiliates : 0;
  let deaths = out.flows.activeDeaths[t]!;
  for (let kind = 0; kind < 4; kind++) {
    const paths = out.kinds[kind]!;
    const twelve = 6 * (opening[kind]! + paths.amount[t]!);
    const fourteenths = kind === ORPHANS ? inputs.fourteenthPerOrphan : 1;
    const extra =
      twelve * inputs.thirteenthShare +
      0.5 * (paths.persons[t - 1]! + paths.persons[t]!) * fourteenths * inputs.fourteenthSbu * inputs.sbu[t]!;
    paths.paid[t] = twelve + extra;
    addTo(out.extraPaid, t, extra);
    addTo(out.pensionsPaid, t, twelve + extra);
    if (kind === OLD_AGE || kind === INVALIDITY) deaths += paths.endedPersons[t]!;
  }
  out.funeralPaid[t] = deaths * inputs.funeralClaimShare * inputs.funeralAid[t]!;
}

/** @throws RangeError where persons have more service than years since the first working age, or work past the last. */
function checkStocks(inputs: PensionInputs): void {
  const { active, inactive } = inputs.stocks;
  for (let i = 0; i < active.length; i++) {
    if (active[i] === 0 && inactive[i] === 0) continue;
    const age = Math.floor(i / SERVICE) % AGES;
    const service = i % SERVICE;
    if (service > age - AGE_AT_WORK_FIRST + 1)
      throw new RangeError(`At age ${age} nobody can have ${service} years of service.`);
    if (active[i] !== 0 && age >= inputs.workAgeEnd)
      throw new RangeError(
        `At age ${age} nobody can be affiliated; the work age ends at ${inputs.workAgeEnd}.`,
      );
  }
}
