import { addPeriods, firstDayOf, lastDayOf, type PlainDate, period } from '#kernel';
import type { Frequency } from './design.ts';

const months: Readonly<Record<Frequency, number>> = {
  monthly: 1,
  quarterly: 3,
  'four-monthly': 4,
  semestral: 6,
  annual: 12,
  biennial: 24,
  triennial: 36,
  sexennial: 72,
};

/** How many months pass between one measure and the next. */
export const monthsOf = (frequency: Frequency): number => months[frequency];

/**
 * The periods of a frequency from one month to another, both included, as they are written: `2026-03`, `2026-T1` (quarter), `2026-C2`
 * (four months), `2026-S1` (semester), `2026` (years, by the last one of several).
 */
export function periodsOf(frequency: Frequency, from: string, until: string): readonly string[] {
  const key = `${frequency} ${from} ${until}`;
  const known = written.get(key);
  if (known) return known;
  const found = workOutPeriods(frequency, from, until);
  if (written.size >= mostWritten) written.clear();
  written.set(key, found);
  return found;
}

// Hundreds of indicators of one programme have the same periods, and are asked for them at each request.
const mostWritten = 200;
const written = new Map<string, readonly string[]>();

function workOutPeriods(frequency: Frequency, from: string, until: string): readonly string[] {
  const length = months[frequency];
  const found: string[] = [];
  // Periods lie on the calendar year, so that those of different programmes can be compared.
  let month = length >= 12 ? period(`${from.slice(0, 4)}-01`) : alignedTo(from, length);
  while (month <= until) {
    found.push(nameOf(month, frequency));
    month = addPeriods(month, length);
  }
  return found;
}

const alignedTo = (month: string, length: number) => {
  const number = Number(month.slice(5, 7));
  return addPeriods(period(month), -((number - 1) % length));
};

function nameOf(month: string, frequency: Frequency): string {
  const year = month.slice(0, 4);
  const number = Number(month.slice(5, 7));
  switch (frequency) {
    case 'monthly':
      return month;
    case 'quarterly':
      return `${year}-T${Math.ceil(number / 3)}`;
    case 'four-monthly':
      return `${year}-C${Math.ceil(number / 4)}`;
    case 'semestral':
      return `${year}-S${Math.ceil(number / 6)}`;
    case 'annual':
    case 'biennial':
    case 'triennial':
    case 'sexennial':
      return String(Number(year) + months[frequency] / 12 - 1);
  }
}

/** The first and last day of a written period; years of several end with the one that is written. @throws RangeError on another text. */
export function daysOf(written: string): { readonly from: PlainDate; readonly until: PlainDate } {
  const year = written.slice(0, 4);
  const rest = written.slice(5);
  const [first, length] =
    rest === ''
      ? [1, 12]
      : rest.startsWith('T')
        ? [Number(rest.slice(1)) * 3 - 2, 3]
        : rest.startsWith('C')
          ? [Number(rest.slice(1)) * 4 - 3, 4]
          : rest.startsWith('S')
            ? [Number(rest.slice(1)) * 6 - 5, 6]
            : [Number(rest), 1];
  const start = period(`${year}-${String(first).padStart(2, '0')}`);
  return { from: firstDayOf(start), until: lastDayOf(addPeriods(start, length - 1)) };
}
