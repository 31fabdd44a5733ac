import type { AssumptionEntry } from '../case/caseDocument.ts';
import type { Valuation } from '../case/valuation.ts';

/** A yearly figure that can be opened: its path, its formula in words and signs, and what it is made of. */
export interface YearlyFigure {
  readonly path: (valuation: Valuation) => Float64Array;
  readonly formula: string;
  /** Other yearly figures of this list. */
  readonly figures: readonly string[];
  /** Assumptions by name. */
  readonly assumptions: readonly string[];
  /** Tables of the case. */
  readonly tables: readonly string[];
  /** Norms and books. */
  readonly sources: readonly string[];
}

const figure = (
  path: YearlyFigure['path'],
  formula: string,
  figures: readonly string[],
  assumptions: readonly string[] = [],
  tables: readonly string[] = [],
  sources: readonly string[] = [],
): YearlyFigure => ({ path, formula, figures, assumptions, tables, sources });

const workforce = [
  'density-of-career',
  'turnover',
  'reentry-share-of-gap',
  'retirement-factor',
  'invalidity-factor',
  'mortality-of-active',
  'mortality-multiplier',
];
const entry = ['coverage-growth', 'coverage-years', 'contributors-factor', 'density-within-year'];
const award = [
  'new-pension-factor',
  'minimum-pension-factor',
  'maximum-pension-factor',
  'coefficient-factor',
  'retirement-age-shift',
  'service-shift',
  'wage-growth',
  'sbu-growth',
  'pay-dispersion',
  'inactive-base-factor',
];
const formulaOfAwards = [
  'C.D. 100 (coefficients, conditions)',
  'C.D. 641 (mean of the five best years)',
  'LSS 234 (minimum)',
  'C.D. 300 (maximum)',
];

