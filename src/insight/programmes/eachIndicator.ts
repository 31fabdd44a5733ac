import type { Design, Indicator, Level } from './design.ts';
import { type Figures, type Rule, short } from './rule.ts';

/** The level of the objective that an indicator measures; none where it measures none. */
export const levelOf = (design: Design, one: Indicator): Level | undefined =>
  design.objectives.find((objective) => objective.id === one.objective)?.level;
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
