import type { FinanceInputs } from '../finance/balance.ts';
import { exp } from '../math/exactMath.ts';
import { PENSION_AGES as AGES, type AwardLaw, type PensionInputs } from '../pensions/inputs.ts';
import {
  type Assumptions,
  type Change,
  figureOf,
  pathOf,
  type ResolvedAssumptions,
  resolveAssumptions,
} from './assumptions.ts';
import { reformLaw } from './awardLaw.ts';
import { type CaseDemography, type CaseTexts, countryPath, readCaseDemography } from './caseTables.ts';
import {
  type Behaviour,
  behaviourInputs,
  type History,
  type Profiles,
  type PublishedStock,
  type Reconstruction,
  readHistory,
  readProfiles,
  reconstruct,
} from './reconstruct.ts';

/** A valuation's own data: base date, horizon, reserve, published stock, and the assumptions that differ from the case's. */
export interface Study {
  readonly id: string;
  readonly yearBase: number;
  readonly years: number;
  readonly stock: PublishedStock;
  readonly assumptions: Assumptions;
}

/** A case as parsed: tables, law in plain numbers, assumptions, calibration and studies. */
export interface PensionCase {
  readonly demography: CaseDemography;
  readonly profiles: Profiles;
  readonly history: History;
  readonly law: AwardLaw;
  readonly thirteenthShare: number;
  readonly fourteenthSbu: number;
  /** Common assumptions, the calibrated ones included. */
  readonly assumptions: Assumptions;
  readonly studies: readonly Study[];
}

/** Everything that a valuation computes from. */
export interface ValuationInputs {
  readonly pension: PensionInputs;
  readonly finance: FinanceInputs;
  readonly resolved: ResolvedAssumptions;
  readonly reconstruction: Reconstruction;
  /** Labour force and target contributors by year. */
  readonly labourForce: Float64Array;
  readonly contributors: Float64Array;
}

export function pensionCase(
  texts: CaseTexts,
  parts: Pick<PensionCase, 'law' | 'thirteenthShare' | 'fourteenthSbu' | 'assumptions' | 'studies'>,
): PensionCase {
  return {
    ...parts,
    demography: readCaseDemography(texts),
    profiles: readProfiles(texts.profiles),
    history: readHistory(texts.history),
  };
}

/** @throws RangeError naming the studies there are. */
export function studyOf(from: PensionCase, id: string): Study {
  const study = from.studies.find((one) => one.id === id);
  if (!study)
    throw new RangeError(
      `No study is called “${id}”. There are: ${from.studies.map((one) => one.id).join(', ')}.`,
    );
  return study;
}

const reconstructions = new WeakMap<PensionCase, Map<string, Reconstruction>>();

/**
 * Turns a study, its assumptions and a scenario's changes into the numbers of the engine. Reconstructions are kept per case and
 * behaviour, so that a slider that does not touch the past answers at once.
 */
export function buildValuation(
  from: PensionCase,
  study: Study,
  changes: readonly Change[] = [],
  options: { readonly years?: number; readonly classes?: number } = {},
): ValuationInputs {
  const years = options.years ?? study.years;
  const resolved = resolveAssumptions(
    { ...from.assumptions, ...study.assumptions },
    changes,
    study.yearBase,
    years,
  );
  const figure = (name: string): number => figureOf(resolved, name);
  const path = (name: string): Float64Array => pathOf(resolved, name);
  const behaviour: Behaviour = {
    densityWithinYear: figure('density-within-year'),
    densityOfCareer: figure('density-of-career'),
    turnover: figure('turnover'),
    reentryShareOfGap: figure('reentry-share-of-gap'),
    retirementFactor: figure('retirement-factor'),
    invalidityFactor: figure('invalidity-factor'),
    payDispersion: figure('pay-dispersion'),
    payFloorSbu: figure('pay-floor'),
    payCeilingSbu: figure('pay-ceiling'),
    inactiveBaseFactor: figure('inactive-base-factor'),
    classes: options.classes ?? figure('pay-classes'),
    mortalityOf: {
      active: figure('mortality-of-active'),
      inactive: figure('mortality-of-inactive'),
      oldAge: figure('mortality-of-old-age'),
      invalidity: figure('mortality-of-invalidity'),
      survivors: figure('mortality-of-survivors'),
    },
  };
  const reconstruction = cachedReconstruction(
    from,
    study,
    { ...behaviour, retirementFactor: figure('retirement-factor-past') },
    figure('initial-pension-factor'),
  );
  const excess = [2020, 2021, 2022, 2023];
  const country = countryPath(from.demography, study.yearBase, years, {
    mortalityMultiplier: figure('mortality-multiplier'),
    mortalityImprovement: figure('mortality-improvement'),
    childrenMore: figure('children-more'),
    migrationMultiplier: figure('migration-multiplier'),
    yearsWithoutExcess: excess,
  });
  const labourForce = labourForceOf(country.population, years, from.profiles.participation);
  const sbu = compound(historyAt(from.history, from.history.sbu, study.yearBase), path('sbu-growth'));
  const payLevel = compound(reconstruction.payLevel, path('wage-growth'));
  const contributors = contributorsPath(
    historyAt(from.history, from.history.contributors, study.yearBase),
    labourForce,
    path('coverage-growth'),
    figure('coverage-years'),
    path('contributors-factor'),
  );
  const pension: PensionInputs = {
    ...behaviourInputs(from.profiles, behaviour, lawsOf(from.law, study.yearBase, years, path), from),
    yearBase: study.yearBase,
    years,
    population: country.population,
    mortality: country.mortality,
    affiliatesTarget: contributors.map((persons) => persons / behaviour.densityWithinYear),
    payLevel: payLevel.map((level, t) => level * path('pay-factor')[t]!),
    payFloor: path('pay-floor'),
    payCeiling: path('pay-ceiling'),
    sbu,
    indexation: path('inflation').map((inflation, t) => inflation * path('indexation-share')[t]!),
    minimumInPayment: figure('minimum-in-payment') !== 0,
    newPensionFactor: path('new-pension-factor'),
    minimumFactor: path('minimum-pension-factor'),
    funeralAid: compound(figure('funeral-aid'), path('inflation')).map(
      (aid) => aid * figure('funeral-claim-share'),
    ),
    stocks: reconstruction.stocks,
  };
  const finance: FinanceInputs = {
    reserve: figure('reserve'),
    interest: path('interest'),
    contributionRate: path('contribution-rate'),
    wageMassFactor: path('wage-mass-factor'),
    pensionFactor: [
      path('old-age-paid-factor'),
      path('invalidity-paid-factor'),
      path('widows-paid-factor'),
      path('orphans-paid-factor'),
    ],
    pensionerRate: path('pensioner-rate'),
    contributionsOnExtraPay: figure('contributions-on-extra-pay') !== 0,
    administrationShare: path('administration'),
    stateShare: path('state-share'),
    statePaidShare: path('state-paid'),
    otherIncome: path('other-income'),
    sbu,
  };
  return { pension, finance, resolved, reconstruction, labourForce, contributors };
}

