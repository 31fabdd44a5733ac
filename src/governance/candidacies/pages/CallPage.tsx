import { useState } from 'react';
import {
  ask,
  Breadcrumb,
  Button,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  StateChip,
  TextField,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CallAnswer } from '../api.ts';
import { CandidateCard } from './CandidateCard.tsx';
import { callWords } from './callWords.ts';
import { ShortlistForm } from './ShortlistForm.tsx';
import './candidacies.css';

const words = {
  es: {
    by: (resolution: string) => `Convocada por la resolución ${resolution}.`,
    requirements: 'Requisitos',
    timetable: 'Cronograma',
    shortlists: 'Presentación de ternas',
    agreedBy: 'Acuerdo de las candidaturas, hasta',
    vote: 'Votación',
    range: (a: string, b: string) => `del ${a} al ${b}`,
    terms: (e: number, a: number, d: number) =>
      `Plazos en días hábiles: ${e} para completar documentos, ${a} para apelar, ${d} para resolver la apelación.`,
    agreed: (day: string, body: string) => `Candidaturas acordadas el ${day} por: ${body}`,
    minutes: 'Acta',
    seats: (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`),
    none: 'Todavía no hay ternas para esta comisión.',
    draw: 'Ver el sorteo del colegio electoral',
    agree: 'Registrar la sesión que acuerda las candidaturas',
    agreeWhat:
      'Entran todas las candidaturas calificadas. Antes deben estar resueltas todas y vencidos los plazos de apelación.',
    body: 'Órgano que sesionó',
    minutesTitle: 'Título del acta',
    minutesHash: 'Huella SHA-256 del acta firmada',
    agreeSend: 'Registrar el acuerdo',
  },
  en: {
    by: (resolution: string) => `Called by resolution ${resolution}.`,
    requirements: 'Requirements',
    timetable: 'Timetable',
    shortlists: 'Presentation of shortlists',
    agreedBy: 'Agreement of the candidates, by',
    vote: 'Vote',
    range: (a: string, b: string) => `from ${a} to ${b}`,
    terms: (e: number, a: number, d: number) =>
      `Terms in working days: ${e} to give evidence, ${a} to appeal, ${d} to decide the appeal.`,
    agreed: (day: string, body: string) => `Candidates agreed on ${day} by: ${body}`,
    minutes: 'Minutes',
    seats: (n: number): string => (n === 1 ? '1 seat' : `${n} seats`),
    none: 'There are no shortlists for this commission yet.',
    draw: 'See the draw of the electoral college',
    agree: 'Record the meeting that agrees the candidates',
    agreeWhat: 'Every qualified candidate enters. All must be decided first, and the terms to appeal over.',
    body: 'Body that met',
    minutesTitle: 'Title of the minutes',
    minutesHash: 'SHA-256 of the signed minutes',
    agreeSend: 'Record the agreement',
  },
};
const commissions = ['substantiation', 'supervision'] as const;
const sides = ['workers', 'employers'] as const;

/** A call with its candidates, and what who looks may do in it. */
export default function CallPage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(callWords);
  const api = `/api/calls/${encodeURIComponent(params.code ?? '')}`;
  const [loaded, again] = useLoaded<CallAnswer>(api);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(call) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.calls, href: '/candidaturas' },
              { label: call.title },
            ]}
          />
          <Call call={call} api={api} again={again} />
        </div>
      )}
    </LoadedView>
  );
}

function Call({ call, api, again }: { call: CallAnswer; api: string; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(callWords);
  const [language] = useLanguage();
  const [problem, busy, act] = useAction();
  const day = (text: string) => formatDate(plainDate(text), language);
  const { timetable, policy, agreed } = call;
  const send = async (door: string, body: object) => {
    await ask(`${api}/${door}`, { body });
    again();
  };
  const post = (door: string, body: object) => act(() => send(door, body));
  const dates: readonly (readonly [string, string])[] = [
    [t.shortlists, t.range(day(timetable.shortlistsFrom), day(timetable.shortlistsUntil))],
    [t.agreedBy, day(timetable.agreedBy)],
    [t.vote, t.range(day(timetable.voteFrom), day(timetable.voteUntil))],
  ];
  return (
    <>
      <PageHead title={call.title} lede={call.profile} />
      <p className="cluster">
        <StateChip shape={call.phase === 'agreed' ? 'done' : 'active'}>{w.phase[call.phase]}</StateChip>
        <span>{t.by(call.resolution)}</span>
        <a href={`/sorteos/${call.code}`}>{t.draw}</a>
      </p>
      {agreed && (
        <Notice tone="good" title={t.agreed(day(agreed.on), agreed.body)}>
          {t.minutes}: {agreed.minutes}
        </Notice>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <ShortlistForm call={call} busy={busy} onSend={(body) => post('shortlists', body)} />
      {call.me.mayResolve && call.phase === 'qualification' && (
        <Agree call={call} busy={busy} onSend={(body) => post('resolutions', body)} />
      )}
      {commissions.map((commission) => (
        <section key={commission} className="flow" aria-labelledby={commission}>
          <h2 id={commission}>{w.commission[commission]}</h2>
          {call.candidates.every((one) => one.commission !== commission) && <p className="soft">{t.none}</p>}
          {sides.map((side) => {
            const some = call.candidates.filter((one) => one.commission === commission && one.side === side);
            return some.length === 0 ? null : (
              <div key={side} className="flow">
                <h3>
                  {w.side[side]} · {t.seats(policy.seats[`${commission}-${side}`] ?? 0)}
                </h3>
                <div className="candidate-grid">
                  {some.map((one) => (
                    <CandidateCard key={one.candidate} one={one} call={call} send={send} />
                  ))}
                </div>
              </div>
            );
          })}
        </section>
      ))}
      <section className="flow" aria-labelledby="requisitos">
        <h2 id="requisitos">{t.requirements}</h2>
        <ol>
          {call.requirements.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      </section>
      <section className="flow" aria-labelledby="cronograma">
        <h2 id="cronograma">{t.timetable}</h2>
        <dl className="facts">
          {dates.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="soft">{t.terms(policy.evidenceDays, policy.appealDays, policy.appealDecisionDays)}</p>
      </section>
    </>
  );
}

function Agree({
  call,
  busy,
  onSend,
}: {
  call: CallAnswer;
  busy: boolean;
  onSend: (body: object) => Promise<void>;
}) {
  const t = useMessages(words);
  const [body, setBody] = useState('');
  const [minutes, setMinutes] = useState('');
  const [minutesSha256, setHash] = useState('');
  const candidates = call.candidates.filter((one) => one.status === 'qualified').map((one) => one.candidate);
  return (
    <section className="flow" aria-labelledby="acuerdo">
      <h2 id="acuerdo">{t.agree}</h2>
      <p>{t.agreeWhat}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onSend({ act: 'agree', body, minutes, minutesSha256, candidates });
        }}
      >
        <TextField name="organo" label={t.body} value={body} onValue={setBody} required />
        <TextField name="acta" label={t.minutesTitle} value={minutes} onValue={setMinutes} required />
        <TextField name="huella" label={t.minutesHash} value={minutesSha256} onValue={setHash} required />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.agreeSend}
          </Button>
        </div>
      </form>
    </section>
  );
}
