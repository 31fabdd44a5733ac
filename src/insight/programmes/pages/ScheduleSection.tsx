import { formatDateShort, StateChip, Table, useLanguage, useMessages } from '#design';
import { type PlainDate, plainDate } from '#kernel';
import type { ProgrammeAnswer } from '../api.ts';
import { productShapes, programmeWords } from '../programmeWords.ts';
import { type ScheduleLine, scheduleOf } from '../schedule.ts';
import { ScheduleChart } from './ScheduleChart.tsx';
import { scheduleWords } from './scheduleWords.ts';

/** When each thing happens: the calendar, and its table. Nothing where no activity or product has a day. */
export function ScheduleSection({
  programme,
}: {
  programme: Pick<ProgrammeAnswer, 'slug' | 'today' | 'products'> & {
    readonly design: Pick<
      ProgrammeAnswer['design'],
      'identity' | 'objectives' | 'products' | 'sustainability'
    >;
  };
}) {
  const t = useMessages(scheduleWords);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const schedule = scheduleOf(programme.design);
  if (schedule.span === null) return null;
  const today = plainDate(programme.today);
  const stateOf = (line: ScheduleLine) =>
    line.kind === 'product' ? (programme.products.find((one) => one.id === line.id)?.state ?? null) : null;
  const isDone = (line: ScheduleLine) => stateOf(line) === 'done';
  const date = (on: PlainDate | null) => (on === null ? t.undated : formatDateShort(on, language));
  const rows = schedule.groups.flatMap(({ component, name, lines }) =>
    lines.map((line) => ({ ...line, component, group: name })),
  );
  return (
    <section className="flow" aria-labelledby="cronograma">
      <h2 id="cronograma">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      <ScheduleChart schedule={schedule} span={schedule.span} today={today} isDone={isDone} />
      <Table
        caption={t.table}
        stack
        exportName={`cronograma-${programme.slug}`}
        rows={rows}
        rowKey={(row) => `${row.kind} ${row.id}`}
        columns={[
          {
            key: 'what',
            header: t.what,
            cell: (row) => <span lang="es">{row.name}</span>,
            plain: (row) => row.name,
          },
          {
            key: 'kind',
            header: t.kind,
            cell: (row) => t.kinds[row.kind],
            plain: (row) => t.kinds[row.kind],
          },
          {
            key: 'component',
            header: t.component,
            cell: (row) => (row.component === null ? '—' : <span lang="es">{row.group}</span>),
            plain: (row) => row.group,
          },
          {
            key: 'starts',
            header: t.starts,
            cell: (row) => (row.kind === 'activity' ? date(row.from) : '—'),
            plain: (row) => (row.kind === 'activity' ? row.from : null),
          },
          { key: 'ends', header: t.ends, cell: (row) => date(row.to), plain: (row) => row.to },
          {
            key: 'state',
            header: t.state,
            cell: (row) => {
              if (row.kind === 'product') {
                const state = stateOf(row);
                return (
                  <div>
                    <StateChip shape={productShapes[state ?? 'none']}>{w.states[state ?? 'none']}</StateChip>
                    {state !== 'done' && row.to !== null && row.to < today && <> {t.late}</>}
                  </div>
                );
              }
              if (row.from === null || row.to === null) return '—';
              return today < row.from ? t.before : today > row.to ? t.after : t.during;
            },
          },
        ]}
      />
    </section>
  );
}
