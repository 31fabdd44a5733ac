import type { Language } from '#platform/http';

/** Numbers as a report writes them: es-EC or en-US, with a true minus. */
export interface Say {
  /** Millions of dollars, one decimal. */
  millions(usd: number): string;
  /** A share as per cent. */
  percent(share: number, decimals?: number): string;
  whole(value: number): string;
  decimal(value: number, decimals: number): string;
}

export function sayIn(language: Language): Say {
  const locale = language === 'es' ? 'es-EC' : 'en-US';
  const format = (value: number, decimals: number): string =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: 'always',
    })
      // What rounds to zero has no sign.
      .format(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value)
      .replace('-', '−');
  return {
    millions: (usd) => format(usd / 1e6, 1),
    percent: (share, decimals = 2) => `${format(100 * share, decimals)} %`,
    whole: (value) => format(value, 0),
    decimal: format,
  };
}

/** Round values between which all given ones lie: about five, evenly apart. */
export function ticksFor(values: readonly number[]): number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
