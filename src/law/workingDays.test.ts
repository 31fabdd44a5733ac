import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { workingCalendar } from '#law';
import { loadLaw } from '#law/folder';

const calendar = workingCalendar(loadLaw(join(import.meta.dirname, '..', '..', 'law')));
const d = plainDate;

/** National days of rest of a year as MM-DD, without those decreed for one occasion. */
function nationalDays(year: number): string[] {
  return calendar
    .holidays(year)
    .filter((holiday) => !holiday.id.startsWith('holidays.decreed'))
    .map((holiday) => holiday.date.slice(5));
}

// Observed days of rest of each year, Carnival and Good Friday from the dates of Easter.
describe('national holidays as they were kept', () => {
  it.each([
    [
      2021,
      [
        '01-01',
        '02-15',
        '02-16',
        '04-02',
        '04-30',
        '05-24',
        '08-09',
        '10-08',
        '11-01',
        '11-02',
        '12-24',
        '12-31',
      ],
    ],
    [2022, ['02-28', '03-01', '04-15', '05-02', '05-23', '08-12', '10-10', '11-03', '11-04', '12-26']],
    [
      2023,
      ['01-02', '02-20', '02-21', '04-07', '05-01', '05-26', '08-11', '10-09', '11-02', '11-03', '12-25'],
    ],
    [
      2024,
      ['01-01', '02-12', '02-13', '03-29', '05-03', '05-24', '08-09', '10-11', '11-01', '11-04', '12-25'],
    ],
    [
      2025,
      ['01-01', '03-03', '03-04', '04-18', '05-02', '05-23', '08-11', '10-10', '11-03', '11-04', '12-25'],
    ],
    [
      2026,
      ['01-01', '02-16', '02-17', '04-03', '05-01', '05-25', '08-10', '10-09', '11-02', '11-03', '12-25'],
    ],
  ])('in %i', (year, days) => {
    expect(nationalDays(year)).toEqual(days);
  });

  it('of 2018: 2 November a Friday and 3 a Saturday are kept on Thursday and Friday', () => {
    expect(nationalDays(2018).filter((day) => day.startsWith('11'))).toEqual(['11-01', '11-02']);
  });

  it('say what they commemorate and which rule moved them', () => {
    const [holiday] = calendar.holidaysOn(d('2022-05-23'));
    expect(holiday?.commemorates).toBe('2022-05-24');
    expect(holiday?.title.es).toBe('Batalla de Pichincha');
    expect(holiday?.citation.gazette).toBe('R.O.-S 906, 20-Dec-2016');
  });

  it('did not move before 2017', () => {
    expect(calendar.isWorkingDay(d('2016-08-10'))).toBe(false);
    expect(calendar.isWorkingDay(d('2016-08-12'))).toBe(true);
    expect(calendar.holidaysOn(d('2016-08-10')).map((holiday) => holiday.citation.status)).toEqual([
      'unconfirmed',
    ]);
    expect(calendar.holidaysOn(d('2026-08-10')).map((holiday) => holiday.citation.status)).toEqual([
      'confirmed',
    ]);
  });
});

describe('working days', () => {
  it('are neither weekends nor holidays', () => {
    expect(calendar.isWorkingDay(d('2026-11-21'))).toBe(false);
    expect(calendar.isWorkingDay(d('2026-11-20'))).toBe(true);
    expect(calendar.isWorkingDay(d('2021-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(d('2024-04-18'))).toBe(false);
  });

  it('are counted from the day after', () => {
    // Thursday 30 October 2025; 3 and 4 November are days of rest.
    expect(calendar.addWorkingDays(d('2025-10-30'), 1)).toBe('2025-10-31');
    expect(calendar.addWorkingDays(d('2025-10-30'), 2)).toBe('2025-11-05');
    expect(calendar.addWorkingDays(d('2025-11-05'), -2)).toBe('2025-10-30');
    expect(calendar.addWorkingDays(d('2025-11-01'), 0)).toBe('2025-11-01');
    expect(calendar.nextWorkingDay(d('2025-11-01'))).toBe('2025-11-05');
    expect(calendar.workingDaysBetween(d('2025-10-30'), d('2025-11-05'))).toBe(2);
    expect(calendar.workingDaysBetween(d('2025-11-05'), d('2025-10-30'))).toBe(-2);
    expect(() => calendar.addWorkingDays(d('2025-11-05'), 1.5)).toThrow(RangeError);
  });

  it('depend on the canton: 25 July 2024 was a Thursday, kept in Guayaquil on Friday 26', () => {
    expect(calendar.isWorkingDay(d('2024-07-26'))).toBe(true);
    expect(calendar.isWorkingDay(d('2024-07-26'), { canton: '0901' })).toBe(false);
    expect(calendar.isWorkingDay(d('2024-07-26'), { canton: '1701' })).toBe(true);
  });

  it('depend on the province: 7 November 2022 was a Monday, kept in every canton of Santa Elena', () => {
    expect(calendar.isWorkingDay(d('2022-11-07'), { canton: '2403' })).toBe(false);
    expect(calendar.isWorkingDay(d('2022-11-07'), { canton: '0901' })).toBe(true);
  });
});
