import type { PlainDate } from '#kernel';
import type { Design, Indicator } from '../design.ts';
import { indicatorPeriods } from '../figureWindow.ts';
import { acrossPeriods, type Figures } from '../measure.ts';
import { daysOf, periodsOf } from '../periods.ts';
import { goalsOn, type ProgrammeState } from '../programme.ts';
import { foldReport, type Report } from '../report.ts';
import type { ReportNow } from '../store.ts';
import { pointOf, progressOf } from '../view.ts';
import type { PeriodicReport } from './content.ts';

/** How often a programme tells all that it did: every four months, each semester, each year. */
const tellings = ['four-monthly', 'semestral', 'annual'] as const;

/** The periods that a programme reports on as a whole, those of four months first: `2026-C1`, `2026-S1`, `2026`. */
export function reportablePeriods({ identity }: Design): string[] {
  const { starts, ends } = identity;
  return starts && ends ? tellings.flatMap((each) => periodsOf(each, starts, ends)) : [];
}

/** The periods of an indicator that end within a longer one, in their order. */
export function measuredWithin(design: Design, indicator: Indicator, period: string): string[] {
  const { from, until } = daysOf(period);
  return indicatorPeriods(design, indicator).filter((one) => {
    const end = daysOf(one).until;
    return end >= from && end <= until;
  });
}

/** The design that a programme is measured against: as approved, or as it is being written where it never was. */
export const measuredDesign = (state: ProgrammeState): Design => state.approved ?? state.design;

/**
 * The report of a period, written from what is known: figures only of reports that were approved, execution as of the last day reported
 * until the period's end, products, alerts and what is done about them as they stand on the day of writing.
 *
 * @param reports those of the periods that end within it, at least.
 * @param today the day of writing.
 */
export function writePeriodicReport(
  state: ProgrammeState,
  reports: readonly ReportNow[],
  period: string,
  today: PlainDate,
): PeriodicReport {
  const design = measuredDesign(state);
  const { from, until } = daysOf(period);
  const known = new Map(reports.map((one) => [`${one.indicator} ${one.period}`, foldReport(one.lines)]));
  const measured = design.indicators
    .map((indicator) => ({ indicator, periods: measuredWithin(design, indicator, period) }))
    .filter(({ periods }) => periods.length > 0);
  const indicators = measured.map(({ indicator, periods }) =>
    indicatorIn(state, design, indicator, periods, (one) => known.get(`${indicator.id} ${one}`)),
  );
  const correctives = correctivesIn(state, design, from, today);
  return {
    programme: {
      slug: state.slug,
      name: state.name,
      objective: design.identity.objective,
      executor: design.identity.executor,
      donor: design.identity.donor,
    },
    version: state.version,
    period,
    from,
    until,
    on: today,
    indicators,
    products: productsIn(state, design),
    budget: budgetIn(state, design, until),
    alerts: indicators.flatMap((one) => {
      const last = one.periods.findLast((each) => each.value !== null);
      if (!last || (last.light !== 'bad' && last.light !== 'watch')) return [];
      const answer = state.correctives.findLast((each) => each.about === `${one.id} ${last.period}`);
      const { light, value, goal } = last;
      return [
        {
          name: one.name,
          period: last.period,
          value: value ?? 0,
          goal: goal ?? 0,
          light,
          corrective: answer?.number ?? null,
        },
      ];
    }),
    correctives,
    goalChanges: state.goals.flatMap((one, i) => {
      if (one.reason === '' || one.on < from || one.on > until) return [];
      const before = goalsOn(state.goals.slice(0, i), one.indicator);
      return [
        {
          name: nameOf(design, one.indicator),
          before: Object.fromEntries(
            Object.keys(one.goals).flatMap((each) => {
              const goal = before[each];
              return goal === undefined ? [] : [[each, goal] as const];
            }),
          ),
          goals: { ...one.goals },
          reason: one.reason,
          on: one.on,
        },
      ];
    }),
    owed: indicators.flatMap(({ name, responsible, periods }) =>
      periods
        .filter((one) => one.state !== 'approved')
        .map((one) => ({ name, period: one.period, state: one.state, responsible })),
    ),
    later: design.indicators
      .filter((one) => !measured.some(({ indicator }) => indicator === one))
      .flatMap((one) => {
        const next = indicatorPeriods(design, one).find((each) => daysOf(each).until > until);
        return next ? [{ name: one.name, period: next }] : [];
      }),
  };
}

