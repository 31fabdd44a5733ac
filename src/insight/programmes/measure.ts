import type { Aggregation, Indicator } from './design.ts';
import { type Outcome, type Reported, readFormula, workOut, workOutTogether } from './formula.ts';

/** What was captured of a period: group of a disaggregation (`sexo=mujeres`; '' for all) → variable → figure, null where not reported. */
export type Figures = Readonly<Record<string, Reported>>;

/** A figure of several periods; partial where some of them did not report, so that nobody takes it for the whole. */
export type PeriodsOutcome =
  | Outcome
  | { readonly kind: 'partial'; readonly value: number; readonly missing: readonly string[] };

export const groupKey = (by: string, group: string): string => `${by}=${group}`;

/** The keys of an indicator's groups, '' first. */
export const groupsOf = (indicator: Pick<Indicator, 'disaggregations'>): string[] => [
  '',
  ...indicator.disaggregations.flatMap(({ by, groups }) => groups.map((one) => groupKey(by, one))),
];

/**
 * The figure of one group in a period. Of all: what was reported for all, or the groups of a disaggregation added before the formula,
 * so that a ratio is weighted by its denominator and never a mean of ratios.
 */
export function measure(
  indicator: Pick<Indicator, 'formula' | 'disaggregations'>,
  figures: Figures,
  group = '',
): Outcome {
  const formula = readFormula(indicator.formula);
  const own = figures[group];
  if (own) {
    const outcome = workOut(formula, own);
    if (group !== '' || outcome.kind !== 'missing') return outcome;
  }
  if (group !== '') return workOut(formula, {});
  for (const { by, groups } of indicator.disaggregations) {
    const parts = groups.map((one) => figures[groupKey(by, one)] ?? {});
    const outcome = workOutTogether(formula, parts);
    if (outcome.kind !== 'missing') return outcome;
  }
  return workOut(formula, own ?? {});
}

/**
 * The figure of several periods taken together, as the indicator's kind wants it: added, averaged, the last one, or the formula over
 * the added variables. Periods without figure are named: their sum, average or ratio is partial, never a whole with zeros in it.
 *
 * @param expected the periods that there should be, in order; periods of `reported` outside them do not count.
 */
export function acrossPeriods(
  indicator: Pick<Indicator, 'formula' | 'disaggregations'>,
  aggregation: Aggregation,
  reported: Readonly<Record<string, Figures>>,
  expected: readonly string[],
  group = '',
): PeriodsOutcome {
  const outcomes = expected.map(
    (period) => [period, measure(indicator, reported[period] ?? {}, group)] as const,
  );
  const known = outcomes.flatMap(([period, one]) =>
    one.kind === 'value' ? [[period, one.value] as const] : [],
  );
  const missing = outcomes.filter(([, one]) => one.kind === 'missing').map(([period]) => period);
  const first = outcomes[0]?.[1];
  if (aggregation === 'last') {
    const last = known.at(-1);
    return last ? { kind: 'value', value: last[1] } : (outcomes.at(-1)?.[1] ?? { kind: 'missing', of: [] });
  }
  if (aggregation === 'ratio') {
    const parts = expected
      .filter((period) => !missing.includes(period))
      .map((period) => together(indicator, reported[period] ?? {}, group));
    const outcome = workOutTogether(readFormula(indicator.formula), parts);
    return outcome.kind === 'value' ? whole(outcome.value, missing) : outcome;
  }
  if (known.length === 0) return first ?? { kind: 'missing', of: [] };
  const sum = known.reduce((total, [, value]) => total + value, 0);
  return whole(aggregation === 'sum' ? sum : sum / known.length, missing);
}

const whole = (value: number, missing: readonly string[]): PeriodsOutcome =>
  missing.length === 0 ? { kind: 'value', value } : { kind: 'partial', value, missing };

/**
 * The variables of a period for a group; for all, of the groups added where all was not reported.
 *
 * @throws SyntaxError where the formula is not one.
 */
export function together(
  indicator: Pick<Indicator, 'formula' | 'disaggregations'>,
  figures: Figures,
  group = '',
): Reported {
  const own = figures[group];
  if (group !== '' || (own && workOut(readFormula(indicator.formula), own).kind !== 'missing'))
    return own ?? {};
  for (const { by, groups } of indicator.disaggregations) {
    const parts = groups.map((one) => figures[groupKey(by, one)] ?? {});
    const symbols = new Set(parts.flatMap((one) => Object.keys(one)));
    const total = Object.fromEntries(
      [...symbols].map((symbol) => {
        const values = parts.map((one) => one[symbol] ?? null);
        return [
          symbol,
          values.includes(null) ? null : values.reduce<number>((sum, one) => sum + (one ?? 0), 0),
        ];
      }),
    );
    if (workOut(readFormula(indicator.formula), total).kind !== 'missing') return total;
  }
  return own ?? {};
}

/**
 * How far a goal was reached: 1 is the goal itself. Ascending: value over goal; descending: goal over value; regular: one less the
 * relative distance. Null where the ratio says nothing: a goal of zero that was not met exactly, or a value of zero that should fall.
 */
export function attainment(direction: Indicator['direction'], value: number, goal: number): number | null {
  if (value === goal) return 1;
  if (direction === 'ascending') return goal > 0 ? value / goal : null;
  if (direction === 'descending') return value > 0 ? goal / value : null;
  return goal === 0 ? null : Math.max(0, 1 - Math.abs(value - goal) / Math.abs(goal));
}

export type Light = 'good' | 'watch' | 'bad' | 'unknown';

/** The light of a figure beside its goal. Without figure, goal or thresholds it is unknown, never bad. */
export function lightOf(
  indicator: Pick<Indicator, 'direction' | 'thresholds'>,
  value: number | null,
  goal: number | null,
): Light {
  if (value === null || goal === null || indicator.thresholds === null) return 'unknown';
  const isMet = indicator.direction === 'descending' ? value <= goal : value >= goal;
  if (indicator.direction !== 'regular' && isMet) return 'good';
  const reached = attainment(indicator.direction, value, goal);
  if (reached === null) return 'bad';
  return reached >= indicator.thresholds.green
    ? 'good'
    : reached >= indicator.thresholds.yellow
      ? 'watch'
      : 'bad';
}

/** Variables whose groups do not add up to what was reported for all, with both figures. */
export function groupsThatDoNotAdd(
  indicator: Pick<Indicator, 'disaggregations' | 'variables'>,
  figures: Figures,
): { readonly by: string; readonly symbol: string; readonly groups: number; readonly all: number }[] {
  return indicator.disaggregations.flatMap(({ by, groups }) =>
    indicator.variables.flatMap(({ symbol }) => {
      const all = figures['']?.[symbol] ?? null;
      const parts = groups.map((one) => figures[groupKey(by, one)]?.[symbol] ?? null);
      if (all === null || parts.includes(null)) return [];
      const sum = parts.reduce<number>((total, one) => total + (one ?? 0), 0);
      return Math.abs(sum - all) > 1e-9 ? [{ by, symbol, groups: sum, all }] : [];
    }),
  );
}
