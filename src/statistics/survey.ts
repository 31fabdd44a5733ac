/**
 * Estimates from a stratified sample with weights and a finite population, their errors by Taylor linearization
 * (Särndal, Swensson & Wretman, Model Assisted Survey Sampling, 1992, ch. 5; Lumley, Complex Surveys, 2010, ch. 2).
 */
import { chiSquareUpper, fUpper, studentQuantile } from './distributions.ts';
import type { Interval } from './proportions.ts';

/** One answer of the sample. Every sampled unit is listed, also those outside the domain or without an answer. */
export interface SampledUnit {
  readonly stratum: string;
  /** Units of the population that this one stands for, above 0. */
  readonly weight: number;
  /** Units of its stratum in the population; without it the stratum counts as endless (no correction). */
  readonly stratumPopulation?: number | null;
}

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  /** Sampled units that the estimate rests on. */
  readonly n: number;
}

export interface MeanEstimate extends Estimate {
  /** Variance against that of a simple random sample of the same size, without replacement; null when that is 0. */
  readonly designEffect: number | null;
}

/** A number of each unit; null where it gave no answer or stands outside the domain: both leave its row in the variance as 0. */
export type AnswerOf<U> = (unit: U) => number | null;

/**
 * The weighted mean of what `answerOf` says. A share is the mean of 0 and 1; a domain is made by answering null outside it.
 *
 * @returns null when no unit has a value. @throws RangeError on a weight of 0 or less, or a stratum with one unit only.
 */
export function weightedMean<U extends SampledUnit>(
  units: readonly U[],
  answerOf: AnswerOf<U>,
): MeanEstimate | null {
  const values = units.map(answerOf);
  let weights = 0;
  let sum = 0;
  let n = 0;
  units.forEach((unit, i) => {
    const value = values[i] ?? null;
    if (value === null) return;
    weights += unit.weight;
    sum += unit.weight * value;
    n += 1;
  });
  if (n === 0) return null;
  const mean = sum / weights;
  const scores = units.map((unit, i) => {
    const value = values[i] ?? null;
    return value === null ? 0 : (unit.weight * (value - mean)) / weights;
  });
  const variance = covarianceOfTotals(units, [scores])[0]![0]!;

  let spread = 0;
  units.forEach((unit, i) => {
    const value = values[i] ?? null;
    if (value !== null) spread += (unit.weight * (value - mean) ** 2) / weights;
  });
  const simple = n > 1 && weights > n ? ((spread * n) / (n - 1)) * ((weights - n) / (weights * n)) : 0;
  return {
    estimate: mean,
    standardError: Math.sqrt(variance),
    n,
    designEffect: simple > 0 ? variance / simple : null,
  };
}

/** The population total of what `answerOf` says; its arguments and errors are those of `weightedMean`. */
export function weightedTotal<U extends SampledUnit>(units: readonly U[], answerOf: AnswerOf<U>): Estimate {
  const scores = units.map((unit) => unit.weight * (answerOf(unit) ?? 0));
  return {
    estimate: scores.reduce((sum, score) => sum + score, 0),
    standardError: Math.sqrt(covarianceOfTotals(units, [scores])[0]![0]!),
    n: units.filter((unit) => answerOf(unit) !== null).length,
  };
}

/** Weighted means by group, in the alphabetical order of the groups. */
export function weightedMeansBy<U extends SampledUnit>(
  units: readonly U[],
  groupOf: (unit: U) => string,
  answerOf: AnswerOf<U>,
): (MeanEstimate & { readonly group: string })[] {
  const groups = [...new Set(units.map(groupOf))].sort();
  return groups.flatMap((group) => {
    const found = weightedMean(units, (unit) => (groupOf(unit) === group ? answerOf(unit) : null));
    return found ? [{ group, ...found }] : [];
  });
}

/** Sampled units less strata: the degrees of freedom of the design. */
export function degreesOfFreedom(units: readonly SampledUnit[]): number {
  return units.length - new Set(units.map((unit) => unit.stratum)).size;
}

/**
 * Interval of a share on the logit scale, so that it stays within 0–1: logit(p) ± t·se/(p(1−p)), t of the design's degrees of
 * freedom (Korn & Graubard, Analysis of Health Surveys, 1999, §3.3). The point itself when the share is 0 or 1.
 */
