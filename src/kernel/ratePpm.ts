import { ok, type Refusal, type Result, refuse } from './result.ts';

declare const ratePpmBrand: unique symbol;

/** An exact rate in parts per million: 9.45 % is 94 500. Rates are never floats in the ledger. */
export type RatePpm = number & { readonly [ratePpmBrand]: true };

export interface NotAPercentage extends Refusal {
  readonly refusal: 'not-a-percentage';
  readonly text: string;
}

export const ppmPerPercent = 10_000;

/** @throws RangeError when it is not a whole number of parts per million. */
export function ratePpm(partsPerMillion: number): RatePpm {
  if (!Number.isSafeInteger(partsPerMillion))
    throw new RangeError(`${partsPerMillion} is not a whole number of parts per million`);
  return partsPerMillion as RatePpm;
}

/** "9.45" (per cent, at most four decimals, point or comma) as a rate, without passing through a float. */
export function parsePercent(text: string): Result<RatePpm, NotAPercentage> {
  const match = /^([+-]?)(\d{1,9})(?:[.,](\d{1,4}))?$/.exec(text.trim().replace('−', '-'));
  if (!match) return refuse({ refusal: 'not-a-percentage', text });
  const magnitude = Number(match[2]) * ppmPerPercent + Number((match[3] ?? '').padEnd(4, '0'));
  return ok(ratePpm(match[1] === '-' ? -magnitude + 0 : magnitude));
}

/** "9,45 %" in Spanish, "9.45%" in English; as many decimals as the rate has, and a true minus. */
export function formatRate(rate: RatePpm, language: 'es' | 'en' = 'es'): string {
  const magnitude = Math.abs(rate);
  const whole = Math.floor(magnitude / ppmPerPercent);
  const decimals = String(magnitude % ppmPerPercent)
    .padStart(4, '0')
    .replace(/0+$/, '');
  const sign = rate < 0 ? '−' : '';
  const number = decimals ? `${whole}${language === 'es' ? ',' : '.'}${decimals}` : `${whole}`;
  return language === 'es' ? `${sign}${number} %` : `${sign}${number}%`;
}
