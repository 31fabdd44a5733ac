import { useState } from 'react';
import { Button, NumberField, StateChip, TextAct, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CallAnswer, CandidateView } from '../api.ts';
import { callWords, statusShapes } from './callWords.ts';

const words = {
  es: {
    alternate: (name: string) => `Alterna: ${name}`,
    by: (organisation: string) => `La propone: ${organisation}`,
    silent: 'Todavía no ha escrito su presentación.',
    agreed: 'En la papeleta',
    due: (day: string, left: number) => `Plazo hasta el ${day} (${left} días hábiles)`,
    history: 'Qué se decidió y por qué',
    requirement: (n: number) => `Requisito ${n}`,
    write: (n: number) => `Su presentación, hasta ${n} caracteres`,
    writeSend: 'Guardar mi presentación',
    give: 'Qué entrega',
    giveSend: 'Entregar documentos',
    appeal: 'Por qué apela',
    appealSend: 'Apelar',
    decide: (name: string) => `Calificar a ${name}`,
    which: 'Número del requisito',
    qualify: 'Por qué cumple',
    qualifySend: 'Calificar',
    ask: 'Qué documento falta',
    askSend: 'Pedir documentos',
    refuse: 'Por qué no cumple',
    refuseSend: 'Rechazar',
    resolve: 'Razón de la resolución',
    uphold: 'Aceptar la apelación',
    dismiss: 'Negar la apelación',
  },
  en: {
    alternate: (name: string) => `Alternate: ${name}`,
    by: (organisation: string) => `Proposed by: ${organisation}`,
    silent: 'Has not written a presentation yet.',
    agreed: 'On the ballot',
    due: (day: string, left: number) => `Term until ${day} (${left} working days)`,
    history: 'What was decided and why',
    requirement: (n: number) => `Requirement ${n}`,
    write: (n: number) => `Your presentation, up to ${n} characters`,
    writeSend: 'Save my presentation',
    give: 'What you give',
    giveSend: 'Give evidence',
    appeal: 'Why you appeal',
    appealSend: 'Appeal',
    decide: (name: string) => `Qualify ${name}`,
    which: 'Number of the requirement',
    qualify: 'Why the requirements are met',
    qualifySend: 'Qualify',
    ask: 'What is missing',
    askSend: 'Ask for evidence',
    refuse: 'Why they are not met',
    refuseSend: 'Refuse',
    resolve: 'Reason of the decision',
    uphold: 'Uphold the appeal',
    dismiss: 'Dismiss the appeal',
  },
};

/** Sends an act of this call; rejects when it was refused. */
export type Send = (door: 'acts' | 'qualification' | 'resolutions', body: object) => Promise<void>;

/** A candidate: the same space for each, every decision with its reason, and what who looks may do. */
export function CandidateCard({ one, call, send }: { one: CandidateView; call: CallAnswer; send: Send }) {
  const t = useMessages(words);
  const w = useMessages(callWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const { candidate } = one;
  const party = one.own || one.represented;
  // A refusal whose term to appeal ran out stands.
  const appealable = one.status === 'refused' && (one.workingDaysLeft ?? -1) >= 0 && call.agreed === null;
  const status = one.status === 'refused' && !appealable ? 'excluded' : one.status;
  const name = (word: string) => `${word}-${candidate}`;
  return (
    <article className="candidate-card" id={`candidatura-${candidate}`}>
      <h4>
        {candidate}. {one.name}
      </h4>
      <p className="soft">{t.alternate(one.alternate)}</p>
      <p className="soft">{t.by(one.organisation)}</p>
      <div className="call-marks">
        <StateChip shape={statusShapes[status]}>{w.status[status]}</StateChip>
        {one.agreed && <strong>{t.agreed}</strong>}
        {call.agreed === null && one.due && one.workingDaysLeft !== null && one.workingDaysLeft >= 0 && (
          <span>{t.due(day(one.due), one.workingDaysLeft)}</span>
        )}
      </div>
      <p className={one.statement ? 'candidate-card__said' : 'candidate-card__said soft'}>
        {one.statement ?? t.silent}
      </p>
      {one.own && call.agreed === null && (
        <TextAct
          name={name('presentacion')}
          label={t.write(call.policy.statementCharacters)}
          send={t.writeSend}
          onSend={(text) => send('acts', { act: 'write-statement', candidate, text })}
        />
      )}
      {party && one.status === 'evidence' && (
        <TextAct
          name={name('entrega')}
          label={t.give}
          send={t.giveSend}
          onSend={(text) => send('acts', { act: 'give-evidence', candidate, text })}
        />
      )}
      {party && appealable && (
        <TextAct
          name={name('apelacion')}
          label={t.appeal}
          send={t.appealSend}
          look="primary"
          onSend={(ground) => send('acts', { act: 'appeal', candidate, ground })}
        />
      )}
      {call.me.mayQualify && (one.status === 'presented' || one.status === 'evidence') && (
        <Qualify one={one} send={send} />
      )}
      {call.me.mayResolve && one.status === 'appealed' && (
        <>
          <TextAct
            name={name('acepta')}
            label={t.resolve}
            send={t.uphold}
            look="primary"
            onSend={(reason) =>
              send('resolutions', { act: 'decide-appeal', candidate, upheld: true, reason })
            }
          />
          <TextAct
            name={name('niega')}
            label={t.resolve}
            send={t.dismiss}
            onSend={(reason) =>
              send('resolutions', { act: 'decide-appeal', candidate, upheld: false, reason })
            }
          />
        </>
      )}
      <details>
        <summary>
          {t.history} <span className="soft">({candidate})</span>
        </summary>
        <ul>
          {one.history.map((step) => (
            <li key={`${step.what}-${step.on}-${step.text}`}>
              {w.what[step.what]}
              {step.on && `, ${day(step.on)}`}
              {step.requirement !== null && `. ${t.requirement(step.requirement)}`}
              {step.text && `: ${step.text}`}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Qualify({ one, send }: { one: CandidateView; send: Send }) {
  const t = useMessages(words);
  const [requirement, setRequirement] = useState<number | null>(1);
  const [open, setOpen] = useState(false);
  const { candidate } = one;
  const name = (word: string) => `${word}-${candidate}`;
  if (!open)
    return (
      <div className="actions">
        <Button size="small" onClick={() => setOpen(true)}>
          {t.decide(one.name)}
        </Button>
      </div>
    );
  return (
    <>
      <TextAct
        name={name('cumple')}
        label={t.qualify}
        send={t.qualifySend}
        look="primary"
        onSend={(ground) => send('qualification', { act: 'qualify', candidate, ground })}
      />
      <NumberField
        name={name('requisito')}
        label={t.which}
        whole
        defaultValue="1"
        onNumber={setRequirement}
      />
      <TextAct
        name={name('falta')}
        label={t.ask}
        send={t.askSend}
        onSend={(what) => send('qualification', { act: 'request-evidence', candidate, requirement, what })}
      />
      <TextAct
        name={name('rechazo')}
        label={t.refuse}
        send={t.refuseSend}
        look="danger"
        onSend={(reason) => send('qualification', { act: 'refuse', candidate, requirement, reason })}
      />
    </>
  );
}
