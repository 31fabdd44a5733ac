/**
 * A figure that holds always, or a path by calendar year: each entry holds from its year until the next entry. Years before
 * the first entry take the first.
 */
export type Assumption = number | Readonly<Record<string, number>>;
export type Assumptions = Readonly<Record<string, Assumption>>;

/** One change of a scenario: what, how, and in which years (both ends included; absent means always). */
export interface Change {
  readonly parameter: string;
  readonly operation: 'set' | 'add' | 'multiply';
  readonly value: number;
  readonly yearFrom?: number;
  readonly yearTo?: number;
}

/** A small difference from a base, with a name in both languages. */
export interface Scenario {
  readonly id: string;
  readonly title: { readonly es: string; readonly en: string };
  readonly changes: readonly Change[];
}

/** Every assumption as one number a year: index t, 0 is the base year. */
export type ResolvedAssumptions = Readonly<Record<string, Float64Array>>;

/**
 * Lays assumptions and changes out by year.
 *
 * @throws RangeError on a change of a parameter that the assumptions do not have, naming those they have.
 */
export function resolveAssumptions(
  assumptions: Assumptions,
  changes: readonly Change[],
  yearBase: number,
  years: number,
): ResolvedAssumptions {
  const resolved: Record<string, Float64Array> = {};
  for (const [name, assumption] of Object.entries(assumptions))
    resolved[name] = byYear(assumption, yearBase, years);
  for (const change of changes) {
    const path = resolved[change.parameter];
    if (path === undefined)
      throw new RangeError(
        `No assumption is called “${change.parameter}”. There are: ${Object.keys(assumptions).sort().join(', ')}.`,
      );
    for (let t = 0; t <= years; t++) {
      const year = yearBase + t;
      if (year < (change.yearFrom ?? year) || year > (change.yearTo ?? year)) continue;
      const before = path[t]!;
      path[t] =
        change.operation === 'set'
          ? change.value
          : change.operation === 'add'
            ? before + change.value
            : before * change.value;
    }
  }
  return resolved;
}

export function valueInYear(assumption: Assumption, year: number): number {
  return byYear(assumption, year, 0)[0]!;
}

function byYear(assumption: Assumption, yearBase: number, years: number): Float64Array {
  const path = new Float64Array(years + 1);
  if (typeof assumption === 'number') return path.fill(assumption);
  const starts = Object.entries(assumption)
    .map(([year, value]) => ({ year: Number(year), value }))
    .sort((a, b) => a.year - b.year);
  path.fill(starts[0]!.value);
  for (const { year, value } of starts)
    if (year <= yearBase + years) path.fill(value, Math.max(0, year - yearBase));
  return path;
}

/** The path of a name. @throws RangeError if the assumptions lack it. */
export function pathOf(resolved: ResolvedAssumptions, name: string): Float64Array {
  const path = resolved[name];
  if (path === undefined) throw new RangeError(`The assumptions lack “${name}”.`);
  return path;
}

/** The figure of a name that does not change by year: its value in the first projected year. */
export function figureOf(resolved: ResolvedAssumptions, name: string): number {
  return pathOf(resolved, name)[Math.min(1, pathOf(resolved, name).length - 1)]!;
}
