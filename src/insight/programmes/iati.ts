import { firstDayOf, lastDayOf, type PlainDate, period } from '#kernel';
import type { SeriesView } from './api.ts';
import type { Design, Indicator } from './design.ts';
import { daysOf } from './periods.ts';
import { goalsOn, type ProgrammeState } from './programme.ts';

export interface IatiFacts {
  /** The publisher as the register of organisations names it. */
  readonly reporter: { readonly ref: string; readonly name: string };
  readonly now: Date;
  readonly today: PlainDate;
}

const countries: Readonly<Record<string, string>> = {
  Ecuador: 'EC',
  México: 'MX',
  Perú: 'PE',
  Colombia: 'CO',
};
/** Social protection, in the OECD's list of purposes. */
const sector = '16010';
const resultTypes = { component: '1', purpose: '2', end: '3', activity: '9' } as const;
const measures = {
  percentage: '2',
  ratio: '1',
  average: '1',
  variation: '2',
  index: '1',
  absolute: '1',
} as const;

type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const escaped = (text: string): string =>
  text
    // What XML 1.0 has no sign for is left out.
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>\n${children.map((one) => one.replaceAll(/^/gm, '  ')).join('\n')}\n</${name}>`;
}
const narrative = (text: string): string => `<narrative>${escaped(text.trim())}</narrative>`;
const said = (name: string, text: string, attributes: Attributes = {}): string[] =>
  text.trim() === '' ? [] : [element(name, attributes, [narrative(text)])];
const amount = (cents: number): string => (cents / 100).toFixed(2);

/**
 * A programme as an IATI 2.03 activity: its budget as planned disbursements, execution as transactions (each report is cumulative, so
 * that what is written is what was added since the one before), results with goals in force and approved figures, by group.
 */
export function writeIati(
  state: ProgrammeState,
  design: Design,
  series: readonly SeriesView[],
  facts: IatiFacts,
): string {
  const { identity } = design;
  const starts = identity.starts ? firstDayOf(period(identity.starts)) : null;
  const ends = identity.ends ? lastDayOf(period(identity.ends)) : null;
  const status = ends && ends < facts.today ? '4' : starts && starts > facts.today ? '1' : '2';
  const hasBegun = starts !== null && starts <= facts.today;
  const hasEnded = ends !== null && ends < facts.today;
  const planned = starts ?? facts.today;
  const date = (type: string, day: string | null, isSaid = true) =>
    day && isSaid ? [element('activity-date', { type, 'iso-date': day })] : [];
  const activity = element(
    'iati-activity',
    {
      'default-currency': 'USD',
      'xml:lang': 'es',
      'last-updated-datetime': `${facts.now.toISOString().slice(0, 19)}Z`,
      humanitarian: 0,
    },
    [
      element('iati-identifier', {}, []).replace(
        '/>',
        `>${escaped(`${facts.reporter.ref}-${state.slug}`)}</iati-identifier>`,
      ),
      element(
        'reporting-org',
        { ref: facts.reporter.ref, type: '10', 'secondary-reporter': state.origin === 'case' ? 1 : null },
        [narrative(facts.reporter.name)],
      ),
      ...said('title', identity.name),
      ...said('description', identity.objective || identity.name, { type: '1' }),
      ...said('description', identity.beneficiary, { type: '3' }),
      ...said('participating-org', identity.donor || facts.reporter.name, { role: '1' }),
      ...said('participating-org', identity.executor || facts.reporter.name, { role: '4' }),
      element('activity-status', { code: status }),
      ...date('1', planned),
      ...date('2', planned, hasBegun),
      ...date('3', ends),
      ...date('4', ends, hasEnded),
      element('recipient-country', { code: countries[identity.country] ?? 'EC', percentage: 100 }),
      element('sector', { vocabulary: '1', code: sector, percentage: 100 }),
      ...(starts && ends ? disbursements(design, starts, ends) : []),
      ...transactions(state, design),
      ...results(state, design, series),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'iati-activities',
    { version: '2.03', 'generated-datetime': `${facts.now.toISOString().slice(0, 19)}Z` },
    [activity],
  )}\n`;
}

