import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountedValues, fences, median, percentile90, quantile } from './quantile.ts';

describe('quantiles by hand', () => {
  // Type 7 of 1..10 at 0.9: position 9.1; at 0.25: 3.25. Type 8 at 0.25: (10 + 1/3)/4 + 1/3 = 2.91667 (Hyndman & Fan, table 1).
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  it('type 7', () => {
    expect(percentile90(ten)).toBeCloseTo(9.1, 12);
    expect(quantile(ten, 0.25)).toBe(3.25);
    expect(median(ten)).toBe(5.5);
    expect(median([3, 1, 2])).toBe(2);
  });
  it('type 8', () => {
    expect(quantile(ten, 0.25, 8)).toBeCloseTo(2.9166666667, 9);
    expect(quantile(ten, 0.75, 8)).toBeCloseTo(8.0833333333, 9);
    expect(quantile([1, 2], 0.01, 8)).toBe(1);
    expect(quantile([1, 2], 0.99, 8)).toBe(2);
  });
  it('fences lie one and a half interquartile ranges beyond the quartiles', () => {
    // Of 1..10 by type 8: 2.916667 and 8.083333, range 5.166667, so −4.833333 and 15.833333.
    const found = fences(ten)!;
    expect(found.lower).toBeCloseTo(-4.8333333333, 9);
    expect(found.upper).toBeCloseTo(15.8333333333, 9);
    expect(fences([])).toBeNull();
  });
  it('nothing has no quantile; ends are minimum and maximum; nonsense is refused', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(new CountedValues().quantile(0.5)).toBeNull();
    expect([quantile(ten, 0), quantile(ten, 1), quantile([7], 0.3)]).toEqual([1, 10, 7]);
    expect(() => quantile(ten, 1.1)).toThrow(RangeError);
    expect(() => quantile([Number.NaN], 0.5)).toThrow(RangeError);
    expect(() => new CountedValues().add(1, -1)).toThrow(RangeError);
  });
});

describe('counted values', () => {
  it('give the same quantile as the observations one by one, also when merged', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(7 as const, 8 as const),
        (a, b, p, type) => {
          const first = new CountedValues(a.map((value) => [value, 1] as const));
          const second = new CountedValues();
          for (const value of b) second.add(value);
          expect(first.merge(second).quantile(p, type)).toBe(quantile([...a, ...b], p, type));
          expect(first.total).toBe(a.length + b.length);
        },
      ),
    );
  });
  it('a quantile never falls as its probability grows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          expect(quantile(values, Math.min(p, q))!).toBeLessThanOrEqual(quantile(values, Math.max(p, q))!);
        },
      ),
    );
  });
  it('have a mean', () => {
    expect(
      new CountedValues([
        [10, 3],
        [20, 1],
      ]).mean(),
    ).toBe(12.5);
    expect(new CountedValues().mean()).toBeNull();
  });
});
