import { useState } from 'react';
import {
  Button,
  Deadline,
  Desk,
  EmptyState,
  formatNumber,
  LoadedView,
  PageHead,
  type Pane,
  QueueList,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { DeskChangeAnswer, DeskListAnswer } from '../api.ts';
import { verdicts } from '../verdicts.ts';
import { ActForms } from './ActForms.tsx';
import { ChangeMarks } from './ChangeMarks.tsx';
import { ChangeHistory, ChangeStory } from './ChangeStory.tsx';
import { changeWords } from './changeWords.ts';
import { EffectFigure } from './EffectFigure.tsx';
import { OpenPanel } from './OpenPanel.tsx';
import './improvement.css';

const words = {
  es: {
    title: 'Mejoras',
    case: 'Cambio',
    history: 'Historia',
    open: 'Abrir una mejora',
    choose: 'Elija un cambio de la lista, o abra uno desde una señal.',
    none: 'No hay cambios todavía',
    noneWhat: 'Cuando se abra uno, aparecerá aquí con su fecha.',
    mine: 'Responde usted',
    public: 'Ver la página pública',
    rule: 'Fecha comprometida en público',
    voices: (n: number): string => (n === 1 ? '1 voz' : `${n} voces`),
    unread: 'Su cargo no permite leer esta voz',
    answers: 'Respuestas hasta hoy, sin publicar',
  },
  en: {
    title: 'Improvements',
    case: 'Change',
    history: 'History',
    open: 'Open an improvement',
    choose: 'Choose a change from the list, or open one from a signal.',
    none: 'There are no changes yet',
    noneWhat: 'When one is opened it will appear here with its date.',
    mine: 'You answer for it',
    public: 'See the public page',
    rule: 'Date committed to in public',
    voices: (n: number): string => (n === 1 ? '1 voice' : `${n} voices`),
    unread: 'Your office does not let you read this voice',
    answers: 'Answers until today, unpublished',
  },
};

/** The changes of whoever asks: what is late first; in the middle one of them with what she may do; or a new one. */
export default function DeskChangesPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [list, again] = useLoaded<DeskListAnswer>('/api/improvement/desk');
  const [me] = useLoaded<{ permissions: string[] }>('/api/me');
  const [pane, setPane] = useState<Pane>(filters.get('cambio') || filters.get('abrir') ? 'case' : 'queue');
  const chosen = filters.get('cambio');
  const [one, oneAgain] = useLoaded<DeskChangeAnswer>(chosen ? `/api/improvement/desk/${chosen}` : null);
  const mayOpen = me.state === 'ready' && me.value.permissions.includes('improvement.manage');
  const opening = mayOpen && filters.get('abrir') === 'si';
  const show = (code: string) => {
    setFilters({ cambio: code, abrir: null });
    setPane('case');
  };
  const refresh = () => {
    again();
    oneAgain();
  };
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <LoadedView loaded={list} again={again}>
        {({ items }) => (
          <Desk
            queueTitle={t.title}
            caseTitle={t.case}
            historyTitle={t.history}
            pane={pane}
            onPane={setPane}
            filters={
              mayOpen && (
                <Button
                  look="secondary"
                  onClick={() => {
                    setFilters({ abrir: 'si', cambio: null });
                    setPane('case');
                  }}
                >
                  {t.open}
                </Button>
              )
            }
            queue={
              <QueueList
                label={t.title}
                selected={chosen}
                onSelect={show}
                items={items.map((item) => ({
                  id: item.code,
                  title: item.title,
                  detail: `${item.where[language]}${item.mine ? ` · ${t.mine}` : ''}`,
                  marks: (
                    <>
                      <ChangeMarks phase={item.phase} overdue={item.overdue} />
                      {(item.phase === 'open' || item.phase === 'planned') && (
                        <Deadline compact workingDaysLeft={item.workingDaysLeft} due={plainDate(item.due)} />
                      )}
                    </>
                  ),
                }))}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
              />
            }
            history={
              chosen && one.state === 'ready' ? <ChangeHistory history={one.value.history} /> : undefined
            }
          >
            {opening ? (
              <OpenPanel
                opened={(code) => {
                  again();
                  show(code);
                }}
              />
            ) : chosen ? (
              <LoadedView loaded={one} again={oneAgain}>
                {(change) => <Case key={change.code} change={change} again={refresh} />}
              </LoadedView>
            ) : (
              <p className="soft">{t.choose}</p>
            )}
          </Desk>
        )}
      </LoadedView>
    </>
  );
}

function Case({ change, again }: { change: DeskChangeAnswer; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(changeWords);
  const [language] = useLanguage();
  const answered = verdicts.some((one) => change.answers[one] > 0);
  return (
    <div className="flow">
      <PageHead title={change.title} kicker={change.where[language]} />
      <div className="change-marks">
        <ChangeMarks phase={change.phase} overdue={change.overdue} />
        <span>{change.office}</span>
        <a href={`/que-cambio/${change.code}`}>{t.public}</a>
      </div>
      {(change.phase === 'open' || change.phase === 'planned') && (
        <Deadline workingDaysLeft={change.workingDaysLeft} due={plainDate(change.due)} rule={t.rule} />
      )}
      <ActForms key={change.seq} change={change} again={again} />
      <ChangeStory change={change} />
      <EffectFigure
        staff
        points={change.points}
        reading={change.doneOn ? change.reading : null}
        figure={change.figure}
        where={change.where[language]}
        fileName={`cambio-${change.code}`}
        synthetic={false}
      />
      {answered && (
        <section className="flow">
          <h2>{t.answers}</h2>
          <dl className="change-verdicts">
            {verdicts.map((one) => (
              <div key={one}>
                <dt>{w.verdict[one]}</dt>
                <dd>{formatNumber(change.answers[one], { language })}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {change.voices.length > 0 && (
        <details>
          <summary>{t.voices(change.voices.length)}</summary>
          <ul className="bare change-voices">
            {change.voices.map((one) => (
              <li key={one.id}>{one.text ?? <span className="soft">{t.unread}</span>}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