function cachedReconstruction(
  from: PensionCase,
  study: Study,
  behaviour: Behaviour,
  initialFactor: number,
): Reconstruction {
  const kept = reconstructions.get(from) ?? new Map<string, Reconstruction>();
  reconstructions.set(from, kept);
  const key = JSON.stringify([study.yearBase, study.stock, behaviour, initialFactor]);
  const found = kept.get(key);
  if (found) return found;
  const meanPension = study.stock.meanPension.map((mean) => mean * initialFactor) as [
    number,
    number,
    number,
    number,
  ];
  const made = reconstruct(
    from.demography,
    from.profiles,
    from.history,
    behaviour,
    from.law,
    from,
    study.yearBase,
    { ...study.stock, meanPension },
  );
  if (kept.size > 64) kept.clear();
  kept.set(key, made);
  return made;
}

function labourForceOf(population: Float64Array, years: number, participation: Float64Array): Float64Array {
  return Float64Array.from({ length: years + 1 }, (_, t) => {
    let sum = 0;
    for (let cell = 0; cell < 2 * AGES; cell++)
      sum += population[t * 2 * AGES + cell]! * participation[cell]!;
    return sum;
  });
}

/**
 * Contributors: coverage of the labour force moves from that of the base date to `growth` times it, two thirds of the way in
 * `coverageYears`; never above the whole labour force.
 */
function contributorsPath(
  now: number,
  labourForce: Float64Array,
  growth: Float64Array,
  coverageYears: number,
  factor: Float64Array,
): Float64Array {
  const coverageNow = now / labourForce[0]!;
  return labourForce.map(
    (persons, t) =>
      persons *
      factor[t]! *
      Math.min(1, coverageNow * (growth[t]! - (growth[t]! - 1) * exp(-t / coverageYears))),
  );
}

/** A level that grows by each year's rate from index 1. */
function compound(start: number, growth: Float64Array): Float64Array {
  const path = new Float64Array(growth.length);
  path[0] = start;
  for (let t = 1; t < growth.length; t++) path[t] = path[t - 1]! * (1 + growth[t]!);
  return path;
}

function historyAt(history: History, column: Float64Array, year: number): number {
  const value = column[year - history.yearFirst];
  if (value === undefined) throw new RangeError(`The history has no row for ${year}.`);
  return value;
}

/** One law for each run of years in which the reform's figures are the same. */
function lawsOf(
  law: AwardLaw,
  yearBase: number,
  years: number,
  path: (name: string) => Float64Array,
): AwardLaw[] {
  const laws: AwardLaw[] = [];
  let before = '';
  for (let t = 1; t <= years; t++) {
    const reform = {
      ageShift: path('retirement-age-shift')[t]!,
      serviceShift: path('service-shift')[t]!,
      coefficientFactor: path('coefficient-factor')[t]!,
      maximumFactor: path('maximum-pension-factor')[t]!,
    };
    const key = JSON.stringify(reform);
    if (key !== before) laws.push(reformLaw(law, yearBase + t, reform));
    before = key;
  }
  return laws;
}
