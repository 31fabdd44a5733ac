import { z } from 'zod';
import { isPlainDate, type PlainDate, plainDate } from '#kernel';
import type { LawRow, LawScalar, LawUnit, LawValue, Parameter, ParameterVersion } from '../law.ts';
import { type Problem, readYaml } from './readYaml.ts';

const units = [
  'usd',
  'percent',
  'percentOfSbu',
  'days',
  'workingDays',
  'months',
  'years',
  'contributions',
  'count',
  'decimal',
  'text',
  'yesNo',
  'date',
] as const satisfies readonly LawUnit[];

export const sentence = z.string().trim().min(1, 'a text is expected here');
export const bilingual = z.strictObject({ es: sentence, en: sentence });
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'a key has only letters, digits and hyphens');

export const statuses = z.enum(['confirmed', 'unconfirmed', 'policy']);

/** What a version may say, and what the file may say once for all of them. */
export const grounds = {
  norm: sentence.optional(),
  gazette: sentence.optional(),
  status: statuses.optional(),
  source: sentence.optional(),
  note: sentence.optional(),
};

const parameterFile = z.strictObject({
  id: sentence,
  title: bilingual,
  unit: z.enum(units).optional(),
  columns: z.record(key, z.enum(units)).optional(),
  keys: z.record(key, bilingual).optional(),
  ...grounds,
  values: z.record(
    z.string().refine(isPlainDate, 'a date of the calendar YYYY-MM-DD is expected'),
    z
      .strictObject({ value: z.unknown(), ...grounds })
      .refine((row) => row.value !== undefined, '"value" is missing'),
  ),
});

type ParameterFile = z.infer<typeof parameterFile>;
type Complain = (path: readonly PropertyKey[], problem: string, remedy: string) => void;

/** A whole number of the smallest part (10^-decimals), without passing through binary fractions; undefined if finer. */
export function exactInteger(written: number, decimals: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(written));
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > decimals) return undefined;
  const magnitude = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(magnitude) ? (match[1] && magnitude !== 0 ? -magnitude : magnitude) : undefined;
}

function expectation(unit: LawUnit): string {
  if (unit === 'usd') return 'dollars with at most two decimals';
  if (unit === 'percent' || unit === 'percentOfSbu') return 'a percentage with at most four decimals';
  if (unit === 'text') return 'a text';
  if (unit === 'yesNo') return 'true or false';
  if (unit === 'date') return 'a date YYYY-MM-DD';
  return unit === 'decimal' ? 'a number' : `a whole number of ${unit}`;
}

