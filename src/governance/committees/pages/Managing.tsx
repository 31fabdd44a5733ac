import { useState } from 'react';
import { Button, DateField, ErrorSummary, type FieldFault, Select, useMessages } from '#design';
import type { PlainDate } from '#kernel';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    title: 'Lo que toca a quien convoca',
    install: 'Instalar el comité',
    missing: (n: number) =>
      n === 1 ? 'Falta 1 inscripción para instalarlo.' : `Faltan ${n} inscripciones para instalarlo.`,
    enough: 'Hay bastantes inscripciones: puede instalarse.',
    extend: 'Ampliar la convocatoria',
    until: 'Nuevo último día para inscribirse',
    needDay: 'Escriba un día posterior al anunciado',
    board: 'Directiva elegida por el comité',
    boardWhat:
      'El comité puede elegirla en esta página. Si la eligió en una sesión presencial, anote aquí a quiénes. Presidencia y secretaría son dos personas.',
    chair: 'Presidencia',
    secretary: 'Secretaría',
    pick: 'Elija a una persona',
    needTwo: 'Elija a dos personas distintas',
    record: 'Anotar la directiva',
    renew: 'Renovar la directiva',
    member: (n: number, name: string) => `${name} (puesto ${n})`,
  },
  en: {
    title: 'For who calls it',
    install: 'Install the committee',
    missing: (n: number) =>
      n === 1
        ? '1 more registration is needed to install it.'
        : `${n} more registrations are needed to install it.`,
    enough: 'Enough have registered: it can be installed.',
    extend: 'Extend the call',
    until: 'New last day to register',
    needDay: 'Write a day after the one announced',
    board: 'Board elected by the committee',
    boardWhat:
      'The committee can elect it on this page. If it elected it in a meeting in place, record here whom. Chair and secretary are two persons.',
    chair: 'Chair',
    secretary: 'Secretary',
    pick: 'Choose a person',
    needTwo: 'Choose two different persons',
    record: 'Record the board',
    renew: 'Renew the board',
    member: (n: number, name: string) => `${name} (seat ${n})`,
  },
};

/** What who calls committees does with one: extends its call, installs it, records the board that it elected and its renewal. */
export function Managing(part: CommitteePart) {
  const t = useMessages(words);
  const { committee } = part;
  if (!committee.me.mayManage) return null;
  return (
    <section className="committee-managing flow" aria-labelledby="convoca">
      <h2 id="convoca">{t.title}</h2>
      {committee.state === 'installed' ? <Board {...part} /> : <Installing {...part} />}
    </section>
  );
}

function Installing({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const [until, setUntil] = useState<PlainDate | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const lacking = committee.membersMin - committee.registered;
  return (
    <>
      <p>{lacking > 0 ? t.missing(lacking) : t.enough}</p>
      <div className="actions">
        <Button
          look={lacking > 0 ? 'secondary' : 'primary'}
          busy={acting.busy}
          onClick={() => void acting.send(`${api}/management`, { act: 'install' })}
        >
          {t.install}
        </Button>
      </div>
      <details>
        <summary>{t.extend}</summary>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setFaults(until ? [] : [{ field: 'ampliar', message: t.needDay }]);
            if (until) void acting.send(`${api}/management`, { act: 'extend-call', until });
          }}
        >
          <ErrorSummary faults={faults} />
          <DateField
            name="ampliar"
            label={t.until}
            error={faults[0]?.message}
            onDate={(read) => setUntil(read.state === 'date' ? read.date : null)}
          />
          <div className="actions">
            <Button type="submit" busy={acting.busy}>
              {t.extend}
            </Button>
          </div>
        </form>
      </details>
    </>
  );
}

function Board({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const [chair, setChair] = useState('');
  const [secretary, setSecretary] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const wrong = chair === '' || secretary === '' || chair === secretary;
  const options = committee.seats.map(({ seat, name }) => ({
    value: String(seat),
    label: t.member(seat, name),
  }));
  const form = (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setFaults(wrong ? [{ field: 'presidencia', message: t.needTwo }] : []);
        if (wrong) return;
        const act = { act: 'record-board', chair: Number(chair), secretary: Number(secretary) };
        void acting.send(`${api}/management`, act);
      }}
    >
      <p>{t.boardWhat}</p>
      <ErrorSummary faults={faults} />
      <div className="columns">
        <Select
          name="presidencia"
          label={t.chair}
          placeholder={t.pick}
          value={chair}
          error={faults[0]?.message}
          onValue={setChair}
          options={options}
        />
        <Select
          name="secretaria"
          label={t.secretary}
          placeholder={t.pick}
          value={secretary}
          onValue={setSecretary}
          options={options}
        />
      </div>
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.record}
        </Button>
      </div>
    </form>
  );
  if (!committee.board || committee.board.over)
    return (
      <>
        <h3>{t.board}</h3>
        {form}
      </>
    );
  return (
    <details>
      <summary>{t.renew}</summary>
      {form}
    </details>
  );
}
