import type { CaseFile } from './caseShape.ts';
import { readFormula, workOut } from './formula.ts';

// Amounts as the source writes them, in whole units and cents.
const near = (left: number, right: number, tolerance: number) => Math.abs(left - right) <= tolerance + 1e-9;
const added = (values: readonly number[]) =>
  Math.round(values.reduce((sum, one) => sum + one, 0) * 100) / 100;

/** A sum of the source worked out again. Amounts are in whole currency units as the source writes them, dates in months. */
export interface CheckedSum {
  readonly id: string;
  readonly about: string;
  readonly left: number;
  readonly right: number;
  readonly agrees: boolean;
  /** Where both sides stand in the source. */
  readonly at: readonly string[];
  /** Months are shown as months, amounts as amounts. */
  readonly isMonths: boolean;
}

export function columnSums({ budget }: CaseFile): CheckedSum[] {
  if (!budget) return [];
  const words = {
    budgeted: 'de lo presupuestado',
    executed: 'de lo ejecutado',
    committed: 'de lo comprometido',
    balance: 'del saldo',
  };
  const columns = (['budgeted', 'executed', 'committed', 'balance'] as const).map((name) => {
    const left = added(budget.lines.map((one) => one[name]));
    const right = budget.stated[name];
    return {
      id: `column-${name}`,
      about: `La suma ${words[name]} por componente es el total`,
      left,
      right,
      agrees: near(left, right, 0.005),
      at: [budget.at, budget.stated.at],
      isMonths: false,
    };
  });
  const rows = budget.lines.map((one) => {
    const left = added([one.budgeted, -one.executed, -one.committed]);
    return {
      id: `balance-${one.id}`,
      about: `${one.name}: presupuestado menos ejecutado y comprometido es el saldo`,
      left,
      right: one.balance,
      agrees: near(left, one.balance, 0.005),
      at: [budget.at],
      isMonths: false,
    };
  });
  return [...columns, ...rows];
}

export function sourceSums({ budgetBySource: table, components }: CaseFile): CheckedSum[] {
  if (!table) return [];
  const sum = (id: string, about: string, left: number, right: number): CheckedSum => ({
    id,
    about,
    left: left * table.unit,
    right: right * table.unit,
    agrees: near(left, right, 0),
    at: [table.at],
    isMonths: false,
  });
  const nameOf = (id: string | null) =>
    components.find((one) => one.id === id)?.name ?? 'Administración y coordinación';
  return [
    ...table.lines.map((one) =>
      sum(`line-${one.id}`, `${one.name}: las fuentes suman el total`, added(one.amounts), one.total),
    ),
    ...table.subtotals.flatMap((one) => {
      const lines = table.lines.filter((line) => line.component === one.component);
      return [
        sum(
          `subtotal-${one.component}`,
          `${nameOf(one.component)}: las líneas suman el subtotal`,
          added(lines.map((line) => line.total)),
          one.total,
        ),
        ...one.amounts.map((amount, i) =>
          sum(
            `subtotal-${one.component}-${i}`,
            `${nameOf(one.component)}: ${table.sources[i]} suma su subtotal`,
            added(lines.map((line) => line.amounts[i] ?? 0)),
            amount,
          ),
        ),
      ];
    }),
    sum(
      'subtotals',
      'Los subtotales suman el total',
      added(table.subtotals.map((one) => one.total)),
      table.stated.total,
    ),
    ...table.stated.amounts.map((amount, i) =>
      sum(
        `source-${i}`,
        `${table.sources[i]}: los subtotales suman su total`,
        added(table.subtotals.map((one) => one.amounts[i] ?? 0)),
        amount,
      ),
    ),
  ];
}

export function comparisonsOf({ figures, comparisons }: CaseFile): CheckedSum[] {
  const numbers = Object.fromEntries(
    Object.entries(figures).map(([name, { value }]) => [
      name,
      typeof value === 'number' ? value : Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)),
    ]),
  );
  return comparisons.map((one) => {
    const [left, right] = [one.left, one.right].map((text) => {
      const outcome = workOut(readFormula(text), numbers);
      if (outcome.kind !== 'value')
        throw new RangeError(`The comparison ${one.id} names a figure that is not there.`);
      return outcome.value;
    }) as [number, number];
    const named = Object.entries(figures).filter(([name]) =>
      new RegExp(`\\b${name}\\b`).test(`${one.left} ${one.right}`),
    );
    return {
      id: one.id,
      about: one.about,
      left,
      right,
      agrees: near(left, right, one.tolerance),
      at: [...new Set(named.map(([, { at: where }]) => where))],
      isMonths: named.some(([, { value }]) => typeof value === 'string'),
    };
  });
}
