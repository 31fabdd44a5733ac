import { addDays, type Cents, ok, type PlainDate, type RatePpm, type Result, refuse } from '#kernel';
import {
  asCents,
  asRate,
  type Citation,
  getParameter,
  type Law,
  type LawRefusal,
  type LawRow,
  type LawTable,
  type LawUnit,
  type LawValue,
  type Parameter,
  type Reading,
  type Reads,
} from './law.ts';

/** What the text of the law said on a date, for the page that shows the law as it stood. */
export type Standing =
  | { readonly parameter: Parameter; readonly state: 'in-force'; readonly reading: Reading<LawValue> }
  | { readonly parameter: Parameter; readonly state: 'not-yet-in-force'; readonly from: PlainDate }
  | { readonly parameter: Parameter; readonly state: 'repealed'; readonly citation: Citation };

/** Index of the version in force on a date, −1 before the first. Versions are in order of date. */
function versionIndexOn(parameter: Parameter, date: PlainDate): number {
  let index = parameter.versions.length - 1;
  while (index >= 0 && (parameter.versions[index] as { from: PlainDate }).from > date) index -= 1;
  return index;
}

function citationOf(parameter: Parameter, index: number): Citation {
  const version = parameter.versions[index] as Parameter['versions'][number];
  const next = parameter.versions[index + 1];
  const note = version.note ?? parameter.note;
  return {
    id: parameter.id,
    title: parameter.title,
    norm: version.norm,
    ...(version.gazette === undefined ? {} : { gazette: version.gazette }),
    status: version.status,
    from: version.from,
    ...(next ? { to: addDays(next.from, -1) } : {}),
    source: version.source,
    ...(note === undefined ? {} : { note }),
  };
}

function unitOf(parameter: Parameter): LawUnit | Readonly<Record<string, LawUnit>> {
  return parameter.columns ?? (parameter.unit as LawUnit);
}

/**
 * The value of a legal parameter on a date, with its citation (NL-2). The date is the one that the rule names: for
 * contributions the declared month, never the day of payment.
 *
 * @returns the reading, or `parameter-not-yet-in-force` or `parameter-repealed`. @throws RangeError on an unknown id.
 */
export function valueAt(law: Law, id: string, date: PlainDate): Reads<LawValue> {
  const parameter = getParameter(law, id);
  const index = versionIndexOn(parameter, date);
  const version = parameter.versions[index];
  if (!version) {
    const from = (parameter.versions[0] as { from: PlainDate }).from;
    return refuse({ refusal: 'parameter-not-yet-in-force', parameter: id, date, from });
  }
  if (version.value === null)
    return refuse({
      refusal: 'parameter-repealed',
      parameter: id,
      date,
      since: version.from,
      norm: version.norm,
    });
  return ok({ value: version.value, unit: unitOf(parameter), citation: citationOf(parameter, index) });
}

/** Every parameter as it stood on a date, in order of id. */
export function lawOn(law: Law, date: PlainDate): Standing[] {
  return Object.keys(law.parameters)
    .sort()
    .map((id) => {
      const parameter = getParameter(law, id);
      const read = valueAt(law, id, date);
      if (read.ok) return { parameter, state: 'in-force', reading: read.value };
      if (read.refusal.refusal === 'parameter-not-yet-in-force')
        return { parameter, state: 'not-yet-in-force', from: read.refusal.from };
      return {
        parameter,
        state: 'repealed',
        citation: citationOf(parameter, versionIndexOn(parameter, date)),
      };
    });
}

/** Every version of a parameter with its citation, oldest first. */
export function historyOf(
  law: Law,
  id: string,
): { readonly value: LawValue | null; readonly citation: Citation }[] {
  const parameter = getParameter(law, id);
  return parameter.versions.map((version, index) => ({
    value: version.value,
    citation: citationOf(parameter, index),
  }));
}

