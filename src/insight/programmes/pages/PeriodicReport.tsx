import { StateChip, Table, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { PeriodicReport as Report } from '../periodic/content.ts';
import { sentencesOf } from '../periodic/sentences.ts';
import { periodicWords, written, writtenMoney, writtenShare } from '../periodic/words.ts';
import { lightShapes, productShapes } from '../programmeWords.ts';
import { OnOpen } from './OnOpen.tsx';

type Indicator = Report['indicators'][number];

/** A report of four months, of a semester or of a year: what it says in short, and every table that it says it from. */
export function PeriodicReport({ report, level = 2 }: { report: Report; level?: 2 | 4 }) {
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  const Head = level === 2 ? 'h2' : 'h4';
  const date = (on: string | null) => (on === null ? '—' : formatDate(plainDate(on), language));
  const facts = [
    [w.covers, w.fromTo(report.from, report.until), false],
    [w.writtenOn, date(report.on), false],
    [w.executor, report.programme.executor, true],
    [w.donor, report.programme.donor, true],
    [w.version, w.versionIs(report.version), false],
  ] as const;
  return (
    <div className="flow">
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value, isContent]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang={isContent ? 'es' : undefined}>{value}</dd>
            </div>
          ))}
      </dl>
      <Head>{w.summary}</Head>
      <ul className="measure">
        {sentencesOf(report, language).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Head>{w.results}</Head>
      <Results report={report} />
      <Head>{w.products}</Head>
      <Products report={report} />
      <Head>{w.budget}</Head>
      <Budget report={report} />
      <Head>{w.alerts}</Head>
      <Alerts report={report} />
      {report.goalChanges.length > 0 && (
        <>
          <Head>{w.goalChanges}</Head>
          <ul lang="es">
            {report.goalChanges.map((one) => (
              <li key={`${one.name} ${one.on} ${one.reason}`}>
                <strong>{one.name}.</strong> {date(one.on)}:{' '}
                {Object.entries(one.goals)
                  .map(
                    ([period, goal]) =>
                      `${period}: ${written(one.before[period], language)} → ${written(goal, language)}`,
                  )
                  .join('; ')}
                . {one.reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <Head>{w.owed}</Head>
      <Owed report={report} />
    </div>
  );
}

function Results({ report }: { report: Report }) {
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  const figure = (value: number | null | undefined) => written(value, language);
  const rows = report.indicators.flatMap((indicator) =>
    indicator.periods.map((each, i) => ({ indicator, each, isFirst: i === 0 })),
  );
  const groups = report.indicators.flatMap((indicator) =>
    indicator.periods.flatMap((each) =>
      each.groups.map((group) => ({ indicator, period: each.period, group })),
    ),
  );
  const together = report.indicators.filter((one) => one.together && one.together.value !== null);
  return (
    <>
      <Table
        caption={w.results}
        captionHidden
        stack
        rows={rows}
        rowKey={(row) => `${row.indicator.id} ${row.each.period}`}
        empty={<p>{w.noIndicators}</p>}
        columns={[
          {
            key: 'indicator',
            header: w.indicator,
            cell: (row) => <span lang="es">{row.indicator.name}</span>,
          },
          { key: 'period', header: w.period, cell: (row) => row.each.period },
          {
            key: 'value',
            header: w.value,
            numeric: true,
            cell: ({ indicator, each }) =>
              each.why ? (
                w.whys[each.why]
              ) : each.value === null ? (
                w.reportStates[each.state]
              ) : (
                <span>
                  {figure(each.value)} <span lang="es">{indicator.unit}</span>
                </span>
              ),
          },
          { key: 'goal', header: w.goal, numeric: true, cell: (row) => figure(row.each.goal) },
          {
            key: 'light',
            header: w.light,
            cell: (row) => (
              <StateChip shape={lightShapes[row.each.light]}>{w.lights[row.each.light]}</StateChip>
            ),
          },
          {
            key: 'next',
            header: w.next,
            cell: ({ indicator, each }) =>
              indicator.next && each === indicator.periods.at(-1)
                ? `${indicator.next.period}: ${figure(indicator.next.goal)}`
                : '—',
          },
        ]}
      />
      {together.length > 0 && (
        <Table
          caption={w.together}
          stack
          rows={together}
          rowKey={(row) => row.id}
          columns={[
            { key: 'indicator', header: w.indicator, cell: (row) => <span lang="es">{row.name}</span> },
            {
              key: 'together',
              header: w.value,
              numeric: true,
              cell: (row: Indicator) => (
                <span>
                  {figure(row.together?.value)} <span lang="es">{row.unit}</span>
                  {row.together && ` (${w.how[row.together.how]})`}
                  {row.together && row.together.missing.length > 0 && (
                    <span className="soft">, {w.partial(row.together.missing.join(', '))}</span>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      {groups.length > 0 && (
        <OnOpen summary={<strong>{w.groups}</strong>}>
          {() => (
            <Table
              caption={w.groups}
              captionHidden
              stack
              exportName={`desagregaciones-${report.programme.slug}-${report.period}`}
              rows={groups}
              rowKey={(row) => `${row.indicator.id} ${row.period} ${row.group.group}`}
              columns={[
                {
                  key: 'indicator',
                  header: w.indicator,
                  cell: (row) => <span lang="es">{row.indicator.name}</span>,
                  plain: (row) => row.indicator.name,
                },
                {
                  key: 'period',
                  header: w.period,
                  cell: (row) => row.period,
                  plain: (row) => row.period,
                },
                {
                  key: 'group',
                  header: w.group,
                  cell: (row) => <span lang="es">{row.group.group.replace('=', ': ')}</span>,
                  plain: (row) => row.group.group,
                },
                {
                  key: 'value',
                  header: w.value,
                  numeric: true,
                  cell: (row) => (
                    <span>
                      {figure(row.group.value)} <span lang="es">{row.indicator.unit}</span>
                    </span>
                  ),
                  plain: (row) => row.group.value,
                },
              ]}
            />
          )}
        </OnOpen>
      )}
      {report.later.length > 0 && (
        <p className="soft">
          {w.later}:{' '}
          <span lang="es">{report.later.map((one) => w.laterWhat(one.name, one.period)).join('; ')}</span>.
        </p>
      )}
    </>
  );
}

function Products({ report }: { report: Report }) {
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  return (
    <Table
      caption={w.products}
      captionHidden
      stack
      rows={report.products.items}
      rowKey={(row) => `${row.code} ${row.name}`}
      columns={[
        {
          key: 'product',
          header: w.product,
          cell: (row) => (
            <span lang="es">
              {row.code} {row.name}
            </span>
          ),
        },
        {
          key: 'state',
          header: w.state,
          cell: (row) => (
            <StateChip shape={productShapes[row.state ?? 'none']}>{w.states[row.state ?? 'none']}</StateChip>
          ),
        },
        {
          key: 'due',
          header: w.due,
          cell: (row) => (row.due ? formatDate(plainDate(row.due), language) : '—'),
        },
        { key: 'reason', header: w.reason, cell: (row) => <span lang="es">{row.reason || '—'}</span> },
      ]}
    />
  );
}

function Budget({ report }: { report: Report }) {
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  const money = (amount: number | null) => writtenMoney(amount, language);
  const share = (part: number | null, whole: number) =>
    part === null || whole === 0 ? '—' : writtenShare(part, whole, language);
  const { whole } = report.budget;
  return (
    <>
      <p>{report.budget.on === null ? w.noExecution : w.budgetOn(report.budget.on)}</p>
      <Table
        caption={w.budget}
        captionHidden
        stack
        rows={report.budget.components}
        rowKey={(row) => row.name}
        columns={[
          {
            key: 'component',
            header: w.component,
            cell: (row) => (row.name ? <span lang="es">{row.name}</span> : w.management),
          },
          { key: 'budgeted', header: w.budgeted, numeric: true, cell: (row) => money(row.budgetedCents) },
          { key: 'executed', header: w.executed, numeric: true, cell: (row) => money(row.executedCents) },
          { key: 'committed', header: w.committed, numeric: true, cell: (row) => money(row.committedCents) },
          { key: 'balance', header: w.balance, numeric: true, cell: (row) => money(row.balanceCents) },
          {
            key: 'physical',
            header: w.physical,
            numeric: true,
            cell: (row) => (row.products.total > 0 ? share(row.products.done, row.products.total) : '—'),
          },
          {
            key: 'financial',
            header: w.financial,
            numeric: true,
            cell: (row) => share(row.executedCents, row.budgetedCents),
          },
        ]}
        totals={{
          component: w.whole,
          budgeted: money(whole.budgetedCents),
          executed: money(whole.executedCents),
          committed: money(whole.committedCents),
          balance: money(whole.balanceCents),
          physical: share(report.products.whole.done, report.products.whole.total),
          financial: share(whole.executedCents, whole.budgetedCents),
        }}
      />
    </>
  );
}

function Alerts({ report }: { report: Report }) {
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  return (
    <>
      {report.alerts.length === 0 ? (
        <p>{w.noAlerts}</p>
      ) : (
        <ul>
          {report.alerts.map((one) => (
            <li key={`${one.name} ${one.period}`}>
              <StateChip shape={lightShapes[one.light]}>{w.lights[one.light]}</StateChip>{' '}
              <span lang="es">{one.name}</span>, {one.period}: {written(one.value, language)} /{' '}
              {w.goal.toLowerCase()} {written(one.goal, language)};{' '}
              {one.corrective === null ? w.unanswered : w.answeredBy(one.corrective)}.
            </li>
          ))}
        </ul>
      )}
      {report.correctives.length > 0 && (
        <Table
          caption={w.correctives}
          stack
          rows={report.correctives}
          rowKey={(row) => String(row.number)}
          columns={[
            {
              key: 'action',
              header: w.action,
              cell: (row) => (
                <>
                  {row.number}. <span lang="es">{row.text}</span>
                </>
              ),
            },
            { key: 'about', header: w.about, cell: (row) => <span lang="es">{row.about}</span> },
            { key: 'owner', header: w.owner, cell: (row) => <span lang="es">{row.owner}</span> },
            { key: 'due', header: w.due, cell: (row) => formatDate(plainDate(row.due), language) },
            {
              key: 'state',
              header: w.state,
              cell: (row) =>
                row.closed ? (
                  <span lang="es">{w.closed(row.closed.on, row.closed.text)}</span>
                ) : row.isLate ? (
                  w.late
                ) : (
                  w.open
                ),
            },
          ]}
        />
      )}
    </>
  );
}

function Owed({ report }: { report: Report }) {
  const w = useMessages(periodicWords);
  if (report.owed.length === 0) return <p>{w.nothingOwed}</p>;
  return (
    <>
      <p className="measure soft">{w.owedWhat}</p>
      <Table
        caption={w.owed}
        captionHidden
        stack
        rows={report.owed}
        rowKey={(row) => `${row.name} ${row.period}`}
        columns={[
          { key: 'indicator', header: w.indicator, cell: (row) => <span lang="es">{row.name}</span> },
          { key: 'period', header: w.period, cell: (row) => row.period },
          { key: 'state', header: w.state, cell: (row) => w.reportStates[row.state] },
          {
            key: 'responsible',
            header: w.responsible,
            cell: (row) => <span lang="es">{row.responsible || '—'}</span>,
          },
        ]}
      />
    </>
  );
}
