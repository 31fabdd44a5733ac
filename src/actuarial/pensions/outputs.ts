import { PENSION_AGES } from './inputs.ts';

/** The four kinds of pension, in the order of every table by kind. */
export const KINDS = ['oldAge', 'invalidity', 'widows', 'orphans'] as const;
export const OLD_AGE = 0;
export const INVALIDITY = 1;
export const WIDOWS = 2;
export const ORPHANS = 3;

/** Yearly flows between states; each is a number of persons in year t (index 0 is unused). */
export const FLOW_NAMES = [
  'newEntrants',
  'activeDeaths',
  'inactiveDeaths',
  'exits',
  'reentries',
  'activeToInvalidity',
  'activeToOldAge',
  'inactiveToOldAge',
] as const;
export type FlowName = (typeof FLOW_NAMES)[number];

/** One kind of pension through the years. Persons and monthly amounts; `opening + new − ended (+ raised) = closing`. */
export interface KindOutputs {
  readonly persons: Float64Array;
  readonly amount: Float64Array;
  readonly newPersons: Float64Array;
  readonly newAmount: Float64Array;
  readonly endedPersons: Float64Array;
  readonly endedAmount: Float64Array;
  /** What indexation and the minimum added in January, monthly. */
  readonly raisedAmount: Float64Array;
  /** Paid in the year: twelve payments, the thirteenth and the fourteenth. */
  readonly paid: Float64Array;
}

/** A projection: index t is the year from the base; persons are at its end, money is of the year unless it says monthly. */
export interface PensionProjection {
  readonly yearBase: number;
  readonly years: number;
  readonly active: Float64Array;
  readonly inactive: Float64Array;
  readonly flows: Readonly<Record<FlowName, Float64Array>>;
  readonly kinds: readonly [KindOutputs, KindOutputs, KindOutputs, KindOutputs];
  /** Insured pay of the year. */
  readonly wageMass: Float64Array;
  /** Pay received in the year by the affiliates' own count: mean monthly insured pay. */
  readonly meanPay: Float64Array;
  readonly pensionsPaid: Float64Array;
  /** The thirteenth and fourteenth pensions within `pensionsPaid`. */
  readonly extraPaid: Float64Array;
  readonly funeralPaid: Float64Array;
  /** `(t * 2 + sex) * PENSION_AGES + age`. */
  readonly activeByAge: Float64Array;
  readonly oldAgeByAge: Float64Array;
}

export function emptyProjection(yearBase: number, years: number): PensionProjection {
  const path = (): Float64Array => new Float64Array(years + 1);
  const kind = (): KindOutputs => ({
    persons: path(),
    amount: path(),
    newPersons: path(),
    newAmount: path(),
    endedPersons: path(),
    endedAmount: path(),
    raisedAmount: path(),
    paid: path(),
  });
  const byAge = (): Float64Array => new Float64Array((years + 1) * 2 * PENSION_AGES);
  return {
    yearBase,
    years,
    active: path(),
    inactive: path(),
    flows: Object.fromEntries(FLOW_NAMES.map((name) => [name, path()])) as Record<FlowName, Float64Array>,
    kinds: [kind(), kind(), kind(), kind()],
    wageMass: path(),
    meanPay: path(),
    pensionsPaid: path(),
    extraPaid: path(),
    funeralPaid: path(),
    activeByAge: byAge(),
    oldAgeByAge: byAge(),
  };
}

/** Adds to one place of a path. */
export function addTo(path: Float64Array, index: number, value: number): void {
  path[index] = path[index]! + value;
}
