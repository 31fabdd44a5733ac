import { describe, expect, it } from 'vitest';
import { formatScalar, type LawScalar, type LawUnit } from '#law';

describe('a legal value in words', () => {
  it.each<[LawScalar | null, LawUnit, string, string]>([
    [48200, 'usd', '$482,00', '$482.00'],
    [94500, 'percent', '9,45 %', '9.45%'],
    [700000, 'percentOfSbu', '70 % del SBU', '70% of the SBU'],
    [3, 'workingDays', '3 días hábiles', '3 working days'],
    [1, 'days', '1 día', '1 day'],
    [480, 'contributions', '480 aportes mensuales', '480 monthly contributions'],
    [0.9737615, 'decimal', '0,9737615', '0.9737615'],
    [2500, 'count', '2500', '2500'],
    [12500, 'count', '12.500', '12,500'],
    [true, 'yesNo', 'sí', 'yes'],
    ['2026-11-21', 'date', '21 de noviembre de 2026', '21 November 2026'],
    ['geometric-mean', 'text', 'geometric-mean', 'geometric-mean'],
    [null, 'years', '—', '—'],
  ])('%j in %s is "%s"', (value, unit, spanish, english) => {
    expect(formatScalar(value, unit)).toBe(spanish);
    expect(formatScalar(value, unit, 'en')).toBe(english);
  });

  it('that is not of its unit is a defect', () => {
    expect(() => formatScalar('ocho', 'days')).toThrow(TypeError);
  });
});
