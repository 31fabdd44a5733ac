import { Deadline, EmptyState, Link, StateChip, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { GroupAnswer } from '../api.ts';
import { Managing } from './Managing.tsx';
import { Norm } from './Norm.tsx';
import type { GroupPart } from './part.ts';
import { Registering } from './Registering.tsx';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    list: 'Integrantes',
    none: 'Todavía no hay integrantes con credencial',
    noneWhat: (n: number) =>
      n === 0
        ? 'Nadie se ha inscrito todavía.'
        : n === 1
          ? '1 persona se ha inscrito.'
          : `${n} personas se han inscrito.`,
    needed: 'Para acreditarla hacen falta',
    since: (day: string) => `Con credencial desde el ${day}`,
    left: (day: string) => `Dejó la veeduría el ${day}`,
    alternate: 'Alterna',
    notActing: 'No actúa hoy',
    registered: 'Inscripción recibida',
    you: 'Usted',
    card: 'Mi credencial en PDF',
    verify: 'Cómo la ve quien la comprueba',
    challenge: 'Impugnar',
    challengeWhat: (name: string) => `Por qué ${name} no debería integrar la veeduría`,
    challengeHint: 'Diga el impedimento y cómo se prueba. Lo leen quien es impugnado y quien decide.',
    send: 'Presentar la impugnación',
    challenges: 'Impugnaciones',
    state: {
      filed: 'Presentada',
      notified: 'Notificada',
      answered: 'Con respuesta',
      upheld: 'Aceptada: dejó la veeduría',
      dismissed: 'No aceptada: sigue',
    },
    about: (name: string): string => (name ? `Contra ${name}` : 'Contra una persona inscrita'),
    ground: 'Lo que se dice',
    said: 'Lo que contesta',
    reason: 'Lo que se decidió',
    answer: 'Su respuesta',
    answerHint: (day: string) => `Puede contestar hasta el ${day}.`,
    answerSend: 'Enviar mi respuesta',
    rule: 'Se resuelve en',
    resign: 'Renunciar a la veeduría',
    resignWhy: 'Por qué renuncia',
    designated: 'Personas designadas',
    by: (who: string) => `designada por ${who}`,
    of: (n: number) => `alterna de la designación ${n}`,
    pending: 'Falta que acepte y declare',
  },
  en: {
    list: 'Members',
    none: 'There are no members with a card yet',
    noneWhat: (n: number) =>
      n === 0
        ? 'Nobody has registered yet.'
        : n === 1
          ? '1 person has registered.'
          : `${n} people have registered.`,
    needed: 'To accredit it are needed',
    since: (day: string) => `With a card since ${day}`,
    left: (day: string) => `Left the group on ${day}`,
    alternate: 'Alternate',
    notActing: 'Does not act today',
    registered: 'Registration received',
    you: 'You',
    card: 'My card as PDF',
    verify: 'How who checks it sees it',
    challenge: 'Challenge',
    challengeWhat: (name: string) => `Why ${name} should not be in the group`,
    challengeHint: 'Say what bars and how it is proved. Who is challenged and who decides read it.',
    send: 'File the challenge',
    challenges: 'Challenges',
    state: {
      filed: 'Filed',
      notified: 'Notified',
      answered: 'Answered',
      upheld: 'Upheld: left the group',
      dismissed: 'Dismissed: stays',
    },
    about: (name: string): string => (name ? `Against ${name}` : 'Against a registered person'),
    ground: 'What is said',
    said: 'What is answered',
    reason: 'What was decided',
    answer: 'Your answer',
    answerHint: (day: string) => `You may answer until ${day}.`,
    answerSend: 'Send my answer',
    rule: 'It is decided in',
    resign: 'Resign from the group',
    resignWhy: 'Why you resign',
    designated: 'Designated persons',
    by: (who: string) => `designated by ${who}`,
    of: (n: number) => `alternate of designation ${n}`,
    pending: 'Has to accept and declare',
  },
};

const open = ['registering', 'preparing', 'working'];

