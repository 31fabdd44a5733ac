import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actuarialBalance, balanceOf, presentValue } from '../finance/balance.ts';
import { syntheticFinance } from '../finance/syntheticFinance.ts';
import type { PensionInputs, PensionStocks } from './inputs.ts';
import { copyStocks } from './inputs.ts';
import { projectGroups, projectPensions } from './projectPensions.ts';
import { syntheticScheme } from './syntheticScheme.ts';

/** Random schemes: every rate, stock and profile of the synthetic scheme moved by numbers that fast-check draws. */
const anyScheme = fc
  .record({
    draws: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 9, maxLength: 9 }),
    classes: fc.integer({ min: 1, max: 4 }),
    years: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ draws, classes, years }) => syntheticScheme({ years, classes, vary: (i) => draws[i % 9]! }));
const runs = { numRuns: 25, seed: 5 };

function moneyTimes(inputs: PensionInputs, factor: number): PensionInputs {
  const scale = (values: Float64Array) => values.map((value) => value * factor);
  const stocks: PensionStocks = copyStocks(inputs.stocks);
  for (const stock of [stocks.oldAge, stocks.invalidity, stocks.widows, stocks.orphans])
    stock.amount.set(scale(stock.amount));
  stocks.bestPays.set(scale(stocks.bestPays));
  return {
    ...inputs,
    payLevel: scale(inputs.payLevel),
    sbu: scale(inputs.sbu),
    funeralAid: scale(inputs.funeralAid),
    stocks,
  };
}

