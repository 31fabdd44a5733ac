import { formatCsv } from '../data/csv.ts';
import type { PackageTable } from '../data/dataPackage.ts';
import { pensionerKinds } from '../data/dataPackage.ts';
import { AGE_AT_WORK_FIRST, PENSION_AGES as AGES, SERVICE_YEARS as SERVICE } from '../pensions/inputs.ts';
import { loadScheme, memory } from '../pensions/memory.ts';
import { payOfYear } from '../pensions/pays.ts';
import { pathOf } from './assumptions.ts';
import type { ValuationInputs } from './pensionCase.ts';

/**
 * Writes a valuation's members, pensions, rates, families and paths as a data package: the example to start from, and the way to take a
 * reconstruction out, mend it, and value it as data. Empty cells of members are left out.
 */
export function writePackage(inputs: ValuationInputs): Record<PackageTable, string> {
  const { pension, resolved, finance } = inputs;
  const classes = pension.classWeight.length;
  loadScheme(pension);
  payOfYear(pension, 0);
  const meanPay = memory.meanPay.slice();
  const bySexAge = <T>(row: (sex: 0 | 1, age: number, cell: number) => T): T[] =>
    ([0, 1] as const).flatMap((sex) =>
      Array.from({ length: AGES - AGE_AT_WORK_FIRST }, (_, i) =>
        row(sex, AGE_AT_WORK_FIRST + i, sex * AGES + AGE_AT_WORK_FIRST + i),
      ),
    );
  const members = (
    table: Float64Array,
    factor: number,
    more: (cell: number) => number[],
  ): (string | number)[][] =>
    bySexAge((sex, age, cell) =>
      Array.from({ length: SERVICE }, (_, k) => ({ k, n: table[cell * SERVICE + k]! * factor }))
        .filter(({ n }) => n > 0)
        .map(({ k, n }): (string | number)[] => ['mf'[sex]!, age, k, n, ...more(cell)]),
    ).flat();
  const pensioners: (string | number)[][] = [];
  let pensionersTotal = 0;
  let paid = 0;
  [pension.stocks.oldAge, pension.stocks.invalidity, pension.stocks.widows, pension.stocks.orphans].forEach(
    (stock, kind) => {
      const width = kind < 2 ? classes : 1;
      for (let cell = 0; cell < stock.persons.length / width; cell++) {
        let n = 0;
        let amount = 0;
        for (let c = 0; c < width; c++) {
          n += stock.persons[cell * width + c]!;
          amount += stock.amount[cell * width + c]!;
        }
        if (n === 0) continue;
        pensioners.push([
          pensionerKinds[kind]!,
          kind === 3 || cell < AGES ? 'm' : 'f',
          cell % AGES,
          n,
          amount / n,
        ]);
        pensionersTotal += n;
        paid += amount * 12 * (1 + pension.thirteenthShare) + n * pension.fourteenthSbu * pension.sbu[0]!;
      }
    },
  );
  const contributors = members(pension.stocks.active, pension.density, (cell) => [meanPay[cell]!]);
  const total = (column: number): number => contributors.reduce((sum, row) => sum + Number(row[column]), 0);
  const wageMass = contributors.reduce((sum, row) => sum + 12 * Number(row[3]) * Number(row[4]), 0);
  const interest = pathOf(resolved, 'interest');
  return {
    contributors: formatCsv(['sex', 'age', 'service', 'persons', 'mean_pay'], contributors),
    inactive: formatCsv(
      ['sex', 'age', 'service', 'persons'],
      members(pension.stocks.inactive, 1, () => []),
    ),
    pensioners: formatCsv(['kind', 'sex', 'age', 'persons', 'mean_pension'], pensioners.sort(byKindSexAge)),
    decrements: formatCsv(
      ['sex', 'age', 'mortality', 'invalidity', 'exit', 'reentry', 'retirement'],
      bySexAge((sex, age, cell) => [
        'mf'[sex]!,
        age,
        pension.mortality[cell]!,
        pension.invalidityRate[cell]!,
        pension.exitRate[cell]!,
        pension.reentryRate[cell]!,
        pension.retirementRate[cell]!,
      ]),
    ),
    family: formatCsv(
      ['sex', 'age', 'partnered', 'children', 'child_age', 'remarriage'],
      bySexAge((sex, age, cell) => [
        'mf'[sex]!,
        age,
        pension.family.partnered[cell]!,
        pension.family.children[cell]!,
        pension.family.childAge[cell]!,
        pension.family.remarriage[cell]!,
      ]),
    ),
    macro: formatCsv(
      ['year', 'interest', 'wage_growth', 'sbu_growth', 'inflation'],
      Array.from({ length: pension.years }, (_, i) => [
        pension.yearBase + i + 1,
        interest[i + 1]!,
        pathOf(resolved, 'wage-growth')[i + 1]!,
        pathOf(resolved, 'sbu-growth')[i + 1]!,
        pathOf(resolved, 'inflation')[i + 1]!,
      ]),
    ),
    accounts: formatCsv(
      ['item', 'amount'],
      [
        ['contributors', total(3)],
        ['wage_mass', wageMass],
        ['pensioners', pensionersTotal],
        ['pensions_paid', paid],
        ['reserve', finance.reserve],
      ],
    ),
  };
}

function byKindSexAge(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const order = (row: readonly (string | number)[]): number =>
    pensionerKinds.indexOf(row[0] as (typeof pensionerKinds)[number]) * 1000 +
    (row[1] === 'm' ? 0 : 500) +
    Number(row[2]);
  return order(a) - order(b);
}
