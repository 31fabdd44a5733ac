import { ok, type Refusal, type Result, refuse } from './result.ts';

declare const plainDateBrand: unique symbol;

/** A calendar date of the Gregorian calendar, written `YYYY-MM-DD`, years 0001–9999. Text order is date order. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export interface NoSuchDate extends Refusal {
  readonly refusal: 'no-such-date';
  readonly text: string;
}

/** Monday is 1 and Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const millisecondsPerDay = 86_400_000;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the text is `YYYY-MM-DD` and the day exists: 2026-02-31 does not. */
export function isPlainDate(text: string): text is PlainDate {
  const match = isoDate.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** What a person or a file wrote, as a date, or the refusal `no-such-date`. */
export function parsePlainDate(text: string): Result<PlainDate, NoSuchDate> {
  const trimmed = text.trim();
  return isPlainDate(trimmed) ? ok(trimmed) : refuse({ refusal: 'no-such-date', text });
}

/**
 * A date that the program itself writes or that was validated before.
 *
 * @throws RangeError when the day does not exist.
 */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`${text} is not a date of the calendar (YYYY-MM-DD)`);
  return text;
}

/** @throws RangeError when the day does not exist. */
export function dateFromParts(year: number, month: number, day: number): PlainDate {
  return plainDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
}

export function partsOf(date: PlainDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** Days since 1970-01-01, which is day 0. Two dates differ by the difference of their numbers. */
export function dayNumberOf(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  // Date.UTC takes years 0–99 as 1900–1999; setUTCFullYear does not.
  return new Date(0).setUTCFullYear(year, month - 1, day) / millisecondsPerDay;
}

/** @throws RangeError outside the years 0001–9999. */
export function dateFromDayNumber(dayNumber: number): PlainDate {
  const instant = new Date(dayNumber * millisecondsPerDay);
  return dateFromParts(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate());
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateFromDayNumber(dayNumberOf(date) + days);
}

/** The same day of another month, or that month's last day where it has no such day: 31 January + 1 month is 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const toYear = Math.floor(monthIndex / 12);
  const toMonth = monthIndex - toYear * 12 + 1;
  return dateFromParts(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** Full months from `from` to `to` (a month is full on the same day, or on the last day of a shorter month); needs `from` ≤ `to`. */
export function fullMonthsBetween(from: PlainDate, to: PlainDate): number {
  const start = partsOf(from);
  const end = partsOf(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return addMonths(from, months) <= to ? months : months - 1;
}

/** Age in completed years; who was born on 29 February completes a year on 28 February of a common year. */
export function ageOn(birth: PlainDate, date: PlainDate): number {
  return Math.floor(fullMonthsBetween(birth, date) / 12);
}

export function weekdayOf(date: PlainDate): Weekday {
  // 1970-01-01 was a Thursday (4).
  const fromThursday = (((dayNumberOf(date) + 3) % 7) + 7) % 7;
  return (fromThursday + 1) as Weekday;
}

/** Negative, zero or positive: for sorting. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/**
 * Easter Sunday of the Gregorian calendar. Source: anonymous Gregorian computus, Nature 13 (20 April 1876), p. 487, as in
 * Meeus, Astronomical Algorithms, ch. 8.
 */
export function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const ordinal = h + l - 7 * m + 114;
  return dateFromParts(year, Math.floor(ordinal / 31), (ordinal % 31) + 1);
}

// Making a formatter costs a hundred times what using it does.
const dateFormatters = new Map<string, Intl.DateTimeFormat>();

/** The date on the wall of a place at an instant. `timeZone` is an IANA name. */
export function dateAt(epochMilliseconds: number, timeZone = 'America/Guayaquil'): PlainDate {
  let formatter = dateFormatters.get(timeZone);
  if (!formatter) {
    // Swedish is the locale whose short date is ISO 8601.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    dateFormatters.set(timeZone, formatter);
  }
  return plainDate(formatter.format(epochMilliseconds));
}

const monthNames = {
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

/** `month` is 1 to 12. */
export function monthName(month: number, language: 'es' | 'en'): string {
  const name = monthNames[language][month - 1];
  if (!name) throw new RangeError(`There is no month ${month}`);
  return name;
}

/** "21 de noviembre de 2026", or in English "21 November 2026". */
export function formatDate(date: PlainDate, language: 'es' | 'en' = 'es'): string {
  const { year, month, day } = partsOf(date);
  const name = monthName(month, language);
  return language === 'es' ? `${day} de ${name} de ${year}` : `${day} ${name} ${year}`;
}
