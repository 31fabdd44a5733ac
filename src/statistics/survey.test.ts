import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../test/support/oracles.ts';
import { chiSquareUpper, fUpper, normalQuantile, studentQuantile } from './distributions.ts';
import { marginOfError, sampleSize, wilsonInterval } from './proportions.ts';
import { median } from './quantile.ts';
import {
  chiSquareTest,
  cronbachAlpha,
  degreesOfFreedom,
  designChiSquareTest,
  promoterScore,
  type SampledUnit,
  shareInterval,
  weightedMean,
  weightedMeansBy,
  weightedTotal,
} from './survey.ts';

type Answer = 'q1' | 'q2' | 'q3' | 'q4' | 'q5';
interface Row extends Record<Answer, number | null> {
  strata: string;
  sex: string;
  fpc: number;
  w: number;
  nps: number;
}
interface Found {
  est: number;
  se: number;
}
interface Oracle {
  data: Row[];
  weighted: Record<'mean_q1' | 'top2box_q1' | 'top2box_q3_na_rm' | 'nps' | 'total_top2', Found> & {
    deff_top2: number;
    top2_logit_ci: [number, number];
  };
  by_sex_top2: (Found & { sex: string })[];
  by_strata_mean_q2: (Found & { strata: string })[];
  unweighted: {
    freq_q1: Record<string, number>;
    median_q1: number;
    nps: number;
    cronbach_alpha_complete_cases: number;
    n_complete: number;
    chisq_sex_q1: { stat: number; df: number; p: number };
  };
  svychisq_RaoScott_F: { F: number; ndf: number; ddf: number; p: number };
  wilson: { x: number; n: number; low: number; high: number }[];
  margin_of_error_95_p50: { n: number; moe: number };
  sample_size_finite: { N: number; p: number; e: number; n: number };
}

describeWithOracles('survey estimates that others computed', () => {
  const oracle = JSON.parse(readOracle('statistics', 'survey-cases.json')) as Oracle;
  const units = oracle.data.map((row) => ({
    ...row,
    stratum: row.strata,
    weight: row.w,
    stratumPopulation: row.fpc,
  }));
  type Unit = (typeof units)[number];
  const topTwo = (answer: Answer) => (unit: Unit) =>
    unit[answer] === null ? null : unit[answer] >= 4 ? 1 : 0;
  const agrees = (ours: { estimate: number; standardError: number } | null, theirs: Found) => {
    expect(ours!.estimate / theirs.est).toBeCloseTo(1, 10);
    expect(ours!.standardError / theirs.se).toBeCloseTo(1, 10);
  };

  it('means, shares, promoter score and total with their errors', () => {
    agrees(
      weightedMean(units, (unit) => unit.q1),
      oracle.weighted.mean_q1,
    );
    agrees(weightedMean(units, topTwo('q1')), oracle.weighted.top2box_q1);
    agrees(weightedMean(units, topTwo('q3')), oracle.weighted.top2box_q3_na_rm);
    agrees(
      weightedMean(units, (unit) => promoterScore(unit.nps)),
      oracle.weighted.nps,
    );
    agrees(weightedTotal(units, topTwo('q1')), oracle.weighted.total_top2);
  });
  it('design effect and interval of a share', () => {
    const share = weightedMean(units, topTwo('q1'))!;
    expect(share.designEffect).toBeCloseTo(oracle.weighted.deff_top2, 9);
    const interval = shareInterval(share, degreesOfFreedom(units));
    expect(interval.low).toBeCloseTo(oracle.weighted.top2_logit_ci[0], 9);
    expect(interval.high).toBeCloseTo(oracle.weighted.top2_logit_ci[1], 9);
  });
  it('by sex and by stratum', () => {
    const bySex = weightedMeansBy(units, (unit) => unit.sex, topTwo('q1'));
    expect(bySex.map((one) => one.group)).toEqual(oracle.by_sex_top2.map((one) => one.sex));
    bySex.forEach((one, i) => {
      agrees(one, oracle.by_sex_top2[i]!);
    });
    const byStratum = weightedMeansBy(
      units,
      (unit) => unit.strata,
      (unit) => unit.q2,
    );
    expect(byStratum.map((one) => one.group)).toEqual(oracle.by_strata_mean_q2.map((one) => one.strata));
    byStratum.forEach((one, i) => {
      agrees(one, oracle.by_strata_mean_q2[i]!);
    });
  });
  it('unweighted figures', () => {
    const count = (rows: Row[], answer: number) => rows.filter((row) => row.q1 === answer).length;
    expect(Object.fromEntries([1, 2, 3, 4, 5].map((answer) => [answer, count(oracle.data, answer)]))).toEqual(
      oracle.unweighted.freq_q1,
    );
    expect(median(oracle.data.flatMap((row) => row.q1 ?? []))).toBe(oracle.unweighted.median_q1);
    const score = oracle.data.reduce((sum, row) => sum + promoterScore(row.nps), 0) / oracle.data.length;
    expect(100 * score).toBeCloseTo(oracle.unweighted.nps, 10);
    const alpha = cronbachAlpha(oracle.data.map((row) => [row.q1, row.q2, row.q3, row.q4, row.q5]))!;
    expect(alpha.completeRows).toBe(oracle.unweighted.n_complete);
    expect(alpha.alpha).toBeCloseTo(oracle.unweighted.cronbach_alpha_complete_cases, 10);
    const table = ['F', 'M'].map((sex) =>
      [1, 2, 3, 4, 5].map((answer) =>
        count(
          oracle.data.filter((row) => row.sex === sex),
          answer,
        ),
      ),
    );
    const test = chiSquareTest(table);
    expect(test.statistic).toBeCloseTo(oracle.unweighted.chisq_sex_q1.stat, 9);
    expect(test.degreesOfFreedom).toBe(oracle.unweighted.chisq_sex_q1.df);
    expect(test.pValue).toBeCloseTo(oracle.unweighted.chisq_sex_q1.p, 10);
  });
  it('test of independence under the design', () => {
    const test = designChiSquareTest(
      units,
      (unit) => unit.sex,
      (unit) => String(unit.q1),
    );
    expect(test.f).toBeCloseTo(oracle.svychisq_RaoScott_F.F, 9);
    expect(test.numeratorDf).toBeCloseTo(oracle.svychisq_RaoScott_F.ndf, 9);
    expect(test.denominatorDf).toBeCloseTo(oracle.svychisq_RaoScott_F.ddf, 6);
    expect(test.pValue).toBeCloseTo(oracle.svychisq_RaoScott_F.p, 10);
  });
  it('Wilson intervals, margin and sample size', () => {
    for (const { x, n, low, high } of oracle.wilson) {
      expect(wilsonInterval(x, n)!.low).toBeCloseTo(low, 11);
      expect(wilsonInterval(x, n)!.high).toBeCloseTo(high, 11);
    }
    expect(marginOfError(oracle.margin_of_error_95_p50.n)).toBeCloseTo(oracle.margin_of_error_95_p50.moe, 12);
    const { N, p, e, n } = oracle.sample_size_finite;
    expect(sampleSize({ population: N, p, margin: e })).toBe(n);
  });
});

