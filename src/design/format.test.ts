import { describe, expect, it } from 'vitest';
import { cents, period, plainDate } from '#kernel';
import { toCsv } from './csv.ts';
import {
  formatAmount,
  formatBytes,
  formatDateShort,
  formatInstant,
  formatLarge,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  formatPeriodShort,
  formatPoints,
  joinWords,
  readTypedNumber,
} from './format.ts';

const en = { language: 'en' } as const;

describe('numbers', () => {
  it('are written as Ecuador writes them, with a true minus', () => {
    expect(formatNumber(1234567.891, { decimals: 2 })).toBe('1.234.567,89');
    expect(formatNumber(-1234.5, { decimals: 1 })).toBe('−1.234,5');
    expect(formatNumber(1234.5, { decimals: 1, ...en })).toBe('1,234.5');
    expect(formatNumber(3, { signed: true })).toBe('+3');
    expect(formatNumber(Number.NaN)).toBe('–');
    expect(formatAmount(cents(-66773))).toBe('−$667,73');
  });

  it('round halves away from zero by their decimal text, and have no negative zero', () => {
    expect(formatNumber(1.005, { decimals: 2 })).toBe('1,01');
    expect(formatNumber(-2.5)).toBe('−3');
    expect(formatNumber(-0.4)).toBe('0');
    expect(formatNumber(0, { signed: true })).toBe('0');
    // Small enough for exponent notation.
    expect(formatNumber(1e-7, { decimals: 2 })).toBe('0,00');
  });

  it('are percentages with a space in Spanish and without in English', () => {
    expect(formatPercent(0.125)).toBe('12,5\u00a0%');
    expect(formatPercent(0.125, en)).toBe('12.5%');
    expect(formatPercentInterval(0.612, 0.7)).toBe('de 61,2\u00a0% a 70,0\u00a0%');
    expect(formatPercentInterval(0.612, 0.7, en)).toBe('61.2% to 70.0%');
    expect(formatPoints(-1.25, { decimals: 1 })).toBe('−1,3\u00a0pp');
  });

  it('are large in words', () => {
    expect(formatLarge(950_000)).toBe('950.000');
    expect(formatLarge(1_000_000)).toBe('1,0\u00a0millón');
    expect(formatLarge(1_240_000)).toBe('1,2\u00a0millones');
    expect(formatLarge(-3_400_000_000)).toBe('−3,4\u00a0mil millones');
    expect(formatLarge(3_400_000_000, en)).toBe('3.4\u00a0billion');
    expect(formatBytes(184_320)).toBe('184\u00a0KB');
    expect(formatBytes(9_400_000, 'en')).toBe('9.4\u00a0MB');
    expect(formatBytes(840)).toBe('840\u00a0B');
  });

  it('are read as people type them', () => {
    expect(readTypedNumber('1.234,5')).toBe(1234.5);
    expect(readTypedNumber('1.234')).toBe(1234);
    expect(readTypedNumber('1.234', 'en')).toBe(1.234);
    expect(readTypedNumber('1,234.5', 'en')).toBe(1234.5);
    expect(readTypedNumber('12.5')).toBe(12.5);
    expect(readTypedNumber(' −3,5 % ')).toBe(-3.5);
    expect(readTypedNumber('1 234')).toBe(1234);
    expect(readTypedNumber('$ 10')).toBe(10);
    for (const no of ['', '12.34.5', '1,2,3', 'doce', '-', '1e5', '.'])
      expect(readTypedNumber(no)).toBeNull();
  });
});

describe('dates and words', () => {
  it('are short where columns are narrow', () => {
    expect(formatDateShort(plainDate('2026-11-21'))).toBe('21 nov 2026');
    expect(formatDateShort(plainDate('2026-01-02'), 'en')).toBe('2 Jan 2026');
    expect(formatPeriodShort(period('2026-09'))).toBe('sep 2026');
  });

  it('put an instant on the wall clock of Ecuador, five hours behind', () => {
    expect(formatInstant('2026-11-22T02:05:00Z')).toBe('21 de noviembre de 2026, 21:05');
    expect(formatInstant(Date.UTC(2026, 0, 1, 5, 0), 'en')).toBe('1 January 2026, 00:00');
  });

  it('join words as Spanish does', () => {
    expect(joinWords(['PDF', 'JPG', 'PNG'])).toBe('PDF, JPG y PNG');
    expect(joinWords(['padre', 'hijo'])).toBe('padre e hijo');
    expect(joinWords(['agua', 'hielo'])).toBe('agua y hielo');
    expect(joinWords(['a', 'b'], 'en')).toBe('a and b');
    expect(joinWords(['sola'])).toBe('sola');
  });
});

describe('a file of comma-separated values', () => {
  it('quotes what needs it, disarms formulas and keeps negative numbers', () => {
    expect(
      toCsv(
        ['Nombre', 'Monto'],
        [
          ['Pérez, "Lola"', -3.5],
          ['=SUMA(A1)', null],
          ['dos\nlíneas', 0],
        ],
      ),
    ).toBe('\ufeffNombre,Monto\r\n"Pérez, ""Lola""",-3.5\r\n\'=SUMA(A1),\r\n"dos\nlíneas",0\r\n');
  });
});
