import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { emptyDesign } from './design.ts';
import { endOf, monthsToWrite, placeOf, scheduleOf } from './schedule.ts';
import { soundDesign } from './soundDesign.ts';

const span = (from: string, until: string) => ({ from: plainDate(from), until: plainDate(until) });

describe('the schedule of a design', () => {
  it('goes component by component, activities first, then what is due, and what is handed over at the end', () => {
    const { groups, span: whole } = scheduleOf(soundDesign);
    expect(
      groups.map((one) => [one.component, one.lines.map((line) => [line.kind, line.id, line.from, line.to])]),
    ).toEqual([
      [
        'c1',
        [
          ['activity', 'a1', '2026-02-01', '2027-11-30'],
          ['activity', 'a2', '2026-03-01', '2026-09-30'],
          ['product', 'p1', '2026-03-31', '2026-03-31'],
          ['product', 'p2', '2026-09-30', '2026-09-30'],
        ],
      ],
      [
        'c2',
        [
          ['activity', 'a3', '2026-02-01', '2027-12-31'],
          ['product', 'p3', '2026-06-30', '2026-06-30'],
        ],
      ],
      [null, [['handover', '1', '2028-01-01', '2028-01-01']]],
    ]);
    // The programme's months are 2026-01 to 2027-12; the handover is a day after them.
    expect(whole).toEqual(span('2026-01-01', '2028-01-01'));
  });

  it('has no ends where nothing has a day, and keeps what has none in its list', () => {
    const design = {
      ...soundDesign,
      objectives: soundDesign.objectives.map((one) => ({ ...one, starts: null, ends: null })),
      products: soundDesign.products.map((one) => ({ ...one, due: null })),
      sustainability: { exitPlan: null, continues: [] },
    };
    const told = scheduleOf(design);
    expect(told.span).toBeNull();
    expect(told.groups.flatMap((one) => one.lines)).toHaveLength(6);
    expect(scheduleOf(emptyDesign('X'))).toEqual({ groups: [], span: null });
  });

  it('takes the one day that an activity has for both, and what belongs to no component apart', () => {
    const [activity] = soundDesign.objectives.filter((one) => one.id === 'a2');
    const told = scheduleOf({
      ...emptyDesign('X'),
      objectives: [{ ...activity!, parent: 'no-such', starts: null, ends: '2026-09-30' }],
    });
    expect(told.groups).toMatchObject([
      { component: null, lines: [{ id: 'a2', from: '2026-09-30', to: '2026-09-30' }] },
    ]);
  });

  it('places a day by days and not by months', () => {
    const year = span('2026-01-01', '2026-12-31');
    expect(placeOf(year, plainDate('2026-01-01'))).toBe(0);
    expect(endOf(year, plainDate('2026-12-31'))).toBe(1);
    // 2 July is the 183rd day of 365: 182 days went before it.
    expect(placeOf(year, plainDate('2026-07-02'))).toBeCloseTo(182 / 365, 12);
    expect(endOf(span('2026-01-01', '2026-01-01'), plainDate('2026-01-01'))).toBe(1);
  });

  it('writes as many months as there is room for, on the calendar’s own steps', () => {
    expect(monthsToWrite(span('2026-01-01', '2026-06-30'))).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
    expect(monthsToWrite(span('2026-01-01', '2027-12-31'), 8)).toEqual([
      '2026-01',
      '2026-04',
      '2026-07',
      '2026-10',
      '2027-01',
      '2027-04',
      '2027-07',
      '2027-10',
    ]);
    // The month in which it begins was half gone: its first day is not in the drawing.
    expect(monthsToWrite(span('2026-01-15', '2026-03-15'))).toEqual(['2026-02', '2026-03']);
    expect(monthsToWrite(span('2020-01-01', '2045-12-31'))[1]).toBe('2025-01');
  });
});
