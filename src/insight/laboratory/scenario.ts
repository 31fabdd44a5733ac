import type { OfferedLever } from './api.ts';

/** When the State does not pay all that it owes: from and to which year, what part it pays then, and whether it makes up for it. */
export interface StatePause {
  readonly from: number;
  readonly to: number;
  /** Part of its due that it pays in those years: 0 is nothing. */
  readonly part: number;
  /** Whether it pays what it left owing, in the year after and without interest. */
  readonly later: boolean;
}

/** What a reader moved, against the law as it stands. */
export interface LaboratoryScenario {
  /** The year from which the changes with a date hold. */
  readonly since: number;
  readonly pause: StatePause | null;
  /** Values of the levers that were moved, by their key. */
  readonly moved: Readonly<Record<string, number>>;
}

/** What bounds a scenario: the case's levers and the years of its study. */
export interface Offer {
  readonly levers: readonly OfferedLever[];
  readonly study: { readonly yearBase: number; readonly yearLast: number };
  readonly since: number;
}

export function untouched(offer: Pick<Offer, 'since'>): LaboratoryScenario {
  return { since: offer.since, pause: null, moved: {} };
}

export function isUntouched(scenario: LaboratoryScenario): boolean {
  return scenario.pause === null && Object.keys(scenario.moved).length === 0;
}

/** Moves one lever; back to its own value is as if it had not been touched. */
export function move(scenario: LaboratoryScenario, lever: OfferedLever, value: number): LaboratoryScenario {
  const { [lever.key]: _, ...others } = scenario.moved;
  const rounded = onStep(lever, value);
  return {
    ...scenario,
    moved: rounded === onStep(lever, lever.value) ? others : { ...others, [lever.key]: rounded },
  };
}

/** The nearest value on the lever's steps, in decimal digits as a person would write them, within its range. */
export function onStep(lever: Pick<OfferedLever, 'step' | 'least' | 'most'>, value: number): number {
  const stepped = Math.round(value / lever.step) * lever.step;
  return Number(Math.min(lever.most, Math.max(lever.least, stepped)).toFixed(6));
}

/** Where a lever stands in a scenario. */
export function valueIn(scenario: LaboratoryScenario, lever: OfferedLever): number {
  return scenario.moved[lever.key] ?? lever.value;
}
