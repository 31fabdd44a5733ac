import { useState } from 'react';
import {
  Deadline,
  Desk,
  EmptyState,
  LoadedView,
  Notice,
  PageHead,
  type Pane,
  QueueList,
  StateChip,
  Tabs,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { OverviewAnswer, WaitingAnswer } from '../api.ts';
import { Accountability } from './Accountability.tsx';
import { AnswerForm, FulfilForm } from './AnswerForm.tsx';
import { AuditForm } from './AuditForm.tsx';
import { Audits } from './Audits.tsx';
import { Commission } from './Commission.tsx';
import { Constituting } from './Constituting.tsx';
import { PresentForm } from './PresentForm.tsx';
import { standingShapes, supervisionWords } from './supervisionWords.ts';
import './supervision.css';

const words = {
  es: {
    page: 'Supervisión',
    waiting: 'Espera respuesta',
    audits: 'Auditorías',
    accountability: 'Rendición de cuentas',
    commission: 'La comisión',
    title: 'Lo que espera respuesta',
    case: 'Punto',
    none: 'Ningún punto espera respuesta',
    noneWhat: 'Los puntos de los informes de la comisión llegarán aquí con su plazo.',
    composeState: {
      over: (quarter: string) => `${quarter}: terminó y espera el informe de la comisión`,
      drafting: (quarter: string) => `${quarter}: el informe está en borrador`,
    },
    compose: 'Componer el informe',
    choose: 'Elija uno de la lista',
    open: 'Ver el informe',
    all: 'Ver la página pública de supervisión',
    rule: 'La Dirección General contesta cada punto con razones dentro del plazo',
  },
  en: {
    page: 'Supervision',
    waiting: 'Awaits an answer',
    audits: 'Audits',
    accountability: 'Accountability',
    commission: 'The commission',
    title: 'What awaits an answer',
    case: 'Item',
    none: 'No item awaits an answer',
    noneWhat: 'The items of the commission’s reports will come here with their clock.',
    composeState: {
      over: (quarter: string) => `${quarter}: it is over and awaits the commission’s report`,
      drafting: (quarter: string) => `${quarter}: the report is a draft`,
    },
    compose: 'Compose the report',
    choose: 'Choose one from the list',
    open: 'See the report',
    all: 'See the public page of supervision',
    rule: 'The Director General answers each item with reasons within the term',
  },
};
type Waiting = WaitingAnswer['items'][number];

const parts = ['espera', 'auditorias', 'rendicion', 'comision'] as const;

/** The desk of supervision: what awaits an answer, and what each office records of audits, accountability and the commission itself. */
export default function DeskPage() {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const asked = filters.get('ver') ?? '';
  return (
    <>
      <h1 className="visually-hidden">{t.page}</h1>
      <p>
        <a href="/supervision">{t.all}</a>
      </p>
      <Tabs
        label={t.page}
        value={parts.find((one) => one === asked) ?? 'espera'}
        onValue={(ver) => setFilters({ ver: ver === 'espera' ? null : ver })}
        tabs={[
          { id: 'espera', label: t.waiting, panel: <Waiting /> },
          { id: 'auditorias', label: t.audits, panel: <Recorded part="audits" /> },
          { id: 'rendicion', label: t.accountability, panel: <Recorded part="accountability" /> },
          { id: 'comision', label: t.commission, panel: <Recorded part="commission" /> },
        ]}
      />
    </>
  );
}

/** What is recorded of one part, with the form of who records it. */
function Recorded({ part }: { part: 'audits' | 'accountability' | 'commission' }) {
  const [loaded, again] = useLoaded<OverviewAnswer>('/api/supervision');
  return (
    <LoadedView loaded={loaded} again={again}>
      {(view) => {
        switch (part) {
          case 'audits':
            return (
              <div className="flow">
                {view.me.mayAudit && <AuditForm again={again} />}
                <Audits view={view} again={again} />
              </div>
            );
          case 'accountability':
            return (
              <div className="flow">
                {view.me.mayAnswer && <PresentForm view={view} again={again} />}
                <Accountability view={view} again={again} />
              </div>
            );
          case 'commission':
            return (
              <div className="flow">
                {view.me.mayConstitute && <Constituting view={view} again={again} />}
                <Commission view={view} />
              </div>
            );
        }
      }}
    </LoadedView>
  );
}

/** Items of the commission's reports, the nearest day first, and how the Director General answers them. */
function Waiting() {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [loaded, again] = useLoaded<WaitingAnswer>('/api/supervision-waiting');
  const [filters, setFilters] = useFilters();
  const [pane, setPane] = useState<Pane>('queue');
  const chosen = filters.get('caso');
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ items, mayAnswer, compose }) => {
        const one = items.find((item) => item.id === chosen);
        return (
          <>
            {compose && <Compose {...compose} />}
            <Desk
              queueTitle={t.title}
              caseTitle={t.case}
              pane={one ? pane : 'queue'}
              onPane={setPane}
              queue={
                <QueueList
                  label={t.title}
                  selected={chosen}
                  onSelect={(id) => {
                    setFilters({ caso: id });
                    setPane('case');
                  }}
                  items={items.map((item) => ({
                    id: item.id,
                    title: item.title,
                    detail: `${w.quarter(item.period)} · ${w.standing[item.standing]}`,
                    marks: (
                      <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                    ),
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              }
            >
              {one ? (
                <Item key={one.id + one.standing} one={one} mayAnswer={mayAnswer} again={again} />
              ) : (
                <p className="soft">{t.choose}</p>
              )}
            </Desk>
          </>
        );
      }}
    </LoadedView>
  );
}

/** For members: the quarter that waits for their report. */
function Compose({ period, state }: NonNullable<WaitingAnswer['compose']>) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  return (
    <Notice tone="attention" title={t.composeState[state](w.quarter(period))}>
      <p>
        <a href={`/supervision/${period}?ver=informe`}>{t.compose}</a>
      </p>
    </Notice>
  );
}

function Item({ one, mayAnswer, again }: { one: Waiting; mayAnswer: boolean; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  return (
    <div className="flow">
      <PageHead kicker={w.quarter(one.period)} title={one.title} />
      <p>
        <StateChip shape={standingShapes[one.standing]}>{w.standing[one.standing]}</StateChip>
      </p>
      <p>{one.text}</p>
      {one.commitment && <p>{one.commitment}</p>}
      <Deadline workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} rule={t.rule} />
      <p>
        <a href={`/supervision/${one.period}?ver=informe`}>{t.open}</a>
      </p>
      {mayAnswer &&
        (one.commitment ? <FulfilForm one={one} again={again} /> : <AnswerForm one={one} again={again} />)}
    </div>
  );
}
