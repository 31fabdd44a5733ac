import type { PlainDate } from '#kernel';
import type { DeskProgrammeAnswer, LastFigure, ProgrammeAnswer, ProgrammeItem, SeriesView } from './api.ts';
import { checkDesign, type Finding } from './check.ts';
import { type Design, type Indicator, objectivesAt } from './design.ts';
import { lastIssued, reachOf } from './dissemination.ts';
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

/** Each indicator with its periods, of what was approved: figure, goal in force, light, state of the report, and every group. */
export function seriesOf(state: ProgrammeState, design: Design, reports: readonly ReportNow[]): SeriesView[] {
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

const figuresOf = (report: Report | undefined, approvedOnly: boolean): Figures | null =>
  report && (!approvedOnly || report.state === 'approved') ? report.figures : null;

/** The figure of an indicator in a period with its goal, its light and every group. */
export function pointOf(
  indicator: Indicator,
  report: Report | undefined,
  goal: number | null,
  approvedOnly: boolean,
) {
  const figures = figuresOf(report, approvedOnly);
  const groups =
    figures && hasFormula(indicator)
      ? groupsOf(indicator)
          .slice(1)
          .map((group) => {
            const one = measure(indicator, figures, group);
            return { group, value: one.kind === 'value' ? one.value : null };
          })
      : [];
  return { ...wholeOf(indicator, report, goal, approvedOnly), groups };
}

/** The figure for all alone: of a list of hundreds of indicators nobody is shown the groups. */
export function wholeOf(
  indicator: Indicator,
  report: Report | undefined,
  goal: number | null,
  approvedOnly: boolean,
) {
  const figures = figuresOf(report, approvedOnly);
  const outcome = figures && hasFormula(indicator) ? measure(indicator, figures) : null;
  const value = outcome?.kind === 'value' ? outcome.value : null;
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
  };
}