export function shareInterval(share: Estimate, df: number, confidence = 0.95): Interval {
  const p = share.estimate;
  if (p <= 0 || p >= 1) return { low: p, high: p };
  const half = (studentQuantile(0.5 + confidence / 2, df) * share.standardError) / (p * (1 - p));
  const logit = Math.log(p / (1 - p));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return { low: back(logit - half), high: back(logit + half) };
}

/**
 * Net promoter score: 1 for an answer of 9 or 10, −1 for 0 to 6, 0 between (F. Reichheld, Harvard Business Review, 12/2003). As a
 * mean it runs from −1 to 1.
 */
export function promoterScore(answer: number): -1 | 0 | 1 {
  if (!(answer >= 0 && answer <= 10))
    throw new RangeError(`A promoter answer runs from 0 to 10, not ${answer}`);
  return answer >= 9 ? 1 : answer <= 6 ? -1 : 0;
}

/**
 * Cronbach's alpha (1951, Psychometrika 16, 297–334) of the rows without a gap: k/(k−1) · (1 − Σ item variances / variance of sums).
 *
 * @returns null with fewer than two complete rows, fewer than two items, or sums that do not vary.
 */
export function cronbachAlpha(
  rows: readonly (readonly (number | null)[])[],
): { alpha: number; completeRows: number } | null {
  const complete = rows.filter((row): row is readonly number[] => row.every((answer) => answer !== null));
  const items = complete[0]?.length ?? 0;
  if (complete.length < 2 || items < 2) return null;
  const varianceOf = (values: readonly number[]): number => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const ofSums = varianceOf(complete.map((row) => row.reduce((sum, answer) => sum + answer, 0)));
  if (ofSums === 0) return null;
  let ofItems = 0;
  for (let item = 0; item < items; item += 1) ofItems += varianceOf(complete.map((row) => row[item]!));
  return { alpha: (items / (items - 1)) * (1 - ofItems / ofSums), completeRows: complete.length };
}

export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/** Pearson's chi-squared test of independence, without continuity correction. Empty rows and columns do not count. */
export function chiSquareTest(counts: readonly (readonly number[])[]): ChiSquareTest {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (counts[0] ?? []).map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const total = rows.reduce((sum, row) => sum + row, 0);
  let statistic = 0;
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      const expected = (row * column) / total;
      if (expected > 0) statistic += (counts[i]![j]! - expected) ** 2 / expected;
    });
  });
  const used = (margins: readonly number[]): number => margins.filter((margin) => margin > 0).length;
  const df = (used(rows) - 1) * (used(columns) - 1);
  return { statistic, degreesOfFreedom: df, pValue: df > 0 ? chiSquareUpper(statistic, df) : 1 };
}

export interface DesignChiSquareTest {
  readonly f: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly pValue: number;
}

/**
 * The test of independence that respects the design: Rao & Scott's second-order correction (1984, Annals of Statistics 12, 46–60)
 * with the F reference of Thomas & Rao. Δ is taken as D⁻¹V in contrasts orthogonal to the margins.
 *
 * @throws RangeError when a cell of the table has no answer, since its variance cannot be estimated.
 */