/** Who oversees, who wants to, who is challenged, and how one takes part. */
export function Members({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const part = { group, api, acting };
  const shown = group.members.filter((one) => one.accreditedOn !== null || one.own);
  return (
    <div className="flow">
      <Registering {...part} />
      {shown.length === 0 && (
        <EmptyState title={t.none}>
          {t.noneWhat(group.applicants)} {t.needed} <Norm norms={group.norms} name="members-min" />.
        </EmptyState>
      )}
      {shown.map((one) => (
        <MemberEntry key={one.member} one={one} {...part} />
      ))}
      {group.designations.length > 0 && (
        <section aria-labelledby="designadas">
          <h3 id="designadas">{t.designated}</h3>
          <ol>
            {group.designations.map((one) => (
              <li key={one.number}>
                {one.name}, {t.by(one.designatedBy)}
                {one.alternateOf !== null && `, ${t.of(one.alternateOf)}`}
                {!one.registered && ` · ${t.pending}`}
              </li>
            ))}
          </ol>
        </section>
      )}
      {group.challenges.length > 0 && (
        <section aria-labelledby="impugnaciones">
          <h3 id="impugnaciones">{t.challenges}</h3>
          {group.challenges.map((one) => (
            <ChallengeEntry key={one.challenge} one={one} {...part} />
          ))}
        </section>
      )}
      {group.me.mayManage && <Managing {...part} />}
    </div>
  );
}

function MemberEntry({ one, group, api, acting }: GroupPart & { one: GroupAnswer['members'][number] }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  const mayChallenge = group.me.signedIn && !one.own && one.ceasedOn === null && open.includes(group.phase);
  return (
    <article className="group-entry" id={`integrante-${one.member}`}>
      <h3>{one.name}</h3>
      <p className="group-marks">
        <StateChip shape={one.ceasedOn ? 'closed' : one.active ? 'done' : 'waiting'}>
          {one.ceasedOn
            ? t.left(day(one.ceasedOn))
            : one.accreditedOn
              ? t.since(day(one.accreditedOn))
              : t.registered}
        </StateChip>
        {one.alternate && <span>{t.alternate}</span>}
        {one.accreditedOn && !one.ceasedOn && !one.active && <span>{t.notActing}</span>}
        {one.own && <strong>{t.you}</strong>}
      </p>
      {one.card && (
        <p className="actions">
          <a href={`/api/oversight-cards/${one.card}/card.pdf`}>{t.card}</a>
          <Link href={`/veedurias/credencial/${one.card}`}>{t.verify}</Link>
        </p>
      )}
      {mayChallenge && (
        <details>
          <summary>
            {t.challenge} <span className="visually-hidden">{one.name}</span>
          </summary>
          <TextAct
            name={`impugnar-${one.member}`}
            label={t.challengeWhat(one.name)}
            hint={t.challengeHint}
            acting={acting}
            url={`${api}/challenges`}
            choices={[
              {
                button: t.send,
                body: (ground) => ({ act: 'challenge', member: one.member, ground }),
              },
            ]}
          />
        </details>
      )}
      {one.own && one.ceasedOn === null && !['reported', 'closed', 'cancelled'].includes(group.phase) && (
        <details>
          <summary>{t.resign}</summary>
          <TextAct
            name="renuncia"
            label={t.resignWhy}
            rows={2}
            acting={acting}
            url={`${api}/acts`}
            choices={[{ button: t.resign, body: (text) => ({ act: 'resign', text }) }]}
          />
        </details>
      )}
    </article>
  );
}

function ChallengeEntry({ one, group, api, acting }: GroupPart & { one: GroupAnswer['challenges'][number] }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  const over = one.state === 'upheld' || one.state === 'dismissed';
  return (
    <article className="group-entry">
      <p className="group-marks">
        <strong>{t.about(one.name)}</strong>
        <span>{day(one.on)}</span>
        <StateChip shape={over ? 'closed' : 'active'}>{t.state[one.state]}</StateChip>
        {!over && (
          <>
            <Deadline compact workingDaysLeft={one.workingDaysLeft} due={plainDate(one.due)} />
            <span>
              {t.rule} <Norm norms={group.norms} name="challenge-decision" />
            </span>
          </>
        )}
      </p>
      <dl className="facts">
        {(
          [
            [t.ground, one.ground],
            [t.said, one.answer],
            [t.reason, one.reason],
          ] as const
        ).map(([name, text]) =>
          text ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {one.againstMe && one.state === 'notified' && one.answerBy && (
        <TextAct
          name={`responder-${one.challenge}`}
          label={t.answer}
          hint={t.answerHint(day(one.answerBy))}
          acting={acting}
          url={`${api}/challenges`}
          choices={[
            {
              button: t.answerSend,
              body: (text) => ({ act: 'answer', challenge: one.challenge, text }),
            },
          ]}
        />
      )}
    </article>
  );
}
