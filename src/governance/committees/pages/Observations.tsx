import { useState } from 'react';
import {
  Button,
  Deadline,
  EmptyState,
  StateChip,
  TextArea,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ObservationView } from '../api.ts';
import { committeeWords } from './committeeWords.ts';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    none: 'Todavía no hay observaciones',
    noneWhat: 'Lo que el comité observe aparecerá aquí con su plazo y su respuesta.',
    write: 'Qué observa el comité',
    about: (title: string, month: string | null) =>
      `Sobre el indicador «${title}»${month ? `, ${month}` : ''}`,
    hint: 'El prestador debe contestar dentro del plazo; todo queda publicado.',
    send: 'Enviar la observación',
    answered: (day: string) => `El prestador, el ${day}`,
    inTime: 'Contestada a tiempo',
    afterTime: 'Contestada fuera de plazo',
    commitment: (text: string, day: string) => `Se compromete: ${text}, hasta el ${day}.`,
    chain: 'Adónde llegó esta observación',
    judge: 'Qué le parece la respuesta al comité',
    enough: 'La respuesta basta',
    notEnough: 'La respuesta no basta',
    satisfied: (day: string) => `Al comité le basta la respuesta (${day}):`,
    unsatisfied: (day: string) => `Al comité no le basta la respuesta (${day}):`,
  },
  en: {
    none: 'There are no observations yet',
    noneWhat: 'What the committee observes will appear here with its clock and its answer.',
    write: 'What the committee observes',
    about: (title: string, month: string | null) =>
      `About the indicator “${title}”${month ? `, ${month}` : ''}`,
    hint: 'The provider must answer within the term; everything is published.',
    send: 'Send the observation',
    answered: (day: string) => `The provider, on ${day}`,
    inTime: 'Answered in time',
    afterTime: 'Answered late',
    commitment: (text: string, day: string) => `It commits to: ${text}, by ${day}.`,
    chain: 'Where this observation led',
    judge: 'What the committee thinks of the answer',
    enough: 'The answer is enough',
    notEnough: 'The answer is not enough',
    satisfied: (day: string) => `The answer is enough for the committee (${day}):`,
    unsatisfied: (day: string) => `The answer is not enough for the committee (${day}):`,
  },
};

/** What the committee observed, what it was answered, and what it thinks of that. */
export function Observations({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [filters, setFilters] = useFilters();
  const [text, setText] = useState('');
  const [fault, setFault] = useState(false);
  const wanted = committee.indicators.find((one) => String(one.number) === filters.get('indicador'));
  const month = wanted ? (filters.get('mes') ?? null) : null;
  const send = async () => {
    setFault(text.trim().length < 10);
    if (text.trim().length < 10) return;
    const body = { act: 'observe', indicator: wanted?.number ?? null, month, text };
    if (!(await acting.send(`${api}/acts`, body))) return;
    setText('');
    setFilters({ indicador: '', mes: '' });
  };
  return (
    <div className="flow">
      {committee.me.seat !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          {wanted && <p>{t.about(wanted.title, month)}</p>}
          <TextArea
            name="observacion"
            label={t.write}
            hint={t.hint}
            value={text}
            onValue={setText}
            rows={3}
            error={fault ? w.short : undefined}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.send}
            </Button>
          </div>
        </form>
      )}
      {committee.observations.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {committee.observations.toReversed().map((one) => (
        <Exchange key={one.number} one={one} committee={committee} api={api} acting={acting} />
      ))}
    </div>
  );
}

function Exchange({ one, committee, api, acting }: CommitteePart & { one: ObservationView }) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const [text, setText] = useState('');
  const day = (of: string) => formatDate(plainDate(of), language);
  const judge = (satisfied: boolean) =>
    void acting.send(`${api}/acts`, { act: 'judge-answer', observation: one.number, satisfied, text });
  return (
    <article className="committee-exchange" id={`observacion-${one.number}`}>
      <div className="committee-marks">
        <strong>{one.by}</strong>
        <span>{day(one.on)}</span>
        {one.answer ? (
          <StateChip shape={one.answer.inTime ? 'done' : 'attention'}>
            {one.answer.inTime ? t.inTime : t.afterTime}
          </StateChip>
        ) : one.late ? (
          <StateChip shape="attention">{w.late}</StateChip>
        ) : (
          <Deadline compact workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} />
        )}
      </div>
      {one.indicator && <p className="soft">{t.about(one.indicator.title, one.month)}</p>}
      <p>{one.text}</p>
      {one.answer && (
        <div className="committee-reply">
          <p className="soft">{t.answered(day(one.answer.on))}</p>
          <p>{one.answer.text}</p>
          {one.answer.commitment && (
            <p>
              <strong>{t.commitment(one.answer.commitment.text, day(one.answer.commitment.due))}</strong>
            </p>
          )}
        </div>
      )}
      {one.judged && (
        <p>
          {one.judged.satisfied ? t.satisfied(day(one.judged.on)) : t.unsatisfied(day(one.judged.on))}{' '}
          {one.judged.text}
        </p>
      )}
      <p>
        <a href={`/rastro/observacion/${committee.code}.${one.number}`}>
          {t.chain}
          <span className="visually-hidden">: {one.text.slice(0, 60)}</span>
        </a>
      </p>
      {one.answer && !one.judged && committee.me.seat !== null && (
        <>
          <TextArea name={`juicio-${one.number}`} label={t.judge} value={text} onValue={setText} rows={2} />
          <div className="actions">
            <Button busy={acting.busy} onClick={() => judge(true)}>
              {t.enough}
            </Button>
            <Button busy={acting.busy} onClick={() => judge(false)}>
              {t.notEnough}
            </Button>
          </div>
        </>
      )}
    </article>
  );
}
