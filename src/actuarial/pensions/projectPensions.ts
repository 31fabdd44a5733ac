import { awardInvalidity, awardOldAge } from './awards.ts';
import {
  AGE_AT_WORK_FIRST,
  lawOfYear,
  PENSION_AGES,
  type PensionInputs,
  type PensionStocks,
  SERVICE_YEARS,
} from './inputs.ts';
import { firstOfKind, loadScheme, loadStocks, loadYear, memory, unloadStocks } from './memory.ts';
import {
  addTo,
  emptyProjection,
  FLOW_NAMES,
  INVALIDITY,
  OLD_AGE,
  ORPHANS,
  type PensionProjection,
  WIDOWS,
} from './outputs.ts';
import { enterBestPays, payOfYear } from './pays.ts';
import {
  agePensioners,
  ageSurvivors,
  awardSurvivors,
  beginBereavement,
  bereaveAffiliates,
  indexPensions,
} from './pensioners.ts';
import { ageWorkforce, meetTarget, retirementAgeFirst } from './workforce.ts';

// Constants of this module: an imported one is read anew at each use (see `memory`).
const AGES = PENSION_AGES;
const SERVICE = SERVICE_YEARS;
const CELLS = 2 * AGES;
const work = memory;

/** Everyone; only those of the base date, who may leave and return; only the pensions in payment then and the survivors they leave. */
export type PensionGroup = 'open' | 'closed' | 'inPayment';

/**
 * Projects a pension scheme year by year from its base date: indexation, deaths, a year of work, awards, survivors, entrants.
 * Every person and every amount is accounted for; see `KindOutputs` and `FlowName`. The inputs are left as they were. Returns the
 * stocks at the end too.
 *
 * @throws RangeError where persons have more service than years since the first working age, or work past the last, and where there
 *   are more pay classes than `PAY_CLASSES_MOST`.
 */
export function projectPensions(
  inputs: PensionInputs,
  group: PensionGroup = 'open',
): { readonly projection: PensionProjection; readonly stocks: PensionStocks } {
  const [projection] = projectGroups(inputs, [group]);
  return { projection: projection!, stocks: unloadStocks(inputs.classWeight.length) };
}

/**
 * Projects groups of one scheme: pay and the bases of new pensions are the same for all of them and are worked out once a year. Each
 * projection comes out as it does alone.
 *
 * @throws RangeError as `projectPensions`.
 */
export function projectGroups(
  inputs: PensionInputs,
  groups: readonly PensionGroup[],
): readonly PensionProjection[] {
  checkStocks(inputs);
  loadScheme(inputs);
  const pays = createPays(inputs, groups.length > 1);
  return groups.map((group) => projectGroup(inputs, group, pays));
}

/** Puts the pay and the bases of a year into the memory; each group asks for the years in order, from the first. */
type Pays = (t: number) => void;

function createPays(inputs: PensionInputs, keep: boolean): Pays {
  const classes = inputs.classWeight.length;
  const width = CELLS * (1 + classes);
  const kept = new Float64Array(keep ? inputs.years * width : 0);
  let done = 0;
  return (t) => {
    const at = (t - 1) * width;
    if (t <= done) {
      work.meanPay.set(kept.subarray(at, at + CELLS));
      work.bases.set(kept.subarray(at + CELLS, at + width));
      return;
    }
    if (t !== ++done) throw new Error(`The pay of year ${t} was asked for before that of year ${done}.`);
    payOfYear(inputs, t);
    enterBestPays(classes);
    if (keep) {
      kept.set(work.meanPay, at);
      kept.set(work.bases.subarray(0, CELLS * classes), at + CELLS);
    }
  };
}

function projectGroup(inputs: PensionInputs, group: PensionGroup, pays: Pays): PensionProjection {
  const classes = inputs.classWeight.length;
  const out = emptyProjection(inputs.yearBase, inputs.years);
  loadStocks(inputs.stocks, classes, group !== 'inPayment');
  recordStocks(classes, 0, out);
  for (let t = 1; t <= inputs.years; t++) projectYear(inputs, t, group === 'open', pays, out);
  return out;
}

