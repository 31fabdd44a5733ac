import {
  type Cents,
  formatMoney,
  formatPeriod,
  monthName,
  type Period,
  type PlainDate,
  partsOf,
} from '#kernel';

/** The two languages of the interface. Spanish is the first. */
export type Language = 'es' | 'en';

const minus = '−';
const noBreakSpace = '\u00a0';

export interface NumberStyle {
  /** Decimals shown, 0 unless told. */
  readonly decimals?: number;
  readonly language?: Language;
  /** Writes the plus of a positive number too: for changes. */
  readonly signed?: boolean;
}

/** "1.234,5" in Spanish, "1,234.5" in English, with a true minus; halves are rounded away from zero. */
export function formatNumber(
  value: number,
  { decimals = 0, language = 'es', signed }: NumberStyle = {},
): string {
  if (!Number.isFinite(value)) return '–';
  const magnitude = roundHalfAway(Math.abs(value), decimals);
  const [whole = '0', fraction] = magnitude.toFixed(decimals).split('.');
  const [thousands, mark] = language === 'es' ? ['.', ','] : [',', '.'];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, thousands) + (fraction ? mark + fraction : '');
  if (magnitude === 0) return digits;
  return (value < 0 ? minus : signed ? '+' : '') + digits;
}

function roundHalfAway(magnitude: number, decimals: number): number {
  // Through the decimal text, because 1.005 × 100 is 100.49999999999999 in binary.
  const shifted = Number(`${magnitude}e${decimals}`);
  return Number.isFinite(shifted) ? Number(`${Math.round(shifted)}e-${decimals}`) : magnitude;
}

/** A proportion of one as a percentage: 0.125 is "12,5 %" in Spanish and "12.5%" in English. */
export function formatPercent(proportion: number, style: NumberStyle = {}): string {
  const number = formatNumber(proportion * 100, { decimals: 1, ...style });
  return style.language === 'en' ? `${number}%` : `${number}${noBreakSpace}%`;
}

/** A change between two percentages, in percentage points: "+1,2 pp". `points` is in hundredths of one (1.2 is 1.2 points). */
export function formatPoints(points: number, style: NumberStyle = {}): string {
  return `${formatNumber(points, { decimals: 1, signed: true, ...style })}${noBreakSpace}pp`;
}

/** "$1.234,56": the kernel's writing of an amount in cents. */
export function formatAmount(amount: Cents, language: Language = 'es'): string {
  return formatMoney(amount, language);
}

/**
 * A large number in words that fit a heading or an axis: "1,2 millones", "3,4 mil millones"; English "1.2 million", "3.4 billion".
 * Numbers under a million are written in full.
 */
export function formatLarge(
  value: number,
  { decimals = 1, language = 'es', signed }: NumberStyle = {},
): string {
  const magnitude = Math.abs(value);
  const scale = magnitude >= 999.95e6 ? 1e9 : magnitude >= 999_950 ? 1e6 : 1;
  if (scale === 1) return formatNumber(value, { decimals: 0, language, signed });
  const number = formatNumber(value / scale, { decimals, language, signed });
  const one = roundHalfAway(magnitude / scale, decimals) === 1;
  const word =
    language === 'es'
      ? scale === 1e9
        ? 'mil millones'
        : one
          ? 'millón'
          : 'millones'
      : scale === 1e9
        ? 'billion'
        : 'million';
  return `${number}${noBreakSpace}${word}`;
}

/** "de 61,2 % a 70,1 %": an interval in words, both ends as proportions of one. */
export function formatPercentInterval(low: number, high: number, style: NumberStyle = {}): string {
  const [from, to] = [formatPercent(low, style), formatPercent(high, style)];
  return style.language === 'en' ? `${from} to ${to}` : `de ${from} a ${to}`;
}

/** "21 nov 2026", for narrow columns; the long form is the kernel's `formatDate`. */
export function formatDateShort(date: PlainDate, language: Language = 'es'): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthName(month, language).slice(0, 3)} ${year}`;
}

/** "nov 2026", for axes and narrow columns. */
export function formatPeriodShort(month: Period, language: Language = 'es'): string {
  const [, ...rest] = formatPeriod(month, language).split(' ');
  return `${formatPeriod(month, language).slice(0, 3)} ${rest.at(-1)}`;
}

/**
 * An instant on the wall clock of Ecuador: "21 de noviembre de 2026, 14:05".
 *
 * @param instant milliseconds since 1970 or an ISO 8601 text with offset. @throws RangeError when it is neither.
 */
export function formatInstant(
  instant: number | string,
  language: Language = 'es',
  timeZone = 'America/Guayaquil',
): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const month = monthName(Number(part('month')), language);
  const day = Number(part('day'));
  const date =
    language === 'es' ? `${day} de ${month} de ${part('year')}` : `${day} ${month} ${part('year')}`;
  return `${date}, ${part('hour')}:${part('minute')}`;
}

/** "840 B", "12 KB", "3,4 MB": thousands of bytes. */
export function formatBytes(bytes: number, language: Language = 'es'): string {
  if (bytes < 1000) return `${bytes}${noBreakSpace}B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1000, { language })}${noBreakSpace}KB`;
  return `${formatNumber(bytes / 1e6, { decimals: 1, language })}${noBreakSpace}MB`;
}

/** "a, b y c"; English "a, b and c". Spanish turns *y* into *e* before the sound i. */
export function joinWords(words: readonly string[], language: Language = 'es'): string {
  if (words.length < 2) return words.join('');
  const last = words.at(-1) as string;
  const and = language === 'en' ? 'and' : /^(i|hi(?![aeo]))/i.test(last) ? 'e' : 'y';
  return `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}

/**
 * A number that a person typed: "1.234,5", "1234,5", "1234.5", "1 234", "-3". A single mark before exactly three digits groups
 * thousands when it is the grouping mark of the language. Returns null for what is no number.
 */
export function readTypedNumber(text: string, language: Language = 'es'): number | null {
  const bare = text.replace(/[\s\u00a0\u202f$%]/g, '').replace(minus, '-');
  const match = /^([+-]?)(\d[\d.,]*|[.,]\d+)$/.exec(bare);
  if (!match?.[2]) return null;
  const digits = match[2];
  const grouping = language === 'es' ? '.' : ',';
  const decimal = language === 'es' ? ',' : '.';
  const grouped = new RegExp(`^\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d*)?$`);
  const plain = grouped.test(digits)
    ? digits.replaceAll(grouping, '').replace(decimal, '.')
    : digits.replace(/[.,]/, '.');
  if (!/^\d*\.?\d*$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? (match[1] === '-' ? -value : value) + 0 : null;
}
