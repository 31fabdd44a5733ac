import type { LifeTable } from './lifeTable.ts';

/** Commutation columns at one rate of interest, by age (Bowers et al., Actuarial Mathematics, appendix 2A). */
export interface Commutation {
  readonly ageFirst: number;
  readonly interest: number;
  readonly Dx: Float64Array;
  readonly Nx: Float64Array;
  readonly Sx: Float64Array;
  readonly Cx: Float64Array;
  readonly Mx: Float64Array;
  readonly Rx: Float64Array;
}

/** @param interest yearly effective rate, 0.06 for 6 %. */
export function commutation(table: LifeTable, interest: number): Commutation {
  const ages = table.lx.length;
  const [Dx, Nx, Sx, Cx, Mx, Rx] = Array.from({ length: 6 }, () => new Float64Array(ages)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const v = 1 / (1 + interest);
  let discount = 1;
  for (let age = 0; age < table.ageFirst; age++) discount *= v;
  for (let i = 0; i < ages; i++) {
    const next = i + 1 < ages ? table.lx[i + 1]! : 0;
    Dx[i] = table.lx[i]! * discount;
    discount *= v;
    Cx[i] = (table.lx[i]! - next) * discount;
  }
  for (let i = ages - 1; i >= 0; i--) {
    const later = i + 1 < ages;
    Nx[i] = Dx[i]! + (later ? Nx[i + 1]! : 0);
    Sx[i] = Nx[i]! + (later ? Sx[i + 1]! : 0);
    Mx[i] = Cx[i]! + (later ? Mx[i + 1]! : 0);
    Rx[i] = Mx[i]! + (later ? Rx[i + 1]! : 0);
  }
  return { ageFirst: table.ageFirst, interest, Dx, Nx, Sx, Cx, Mx, Rx };
}

/** ä_x: value of 1 at the start of each year of life, ÷D. `years` limits it to a temporary annuity. */
export function annuityDue(c: Commutation, age: number, years = Number.POSITIVE_INFINITY): number {
  return (at(c.Nx, c, age) - at(c.Nx, c, age + years)) / at(c.Dx, c, age);
}

/** a_x: the same in arrears. */
export function annuityImmediate(c: Commutation, age: number, years = Number.POSITIVE_INFINITY): number {
  return (at(c.Nx, c, age + 1) - at(c.Nx, c, age + 1 + years)) / at(c.Dx, c, age);
}

/** ä_x^(m) by Woolhouse's first correction, (m−1)/2m (Bowers et al., eq. 5.4.10). */
export function annuityDueFractional(c: Commutation, age: number, payments: number): number {
  return annuityDue(c, age) - (payments - 1) / (2 * payments);
}

/** n|ä_x: deferred by `years`. */
export function deferredAnnuityDue(c: Commutation, age: number, years: number): number {
  return at(c.Nx, c, age + years) / at(c.Dx, c, age);
}

/** A_x: value of 1 at the end of the year of death; `years` limits it to a term insurance. */
export function insurance(c: Commutation, age: number, years = Number.POSITIVE_INFINITY): number {
  return (at(c.Mx, c, age) - at(c.Mx, c, age + years)) / at(c.Dx, c, age);
}

/** nE_x: value of 1 paid on survival to age + years. */
export function pureEndowment(c: Commutation, age: number, years: number): number {
  return at(c.Dx, c, age + years) / at(c.Dx, c, age);
}

/** A_x:n: 1 at the end of the year of death or on survival, whichever comes first. */
export function endowment(c: Commutation, age: number, years: number): number {
  return insurance(c, age, years) + pureEndowment(c, age, years);
}

/** (IA)_x: death benefit that grows by 1 each year. */
export function increasingInsurance(c: Commutation, age: number): number {
  return at(c.Rx, c, age) / at(c.Dx, c, age);
}

/** (Iä)_x: payments 1, 2, 3, … at the start of each year. */
export function increasingAnnuityDue(c: Commutation, age: number): number {
  return at(c.Sx, c, age) / at(c.Dx, c, age);
}

/** Level yearly premium in advance for a whole life insurance of 1. */
export function levelPremium(c: Commutation, age: number): number {
  return insurance(c, age) / annuityDue(c, age);
}

/** Reserve of that insurance after `years`: A_{x+t} − P_x·ä_{x+t}. */
export function policyReserve(c: Commutation, age: number, years: number): number {
  return insurance(c, age + years) - levelPremium(c, age) * annuityDue(c, age + years);
}

function at(column: Float64Array, c: Commutation, age: number): number {
  if (age < c.ageFirst)
    throw new RangeError(`Age ${age} is before the table, which begins at ${c.ageFirst}.`);
  const index = age - c.ageFirst;
  return index < column.length ? column[index]! : 0;
}