export function designChiSquareTest<U extends SampledUnit>(
  units: readonly U[],
  rowOf: (unit: U) => string,
  columnOf: (unit: U) => string,
): DesignChiSquareTest {
  const rows = [...new Set(units.map(rowOf))].sort();
  const columns = [...new Set(units.map(columnOf))].sort();
  const cells = rows.flatMap((row) => columns.map((column) => ({ row, column })));
  const totalWeight = units.reduce((sum, unit) => sum + unit.weight, 0);
  const isIn = cells.map((cell) =>
    units.map((unit) => rowOf(unit) === cell.row && columnOf(unit) === cell.column),
  );
  const shares = isIn.map(
    (within) => units.reduce((sum, unit, i) => sum + (within[i] ? unit.weight : 0), 0) / totalWeight,
  );
  if (shares.some((share) => share === 0)) throw new RangeError('A cell of the table has no answers');
  const scores = isIn.map((within, cell) =>
    units.map((unit, i) => (unit.weight * ((within[i] ? 1 : 0) - shares[cell]!)) / totalWeight),
  );
  const variance = covarianceOfTotals(units, scores);

  const n = units.length;
  const pearson = chiSquareTest(
    rows.map((_, i) => columns.map((__, j) => shares[i * columns.length + j]! * n)),
  );

  // Interaction contrasts: products of two vectors that sum to zero, so they are orthogonal to both margins.
  const contrasts: number[][] = [];
  for (let i = 1; i < rows.length; i += 1)
    for (let j = 1; j < columns.length; j += 1)
      contrasts.push(
        cells.map((_, cell) => {
          const row = Math.floor(cell / columns.length);
          const column = cell % columns.length;
          return ((row === i ? 1 : 0) - 1 / rows.length) * ((column === j ? 1 : 0) - 1 / columns.length);
        }),
      );
  const scaled = contrasts.map((contrast) => contrast.map((value, cell) => value / shares[cell]!));
  const numerator = scaled.map((a) => scaled.map((b) => bilinear(a, variance, b)));
  const denominator = contrasts.map((a) =>
    scaled.map((b) => a.reduce((sum, value, cell) => sum + value * b[cell]!, 0) / n),
  );
  const delta = solve(denominator, numerator);

  const trace = delta.reduce((sum, row, i) => sum + row[i]!, 0);
  const traceOfSquare = delta.reduce(
    (sum, row, i) => sum + row.reduce((s, value, j) => s + value * delta[j]![i]!, 0),
    0,
  );
  const numeratorDf = trace ** 2 / traceOfSquare;
  const denominatorDf = numeratorDf * degreesOfFreedom(units);
  const f = pearson.statistic / trace;
  return { f, numeratorDf, denominatorDf, pValue: fUpper(f, numeratorDf, denominatorDf) };
}

/** Covariances of the totals of several scores: Σ over strata of (1 − n/N) n/(n−1) Σ (a − ā)(b − b̄). */
function covarianceOfTotals(
  units: readonly SampledUnit[],
  scores: readonly (readonly number[])[],
): number[][] {
  const membersByStratum = new Map<string, number[]>();
  units.forEach((unit, i) => {
    if (!(unit.weight > 0)) throw new RangeError(`A weight must be above 0, not ${unit.weight}`);
    const members = membersByStratum.get(unit.stratum);
    if (members) members.push(i);
    else membersByStratum.set(unit.stratum, [i]);
  });
  const covariance = scores.map(() => scores.map(() => 0));
  for (const [stratum, members] of membersByStratum) {
    const n = members.length;
    const population = units[members[0]!]!.stratumPopulation ?? Number.POSITIVE_INFINITY;
    if (n > population) throw new RangeError(`Stratum ${stratum} has ${n} units sampled of ${population}`);
    if (n === population) continue;
    if (n === 1)
      throw new RangeError(
        `Stratum ${stratum} has one unit: its variance cannot be estimated; join it to another`,
      );
    const factor = ((1 - n / population) * n) / (n - 1);
    const centred = scores.map((score) => {
      const mean = members.reduce((sum, i) => sum + score[i]!, 0) / n;
      return members.map((i) => score[i]! - mean);
    });
    centred.forEach((a, i) => {
      for (let j = 0; j <= i; j += 1) {
        const product = factor * a.reduce((sum, value, at) => sum + value * centred[j]![at]!, 0);
        covariance[i]![j]! += product;
        if (i !== j) covariance[j]![i]! += product;
      }
    });
  }
  return covariance;
}

function bilinear(
  a: readonly number[],
  matrix: readonly (readonly number[])[],
  b: readonly number[],
): number {
  return a.reduce(
    (sum, value, i) => sum + value * matrix[i]!.reduce((inner, cell, j) => inner + cell * b[j]!, 0),
    0,
  );
}

/** X of AX = B by Gauss–Jordan elimination with partial pivoting. @throws RangeError on a singular A. */
function solve(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  const rows = a.map((row, i) => [...row, ...b[i]!]);
  const size = a.length;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < size; i += 1)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    const pivotRow = rows[pivot]!;
    if (pivotRow[column] === 0) throw new RangeError('A singular system has no solution');
    rows[pivot] = rows[column]!;
    rows[column] = pivotRow;
    rows.forEach((row, i) => {
      if (i === column) return;
      const factor = row[column]! / pivotRow[column]!;
      for (let j = column; j < row.length; j += 1) row[j]! -= factor * pivotRow[j]!;
    });
  }
  return rows.map((row, i) => row.slice(size).map((value) => value / row[i]!));
}
