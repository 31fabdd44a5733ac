import { parse } from 'csv-parse/sync';
import { foldText, isPlainDate, type PlainDate, plainDate } from '#kernel';
import { subjects } from './api.ts';
import { type CaseKind, caseKinds } from './case.ts';

/** A line of a file of past cases, once it was found sound. */
export interface PastCase {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly service: string | null;
  readonly facility: string | null;
  readonly receivedOn: PlainDate;
  readonly answeredOn: PlainDate | null;
  readonly text: string;
}
export interface LineProblem {
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly problem:
    | 'missing'
    | 'no-such-kind'
    | 'no-such-date'
    | 'future'
    | 'answered-before'
    | 'no-such-service'
    | 'no-such-place'
    | 'repeated'
    | 'wrong-columns';
}
export interface HistoryFile {
  readonly lines: number;
  readonly good: readonly PastCase[];
  readonly problems: readonly LineProblem[];
  readonly badLines: number;
}

const headings = {
  reference: ['referencia', 'numero', 'codigo', 'reference'],
  kind: ['tipo', 'clase', 'kind'],
  subject: ['asunto', 'tema', 'subject'],
  service: ['servicio', 'service'],
  facility: ['establecimiento', 'unidad', 'lugar', 'facility'],
  received: ['recibido', 'fecha recepcion', 'received'],
  answered: ['respondido', 'fecha respuesta', 'answered'],
  text: ['texto', 'relato', 'detalle', 'text'],
} as const;
type Field = keyof typeof headings;
const demanded: readonly Field[] = ['reference', 'kind', 'received', 'text'];

const kindNames: Readonly<Record<string, CaseKind>> = {
  queja: 'complaint',
  reclamo: 'complaint',
  complaint: 'complaint',
  sugerencia: 'suggestion',
  suggestion: 'suggestion',
  informacion: 'information',
  'pedido de informacion': 'information',
  information: 'information',
  denuncia: 'irregularity',
  irregularidad: 'irregularity',
  irregularity: 'irregularity',
};

export interface HistoryContext {
  readonly today: PlainDate;
  readonly service: (stated: string) => string | null;
  readonly facility: (stated: string) => string | null;
}

/** Dates as offices write them: 2024-03-15 or 15/03/2024. */
function readDate(stated: string): PlainDate | null {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(stated);
  const iso = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : stated;
  return isPlainDate(iso) ? plainDate(iso) : null;
}

/**
 * Reads a file of past cases: UTF-8 or Windows-1252, with commas, semicolons, tabs or bars, headings in Spanish or English in any
 * order. @returns null when the demanded columns are not there.
 */
export function readHistory(content: Buffer, context: HistoryContext): HistoryFile | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    text = new TextDecoder('windows-1252').decode(content);
  }
  const firstLine = text.slice(0, text.indexOf('\n') >>> 0);
  const delimiter = [';', ',', '\t', '|'].toSorted(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  )[0]!;
  const records = parse(text, {
    delimiter,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // The library's types do not know what `info` makes of its records.
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = records.shift()?.record.map((name) => foldText(name)) ?? [];
  const columns = Object.fromEntries(
    Object.entries(headings).map(([field, names]) => [
      field,
      header.findIndex((name) => (names as readonly string[]).includes(name)),
    ]),
  ) as Record<Field, number>;
  if (demanded.some((field) => columns[field] < 0)) return null;

  const good: PastCase[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  let badLines = 0;
  for (const { record, info } of records) {
    const stated = (field: Field) => (columns[field] < 0 ? '' : (record[columns[field]] ?? '').trim());
    const before = problems.length;
    const complain = (field: Field | 'line', problem: LineProblem['problem']) =>
      problems.push({
        line: info.lines,
        field: field === 'line' ? 'línea' : headings[field][0],
        found: field === 'line' ? String(record.length) : stated(field).slice(0, 60),
        problem,
      });
    if (record.length !== header.length) complain('line', 'wrong-columns');
    else for (const field of demanded) if (stated(field) === '') complain(field, 'missing');
    const kind = kindNames[foldText(stated('kind'))] ?? caseKinds.find((one) => one === stated('kind'));
    if (stated('kind') !== '' && !kind) complain('kind', 'no-such-kind');
    const receivedOn = readDate(stated('received'));
    if (stated('received') !== '' && !receivedOn) complain('received', 'no-such-date');
    const answeredOn = stated('answered') === '' ? null : readDate(stated('answered'));
    if (stated('answered') !== '' && !answeredOn) complain('answered', 'no-such-date');
    if (receivedOn && receivedOn > context.today) complain('received', 'future');
    if (answeredOn && answeredOn > context.today) complain('answered', 'future');
    if (receivedOn && answeredOn && answeredOn < receivedOn) complain('answered', 'answered-before');
    const service = stated('service') === '' ? null : context.service(stated('service'));
    if (stated('service') !== '' && !service) complain('service', 'no-such-service');
    const facility = stated('facility') === '' ? null : context.facility(stated('facility'));
    if (stated('facility') !== '' && !facility) complain('facility', 'no-such-place');
    if (seen.has(stated('reference'))) complain('reference', 'repeated');
    seen.add(stated('reference'));
    if (problems.length > before || !kind || !receivedOn) {
      badLines += 1;
      continue;
    }
    const subject = subjects.find((one) => one === stated('subject')) ?? 'other';
    good.push({
      reference: stated('reference'),
      kind,
      subject,
      service,
      facility,
      receivedOn,
      answeredOn,
      text: stated('text'),
    });
  }
  return { lines: records.length, good, problems, badLines };
}

const sayings: Readonly<Record<LineProblem['problem'], { readonly es: string; readonly en: string }>> = {
  missing: {
    es: 'Escriba este dato: sin él la línea no se carga',
    en: 'Fill this in: without it the line is not loaded',
  },
  'no-such-kind': {
    es: 'Use queja, reclamo, sugerencia, información o denuncia',
    en: 'Use complaint, suggestion, information or irregularity',
  },
  'no-such-date': {
    es: 'Escriba una fecha que exista, como 2024-03-15 o 15/03/2024',
    en: 'Write a date that exists, such as 2024-03-15',
  },
  future: { es: 'La fecha todavía no llega: corríjala', en: 'The date is yet to come: correct it' },
  'answered-before': {
    es: 'La respuesta no puede ser anterior a la recepción',
    en: 'The answer cannot be earlier than the reception',
  },
  'no-such-service': {
    es: 'El servicio no está en el catálogo: use su código o su nombre',
    en: 'The service is not in the catalogue: use its code or name',
  },
  'no-such-place': {
    es: 'El establecimiento no está en el catálogo: use su código o su nombre',
    en: 'The facility is not in the catalogue: use its code or name',
  },
  repeated: {
    es: 'La referencia ya está en otra línea de este archivo',
    en: 'The reference is on another line of this file',
  },
  'wrong-columns': {
    es: 'La línea no tiene las columnas del encabezado: revise comillas y separadores',
    en: 'The line does not have the header’s columns: check quotes and separators',
  },
};

export function sayLineProblem(problem: LineProblem, language: 'es' | 'en'): string {
  return sayings[problem.problem][language];
}
