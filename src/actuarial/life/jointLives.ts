import type { LifeTable } from './lifeTable.ts';

/** Values of annuities in advance on two independent lives. */
export interface TwoLives {
  readonly first: number;
  readonly second: number;
  /** While both live. */
  readonly joint: number;
  /** While at least one lives: first + second − joint. */
  readonly lastSurvivor: number;
  /** To the second life after the death of the first: second − joint. */
  readonly secondAfterFirst: number;
  readonly firstAfterSecond: number;
}

/** Two independent lives at one rate of interest (Bowers et al., Actuarial Mathematics, §9.7). */
export function twoLives(
  first: LifeTable,
  ageFirst: number,
  second: LifeTable,
  ageSecond: number,
  interest: number,
): TwoLives {
  const alone = annuityAlone(first, ageFirst, interest);
  const other = annuityAlone(second, ageSecond, interest);
  const offsetFirst = ageFirst - first.ageFirst;
  const offsetSecond = ageSecond - second.ageFirst;
  const years = Math.min(first.lx.length - offsetFirst, second.lx.length - offsetSecond);
  const v = 1 / (1 + interest);
  let joint = 0;
  let discount = 1;
  for (let t = 0; t < years; t++, discount *= v) {
    joint +=
      discount *
      (first.lx[offsetFirst + t]! / first.lx[offsetFirst]!) *
      (second.lx[offsetSecond + t]! / second.lx[offsetSecond]!);
  }
  return {
    first: alone,
    second: other,
    joint,
    lastSurvivor: alone + other - joint,
    secondAfterFirst: other - joint,
    firstAfterSecond: alone - joint,
  };
}

function annuityAlone(table: LifeTable, age: number, interest: number): number {
  const v = 1 / (1 + interest);
  let value = 0;
  let discount = 1;
  for (let i = age - table.ageFirst; i < table.lx.length; i++, discount *= v)
    value += discount * table.lx[i]!;
  return value / table.lx[age - table.ageFirst]!;
}
