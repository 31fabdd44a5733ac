import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addCents,
  applyRate,
  type Cents,
  cents,
  multiplyCents,
  plainDate,
  type RatePpm,
  ratePpm,
} from '#kernel';
import { getReading, moneyAt, numberAt, rateAt, rowAt, rowsAt, tableAt, valueAt } from '#law';
import { loadLaw } from '#law/folder';

// Worked examples of the reference notes on Ecuador (their own arithmetic, sections 2.6, 3.4 and 12), where parameters are all they need.
const law = loadLaw(join(import.meta.dirname, '..', '..', 'law'));
const year2026 = plainDate('2026-11-01');
const sbuOn = (date: string): Cents => getReading(moneyAt(law, 'sbu', plainDate(date))).value;

/** What the row of the last band that begins at or below a number holds in a column. */
function inBand(parameter: string, bandStart: string, number: number, column: string): RatePpm {
  const rows = getReading(rowsAt(law, parameter, year2026)).value;
  return ratePpm(rows.findLast((row) => Number(row[bandStart]) <= number)?.[column] as number);
}

const minimumShare = (years: number) =>
  inBand('pensions.minimum-by-service', 'fromYears', years, 'percentOfSbu');
const maximumShare = (years: number) =>
  inBand('pensions.maximum-by-service', 'fromYears', years, 'percentOfSbu');

describe('pensions by the law', () => {
  const yearsOfBands = [10, 20, 30, 35, 39, 40];

  it.each([
    ['2025-06-01', [23500, 28200, 32900, 37600, 42300, 47000]],
    ['2026-06-01', [24100, 28920, 33740, 38560, 43380, 48200]],
  ])('minima on %s are %j cents', (date, minima) => {
    expect(yearsOfBands.map((years) => applyRate(sbuOn(date), minimumShare(years)))).toEqual(minima);
  });

  it('maxima of 2025 go from 1,175 to 2,585 dollars, and that of 2026 after forty years is 2,651', () => {
    const maxima = [10, 15, 20, 25, 30, 35, 40].map((years) =>
      applyRate(sbuOn('2025-06-01'), maximumShare(years)),
    );
    expect(maxima).toEqual([117500, 141000, 164500, 188000, 211500, 235000, 258500]);
    expect(applyRate(sbuOn('2026-06-01'), maximumShare(40))).toBe(265100);
  });

  it.each([
    [30, 120000, 90000, 33740, 216900],
    [15, 48200, 27113, 28920, 144600],
  ])('%i years on %i cents: %i, between %i and %i', (years, base, amount, minimum, maximum) => {
    const coefficients = getReading(rowsAt(law, 'pensions.coefficient-by-service', year2026)).value;
    const rate = coefficients.find((row) => row.years === years)?.percent as number;
    expect(applyRate(cents(base), ratePpm(rate))).toBe(amount);
    expect(applyRate(sbuOn('2026-06-01'), minimumShare(years))).toBe(minimum);
    expect(applyRate(sbuOn('2026-06-01'), maximumShare(years))).toBe(maximum);
  });

  it('coefficients run from 5 to 40 years, 1.25 a year until the 35th', () => {
    const rows = getReading(rowsAt(law, 'pensions.coefficient-by-service', year2026)).value;
    expect(rows.map((row) => row.years)).toEqual(Array.from({ length: 36 }, (_, index) => index + 5));
    for (const row of rows)
      if (Number(row.years) <= 35) expect(row.percent).toBe(437500 + 12500 * (Number(row.years) - 5));
    expect(rows.slice(-5).map((row) => row.percent)).toEqual([832500, 860500, 897000, 943000, 1000000]);
  });

  it('the State owes 40 %, save between the law of 2015 and the budget of 2019', () => {
    const share = (date: string) => getReading(rateAt(law, 'pensions.state-share', plainDate(date))).value;
    expect(share('2015-04-19')).toBe(400000);
    expect(share('2015-04-20')).toBe(0);
    expect(share('2018-12-31')).toBe(0);
    expect(share('2019-01-01')).toBe(400000);
  });

  it('pensioners pay nothing since the ruling of 18 December 2019', () => {
    const paid = (date: string) =>
      getReading(rateAt(law, 'pensions.pensioners-contribution', plainDate(date))).value;
    expect(paid('2019-12-17')).toBe(27600);
    expect(paid('2019-12-18')).toBe(0);
  });

  it('the base was a geometric mean for pensions granted from August 2017 to the ruling of April 2021', () => {
    const method = (date: string) => getReading(valueAt(law, 'pensions.base-method', plainDate(date))).value;
    expect(method('2017-08-03')).toBe('arithmetic-mean-of-five-best-years');
    expect(method('2017-08-04')).toBe('geometric-mean-of-sixty-best-months');
    expect(method('2021-04-28')).toBe('geometric-mean-of-sixty-best-months');
    expect(method('2021-04-29')).toBe('arithmetic-mean-of-five-best-years');
  });

  it('the 14th is paid in March on the coast and in August in the highlands', () => {
    expect(getReading(tableAt(law, 'pensions.fourteenth-month', year2026)).value).toEqual({
      costa: 3,
      insular: 3,
      sierra: 8,
      amazonia: 8,
    });
  });
});

