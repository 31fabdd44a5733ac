import { foldText, isPlainDate, monthName, type PlainDate } from '#kernel';

/** What a person has put into the three boxes so far. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type ReadDate =
  | { readonly state: 'empty' }
  | { readonly state: 'incomplete' }
  | { readonly state: 'impossible' }
  | { readonly state: 'date'; readonly date: PlainDate };

/**
 * The date that three boxes hold. The month may be a number, a name or its first three letters, in Spanish or English. A year needs
 * its four digits, because 26 could be two people's birth years.
 */
export function readTypedDate(typed: TypedDate): ReadDate {
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()];
  if (!day && !month && !year) return { state: 'empty' };
  if (!day || !month || !/^\d{4}$/.test(year)) return { state: 'incomplete' };
  const number = monthNumber(month);
  if (number === null || !/^\d{1,2}$/.test(day)) return { state: 'impossible' };
  const text = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? { state: 'date', date: text } : { state: 'impossible' };
}

/** A whole date pasted into one box ("21/11/2026", "2026-11-21", "21 de noviembre de 2026"), or null. Days come before months. */
export function splitPastedDate(text: string): TypedDate | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return { year: iso[1]!, month: iso[2]!, day: iso[3]! };
  const local =
    /^\s*(\d{1,2})(?:[/.\-\s]+|\s+de\s+)([\p{L}]+|\d{1,2})(?:[/.\-\s]+|\s+de\s+)(\d{4})\s*$/u.exec(text);
  return local ? { day: local[1]!, month: local[2]!, year: local[3]! } : null;
}

function monthNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const folded = foldText(text);
  if (folded.length < 3) return null;
  for (let month = 1; month <= 12; month += 1)
    for (const language of ['es', 'en'] as const)
      if (monthName(month, language).toLowerCase().startsWith(folded)) return month;
  return folded === 'setiembre' ? 9 : null;
}
