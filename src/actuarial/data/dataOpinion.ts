import { AGE_AT_WORK_FIRST } from '../pensions/inputs.ts';
import {
  accountItems,
  type DataCorrection,
  type PackageColumns,
  type PackageTable,
  type PackageTexts,
  type ReadPackage,
  readPackage,
} from './dataPackage.ts';
import type { DataDefect } from './defects.ts';

/** A figure of the data against the same figure of the accounts. */
export interface AccountCheck {
  readonly item: (typeof accountItems)[number];
  readonly data: number;
  readonly accounts: number;
  readonly difference: number;
  /** Allowed difference as a share of the accounts. */
  readonly allowed: number;
  readonly agrees: boolean;
}

/** Something implausible that does not make the data unusable by itself. */
export interface DataRemark {
  readonly remark:
    | 'pay-below-minimum'
    | 'pay-far-above'
    | 'mortality-falls-with-age'
    | 'decrements-exceed-one'
    | 'more-contributors-than-persons'
    | 'empty-age-within';
  readonly table: PackageTable;
  readonly row: number;
  readonly value: string;
}

/** Totals that a correction moves. */
export interface PackageTotals {
  readonly contributors: number;
  readonly wageMass: number;
  readonly pensioners: number;
  readonly pensionsPaid: number;
}

/**
 * The opinion that goes before a run: what is missing or impossible, what is implausible, whether the data agree with the accounts, and
 * what each correction changed. A run on data that fail is refused with the reasons.
 */
export interface DataOpinion {
  readonly verdict: 'fit' | 'fit-with-remarks' | 'unfit';
  readonly completeness: readonly DataDefect[];
  readonly plausibility: readonly DataRemark[];
  readonly accounts: readonly AccountCheck[];
  readonly corrections: readonly (DataCorrection & {
    readonly from: string;
    readonly effect: PackageTotals;
  })[];
  readonly totals: PackageTotals;
  readonly package: ReadPackage;
}

export interface OpinionSettings {
  readonly yearBase: number;
  readonly years: number;
  readonly sbu: number;
  /** Payments of a year for each monthly pension, and the fixed yearly amount besides. */
  readonly paymentsPerYear: number;
  readonly fixedPerYear: number;
  /** Allowed differences from the accounts. */
  readonly allowedPersons: number;
  readonly allowedMoney: number;
  /** Persons by sex and age in the country, where known: nobody can contribute who does not exist. */
  readonly population?: (sex: 0 | 1, age: number) => number;
}

export function judgeData(
  texts: PackageTexts,
  settings: OpinionSettings,
  corrections: readonly DataCorrection[] = [],
): DataOpinion {
  const { yearBase, years } = settings;
  const read = readPackage(texts, yearBase + 1, yearBase + years, corrections);
  const completeness = [...read.defects, ...coverageDefects(read), ...serviceDefects(read)];
  const totals = totalsOf(read, settings);
  const accounts = completeness.length > 0 ? [] : accountChecks(read, totals, settings);
  const plausibility = completeness.length > 0 ? [] : remarksOf(read, settings);
  const disagrees = accounts.some((check) => !check.agrees);
  const verdict =
    completeness.length > 0 || disagrees ? 'unfit' : plausibility.length > 0 ? 'fit-with-remarks' : 'fit';
  return {
    verdict,
    completeness,
    plausibility,
    accounts,
    totals,
    package: read,
    corrections: read.corrections.map((one, i) => ({ ...one, effect: effectOf(i) })),
  };

  /** What correction i moved: totals with the first i + 1 corrections less totals with the first i. */
  function effectOf(i: number): PackageTotals {
    const before = totalsOf(
      readPackage(texts, yearBase + 1, yearBase + years, corrections.slice(0, i)),
      settings,
    );
    const after = totalsOf(
      readPackage(texts, yearBase + 1, yearBase + years, corrections.slice(0, i + 1)),
      settings,
    );
    return {
      contributors: after.contributors - before.contributors,
      wageMass: after.wageMass - before.wageMass,
      pensioners: after.pensioners - before.pensioners,
      pensionsPaid: after.pensionsPaid - before.pensionsPaid,
    };
  }
}

function totalsOf(read: ReadPackage, settings: OpinionSettings): PackageTotals {
  const weighted = (table: PackageColumns | undefined, value: (i: number) => number): number => {
    let sum = 0;
    if (table) for (let i = 0; i < table.table.rows.length; i++) sum += value(i);
    return sum;
  };
  const { contributors, pensioners } = read.tables;
  const persons = (table: PackageColumns | undefined, i: number): number => table?.columns.persons?.[i] ?? 0;
  return {
    contributors: weighted(contributors, (i) => persons(contributors, i)),
    wageMass: weighted(
      contributors,
      (i) => 12 * persons(contributors, i) * (contributors?.columns.mean_pay?.[i] ?? 0),
    ),
    pensioners: weighted(pensioners, (i) => persons(pensioners, i)),
    pensionsPaid: weighted(
      pensioners,
      (i) =>
        persons(pensioners, i) *
        (settings.paymentsPerYear * (pensioners?.columns.mean_pension?.[i] ?? 0) + settings.fixedPerYear),
    ),
  };
}