describe('nobody and no money is lost or found (Must hold 3)', () => {
  it('persons: every state closes in every year', () => {
    fc.assert(
      fc.property(anyScheme, (inputs) => {
        const { projection: p, stocks } = projectPensions(inputs);
        for (let t = 1; t <= p.years; t++) {
          const f = (name: keyof typeof p.flows) => p.flows[name][t]!;
          const close = (opening: number, change: number, closing: number) =>
            expect(Math.abs(opening + change - closing)).toBeLessThan(
              1e-9 * Math.max(1, opening, Math.abs(change)),
            );
          close(
            p.active[t - 1]!,
            f('newEntrants') +
              f('reentries') -
              f('exits') -
              f('activeDeaths') -
              f('activeToInvalidity') -
              f('activeToOldAge'),
            p.active[t]!,
          );
          close(
            p.inactive[t - 1]!,
            f('exits') - f('reentries') - f('inactiveDeaths') - f('inactiveToOldAge'),
            p.inactive[t]!,
          );
          for (const kind of p.kinds)
            close(kind.persons[t - 1]!, kind.newPersons[t]! - kind.endedPersons[t]!, kind.persons[t]!);
          expect(p.kinds[0].newPersons[t]).toBeCloseTo(f('activeToOldAge') + f('inactiveToOldAge'), 5);
          expect(p.kinds[1].newPersons[t]).toBeCloseTo(f('activeToInvalidity'), 5);
        }
        const counted = (cells: Float64Array) => cells.reduce((a, b) => a + b, 0);
        expect(counted(stocks.active)).toBeCloseTo(p.active[p.years]!, 4);
        expect(counted(stocks.inactive)).toBeCloseTo(p.inactive[p.years]!, 4);
        for (const cells of [
          stocks.active,
          stocks.inactive,
          stocks.oldAge.persons,
          stocks.widows.persons,
          stocks.orphans.persons,
        ]) {
          expect(cells.every((persons) => persons >= 0)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('money: every kind of pension and the reserve close in every year', () => {
    fc.assert(
      fc.property(anyScheme, (inputs) => {
        const { projection: p } = projectPensions(inputs);
        const finance = syntheticFinance(inputs);
        const b = balanceOf(p, finance);
        for (let t = 1; t <= p.years; t++) {
          for (const kind of p.kinds) {
            const closing =
              kind.amount[t - 1]! + kind.raisedAmount[t]! + kind.newAmount[t]! - kind.endedAmount[t]!;
            expect(Math.abs(closing - kind.amount[t]!)).toBeLessThan(1e-9 * Math.max(1, kind.amount[t]!));
          }
          const income = b.contributions[t]! + b.statePaid[t]! + b.interestEarned[t]! + b.otherIncome[t]!;
          const expense = b.pensions[t]! + b.funeral[t]! + b.administration[t]!;
          expect(Math.abs(b.reserve[t - 1]! + income - expense - b.reserve[t]!)).toBeLessThan(1e-9 * expense);
        }
        // Discounted, the last reserve is the first plus all flows: the deficit of the valuation.
        const figures = actuarialBalance(b);
        expect(Math.abs(-figures.deficit - b.reserve[p.years]! * b.discount[p.years]!)).toBeLessThan(
          1e-9 * figures.pensions,
        );
        expect(presentValue(b.pensions, b)).toBe(figures.pensions);
      }),
      runs,
    );
  });

  it('a closed group ends empty', () => {
    const { projection: p, stocks } = projectPensions(syntheticScheme({ years: 110, classes: 2 }), 'closed');
    expect(p.active[0]).toBeGreaterThan(1000);
    expect(p.active[110]).toBe(0);
    expect(p.inactive[110]).toBe(0);
    expect(stocks.oldAge.persons.every((persons) => persons === 0)).toBe(true);
    expect(p.flows.newEntrants.every((persons) => persons === 0)).toBe(true);
    expect(p.kinds[2].persons[110]! + p.kinds[3].persons[110]!).toBeLessThan(1e-6 * p.kinds[2].persons[20]!);
  });

  it('groups projected together come out as each does alone, and pensions in payment are nobody else’s', () => {
    fc.assert(
      fc.property(anyScheme, (inputs) => {
        const [open, closed, inPayment] = projectGroups(inputs, ['open', 'closed', 'inPayment']);
        expect(open).toEqual(projectPensions(inputs).projection);
        expect(closed).toEqual(projectPensions(inputs, 'closed').projection);
        const p = inPayment!;
        expect(p).toEqual(projectPensions(inputs, 'inPayment').projection);
        for (const path of [p.active, p.inactive, p.wageMass, p.kinds[0].newPersons, p.kinds[1].newPersons])
          expect(path.every((value) => value === 0)).toBe(true);
        expect(p.kinds[0].persons[0]).toBe(open!.kinds[0].persons[0]);
      }),
      runs,
    );
  });

  it('a projection finds nothing of the one before, whatever that was or wherever it stopped', () => {
    fc.assert(
      fc.property(anyScheme, anyScheme, (inputs, other) => {
        const alone = projectGroups(inputs, ['open', 'closed', 'inPayment']);
        projectGroups(other, ['closed', 'open']);
        expect(projectGroups(inputs, ['open', 'closed', 'inPayment'])).toEqual(alone);
        // This one stops in its first year, when no law is in force yet.
        const law = inputs.law.map((award) => ({ ...award, yearFirst: other.yearBase + 2 }));
        expect(() => projectPensions({ ...other, years: Math.max(2, other.years), law })).toThrow(/No law/);
        expect(projectGroups(inputs, ['open', 'closed', 'inPayment'])).toEqual(alone);
      }),
      runs,
    );
  });

  it('has room for sixteen pay classes, and says so of a seventeenth', () => {
    const { projection } = projectPensions(syntheticScheme({ years: 2, classes: 16 }));
    expect(projection.kinds[0].newPersons[2]).toBeGreaterThan(0);
    expect(() => projectPensions(syntheticScheme({ years: 2, classes: 17 }))).toThrow(
      'A projection has room for 16 pay classes, and 17 were given.',
    );
  });

  it('doubling every amount doubles every amount and moves nobody', () => {
    fc.assert(
      fc.property(anyScheme, (inputs) => {
        const one = projectPensions(inputs).projection;
        const two = projectPensions(moneyTimes(inputs, 2)).projection;
        expect(two.active).toEqual(one.active);
        expect(two.wageMass).toEqual(one.wageMass.map((value) => 2 * value));
        expect(two.pensionsPaid).toEqual(one.pensionsPaid.map((value) => 2 * value));
        expect(two.funeralPaid).toEqual(one.funeralPaid.map((value) => 2 * value));
      }),
      runs,
    );
  });

  it('leaves its inputs as they were', () => {
    const inputs = syntheticScheme({ years: 3, classes: 2 });
    const before = inputs.stocks.active.slice();
    projectPensions(inputs);
    expect(inputs.stocks.active).toEqual(before);
  });

  it('refuses stocks that cannot be: forty years of service at twenty', () => {
    const inputs = syntheticScheme({ years: 1, classes: 1 });
    inputs.stocks.active[20 * 51 + 40] = 1;
    expect(() => projectPensions(inputs)).toThrow(/At age 20 nobody can have 40 years of service/);
  });
});
