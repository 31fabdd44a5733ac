import { useRef, useState } from 'react';
import {
  Button,
  EmptyState,
  ProblemNotice,
  Select,
  StateChip,
  showToast,
  TextArea,
  useAct,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { OverviewAnswer } from '../api.ts';
import { sayFigure, supervisionWords, verdictShapes } from './supervisionWords.ts';

const words = {
  es: {
    none: 'Todavía no se ha presentado una rendición de cuentas',
    noneWhat:
      'Cuando la Dirección General la presente, cada meta se verá aquí junto a su resultado y a lo que la comisión sostiene de ella.',
    presented: (day: string) => `Presentada el ${day}`,
    goal: 'Meta',
    result: 'Resultado que se declara',
    evidence: 'Evidencia',
    noEvidence: 'No se presentó evidencia.',
    living: 'La cifra viva dice',
    examined: (seat: number, day: string) => `La comisión (asiento ${seat}), el ${day}`,
    unexamined: 'La comisión todavía no la examina.',
    chain: 'Adónde llevó esta meta',
    examine: 'Examinar esta meta',
    verdict: 'Qué sostiene la comisión',
    why: 'Por qué',
    send: 'Registrar el examen',
    sent: 'El examen quedó registrado.',
  },
  en: {
    none: 'No accountability report was presented yet',
    noneWhat:
      'Once the Director General presents it, each goal will stand here beside its result and what the commission holds of it.',
    presented: (day: string) => `Presented on ${day}`,
    goal: 'Goal',
    result: 'Declared result',
    evidence: 'Evidence',
    noEvidence: 'No evidence was presented.',
    living: 'The living figure says',
    examined: (seat: number, day: string) => `The commission (seat ${seat}), on ${day}`,
    unexamined: 'The commission has not examined it yet.',
    chain: 'Where this goal led',
    examine: 'Examine this goal',
    verdict: 'What the commission holds',
    why: 'Why',
    send: 'Record the examination',
    sent: 'The examination is recorded.',
  },
};
type Year = OverviewAnswer['accountability'][number];

/** The accountability report of each year, goal by goal against result, with what the commission holds of each. */
export function Accountability({ view, again }: { view: OverviewAnswer; again: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (view.accountability.length === 0) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>;
  return (
    <div className="flow">
      {view.accountability.map((one) => (
        <section key={one.year} className="flow" aria-labelledby={`rendicion-${one.year}`}>
          <h2 id={`rendicion-${one.year}`}>{one.title}</h2>
          <p className="soft">{t.presented(formatDate(plainDate(one.on), language))}</p>
          <ul className="bare supervision-list">
            {one.goals.map((goal) => (
              <Goal
                key={goal.number}
                year={one.year}
                goal={goal}
                sits={view.me.seat !== null}
                again={again}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Goal({
  year,
  goal,
  sits,
  again,
}: {
  year: string;
  goal: Year['goals'][number];
  sits: boolean;
  again: () => void;
}) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const last = goal.examinations.at(-1);
  return (
    <li id={`meta-${year}-${goal.number}`}>
      <h3>{goal.title}</h3>
      <p>
        {t.goal}: {goal.goal}
      </p>
      <p>
        {t.result}: {goal.result}
      </p>
      <p>
        {goal.evidence ? (
          <>
            {t.evidence}:{' '}
            {goal.evidence.address ? (
              <a href={goal.evidence.address}>{goal.evidence.title}</a>
            ) : (
              goal.evidence.title
            )}
          </>
        ) : (
          t.noEvidence
        )}
      </p>
      {goal.living && (
        <p>
          {t.living}: <strong>{sayFigure(goal.living, language, w.hidden)}</strong> ({goal.living[language]}).
        </p>
      )}
      {last ? (
        <p>
          <StateChip shape={verdictShapes[last.verdict]}>{w.verdict[last.verdict]}</StateChip>{' '}
          <span className="soft">{t.examined(last.seat, formatDate(plainDate(last.on), language))}.</span>{' '}
          {last.text}
        </p>
      ) : (
        <p className="soft">{t.unexamined}</p>
      )}
      <p>
        <a href={`/rastro/meta/${year}.${goal.number}`}>
          {t.chain}
          <span className="visually-hidden">: {goal.title}</span>
        </a>
      </p>
      {sits && <Examine year={year} goal={goal.number} title={goal.title} again={again} />}
    </li>
  );
}

function Examine({
  year,
  goal,
  title,
  again,
}: {
  year: string;
  goal: number;
  title: string;
  again: () => void;
}) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const box = useRef<HTMLDetailsElement>(null);
  const acting = useAct(() => {
    showToast(t.sent);
    setText('');
    setTried(false);
    if (box.current) box.current.open = false;
    again();
  });
  const [verdict, setVerdict] = useState('partly');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  return (
    <details ref={box}>
      <summary>
        {t.examine}
        <span className="visually-hidden">: {title}</span>
      </summary>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!short)
            void acting.send(`/api/supervision-accountability/${year}/examinations`, { goal, verdict, text });
        }}
      >
        <Select
          name={`veredicto-${year}-${goal}`}
          label={t.verdict}
          value={verdict}
          onValue={setVerdict}
          options={(['met', 'partly', 'not-met', 'unproven'] as const).map((value) => ({
            value,
            label: w.verdict[value],
          }))}
        />
        <TextArea
          name={`razon-${year}-${goal}`}
          label={t.why}
          value={text}
          onValue={setText}
          rows={3}
          error={tried && short ? w.short : undefined}
        />
        {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </details>
  );
}
