import {
  formatNumber,
  LoadedView,
  Pagination,
  Select,
  StateChip,
  Table,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer } from '../../api.ts';
import { lightShapes, programmeWords } from '../../programmeWords.ts';
import { Alerts, Correctives } from './Alerts.tsx';
import { FocusedHeading } from './FocusedHeading.tsx';
import { ReportForm } from './ReportForm.tsx';
import { firstOf, type ReportsPage, reportsAtOnce, useReports } from './useReports.ts';

const words = {
  es: {
    grid: 'Ver y capturar todo en una cuadrícula',
    reports: 'Reportes por indicador y período',
    indicator: 'Indicador',
    period: 'Período',
    state: 'Estado',
    value: 'Logrado',
    goal: 'Meta',
    light: 'Juicio',
    open: 'Abrir',
    only: 'Mostrar',
    all: 'Todos los períodos',
    waiting: 'Lo que espera revisión',
    returned: 'Lo devuelto',
    none: 'Sin períodos: ponga al programa sus meses y a cada indicador su frecuencia.',
  },
  en: {
    grid: 'See and capture everything in a grid',
    reports: 'Reports by indicator and period',
    indicator: 'Indicator',
    period: 'Period',
    state: 'State',
    value: 'Achieved',
    goal: 'Goal',
    light: 'Judgement',
    open: 'Open',
    only: 'Show',
    all: 'Every period',
    waiting: 'What waits for review',
    returned: 'What was returned',
    none: 'No periods: give the programme its months and each indicator its frequency.',
  },
};

/** Follow-up of a programme: alerts with what is done about them, and the report of each indicator in each period. */
export function FollowUp({
  programme,
  reports,
  onDone,
  send,
  busy,
}: {
  programme: DeskProgrammeAnswer;
  /** The page of reports, where the address asked for it and it was read beside the programme. */
  reports: ReportsPage | null;
  onDone: () => void;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const own = useReports(programme.slug, reports === null);
  const [page, again] = reports ?? own;
  const [id = '', period = ''] = (filters.get('reporte') ?? '').split(' ');
  const indicator = programme.design.indicators.find((one) => one.id === id);
  const number = (value: number | null) =>
    value === null ? '—' : formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  const from = firstOf(filters);
  return (
    <div className="flow">
      <Alerts programme={programme} busy={busy} send={send} />
      <Correctives programme={programme} busy={busy} send={send} />
      {indicator && period && (
        <section key={`${id} ${period}`} className="flow programme-sheet" aria-labelledby="reporte">
          <FocusedHeading id="reporte" level={3}>
            <span lang="es">{indicator.name}</span>, {period}
          </FocusedHeading>
          <ReportForm
            programme={programme}
            indicatorId={id}
            period={period}
            onDone={() => {
              again();
              onDone();
              // The form is made anew from what was kept: the keyboard goes on from its heading.
              document.getElementById('reporte')?.focus();
            }}
          />
        </section>
      )}
      <p>
        <a href={`/escritorio/programas?programa=${programme.slug}&ver=cuadricula`}>{t.grid}</a>
      </p>
      <Select
        name="muestra"
        label={t.only}
        placeholder={t.all}
        value={filters.get('muestra') ?? ''}
        onValue={(muestra) => setFilters({ muestra: muestra || null, desde: null })}
        options={[
          { value: 'submitted', label: t.waiting },
          { value: 'returned', label: t.returned },
        ]}
      />
      <LoadedView loaded={page} again={again}>
        {({ items, total }) => (
          <>
            <Table
              caption={t.reports}
              stack
              rows={items}
              rowKey={(row) => `${row.indicator} ${row.period}`}
              selectedKey={`${id} ${period}`}
              onOpen={(row) => setFilters({ reporte: `${row.indicator} ${row.period}` })}
              openLabel={(row) => `${t.open} ${row.period},`}
              empty={<p>{t.none}</p>}
              columns={[
                {
                  key: 'indicator',
                  header: t.indicator,
                  cell: (row) => <span lang="es">{row.name}</span>,
                },
                { key: 'period', header: t.period, cell: (row) => row.period },
                { key: 'state', header: t.state, cell: (row) => w.reportStates[row.state] },
                {
                  key: 'value',
                  header: t.value,
                  numeric: true,
                  cell: (row) => (row.why ? w.whys[row.why] : number(row.value)),
                },
                { key: 'goal', header: t.goal, numeric: true, cell: (row) => number(row.goal) },
                {
                  key: 'light',
                  header: t.light,
                  cell: (row) => <StateChip shape={lightShapes[row.light]}>{w.lights[row.light]}</StateChip>,
                },
              ]}
            />
            {total > items.length && (
              <Pagination
                label={t.reports}
                shown={items.length}
                total={total}
                onPrevious={
                  from > 0
                    ? () => setFilters({ desde: String(Math.max(0, from - reportsAtOnce)) })
                    : undefined
                }
                onNext={
                  from + items.length < total
                    ? () => setFilters({ desde: String(from + items.length) })
                    : undefined
                }
              />
            )}
          </>
        )}
      </LoadedView>
    </div>
  );
}
