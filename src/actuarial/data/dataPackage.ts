import { type ColumnRule, parseCsv, type RawTable, readColumns } from './csv.ts';
import type { DataDefect } from './defects.ts';

/** The tables of a valuation's data package, each a CSV text; the columns are in `packageSchema`. */
export const packageTables = [
  'contributors',
  'inactive',
  'pensioners',
  'decrements',
  'family',
  'macro',
  'accounts',
] as const;
export type PackageTable = (typeof packageTables)[number];
export type PackageTexts = Readonly<Partial<Record<PackageTable, string>>>;

export const pensionerKinds = ['old_age', 'invalidity', 'widow', 'orphan'] as const;
export const accountItems = ['contributors', 'wage_mass', 'pensioners', 'pensions_paid', 'reserve'] as const;

const sex: ColumnRule = { kind: 'category', values: ['m', 'f'] };
const age: ColumnRule = { kind: 'integer', min: 0, max: 105 };
const service: ColumnRule = { kind: 'integer', min: 0, max: 50 };
const rate: ColumnRule = { kind: 'rate' };
const growth: ColumnRule = { kind: 'number', min: -0.5, max: 0.5 };
const count: ColumnRule = { kind: 'count' };

/** Columns and what each may hold. Persons are heads; pay and pensions are monthly; `accounts` are yearly totals of the base year. */
export const packageSchema: Readonly<Record<PackageTable, Readonly<Record<string, ColumnRule>>>> = {
  contributors: { sex, age, service, persons: count, mean_pay: count },
  inactive: { sex, age, service, persons: count },
  pensioners: {
    kind: { kind: 'category', values: pensionerKinds },
    sex,
    age,
    persons: count,
    mean_pension: count,
  },
  decrements: { sex, age, mortality: rate, invalidity: rate, exit: rate, reentry: rate, retirement: rate },
  family: {
    sex,
    age,
    partnered: rate,
    children: { kind: 'number', min: 0, max: 10 },
    child_age: { kind: 'number', min: 0, max: 40 },
    remarriage: rate,
  },
  macro: {
    year: { kind: 'integer', min: 1950, max: 2200 },
    interest: growth,
    wage_growth: growth,
    sbu_growth: growth,
    inflation: growth,
  },
  accounts: { item: { kind: 'category', values: accountItems }, amount: count },
};

/** The columns that order a table's rows: no two rows may agree in all of them, and ages rise within the rest. */
const keys: Readonly<Record<PackageTable, readonly string[]>> = {
  contributors: ['sex', 'age', 'service'],
  inactive: ['sex', 'age', 'service'],
  pensioners: ['kind', 'sex', 'age'],
  decrements: ['sex', 'age'],
  family: ['sex', 'age'],
  macro: ['year'],
  accounts: ['item'],
};

/** A correction made to the data as delivered: where, from what, to what, and why. Rows are lines of the file. */
export interface DataCorrection {
  readonly table: PackageTable;
  readonly row: number;
  readonly column: string;
  readonly to: string;
  readonly reason: string;
}

