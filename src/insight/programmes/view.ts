import type { z } from 'zod';
import type { DeskProgrammeAnswer, ProgrammeAnswer, ProgrammeItem, seriesModel } from './api.ts';
import { checkDesign, type Finding } from './check.ts';
import { type Design, type Indicator, objectivesAt } from './design.ts';
import { indicatorPeriods } from './figureWindow.ts';
import { readFormula } from './formula.ts';
import { attainment, type Figures, groupsOf, lightOf, measure } from './measure.ts';
import { goalsOn, type ProgrammeState, productsNow } from './programme.ts';
import { foldReport, type Report } from './report.ts';
import type { ReportNow } from './store.ts';

/** Budget, execution and products of each component, side by side: physical against financial. */
export function progressOf(state: ProgrammeState, design: Design): ProgrammeAnswer['progress'] {
  const stated = productsNow(state);
  const last = state.executions.at(-1);
  const lines = design.budget.map((one) => {
    const execution = last?.lines.find((known) => known.line === one.id);
    const [executedCents, committedCents] = [
      execution?.executedCents ?? null,
      execution?.committedCents ?? null,
    ];
    return {
      ...one,
      budgetedCents: one.cents,
      executedCents,
      committedCents,
      balanceCents: executedCents === null ? null : one.cents - executedCents - (committedCents ?? 0),
    };
  });
  const component = (id: string | null, name: string) => {
    const own = lines.filter((one) => one.component === id);
    const products = design.products.filter((one) => one.component === id);
    const count = (wanted: string) => products.filter((one) => stated.get(one.id)?.state === wanted).length;
    return {
      id,
      name,
      products: {
        total: products.length,
        done: count('done'),
        partly: count('partly'),
        notDone: count('not-done'),
      },
      ...sumOf(own),
    };
  };
  const components = objectivesAt(design, 'component').map((one) => component(one.id, one.title ?? one.text));
  const rest = component(null, '');
  return {
    on: last?.on ?? null,
    lines,
    components: lines.some((one) => one.component === null) ? [...components, rest] : components,
    whole: {
      products: {
        total: design.products.length,
        done: components.reduce((sum, one) => sum + one.products.done, 0),
        partly: components.reduce((sum, one) => sum + one.products.partly, 0),
        notDone: components.reduce((sum, one) => sum + one.products.notDone, 0),
      },
      ...sumOf(lines),
    },
  };
}

type BudgetView = ProgrammeAnswer['progress']['lines'][number];
function sumOf(lines: readonly BudgetView[]) {
  const sum = (of: (one: BudgetView) => number | null) =>
    lines.some((one) => of(one) === null) || lines.length === 0
      ? null
      : lines.reduce((total, one) => total + (of(one) ?? 0), 0);
  return {
    budgetedCents: lines.reduce((total, one) => total + one.budgetedCents, 0),
    executedCents: sum((one) => one.executedCents),
    committedCents: sum((one) => one.committedCents),
    balanceCents: sum((one) => one.balanceCents),
  };
}

const hasFormula = (one: Indicator): boolean => {
  try {
    readFormula(one.formula);
    return true;
  } catch {
    return false;
  }
};

type Series = z.infer<typeof seriesModel>;

/** Each indicator with its periods, of what was approved: figure, goal in force, light, state of the report, and every group. */
export function seriesOf(state: ProgrammeState, design: Design, reports: readonly ReportNow[]): Series[] {
  const known = new Map(reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]));
  return design.indicators.map((indicator) => {
    const goals = goalsOn(state.goals, indicator.id);
    const periods = indicatorPeriods(design, indicator);
    return {
      indicator: indicator.id,
      points: periods.map((period) => {
        const report = known.get(`${indicator.id} ${period}`);
        return { period, ...pointOf(indicator, report, goals[period] ?? null, true) };
      }),
    };
  });
}

/** The figure of an indicator in a period with its goal, its light and every group. */
export function pointOf(
  indicator: Indicator,
  report: Report | undefined,
  goal: number | null,
  approvedOnly: boolean,
) {
  const figures: Figures | null =
    report && (!approvedOnly || report.state === 'approved') ? report.figures : null;
  const outcome = figures && hasFormula(indicator) ? measure(indicator, figures) : null;
  const value = outcome?.kind === 'value' ? outcome.value : null;
  const groups =
    figures && hasFormula(indicator)
      ? groupsOf(indicator)
          .slice(1)
          .map((group) => {
            const one = measure(indicator, figures, group);
            return { group, value: one.kind === 'value' ? one.value : null };
          })
      : [];
  return {
    state:
      approvedOnly && report?.state !== 'approved'
        ? ('empty' as const)
        : (report?.state ?? ('empty' as const)),
    value,
    why: outcome === null || outcome.kind === 'value' ? null : outcome.kind,
    goal,
    attainment: value !== null && goal !== null ? attainment(indicator.direction, value, goal) : null,
    light: lightOf(indicator, value, goal),
    groups,
  };
}

