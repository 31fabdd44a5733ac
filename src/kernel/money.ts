import type { RatePpm } from './ratePpm.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

declare const centsBrand: unique symbol;

/** An amount of US dollars in whole cents. */
export type Cents = number & { readonly [centsBrand]: true };

/** How a rule version rounds: to the nearest cent with halves away from zero, halves to even, towards zero, or away from it. */
export type Rounding = 'half-away' | 'half-even' | 'down' | 'up';

export interface NotAnAmount extends Refusal {
  readonly refusal: 'not-an-amount';
  readonly text: string;
}

/** @throws RangeError when it is not a whole number of cents, or is beyond 2^53 cents (90 million million dollars). */
export function cents(wholeCents: number): Cents {
  if (!Number.isSafeInteger(wholeCents)) throw new RangeError(`${wholeCents} is not a whole number of cents`);
  return (wholeCents + 0) as Cents;
}

export const noMoney: Cents = cents(0);

export function addCents(...amounts: readonly Cents[]): Cents {
  return sumCents(amounts);
}

export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}

export function subtractCents(from: Cents, amount: Cents): Cents {
  return cents(from - amount);
}

export function negateCents(amount: Cents): Cents {
  return cents(-amount);
}

/**
 * `amount · numerator / denominator` in whole cents, exact before rounding.
 *
 * @param numerator whole number; @param denominator whole number, not zero. @throws RangeError otherwise.
 */
export function multiplyCents(
  amount: Cents,
  numerator: number,
  denominator: number,
  rounding: Rounding = 'half-away',
): Cents {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0)
    throw new RangeError(`${numerator}/${denominator} is not a fraction of whole numbers`);
  const product = BigInt(amount) * BigInt(numerator) * (denominator < 0 ? -1n : 1n);
  return cents(Number(divideRounded(product, BigInt(Math.abs(denominator)), rounding)));
}

/** The part of an amount that a rate takes: 94 500 ppm of 1 000.00 is 94.50. */
export function applyRate(amount: Cents, rate: RatePpm, rounding: Rounding = 'half-away'): Cents {
  return multiplyCents(amount, rate, 1_000_000, rounding);
}

/** `denominator` is positive. */
function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const awayFromZero =
    rounding === 'up'
      ? twice > 0n
      : rounding === 'down'
        ? false
        : twice > denominator ||
          (twice === denominator && (rounding === 'half-away' || quotient % 2n === 1n));
  const rounded = awayFromZero ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/**
 * Splits an amount in proportion to weights so that the parts add up to it exactly: largest remainders get the cents left over,
 * the earlier part first when remainders are equal.
 *
 * @param weights whole numbers, none negative, not all zero. @throws RangeError otherwise.
 */
export function allocateCents(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (
    !Number.isSafeInteger(total) ||
    total <= 0 ||
    weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)
  )
    throw new RangeError('Weights are whole numbers, none negative, not all zero');
  const sign = amount < 0 ? -1 : 1;
  const parts = weights.map((weight, index) => {
    const product = BigInt(Math.abs(amount)) * BigInt(weight);
    return { index, whole: Number(product / BigInt(total)), remainder: product % BigInt(total) };
  });
  let left = Math.abs(amount) - parts.reduce((sum, part) => sum + part.whole, 0);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0) break;
    part.whole += 1;
    left -= 1;
  }
  return parts.map((part) => cents(sign * part.whole));
}

/**
 * What a person or a file wrote, in cents: "1.234,56", "1,234.56", "1234.5", "$ 1 234,56". A single mark followed by exactly three
 * digits ("1.234") could be either and is refused, unless the caller says which mark separates decimals.
 */
export function parseMoney(text: string, decimalMark?: ',' | '.'): Result<Cents, NotAnAmount> {
  const refusal = refuse({ refusal: 'not-an-amount', text } as const);
  const bare = text.replace(/[$\s\u00a0\u202f]/g, '').replace('−', '-');
  const match = /^([+-]?)(\d[\d.,]*)$/.exec(bare);
  if (!match?.[2]) return refusal;
  const digits = match[2];
  const lastMark = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  const found = lastMark < 0 ? undefined : (digits[lastMark] as ',' | '.');
  const after = lastMark < 0 ? 0 : digits.length - lastMark - 1;
  const occurrences = found ? digits.split(found).length - 1 : 0;
  const other = found === ',' ? '.' : ',';
  const ambiguous = found !== undefined && after === 3 && occurrences === 1 && !digits.includes(other);
  if (ambiguous && !decimalMark) return refusal;
  const mark = decimalMark ?? (found && occurrences === 1 && after <= 2 ? found : undefined);
  const [whole = '', decimals = '', ...more] = mark ? digits.split(mark) : [digits];
  const grouping = mark === ',' ? '.' : mark === '.' ? ',' : (found ?? ',');
  const grouped = new RegExp(`^(\\d+|\\d{1,3}(\\${grouping}\\d{3})+)$`);
  if (more.length > 0 || !grouped.test(whole) || !/^\d{0,2}$/.test(decimals)) return refusal;
  const magnitude = Number(whole.replaceAll(grouping, '')) * 100 + Number(decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(magnitude)) return refusal;
  return ok(cents(match[1] === '-' ? -magnitude : magnitude));
}

/** "$1.234,56" as Ecuador writes it ("$1,234.56" in English), with a true minus before the sign: "−$0,05". */
export function formatMoney(amount: Cents, language: 'es' | 'en' = 'es'): string {
  const [thousands, decimal] = language === 'es' ? ['.', ','] : [',', '.'];
  const magnitude = Math.abs(amount);
  const whole = String(Math.floor(magnitude / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${amount < 0 ? '−' : ''}$${whole}${decimal}${String(magnitude % 100).padStart(2, '0')}`;
}
