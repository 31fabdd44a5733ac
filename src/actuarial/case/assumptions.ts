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
  for (const [name, assumption] of Object.entries(assumptions)) {
    resolved[name] = Float64Array.from({ length: years + 1 }, (_, t) =>
      valueInYear(assumption, yearBase + t),
    );
  }
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
  if (typeof assumption === 'number') return assumption;
  const years = Object.keys(assumption)
    .map(Number)
    .sort((a, b) => a - b);
  let value = assumption[String(years[0])]!;
  for (const from of years) if (from <= year) value = assumption[String(from)]!;
  return value;
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