/** Figures that are badly or to be watched, with what answers each; the ones without a corrective action first. */
export function alertsOf(
  state: ProgrammeState,
  design: Design,
  series: readonly Series[],
): ProgrammeAnswer['alerts'] {
  const answered = new Set(state.correctives.filter((one) => one.closed === null).map((one) => one.about));
  return series
    .flatMap(({ indicator, points }) => {
      const last = points.findLast((one) => one.value !== null);
      if (!last || (last.light !== 'bad' && last.light !== 'watch')) return [];
      const about = `${indicator} ${last.period}`;
      return [
        {
          about,
          indicator,
          name: design.indicators.find((one) => one.id === indicator)?.name ?? indicator,
          period: last.period,
          value: last.value ?? 0,
          goal: last.goal ?? 0,
          light: last.light,
          isAnswered: answered.has(about),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.isAnswered) - Number(b.isAnswered) || (a.light === b.light ? 0 : a.light === 'bad' ? -1 : 1),
    );
}

/** A programme as everybody sees it: its design as approved, or as its source has it, and the figures that were approved. */
export function programmeView(state: ProgrammeState, reports: readonly ReportNow[]): ProgrammeAnswer {
  const design = state.origin === 'case' ? state.design : (state.approved ?? state.design);
  const series = seriesOf(state, design, reports);
  return {
    ...factsOf(state, design),
    findings: findingsOf(state, design),
    goals: Object.fromEntries(design.indicators.map((one) => [one.id, goalsOn(state.goals, one.id)])),
    goalHistory: state.goals.map((one) => ({ ...one })),
    series,
    alerts: alertsOf(state, design, series),
  };
}

/** How many findings of one rule the desk shows before it is asked for the others. */
const findingsShown = 12;

/**
 * A programme at the desk, as it is being written: neither its series nor its goals, which may be hundreds of thousands of numbers.
 *
 * @param last the last figure of each indicator, for the alerts.
 */
export function deskView(state: ProgrammeState, last: readonly Series[]): Omit<DeskProgrammeAnswer, 'may'> {
  const { design } = state;
  const rules: Record<string, number> = {};
  const parts: Record<string, number> = {};
  const findings = findingsOf(state, design).filter(({ rule, part }) => {
    rules[rule] = (rules[rule] ?? 0) + 1;
    parts[part] = (parts[part] ?? 0) + 1;
    return rules[rule] <= findingsShown;
  });
  return {
    ...factsOf(state, design),
    findings,
    findingCounts: { parts, rules },
    alerts: alertsOf(state, design, last),
  };
}

/** The last figure of each indicator: of its reports read so far, and those whose last capture gives none yet. */
export function lastFigures(
  state: ProgrammeState,
  reports: readonly ReportNow[],
): { readonly series: Series[]; readonly further: { indicator: string; before: string }[] } {
  const series: Series[] = [];
  const further: { indicator: string; before: string }[] = [];
  for (const { indicator: id, period, lines } of reports) {
    const indicator = state.design.indicators.find((one) => one.id === id);
    if (!indicator) continue;
    const goal = goalsOn(state.goals, id)[period] ?? null;
    const point = { period, ...pointOf(indicator, foldReport(lines), goal, false) };
    if (point.value !== null && indicatorPeriods(state.design, indicator).includes(period))
      series.push({ indicator: id, points: [point] });
    else further.push({ indicator: id, before: period });
  }
  return { series, further };
}

function factsOf(state: ProgrammeState, design: Design) {
  const stated = productsNow(state);
  return {
    slug: state.slug,
    name: state.name,
    origin: state.origin,
    version: state.version,
    isOpen: state.isOpen,
    versions: [...state.versions],
    design: { ...design, indicators: [...design.indicators] },
    notes: state.notes && {
      ...state.notes,
      sums: state.notes.sums.map((one) => ({ ...one, at: [...one.at] })),
    },
    progress: progressOf(state, design),
    products: design.products.map((one) => {
      const now = stated.get(one.id);
      return {
        ...one,
        state: now?.state ?? null,
        reason: now?.reason ?? '',
        note: now?.note ?? '',
        evidence: [...(now?.evidence ?? [])],
        on: now?.on ?? null,
      };
    }),
    correctives: state.correctives.map((one) => ({ ...one })),
    answers: state.answers.map((one) => ({ ...one })),
  };
}

const findingsOf = (state: ProgrammeState, design: Design): Finding[] =>
  checkDesign(design, (id) => goalsOn(state.goals, id));

export function programmeItem(state: ProgrammeState): ProgrammeItem {
  const { progress, findings } = {
    progress: progressOf(state, state.design),
    findings: findingsOf(state, state.design),
  };
  const { identity } = state.design;
  return {
    slug: state.slug,
    name: state.name,
    shortName: state.notes?.shortName ?? state.name,
    origin: state.origin,
    version: state.version,
    isOpen: state.isOpen,
    executor: identity.executor,
    country: identity.country,
    starts: identity.starts,
    ends: identity.ends,
    objective: identity.objective,
    progress: progress.whole,
    findings: {
      blocking: findings.filter((one) => one.severity === 'blocking').length,
      serious: findings.filter((one) => one.severity === 'serious').length,
      advice: findings.filter((one) => one.severity === 'advice').length,
    },
  };
}
