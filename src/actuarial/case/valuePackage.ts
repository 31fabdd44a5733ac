import { ok, type Result, refuse } from '#kernel';
import { type DataOpinion, judgeData, type OpinionSettings } from '../data/dataOpinion.ts';
import type { DataCorrection, PackageTexts, ReadPackage } from '../data/dataPackage.ts';
import {
  PENSION_AGES as AGES,
  emptyStocks,
  type PensionInputs,
  type PensionStock,
  SERVICE_YEARS as SERVICE,
} from '../pensions/inputs.ts';
import { loadScheme, unloadBestPays } from '../pensions/memory.ts';
import { enterBestPays, payOfYear } from '../pensions/pays.ts';
import type { Change } from './assumptions.ts';
import { buildValuation, type PensionCase, type Study, type ValuationInputs } from './pensionCase.ts';
import { type Valuation, valueInputs } from './valuation.ts';

/**
 * Values a data package in place of a reconstruction: judges the data first, and refuses with the opinion if they are unfit. Members,
 * pensions, rates, families, macro paths and reserve come from the package; law and whatever the package does not hold from the case.
 */
export function valuePackage(
  from: PensionCase,
  study: Study,
  texts: PackageTexts,
  settings: OpinionSettings,
  corrections: readonly DataCorrection[] = [],
  changes: readonly Change[] = [],
): Result<
  { readonly opinion: DataOpinion; readonly valuation: Valuation },
  { refusal: 'data-unfit'; opinion: DataOpinion }
> {
  const opinion = judgeData(texts, settings, corrections);
  if (opinion.verdict === 'unfit') return refuse({ refusal: 'data-unfit', opinion });
  const base = buildValuation(from, studyWithPackage(study, opinion.package), changes, {
    years: settings.years,
  });
  return ok({ opinion, valuation: valueInputs(withPackage(base, wholePackage(opinion.package))) });
}

/** Which of a package's parts stand in for the case's: a reconciliation moves them one by one. */
export interface PackageParts {
  readonly members: ReadPackage | undefined;
  readonly decrements: ReadPackage | undefined;
  readonly families: ReadPackage | undefined;
}

export function wholePackage(read: ReadPackage): PackageParts {
  return { members: read, decrements: read, families: read };
}

/** A study whose macro paths and reserve are those of a package. */
export function studyWithPackage(study: Study, read: ReadPackage): Study {
  return {
    ...study,
    assumptions: { ...study.assumptions, ...macroOf(read), reserve: accountOf(read, 4) },
  };
}

/** A valuation's inputs with the given parts of a package in place of the case's. */
export function withPackage(base: ValuationInputs, parts: PackageParts): ValuationInputs {
  let pension: PensionInputs = base.pension;
  if (parts.decrements) pension = { ...pension, ...ratesOf(parts.decrements, pension.years) };
  if (parts.families) pension = { ...pension, family: { ...pension.family, ...familyOf(parts.families) } };
  if (parts.members) pension = membersOf(pension, parts.members);
  return { ...base, pension };
}

function accountOf(read: ReadPackage, item: number): number {
  const { columns } = read.tables.accounts!;
  return columns.amount![columns.item!.indexOf(item)]!;
}

function macroOf(read: ReadPackage): Record<string, Record<string, number>> {
  const { columns, table } = read.tables.macro!;
  const path = (column: string): Record<string, number> =>
    Object.fromEntries(table.rows.map((_, i) => [String(columns.year![i]), columns[column]![i]!]));
  return {
    interest: path('interest'),
    'wage-growth': path('wage_growth'),
    'sbu-growth': path('sbu_growth'),
    inflation: path('inflation'),
  };
}

/** Members and pensions in payment, their pay, and the past pay from which the five best years come. */
function membersOf(pension: PensionInputs, read: ReadPackage): PensionInputs {
  const classes = pension.classWeight.length;
  const stocks = emptyStocks(classes);
  const contributors = read.tables.contributors!;
  const pay = new Float64Array(2 * AGES);
  const persons = new Float64Array(2 * AGES);
  contributors.table.rows.forEach((_, i) => {
    const cell = contributors.columns.sex![i]! * AGES + contributors.columns.age![i]!;
    const n = contributors.columns.persons![i]!;
    // The package counts contributors; the engine's affiliates contribute `density` of the year.
    stocks.active[cell * SERVICE + contributors.columns.service![i]!] = n / pension.density;
    persons[cell] = persons[cell]! + n;
    pay[cell] = pay[cell]! + n * contributors.columns.mean_pay![i]!;
  });
  const inactive = read.tables.inactive;
  if (inactive) {
    inactive.table.rows.forEach((_, i) => {
      const cell = inactive.columns.sex![i]! * AGES + inactive.columns.age![i]!;
      stocks.inactive[cell * SERVICE + inactive.columns.service![i]!] = inactive.columns.persons![i]!;
    });
  }
  readPensioners(read, stocks, classes);
  const payScale = filledPay(pay, persons).map((mean) => rawPay(mean, pension));
  const growth = pension.payLevel.map((level) => level / pension.payLevel[0]!);
  const inputs: PensionInputs = {
    ...pension,
    payScale,
    payLevel: growth,
    stocks,
  };
  // Past pay is taken back at the first year's growth, so that the five best years have their history.
  const first = growth[1]! || 1;
  loadScheme(inputs);
  for (let back = 40; back >= 0; back--) {
    let level = 1;
    for (let year = 0; year < back; year++) level /= first;
    payOfYear(
      { ...inputs, payLevel: Float64Array.of(level), sbu: Float64Array.of(pension.sbu[0]! * level) },
      0,
    );
    enterBestPays(classes);
  }
  stocks.bestPays.set(unloadBestPays(classes));
  return inputs;
}

