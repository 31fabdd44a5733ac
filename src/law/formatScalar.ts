import { cents, formatDate, formatMoney, formatRate, plainDate, ratePpm, unreachable } from '#kernel';
import type { LawScalar, LawUnit } from './law.ts';

type Language = 'es' | 'en';

const counted = {
  days: { es: ['día', 'días'], en: ['day', 'days'] },
  workingDays: { es: ['día hábil', 'días hábiles'], en: ['working day', 'working days'] },
  months: { es: ['mes', 'meses'], en: ['month', 'months'] },
  years: { es: ['año', 'años'], en: ['year', 'years'] },
  contributions: {
    es: ['aporte mensual', 'aportes mensuales'],
    en: ['monthly contribution', 'monthly contributions'],
  },
} as const;

/**
 * A legal value as a person reads it: "$482,00", "9,45 %", "70 % del SBU", "3 días hábiles", "sí". Null, where the law sets no
 * bound, is a dash.
 *
 * @throws TypeError when the value is not of its unit.
 */
export function formatScalar(value: LawScalar | null, unit: LawUnit, language: Language = 'es'): string {
  if (value === null) return '—';
  if (unit === 'text') return String(value);
  if (unit === 'date') return formatDate(plainDate(String(value)), language);
  if (unit === 'yesNo') return language === 'es' ? (value ? 'sí' : 'no') : value ? 'yes' : 'no';
  if (typeof value !== 'number') throw new TypeError(`${JSON.stringify(value)} is not a number of ${unit}`);
  switch (unit) {
    case 'usd':
      return formatMoney(cents(value), language);
    case 'percent':
      return formatRate(ratePpm(value), language);
    case 'percentOfSbu':
      return `${formatRate(ratePpm(value), language)} ${language === 'es' ? 'del SBU' : 'of the SBU'}`;
    case 'count':
      return plainNumber(value, language);
    case 'decimal':
      return plainNumber(value, language);
    case 'days':
    case 'workingDays':
    case 'months':
    case 'years':
    case 'contributions':
      return `${plainNumber(value, language)} ${counted[unit][language][value === 1 ? 0 : 1]}`;
    default:
      return unreachable(unit);
  }
}

/** Digits without thousands marks up to four figures, with them from five on, as Spanish is written. */
function plainNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'es' ? 'es-EC' : 'en', {
    maximumFractionDigits: 10,
    useGrouping: Math.abs(value) >= 10_000,
  })
    .format(value)
    .replace('-', '−');
}
