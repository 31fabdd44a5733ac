type Cell = string | number | null;

/** The columns of the figures as CSV: a line for all, and one for each group; an empty value was not reported. */
export const figureColumns = ['indicator', 'name', 'period', 'group', 'value', 'unit', 'goal', 'light'];

/** A line of CSV (RFC 4180); a text that a spreadsheet would run as a formula is made plain text. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