export interface PackageColumns {
  readonly table: RawTable;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

export interface ReadPackage {
  readonly tables: Readonly<Partial<Record<PackageTable, PackageColumns>>>;
  readonly defects: readonly DataDefect[];
  /** Each correction with the cell as it was. */
  readonly corrections: readonly (DataCorrection & { readonly from: string })[];
}

/**
 * Reads a package after its corrections: absent tables (only `inactive` may be), columns, cells, order of ages, doubled rows, and
 * yearly paths that stop before `yearLast` or skip a year.
 */
export function readPackage(
  texts: PackageTexts,
  yearFirst: number,
  yearLast: number,
  corrections: readonly DataCorrection[] = [],
): ReadPackage {
  const defects: DataDefect[] = [];
  const made: (DataCorrection & { from: string })[] = [];
  const tables: Partial<Record<PackageTable, PackageColumns>> = {};
  for (const name of packageTables) {
    const text = texts[name];
    if (text === undefined) {
      if (name !== 'inactive')
        defects.push({
          defect: 'missing-table',
          table: name,
          remedy: `Add ${name}.csv with the columns ${Object.keys(packageSchema[name]).join(', ')}.`,
        });
      continue;
    }
    const table = correct(parseCsv(name, text), name);
    const read = readColumns(table, packageSchema[name]);
    defects.push(...read.defects);
    tables[name] = { table, columns: read.columns };
    if (read.defects.length === 0) defects.push(...orderDefects(name, table, read.columns));
  }
  const macro = tables.macro;
  if (macro && macro.table.rows.length > 0) defects.push(...pathDefects(macro, yearFirst, yearLast));
  return { tables, defects, corrections: made };

  function correct(table: RawTable, name: PackageTable): RawTable {
    const rows = table.rows.map((cells) => [...cells]);
    for (const correction of corrections.filter((one) => one.table === name)) {
      const row = table.lines.indexOf(correction.row);
      const column = table.columns.indexOf(correction.column);
      if (row < 0 || column < 0) {
        defects.push({
          defect: 'missing-row',
          table: name,
          row: correction.row,
          column: correction.column,
          remedy: 'The correction names a cell that the table does not have.',
        });
        continue;
      }
      made.push({ ...correction, from: rows[row]![column] ?? '' });
      rows[row]![column] = correction.to;
    }
    return { ...table, rows };
  }
}

function orderDefects(
  name: PackageTable,
  table: RawTable,
  columns: Readonly<Record<string, Float64Array>>,
): DataDefect[] {
  const defects: DataDefect[] = [];
  const names = keys[name];
  const seen = new Set<string>();
  let before: number[] = [];
  table.rows.forEach((_, i) => {
    const key = names.map((column) => columns[column]![i]!);
    const row = table.lines[i]!;
    const text = names.map((column) => table.rows[i]![table.columns.indexOf(column)]).join(', ');
    if (seen.has(text))
      defects.push({
        defect: 'duplicate-row',
        table: name,
        row,
        value: text,
        remedy: `Keep one row for each ${names.join(', ')}.`,
      });
    seen.add(text);
    const ageAt = names.indexOf('age');
    if (
      ageAt >= 0 &&
      before.length > 0 &&
      key.slice(0, ageAt).every((value, j) => value === before[j]) &&
      key[ageAt]! < before[ageAt]!
    ) {
      defects.push({
        defect: 'ages-out-of-order',
        table: name,
        row,
        column: 'age',
        value: String(key[ageAt]),
        expected: `${before[ageAt]} or more`,
        remedy: `Sort the rows by ${names.join(', ')}.`,
      });
    }
    before = key;
  });
  return defects;
}

function pathDefects(macro: PackageColumns, yearFirst: number, yearLast: number): DataDefect[] {
  const years = macro.columns.year!;
  const defects: DataDefect[] = [];
  for (let i = 1; i < years.length; i++) {
    if (years[i] === years[i - 1]! + 1) continue;
    defects.push({
      defect: 'path-has-gap',
      table: 'macro',
      row: macro.table.lines[i]!,
      column: 'year',
      value: String(years[i]),
      expected: String(years[i - 1]! + 1),
      remedy: 'Give one row for each year, in order.',
    });
  }
  if (years[0]! > yearFirst)
    defects.push({
      defect: 'path-has-gap',
      table: 'macro',
      row: macro.table.lines[0]!,
      column: 'year',
      value: String(years[0]),
      expected: String(yearFirst),
      remedy: `Begin the path in ${yearFirst}.`,
    });
  const last = years[years.length - 1]!;
  if (last < yearLast)
    defects.push({
      defect: 'path-stops',
      table: 'macro',
      row: macro.table.lines[years.length - 1]!,
      column: 'year',
      value: String(last),
      expected: String(yearLast),
      remedy: `The path stops in ${last}; continue it to ${yearLast}.`,
    });
  return defects;
}
