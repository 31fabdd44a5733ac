import { type Assumption, valueInYear } from '../case/assumptions.ts';
import type { Valuation } from '../case/valuation.ts';
import { KINDS } from '../pensions/outputs.ts';
import { assumptionsOf, type RunBasis, valueBasis } from '../runs/caseBasis.ts';
import { basisOf } from '../runs/runBasis.ts';
import type { RunInputs, RunRequest } from '../runs/runInputs.ts';
import type { ExperienceRow, WaterfallStep } from './reconcile.ts';

export interface RunSide {
  readonly inputs: RunInputs;
  readonly request: RunRequest;
}

/** From one run to another: every measure of each step, so that a page shows the one that is asked for. */
export interface RunReconciliation {
  /** By measure: the first run's figure, the second's, and the steps between. */
  readonly measures: Readonly<
    Record<string, { readonly start: number; readonly end: number; readonly steps: readonly WaterfallStep[] }>
  >;
  /** Absent when the second's base date does not fall after the first's and within its projection. */
  readonly experience: readonly ExperienceRow[] | undefined;
}

/** What a reconciliation follows. Amounts are present values at each run's own base date. */
export const reconciledMeasures: Readonly<Record<string, (valuation: Valuation) => number>> = {
  deficit: (v) => v.figures.deficit,
  levelRate: (v) => v.figures.levelRate,
  levelRateWithoutState: (v) => v.figures.levelRateWithoutState,
};

/**
 * What changed between two runs, step by step: the passing of time with the new data (base date, members and pensions, country, horizon)
 * under the first run's assumptions; the second's law; its decrements; its families; each assumption that differs, in the order of
 * their names (macro paths and reserve of a data package among them); the scenario. The steps sum to the whole difference; what a step
 * moves depends on the order, which is this.
 */
export function reconcileRuns(first: RunSide, second: RunSide): RunReconciliation {
  const before = basisOf(first.inputs, first.request);
  const after = basisOf(second.inputs, second.request);
  const expected = valueBasis(before);
  const reached = new Map<string, number>();
  const steps = new Map<string, WaterfallStep[]>();
  for (const [name, measure] of Object.entries(reconciledMeasures)) {
    reached.set(name, measure(expected));
    steps.set(name, []);
  }
  const start = new Map(reached);
  const record = (id: string, basis: RunBasis): Valuation => {
    const valuation = valueBasis(basis);
    const after = Object.entries(reconciledMeasures).map(
      ([name, measure]) => [name, measure(valuation)] as const,
    );
    // What changed and moved nothing (a rate of years gone by) is no step; time and data always is.
    if (id !== 'time-and-data' && after.every(([name, figure]) => figure === reached.get(name)))
      return valuation;
    for (const [name, figure] of after) {
      steps.get(name)!.push({ id, after: figure, change: figure - reached.get(name)! });
      reached.set(name, figure);
    }
    return valuation;
  };

  const old = assumptionsOf(before);
  const fresh = assumptionsOf(after);
  let mixed: Record<string, Assumption> = { ...old };
  // Everything in the study's own assumptions, so that a step can move one from its old to its new value.
  let basis: RunBasis = {
    ...after,
    from: { ...after.from, law: before.from.law, ...extrasOf(before), assumptions: {} },
    study: { ...after.study, assumptions: mixed },
    parts: { ...before.parts, members: after.parts.members },
    changes: before.changes,
  };
  let actual = record('time-and-data', basis);
  if (JSON.stringify(first.inputs.law) !== JSON.stringify(second.inputs.law)) {
    basis = { ...basis, from: { ...after.from, assumptions: {} } };
    actual = record('law', basis);
  }
  for (const part of ['decrements', 'families'] as const) {
    if (!differ(part, before, after)) continue;
    basis = { ...basis, parts: { ...basis.parts, [part]: after.parts[part] } };
    actual = record(part, basis);
  }
  for (const name of Object.keys(fresh).sort()) {
    if (!differWithin(old[name], fresh[name]!, after.study.yearBase, after.years)) continue;
    mixed = { ...mixed, [name]: fresh[name]! };
    basis = { ...basis, study: { ...basis.study, assumptions: mixed } };
    actual = record(name, basis);
  }
  if (JSON.stringify(before.changes) !== JSON.stringify(after.changes)) {
    basis = { ...basis, changes: after.changes };
    actual = record('scenario', basis);
  }
  return {
    measures: Object.fromEntries(
      [...steps].map(([name, list]) => [
        name,
        { start: start.get(name)!, end: reached.get(name)!, steps: list },
      ]),
    ),
    experience: experienceOf(expected, actual),
  };
}

/** Whether two assumptions give another value in some year: a path that says the same as a figure is no change. */
function differWithin(
  old: Assumption | undefined,
  fresh: Assumption,
  yearBase: number,
  years: number,
): boolean {
  if (old === undefined) return true;
  for (let year = yearBase; year <= yearBase + years; year++)
    if (valueInYear(old, year) !== valueInYear(fresh, year)) return true;
  return false;
}

function extrasOf(basis: RunBasis): { thirteenthShare: number; fourteenthSbu: number } {
  return { thirteenthShare: basis.from.thirteenthShare, fourteenthSbu: basis.from.fourteenthSbu };
}

function differ(part: 'decrements' | 'families', before: RunBasis, after: RunBasis): boolean {
  const rows = (basis: RunBasis): string =>
    JSON.stringify(basis.parts[part]?.tables[part === 'families' ? 'family' : part]?.table.rows ?? null);
  return rows(before) !== rows(after);
}

/** What the earlier valuation expected at the later one's base date, and what was there. */
function experienceOf(expected: Valuation, actual: Valuation): ExperienceRow[] | undefined {
  const t = actual.projection.yearBase - expected.projection.yearBase;
  if (t < 1 || t > expected.projection.years) return undefined;
  const row = (id: string, was: number, is: number): ExperienceRow => ({
    id,
    expected: was,
    actual: is,
    difference: is - was,
  });
  const monthly = (valuation: Valuation, at: number): number =>
    valuation.projection.kinds.reduce((sum, kind) => sum + kind.amount[at]!, 0);
  return [
    row(
      'contributors',
      expected.projection.active[t]! * expected.inputs.pension.density,
      actual.projection.active[0]! * actual.inputs.pension.density,
    ),
    ...KINDS.map((kind, i) =>
      row(kind, expected.projection.kinds[i]!.persons[t]!, actual.projection.kinds[i]!.persons[0]!),
    ),
    row('monthlyPensions', monthly(expected, t), monthly(actual, 0)),
    row('reserve', expected.balance.reserve[t]!, actual.balance.reserve[0]!),
  ];
}
