import type { DataDefect } from './defects.ts';

/** A table as read: names of the columns and cells by row; `lines` gives each row's line in the file. */
export interface RawTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Reads comma-separated text with a heading; quotes as in RFC 4180; lines that begin with # are notes. */
export function parseCsv(name: string, text: string): RawTable {
  const rows: string[][] = [];
  const lines: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    rows.push(splitLine(line));
    lines.push(index + 1);
  });
  const [columns = [], ...body] = rows;
  return { name, columns: columns.map((column) => column.trim()), rows: body, lines: lines.slice(1) };
}

function splitLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (character === '"' && quoted && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** What a column may hold. */
export type ColumnRule =
  | { readonly kind: 'count' }
  | { readonly kind: 'rate' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'category'; readonly values: readonly string[] };

/**
 * Checks every cell against its column's rule and returns the columns as numbers (a category as its place in the list) with
 * every defect found; a table with a defect is not to be used. Columns without a rule are left out.
 */
export function readColumns(
  table: RawTable,
  rules: Readonly<Record<string, ColumnRule>>,
): { columns: Record<string, Float64Array>; defects: DataDefect[] } {
  const defects: DataDefect[] = [];
  const columns: Record<string, Float64Array> = {};
  if (table.rows.length === 0) {
    defects.push({
      defect: 'empty-table',
      table: table.name,
      remedy: 'Give at least one row below the heading.',
    });
  }
  for (const [column, rule] of Object.entries(rules)) {
    const place = table.columns.indexOf(column);
    const values = new Float64Array(table.rows.length);
    columns[column] = values;
    if (place < 0) {
      const expected = Object.keys(rules).join(', ');
      defects.push({
        defect: 'missing-column',
        table: table.name,
        column,
        expected,
        remedy: `Add the column “${column}”; the table needs ${expected}.`,
      });
      continue;
    }
    table.rows.forEach((cells, i) => {
      const where = { table: table.name, row: table.lines[i]!, column };
      const found = checkCell(cells[place] ?? '', rule);
      if (typeof found === 'number') values[i] = found;
      else defects.push({ ...where, value: cells[place] ?? '', ...found });
    });
  }
  return { columns, defects };
}

function checkCell(
  cell: string,
  rule: ColumnRule,
): number | Pick<DataDefect, 'defect' | 'expected' | 'remedy'> {
  if (cell === '') return { defect: 'empty-cell', remedy: 'Fill the cell; if the value is zero, write 0.' };
  if (rule.kind === 'category') {
    const index = rule.values.indexOf(cell);
    if (index >= 0) return index;
    const expected = rule.values.join(' | ');
    return { defect: 'unknown-category', expected, remedy: `Use one of ${expected}.` };
  }
  const value = Number(cell);
  if (!Number.isFinite(value))
    return {
      defect: 'not-a-number',
      remedy: 'Write a plain number with a point for decimals and no thousands separator.',
    };
  if (rule.kind === 'count')
    return value < 0
      ? {
          defect: 'negative-count',
          expected: '0 or more',
          remedy: 'A count cannot be below zero; correct it at its source.',
        }
      : value;
  if (rule.kind === 'rate') {
    return value < 0 || value > 1
      ? {
          defect: 'rate-out-of-range',
          expected: '0 to 1',
          remedy: 'A rate lies between 0 and 1; write 1.7 % as 0.017.',
        }
      : value;
  }
  const whole = rule.kind === 'integer' && !Number.isInteger(value);
  if (
    whole ||
    value < (rule.min ?? Number.NEGATIVE_INFINITY) ||
    value > (rule.max ?? Number.POSITIVE_INFINITY)
  ) {
    const expected = `${rule.kind} from ${rule.min ?? '−∞'} to ${rule.max ?? '∞'}`;
    return { defect: 'value-out-of-range', expected, remedy: `Give a ${expected}.` };
  }
  return value;
}

/** Text of a table: heading and rows. Numbers are written as ECMAScript prints them, so that they read back to the same bits. */
export function formatCsv(columns: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const lines = [columns.join(',')];
  for (const row of rows)
    lines.push(
      row
        .map((cell) =>
          typeof cell === 'string' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell),
        )
        .join(','),
    );
  return `${lines.join('\n')}\n`;
}
