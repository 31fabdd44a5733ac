import { formatNumber, StateChip, Table, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ProgrammeAnswer, SeriesView } from '../api.ts';
import { lightShapes, programmeWords } from './programmeWords.ts';

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
    group: 'Grupo',
    all: 'Total',
    changed: 'Metas que cambiaron',
    change: (on: string, goals: string, reason: string): string => `${on}: ${goals}. ${reason}`,
    alerts: 'Alertas y lo que se hace',
    alert: 'Por',
    action: 'Acción correctiva',
    owner: 'Responsable',
    due: 'Hasta',
    open: 'Abierta',
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
    group: 'Group',
    all: 'Total',
    changed: 'Goals that changed',
    change: (on: string, goals: string, reason: string): string => `${on}: ${goals}. ${reason}`,
    alerts: 'Alerts and what is done',
    alert: 'Because of',
    action: 'Corrective action',
    owner: 'Responsible',
    due: 'Until',
    open: 'Open',
    closed: 'Closed',
    state: 'State',
  },
};

/** Target against actual: the last figure of each indicator, every period with every group, goals that changed, what is being done. */
export function Progress({ programme }: { programme: ProgrammeAnswer }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const { indicators } = programme.design;
  const of = (id: string) => indicators.find((one) => one.id === id);
  const number = (value: number | null) =>
    value === null ? '—' : formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  const last = (one: SeriesView) => one.points.findLast((point) => point.value !== null);
  const changes = programme.goalHistory.filter((one) => one.reason !== '');
  return (
    <section className="flow" aria-labelledby="medido">
      <h2 id="medido">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      <Table
        caption={t.last}
        captionHidden
        stack
        exportName={`indicadores-${programme.slug}`}
        rows={programme.series}
        rowKey={(row) => row.indicator}
        columns={[
          {
            key: 'indicator',
            header: t.indicator,
            cell: (row) => <span lang="es">{of(row.indicator)?.name}</span>,
            plain: (row) => of(row.indicator)?.name ?? null,
          },
          {
            key: 'period',
            header: t.period,
            cell: (row) => last(row)?.period ?? <span className="soft">{t.none}</span>,
            plain: (row) => last(row)?.period ?? null,
          },
          {
            key: 'value',
            header: t.value,
            numeric: true,
            cell: (row) =>
              last(row) ? `${number(last(row)?.value ?? null)} ${of(row.indicator)?.unit ?? ''}` : '—',
            plain: (row) => last(row)?.value ?? null,
          },
          {
            key: 'goal',
            header: t.goal,
            numeric: true,
            cell: (row) => number(last(row)?.goal ?? null),
            plain: (row) => last(row)?.goal ?? null,
          },
          {
            key: 'light',
            header: t.light,
            cell: (row) => {
              const light = last(row)?.light ?? 'unknown';
              return <StateChip shape={lightShapes[light]}>{w.lights[light]}</StateChip>;
            },
          },
        ]}
      />
      <details>
        <summary>
          <strong>{t.each}</strong>
        </summary>
        <Table
          caption={t.each}
          captionHidden
          stack
          exportName={`periodos-${programme.slug}`}
          rows={programme.series.flatMap((one) =>
            one.points
              .filter((point) => point.value !== null || point.why !== null)
              .flatMap((point) =>
                [{ group: '', value: point.value }, ...point.groups].map((row) => ({
                  ...row,
                  indicator: one.indicator,
                  point,
                })),
              ),
          )}
          rowKey={(row) => `${row.indicator} ${row.point.period} ${row.group}`}
          columns={[
            {
              key: 'indicator',
              header: t.indicator,
              cell: (row) => <span lang="es">{of(row.indicator)?.name}</span>,
              plain: (row) => of(row.indicator)?.name ?? null,
            },
            {
              key: 'period',
              header: t.period,
              cell: (row) => row.point.period,
              plain: (row) => row.point.period,
            },
            {
              key: 'group',
              header: t.group,
              cell: (row) => <span lang="es">{row.group || t.all}</span>,
              plain: (row) => row.group,
            },
            {
              key: 'value',
              header: t.value,
              numeric: true,
              cell: (row) =>
                row.value === null && row.point.why ? w.whys[row.point.why] : number(row.value),
              plain: (row) => row.value,
            },
            {
              key: 'goal',
              header: t.goal,
              numeric: true,
              cell: (row) => (row.group ? '—' : number(row.point.goal)),
              plain: (row) => (row.group ? null : row.point.goal),
            },
          ]}
        />
      </details>
      {changes.length > 0 && (
        <>
          <h3>{t.changed}</h3>
          <ul>
            {changes.map((one) => (
              <li key={`${one.indicator} ${one.on}`} lang="es">
                <strong>{of(one.indicator)?.name}.</strong>{' '}
                {t.change(
                  formatDate(plainDate(one.on), language),
                  Object.entries(one.goals)
                    .map(([period, goal]) => `${period} → ${number(goal)}`)
                    .join(', '),
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
              cell: (row) => (
                <span lang="es">
                  {of(row.about.split(' ')[0] ?? '')?.name ?? row.about} {row.about.split(' ')[1]}
                </span>
              ),
            },
            { key: 'owner', header: t.owner, cell: (row) => <span lang="es">{row.owner}</span> },
            { key: 'due', header: t.due, cell: (row) => formatDate(plainDate(row.due), language) },
            {
              key: 'state',
              header: t.state,
              cell: (row) => (
                <StateChip shape={row.closed ? 'done' : 'active'}>{row.closed ? t.closed : t.open}</StateChip>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
