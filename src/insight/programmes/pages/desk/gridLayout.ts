import type { GridAnswer } from '../../api.ts';
import { daysOf, periodsOf } from '../../periods.ts';

type Head = NonNullable<GridAnswer['head']>;
type Row = GridAnswer['rows'][number];

/** How many indicators and periods are read at once. */
export const windowSize = { indicators: 6, periods: 24 };

/** An indicator as the grid lays it out: a line of results, then a line of figures for each variable and group. */
export interface Block {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Its place in the design, by which its figures are asked for. */
  readonly index: number;
  readonly periods: readonly string[];
  /** Periods that have begun: only they take figures. */
  readonly begun: number;
  readonly lines: number;
  readonly mayWrite: boolean;
  /** The first of its rows in the grid. */
  readonly top: number;
}

/** Lays out the indicators whose name has what was typed. */
export function layOut(head: Head, says: string): { readonly blocks: Block[]; readonly rows: number } {
  const wanted = says.trim().toLocaleLowerCase('es');
  const periodsByFrequency = new Map<string, readonly string[]>();
  const periodsOfIndicator = (frequency: Head['indicators'][number]['frequency']) => {
    if (!frequency || !head.starts || !head.ends) return [];
    const known = periodsByFrequency.get(frequency) ?? periodsOf(frequency, head.starts, head.ends);
    periodsByFrequency.set(frequency, known);
    return known;
  };
  const blocks: Block[] = [];
  let rows = 0;
  for (const [index, one] of head.indicators.entries()) {
    if (wanted && !one.name.toLocaleLowerCase('es').includes(wanted)) continue;
    const periods = periodsOfIndicator(one.frequency);
    const begun = periods.filter((period) => daysOf(period).from <= head.today).length;
    blocks.push({ ...one, index, periods, begun, top: rows });
    rows += 1 + one.lines;
  }
  return { blocks, rows };
}

/** The block that a row of the grid belongs to, and which of its lines it is: -1 is its line of results. */
export function placeOf(
  blocks: readonly Block[],
  row: number,
): { readonly block: Block; readonly line: number } | null {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.top ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  const block = blocks[low];
  return block && row >= 0 && row <= block.top + block.lines ? { block, line: row - block.top - 1 } : null;
}

/** What was read: by indicator and window of periods. */
export type Windows = ReadonlyMap<string, Row>;
export const windowKey = (indicator: string, column: number): string =>
  `${indicator} ${Math.floor(column / windowSize.periods)}`;

export const keyOfCell = (indicator: string, period: string, symbol: string, group: string): string =>
  [indicator, period, symbol, group].join('\t');

/** A window with some figures of a period written anew, its state and its result with them. */
export function withFigures(
  row: Row,
  column: number,
  cells: readonly { readonly symbol: string; readonly group: string; readonly value: number | null }[],
  after: { readonly state: Row['states'][number]; readonly result: number | null },
): Row {
  const at = column - row.fromPeriod;
  const put = <Value>(values: readonly Value[], value: Value) =>
    values.map((one, i) => (i === at ? value : one));
  return {
    ...row,
    states: put(row.states, after.state),
    results: put(row.results, after.result),
    lines: row.lines.map((line) => {
      const cell = cells.find((one) => one.symbol === line.symbol && one.group === line.group);
      return cell ? { ...line, values: put(line.values, cell.value) } : line;
    }),
  };
}