describe('employers by the law', () => {
  // 100 dollars, three months and a day late, at 9.33 %: four months at 13.33 % a year.
  it('arrears of 100 dollars cost 4.44', () => {
    const date = plainDate('2020-12-31');
    const rate =
      getReading(rateAt(law, 'interest.bce-maximum-conventional', date)).value +
      getReading(rateAt(law, 'interest.arrears-surcharge', date)).value;
    expect(rate).toBe(133300);
    expect(multiplyCents(cents(10000), 4 * rate, 12_000_000)).toBe(444);
  });

  // Four months, 300 dollars late, BIESS at 7 % a year: 4 × 3 × 7 % / 12 × 300 + half an SBU.
  it('liability for a short delay in pensions is 262.00', () => {
    const row = getReading(rowAt(law, 'employer-liability.late-contributions', year2026)).value;
    const multiple = row.returnMultiple as number;
    const lost = multiplyCents(cents(30000), 4 * multiple * 70_000, 12_000_000);
    const addition = applyRate(sbuOn('2026-11-01'), ratePpm(row.shortAddition as number));
    expect(addCents(lost, addition)).toBe(26200);
  });

  it('liability for care, 15 days late on a benefit of 400 dollars, is 320.50', () => {
    const rows = getReading(rowsAt(law, 'employer-liability.health-bands', year2026)).value;
    const addition = ratePpm(rows[1]?.addition as number);
    const share = applyRate(cents(40000), inBand('employer-liability.health-bands', 'daysMin', 15, 'share'));
    expect(addCents(share, applyRate(sbuOn('2026-11-01'), addition))).toBe(32050);
  });

  it('an indemnity for 20 % incapacity on 600 dollars is 7,200, and its cap 48,200', () => {
    const months = getReading(numberAt(law, 'work-risks.partial-indemnity', year2026, 'months')).value;
    const cap = getReading(rateAt(law, 'work-risks.partial-indemnity', year2026, 'cap')).value;
    expect(multiplyCents(cents(60000), months * 20, 100)).toBe(720000);
    expect(applyRate(sbuOn('2026-11-01'), cap)).toBe(4820000);
  });

  it('a peasant family contributes 2.71 a month in 2026', () => {
    const date = plainDate('2026-06-01');
    const base = applyRate(
      sbuOn('2026-06-01'),
      getReading(rateAt(law, 'campesino.family-contribution', date, 'base')).value,
    );
    expect(
      applyRate(base, getReading(rateAt(law, 'campesino.family-contribution', date, 'rate')).value),
    ).toBe(271);
  });
});

describe('policies of this platform', () => {
  it('say that they are policies', () => {
    for (const [id, parameter] of Object.entries(law.parameters))
      if (id.startsWith('disclosure.') || id.startsWith('quality.'))
        expect(
          parameter.versions.map((version) => version.status),
          id,
        ).toEqual(['policy']);
    expect(getReading(rowAt(law, 'disclosure.policy', year2026)).value).toEqual({
      threshold: 5,
      intervalWidth: 5,
      protectZeros: true,
    });
  });
});
