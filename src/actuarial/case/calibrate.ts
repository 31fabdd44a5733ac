/**
 * A parameter to fit: where it starts, how far we would believe it to lie from there, and its bounds. The prior keeps directions that
 * the figures do not identify at their start instead of letting them wander.
 */
export interface CalibrationParameter {
  readonly name: string;
  readonly prior: number;
  readonly priorDeviation: number;
  readonly min: number;
  readonly max: number;
}

/** A figure to meet: its published value and the difference that is honest for it. */
export interface CalibrationTarget {
  readonly name: string;
  readonly published: number;
  readonly tolerance: number;
}

export interface CalibratedParameter {
  readonly name: string;
  readonly value: number;
  readonly prior: number;
  /** Deviation after the fit, and how much of the prior's variance the figures removed: 0 not identified, 1 fully. */
  readonly deviation: number;
  readonly identified: number;
}

export interface CalibrationResult {
  readonly parameters: readonly CalibratedParameter[];
  readonly targets: readonly (CalibrationTarget & { readonly computed: number })[];
  /** Sum of squared differences in tolerances, without the priors. */
  readonly misfit: number;
  readonly rounds: number;
}

/**
 * Fits by Levenberg–Marquardt with Gaussian priors and forward differences.
 *
 * @param compute the figures, in the targets' order, for values in the parameters' order.
 */
export function calibrate(
  parameters: readonly CalibrationParameter[],
  targets: readonly CalibrationTarget[],
  compute: (values: readonly number[]) => readonly number[],
  rounds = 25,
): CalibrationResult {
  const clip = (values: number[]): number[] =>
    values.map((value, j) => Math.min(parameters[j]!.max, Math.max(parameters[j]!.min, value)));
  const residuals = (values: readonly number[]): number[] => {
    const computed = compute(values);
    return [
      ...targets.map((target, i) => (computed[i]! - target.published) / target.tolerance),
      ...parameters.map((p, j) => (values[j]! - p.prior) / p.priorDeviation),
    ];
  };
  const squares = (r: readonly number[]): number => r.reduce((sum, value) => sum + value * value, 0);

  let values = parameters.map((p) => p.prior);
  let current = residuals(values);
  let damping = 0.01;
  let done = 0;
  let normal = normalMatrix(jacobian(values, current), current).matrix;
  for (; done < rounds; done++) {
    const slopes = jacobian(values, current);
    const { matrix, gradient } = normalMatrix(slopes, current);
    normal = matrix;
    let improved = false;
    for (let attempt = 0; attempt < 8 && !improved; attempt++) {
      const damped = matrix.map((row, i) => row.map((cell, j) => (i === j ? cell * (1 + damping) : cell)));
      const step = solve(
        damped,
        gradient.map((g) => -g),
      );
      const trial = clip(values.map((value, j) => value + step[j]!));
      const tried = residuals(trial);
      if (squares(tried) < squares(current)) {
        improved = squares(current) - squares(tried) > 1e-7 * squares(current);
        values = trial;
        current = tried;
        damping /= 5;
        if (!improved) attempt = 8;
      } else damping *= 5;
    }
    if (!improved) break;
  }
  const computed = compute(values);
  return {
    parameters: parameters.map((p, j) => {
      const unit = parameters.map((_, i) => (i === j ? 1 : 0));
      const variance = solve(normal, unit)[j]!;
      return {
        name: p.name,
        value: values[j]!,
        prior: p.prior,
        deviation: Math.sqrt(variance),
        identified: 1 - variance / (p.priorDeviation * p.priorDeviation),
      };
    }),
    targets: targets.map((target, i) => ({ ...target, computed: computed[i]! })),
    misfit: squares(current.slice(0, targets.length)),
    rounds: done,
  };

  function jacobian(at: readonly number[], here: readonly number[]): number[][] {
    return parameters.map((p, j) => {
      const h = p.priorDeviation * 1e-3;
      const moved = residuals(at.map((value, i) => (i === j ? value + h : value)));
      return moved.map((value, i) => (value - here[i]!) / h);
    });
  }
}

function normalMatrix(
  slopes: readonly (readonly number[])[],
  r: readonly number[],
): { matrix: number[][]; gradient: number[] } {
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return {
    matrix: slopes.map((row) => slopes.map((column) => dot(row, column))),
    gradient: slopes.map((row) => dot(row, r)),
  };
}

/** Solves a small symmetric positive system by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const a = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[row]![column]!) > Math.abs(a[pivot]![column]!)) pivot = row;
    [a[column], a[pivot]] = [a[pivot]!, a[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = a[row]![column]! / a[column]![column]!;
      for (let k = column; k <= n; k++) a[row]![k] = a[row]![k]! - factor * a[column]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let sum = a[row]![n]!;
    for (let k = row + 1; k < n; k++) sum -= a[row]![k]! * x[k]!;
    x[row] = sum / a[row]![row]!;
  }
  return x;
}
