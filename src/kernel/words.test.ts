import { describe, expect, it } from 'vitest';
import {
  addPeriods,
  firstDayOf,
  formatPeriod,
  lastDayOf,
  parsePeriod,
  period,
  periodOf,
  periodsBetween,
  periodsFromTo,
} from './period.ts';
import { plainDate } from './plainDate.ts';
import { foldedWords, foldText, trigramSimilarity } from './textFold.ts';
import { instantOfUuidv7, isUuid, uuidv7, uuidv7Source } from './uuidv7.ts';

describe('a period', () => {
  it('is a month', () => {
    expect(parsePeriod('2026-13').ok).toBe(false);
    expect(parsePeriod('2026-1').ok).toBe(false);
    expect(periodOf(plainDate('2026-11-21'))).toBe('2026-11');
    expect(firstDayOf(period('2024-02'))).toBe('2024-02-01');
    expect(lastDayOf(period('2024-02'))).toBe('2024-02-29');
    expect(addPeriods(period('2026-11'), 3)).toBe('2027-02');
    expect(periodsBetween(period('2026-11'), period('2025-12'))).toBe(-11);
    expect(periodsFromTo(period('2025-11'), period('2026-02'))).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(formatPeriod(period('2026-11'))).toBe('noviembre de 2026');
  });
});

describe('folded text', () => {
  it('forgets accents, capitals, punctuation and order', () => {
    expect(foldText('  Íñiguez-Muñoz,  José ')).toBe('iniguez munoz jose');
    expect(foldedWords('PÉREZ Juan')).toEqual(['juan', 'perez']);
  });

  // pg_trgm: similarity('word', 'two words') = 0.363636 (PostgreSQL manual, F.35).
  it('is compared as pg_trgm compares', () => {
    expect(trigramSimilarity('word', 'two words')).toBeCloseTo(4 / 11, 12);
    expect(trigramSimilarity('María Quishpe', 'quishpe MARIA')).toBe(1);
    expect(trigramSimilarity('', 'Quito')).toBe(0);
  });
});

describe('a UUID version 7', () => {
  // RFC 9562, appendix A.6.
  it('is the one of the standard', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    const uuid = uuidv7(0x017f22e279b0, random);
    expect(uuid).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
    expect(instantOfUuidv7(uuid)).toBe(1645557742000);
    expect(isUuid(uuid)).toBe(true);
  });

  it('keeps the order of making within a millisecond and when the clock steps back', () => {
    const clock = [...Array(5_000).fill(1_000), 900, 1_001];
    const next = uuidv7Source(
      () => clock.shift() as number,
      (length) => new Uint8Array(length).fill(0xff),
    );
    const made = Array.from({ length: 5_002 }, () => next());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(5_002);
  });
});
