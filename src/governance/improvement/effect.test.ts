import { describe, expect, it } from 'vitest';
import { effectOf } from './effect.ts';

const monthsFrom = (values: readonly number[]) =>
  values.map((value, i) => ({
    month: `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    value,
  }));
// Moving ranges of 0.2: limits of before are 3.2 ± 2.66 × 0.2 = 2.668 and 3.732 (Wheeler & Chambers 1992, ch. 3).
const before = [3.1, 3.3, 3.1, 3.3, 3.1, 3.3, 3.1, 3.3, 3.1, 3.3];

describe('what became of a measure', () => {
  it('is better when the months after stand above the limits of before; the month of the change counts for neither', () => {
    const { reading, points } = effectOf(monthsFrom([...before, 1.0, 3.9, 4.0, 3.9]), 'mean', '2025-11', 3);
    expect(reading).toEqual({
      effect: 'better',
      before: { months: 10, mean: expect.closeTo(3.2, 9) },
      after: { months: 3, mean: expect.closeTo(3.9333, 3) },
      monthsNeeded: 3,
    });
    expect(points.map((point) => point.side).join(' ')).toBe(
      `${'before '.repeat(10)}during after after after`,
    );
    expect(points.slice(11).map((point) => [point.kind, point.stretch])).toEqual(
      Array(3).fill(['improvement', 1]),
    );
  });
  it('is a signal of nothing within the limits of before, though the mean rose', () => {
    const { reading } = effectOf(monthsFrom([...before, 3.2, 3.4, 3.3, 3.4]), 'mean', '2025-11', 3);
    expect(reading.effect).toBe('no-signal');
    expect(reading.after.mean).toBeGreaterThan(reading.before.mean!);
  });
  it('is worse under them; a wait is the other way round', () => {
    expect(effectOf(monthsFrom([...before, 3, 2.1, 2, 2.1]), 'mean', '2025-11', 3).reading.effect).toBe(
      'worse',
    );
    expect(
      effectOf(monthsFrom([...before, 3, 2.1, 2, 2.1]), 'waiting-days', '2025-11', 3).reading.effect,
    ).toBe('better');
  });
  it('is too soon to say before the months needed, and cannot be said without months before', () => {
    expect(effectOf(monthsFrom([...before, 3, 4.4, 4.4]), 'mean', '2025-11', 3).reading.effect).toBe(
      'too-soon',
    );
    expect(effectOf(monthsFrom([3.1, 4, 4, 4]), 'mean', '2025-01', 3).reading.effect).toBe('no-baseline');
    expect(effectOf(monthsFrom(before), 'mean', null, 3).reading).toMatchObject({
      effect: 'too-soon',
      after: { months: 0, mean: null },
    });
  });
});
