import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { studyOf } from '../case/pensionCase.ts';
import { openCaseFolder } from '../folder/index.ts';
import { healthOfCase, independentsCase, unemploymentOfCase, workInjuryOfCase } from './branchesOfCase.ts';
import { valueHealth } from './health.ts';
import { valueUnemployment } from './unemployment.ts';
import { valueWorkInjury } from './workInjury.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { case: ecuador } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
const study = studyOf(ecuador, 'ivm-2020');
const parameters = (name: string) =>
  parse(readFileSync(join(root, 'cases', 'ecuador', 'branches', `${name}.yaml`), 'utf8'));
const path = (value: number) => Float64Array.of(0, value, value);

describe('the branches by hand', () => {
  it('health: 100 covered × 2 attentions × 10, medical inflation of 5 %, the State owing a half and paying a half of it', () => {
    const covered = new Float64Array(3 * 2).fill(50);
    const result = valueHealth({
      years: 2,
      ages: 1,
      groups: [
        {
          id: 'all',
          covered,
          utilisation: Float64Array.of(2, 2),
          unitCost: Float64Array.of(10, 10),
          stateShare: path(0.5),
          statePaidShare: path(0.5),
          ownContributions: path(7),
        },
      ],
      medicalInflation: path(0.05),
      utilisationGrowth: path(0),
      wages: path(10_000),
      contributionRate: path(0.1),
      administrationShare: path(0.04),
      subsidyShare: path(0.01),
      interest: path(0),
      reserve: 100,
    });
    expect(result.careByGroup.all![1]).toBeCloseTo(2100, 9);
    expect(result.careByGroup.all![2]).toBeCloseTo(2205, 9);
    expect([result.stateDue[1], result.statePaid[1]]).toEqual([1050, 525]);
    // Income 1000 + 525 + 7; expense 2100 + 100 + 40.
    expect(result.reserve[1]).toBeCloseTo(100 + 1532 - 2240, 9);
    expect(result.firstNegative).toBe(1);
    expect(result.deficit).toBeCloseTo(-result.reserve[2]!, 9);
  });

  it('unemployment: 1,000 insured, 10 % lose their post, half of them claim; two payments, half of them found work between', () => {
    const result = valueUnemployment({
      years: 2,
      insured: path(1000),
      meanPay: path(500),
      sbu: path(400),
      separationRate: path(0.1),
      involuntaryShare: 1,
      eligibleShare: 0.5,
      claimShare: 1,
      payOfLeavers: 1,
      waitingMonths: 0,
      reemploymentRate: 0.5,
      schedule: { of: 'sbu', shares: [0.7, 0.7] },
      contributionRate: path(0.005),
      administrationShare: path(0),
      interest: path(0),
      reserve: 0,
    });
    expect(result.beneficiaries[1]).toBe(50);
    expect(result.meanPayments).toBe(1.5);
    expect(result.expense[1]).toBeCloseTo(50 * (280 + 140), 9);
    expect(result.income[1]).toBeCloseTo(0.005 * 12 * 1000 * 500, 9);
    expect(result.sufficientRate).toBeCloseTo(21_000 / 6_000_000, 12);
  });

  it('work injury: the worked example of a partial incapacity, 600 × 60 × 20 % = 7,200, and its cap of 100 SBU', () => {
    const inputs = {
      years: 2,
      insured: path(1),
      meanPay: path(600),
      sbu: path(482),
      indexation: path(0.02),
      temporary: { frequency: 1, days: 80, firstDays: 70, firstShare: 0.75, laterShare: 0.66 },
      partial: { frequency: 1, degree: 0.2, months: 60, maximumSbu: 100 },
      pensions: [{ id: 'total', frequency: 1, shareOfPay: 0.8, endRate: 0 }],
      death: { frequency: 0, shareOfPay: 0.7, endRate: 0 },
      maximumSbu: 4.5,
      inPayment: {},
      prevention: path(0),
      contributionRate: path(0),
      administrationShare: path(0),
      interest: path(0),
      reserve: 0,
    };
    const result = valueWorkInjury(inputs);
    expect(result.partial[1]).toBe(7200);
    expect(valueWorkInjury({ ...inputs, meanPay: path(10_000) }).partial[1]).toBe(48_200);
    expect(result.temporary[1]).toBeCloseTo((600 / 30) * (70 * 0.75 + 10 * 0.66), 9);
    expect(result.pensions[1]).toBeCloseTo(13 * 0.5 * 480 + 482, 9);
    expect(result.pensions[2]).toBeCloseTo(13 * 0.5 * (489.6 + 969.6) + 2 * 482, 9);
  });
});

describe('the branches of Ecuador beside what was published', () => {
  it('health: insufficient at once without the State, with a sufficient rate above the present one (published 8.49 %)', () => {
    const health = healthOfCase(ecuador, study, parameters('health'), 10);
    expect(health.firstNegative).toBeLessThanOrEqual(2);
    expect(health.sufficientRate).toBeGreaterThan(0.0516);
    expect(health.sufficientRate).toBeLessThan(0.12);
    const paid = healthOfCase(ecuador, study, { ...parameters('health'), statePaidShare: 1 }, 10);
    expect(paid.deficit).toBeLessThan(health.deficit);
    expect(paid.stateDue[1]).toBeCloseTo(paid.careByGroup.pensioners![1]!, 2);
  });

  it('unemployment: the equilibrium rate is below 0.5 % (published)', () => {
    const unemployment = unemploymentOfCase(
      ecuador,
      study,
      { ...parameters('unemployment'), reserve: 0 },
      20,
    );
    expect(unemployment.sufficientRate).toBeGreaterThan(0.0005);
    expect(unemployment.sufficientRate).toBeLessThan(0.005);
  });

  it('work injury: about 0.38 % carries it', () => {
    const injury = workInjuryOfCase(ecuador, study, parameters('work-injury'), 20);
    expect(injury.firstNegative).toBeUndefined();
    expect(injury.pensioners[1]).toBeGreaterThan(1367);
  });

  it('independents: no negative reserve in the optimistic case, negative in year 12 in the pessimistic one (source 001)', () => {
    expect(independentsCase(parameters('independents'), 'optimistic').firstNegative).toBeUndefined();
    const pessimistic = independentsCase(parameters('independents'), 'pessimistic');
    expect(pessimistic.firstNegative).toBe(12);
    expect(pessimistic.coveredByBranch.pensions![3]).toBe(0);
    expect(pessimistic.coveredByBranch.pensions![4]).toBeCloseTo(60_000 * 0.9 ** 3, 6);
    expect(pessimistic.coveredByBranch.health![1]).toBe(60_000);
    expect(() => independentsCase(parameters('independents'), 'hopeful')).toThrow(/optimistic, pessimistic/);
  });
});
