import { describe, expect, it } from 'vitest';
import { emptyProjection } from '../pensions/outputs.ts';
import {
  actuarialBalance,
  balanceOf,
  exhaustionMoment,
  exhaustionOf,
  type FinanceInputs,
  presentValue,
  rateForReserveRatio,
  scaledPremiums,
} from './balance.ts';
import { internalReturn } from './cohortReturn.ts';
import { judgePortfolio } from './investment.ts';

const constant = (value: number) => Float64Array.of(0, value, value, value);

/** Three years by hand: wages of 1,000, pensions of 150 growing by 50, no interest unless said. */
function scheme(interest: number, reserve: number, rate: number) {
  const projection = emptyProjection(2020, 3);
  projection.wageMass.set([0, 1000, 1000, 1000]);
  projection.kinds[0].paid.set([0, 150, 200, 250]);
  const finance: FinanceInputs = {
    reserve,
    interest: constant(interest),
    contributionRate: constant(rate),
    wageMassFactor: constant(1),
    pensionFactor: [constant(1), constant(1), constant(1), constant(1)],
    pensionerRate: constant(0),
    contributionsOnExtraPay: false,
    administrationShare: constant(0),
    stateShare: constant(0.4),
    statePaidShare: Float64Array.of(0, 1, 0, 0.5),
    otherIncome: constant(0),
    sbu: constant(1),
  };
  return { balance: balanceOf(projection, finance), finance };
}

describe('finance by hand', () => {
  it('the State pays, does not pay, and pays a half', () => {
    const { balance } = scheme(0, 100, 0.1);
    expect([...balance.stateDue]).toEqual([0, 60, 80, 100]);
    expect([...balance.statePaid]).toEqual([0, 60, 0, 50]);
    expect([...balance.reserve]).toEqual([100, 110, 10, -90]);
    expect(exhaustionOf(balance)).toEqual({ firstNegativeYear: 2023, lastPositiveYear: 2022 });
    expect(exhaustionMoment(balance)).toBeCloseTo(2022.1, 12);
    expect([...balance.payAsYouGo].slice(1)).toEqual([0.15, 0.2, 0.25]);
    expect(balance.payAsYouGoWithState[3]).toBeCloseTo(0.2, 12);
    expect(balance.reserveRatio[2]).toBeCloseTo(110 / 200, 12);
  });

  it('the level rate closes the horizon, and a wanted reserve ratio is reached', () => {
    const { balance } = scheme(0.1, 100, 0.1);
    const figures = actuarialBalance(balance);
    expect(presentValue(balance.pensions, balance)).toBeCloseTo(150 / 1.1 + 200 / 1.21 + 250 / 1.331, 9);
    expect(scheme(0.1, 100, figures.levelRate).balance.reserve[3]).toBeCloseTo(0, 9);
    expect(scheme(0.1, 100, rateForReserveRatio(balance, 2)).balance.reserve[3]).toBeCloseTo(500, 8);
    expect(figures.balanceRate).toBeCloseTo(0.1 - figures.levelRate, 12);
  });

  it('scaled premiums: the least rate of each period under which the reserve does not fall', () => {
    const { balance, finance } = scheme(0, 100, 0.1);
    const periods = scaledPremiums(balance, finance, 2);
    expect(periods.map((period) => [period.yearFirst, period.yearLast])).toEqual([
      [2021, 2022],
      [2023, 2023],
    ]);
    // Net expense after the State: 90, 200, 200.
    expect(periods[0]!.rate).toBeCloseTo(0.2, 12);
    expect(periods[0]!.reserveAtEnd).toBeCloseTo(210, 9);
    expect(periods[1]!.rate).toBeCloseTo(0.2, 12);
  });

  it('internal return: 100 for 110 in a year is 10 %; nothing for something has none', () => {
    expect(internalReturn([-100, 110])).toBeCloseTo(0.1, 10);
    expect(internalReturn([-100, 60, 60])).toBeCloseTo(0.13066238629, 9);
    expect(internalReturn([-100, -5])).toBeUndefined();
  });

  it('a portfolio: return, limits passed, concentration', () => {
    const opinion = judgePortfolio([
      { name: 'State bonds', share: 0.6, yearlyReturn: 0.05, shareMax: 0.5 },
      { name: 'Loans to affiliates', share: 0.4, yearlyReturn: 0.08, shareMin: 0.2 },
    ]);
    expect(opinion.yearlyReturn).toBeCloseTo(0.062, 12);
    expect(opinion.breaches).toEqual([{ name: 'State bonds', share: 0.6, limit: 0.5, kind: 'above' }]);
    expect(opinion.concentration).toBeCloseTo(0.52, 12);
    expect(() => judgePortfolio([{ name: 'one', share: 0.9, yearlyReturn: 0 }])).toThrow(/sum to 0.9/);
  });
});