/** Figures that are badly or to be watched, with what answers each; the ones without a corrective action first. */
export function alertsOf(
  state: ProgrammeState,
  design: Design,
  last: readonly LastFigure[],
): ProgrammeAnswer['alerts'] {
  const answered = new Set(state.correctives.filter((one) => one.closed === null).map((one) => one.about));
  const names = new Map(design.indicators.map((one) => [one.id, one.name]));
  return last
    .flatMap(({ indicator, period, value, goal, light }) => {
      if (value === null || (light !== 'bad' && light !== 'watch')) return [];
      const about = `${indicator} ${period}`;
      return [
        {
          about,
          indicator,
          name: names.get(indicator) ?? indicator,
          period,
          value,
          goal: goal ?? 0,
          light,
          isAnswered: answered.has(about),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.isAnswered) - Number(b.isAnswered) || (a.light === b.light ? 0 : a.light === 'bad' ? -1 : 1),
    );
}

/** The design of a programme that everybody sees: as approved, or as its source has it. */
export const openDesign = (state: ProgrammeState): Design =>
  state.origin === 'case' ? state.design : (state.approved ?? state.design);

/**
 * A programme as everybody sees it: its design as approved, or as its source has it.
 *
 * @param last the last approved figure of each indicator; the others are asked for a page at a time.
 */
export function programmeView(
  state: ProgrammeState,
  last: readonly LastFigure[],
  today: PlainDate,
): ProgrammeAnswer {
  const design = openDesign(state);
  return {
    ...factsOf(state, design, today),
    design: { ...design, indicators: [...design.indicators] },
    ...firstFindings(state, design),
    goalChanges: goalChangesOf(state),
    hasGoals: design.indicators.some((one) => Object.keys(goalsOn(state.goals, one.id)).length > 0),
    last: [...last],
    alerts: alertsOf(state, design, last),
  };
}

/** Goals that were set again, each with those of its periods until then: the list is gone through once. */
function goalChangesOf(state: ProgrammeState): ProgrammeAnswer['goalChanges'] {
  const until = new Map<string, Record<string, number>>();
  return state.goals.flatMap((one) => {
    const known = until.get(one.indicator) ?? {};
    until.set(one.indicator, known);
    const before = Object.fromEntries(
      Object.keys(one.goals).flatMap((period) => {
        const goal = known[period];
        return goal === undefined ? [] : [[period, goal] as const];
      }),
    );
    Object.assign(known, one.goals);
    return one.reason === '' ? [] : [{ ...one, before }];
  });
}

/** How many findings of one rule come with a programme before it is asked for the others. */
const findingsShown = 12;

function firstFindings(
  state: ProgrammeState,
  design: Design,
): Pick<ProgrammeAnswer, 'findings' | 'findingCounts'> {
  const rules: Record<string, number> = {};
  const parts: Record<string, number> = {};
  const findings = findingsOf(state, design).filter(({ rule, part }) => {
    rules[rule] = (rules[rule] ?? 0) + 1;
    parts[part] = (parts[part] ?? 0) + 1;
    return rules[rule] <= findingsShown;
  });
  return { findings, findingCounts: { parts, rules } };
}

/**
 * A programme at the desk, as it is being written: neither its figures nor its goals nor the sheets of its indicators.
 *
 * @param last the last figure of each indicator, for the alerts.
 */
export function deskView(
  state: ProgrammeState,
  last: readonly LastFigure[],
  today: PlainDate,
): Omit<DeskProgrammeAnswer, 'may' | 'files'> {
  const { design } = state;
  return {
    ...factsOf(state, design, today),
    design: {
      ...design,
      indicators: design.indicators.map(({ id, objective, name }) => ({ id, objective, name })),
    },
    ...firstFindings(state, design),
    alerts: alertsOf(state, design, last),
  };
}

/** The last figure of each indicator of a design: of its reports read so far, and those whose last report gives none yet. */
export function lastFigures(
  state: ProgrammeState,
  design: Design,
  reports: readonly ReportNow[],
  approvedOnly: boolean,
): { readonly known: LastFigure[]; readonly further: { indicator: string; before: string }[] } {
  const known: LastFigure[] = [];
  const further: { indicator: string; before: string }[] = [];
  const indicators = new Map(design.indicators.map((one) => [one.id, one]));
  for (const { indicator: id, period, lines } of reports) {
    const indicator = indicators.get(id);
    if (!indicator) continue;
    const goal = goalsOn(state.goals, id)[period] ?? null;
    const point = wholeOf(indicator, foldReport(lines), goal, approvedOnly);
    if (point.value !== null && indicatorPeriods(design, indicator).includes(period))
      known.push({ indicator: id, period, ...point });
    else further.push({ indicator: id, before: period });
  }
  return { known, further };
}

function factsOf(state: ProgrammeState, design: Design, today: PlainDate) {
  const stated = productsNow(state);
  return {
    slug: state.slug,
    name: state.name,
    origin: state.origin,
    today,
    version: state.version,
    isOpen: state.isOpen,
    versions: [...state.versions],
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
    correctives: state.correctives.map(({ closed, ...one }) => ({
      ...one,
      closed: closed && { ...closed, evidence: [...closed.evidence] },
      isLate: closed === null && one.due < today,
    })),
    issued: issuedView(state),
    answers: state.answers.map((one) => ({ ...one })),
  };
}

/** The reports of periods that were issued, the latest first, with how many of the parties they reached. */
export const issuedView = (state: ProgrammeState): ProgrammeAnswer['issued'] =>
  lastIssued(state.issued)
    .map((one) => ({
      period: one.period,
      number: one.number,
      on: one.on,
      reached: reachOf(state.parties, state.deliveries, one).filter((each) => each.delivery !== null).length,
      parties: state.parties.length,
    }))
    .reverse();

const found = new WeakMap<ProgrammeState, Map<Design, readonly Finding[]>>();

/** What the check finds in a design with the goals of its programme; a state never changes, so it is worked out once. */
export function findingsOf(state: ProgrammeState, design: Design): readonly Finding[] {
  const known = found.get(state) ?? new Map<Design, readonly Finding[]>();
  found.set(state, known);
  const findings = known.get(design) ?? checkDesign(design, (id) => goalsOn(state.goals, id));
  known.set(design, findings);
  return findings;
}

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
