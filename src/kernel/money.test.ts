import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateCents,
  applyRate,
  cents,
  formatMoney,
  multiplyCents,
  negateCents,
  noMoney,
  parseMoney,
  subtractCents,
  sumCents,
} from './money.ts';
import { formatRate, parsePercent, ratePpm } from './ratePpm.ts';

describe('money', () => {
  it('is whole cents', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(Number.NaN)).toThrow(RangeError);
    expect(sumCents([cents(10), cents(20)])).toBe(30);
    expect(subtractCents(cents(10), cents(25))).toBe(-15);
    expect(Object.is(negateCents(noMoney), 0)).toBe(true);
  });

  it('is written as Ecuador writes it, with a true minus', () => {
    expect(formatMoney(cents(123456))).toBe('$1.234,56');
    expect(formatMoney(cents(-5))).toBe('−$0,05');
    expect(formatMoney(cents(787666401299))).toBe('$7.876.664.012,99');
    expect(formatMoney(cents(123456), 'en')).toBe('$1,234.56');
  });

  it('is read however it was written, and refused when it could be two amounts', () => {
    const read = (text: string) => {
      const result = parseMoney(text);
      return result.ok ? result.value : result.refusal.refusal;
    };
    expect(read('1.234,56')).toBe(123456);
    expect(read('1,234.56')).toBe(123456);
    expect(read('$ 1 234,5')).toBe(123450);
    expect(read('−12')).toBe(-1200);
    expect(read('1.234.567')).toBe(123456700);
    expect(read('482')).toBe(48200);
    expect(parseMoney('1.234', ',')).toEqual({ ok: true, value: 123400 });
    for (const wrong of ['', '1.234', '12,345,6', '1.2.3', 'mil', '1,234.567', '12.34.56', '--5'])
      expect(read(wrong), wrong).toBe('not-an-amount');
  });

  // Ecuador: personal contribution of a private worker on USD 1,000, and of a volunteer on the minimum of 2022 and 2026.
  it('takes a rate exactly', () => {
    expect(applyRate(cents(100000), ratePpm(94500))).toBe(9450);
    expect(applyRate(cents(42500), ratePpm(176000))).toBe(7480);
    expect(applyRate(cents(48200), ratePpm(176000))).toBe(8483);
  });

  it('rounds as the rule says', () => {
    expect(multiplyCents(cents(5), 1, 2)).toBe(3);
    expect(multiplyCents(cents(-5), 1, 2)).toBe(-3);
    expect(multiplyCents(cents(5), 1, 2, 'half-even')).toBe(2);
    expect(multiplyCents(cents(7), 1, 2, 'half-even')).toBe(4);
    expect(multiplyCents(cents(7), 1, 2, 'down')).toBe(3);
    expect(multiplyCents(cents(10), 1, 3, 'up')).toBe(4);
    expect(multiplyCents(cents(900719925474099), 999999, 1000000)).toBe(900719024754174);
  });

  it('is split without losing a cent', () => {
    expect(allocateCents(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateCents(cents(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.array(fc.nat(1e6), { minLength: 1 }).filter((weights) => weights.some((weight) => weight > 0)),
        (amount, weights) => {
          const parts = allocateCents(cents(amount), weights);
          expect(sumCents(parts)).toBe(amount);
        },
      ),
    );
  });
});

describe('a rate', () => {
  it('is read from per cent without a float', () => {
    const ppm = (text: string) => {
      const result = parsePercent(text);
      return result.ok ? result.value : result.refusal.refusal;
    };
    expect(ppm('9.45')).toBe(94500);
    expect(ppm('21,825')).toBe(218250);
    expect(ppm('-0.2')).toBe(-2000);
    expect(ppm('1.23456')).toBe('not-a-percentage');
  });

  it('is written with the decimals that it has', () => {
    expect(formatRate(ratePpm(94500))).toBe('9,45 %');
    expect(formatRate(ratePpm(400000))).toBe('40 %');
    expect(formatRate(ratePpm(-2000))).toBe('−0,2 %');
    expect(formatRate(ratePpm(94500), 'en')).toBe('9.45%');
  });
});
