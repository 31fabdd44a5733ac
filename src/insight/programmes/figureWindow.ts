import type { GridAnswer } from './api.ts';
import type { Design, Indicator } from './design.ts';
import { readFormula } from './formula.ts';
import { groupsOf, measure } from './measure.ts';
import { periodsOf } from './periods.ts';
import { goalsOn, type ProgrammeState } from './programme.ts';
import { foldReport, type Report } from './report.ts';
import type { ReportNow } from './store.ts';

/** The periods in which an indicator of a design is measured, none while its frequency or the programme's months are not known. */
export function indicatorPeriods(
  design: Design,
  { frequency }: Pick<Indicator, 'frequency'>,
): readonly string[] {
  const { starts, ends } = design.identity;
  return frequency && starts && ends ? periodsOf(frequency, starts, ends) : [];
}

/** What the indicator gives for all in a report: its total, worked out; null where a figure is missing or the formula is not one. */
export function resultOf(indicator: Indicator, report: Report | undefined): number | null {
  if (!report?.figures) return null;
  try {
    readFormula(indicator.formula);
  } catch {
    return null;
  }
  const outcome = measure(indicator, report.figures);
  return outcome.kind === 'value' ? outcome.value : null;
}

/** Which indicators and periods a window of the grid shows, counted from 0. */
export interface FigureWindow {
  readonly from: number;
  readonly count: number;
  readonly fromPeriod: number;
  readonly periods: number;
}

/** The indicators of a window, and every period of theirs that it shows. */
export function inWindow(
  design: Design,
  { from, count, fromPeriod, periods }: FigureWindow,
): { readonly indicators: readonly Indicator[]; readonly periods: readonly string[] } {
  const indicators = design.indicators.slice(from, from + count);
  const shown = indicators.flatMap((one) =>
    indicatorPeriods(design, one).slice(fromPeriod, fromPeriod + periods),
  );
  return { indicators, periods: [...new Set(shown)] };
}

/** The lines of a window: of each indicator its results and goals, and a line of figures for each variable and group. */
export function figureRows(
  state: ProgrammeState,
  design: Design,
  asked: FigureWindow,
  reports: readonly ReportNow[],
): GridAnswer['rows'] {
  const known = new Map(reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]));
  return inWindow(design, asked).indicators.map((indicator) => {
    const periods = indicatorPeriods(design, indicator).slice(
      asked.fromPeriod,
      asked.fromPeriod + asked.periods,
    );
    const goals = goalsOn(state.goals, indicator.id);
    const found = periods.map((period) => known.get(`${indicator.id} ${period}`));
    return {
      indicator: indicator.id,
      fromPeriod: asked.fromPeriod,
      states: found.map((one) => one?.state ?? ('empty' as const)),
      results: found.map((one) => resultOf(indicator, one)),
      goals: periods.map((period) => goals[period] ?? null),
      lines: indicator.variables.flatMap(({ symbol }) =>
        groupsOf(indicator).map((group) => ({
          symbol,
          group,
          values: found.map((one) => one?.figures?.[group]?.[symbol] ?? null),
        })),
      ),
    };
  });
}
