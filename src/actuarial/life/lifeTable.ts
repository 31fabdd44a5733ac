import { exp, log, pow } from '../math/exactMath.ts';

/**
 * A life table by single age. `lx[i]` are the survivors at age `ageFirst + i`; the last age is the one after which nobody
 * is left (q = 1 there).
 */
export interface LifeTable {
  readonly ageFirst: number;
  readonly lx: Float64Array;
  /** Probability of dying within the year, by age. */
  readonly qx: Float64Array;
}

/** Life table from yearly death probabilities; `qx` must end in 1. @throws RangeError on a probability outside [0, 1]. */
export function lifeTableFromMortality(ageFirst: number, qx: ArrayLike<number>, radix = 100_000): LifeTable {
  const lx = new Float64Array(qx.length);
  let survivors = radix;
  for (let i = 0; i < qx.length; i++) {
    const q = qx[i]!;
    if (!(q >= 0 && q <= 1))
      throw new RangeError(`The death probability at age ${ageFirst + i} is ${q}; it must lie in [0, 1].`);
    lx[i] = survivors;
    survivors *= 1 - q;
  }
  return { ageFirst, lx, qx: Float64Array.from(qx) };
}

/** Life table from survivors; whoever is left at the last age dies within that year. */
export function lifeTableFromSurvivors(ageFirst: number, lx: ArrayLike<number>): LifeTable {
  const qx = new Float64Array(lx.length);
  for (let i = 0; i < lx.length; i++) qx[i] = i + 1 < lx.length ? 1 - lx[i + 1]! / lx[i]! : 1;
  return { ageFirst, lx: Float64Array.from(lx), qx };
}

/** Makeham's law of mortality, μ(x) = a + b·c^x. */
export interface Makeham {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Probability of surviving from x to x + years under Makeham's law (Bowers et al., Actuarial Mathematics, eq. 3.7). */
export function makehamSurvival(law: Makeham, x: number, years: number): number {
  return exp(-law.a * years - (law.b * pow(law.c, x) * (pow(law.c, years) - 1)) / log(law.c));
}

/** Continues a table whose last age still has survivors by Makeham's law until fewer than `left` of them remain. */
export function continueByMakeham(table: LifeTable, law: Makeham, left = 1e-12): LifeTable {
  const lx = [...table.lx];
  for (let age = table.ageFirst + lx.length - 1; lx[lx.length - 1]! > left && lx.length < 300; age++) {
    lx.push(lx[lx.length - 1]! * makehamSurvival(law, age, 1));
  }
  return lifeTableFromSurvivors(table.ageFirst, lx);
}

/** Expected future lifetime in years at each age, deaths in the middle of the year on average (Bowers et al., eq. 3.5.2). */
export function lifeExpectancy(table: LifeTable): Float64Array {
  const ex = new Float64Array(table.lx.length);
  let yearsLived = 0;
  for (let i = table.lx.length - 1; i >= 0; i--) {
    const after = i + 1 < table.lx.length ? table.lx[i + 1]! : 0;
    yearsLived += (table.lx[i]! + after) / 2;
    ex[i] = table.lx[i]! > 0 ? yearsLived / table.lx[i]! : 0;
  }
  return ex;
}
