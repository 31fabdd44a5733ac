import type { Design, Indicator, Level } from './design.ts';
import { type Figures, type Rule, short } from './rule.ts';

/** The level of the objective that an indicator measures; none where it measures none. */
export function levelOf({ objectives }: Design, one: Indicator): Level | undefined {
  const known = byObjectives.get(objectives) ?? new Map(objectives.map(({ id, level }) => [id, level]));
  byObjectives.set(objectives, known);
  return known.get(one.objective);
}
// Several rules ask for the level of each indicator: the matrix is gone through once, not each time.
const byObjectives = new WeakMap<Design['objectives'], ReadonlyMap<string, Level>>();

/** A rule that looks at each indicator by itself, with its design and its goals. */
export const each =
  (
    isWrong: (one: Indicator, design: Design, goals: Readonly<Record<string, number>>) => boolean | Figures,
  ): Rule['find'] =>
  (design, goals) =>
    design.indicators.flatMap((one) => {
      const wrong = isWrong(one, design, goals(one.id));
      return wrong === false
        ? []
        : [{ about: one.id, of: short(one.name), ...(wrong === true ? {} : wrong) }];
    });
