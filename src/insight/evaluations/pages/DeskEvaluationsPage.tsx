import { useState } from 'react';
import {
  Button,
  Desk,
  EmptyState,
  LoadedView,
  Notice,
  PageHead,
  type Pane,
  ProblemNotice,
  QueueList,
  StateChip,
  showToast,
  Tabs,
  TextArea,
  useAct,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskEvaluationAnswer, DeskEvaluationsAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { BeginForm } from './BeginForm.tsx';
import { PartEditor } from './PartEditor.tsx';
import { InformantsForm, TermsForm } from './TermsForms.tsx';
import './evaluations.css';

const words = {
  es: {
    title: 'Evaluaciones',
    case: 'Evaluación',
    begin: 'Empezar una evaluación',
    none: 'No hay evaluaciones todavía',
    noneWhat: 'Empiece una: primero los términos, luego las preguntas.',
    choose: 'Elija una evaluación de la lista o empiece otra.',
    open: 'Se está escribiendo',
    frozen: (n: number): string => `Publicada, versión ${n}`,
    ofOthers: 'De otra institución',
    missing: (n: number): string => (n === 1 ? 'Falta 1 cosa' : `Faltan ${n} cosas`),
    public: 'Ver la página pública',
    gaps: 'Lo que falta para publicar',
    whole: 'No falta nada: se puede publicar.',
    advice: 'No impide publicar, pero conviene mirar:',
    parts: 'Partes de la evaluación',
    terms: 'Términos',
    informants: 'Informantes',
    questions: 'Preguntas',
    findings: 'Hallazgos',
    outcomes: 'Cambios',
    conclusions: 'Conclusiones',
    lessons: 'Lecciones',
    goodPractices: 'Buenas prácticas',
    recommendations: 'Recomendaciones',
    publish: 'Publicar',
    publishWhat:
      'Al publicar se congela una versión: su huella va a la cadena de auditoría, no se cambia más, y empieza el plazo de respuesta de cada recomendación.',
    publishDo: 'Publicar y congelar la versión',
    published: 'La versión quedó publicada.',
    readOnly: 'La publicó otra institución: aquí se lee y se sigue, no se escribe.',
    frozenWhat: 'Está publicada y no cambia. Para corregirla, ábrala de nuevo: será otra versión.',
    reopenWhy: 'Por qué se abre de nuevo',
    reopenDo: 'Abrir otra versión',
    short: 'Escriba al menos diez letras.',
  },
  en: {
    title: 'Evaluations',
    case: 'Evaluation',
    begin: 'Begin an evaluation',
    none: 'There are no evaluations yet',
    noneWhat: 'Begin one: the terms first, then the questions.',
    choose: 'Choose an evaluation from the list or begin another.',
    open: 'Being written',
    frozen: (n: number): string => `Published, version ${n}`,
    ofOthers: 'Of another institution',
    missing: (n: number): string => (n === 1 ? '1 thing is missing' : `${n} things are missing`),
    public: 'See the public page',
    gaps: 'What is missing before it is published',
    whole: 'Nothing is missing: it can be published.',
    advice: 'It does not hinder publishing, but is worth a look:',
    parts: 'Parts of the evaluation',
    terms: 'Terms',
    informants: 'Informants',
    questions: 'Questions',
    findings: 'Findings',
    outcomes: 'Outcomes',
    conclusions: 'Conclusions',
    lessons: 'Lessons',
    goodPractices: 'Good practices',
    recommendations: 'Recommendations',
    publish: 'Publish',
    publishWhat:
      'Publishing freezes a version: its hash goes to the audit chain, it changes no more, and the term to answer each recommendation begins.',
    publishDo: 'Publish and freeze the version',
    published: 'The version is published.',
    readOnly: 'Another institution published it: it is read and followed here, not written.',
    frozenWhat:
      'It is published and does not change. To correct it open it again: it will be another version.',
    reopenWhy: 'Why it is opened again',
    reopenDo: 'Open another version',
    short: 'Write at least ten letters.',
  },
};

/** The evaluator's desk: from the terms of reference to the recommendations, with what is still missing in sight. */
export default function DeskEvaluationsPage() {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const chosen = filters.get('evaluacion');
  const beginning = filters.get('empezar') === 'si';
  const [pane, setPane] = useState<Pane>(chosen || beginning ? 'case' : 'queue');
  const [list, again] = useLoaded<DeskEvaluationsAnswer>('/api/evaluations-desk');
  const [one, oneAgain] = useLoaded<DeskEvaluationAnswer>(chosen ? `/api/evaluations-desk/${chosen}` : null);
  const show = (slug: string) => {
    setFilters({ evaluacion: slug, empezar: null });
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
            pane={pane}
            onPane={setPane}
            filters={
              <Button
                size="small"
                onClick={() => {
                  setFilters({ empezar: 'si', evaluacion: null });
                  setPane('case');
                }}
              >
                {t.begin}
              </Button>
            }
            queue={
              <QueueList
                label={t.title}
                selected={chosen}
                onSelect={show}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                items={items.map((item) => ({
                  id: item.slug,
                  title: <span lang="es">{item.title}</span>,
                  detail: <span lang="es">{item.programmeTitle}</span>,
                  marks: (
                    <>
                      <StateChip shape={item.open ? 'draft' : 'closed'}>
                        {item.ofOthers ? t.ofOthers : item.open ? t.open : t.frozen(item.versions)}
                      </StateChip>
                      {item.open && item.missing > 0 && <span>{t.missing(item.missing)}</span>}
                    </>
                  ),
                }))}
              />
            }
          >
            {beginning ? (
              <BeginForm
                begun={(slug) => {
                  again();
                  show(slug);
                }}
              />
            ) : chosen ? (
              <LoadedView loaded={one} again={oneAgain}>
                {(value) =>
                  value.facts.slug === chosen ? (
                    <Case key={value.facts.slug} one={value} again={refresh} />
                  ) : null
                }
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

function Case({ one, again }: { one: DeskEvaluationAnswer; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [tab, setTab] = useState('terminos');
  const { content } = one;
  const editor = (
    part:
      | 'questions'
      | 'findings'
      | 'outcomes'
      | 'conclusions'
      | 'lessons'
      | 'goodPractices'
      | 'recommendations',
  ) => <PartEditor key={`${part}-${one.seq}`} part={part} one={one} again={again} />;
  const hindering = one.gaps.filter((gap) => gap.hinders);
  const advice = one.gaps.filter((gap) => !gap.hinders);
  return (
    <div className="flow">
      <PageHead
        title={<span lang="es">{one.facts.title}</span>}
        kicker={`${w.kind[one.facts.kind]} · ${one.facts.programme.toUpperCase()}`}
      />
      {one.versions.length > 0 && (
        <p>
          <a href={`/evaluaciones/${one.facts.slug}`}>{t.public}</a>
        </p>
      )}
      {one.ofOthers ? (
        <Notice>{t.readOnly}</Notice>
      ) : !one.open ? (
        <Reopen one={one} again={again} />
      ) : (
        <>
          <section className="evaluation-part">
            <h2>{t.gaps}</h2>
            {hindering.length === 0 ? <p>{t.whole}</p> : <GapList gaps={hindering} />}
            {advice.length > 0 && (
              <>
                <p className="soft">{t.advice}</p>
                <GapList gaps={advice} />
              </>
            )}
          </section>
          <Tabs
            label={t.parts}
            value={tab}
            onValue={setTab}
            tabs={[
              {
                id: 'terminos',
                label: t.terms,
                panel: <TermsForm key={one.seq} one={one} again={again} />,
              },
              {
                id: 'preguntas',
                label: t.questions,
                count: content.questions.length,
                panel: editor('questions'),
              },
              {
                id: 'informantes',
                label: t.informants,
                count: content.informants?.rows.length ?? 0,
                panel: <InformantsForm key={one.seq} one={one} again={again} />,
              },
              {
                id: 'hallazgos',
                label: t.findings,
                count: content.findings.length,
                panel: editor('findings'),
              },
              { id: 'cambios', label: t.outcomes, count: content.outcomes.length, panel: editor('outcomes') },
              {
                id: 'conclusiones',
                label: t.conclusions,
                count: content.conclusions.length,
                panel: editor('conclusions'),
              },
              { id: 'lecciones', label: t.lessons, count: content.lessons.length, panel: editor('lessons') },
              {
                id: 'practicas',
                label: t.goodPractices,
                count: content.goodPractices.length,
                panel: editor('goodPractices'),
              },
              {
                id: 'recomendaciones',
                label: t.recommendations,
                count: content.recommendations.length,
                panel: editor('recommendations'),
              },
              ...(one.mayPublish
                ? [{ id: 'publicar', label: t.publish, panel: <Publish one={one} again={again} /> }]
                : []),
            ]}
          />
        </>
      )}
    </div>
  );
}

function GapList({ gaps }: { gaps: DeskEvaluationAnswer['gaps'] }) {
  const w = useMessages(evaluationWords);
  return (
    <ul>
      {gaps.map((gap) => (
        <li key={gap.kind}>
          {w.gap[gap.kind]}
          {gap.numbers.length > 0 && `: ${gap.numbers.join(', ')}`}
        </li>
      ))}
    </ul>
  );
}

function Publish({ one, again }: { one: DeskEvaluationAnswer; again: () => void }) {
  const t = useMessages(words);
  const { send, busy, problem } = useAct(() => {
    showToast(t.published);
    again();
  });
  return (
    <div className="flow">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p className="measure">{t.publishWhat}</p>
      <div className="actions">
        <Button
          look="primary"
          busy={busy}
          onClick={() => void send(`/api/evaluations-desk/${one.facts.slug}/publication`, { seen: one.seq })}
        >
          {t.publishDo}
        </Button>
      </div>
    </div>
  );
}

function Reopen({ one, again }: { one: DeskEvaluationAnswer; again: () => void }) {
  const t = useMessages(words);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { send, busy, problem } = useAct(again);
  const short = reason.trim().length < 10;
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!short)
          void send(`/api/evaluations-desk/${one.facts.slug}/acts`, {
            seen: one.seq,
            act: { act: 'reopen', reason },
          });
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p>{t.frozenWhat}</p>
      <TextArea
        name="reabrir"
        label={t.reopenWhy}
        rows={2}
        value={reason}
        onValue={setReason}
        error={tried && short ? t.short : undefined}
      />
      <div className="actions">
        <Button type="submit" busy={busy}>
          {t.reopenDo}
        </Button>
      </div>
    </form>
  );
}
