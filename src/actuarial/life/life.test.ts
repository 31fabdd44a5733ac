import { describe, expect, it } from 'vitest';
import * as c from './commutation.ts';
import { lifeExpectancy, lifeTableFromMortality } from './lifeTable.ts';
import { dependentProbabilities, multipleDecrementFromCounts } from './multipleDecrement.ts';
import { projectMarkovChain } from './multiState.ts';

// A table of three ages worked by hand: 100, 80 and 40 survivors, interest 25 %, so that v = 0.8.
const table = lifeTableFromMortality(0, [0.2, 0.5, 1], 100);
const columns = c.commutation(table, 0.25);

describe('life contingencies by hand', () => {
  it('table and expectation of life', () => {
    expect([...table.lx]).toEqual([100, 80, 40]);
    expect([...lifeExpectancy(table)]).toEqual([1.7, 1, 0.5]);
    expect(() => lifeTableFromMortality(30, [0.1, 1.7])).toThrow(/age 31 is 1.7/);
  });

  it('annuities', () => {
    expect(c.annuityDue(columns, 0)).toBeCloseTo(1.896, 12);
    expect(c.annuityDue(columns, 0, 2)).toBeCloseTo(1.64, 12);
    expect(c.annuityImmediate(columns, 0)).toBeCloseTo(0.896, 12);
    expect(c.annuityDueFractional(columns, 0, 12)).toBeCloseTo(1.896 - 11 / 24, 12);
    expect(c.deferredAnnuityDue(columns, 0, 1)).toBeCloseTo(0.896, 12);
    expect(c.increasingAnnuityDue(columns, 0)).toBeCloseTo(3.048, 12);
  });

  it('insurances, premium and reserve', () => {
    expect(c.insurance(columns, 0)).toBeCloseTo(0.6208, 12);
    expect(c.insurance(columns, 0, 2)).toBeCloseTo(0.416, 12);
    expect(c.pureEndowment(columns, 0, 2)).toBeCloseTo(0.256, 12);
    expect(c.endowment(columns, 0, 2)).toBeCloseTo(0.672, 12);
    expect(c.increasingInsurance(columns, 0)).toBeCloseTo(1.2864, 12);
    expect(c.levelPremium(columns, 0)).toBeCloseTo(0.6208 / 1.896, 12);
    expect(c.policyReserve(columns, 0, 0)).toBeCloseTo(0, 12);
    expect(c.policyReserve(columns, 0, 1)).toBeCloseTo(0.72 - (0.6208 / 1.896) * 1.4, 12);
    expect(() => c.annuityDue(c.commutation(lifeTableFromMortality(20, [1]), 0.05), 19)).toThrow(
      /begins at 20/,
    );
  });

  it('decrements acting together: 10 % and 20 % alone leave 72 %', () => {
    const [first, second] = dependentProbabilities([0.1, 0.2]) as [number, number];
    expect(first).toBeCloseTo(0.08980389, 8);
    expect(second).toBeCloseTo(0.19019611, 8);
    expect(dependentProbabilities([0, 0])).toEqual([0, 0]);
    expect(dependentProbabilities([1, 0.3])).toEqual([1, 0]);
    expect(() => multipleDecrementFromCounts(30, [10], [[8], [3]])).toThrow(/At age 30 11 leave and only 10/);
  });

  it('a yearly chain: healthy, ill, dead', () => {
    const moves = [
      [0.8, 0.1, 0.1],
      [0.5, 0.3, 0.2],
      [0, 0, 1],
    ];
    const distribution = projectMarkovChain(3, [1, 0, 0], 2, (from, to) => moves[from]![to]!);
    expect([...distribution.slice(3, 6)]).toEqual([0.8, 0.1, 0.1]);
    expect(distribution[6]).toBeCloseTo(0.69, 12);
    expect(distribution[7]).toBeCloseTo(0.11, 12);
    expect(distribution[8]).toBeCloseTo(0.2, 12);
  });
});
