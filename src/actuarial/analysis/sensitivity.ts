import type { Change } from '../case/assumptions.ts';
import type { PensionCase, Study } from '../case/pensionCase.ts';
import { type Valuation, value } from '../case/valuation.ts';

/** Two opposite moves of one lever. */
export interface Lever {
  readonly id: string;
  readonly title: { readonly es: string; readonly en: string };
  readonly low: readonly Change[];
  readonly high: readonly Change[];
}

export interface TornadoBar {
  readonly lever: Lever;
  readonly low: number;
  readonly high: number;
  /** The measure without any move. */
  readonly base: number;
  readonly spread: number;
}

/** One measure of a valuation under each lever's two moves, the widest first: what moves the result most. */
export function tornado(
  from: PensionCase,
  study: Study,
  base: readonly Change[],
  levers: readonly Lever[],
  measure: (valuation: Valuation) => number,
): TornadoBar[] {
  const at = (more: readonly Change[]): number => measure(value(from, study, [...base, ...more]));
  const without = at([]);
  return levers
    .map((lever) => {
      const low = at(lever.low);
      const high = at(lever.high);
      return {
        lever,
        low,
        high,
        base: without,
        spread: Math.max(low, high, without) - Math.min(low, high, without),
      };
    })
    .sort((a, b) => b.spread - a.spread || (a.lever.id < b.lever.id ? -1 : 1));
}

/** One lever moved through several values: the measure at each. */
export function sweep(
  from: PensionCase,
  study: Study,
  base: readonly Change[],
  parameter: string,
  values: readonly number[],
  measure: (valuation: Valuation) => number,
): { value: number; measure: number }[] {
  return values.map((at) => ({
    value: at,
    measure: measure(value(from, study, [...base, { parameter, operation: 'set', value: at }])),
  }));
}
