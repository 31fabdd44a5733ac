import { dayNumberOf, isPlainDate } from '#kernel';

/** A moment as written in a file, in the offset of the country's mainland (UTC−5 the whole year) where none is written. */
export interface Instant {
  readonly iso: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type InstantProblem = 'missing' | 'date-shape' | 'no-such-date' | 'no-such-time';

interface Day {
  readonly text: string;
  readonly start: number;
}

const offsetMs = 5 * 3_600_000;
const dayShape = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}))$/;
// A file of a million attentions has some hundreds of days: each is examined once. The limit keeps a hostile file from growing it.
const days = new Map<string, Day | InstantProblem>();
const daysMax = 50_000;

function dayOf(text: string): Day | InstantProblem {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = readDay(text);
  if (days.size >= daysMax) days.clear();
  days.set(text, day);
  return day;
}

function readDay(text: string): Day | InstantProblem {
  const match = dayShape.exec(text);
  if (!match) return 'date-shape';
  const [year, month, day] = match[1] ? [match[1], match[2]!, match[3]!] : [match[6]!, match[5]!, match[4]!];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isPlainDate(iso)) return 'no-such-date';
  return { text: iso, start: dayNumberOf(iso) * 86_400_000 + offsetMs };
}

const timeShape = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads `2026-02-27`, `27/02/2026`, either with `10:30`, `10:30:15` after a blank or a T, and `Z` or an offset if wanted.
 *
 * @returns the moment, or what is wrong with the text.
 */
export function parseInstant(stated: string): Instant | InstantProblem {
  if (stated === '') return 'missing';
  const gap = stated.search(/[T ]/);
  const day = dayOf(gap < 0 ? stated : stated.slice(0, gap));
  if (typeof day === 'string') return day;
  if (gap < 0) return { iso: `${day.text}T00:00:00-05:00`, at: day.start };

  const match = timeShape.exec(stated.slice(gap + 1).trim());
  if (!match) return 'no-such-time';
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return 'no-such-time';
  const local = day.start + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const time = `${match[1]!.padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`;
  const zone = match[4];
  if (!zone) return { iso: `${day.text}T${time}-05:00`, at: local };
  const minutesAhead =
    zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  if (Math.abs(minutesAhead) > 14 * 60) return 'no-such-time';
  const at = local - offsetMs - minutesAhead * 60_000;
  return { iso: new Date(at).toISOString(), at };
}