function projectYear(
  inputs: PensionInputs,
  t: number,
  isOpen: boolean,
  pays: Pays,
  out: PensionProjection,
): void {
  const { flows } = work;
  const classes = inputs.classWeight.length;
  const law = lawOfYear(inputs.law, inputs.yearBase + t);
  loadYear(inputs, law, t);
  // A closed group that has left work altogether needs no pay, no awards and no ageing of affiliates.
  const isWorking = isOpen || out.active[t - 1]! > 0 || out.inactive[t - 1]! > 0;
  if (isWorking) pays(t);
  beginBereavement(classes);
  const massBefore = isWorking ? payOf(out, t - 1) : 0;
  indexPensions(inputs, t, out);
  const opening = out.kinds.map((kind) => kind.amount[t - 1]! + kind.raisedAmount[t]!);
  agePensioners(OLD_AGE, inputs.mortalityOf.oldAge, classes, t, out);
  agePensioners(INVALIDITY, inputs.mortalityOf.invalidity, classes, t, out);
  ageSurvivors(inputs, law, t, out);
  if (isWorking) {
    const retirementFirst = retirementAgeFirst(law, inputs.workAgeEnd);
    ageWorkforce(inputs, law, retirementFirst);
    if (isOpen) meetTarget(inputs, t);
    awardOldAge(inputs, law, t, retirementFirst, out);
    awardInvalidity(inputs, law, t, out);
    bereaveAffiliates(inputs, law, t);
  }
  awardSurvivors(inputs, law, t, out);
  FLOW_NAMES.forEach((name, flow) => {
    out.flows[name][t] = flows[flow]!;
  });
  recordStocks(classes, t, out);
  recordPayments(inputs, t, out, opening, massBefore);
}

/** Monthly insured pay, at the mean pay of the year, of those affiliated at the end of year `at`. */
function payOf(out: PensionProjection, at: number): number {
  const { meanPay } = work;
  let mass = 0;
  for (let sex = 0; sex < 2; sex++) {
    for (let cell = sex * AGES + AGE_AT_WORK_FIRST; cell < (sex + 1) * AGES; cell++)
      mass += out.activeByAge[at * CELLS + cell]! * meanPay[cell]!;
  }
  return mass;
}

function recordStocks(classes: number, t: number, out: PensionProjection): void {
  const { activeByAge, inactiveByAge } = work;
  let active = 0;
  let inactive = 0;
  for (let cell = 0; cell < CELLS; cell++) {
    active += activeByAge[cell]!;
    inactive += inactiveByAge[cell]!;
  }
  out.activeByAge.set(activeByAge, t * CELLS);
  out.active[t] = active;
  out.inactive[t] = inactive;
  for (const kind of [OLD_AGE, INVALIDITY] as const) recordPensioners(kind, classes, t, out);
  for (const kind of [WIDOWS, ORPHANS] as const) recordSurvivors(kind, classes, t, out);
}

function recordPensioners(
  kind: typeof OLD_AGE | typeof INVALIDITY,
  classes: number,
  t: number,
  out: PensionProjection,
): void {
  const { persons, amount, youngest } = work;
  let allPersons = 0;
  let allAmount = 0;
  for (let sex = 0; sex < 2; sex++) {
    const first = (2 * kind + sex) * AGES;
    for (let age = youngest[2 * kind + sex]!; age < AGES; age++) {
      let here = 0;
      const end = (first + age + 1) * classes;
      for (let i = end - classes; i < end; i++) {
        const n = persons[i]!;
        here += n;
        allPersons += n;
        allAmount += amount[i]!;
      }
      if (kind === OLD_AGE) out.oldAgeByAge[t * CELLS + sex * AGES + age] = here;
    }
  }
  out.kinds[kind].persons[t] = allPersons;
  out.kinds[kind].amount[t] = allAmount;
}

function recordSurvivors(
  kind: typeof WIDOWS | typeof ORPHANS,
  classes: number,
  t: number,
  out: PensionProjection,
): void {
  const { persons, amount } = work;
  let allPersons = 0;
  let allAmount = 0;
  const end = firstOfKind(kind + 1, classes);
  for (let i = firstOfKind(kind, classes); i < end; i++) {
    allPersons += persons[i]!;
    allAmount += amount[i]!;
  }
  out.kinds[kind].persons[t] = allPersons;
  out.kinds[kind].amount[t] = allAmount;
}

/** Pay and pensions of the year are twelve times the mean of its opening and its closing month. */
function recordPayments(
  inputs: PensionInputs,
  t: number,
  out: PensionProjection,
  opening: readonly number[],
  massBefore: number,
): void {
  const mass = out.active[t]! > 0 ? payOf(out, t) : 0;
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
