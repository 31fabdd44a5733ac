import { type Cents, cents, type PlainDate, type RatePpm, type Result, ratePpm } from '#kernel';

/**
 * What a legal value rests on: a legal text or an official study (`confirmed`), press, memory or a contradiction
 * (`unconfirmed`), or a decision of this platform that any institution may change (`policy`).
 */
export type LawStatus = 'confirmed' | 'unconfirmed' | 'policy';

/**
 * How a value is written in the file, and what the program holds:
 * `usd` dollars → whole cents; `percent` and `percentOfSbu` per cent → parts per million; `days`, `workingDays`, `months`, `years`,
 * `contributions` (monthly), `count` → whole numbers; `decimal` → the number as written; `text`, `yesNo`, `date` as they are.
 */
export type LawUnit =
  | 'usd'
  | 'percent'
  | 'percentOfSbu'
  | 'days'
  | 'workingDays'
  | 'months'
  | 'years'
  | 'contributions'
  | 'count'
  | 'decimal'
  | 'text'
  | 'yesNo'
  | 'date';

export interface Bilingual {
  readonly es: string;
  readonly en: string;
}

export type LawScalar = number | string | boolean;
/** A row of a band table; null where the law sets no bound. */
export type LawRow = Readonly<Record<string, LawScalar | null>>;
export type LawTable = Readonly<Record<string, LawScalar | LawRow>>;
export type LawValue = LawScalar | readonly LawScalar[] | LawRow | readonly LawRow[] | LawTable;

export interface ParameterVersion {
  /** First day in force. */
  readonly from: PlainDate;
  /** Null from the day on which the value was repealed. */
  readonly value: LawValue | null;
  readonly norm: string;
  readonly gazette?: string;
  readonly status: LawStatus;
  readonly source: string;
  readonly note?: string;
}

export interface Parameter {
  /** The file's path under the law's folder, points for slashes: `contributions.pensions`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly shape: 'scalar' | 'list' | 'row' | 'rows' | 'table';
  /** The unit of a scalar, of each item of a list, or of each cell of a table without columns. */
  readonly unit?: LawUnit;
  /** The unit of each column: of one row, of rows, or of tables whose cells are rows. */
  readonly columns?: Readonly<Record<string, LawUnit>>;
  /** What each key of a table means. */
  readonly keys?: Readonly<Record<string, Bilingual>>;
  readonly note?: string;
  /** In order of date, at least one. */
  readonly versions: readonly ParameterVersion[];
}

/** Everything under `law/` of one country. It is plain JSON: what a server sends, a page can use. */
export interface Law {
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly holidays: readonly HolidayRule[];
  readonly transfers: Readonly<Record<string, TransferRule>>;
}

export interface HolidayRule {
  readonly id: string;
  readonly title: Bilingual;
  readonly when:
    | { readonly kind: 'fixed'; readonly month: number; readonly day: number }
    | { readonly kind: 'easter'; readonly offsetDays: number }
    | { readonly kind: 'once'; readonly date: PlainDate };
  /** Official code of the canton (four digits) or province (two) whose holiday it is; national without it. */
  readonly territory?: string;
  /** The rule that moves it; without one it stays. */
  readonly transfer?: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
  readonly citation: Citation;
}

/** How many days a holiday moves, by the weekday on which it falls (Monday first, seven numbers). */
export interface TransferRule {
  readonly from: PlainDate;
  readonly shiftByWeekday: readonly number[];
  readonly citation: Citation;
}

/** Where a value comes from: what `Why` shows beside a computed amount. */
export interface Citation {
  /** Id of the parameter or holiday. */
  readonly id: string;
  readonly title: Bilingual;
  readonly norm: string;
  readonly gazette?: string;
  readonly status: LawStatus;
  readonly from: PlainDate;
  /** Last day in force; absent while no later version is written. */
  readonly to?: PlainDate;
  readonly source: string;
  readonly note?: string;
}

export interface Reading<T> {
  readonly value: T;
  readonly unit: LawUnit | Readonly<Record<string, LawUnit>>;
  readonly citation: Citation;
}

export type LawRefusal =
  | {
      readonly refusal: 'parameter-not-yet-in-force';
      readonly parameter: string;
      readonly date: PlainDate;
      /** First date for which this law folder has a value. */
      readonly from: PlainDate;
    }
  | {
      readonly refusal: 'parameter-repealed';
      readonly parameter: string;
      readonly date: PlainDate;
      readonly since: PlainDate;
      readonly norm: string;
    }
  | {
      readonly refusal: 'parameter-lacks-key';
      readonly parameter: string;
      readonly date: PlainDate;
      readonly key: string;
    };

export type Reads<T> = Result<Reading<T>, LawRefusal>;

/** A legal value that a computation cannot do without was not in force on its date. */
export class LawGap extends Error {
  readonly refusal: LawRefusal;
  constructor(refusal: LawRefusal) {
    super(`The law has no ${refusal.parameter} on ${refusal.date}: ${refusal.refusal}`);
    this.name = 'LawGap';
    this.refusal = refusal;
  }
}

/** The reading of a value that must be in force. @throws LawGap when it is not. */
export function getReading<T>(result: Reads<T>): Reading<T> {
  if (!result.ok) throw new LawGap(result.refusal);
  return result.value;
}

/** @throws RangeError when no file of the law has this id: a name in the program that nobody wrote down is a defect. */
export function getParameter(law: Law, id: string): Parameter {
  const parameter = Object.hasOwn(law.parameters, id) ? law.parameters[id] : undefined;
  if (!parameter) throw new RangeError(`No file of the law is called ${id}`);
  return parameter;
}

/** The weakest ground among citations: one unconfirmed value makes the result unconfirmed, one policy makes it a policy. */
export function weakestStatus(citations: Iterable<{ readonly status: LawStatus }>): LawStatus {
  let weakest: LawStatus = 'confirmed';
  for (const { status } of citations) {
    if (status === 'unconfirmed') return 'unconfirmed';
    if (status === 'policy') weakest = 'policy';
  }
  return weakest;
}

export function asCents(reading: Reading<number>): Cents {
  if (reading.unit !== 'usd') throw new TypeError(`${reading.citation.id} is not an amount in dollars`);
  return cents(reading.value);
}

export function asRate(reading: Reading<number>): RatePpm {
  if (reading.unit !== 'percent' && reading.unit !== 'percentOfSbu')
    throw new TypeError(`${reading.citation.id} is not a percentage`);
  return ratePpm(reading.value);
}
