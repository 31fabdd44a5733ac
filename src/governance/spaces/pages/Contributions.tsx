import { useState } from 'react';
import {
  type Acting,
  Button,
  Deadline,
  formatInstant,
  StateChip,
  TextArea,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { SpaceAnswer } from '../api.ts';
import { spaceWords } from './spaceWords.ts';

const words = {
  es: {
    title: 'Lo que se aportó y qué contestó la institución',
    none: 'Nadie ha aportado todavía.',
    write: 'Escriba su aporte',
    hint: (days: number) =>
      `Lo leerá todo el mundo. La institución debe contestarle con razones en ${days} días hábiles.`,
    short: 'Escriba al menos diez letras.',
    send: 'Enviar el aporte',
    anyone: 'Una persona afiliada',
    mine: 'Usted',
    answered: (day: string) => `La institución, el ${day}`,
    noticed: (day: string) => `No hubo respuesta a tiempo. Se avisó a la institución el ${day}.`,
    late: (day: string) => `La respuesta debía llegar hasta el ${day}.`,
  },
  en: {
    title: 'What was contributed and what the institution answered',
    none: 'Nobody has contributed yet.',
    write: 'Write your contribution',
    hint: (days: number) =>
      `Everybody will read it. The institution must answer you with reasons in ${days} working days.`,
    short: 'Write at least ten letters.',
    send: 'Send the contribution',
    anyone: 'An affiliate',
    mine: 'You',
    answered: (day: string) => `The institution, on ${day}`,
    noticed: (day: string) => `There was no reply in time. The institution was notified on ${day}.`,
    late: (day: string) => `The reply was due on ${day}.`,
  },
};

/** Each contribution with its reply, or with the clock that runs until there is one. */
export function Contributions({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const [text, setText] = useState('');
  const [fault, setFault] = useState(false);
  const day = (of: string) => formatDate(plainDate(of), language);
  const may =
    !space.closed && space.me.signedIn && (space.contributors === 'anyone' || space.me.seat !== null);
  const send = async () => {
    setFault(text.trim().length < 10);
    if (text.trim().length < 10) return;
    if (await acting.send(`${api}/acts`, { act: 'contribute', text })) setText('');
  };
  return (
    <section className="flow" aria-labelledby="aportes">
      <h2 id="aportes">{t.title}</h2>
      {may && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextArea
            name="aporte"
            label={t.write}
            hint={t.hint(space.replyWorkingDays)}
            error={fault ? t.short : undefined}
            value={text}
            onValue={setText}
            rows={3}
            maxCharacters={4000}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.send}
            </Button>
          </div>
        </form>
      )}
      {space.contributions.length === 0 && <p className="soft">{t.none}</p>}
      {space.contributions.toReversed().map((one) => (
        <article key={one.number} className="exchange" id={`aporte-${one.number}`}>
          <div className="space-marks">
            <strong>{one.mine ? t.mine : (one.by ?? t.anyone)}</strong>
            <span>{formatInstant(one.at, language)}</span>
            {one.reply ? (
              <StateChip shape={one.reply.position === 'not-accepted' ? 'refused' : 'done'}>
                {w.position[one.reply.position]}
              </StateChip>
            ) : one.overdue ? (
              <StateChip shape="attention">{w.overdue}</StateChip>
            ) : (
              <Deadline compact workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} />
            )}
          </div>
          <p className="exchange__said">{one.text}</p>
          {one.reply ? (
            <div className="exchange__reply">
              <span className="soft">{t.answered(day(one.reply.on))}</span>
              <span>{one.reply.text}</span>
            </div>
          ) : (
            one.overdue && (
              <div className="exchange__reply" data-late="">
                <span>
                  {one.overdueNoticedOn ? t.noticed(day(one.overdueNoticedOn)) : t.late(day(one.due))}
                </span>
              </div>
            )
          )}
        </article>
      ))}
    </section>
  );
}
