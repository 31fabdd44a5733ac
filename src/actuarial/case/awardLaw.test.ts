import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stylisedOutcome } from '../finance/cohortReturn.ts';
import { openCaseFolder } from '../folder/index.ts';
import { emptyStocks } from '../pensions/inputs.ts';
import { loadScheme, memory } from '../pensions/memory.ts';
import { enterBestPays } from '../pensions/pays.ts';
import { syntheticScheme } from '../pensions/syntheticScheme.ts';
import { buildValuation, studyOf } from './pensionCase.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { case: ecuador, cited } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
const { law } = cited;

describe('the law of awards in plain numbers', () => {
  it('reads coefficients, minima and maxima (C.D. 100, LSS 234, C.D. 300)', () => {
    expect([10, 30, 36, 39, 40].map((k) => law.coefficient[k])).toEqual([0.5, 0.75, 0.8325, 0.943, 1]);
    expect([10, 11, 21, 31, 36, 40].map((k) => law.minimum[k])).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect([10, 15, 34, 35, 40].map((k) => law.maximum[k])).toEqual([2.5, 3, 4.5, 5, 5.5]);
    expect([55, 60, 65, 70].map((age) => law.serviceNeeded[age])).toEqual([40, 30, 15, 10]);
    expect([
      law.widowShare,
      law.orphanShare,
      law.maximumOther,
      cited.thirteenthShare * 12,
      cited.fourteenthSbu,
    ]).toEqual([0.6, 0.4, 4.5, 1, 1]);
  });

  it('agrees with the worked examples: 30 years on 1,200 give 900; 15 years on 482 give the minimum 289.20', () => {
    const sbu = 482;
    const pension = (service: number, base: number) =>
      Math.min(
        law.maximum[service]! * sbu,
        Math.max(law.minimum[service]! * sbu, law.coefficient[service]! * base),
      );
    expect(pension(30, 1200)).toBeCloseTo(900, 10);
    expect(pension(15, 482)).toBeCloseTo(289.2, 10);
    expect(pension(30, 5000)).toBeCloseTo(2169, 10);
  });

  it('takes the true best five years, not the last five', () => {
    loadScheme({ ...syntheticScheme({ years: 1, classes: 1 }), stocks: emptyStocks(1) });
    const pays = [100, 500, 900, 800, 700, 600, 300, 200];
    pays.forEach((amount, year) => {
      memory.pay.fill(0);
      memory.pay[50 + year] = amount;
      enterBestPays(1);
    });
    expect(memory.bases[57]).toBe((900 + 800 + 700 + 600 + 500) / 5);
    expect(memory.bases[56]).toBe(0);
  });

  it('says what a stylised worker gets, what is missing, and what the contributions return', () => {
    const { pension, finance } = buildValuation(ecuador, studyOf(ecuador, 'ivm-2020'));
    const worker = {
      sex: 0 as const,
      birthYear: 1980,
      ageAtEntry: 25,
      ageAtRetirement: 65,
      payMultiple: 1,
      density: 1,
    };
    const full = stylisedOutcome(worker, pension, finance.contributionRate, 0.02);
    expect(full.yearsOfService).toBe(40);
    expect(full.hasRight).toBe(true);
    expect(full.pension).toBeCloseTo(full.base, 6);
    expect(full.internalReturn).toBeGreaterThan(0.03);
    const half = stylisedOutcome({ ...worker, density: 0.3 }, pension, finance.contributionRate, 0.02);
    expect(half).toMatchObject({ hasRight: false, yearsOfService: 12, yearsMissing: 3, pension: 0 });
    const poor = stylisedOutcome(
      { ...worker, payMultiple: 0.2, density: 0.5 },
      pension,
      finance.contributionRate,
      0.02,
    );
    expect(poor.limitedBy).toBe('minimum');
  });
});
