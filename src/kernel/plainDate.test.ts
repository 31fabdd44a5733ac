import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareDates,
  dateAt,
  dateFromDayNumber,
  dayNumberOf,
  daysBetween,
  earlierOf,
  easterSunday,
  formatDate,
  fullMonthsBetween,
  isPlainDate,
  laterOf,
  parsePlainDate,
  plainDate,
  weekdayOf,
} from './plainDate.ts';

const d = plainDate;

describe('a date', () => {
  it('exists in the calendar or is refused', () => {
    expect(parsePlainDate('2026-02-31')).toEqual({
      ok: false,
      refusal: { refusal: 'no-such-date', text: '2026-02-31' },
    });
    expect(isPlainDate('2024-02-29')).toBe(true);
    for (const wrong of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-5',
      '0000-01-01',
      '21/11/2026',
      '',
    ])
      expect(isPlainDate(wrong), wrong).toBe(false);
    expect(() => plainDate('2026-02-30')).toThrow(RangeError);
  });

  it('counts days and months', () => {
    expect(addDays(d('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(d('2025-01-01'), -1)).toBe('2024-12-31');
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(d('2026-01-15'), -13)).toBe('2024-12-15');
    expect(daysBetween(d('2026-01-01'), d('2027-01-01'))).toBe(365);
    expect(fullMonthsBetween(d('2026-01-31'), d('2026-02-28'))).toBe(1);
    expect(fullMonthsBetween(d('2026-01-15'), d('2026-03-14'))).toBe(1);
    expect(ageOn(d('1960-11-22'), d('2026-11-21'))).toBe(65);
    expect(ageOn(d('1960-11-21'), d('2026-11-21'))).toBe(66);
  });

  it('has an order', () => {
    expect([d('2026-11-21'), d('2025-12-31'), d('2026-02-01')].sort(compareDates)).toEqual([
      '2025-12-31',
      '2026-02-01',
      '2026-11-21',
    ]);
    expect(earlierOf(d('2026-11-21'), d('2026-02-01'))).toBe('2026-02-01');
    expect(laterOf(d('2026-11-21'), d('2026-02-01'))).toBe('2026-11-21');
    expect(addYears(d('2024-02-29'), 1)).toBe('2025-02-28');
  });

  it('knows its weekday', () => {
    expect(weekdayOf(d('1970-01-01'))).toBe(4);
    expect(weekdayOf(d('2026-11-21'))).toBe(6);
    expect(weekdayOf(d('1900-01-01'))).toBe(1);
  });

  it('is read on the wall of Ecuador, five hours behind', () => {
    expect(dateAt(Date.parse('2026-11-21T04:59:59Z'))).toBe('2026-11-20');
    expect(dateAt(Date.parse('2026-11-21T05:00:00Z'))).toBe('2026-11-21');
  });

  it('is written in words', () => {
    expect(formatDate(d('2026-11-21'))).toBe('21 de noviembre de 2026');
    expect(formatDate(d('2026-11-21'), 'en')).toBe('21 November 2026');
  });

  it('day numbers and dates are one to one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719162, max: 2932896 }),
        (number) => dayNumberOf(dateFromDayNumber(number)) === number,
      ),
    );
  });
});

// Dates of Easter as published by the U.S. Naval Observatory.
describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2021, '2021-04-04'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('of %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });
});
