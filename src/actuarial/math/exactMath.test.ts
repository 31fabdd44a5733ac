import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, normalDistribution, normalQuantile, pow } from './exactMath.ts';

// The literals are the correctly rounded values of the constants (Abramowitz & Stegun, tables 1.1, 4.2, 26.1 and 26.6).
describe('exp and log of our own', () => {
  it('give the constants', () => {
    expect(exp(0)).toBe(1);
    expect(exp(1)).toBeCloseTo(Math.E, 15);
    expect(exp(-1)).toBeCloseTo(0.36787944117144233, 16);
    expect(exp(10)).toBeCloseTo(22026.465794806718, 10);
    expect(log(2)).toBeCloseTo(Math.LN2, 16);
    expect(log(10)).toBeCloseTo(Math.LN10, 15);
    expect(log(1)).toBe(0);
    expect(pow(1.06, 30)).toBeCloseTo(5.743491172913257, 13);
    expect(pow(2, -3)).toBe(0.125);
    expect(pow(2, 0.5)).toBeCloseTo(Math.SQRT2, 15);
  });

  it('keep the edges', () => {
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-746)).toBe(0);
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(log(-1)).toBeNaN();
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(Number.NaN)).toBeNaN();
  });

  it('stay within four units in the last place of the host library, which they never call', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(9e-16);
      }),
      { numRuns: 2000, seed: 5 },
    );
    fc.assert(
      fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => {
        const host = Math.log(x);
        expect(Math.abs(log(x) - host)).toBeLessThanOrEqual(9e-16 * Math.max(Math.abs(host), 1e-3));
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('give the normal distribution and its quantile', () => {
    expect(normalDistribution(0)).toBe(0.5);
    expect(normalDistribution(1.96)).toBeCloseTo(0.9750021048517795, 13);
    expect(normalDistribution(-3)).toBeCloseTo(0.0013498980316300946, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 11);
    expect(normalQuantile(0.01)).toBeCloseTo(-2.3263478740408408, 11);
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 8);
  });
});