/** Every yearly figure of a run, in the order of its table. */
export const yearlyFigures: Readonly<Record<string, YearlyFigure>> = {
  labourForce: figure(
    (v) => v.inputs.labourForce,
    'Σ over sex and age of population × participation',
    [],
    ['children-more', 'migration-multiplier', 'mortality-multiplier', 'mortality-improvement'],
    ['population', 'survival', 'fertility', 'migration', 'profiles'],
    ['UN, World Population Prospects 2024', 'ILO, modelled participation'],
  ),
  contributors: figure(
    (v) => v.inputs.contributors,
    'labour force × coverage; coverage(t) = c0·(g − (g − 1)·e^(−t ÷ coverage years)), c0 that of the base date',
    ['labourForce'],
    entry,
    ['history'],
  ),
  affiliates: figure(
    (v) => v.projection.active,
    'affiliates before + entrants + returns − leavers − deaths − new invalids − new retired',
    [
      'newEntrants',
      'reentries',
      'exits',
      'deathsOfAffiliates',
      'newInvalids',
      'retiredFromAffiliates',
      'contributors',
    ],
    workforce,
    ['profiles'],
  ),
  inactive: figure(
    (v) => v.projection.inactive,
    'inactive before + leavers − returns − deaths − new retired',
    ['exits', 'reentries', 'deathsOfInactive', 'retiredFromInactive'],
    workforce,
    ['profiles'],
  ),
  newEntrants: figure(
    (v) => v.projection.flows.newEntrants,
    'what is missing to contributors ÷ density, by age, less who is called back',
    ['contributors'],
    entry,
    ['profiles'],
  ),
  reentries: figure(
    (v) => v.projection.flows.reentries,
    'inactive × re-entry rate, and those called back to posts',
    ['inactive'],
    workforce,
  ),
  exits: figure(
    (v) => v.projection.flows.exits,
    'affiliates × exit rate, and any surplus over the target',
    ['affiliates'],
    workforce,
  ),
  deathsOfAffiliates: figure(
    (v) => v.projection.flows.activeDeaths,
    'affiliates × mortality of their age × factor',
    ['affiliates'],
    ['mortality-of-active', 'mortality-multiplier'],
    ['mortality', 'survival'],
  ),
  deathsOfInactive: figure(
    (v) => v.projection.flows.inactiveDeaths,
    'inactive × mortality of their age × factor',
    ['inactive'],
    ['mortality-of-inactive', 'mortality-multiplier'],
    ['mortality', 'survival'],
  ),
  newInvalids: figure(
    (v) => v.projection.flows.activeToInvalidity,
    'survivors with the contributions needed × invalidity rate',
    ['affiliates'],
    ['invalidity-factor'],
    ['profiles'],
    ['C.D. 553'],
  ),
  retiredFromAffiliates: figure(
    (v) => v.projection.flows.activeToOldAge,
    'affiliates with age and service × retirement rate',
    ['affiliates'],
    ['retirement-factor', 'retirement-age-shift', 'service-shift'],
    ['profiles'],
    ['C.D. 100'],
  ),
  retiredFromInactive: figure(
    (v) => v.projection.flows.inactiveToOldAge,
    'inactive with age and service × retirement rate',
    ['inactive'],
    ['retirement-factor', 'retirement-age-shift', 'service-shift'],
    ['profiles'],
    ['C.D. 100'],
  ),
  oldAgePensioners: figure(
    (v) => v.projection.kinds[0].persons,
    'before + new − deaths',
    ['retiredFromAffiliates', 'retiredFromInactive'],
    ['mortality-of-old-age'],
  ),
  invalidityPensioners: figure(
    (v) => v.projection.kinds[1].persons,
    'before + new − deaths',
    ['newInvalids'],
    ['mortality-of-invalidity'],
  ),
  widows: figure(
    (v) => v.projection.kinds[2].persons,
    'before + deaths of affiliates and pensioners × partnered − deaths and new unions',
    ['deathsOfAffiliates', 'oldAgePensioners', 'invalidityPensioners'],
    ['mortality-of-survivors'],
    ['profiles'],
  ),
  orphans: figure(
    (v) => v.projection.kinds[3].persons,
    'before + deaths of affiliates and pensioners × children − deaths and birthdays',
    ['deathsOfAffiliates', 'oldAgePensioners'],
    [],
    ['profiles'],
  ),
  newOldAgeAmount: figure(
    (v) => v.projection.kinds[0].newAmount,
    'Σ over service and pay class of new pensioners × min(maximum, max(minimum, coefficient × base × factor)), monthly',
    ['retiredFromAffiliates', 'retiredFromInactive'],
    award,
    ['profiles', 'history'],
    formulaOfAwards,
  ),
  oldAgePaid: figure(
    (v) => v.projection.kinds[0].paid,
    '12 × mean of opening and closing month, × 13/12, + one SBU each',
    ['newOldAgeAmount', 'oldAgePensioners'],
    ['inflation', 'indexation-share', 'minimum-in-payment', 'initial-pension-factor'],
    [],
    ['LSS 234', 'LSS 236'],
  ),
  invalidityPaid: figure(
    (v) => v.projection.kinds[1].paid,
    'the same',
    ['invalidityPensioners'],
    award,
    [],
    formulaOfAwards,
  ),
  widowsPaid: figure(
    (v) => v.projection.kinds[2].paid,
    '60 % of the deceased’s pension, within the limits of the family group',
    ['widows'],
    ['inflation'],
    [],
    ['LSS 234', 'C.D. 300 art. 5'],
  ),
  orphansPaid: figure(
    (v) => v.projection.kinds[3].paid,
    '40 % of the deceased’s pension each, within the limits of the family group',
    ['orphans'],
    ['inflation'],
    [],
    ['LSS 234', 'C.D. 300 art. 5'],
  ),
  meanPay: figure(
    (v) => v.projection.meanPay,
    'Σ affiliates × insured pay ÷ affiliates',
    ['affiliates'],
    ['wage-growth', 'pay-factor', 'pay-floor', 'pay-ceiling', 'pay-dispersion'],
    ['profiles', 'history'],
  ),
  wages: figure(
    (v) => v.balance.wages,
    '12 × density × affiliates × mean pay × wage mass factor',
    ['affiliates', 'meanPay'],
    ['wage-mass-factor', 'density-within-year', 'contributions-on-extra-pay'],
  ),
  contributions: figure(
    (v) => v.balance.contributions,
    'rate × wages + pensioners’ rate × their twelve payments',
    ['wages'],
    ['contribution-rate', 'pensioner-rate'],
    [],
    ['C.D. 501'],
  ),
  administration: figure(
    (v) => v.balance.administration,
    'share × contributions',
    ['contributions'],
    ['administration'],
  ),
  pensions: figure(
    (v) => v.balance.pensions,
    'Σ over kinds of paid × the study’s calibration',
    ['oldAgePaid', 'invalidityPaid', 'widowsPaid', 'orphansPaid'],
    ['old-age-paid-factor', 'invalidity-paid-factor', 'widows-paid-factor', 'orphans-paid-factor'],
  ),
  funeral: figure(
    (v) => v.balance.funeral,
    'deaths of affiliates and pensioners × aid × share that claims',
    ['deathsOfAffiliates', 'oldAgePensioners', 'invalidityPensioners'],
    ['funeral-aid', 'funeral-claim-share'],
  ),
  stateDue: figure(
    (v) => v.balance.stateDue,
    'State’s share × pensions',
    ['pensions'],
    ['state-share'],
    [],
    ['LSS 237'],
  ),
  statePaid: figure((v) => v.balance.statePaid, 'part paid × State’s due', ['stateDue'], ['state-paid']),
  interest: figure(
    (v) => v.balance.interestEarned,
    'return × reserve at the start of the year',
    ['reserve'],
    ['interest'],
    [],
    ['C.D. 596'],
  ),
  reserve: figure(
    (v) => v.balance.reserve,
    'reserve before + interest + contributions + State + other income − pensions − funeral − administration',
    ['interest', 'contributions', 'statePaid', 'pensions', 'funeral', 'administration'],
    ['reserve', 'other-income'],
  ),
  payAsYouGo: figure((v) => v.balance.payAsYouGo, '(pensions + funeral + administration) ÷ wages', [
    'pensions',
    'funeral',
    'administration',
    'wages',
  ]),
  payAsYouGoWithState: figure(
    (v) => v.balance.payAsYouGoWithState,
    '(pensions + funeral + administration − State) ÷ wages',
    ['pensions', 'funeral', 'administration', 'statePaid', 'wages'],
  ),
  dependency: figure((v) => v.ratios.dependency, 'pensioners of every kind ÷ affiliates', [
    'oldAgePensioners',
    'invalidityPensioners',
    'widows',
    'orphans',
    'affiliates',
  ]),
  replacement: figure((v) => v.ratios.replacement, 'mean old-age pension ÷ mean pay', [
    'oldAgePaid',
    'meanPay',
  ]),
};

