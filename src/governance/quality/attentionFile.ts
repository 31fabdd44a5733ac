import { isAscii, isUtf8 } from 'node:buffer';
import { foldText } from '#kernel';
import {
  type CheckContext,
  checkAttention,
  type FieldProblem,
  type SoundAttention,
  type StatedAttention,
  type StatedField,
} from './attentionFacts.ts';

/** What one piece of the file turned out to hold; `line` counts from 1, the header included. */
export interface FilePart {
  readonly good: readonly { readonly line: number; readonly attention: SoundAttention }[];
  readonly bad: readonly { readonly line: number; readonly problems: readonly FieldProblem[] }[];
}

export type FileEncoding = 'utf-8' | 'windows-1252';

const fields: readonly StatedField[] = [
  'document',
  'service',
  'facility',
  'insurance',
  'requested',
  'attended',
  'closed',
  'reference',
];
/** The headings that each column is known by, folded. */
const headings: Readonly<Record<StatedField, readonly string[]>> = {
  document: ['cedula', 'documento', 'identificacion', 'document'],
  service: ['servicio', 'prestacion', 'service'],
  facility: ['establecimiento', 'unidad', 'lugar', 'facility'],
  insurance: ['seguro', 'insurance'],
  requested: ['solicitada', 'fecha solicitud', 'solicitud', 'requested'],
  attended: ['atendida', 'fecha atencion', 'atencion', 'attended'],
  closed: ['cerrada', 'fecha cierre', 'cierre', 'closed'],
  reference: ['referencia', 'numero', 'codigo', 'reference'],
};
const demanded: readonly StatedField[] = ['document', 'service', 'facility', 'requested', 'attended'];
const separators = [';', ',', '\t', '|'];
const recordMax = 65_536;

/** Thrown where a file cannot be read on at all; `problem` says why, for the report. */
export class UnreadableFile extends Error {
  readonly problem: 'empty' | 'columns-missing' | 'line-too-long';
  readonly found: string;
  constructor(problem: 'empty' | 'columns-missing' | 'line-too-long', found: string) {
    super(problem);
    this.problem = problem;
    this.found = found;
  }
}

/**
 * Reads a file of attentions as it arrives, in memory bounded by the size of one piece. It takes what offices really send: with
 * or without a byte-order mark, UTF-8 or Windows-1252, separated by semicolons, commas, tabs or bars, quoted or not, lines
 * ended by LF or CR LF, columns in any order under Spanish or English headings.
 */
export class AttentionFileReader {
  encoding: FileEncoding = 'utf-8';
  separator: string | null = null;
  /** Lines of data met so far, the header and blank lines left out. */
  lines = 0;
  #context: CheckContext;
  #rest: Buffer = Buffer.alloc(0);
  #line = 0;
  #open: { text: string; line: number } | null = null;
  #columns: readonly number[] | null = null;
  #first = true;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  /** @throws UnreadableFile when nothing further can be made of the file. */
  read(piece: Buffer): FilePart {
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const end = all.lastIndexOf(10) + 1;
    this.#rest = all.subarray(end);
    if (this.#rest.length > recordMax) throw new UnreadableFile('line-too-long', String(this.#line + 1));
    return this.#readWhole(all.subarray(0, end));
  }

  /** The last line, where the file does not end it. */
  end(): FilePart {
    const last = this.#rest.length > 0 ? Buffer.concat([this.#rest, Buffer.from('\n')]) : this.#rest;
    this.#rest = Buffer.alloc(0);
    const part = this.#readWhole(last);
    if (!this.#columns) throw new UnreadableFile('empty', '');
    if (!this.#open) return part;
    const open = this.#open;
    this.#open = null;
    this.lines += 1;
    const found = open.text.slice(0, 60);
    return {
      good: part.good,
      bad: [...part.bad, { line: open.line, problems: [{ field: 'line', problem: 'quote-open', found }] }],
    };
  }

  #readWhole(bytes: Buffer): FilePart {
    const good: { line: number; attention: SoundAttention }[] = [];
    const bad: { line: number; problems: readonly FieldProblem[] }[] = [];
    if (bytes.length === 0) return { good, bad };
    // The mark goes before decoding: some programs put UTF-8's mark before a text in Windows-1252.
    const isMarked = this.#first && bytes.subarray(0, 3).equals(utf8Mark);
    this.#first = false;
    const text = this.#decode(isMarked ? bytes.subarray(3) : bytes);
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
      this.#line += 1;
      const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
      let record = text.slice(start, stop);
      let line = this.#line;
      if (this.#open) {
        line = this.#open.line;
        record = `${this.#open.text}\n${record}`;
        this.#open = null;
      }
      if (record.includes('"') && hasOpenQuote(record)) {
        if (record.length > recordMax) throw new UnreadableFile('line-too-long', String(line));
        this.#open = { text: record, line };
        continue;
      }
      if (!this.#columns) {
        if (record.trim() !== '') this.#readHeader(record);
        continue;
      }
      if (record.length === 0 || record.trim() === '') continue;
      this.lines += 1;
      const checked = checkAttention(this.#stated(record), this.#context);
      if ('attentionId' in checked) good.push({ line, attention: checked });
      else bad.push({ line, problems: checked });
    }
    return { good, bad };
  }

  /** A piece ends at a line's end, so no character is ever cut; once a piece is not UTF-8 the file counts as Windows-1252. */
  #decode(bytes: Buffer): string {
    if (isAscii(bytes)) return bytes.toString('latin1');
    if (this.encoding === 'utf-8' && isUtf8(bytes)) return bytes.toString('utf8');
    this.encoding = 'windows-1252';
    return windows1252.decode(bytes);
  }

  #readHeader(record: string): void {
    const counts = separators.map((one) => record.split(one).length);
    const separator = separators[counts.indexOf(Math.max(...counts))]!;
    const found = splitRecord(record, separator).map(foldText);
    const columns = fields.map((field) => found.findIndex((heading) => headings[field].includes(heading)));
    const missing = demanded.filter((field) => columns[fields.indexOf(field)] === -1);
    if (missing.length > 0)
      throw new UnreadableFile('columns-missing', missing.map((field) => headings[field][0]).join(', '));
    this.separator = separator;
    this.#columns = columns;
  }

  #stated(record: string): StatedAttention {
    const cells = record.includes('"') ? splitRecord(record, this.separator!) : record.split(this.separator!);
    const columns = this.#columns!;
    const at = (column: number) => (column < 0 ? '' : (cells[column] ?? '').trim());
    return {
      document: at(columns[0]!),
      service: at(columns[1]!),
      facility: at(columns[2]!),
      insurance: at(columns[3]!),
      requested: at(columns[4]!),
      attended: at(columns[5]!),
      closed: at(columns[6]!),
      reference: at(columns[7]!),
    };
  }
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const windows1252 = new TextDecoder('windows-1252');

/** An odd number of quotes: the field goes on in the next line. */
function hasOpenQuote(record: string): boolean {
  let open = false;
  for (let at = record.indexOf('"'); at >= 0; at = record.indexOf('"', at + 1)) open = !open;
  return open;
}

/** Cells of a record in which fields may be quoted and a doubled quote stands for one (RFC 4180 §2). */
function splitRecord(record: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < record.length; i += 1) {
    const character = record[i]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (record[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else cell += character;
  }
  cells.push(cell);
  return cells;
}
