import { useState } from 'react';
import {
  Button,
  formatNumber,
  LoadedView,
  Notice,
  Pagination,
  Select,
  StateChip,
  Table,
  TextArea,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer, FollowUpAnswer } from '../../api.ts';
import { lightShapes, programmeWords } from '../programmeWords.ts';
import { ReportForm } from './ReportForm.tsx';

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
    alerts: 'Alertas',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} de ${goal}`,
    answer: 'Responder con una acción correctiva',
    answered: 'Ya hay una acción correctiva abierta',
    action: 'Acción correctiva',
    owner: 'Quién la hace',
    due: 'Hasta',
    openAction: 'Abrir la acción',
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
    alerts: 'Alerts',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} of ${goal}`,
    answer: 'Answer with a corrective action',
    answered: 'There is an open corrective action already',
    action: 'Corrective action',
    owner: 'Who does it',
    due: 'By',
    openAction: 'Open the action',
    none: 'No periods: give the programme its months and each indicator its frequency.',
  },
};

const pageSize = 25;

/** Follow-up of a programme: alerts, and the report of each indicator in each period. */
export function FollowUp({
  programme,
  onDone,
  send,
}: {
  programme: DeskProgrammeAnswer;
  onDone: () => void;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const only = filters.get('muestra') ?? '';
  const [id = '', period = ''] = (filters.get('reporte') ?? '').split(' ');
  const indicator = programme.design.indicators.find((one) => one.id === id);
  const number = (value: number | null) =>
    value === null ? '—' : formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  const from = Math.max(0, Number(filters.get('desde')) || 0);
  const query = new URLSearchParams({
    from: String(from),
    count: String(pageSize),
    ...(only && { state: only }),
  });
  const [page, again] = useLoaded<FollowUpAnswer>(
    `/api/programmes-desk/${programme.slug}/follow-up?${query}`,
  );
  return (
    <div className="flow">
      {programme.alerts.length > 0 && (
        <section className="flow" aria-labelledby="alertas">
          <h3 id="alertas">{t.alerts}</h3>
          {programme.alerts.map((one) => (
            <Notice
              key={one.about}
              tone="attention"
              title={t.alertWhat(one.name, one.period, number(one.value), number(one.goal))}
            >
              {one.isAnswered ? (
                <p>{t.answered}</p>
              ) : (
                programme.may.design && (
                  <details>
                    <summary>{t.answer}</summary>
                    <Corrective about={one.about} send={send} />
                  </details>
                )
              )}
            </Notice>
          ))}
        </section>
      )}
      {indicator && period && (
        <section className="flow programme-sheet" aria-labelledby="reporte">
          <h3 id="reporte">
            <span lang="es">{indicator.name}</span>, {period}
          </h3>
          <ReportForm
            key={`${id} ${period}`}
            programme={programme}
            indicator={indicator}
            period={period}
            onDone={() => {
              again();
              onDone();
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
        value={only}
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
                  from > 0 ? () => setFilters({ desde: String(Math.max(0, from - pageSize)) }) : undefined
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

function Corrective({
  about,
  send,
}: {
  about: string;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const name = about.replace(' ', '-');
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void send('correctives', { act: 'open', about, text, owner, due });
      }}
    >
      <TextArea name={`accion-${name}`} label={t.action} rows={2} value={text} onValue={setText} required />
      <TextField name={`quien-${name}`} label={t.owner} value={owner} onValue={setOwner} required />
      <TextField
        name={`hasta-${name}`}
        label={t.due}
        type="date"
        width="m"
        value={due}
        onValue={setDue}
        required
      />
      <Button type="submit" look="secondary">
        {t.openAction}
      </Button>
    </form>
  );
}