function readPensioners(read: ReadPackage, stocks: PensionInputs['stocks'], classes: number): void {
  const { columns, table } = read.tables.pensioners!;
  table.rows.forEach((_, i) => {
    const n = columns.persons![i]!;
    const amount = n * columns.mean_pension![i]!;
    const cell = columns.sex![i]! * AGES + columns.age![i]!;
    const kind = columns.kind![i]!;
    if (kind < 2) {
      const stock = kind === 0 ? stocks.oldAge : stocks.invalidity;
      for (let c = 0; c < classes; c++) put(stock, cell * classes + c, n / classes, amount / classes);
    } else if (kind === 2) put(stocks.widows, cell, n, amount);
    else put(stocks.orphans, columns.age![i]!, n, amount);
  });
}

function put(stock: PensionStock, at: number, persons: number, amount: number): void {
  stock.persons[at] = stock.persons[at]! + persons;
  stock.amount[at] = stock.amount[at]! + amount;
}

/** The pay before floor and ceiling whose classes, after them, have the given mean at the base date; found by halving. */
function rawPay(mean: number, pension: PensionInputs): number {
  const least = pension.payFloor[0]! * pension.sbu[0]!;
  const most = pension.payCeiling[0]! * pension.sbu[0]!;
  let low = 0;
  let high = 4 * mean;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    let insured = 0;
    pension.classMultiple.forEach((multiple, c) => {
      insured += pension.classWeight[c]! * Math.min(most, Math.max(least, multiple * middle));
    });
    if (insured < mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mean pay by sex and age; ages without contributors take the nearest younger one that has, or the nearest older. */
function filledPay(pay: Float64Array, persons: Float64Array): Float64Array {
  const filled = new Float64Array(2 * AGES);
  for (let sex = 0; sex < 2; sex++) {
    let last = 0;
    for (let age = 0; age < AGES; age++) {
      const cell = sex * AGES + age;
      if (persons[cell]! > 0) last = pay[cell]! / persons[cell]!;
      filled[cell] = last;
    }
    for (let age = AGES - 2; age >= 0; age--)
      if (filled[sex * AGES + age] === 0) filled[sex * AGES + age] = filled[sex * AGES + age + 1]!;
  }
  return filled;
}

/** The package's mortality holds in every year: what it does not say, nobody improves. */
function ratesOf(
  read: ReadPackage,
  years: number,
): Pick<
  PensionInputs,
  'mortality' | 'exitRate' | 'reentryRate' | 'invalidityRate' | 'retirementRate' | 'retirementRateInactive'
> {
  const { columns, table } = read.tables.decrements!;
  const column = (name: string): Float64Array => {
    const values = new Float64Array(2 * AGES);
    table.rows.forEach((_, i) => {
      values[columns.sex![i]! * AGES + columns.age![i]!] = columns[name]![i]!;
    });
    return values;
  };
  const mortalityOfYear = column('mortality');
  const mortality = Float64Array.from(
    { length: years * 2 * AGES },
    (_, i) => mortalityOfYear[i % (2 * AGES)]!,
  );
  const retirement = column('retirement');
  return {
    mortality,
    exitRate: column('exit'),
    reentryRate: column('reentry'),
    invalidityRate: column('invalidity'),
    retirementRate: retirement,
    retirementRateInactive: retirement,
  };
}

function familyOf(read: ReadPackage): Partial<PensionInputs['family']> {
  const { columns, table } = read.tables.family!;
  const column = (name: string): Float64Array => {
    const values = new Float64Array(2 * AGES);
    table.rows.forEach((_, i) => {
      values[columns.sex![i]! * AGES + columns.age![i]!] = columns[name]![i]!;
    });
    return values;
  };
  return {
    partnered: column('partnered'),
    children: column('children'),
    childAge: column('child_age'),
    remarriage: column('remarriage'),
  };
}
