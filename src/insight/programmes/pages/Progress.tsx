import { useMemo, useState } from 'react';
import { formatNumber, Pagination, StateChip, Table, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ProgrammeAnswer } from '../api.ts';
import { aboutWords, lightShapes, programmeWords } from '../programmeWords.ts';
import { EveryFigure } from './EveryFigure.tsx';
import { OnOpen } from './OnOpen.tsx';

const words = {
  es: {
    title: 'Qué se midió',
    lede: 'Solo cifras aprobadas. Un período sin dato se dice; nunca cuenta como cero.',
    indicator: 'Indicador',
    period: 'Último período',
    value: 'Logrado',
    goal: 'Meta',
    light: 'Juicio',
    last: 'Última cifra de cada indicador',
    none: 'Sin cifras aprobadas todavía',
    each: 'Cada período, con cada desagregación',
    changed: 'Metas que cambiaron',
    change: (on: string, goals: string, reason: string): string => `${on}: ${goals}. ${reason}`,
    alerts: 'Alertas y lo que se hace',
    alert: 'Por',
    action: 'Acción correctiva',
    owner: 'Responsable',
    due: 'Hasta',
    open: 'Abierta',
    late: 'Abierta, fuera de plazo',
    goalChange: (period: string, before: string, goal: string): string => `${period}: ${before} → ${goal}`,
    closed: 'Cerrada',
    state: 'Estado',
  },
  en: {
    title: 'What was measured',
    lede: 'Approved figures alone. A period without a figure says so; it never counts as zero.',
    indicator: 'Indicator',
    period: 'Last period',
    value: 'Achieved',
    goal: 'Goal',
    light: 'Judgement',
    last: 'Last figure of each indicator',
    none: 'No approved figures yet',
    each: 'Each period, with each disaggregation',
    changed: 'Goals that changed',
    change: (on: string, goals: string, reason: string): string => `${on}: ${goals}. ${reason}`,
    alerts: 'Alerts and what is done',
    alert: 'Because of',
    action: 'Corrective action',
    owner: 'Responsible',
    due: 'Until',
    open: 'Open',
    late: 'Open, past its day',
    goalChange: (period: string, before: string, goal: string): string => `${period}: ${before} → ${goal}`,
    closed: 'Closed',
    state: 'State',
  },
};

const indicatorsAtOnce = 40;

/** Target against actual: the last figure of each indicator, every period with every group, goals that changed, what is being done. */
export function Progress({ programme }: { programme: ProgrammeAnswer }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const about = useMessages(aboutWords);
  const [language] = useLanguage();
  const [from, setFrom] = useState(0);
  const { indicators } = programme.design;
  const rows = useMemo(() => {
    const last = new Map(programme.last.map((one) => [one.indicator, one]));
    return indicators.slice(from, from + indicatorsAtOnce).map((one) => ({ ...one, last: last.get(one.id) }));
  }, [programme.last, indicators, from]);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined
      ? '—'
      : formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  const goalsOf = (goals: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>) =>
    Object.entries(goals)
      .map(([period, goal]) => t.goalChange(period, number(before[period]), number(goal)))
      .join(', ');
  return (
    <section className="flow" aria-labelledby="medido">
      <h2 id="medido">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      <Table
        caption={t.last}
        captionHidden
        stack
        exportName={`indicadores-${programme.slug}`}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'indicator',
            header: t.indicator,
            cell: (row) => <span lang="es">{row.name}</span>,
            plain: (row) => row.name,
          },
          {
            key: 'period',
            header: t.period,
            cell: (row) => row.last?.period ?? <span className="soft">{t.none}</span>,
            plain: (row) => row.last?.period ?? null,
          },
          {
            key: 'value',
            header: t.value,
            numeric: true,
            cell: (row) => (row.last ? `${number(row.last.value)} ${row.unit}` : '—'),
            plain: (row) => row.last?.value ?? null,
          },
          {
            key: 'goal',
            header: t.goal,
            numeric: true,
            cell: (row) => number(row.last?.goal),
            plain: (row) => row.last?.goal ?? null,
          },
          {
            key: 'light',
            header: t.light,
            cell: (row) => {
              const light = row.last?.light ?? 'unknown';
              return <StateChip shape={lightShapes[light]}>{w.lights[light]}</StateChip>;
            },
          },
        ]}
      />
      {indicators.length > rows.length && (
        <Pagination
          label={t.last}
          shown={rows.length}
          total={indicators.length}
          onPrevious={from > 0 ? () => setFrom(Math.max(0, from - indicatorsAtOnce)) : undefined}
          onNext={from + rows.length < indicators.length ? () => setFrom(from + indicatorsAtOnce) : undefined}
        />
      )}
      <OnOpen summary={<strong>{t.each}</strong>}>{() => <EveryFigure slug={programme.slug} />}</OnOpen>
      {programme.goalChanges.length > 0 && (
        <>
          <h3>{t.changed}</h3>
          <ul>
            {programme.goalChanges.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows.
              <li key={i} lang="es">
                <strong>{indicators.find((known) => known.id === one.indicator)?.name}.</strong>{' '}
                {t.change(
                  formatDate(plainDate(one.on), language),
                  goalsOf(one.goals, one.before),
                  one.reason,
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {programme.correctives.length > 0 && (
        <Table
          caption={t.alerts}
          stack
          rows={programme.correctives}
          rowKey={(row) => String(row.number)}
          columns={[
            { key: 'action', header: t.action, cell: (row) => <span lang="es">{row.text}</span> },
            {
              key: 'about',
              header: t.alert,
              cell: (row) => <span lang="es">{about.of(row.about, indicators)}</span>,
            },
            { key: 'owner', header: t.owner, cell: (row) => <span lang="es">{row.owner}</span> },
            { key: 'due', header: t.due, cell: (row) => formatDate(plainDate(row.due), language) },
            {
              key: 'state',
              header: t.state,
              cell: (row) => (
                <div>
                  <StateChip shape={row.closed ? 'done' : row.isLate ? 'attention' : 'active'}>
                    {row.closed ? t.closed : row.isLate ? t.late : t.open}
                  </StateChip>{' '}
                  {row.closed && <span lang="es">{row.closed.text}</span>}
                </div>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
