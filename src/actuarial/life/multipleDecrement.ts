import { exp, log } from '../math/exactMath.ts';

/**
 * A table of a group that diminishes for several causes. `decrements[j][i]` are the exits by cause j at age ageFirst + i,
 * `probabilities` the dependent yearly probabilities, `forces` the constant forces of the year that give them, and
 * `singleDecrement` the probabilities that would act if each cause were alone.
 */
export interface MultipleDecrementTable {
  readonly ageFirst: number;
  readonly lives: Float64Array;
  readonly decrements: readonly Float64Array[];
  readonly probabilities: readonly Float64Array[];
  readonly forces: readonly Float64Array[];
  readonly singleDecrement: readonly Float64Array[];
}

/**
 * Derives the table from counts, under constant forces within each year: μ_j = −ln(p)·q_j ÷ q and q'_j = 1 − p^(q_j ÷ q)
 * (Bowers et al., Actuarial Mathematics, eq. 10.5.7 and 10.5.10). At an age that nobody leaves alive the forces are infinite
 * and are reported as such.
 *
 * @throws RangeError when more leave than there are.
 */
export function multipleDecrementFromCounts(
  ageFirst: number,
  lives: ArrayLike<number>,
  decrements: readonly ArrayLike<number>[],
): MultipleDecrementTable {
  const ages = lives.length;
  const probabilities = decrements.map(() => new Float64Array(ages));
  const forces = decrements.map(() => new Float64Array(ages));
  const singleDecrement = decrements.map(() => new Float64Array(ages));
  for (let i = 0; i < ages; i++) {
    let all = 0;
    for (const cause of decrements) all += cause[i]!;
    if (all > lives[i]! * (1 + 1e-12))
      throw new RangeError(`At age ${ageFirst + i} ${all} leave and only ${lives[i]} are there.`);
    const p = 1 - all / lives[i]!;
    const total = all <= 0 ? 0 : -log(p > 0 ? p : 0);
    decrements.forEach((cause, j) => {
      probabilities[j]![i] = cause[i]! / lives[i]!;
      forces[j]![i] = cause[i]! === 0 ? 0 : (total * cause[i]!) / all;
      singleDecrement[j]![i] = 1 - exp(-forces[j]![i]!);
    });
  }
  return {
    ageFirst,
    lives: Float64Array.from(lives),
    decrements: decrements.map((d) => Float64Array.from(d)),
    probabilities,
    forces,
    singleDecrement,
  };
}

/** Rebuilds lives and decrements from forces: q_j = μ_j ÷ μ · (1 − e^−μ), the inverse of the derivation above. */
export function multipleDecrementFromForces(
  ageFirst: number,
  radix: number,
  forces: readonly ArrayLike<number>[],
): MultipleDecrementTable {
  const ages = forces[0]!.length;
  const lives = new Float64Array(ages);
  const decrements = forces.map(() => new Float64Array(ages));
  let left = radix;
  for (let i = 0; i < ages; i++) {
    lives[i] = left;
    let total = 0;
    for (const cause of forces) total += cause[i]!;
    const leaving = left * (1 - exp(-total));
    forces.forEach((cause, j) => {
      decrements[j]![i] = total === 0 ? 0 : leaving * (cause[i]! / total);
    });
    left -= leaving;
  }
  return multipleDecrementFromCounts(ageFirst, lives, decrements);
}

/**
 * Dependent probabilities of a year from the probabilities that each cause would have alone, under constant forces.
 * Used where decrements come from different studies and act together.
 */
export function dependentProbabilities(singleDecrement: readonly number[]): number[] {
  const forces = singleDecrement.map((q) => -log(1 - q));
  const total = forces.reduce((sum, force) => sum + force, 0);
  if (total === 0) return forces.map(() => 0);
  if (total === Number.POSITIVE_INFINITY) {
    const certain = forces.filter((force) => force === Number.POSITIVE_INFINITY).length;
    return forces.map((force) => (force === Number.POSITIVE_INFINITY ? 1 / certain : 0));
  }
  const leaving = 1 - exp(-total);
  return forces.map((force) => (force / total) * leaving);
}