const nameOf = (design: Design, id: string): string =>
  design.indicators.find((one) => one.id === id)?.name ?? id;

type IndicatorView = PeriodicReport['indicators'][number];

function indicatorIn(
  state: ProgrammeState,
  design: Design,
  indicator: Indicator,
  periods: readonly string[],
  reportOf: (period: string) => Report | undefined,
): IndicatorView {
  const goals = goalsOn(state.goals, indicator.id);
  const points = periods.map((period) => {
    const report = reportOf(period);
    const { attainment: _attainment, ...point } = pointOf(indicator, report, goals[period] ?? null, true);
    const isApproved = report?.state === 'approved';
    // A draft's figures stay at the desk; that there is one is told.
    return {
      period,
      ...point,
      state: report?.state ?? ('empty' as const),
      note: isApproved ? report.note : '',
    };
  });
  const last = points.findLast((one) => one.value !== null);
  const all = indicatorPeriods(design, indicator);
  const next = all[all.indexOf(periods.at(-1) ?? '') + 1];
  const nextGoal = next === undefined ? undefined : goals[next];
  return {
    id: indicator.id,
    name: indicator.name,
    level: design.objectives.find((one) => one.id === indicator.objective)?.level ?? null,
    unit: indicator.unit,
    responsible: indicator.responsible,
    baseline: indicator.baseline && { ...indicator.baseline },
    periods: points,
    together: periods.length > 1 ? togetherOf(indicator, periods, points, reportOf) : null,
    light: last?.light ?? 'unknown',
    next: next !== undefined && nextGoal !== undefined ? { period: next, goal: nextGoal } : null,
  };
}

function togetherOf(
  indicator: Indicator,
  periods: readonly string[],
  points: IndicatorView['periods'],
  reportOf: (period: string) => Report | undefined,
): IndicatorView['together'] {
  const how = indicator.aggregation;
  // A formula that cannot be read gives no value in any period, and none together.
  if (points.every((one) => one.value === null && one.why === null))
    return { how, value: null, missing: [...periods] };
  const reported: Record<string, Figures> = {};
  for (const period of periods) {
    const report = reportOf(period);
    if (report?.state === 'approved' && report.figures) reported[period] = report.figures;
  }
  const outcome = acrossPeriods(indicator, how, reported, periods);
  return outcome.kind === 'value'
    ? { how, value: outcome.value, missing: [] }
    : outcome.kind === 'partial'
      ? { how, value: outcome.value, missing: [...outcome.missing] }
      : { how, value: null, missing: periods.filter((one) => reported[one] === undefined) };
}

function productsIn(state: ProgrammeState, design: Design): PeriodicReport['products'] {
  const { whole } = progressOf(state, design);
  const stated = new Map(state.products.map((one) => [one.product, one]));
  return {
    whole: whole.products,
    items: design.products.map((one) => {
      const now = stated.get(one.id);
      const component = design.objectives.find((each) => each.id === one.component);
      return {
        code: one.code,
        name: one.name,
        component: component?.title ?? component?.text ?? '',
        due: one.due,
        state: now?.state ?? null,
        reason: now?.reason ?? '',
        on: now?.on ?? null,
      };
    }),
  };
}

function budgetIn(state: ProgrammeState, design: Design, until: PlainDate): PeriodicReport['budget'] {
  const executions = state.executions.filter((one) => one.on <= until);
  const { on, components, whole } = progressOf({ ...state, executions }, design);
  const { products: _products, ...money } = whole;
  return { on, components: components.map(({ id: _id, ...one }) => one), whole: money };
}

/** Those that were open at some time since the period began. */
function correctivesIn(
  state: ProgrammeState,
  design: Design,
  from: PlainDate,
  today: PlainDate,
): PeriodicReport['correctives'] {
  return state.correctives
    .filter((one) => one.closed === null || one.closed.on >= from)
    .map(({ number, about, text, owner, due, closed }) => {
      const [id = '', period = ''] = about.split(' ');
      const isIndicator = design.indicators.some((one) => one.id === id);
      return {
        number,
        about: isIndicator ? `${nameOf(design, id)}, ${period}` : about,
        text,
        owner,
        due,
        isLate: closed === null && due < today,
        closed: closed && { text: closed.text, on: closed.on },
      };
    });
}
