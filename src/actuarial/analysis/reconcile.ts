import type { Assumption, Assumptions, Change } from '../case/assumptions.ts';
import { type PensionCase, type Study, studyOf } from '../case/pensionCase.ts';
import { type Valuation, value } from '../case/valuation.ts';
import { KINDS } from '../pensions/outputs.ts';

/** A step of a waterfall: the measure after it and how much it moved. */
export interface WaterfallStep {
  readonly id: string;
  readonly after: number;
  readonly change: number;
}

/**
 * What changed between two valuations, step by step from the first to the second: first the passing of time and the new data (base
 * date, members, pensions, contributors) under the first valuation's assumptions, then each assumption that differs, in the order of
 * their names, then the scenario. The steps sum to the whole difference; what a step moves depends on the order, which is stated.
 */
export function waterfall(
  from: PensionCase,
  first: { readonly study: string; readonly changes: readonly Change[] },
  second: { readonly study: string; readonly changes: readonly Change[] },
  measure: (valuation: Valuation) => number,
): { readonly start: number; readonly end: number; readonly steps: readonly WaterfallStep[] } {
  const before = studyOf(from, first.study);
  const after = studyOf(from, second.study);
  const start = measure(value(from, before, first.changes));
  const steps: WaterfallStep[] = [];
  let reached = start;
  const record = (id: string, figure: number): void => {
    steps.push({ id, after: figure, change: figure - reached });
    reached = figure;
  };
  // Assumptions as each study states them, common ones filled in, so that a step can move one from its old to its new value.
  const old: Assumptions = { ...from.assumptions, ...before.assumptions };
  const fresh: Assumptions = { ...from.assumptions, ...after.assumptions };
  let mixed: Record<string, Assumption> = { ...old };
  const at = (assumptions: Assumptions, changes: readonly Change[]): number =>
    measure(value(from, { ...after, assumptions }, changes));
  record('time-and-data', at(mixed, first.changes));
  for (const name of Object.keys(fresh).sort()) {
    if (JSON.stringify(old[name]) === JSON.stringify(fresh[name])) continue;
    mixed = { ...mixed, [name]: fresh[name]! };
    record(name, at(mixed, first.changes));
  }
  if (JSON.stringify(first.changes) !== JSON.stringify(second.changes))
    record('scenario', at(mixed, second.changes));
  return { start, end: reached, steps };
}

/** What an earlier valuation expected at a later one's base date, and what was there. */
export interface ExperienceRow {
  readonly id: string;
  readonly expected: number;
  readonly actual: number;
  readonly difference: number;
}

/** Actual against expected. @throws RangeError if the later base date is not within the earlier projection. */
export function actualAgainstExpected(
  from: PensionCase,
  earlierId: string,
  laterId: string,
): ExperienceRow[] {
  const earlier = studyOf(from, earlierId);
  const later: Study = studyOf(from, laterId);
  const t = later.yearBase - earlier.yearBase;
  if (t < 1 || t > earlier.years)
    throw new RangeError(`${laterId} does not fall within the projection of ${earlierId}.`);
  const expected = value(from, earlier);
  const actual = value(from, later);
  const row = (id: string, was: number, is: number): ExperienceRow => ({
    id,
    expected: was,
    actual: is,
    difference: is - was,
  });
  return [
    row(
      'contributors',
      expected.projection.active[t]! * expected.inputs.pension.density,
      actual.projection.active[0]! * actual.inputs.pension.density,
    ),
    ...KINDS.map((kind, i) =>
      row(kind, expected.projection.kinds[i]!.persons[t]!, actual.projection.kinds[i]!.persons[0]!),
    ),
    row('monthlyPensions', total(expected, t), total(actual, 0)),
    row('reserve', expected.balance.reserve[t]!, actual.balance.reserve[0]!),
  ];
}

function total(valuation: Valuation, t: number): number {
  return valuation.projection.kinds.reduce((sum, kind) => sum + kind.amount[t]!, 0);
}
