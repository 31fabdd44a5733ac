import { awardInvalidity, awardOldAge, enterBestPays, payOfYear, pensionBases } from './awards.ts';
import {
  AGE_AT_WORK_FIRST,
  PENSION_AGES as AGES,
  copyStocks,
  lawOfYear,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
  SERVICE_YEARS as SERVICE,
} from './inputs.ts';
import { addTo, emptyProjection, INVALIDITY, OLD_AGE, ORPHANS, type PensionProjection } from './outputs.ts';
import {
  agePensioners,
  ageSurvivors,
  awardSurvivors,
  bereaveAffiliates,
  createBereavement,
  indexPensions,
} from './pensioners.ts';
import { ageWorkforce, createWorkforceYear, meetTarget } from './workforce.ts';

/**
 * Projects a pension scheme year by year from its base date: indexation, deaths, a year of work, awards, survivors, entrants.
 * Every person and every amount is accounted for; see `KindOutputs` and `FlowName`. The inputs are left as they were.
 *
 * @returns the paths and the stocks at the end.
 */
export function projectPensions(inputs: PensionInputs): {
  projection: PensionProjection;
  stocks: PensionStocks;
} {
  checkStocks(inputs);
  const stocks = copyStocks(inputs.stocks);
  const out = emptyProjection(inputs.yearBase, inputs.years);
  const classes = inputs.classWeight.length;
  const pay = new Float64Array(2 * AGES * classes);
  const bases = new Float64Array(2 * AGES * classes);
  const meanPay = new Float64Array(2 * AGES);
  const year = createWorkforceYear();
  const bereavement = createBereavement(classes);
  recordStocks(0);
  const opening = new Float64Array(4);
  let massBefore = 0;

  for (let t = 1; t <= inputs.years; t++) {
    const law = lawOfYear(inputs.law, inputs.yearBase + t);
    const mortalityRow = (t - 1) * 2 * AGES;
    bereavement.deaths.fill(0);
    bereavement.amount.fill(0);
    // A closed group that has left work altogether needs no pay, no awards and no ageing of affiliates.
    const working = !inputs.closedGroup || out.active[t - 1]! > 0 || out.inactive[t - 1]! > 0;
    if (working) {
      payOfYear(inputs, t, pay, meanPay);
      enterBestPays(stocks.bestPays, pay, classes);
      pensionBases(stocks.bestPays, bases);
    }
    massBefore = working ? payOf(t - 1) : 0;
    indexPensions(inputs, t, stocks, out);
    for (let kind = 0; kind < 4; kind++)
      opening[kind] = out.kinds[kind]!.amount[t - 1]! + out.kinds[kind]!.raisedAmount[t]!;
    agePensioners(
      stocks.oldAge,
      inputs.mortality,
      mortalityRow,
      inputs.mortalityOf.oldAge,
      classes,
      bereavement,
      t,
      out.kinds[OLD_AGE],
    );
    agePensioners(
      stocks.invalidity,
      inputs.mortality,
      mortalityRow,
      inputs.mortalityOf.invalidity,
      classes,
      bereavement,
      t,
      out.kinds[INVALIDITY],
    );
    ageSurvivors(inputs, law, t, stocks, out);
    if (working) {
      ageWorkforce(inputs, law, t, stocks.active, stocks.inactive, year, out);
      if (!inputs.closedGroup) meetTarget(inputs, t, stocks.active, stocks.inactive, year, out);
      awardOldAge(inputs, law, t, year, bases, stocks, out);
      awardInvalidity(inputs, law, t, year, bases, stocks, out);
      bereaveAffiliates(inputs, law, t, year, bases, bereavement);
    }
    awardSurvivors(inputs, law, t, bereavement, stocks, out);
    recordStocks(t);
    recordPayments(t);
  }
  return { projection: out, stocks };

  /** Monthly insured pay, at the pay of year t, of those affiliated at the end of year `at`. */
  function payOf(at: number): number {
    let mass = 0;
    for (let cell = 0; cell < 2 * AGES; cell++)
      mass += out.activeByAge[at * 2 * AGES + cell]! * meanPay[cell]!;
    return mass;
  }

  function recordStocks(t: number): void {
    for (let cell = 0; cell < 2 * AGES; cell++) {
      let active = 0;
      let inactive = 0;
      if (t === 0) {
        for (let i = cell * SERVICE; i < (cell + 1) * SERVICE; i++) {
          active += stocks.active[i]!;
          inactive += stocks.inactive[i]!;
        }
        year.activeByAge[cell] = active;
        year.inactiveByAge[cell] = inactive;
      } else {
        active = year.activeByAge[cell]!;
        inactive = year.inactiveByAge[cell]!;
      }
      out.activeByAge[t * 2 * AGES + cell] = active;
      addTo(out.active, t, active);
      addTo(out.inactive, t, inactive);
      let pensioners = 0;
      for (let i = cell * classes; i < (cell + 1) * classes; i++) pensioners += stocks.oldAge.persons[i]!;
      out.oldAgeByAge[t * 2 * AGES + cell] = pensioners;
    }
    const all: readonly PensionStock[] = [stocks.oldAge, stocks.invalidity, stocks.widows, stocks.orphans];
    for (let kind = 0; kind < 4; kind++) {
      const { persons, amount } = all[kind]!;
      let allPersons = 0;
      let allAmount = 0;
      for (let i = 0; i < persons.length; i++) {
        allPersons += persons[i]!;
        allAmount += amount[i]!;
      }
      out.kinds[kind]!.persons[t] = allPersons;
      out.kinds[kind]!.amount[t] = allAmount;
    }
  }

  /** Pay and pensions of the year are twelve times the mean of its opening and its closing month. */
  function recordPayments(t: number): void {
    const mass = out.active[t]! > 0 ? payOf(t) : 0;
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
        0.5 *
          (paths.persons[t - 1]! + paths.persons[t]!) *
          fourteenths *
          inputs.fourteenthSbu *
          inputs.sbu[t]!;
      paths.paid[t] = twelve + extra;
      addTo(out.extraPaid, t, extra);
      addTo(out.pensionsPaid, t, twelve + extra);
      if (kind === OLD_AGE || kind === INVALIDITY) deaths += paths.endedPersons[t]!;
    }
    out.funeralPaid[t] = deaths * inputs.funeralClaimShare * inputs.funeralAid[t]!;
  }
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