/** The value as the program holds it, or undefined when it is not what its unit says. */
function scalarOf(written: unknown, unit: LawUnit): LawScalar | undefined {
  switch (unit) {
    case 'text':
      return typeof written === 'string' && written.trim() !== '' ? written : undefined;
    case 'date':
      return typeof written === 'string' && isPlainDate(written) ? written : undefined;
    case 'yesNo':
      return typeof written === 'boolean' ? written : undefined;
    default:
      if (typeof written !== 'number' || !Number.isFinite(written)) return undefined;
  }
  if (unit === 'decimal') return written;
  return exactInteger(written, unit === 'usd' ? 2 : unit === 'percent' || unit === 'percentOfSbu' ? 4 : 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueReader(file: ParameterFile, complain: Complain) {
  function scalar(written: unknown, unit: LawUnit, path: readonly PropertyKey[]): LawScalar {
    const read = scalarOf(written, unit);
    if (read === undefined)
      complain(
        path,
        `${JSON.stringify(written)} is not ${expectation(unit)}.`,
        `Write ${expectation(unit)}.`,
      );
    return read ?? 0;
  }

  function row(written: unknown, columns: Record<string, LawUnit>, path: readonly PropertyKey[]): LawRow {
    const cells = isRecord(written) ? written : {};
    if (!isRecord(written))
      complain(path, 'A row with named columns is expected.', `Name: ${Object.keys(columns).join(', ')}.`);
    for (const column of Object.keys(cells))
      if (!Object.hasOwn(columns, column))
        complain(
          [...path, column],
          `The column ${column} has no unit.`,
          'Declare it under "columns" or take it out.',
        );
    return Object.fromEntries(
      Object.entries(columns).map(([column, unit]) => {
        const cell = cells[column];
        if (cell === undefined)
          complain(
            path,
            `The column ${column} is missing.`,
            'Write its value, or null where there is no bound.',
          );
        return [column, cell === null || cell === undefined ? null : scalar(cell, unit, [...path, column])];
      }),
    );
  }

  function cellOf(written: unknown, path: readonly PropertyKey[]): LawScalar | LawRow {
    return file.columns ? row(written, file.columns, path) : scalar(written, file.unit ?? 'decimal', path);
  }

  return (written: unknown, path: readonly PropertyKey[]): LawValue => {
    if (Array.isArray(written)) {
      if (written.length === 0)
        complain(path, 'The list is empty.', 'Write its items, or null if the rule was repealed.');
      return written.map((item, index) => cellOf(item, [...path, index])) as LawValue;
    }
    if (!file.keys) return cellOf(written, path) as LawValue;
    if (!isRecord(written)) {
      complain(
        path,
        'A table by key is expected.',
        `Its keys are among: ${Object.keys(file.keys).join(', ')}.`,
      );
      return {};
    }
    for (const one of Object.keys(written))
      if (!Object.hasOwn(file.keys, one))
        complain(
          [...path, one],
          `The key ${one} is not explained.`,
          'Give it a title under "keys", or correct its spelling.',
        );
    return Object.fromEntries(
      Object.entries(written).map(([one, cell]) => [one, cellOf(cell, [...path, one])]),
    );
  };
}

function shapeOf(file: ParameterFile, values: readonly (LawValue | null)[]): Parameter['shape'] {
  if (values.some(Array.isArray)) return file.columns ? 'rows' : 'list';
  if (file.keys) return 'table';
  return file.columns ? 'row' : 'scalar';
}

/**
 * One file of the law as a parameter, or every problem in it with its line.
 *
 * @param path under the law's folder, with slashes: `contributions/pensions.yaml` must hold the id `contributions.pensions`.
 */
export function parseParameter(
  path: string,
  text: string,
): { readonly parameter: Parameter } | { readonly problems: Problem[] } {
  const read = readYaml(path, text, parameterFile);
  if ('problems' in read) return read;
  const file = read.data;
  const problems: Problem[] = [];
  const complain: Complain = (where, problem, remedy) => {
    problems.push({ file: path, line: read.lineOf(where), problem, remedy });
  };

  const expectedId = path.replace(/\.yaml$/, '').replaceAll('/', '.');
  if (file.id !== expectedId)
    complain(['id'], `The id is ${file.id}.`, `A file at ${path} has the id ${expectedId}.`);
  if ((file.unit === undefined) === (file.columns === undefined))
    complain(['title'], 'Either "unit" or "columns" says in what the values are.', 'Write one of the two.');
  if (Object.keys(file.values).length === 0)
    complain(['values'], 'There are no values.', 'Write at least one by its date.');

  const convert = valueReader(file, complain);
  const versions: ParameterVersion[] = Object.entries(file.values).map(([date, row]) => {
    const at = ['values', date];
    const norm = row.norm ?? file.norm;
    const gazette = row.gazette ?? (row.norm === undefined ? file.gazette : undefined);
    const status = row.status ?? file.status;
    const source = row.source ?? file.source;
    if (!norm)
      complain(
        at,
        'The norm is missing.',
        'Name the norm and its article, or say that it is a policy of this platform.',
      );
    if (!status) complain(at, 'The status is missing.', 'Write confirmed, unconfirmed or policy.');
    if (!source) complain(at, 'The source is missing.', 'Say where the value was read, with its date.');
    return {
      from: plainDate(date) as PlainDate,
      value: row.value === null ? null : convert(row.value, [...at, 'value']),
      norm: norm ?? '',
      ...(gazette === undefined ? {} : { gazette }),
      status: status ?? 'unconfirmed',
      source: source ?? '',
      ...(row.note === undefined ? {} : { note: row.note }),
    };
  });
  versions.sort((a, b) => (a.from < b.from ? -1 : 1));
  if (problems.length > 0) return { problems };
  return {
    parameter: {
      id: file.id,
      title: file.title,
      shape: shapeOf(
        file,
        versions.map((version) => version.value),
      ),
      ...(file.unit === undefined ? {} : { unit: file.unit }),
      ...(file.columns === undefined ? {} : { columns: file.columns }),
      ...(file.keys === undefined ? {} : { keys: file.keys }),
      ...(file.note === undefined ? {} : { note: file.note }),
      versions,
    },
  };
}