function narrowed<T>(
  law: Law,
  id: string,
  date: PlainDate,
  narrow: (reading: Reading<LawValue>) => Result<{ value: T; unit: Reading<T>['unit'] }, LawRefusal>,
): Reads<T> {
  const read = valueAt(law, id, date);
  if (!read.ok) return read;
  const one = narrow(read.value);
  return one.ok ? ok({ ...one.value, citation: read.value.citation }) : one;
}

/**
 * A number of a scalar parameter, of one column of a row, or of one cell of a table: `numberAt(law, 'contributions.pensions', date,
 * 'privateDependant', 'employer')`. Money comes in cents, percentages in parts per million.
 *
 * @returns the reading, or a refusal; a key that this version does not list is `parameter-lacks-key`.
 * @throws TypeError when the parameter's shape has no such number.
 */
export function numberAt(
  law: Law,
  id: string,
  date: PlainDate,
  key?: string,
  column?: string,
): Reads<number> {
  return narrowed(law, id, date, ({ value, unit }) => {
    const wrongShape = () =>
      new TypeError(`${id} has no number at ${[key, column].filter(Boolean).join(', ') || 'its top'}`);
    if (key === undefined) {
      if (typeof value !== 'number') throw wrongShape();
      return ok({ value, unit });
    }
    if (typeof value !== 'object' || Array.isArray(value)) throw wrongShape();
    const table = value as LawTable;
    const cell = Object.hasOwn(table, key) ? table[key] : undefined;
    if (cell === undefined) return refuse({ refusal: 'parameter-lacks-key', parameter: id, date, key });
    if (column === undefined) {
      const cellUnit = typeof unit === 'object' ? unit[key] : unit;
      if (typeof cell !== 'number' || !cellUnit) throw wrongShape();
      return ok({ value: cell, unit: cellUnit });
    }
    const number = typeof cell === 'object' && Object.hasOwn(cell, column) ? cell[column] : undefined;
    const columnUnit = typeof unit === 'object' ? unit[column] : undefined;
    if (typeof number !== 'number' || !columnUnit) throw wrongShape();
    return ok({ value: number, unit: columnUnit });
  });
}

/** A percentage in parts per million; arguments as `numberAt`. */
export function rateAt(law: Law, id: string, date: PlainDate, key?: string, column?: string): Reads<RatePpm> {
  const read = numberAt(law, id, date, key, column);
  return read.ok ? ok({ ...read.value, value: asRate(read.value) }) : read;
}

/** An amount in cents; arguments as `numberAt`. */
export function moneyAt(law: Law, id: string, date: PlainDate, key?: string, column?: string): Reads<Cents> {
  const read = numberAt(law, id, date, key, column);
  return read.ok ? ok({ ...read.value, value: asCents(read.value) }) : read;
}

/** The rows of a band table, such as minimum pensions by years of service. @throws TypeError when it is not made of rows. */
export function rowsAt(law: Law, id: string, date: PlainDate): Reads<readonly LawRow[]> {
  return narrowed(law, id, date, ({ value, unit }) => {
    if (getParameter(law, id).shape !== 'rows') throw new TypeError(`${id} is not made of rows`);
    return ok({ value: value as readonly LawRow[], unit });
  });
}

/** A parameter made of one row with named columns. @throws TypeError when it is not. */
export function rowAt(law: Law, id: string, date: PlainDate): Reads<LawRow> {
  return narrowed(law, id, date, ({ value, unit }) => {
    if (getParameter(law, id).shape !== 'row') throw new TypeError(`${id} is not made of one row`);
    return ok({ value: value as LawRow, unit });
  });
}

/** A whole table by key. @throws TypeError when it is not a table. */
export function tableAt(law: Law, id: string, date: PlainDate): Reads<LawTable> {
  return narrowed(law, id, date, ({ value, unit }) => {
    if (getParameter(law, id).shape !== 'table') throw new TypeError(`${id} is not a table`);
    return ok({ value: value as LawTable, unit });
  });
}
