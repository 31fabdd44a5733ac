import { addMonths, dateFromParts, daysInMonth, monthName, type PlainDate } from './plainDate.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

declare const periodBrand: unique symbol;

/** A calendar month, written `YYYY-MM`: the unit in which pay is declared. Text order is time order. */
export type Period = string & { readonly [periodBrand]: true };

export interface NoSuchPeriod extends Refusal {
  readonly refusal: 'no-such-period';
  readonly text: string;
}

export function isPeriod(text: string): text is Period {
  return /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function parsePeriod(text: string): Result<Period, NoSuchPeriod> {
  const trimmed = text.trim();
  return isPeriod(trimmed) ? ok(trimmed) : refuse({ refusal: 'no-such-period', text });
}

/** @throws RangeError when the text is not a month `YYYY-MM`. */
export function period(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`${text} is not a month (YYYY-MM)`);
  return text;
}

/** The month in which a date falls. */
export function periodOf(date: PlainDate): Period {
  return date.slice(0, 7) as Period;
}

export function firstDayOf(month: Period): PlainDate {
  return dateFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1);
}

export function lastDayOf(month: Period): PlainDate {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return dateFromParts(year, number, daysInMonth(year, number));
}

export function addPeriods(month: Period, months: number): Period {
  return periodOf(addMonths(firstDayOf(month), months));
}

/** Months from `from` to `to`; negative when `to` is earlier. */
export function periodsBetween(from: Period, to: Period): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7))
  );
}

/** Every month from `from` to `to`, both included; empty when `to` is earlier. */
export function periodsFromTo(from: Period, to: Period): Period[] {
  const length = Math.max(0, periodsBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => addPeriods(from, index));
}

/** "noviembre de 2026", or in English "November 2026". */
export function formatPeriod(month: Period, language: 'es' | 'en' = 'es'): string {
  const name = monthName(Number(month.slice(5, 7)), language);
  return language === 'es' ? `${name} de ${month.slice(0, 4)}` : `${name} ${month.slice(0, 4)}`;
}
