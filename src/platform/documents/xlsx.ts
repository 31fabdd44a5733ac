import {
  Color,
  DocProperties,
  Format,
  FormatAlign,
  FormatBorder,
  Formula,
  Workbook,
  type Worksheet,
} from 'wasm-xlsxwriter';
import { readZip, writeZip } from './zip.ts';

/** A formula that lives in the sheet, with the value that a reader without a calculator sees. Made by `formula`. */
export interface FormulaCell {
  readonly formula: string;
  readonly result: number;
}
/** Texts are texts whatever they begin with; null is an empty cell. */
export type SheetCell = string | number | boolean | null | FormulaCell;

export interface SheetColumn {
  readonly header: string;
  /** In characters; 14 unless told. */
  readonly width?: number;
  /** How numbers are shown: years without separator, rates as per cent with two decimals. */
  readonly show?: 'integer' | 'decimal' | 'percent' | 'year' | 'text';
}

export interface SheetSpec {
  /** At most 31 characters; signs that workbooks refuse become blanks. */
  readonly name: string;
  /** Lines above the table: what it is, its units, its source. */
  readonly notes?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface WorkbookSpec {
  readonly title: string;
  readonly author: string;
  /** Written into the file as the moment of its making: the same workbook gives the same bytes. */
  readonly madeAt: Date;
  readonly sheets: readonly SheetSpec[];
}

const functions = ['ABS', 'AVERAGE', 'IF', 'MAX', 'MIN', 'PRODUCT', 'ROUND', 'SUM', 'SUMPRODUCT'];
const shown = { integer: '#,##0', decimal: '#,##0.0000', percent: '0.00%', year: '0', text: '@' } as const;
const rowsMost = 1_048_576;

/**
 * A living formula, without its equals sign: cells, numbers, signs, sheets of the same workbook between apostrophes, and a short list of
 * functions. Nothing that a formula could fetch or run passes.
 *
 * @throws RangeError on anything else: formulas are the program's, so it is a defect.
 */
export function formula(text: string, result: number): FormulaCell {
  const withoutSheets = text.replaceAll(/'[\p{L}\p{N} ._-]{1,31}'!/gu, '');
  const names = [...withoutSheets.matchAll(/([A-Za-z][A-Za-z0-9.]*)\s*\(/g)].map((match) => match[1]!);
  const unknown = names.find((name) => !functions.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`The function ${unknown} is not one that a workbook of ours may use.`);
  if (!/^[A-Z0-9$:+\-*/^().,<>= ]+$/.test(withoutSheets))
    throw new RangeError(`The formula “${text}” has signs that a workbook of ours may not use.`);
  return { formula: text, result };
}

/** Writes a workbook (.xlsx). @throws RangeError on two sheets of one name or more rows than a sheet holds. */
export function writeXlsx(workbook: WorkbookSpec): Buffer {
  const names = workbook.sheets.map((sheet) => sheetName(sheet.name));
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new RangeError(`Two sheets have one name: ${names.join(', ')}.`);
  const file = new Workbook();
  try {
    file.setProperties(new DocProperties().setTitle(workbook.title).setAuthor(workbook.author));
    const formats = formatsOf();
    workbook.sheets.forEach((sheet, i) => {
      const page = file.addWorksheet();
      page.setName(names[i]!);
      writeSheet(page, sheet, formats);
    });
    return withMoment(Buffer.from(file.saveToBufferSync()), workbook.madeAt);
  } finally {
    file.free();
  }
}

type Formats = ReturnType<typeof formatsOf>;

function formatsOf() {
  return {
    note: new Format().setItalic().setFontColor(Color.rgb(0x4a5a5e)),
    title: new Format().setBold().setFontSize(14),
    header: new Format()
      .setBold()
      .setTextWrap()
      .setAlign(FormatAlign.Top)
      .setBorderBottom(FormatBorder.Medium),
    // What a person typed may begin like a formula; the mark keeps it a text even when somebody edits the cell.
    quoted: new Format().setQuotePrefix(),
    numbers: Object.fromEntries(
      Object.entries(shown).map(([name, pattern]) => [name, new Format().setNumFormat(pattern)]),
    ) as Record<keyof typeof shown, Format>,
  };
}

function writeSheet(page: Worksheet, sheet: SheetSpec, formats: Formats): void {
  const notes = sheet.notes ?? [];
  const head = notes.length === 0 ? 0 : notes.length + 1;
  if (head + 1 + sheet.rows.length > rowsMost)
    throw new RangeError(`The sheet ${sheet.name} has more rows than a workbook holds.`);
  notes.forEach((note, row) => {
    page.writeStringWithFormat(row, 0, note, row === 0 ? formats.title : formats.note);
  });
  sheet.columns.forEach((column, at) => {
    page.setColumnWidth(at, column.width ?? 14);
    page.writeStringWithFormat(head, at, column.header, formats.header);
  });
  page.setFreezePanes(head + 1, 1);
  sheet.rows.forEach((cells, i) => {
    cells.forEach((cell, at) => {
      writeCell(page, head + 1 + i, at, cell, sheet.columns[at]?.show, formats);
    });
  });
  if (sheet.rows.length > 0 && sheet.columns.length > 0)
    page.autofilter(head, 0, head + sheet.rows.length, sheet.columns.length - 1);
}

function writeCell(
  page: Worksheet,
  row: number,
  column: number,
  cell: SheetCell,
  show: SheetColumn['show'],
  formats: Formats,
): void {
  const number = show === undefined ? undefined : formats.numbers[show];
  if (cell === null) return;
  if (typeof cell === 'string') {
    if (/^[=+\-@\t\r]/.test(cell)) page.writeStringWithFormat(row, column, cell, formats.quoted);
    else page.writeString(row, column, cell);
  } else if (typeof cell === 'boolean') page.writeBoolean(row, column, cell);
  else if (typeof cell === 'number') {
    // A workbook has no sign for what is not a number.
    if (!Number.isFinite(cell)) return;
    if (number) page.writeNumberWithFormat(row, column, cell, number);
    else page.writeNumber(row, column, cell);
  } else {
    const living = new Formula(`=${cell.formula}`).setResult(String(cell.result));
    if (number) page.writeFormulaWithFormat(row, column, living, number);
    else page.writeFormula(row, column, living);
  }
}

function sheetName(name: string): string {
  const plain = name
    .replaceAll(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31)
    .trim();
  return plain === '' ? 'Hoja' : plain;
}

/** The writer puts the clock's time into the file; this puts the moment of the data. */
function withMoment(bytes: Buffer, madeAt: Date): Buffer {
  const files = readZip(bytes, { files: 10_000, bytesEach: 2 ** 31, bytesTotal: 2 ** 32 });
  const properties = files.get('docProps/core.xml');
  if (!properties) throw new Error('The workbook has no properties.');
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  files.set(
    'docProps/core.xml',
    Buffer.from(
      properties
        .toString('utf8')
        .replaceAll(
          /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g,
          (_, open: string, close: string) => `${open}${moment}${close}`,
        ),
    ),
  );
  return writeZip(files);
}
