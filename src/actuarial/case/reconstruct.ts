import { parseCsv } from '../data/csv.ts';
import { exp, normalDistribution, normalQuantile } from '../math/exactMath.ts';
import {
  PENSION_AGES as AGES,
  type AwardLaw,
  copyStocks,
  emptyStocks,
  type PensionInputs,
  type PensionStock,
  type PensionStocks,
} from '../pensions/inputs.ts';
import { projectPensions } from '../pensions/projectPensions.ts';
import { type CaseDemography, COUNTRY_AS_IT_IS, countryPath } from './caseTables.ts';

/** Profiles by sex and age, each `sex * AGES + age`, from a case's profiles.csv. */
export interface Profiles {
  readonly coverage: Float64Array;
  readonly turnover: Float64Array;
  readonly invalidity: Float64Array;
  readonly retirement: Float64Array;
  readonly pay: Float64Array;
  readonly partnered: Float64Array;
  readonly children: Float64Array;
  readonly childAge: Float64Array;
  readonly remarriage: Float64Array;
  /** Share of the population in the labour force. */
  readonly participation: Float64Array;
}

/** Contributors, mean pay and SBU by calendar year. */
export interface History {
  readonly yearFirst: number;
  readonly contributors: Float64Array;
  readonly meanPay: Float64Array;
  readonly sbu: Float64Array;
}

export function readProfiles(text: string): Profiles {
  const table = parseCsv('profiles', text);
  const column = (name: string): Float64Array => {
    const place = table.columns.indexOf(name);
    const values = new Float64Array(2 * AGES);
    for (const cells of table.rows)
      values[(cells[0] === 'm' ? 0 : 1) * AGES + Number(cells[1])] = Number(cells[place]);
    return values;
  };
  return {
    coverage: column('coverage'),
    turnover: column('turnover'),
    invalidity: column('invalidity'),
    retirement: column('retirement'),
    pay: column('pay'),
    partnered: column('partnered'),
    children: column('children'),
    childAge: column('child_age'),
    remarriage: column('remarriage'),
    participation: column('participation'),
  };
}

export function readHistory(text: string): History {
  const { rows } = parseCsv('history', text);
  const column = (place: number): Float64Array => Float64Array.from(rows, (cells) => Number(cells[place]));
  return { yearFirst: Number(rows[0]![0]), contributors: column(1), meanPay: column(2), sbu: column(3) };
}

/** The behaviour of affiliates that shapes both the past and the future. */
export interface Behaviour {
  /** Share of the year that an affiliate contributes, and share of a career spent affiliated. */
  readonly densityWithinYear: number;
  readonly densityOfCareer: number;
  /** Yearly turnover: leaving plus returning, at the middle of the profile. */
  readonly turnover: number;
  /** Share of missing affiliates called back from the inactive. */
  readonly reentryShareOfGap: number;
  readonly retirementFactor: number;
  readonly invalidityFactor: number;
  readonly payDispersion: number;
  readonly payFloorSbu: number;
  readonly payCeilingSbu: number;
  readonly inactiveBaseFactor: number;
  readonly classes: number;
  readonly mortalityOf: PensionInputs['mortalityOf'];
}

/** Published totals at the base date: persons and mean monthly pension of the four kinds. */
export interface PublishedStock {
  readonly persons: readonly [number, number, number, number];
  readonly meanPension: readonly [number, number, number, number];
}

/** A base date's reconstruction: the stocks, the pay level that gives the published mean, and how far the reconstruction was moved. */
export interface Reconstruction {
  readonly yearBase: number;
  readonly stocks: PensionStocks;
  readonly payLevel: number;
  /** Published ÷ reconstructed persons, by kind: 1 would need no scaling. */
  readonly personsFactor: readonly number[];
}

/** Means and weights of equal classes of a lognormal pay distribution with mean 1 (conditional means between quantiles). */
export function payClasses(
  dispersion: number,
  classes: number,
): { multiple: Float64Array; weight: Float64Array } {
  const multiple = new Float64Array(classes);
  let below = 0;
  for (let c = 0; c < classes; c++) {
    const upper = c === classes - 1 ? 1 : normalDistribution(normalQuantile((c + 1) / classes) - dispersion);
    multiple[c] = (upper - below) * classes;
    below = upper;
  }
  return { multiple, weight: new Float64Array(classes).fill(1 / classes) };
}