/** A figure opened one step: value, formula, the values of what it is made of, the assumptions with their marks and sources. */
export interface Traced {
  readonly figure: string;
  readonly year: number;
  readonly value: number;
  readonly formula: string;
  readonly figures: readonly {
    readonly figure: string;
    readonly value: number;
    readonly before: number | undefined;
  }[];
  readonly assumptions: readonly {
    readonly name: string;
    readonly value: number;
    readonly mark: string;
    readonly source: { readonly es: string; readonly en: string };
  }[];
  readonly tables: readonly string[];
  readonly sources: readonly string[];
}

/** Opens a yearly figure. @throws RangeError on a figure or a year that the run does not have. */
export function traceFigure(
  valuation: Valuation,
  name: string,
  year: number,
  entries: Readonly<Record<string, AssumptionEntry>>,
): Traced {
  const of = yearlyFigures[name];
  if (!of)
    throw new RangeError(
      `No yearly figure is called “${name}”. There are: ${Object.keys(yearlyFigures).join(', ')}.`,
    );
  const t = year - valuation.projection.yearBase;
  if (!(t >= 0 && t <= valuation.projection.years))
    throw new RangeError(
      `The run covers ${valuation.projection.yearBase} to ${valuation.projection.yearBase + valuation.projection.years}, not ${year}.`,
    );
  return {
    figure: name,
    year,
    value: of.path(valuation)[t]!,
    formula: of.formula,
    figures: of.figures.map((one) => {
      const path = yearlyFigures[one]!.path(valuation);
      return { figure: one, value: path[t]!, before: t > 0 ? path[t - 1] : undefined };
    }),
    assumptions: of.assumptions.map((one) => ({
      name: one,
      value: valuation.inputs.resolved[one]![t]!,
      mark: entries[one]?.mark ?? 'policy',
      source: entries[one]?.source ?? { es: '', en: '' },
    })),
    tables: of.tables,
    sources: of.sources,
  };
}