describe('distributions agree with published tables', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7: critical values to three decimals.
  it('Student, normal, chi-squared, F', () => {
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
    expect(studentQuantile(0.95, 1)).toBeCloseTo(6.314, 3);
    expect(studentQuantile(0.025, 100)).toBeCloseTo(-1.984, 3);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(chiSquareUpper(18.307, 10)).toBeCloseTo(0.05, 5);
    expect(chiSquareUpper(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(fUpper(4.965, 1, 10)).toBeCloseTo(0.05, 4);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe('by hand', () => {
  it('everyone asked leaves no error; a stratum of one is refused', () => {
    const all: SampledUnit[] = [1, 2, 3].map(() => ({ stratum: 'a', weight: 1, stratumPopulation: 3 }));
    expect(weightedMean(all, () => 1)).toMatchObject({ estimate: 1, standardError: 0, n: 3 });
    expect(() => weightedMean([{ stratum: 'a', weight: 2 }], () => 1)).toThrow(/one unit/);
    expect(() =>
      weightedMean(
        [
          { stratum: 'a', weight: 0 },
          { stratum: 'a', weight: 1 },
        ],
        () => 1,
      ),
    ).toThrow(RangeError);
    expect(weightedMean(all, () => null)).toBeNull();
  });
  it('a simple random sample: mean 2, s² 1, n 3, N 30 gives √(0.9/3)', () => {
    const sample = [1, 2, 3].map((value) => ({ stratum: 'a', weight: 10, stratumPopulation: 30, value }));
    const found = weightedMean(sample, (unit) => unit.value)!;
    expect(found.estimate).toBeCloseTo(2, 12);
    expect(found.standardError).toBeCloseTo(Math.sqrt(0.3), 12);
    expect(found.designEffect).toBeCloseTo(1, 12);
  });
  it('no answers have no Wilson interval, and ten of ten reach one', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(10, 10)!.high).toBe(1);
    expect(() => wilsonInterval(11, 10)).toThrow(RangeError);
  });
  it('the margin shrinks to nothing when all of the population is asked', () => {
    expect(marginOfError(50, { population: 50 })).toBe(0);
    expect(() => marginOfError(51, { population: 50 })).toThrow(RangeError);
  });
});

describe('whatever the answers', () => {
  it('the Wilson interval lies within 0–1, holds the share, mirrors, and narrows with more answers of the same share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const x = Math.round(share * n);
          const one = wilsonInterval(x, n)!;
          const other = wilsonInterval(n - x, n)!;
          const more = wilsonInterval(2 * x, 2 * n)!;
          expect(one.low).toBeGreaterThanOrEqual(0);
          expect(one.high).toBeLessThanOrEqual(1);
          expect(one.low).toBeLessThanOrEqual(x / n);
          expect(one.high).toBeGreaterThanOrEqual(x / n);
          expect(other.low).toBeCloseTo(1 - one.high, 12);
          expect(more.high - more.low).toBeLessThan(one.high - one.low);
        },
      ),
    );
  });
});