/** Rates and families must be there for every age of working life and after, for both sexes; every account must be there. */
function coverageDefects(read: ReadPackage): DataDefect[] {
  const defects: DataDefect[] = [];
  for (const name of ['decrements', 'family'] as const) {
    const table = read.tables[name];
    if (!table || read.defects.some((defect) => defect.table === name)) continue;
    const there = new Set(
      table.table.rows.map((_, i) => `${table.columns.sex![i]} ${table.columns.age![i]}`),
    );
    for (let sex = 0; sex < 2; sex++) {
      for (let age = AGE_AT_WORK_FIRST; age <= 105; age++) {
        if (there.has(`${sex} ${age}`)) continue;
        defects.push({
          defect: 'missing-row',
          table: name,
          value: `${'mf'[sex]}, ${age}`,
          remedy: `Add the row of sex ${'mf'[sex]} and age ${age}.`,
        });
      }
    }
  }
  const accounts = read.tables.accounts;
  if (accounts && !read.defects.some((defect) => defect.table === 'accounts')) {
    accountItems.forEach((item, index) => {
      if (!accounts.columns.item!.includes(index))
        defects.push({
          defect: 'missing-row',
          table: 'accounts',
          value: item,
          remedy: `Add the row of ${item}.`,
        });
    });
  }
  return defects;
}

function serviceDefects(read: ReadPackage): DataDefect[] {
  const defects: DataDefect[] = [];
  for (const name of ['contributors', 'inactive'] as const) {
    const table = read.tables[name];
    if (!table || read.defects.some((defect) => defect.table === name)) continue;
    table.table.rows.forEach((_, i) => {
      const age = table.columns.age![i]!;
      const service = table.columns.service![i]!;
      const most = Math.max(0, age - AGE_AT_WORK_FIRST + 1);
      if (age < AGE_AT_WORK_FIRST || service > most) {
        defects.push({
          defect: 'value-out-of-range',
          table: name,
          row: table.table.lines[i]!,
          column: 'service',
          value: `age ${age}, service ${service}`,
          expected: `service up to ${most}`,
          remedy: `Nobody can have that service at that age; work begins at ${AGE_AT_WORK_FIRST}.`,
        });
      }
    });
  }
  return defects;
}

function accountChecks(read: ReadPackage, totals: PackageTotals, settings: OpinionSettings): AccountCheck[] {
  const accounts = read.tables.accounts!;
  const amount = (item: (typeof accountItems)[number]): number =>
    accounts.columns.amount![accounts.columns.item!.indexOf(accountItems.indexOf(item))]!;
  const check = (item: (typeof accountItems)[number], data: number, allowed: number): AccountCheck => {
    const of = amount(item);
    return {
      item,
      data,
      accounts: of,
      difference: data - of,
      allowed,
      agrees: Math.abs(data - of) <= allowed * of,
    };
  };
  return [
    check('contributors', totals.contributors, settings.allowedPersons),
    check('wage_mass', totals.wageMass, settings.allowedMoney),
    check('pensioners', totals.pensioners, settings.allowedPersons),
    check('pensions_paid', totals.pensionsPaid, settings.allowedMoney),
  ];
}

function remarksOf(read: ReadPackage, settings: OpinionSettings): DataRemark[] {
  const remarks: DataRemark[] = [];
  const contributors = read.tables.contributors!;
  const byCell = new Map<string, { persons: number; row: number }>();
  contributors.table.rows.forEach((_, i) => {
    const pay = contributors.columns.mean_pay![i]!;
    const persons = contributors.columns.persons![i]!;
    const row = contributors.table.lines[i]!;
    if (persons > 0 && pay < 0.25 * settings.sbu)
      remarks.push({ remark: 'pay-below-minimum', table: 'contributors', row, value: String(pay) });
    if (persons > 0 && pay > 40 * settings.sbu)
      remarks.push({ remark: 'pay-far-above', table: 'contributors', row, value: String(pay) });
    const key = `${contributors.columns.sex![i]} ${contributors.columns.age![i]}`;
    const cell = byCell.get(key) ?? { persons: 0, row };
    cell.persons += persons;
    byCell.set(key, cell);
  });
  if (settings.population) {
    for (const [key, cell] of byCell) {
      const [sex, age] = key.split(' ').map(Number) as [0 | 1, number];
      if (cell.persons > settings.population(sex, age))
        remarks.push({
          remark: 'more-contributors-than-persons',
          table: 'contributors',
          row: cell.row,
          value: `${'mf'[sex]}, ${age}: ${cell.persons}`,
        });
    }
  }
  const decrements = read.tables.decrements!;
  decrements.table.rows.forEach((_, i) => {
    const column = (name: string): number => decrements.columns[name]![i]!;
    const row = decrements.table.lines[i]!;
    if (
      column('mortality') + column('invalidity') + column('exit') + column('retirement') > 1 &&
      column('age') < 100
    )
      remarks.push({
        remark: 'decrements-exceed-one',
        table: 'decrements',
        row,
        value: `age ${column('age')}`,
      });
    const sameSex = i > 0 && decrements.columns.sex![i] === decrements.columns.sex![i - 1];
    if (sameSex && column('age') > 60 && column('mortality') < decrements.columns.mortality![i - 1]!)
      remarks.push({
        remark: 'mortality-falls-with-age',
        table: 'decrements',
        row,
        value: `age ${column('age')}`,
      });
  });
  return remarks;
}
