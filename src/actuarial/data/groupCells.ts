import { AGE_AT_WORK_FIRST } from '../pensions/inputs.ts';
import { formatCsv, parseCsv, type RawTable } from './csv.ts';
import type { DataCorrection, PackageTable, PackageTexts } from './dataPackage.ts';

/** The tables that hold persons, by whose cells a person could be known. */
const tablesOfPersons = ['contributors', 'inactive', 'pensioners'] as const satisfies readonly PackageTable[];

/** How many cells of a package have somebody in them and fewer than so many. */
export function countSmallCells(texts: PackageTexts, smallest: number): number {
  let cells = 0;
  for (const name of tablesOfPersons) {
    const table = parseCsv(name, texts[name] ?? '');
    const at = table.columns.indexOf('persons');
    for (const row of table.rows) {
      const persons = Number(row[at]);
      if (persons > 0 && persons < smallest) cells++;
    }
  }
  return cells;
}

/** A package's texts with its corrections written into them. */
export function correctedTexts(texts: PackageTexts, corrections: readonly DataCorrection[]): PackageTexts {
  const corrected: Partial<Record<PackageTable, string>> = { ...texts };
  for (const { table: name, row, column, to } of corrections) {
    const lines = (corrected[name] ?? '').split('\n');
    const at = parseCsv(name, corrected[name] ?? '').columns.indexOf(column);
    const cells = (lines[row - 1] ?? '').split(',');
    cells[at] = to;
    lines[row - 1] = cells.join(',');
    corrected[name] = lines.join('\n');
  }
  return corrected;
}

interface Group {
  persons: number;
  age: number;
  service: number;
  amount: number;
}

/**
 * Joins the cells of a package until each has at least so many persons, so that it can be published and nobody be known by it: neighbours
 * in service within an age, then in age within a sex (pensioners: within a kind). A group stands at its mean age and service, rounded,
 * with its mean pay. Persons, wages and pensions of each sex and kind stay as they were; what remains at the end joins the last group.
 */
export function groupSmallCells(texts: PackageTexts, smallest: number): PackageTexts {
  const grouped: Partial<Record<PackageTable, string>> = { ...texts };
  for (const name of tablesOfPersons) {
    const text = texts[name];
    if (text === undefined) continue;
    const table = parseCsv(name, text);
    grouped[name] = formatCsv(table.columns, rowsGrouped(table, name, smallest));
  }
  return grouped;
}

function rowsGrouped(
  table: RawTable,
  name: (typeof tablesOfPersons)[number],
  smallest: number,
): (string | number)[][] {
  const column = (of: string): number => table.columns.indexOf(of);
  const [kindAt, sexAt, ageAt, serviceAt] = ['kind', 'sex', 'age', 'service'].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const personsAt = column('persons');
  const amountAt = name === 'contributors' ? column('mean_pay') : column('mean_pension');
  const strata = Map.groupBy(
    table.rows.filter((row) => Number(row[personsAt]) > 0),
    (row) => `${kindAt < 0 ? '' : row[kindAt]},${row[sexAt]}`,
  );
  const rows: (string | number)[][] = [];
  for (const [stratum, cells] of strata) {
    const [kind, sex] = stratum.split(',') as [string, string];
    const sorted = cells
      .map((row) => ({
        persons: Number(row[personsAt]),
        age: Number(row[ageAt]),
        service: serviceAt < 0 ? 0 : Number(row[serviceAt]),
        amount: amountAt < 0 ? 0 : Number(row[amountAt]),
      }))
      .sort((a, b) => a.age - b.age || a.service - b.service);
    for (const group of joined(sorted, smallest)) {
      const written: (string | number)[] = [];
      if (kindAt >= 0) written[kindAt] = kind;
      written[sexAt] = sex;
      written[ageAt] = group.age;
      if (serviceAt >= 0) written[serviceAt] = group.service;
      written[personsAt] = group.persons;
      if (amountAt >= 0) written[amountAt] = group.amount;
      rows.push(written);
    }
  }
  return rows;
}

/** Groups of enough persons in the order of the cells, each at its rounded mean; two that fall on one place become one. */
function joined(cells: readonly Group[], smallest: number): Group[] {
  const groups: Group[] = [];
  let open: Group = { persons: 0, age: 0, service: 0, amount: 0 };
  for (const cell of cells) {
    open = sum(open, cell);
    if (open.persons < smallest) continue;
    groups.push(open);
    open = { persons: 0, age: 0, service: 0, amount: 0 };
  }
  if (open.persons > 0) {
    const last = groups.pop();
    groups.push(last ? sum(last, open) : open);
  }
  const byPlace = new Map<string, Group>();
  for (const group of groups) {
    const age = Math.round(group.age);
    // Nobody has more years of service than since work begins.
    const service = Math.min(Math.round(group.service), Math.max(0, age - AGE_AT_WORK_FIRST + 1));
    const place = `${age} ${service}`;
    const there = byPlace.get(place);
    const whole = there ? sum(there, group) : group;
    byPlace.set(place, { ...whole, age, service });
  }
  return [...byPlace.values()].sort((a, b) => a.age - b.age || a.service - b.service);
}

/** Two groups as one: persons added, the rest the mean by persons. */
function sum(a: Group, b: Group): Group {
  const persons = a.persons + b.persons;
  const mean = (of: keyof Group): number => (a.persons * a[of] + b.persons * b[of]) / persons;
  return { persons, age: mean('age'), service: mean('service'), amount: mean('amount') };
}