/** Everything of a projection's inputs that comes from profiles, behaviour and law alone. */
export function behaviourInputs(
  profiles: Profiles,
  behaviour: Behaviour,
  laws: readonly AwardLaw[],
  extra: { thirteenthShare: number; fourteenthSbu: number },
) {
  const { multiple, weight } = payClasses(behaviour.payDispersion, behaviour.classes);
  const turnover = (share: number): Float64Array =>
    profiles.turnover.map((profile) => Math.min(0.9, behaviour.turnover * share * profile));
  const retirement = profiles.retirement.map((rate) => Math.min(1, rate * behaviour.retirementFactor));
  return {
    mortalityOf: behaviour.mortalityOf,
    coverageProfile: profiles.coverage,
    targetAgeEnd: 60,
    reentryShareOfGap: behaviour.reentryShareOfGap,
    density: behaviour.densityWithinYear,
    exitRate: turnover(1 - behaviour.densityOfCareer),
    reentryRate: turnover(behaviour.densityOfCareer),
    invalidityRate: profiles.invalidity.map((rate) => rate * behaviour.invalidityFactor),
    retirementRate: retirement,
    retirementRateInactive: retirement,
    workAgeEnd: 75,
    payScale: profiles.pay,
    classMultiple: multiple,
    classWeight: weight,
    law: laws,
    inactiveBaseFactor: behaviour.inactiveBaseFactor,
    family: {
      partnered: profiles.partnered,
      partnerAgeDifference: [-3, 3] as const,
      children: profiles.children,
      childAge: profiles.childAge,
      remarriage: profiles.remarriage,
    },
    thirteenthShare: extra.thirteenthShare,
    fourteenthSbu: extra.fourteenthSbu,
    fourteenthPerOrphan: 0.5,
    funeralClaimShare: 1,
  };
}

/**
 * Rebuilds the scheme's members at a base date by running the engine itself through its history from an empty start, with the past
 * population, contributors and pay; then scales each kind of pensioners to the published persons and mean pension.
 */
export function reconstruct(
  demography: CaseDemography,
  profiles: Profiles,
  history: History,
  behaviour: Behaviour,
  law: AwardLaw,
  extra: { thirteenthShare: number; fourteenthSbu: number },
  yearBase: number,
  published: PublishedStock,
): Reconstruction {
  const years = yearBase - history.yearFirst;
  const country = countryPath(demography, history.yearFirst, years, COUNTRY_AS_IT_IS);
  const past = (column: Float64Array): Float64Array => column.slice(0, years + 1);
  const constant = (value: number): Float64Array => new Float64Array(years + 1).fill(value);
  const run = projectPensions({
    ...behaviourInputs(profiles, behaviour, [law], extra),
    yearBase: history.yearFirst,
    years,
    population: country.population,
    mortality: country.mortality,
    affiliatesTarget: past(history.contributors).map((persons) => persons / behaviour.densityWithinYear),
    payLevel: past(history.meanPay),
    payFloor: constant(behaviour.payFloorSbu),
    payCeiling: constant(behaviour.payCeilingSbu),
    sbu: past(history.sbu),
    indexation: constant(0.02),
    minimumInPayment: true,
    newPensionFactor: constant(1),
    minimumFactor: constant(1),
    funeralAid: constant(0),
    stocks: emptyStocks(behaviour.classes),
  });
  const stocks = copyStocks(run.stocks);
  const personsFactor = [stocks.oldAge, stocks.invalidity, stocks.widows, stocks.orphans].map((stock, kind) =>
    scaleStock(stock, published.persons[kind]!, published.meanPension[kind]!),
  );
  return {
    yearBase,
    stocks,
    payLevel: levelForMeanPay(
      run.projection.activeByAge.subarray(years * 2 * AGES),
      profiles,
      behaviour,
      history,
      yearBase,
    ),
    personsFactor,
  };
}

function scaleStock(stock: PensionStock, persons: number, meanPension: number): number {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const personsFactor = persons / sum(stock.persons);
  const amountFactor = (persons * meanPension) / sum(stock.amount);
  for (let i = 0; i < stock.persons.length; i++) {
    stock.persons[i] = stock.persons[i]! * personsFactor;
    stock.amount[i] = stock.amount[i]! * amountFactor;
    // A pension in payment below the minimum at the base date stays so: the scaling to the published mean must not be undone in the first January.
    stock.floor[i] = 0;
  }
  return personsFactor;
}

/** The level at which mean insured pay, after floor and ceiling, is the published mean; found by halving. */
function levelForMeanPay(
  active: Float64Array,
  profiles: Profiles,
  behaviour: Behaviour,
  history: History,
  yearBase: number,
): number {
  const at = yearBase - history.yearFirst;
  const target = history.meanPay[at]!;
  const { multiple } = payClasses(behaviour.payDispersion, behaviour.classes);
  const floor = behaviour.payFloorSbu * history.sbu[at]!;
  const ceiling = behaviour.payCeilingSbu * history.sbu[at]!;
  const meanAt = (level: number): number => {
    let mass = 0;
    let persons = 0;
    for (let cell = 0; cell < 2 * AGES; cell++) {
      if (active[cell] === 0) continue;
      let mean = 0;
      for (let c = 0; c < multiple.length; c++)
        mean +=
          Math.min(ceiling, Math.max(floor, level * profiles.pay[cell]! * multiple[c]!)) / multiple.length;
      mass += active[cell]! * mean;
      persons += active[cell]!;
    }
    return mass / persons;
  };
  let low = target * exp(-3);
  let high = target * exp(3);
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
