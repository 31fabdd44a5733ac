/** A line of CSV (RFC 4180), null as an empty field; a text that a spreadsheet would run as a formula is made plain text (OWASP, CSV injection). */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
