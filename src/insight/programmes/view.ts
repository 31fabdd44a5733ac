import type { z } from 'zod';
import type { ProgrammeAnswer, ProgrammeItem, seriesModel } from './api.ts';
import { checkDesign, type Finding } from './check.ts';
import { type Design, type Indicator, objectivesAt } from './design.ts';
import { readFormula } from './formula.ts';
import { attainment, type Figures, groupsOf, lightOf, measure } from './measure.ts';
import { periodsOf } from './periods.ts';
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

/** Each indicator with its periods: figure, goal in force, light, state of the report, and every group. */
export function seriesOf(
  state: ProgrammeState,
  design: Design,
  reports: readonly ReportNow[],
  approvedOnly: boolean,
): Series[] {
  const { starts, ends } = design.identity;
  const known = new Map(reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]));
  return design.indicators.map((indicator) => {
    const goals = goalsOn(state.goals, indicator.id);
    const periods = indicator.frequency && starts && ends ? periodsOf(indicator.frequency, starts, ends) : [];
    return {
      indicator: indicator.id,
      points: periods.map((period) => {
        const report = known.get(`${indicator.id} ${period}`);
        return { period, ...pointOf(indicator, report, goals[period] ?? null, approvedOnly) };
      }),
    };
  });
}

function pointOf(
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

/** A programme as a page shows it: `asWritten` for the desk, otherwise as it was approved. */
export function programmeView(
  state: ProgrammeState,
  reports: readonly ReportNow[],
  asWritten: boolean,
): ProgrammeAnswer {
  const design = asWritten || state.origin === 'case' ? state.design : (state.approved ?? state.design);
  const series = seriesOf(state, design, reports, !asWritten);
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
    findings: findingsOf(state, design),
    goals: Object.fromEntries(design.indicators.map((one) => [one.id, goalsOn(state.goals, one.id)])),
    goalHistory: state.goals.map((one) => ({ ...one })),
    series,
    alerts: alertsOf(state, design, series),
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
