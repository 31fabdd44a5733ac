import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import type { Sheets } from './workbook.ts';

/** Sheets of a workbook (.xlsx) or of a file of values (.csv); formulas come as the value they had. Null for another file. */
export function readSheets(bytes: Buffer): Sheets | null {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    try {
      const book = read(bytes, { type: 'buffer', cellHTML: false, cellFormula: false, dense: true });
      return Object.fromEntries(
        book.SheetNames.map((name) => [
          name,
          utils.sheet_to_json<(string | number | boolean | null)[]>(book.Sheets[name] as never, {
            header: 1,
            raw: true,
            defval: null,
            blankrows: true,
          }),
        ]),
      );
    } catch {
      return null;
    }
  }
  if (bytes.subarray(0, 4_000).includes(0)) return null;
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const firstLine = text.slice(0, text.indexOf('\n'));
  try {
    const rows: string[][] = parse(text, {
      delimiter: firstLine.split(';').length > firstLine.split(',').length ? ';' : ',',
      relax_column_count: true,
    });
    return { CSV: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))) };
  } catch {
    return null;
  }
}