function disbursements(design: Design, starts: PlainDate, ends: PlainDate): string[] {
  return design.budget.map((line) =>
    element('planned-disbursement', { type: '1' }, [
      element('period-start', { 'iso-date': starts }),
      element('period-end', { 'iso-date': ends }),
      `<value currency="USD" value-date="${starts}">${amount(line.cents)}</value>`,
      ...said('provider-org', line.source),
      ...said('receiver-org', line.name),
    ]),
  );
}

function transactions(state: ProgrammeState, design: Design): string[] {
  return state.executions.flatMap((execution, i) => {
    const before = state.executions[i - 1];
    return execution.lines.flatMap((line) => {
      const past = before?.lines.find((one) => one.line === line.line);
      const name = design.budget.find((one) => one.id === line.line)?.name ?? line.line;
      const write = (code: string, cents: number) =>
        cents === 0
          ? []
          : [
              element('transaction', { ref: `${execution.on}-${line.line}-${code}` }, [
                element('transaction-type', { code }),
                element('transaction-date', { 'iso-date': execution.on }),
                `<value currency="USD" value-date="${execution.on}">${amount(cents)}</value>`,
                ...said('description', name),
              ]),
            ];
      return [
        ...write('4', line.executedCents - (past?.executedCents ?? 0)),
        ...write('2', line.committedCents - (past?.committedCents ?? 0)),
      ];
    });
  });
}

function results(state: ProgrammeState, design: Design, series: readonly SeriesView[]): string[] {
  return design.objectives.flatMap((objective) => {
    const indicators = design.indicators.filter((one) => one.objective === objective.id);
    if (indicators.length === 0) return [];
    return [
      element('result', { type: resultTypes[objective.level], 'aggregation-status': 'false' }, [
        ...said('title', objective.title ?? objective.text),
        ...said('description', objective.text),
        ...indicators.map((one) => indicatorOf(one, state, series)),
      ]),
    ];
  });
}

function indicatorOf(indicator: Indicator, state: ProgrammeState, series: readonly SeriesView[]): string {
  const isMeasured = indicator.formula.trim() !== '';
  const goals = goalsOn(state.goals, indicator.id);
  const points = series.find((one) => one.indicator === indicator.id)?.points ?? [];
  const baselineYear = indicator.baseline ? /^\d{4}/.exec(indicator.baseline.period)?.[0] : undefined;
  return element(
    'indicator',
    {
      measure: isMeasured ? measures[indicator.relation ?? 'absolute'] : '5',
      ascending: indicator.direction === 'descending' ? 0 : 1,
      'aggregation-status': indicator.aggregation === 'sum' ? 1 : 0,
    },
    [
      ...said('title', indicator.name),
      ...said('description', [indicator.definition, indicator.unit].filter(Boolean).join(' · ')),
      ...(isMeasured && indicator.baseline && baselineYear
        ? [element('baseline', { year: baselineYear, value: indicator.baseline.value })]
        : []),
      ...points
        .filter((point) => goals[point.period] !== undefined || point.value !== null)
        .map((point) => {
          const { from, until } = daysOf(point.period);
          return element('period', {}, [
            element('period-start', { 'iso-date': from }),
            element('period-end', { 'iso-date': until }),
            ...(goals[point.period] === undefined ? [] : [element('target', { value: goals[point.period] })]),
            ...(point.value === null ? [] : [element('actual', { value: point.value })]),
            // A group that did not report is left out: an absent figure is not zero.
            ...point.groups
              .filter((one) => one.value !== null)
              .map((one) => {
                const [name = '', value = ''] = one.group.split('=');
                return element('actual', { value: one.value }, [element('dimension', { name, value })]);
              }),
          ]);
        }),
    ],
  );
}
