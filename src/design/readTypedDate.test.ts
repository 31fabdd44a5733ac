import { describe, expect, it } from 'vitest';
import { readTypedDate, splitPastedDate } from './readTypedDate.ts';

const read = (day: string, month: string, year: string) => readTypedDate({ day, month, year });

describe('a date typed in three boxes', () => {
  it('takes the month as a number, a name or its beginning, with or without accents and capitals', () => {
    for (const month of ['3', '03', 'marzo', 'MAR', 'march'])
      expect(read('7', month, '1958')).toEqual({ state: 'date', date: '1958-03-07' });
    expect(read('1', 'setiembre', '2026')).toEqual({ state: 'date', date: '2026-09-01' });
    expect(read('1', 'ene', '2026')).toEqual({ state: 'date', date: '2026-01-01' });
  });

  it('says what is missing apart from what cannot be', () => {
    expect(read('', ' ', '')).toEqual({ state: 'empty' });
    expect(read('7', '3', '58')).toEqual({ state: 'incomplete' });
    expect(read('7', '', '1958')).toEqual({ state: 'incomplete' });
    expect(read('31', '2', '2026')).toEqual({ state: 'impossible' });
    expect(read('29', '2', '2024')).toEqual({ state: 'date', date: '2024-02-29' });
    expect(read('1', 'ma', '2026')).toEqual({ state: 'impossible' });
    expect(read('uno', '3', '2026')).toEqual({ state: 'impossible' });
  });

  it('takes a whole date pasted into one box, day before month', () => {
    const parts = { day: '21', month: '11', year: '2026' };
    expect(splitPastedDate('21/11/2026')).toEqual(parts);
    expect(splitPastedDate(' 2026-11-21 ')).toEqual(parts);
    expect(splitPastedDate('21.11.2026')).toEqual(parts);
    expect(splitPastedDate('21 de noviembre de 2026')).toEqual({ ...parts, month: 'noviembre' });
    expect(splitPastedDate('21')).toBeNull();
  });
});
