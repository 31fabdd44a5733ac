import { useState } from 'react';
import {
  Deadline,
  Desk,
  EmptyState,
  Link,
  LoadedView,
  PageHead,
  type Pane,
  ProblemNotice,
  QueueList,
  showToast,
  useAct,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import { AnswerForm } from './AnswerForm.tsx';
import { CallForm } from './CallForm.tsx';
import { groupWords } from './groupWords.ts';
import './groups.css';
import type { WaitingAnswer } from '../waitingApi.ts';

const words = {
  es: {
    title: 'Veedurías: lo que espera',
    case: 'Asunto',
    none: 'Nada espera',
    noneWhat: 'Lo que las veedurías pidan, hallen y recomienden llegará aquí con su plazo.',
    choose: 'Elija uno de la lista',
    kind: {
      initiative: 'Iniciativa por admitir',
      applicant: 'Personas inscritas',
      challenge: 'Impugnación',
      request: 'Pedido de documentos',
      finding: 'Hallazgo',
      report: 'Informe',
      recommendation: 'Recomendación por cumplir',
      closing: 'Lista para cerrar',
    },
    open: 'Ver la veeduría',
    level: (text: string) => `Debe contestar ${text}`,
    done: 'Quedó registrado.',
  },
  en: {
    title: 'Oversight groups: what waits',
    case: 'Matter',
    none: 'Nothing waits',
    noneWhat: 'What groups ask for, find and recommend will come here with its clock.',
    choose: 'Choose one from the list',
    kind: {
      initiative: 'Initiative to admit',
      applicant: 'Who registered',
      challenge: 'Challenge',
      request: 'Request for documents',
      finding: 'Finding',
      report: 'Report',
      recommendation: 'Recommendation to carry out',
      closing: 'Ready to close',
    },
    open: 'See the group',
    level: (text: string) => `An answer is owed by ${text}`,
    done: 'It is recorded.',
  },
};

type Waiting = WaitingAnswer['items'][number];

/** What groups wait for from the institution, the nearest date first, and the form that answers it. */
export default function WaitingPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<WaitingAnswer>('/api/oversight-groups-waiting');
  const [filters, setFilters] = useFilters();
  const [pane, setPane] = useState<Pane>('queue');
  const chosen = filters.get('caso');
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <LoadedView loaded={loaded} again={again}>
        {({ items, mayManage }) => {
          const one = items.find((item) => item.id === chosen);
          return (
            <Desk
              queueTitle={t.title}
              caseTitle={t.case}
              pane={pane}
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
                    title: item.text.length > 90 ? `${item.text.slice(0, 88)}…` : item.text || item.title,
                    detail: `${t.kind[item.kind]} · ${item.group}`,
                    marks:
                      item.due !== null && item.workingDaysLeft !== null ? (
                        <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                      ) : undefined,
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              }
            >
              {one ? (
                <Matter key={one.id} one={one} again={again} />
              ) : (
                <div className="flow">
                  <p className="soft">{t.choose}</p>
                  {mayManage && <CallForm again={again} />}
                </div>
              )}
            </Desk>
          );
        }}
      </LoadedView>
    </>
  );
}

const managed: readonly Waiting['kind'][] = ['initiative', 'applicant', 'challenge', 'closing'];

function Matter({ one, again }: { one: Waiting; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const acting = useAct(() => {
    showToast(t.done);
    again();
  });
  const tab = managed.includes(one.kind)
    ? 'integrantes'
    : one.kind === 'request'
      ? 'documentos'
      : one.kind === 'finding'
        ? 'hallazgos'
        : 'informes';
  return (
    <div className="flow">
      <PageHead kicker={`${t.kind[one.kind]} · ${one.group}`} title={one.title} />
      <p>
        <Link
          href={`/veedurias/${one.code}?ver=${tab}`}
          look={managed.includes(one.kind) ? 'action' : undefined}
        >
          {t.open}
        </Link>
      </p>
      <p>{one.text}</p>
      {one.level && <p className="soft">{t.level(w.level[one.level])}</p>}
      {one.due !== null && one.workingDaysLeft !== null && (
        <Deadline workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} />
      )}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {!managed.includes(one.kind) && <AnswerForm one={one} acting={acting} />}
    </div>
  );
}
