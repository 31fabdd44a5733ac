import { useState } from 'react';
import {
  Button,
  ErrorSummary,
  type FieldFault,
  RadioGroup,
  Select,
  StateChip,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CommitteeAnswer } from '../api.ts';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    title: 'Elección de la directiva',
    what: 'Proponga quiénes presidirían y llevarían la secretaría. Cuando ambas personas aceptan, la lista puede votarse. Votan todos los integrantes, una vez cada uno.',
    none: 'Todavía no se propone ninguna lista.',
    list: (n: number) => `Lista ${n}`,
    slate: (chair: string, secretary: string) => `Presidencia: ${chair}. Secretaría: ${secretary}.`,
    by: (name: string) => `La propuso ${name}.`,
    ready: 'Aceptada por ambas personas',
    waits: 'Falta que acepten',
    accept: 'Aceptar integrar esta lista',
    propose: 'Proponer una lista',
    chair: 'Quién presidiría',
    secretary: 'Quién llevaría la secretaría',
    pick: 'Elija a una persona',
    member: (n: number, name: string) => `${name} (puesto ${n})`,
    send: 'Proponer la lista',
    faults: { chair: 'Elija quién presidiría', secretary: 'Elija a otra persona para la secretaría' },
    open: 'Abrir la votación',
    openWhat: 'Al abrirse quedan fijos la regla, las listas y quiénes votan.',
    rule: 'Regla, fija desde que se abrió',
    round: (n: number): string => (n === 2 ? 'Segunda vuelta' : 'Se está votando'),
    until: (day: string) => `Se vota hasta el ${day}, o hasta que voten todos.`,
    over: (day: string) => `El plazo para votar terminó el ${day}.`,
    cast: (cast: number, roll: number) => `Han votado ${cast} de ${roll}.`,
    open_: 'El voto es abierto: cuando termine, todos leen quién votó qué.',
    ask: 'Su voto',
    noneOf: 'Ninguna de estas listas',
    abstain: 'Abstenerse',
    vote: 'Votar',
    mustChoose: 'Elija una lista, ninguna o abstenerse',
    voted: 'Su voto ya consta.',
    notOnRoll: 'Votan quienes integraban el comité cuando se abrió.',
    close: 'Contar los votos',
    last: (day: string) => `Votación del ${day}`,
    elected: 'Elegida',
    notElected: 'No resultó elegida',
    noQuorum: 'Sin cuórum: puede votarse de nuevo',
    votes: (n: number): string => (n === 1 ? '1 voto' : `${n} votos`),
    rest: (none: number, abstain: number) => `Por ninguna: ${none}. Abstenciones: ${abstain}.`,
    who: 'Quién votó qué',
    choice: { none: 'ninguna', abstain: 'se abstuvo' } as Readonly<Record<string, string>>,
    why: 'Por qué',
  },
  en: {
    title: 'Election of the board',
    what: 'Propose who would chair and who would be secretary. When both accept, the list can be voted. All members vote, once each.',
    none: 'No list is proposed yet.',
    list: (n: number) => `List ${n}`,
    slate: (chair: string, secretary: string) => `Chair: ${chair}. Secretary: ${secretary}.`,
    by: (name: string) => `Proposed by ${name}.`,
    ready: 'Accepted by both',
    waits: 'They have yet to accept',
    accept: 'Accept to be in this list',
    propose: 'Propose a list',
    chair: 'Who would chair',
    secretary: 'Who would be secretary',
    pick: 'Choose a person',
    member: (n: number, name: string) => `${name} (seat ${n})`,
    send: 'Propose the list',
    faults: { chair: 'Choose who would chair', secretary: 'Choose another person for secretary' },
    open: 'Open the vote',
    openWhat: 'Once it opens the rule, the lists and who votes are fixed.',
    rule: 'Rule, fixed since it opened',
    round: (n: number): string => (n === 2 ? 'Second round' : 'It is being voted'),
    until: (day: string) => `It is voted until ${day}, or until all have voted.`,
    over: (day: string) => `The time to vote was over on ${day}.`,
    cast: (cast: number, roll: number) => `${cast} of ${roll} have voted.`,
    open_: 'The vote is open: when it ends everyone reads who voted what.',
    ask: 'Your vote',
    noneOf: 'None of these lists',
    abstain: 'Abstain',
    vote: 'Vote',
    mustChoose: 'Choose a list, none, or to abstain',
    voted: 'Your vote is noted already.',
    notOnRoll: 'Those vote who were members when it opened.',
    close: 'Count the votes',
    last: (day: string) => `Vote of ${day}`,
    elected: 'Elected',
    notElected: 'Not elected',
    noQuorum: 'No quorum: it can be voted again',
    votes: (n: number): string => (n === 1 ? '1 vote' : `${n} votes`),
    rest: (none: number, abstain: number) => `For none: ${none}. Abstentions: ${abstain}.`,
    who: 'Who voted what',
    choice: { none: 'none', abstain: 'abstained' } as Readonly<Record<string, string>>,
    why: 'Why',
  },
};
type Election = CommitteeAnswer['boardElection'];

/** How a committee elects its board: lists, one vote of all with its rule fixed at opening, and how it ended, for everyone to read. */
export function BoardElection(part: CommitteePart) {
  const t = useMessages(words);
  const { boardElection: election, me, state } = part.committee;
  const inside = me.seat !== null;
  const something = election.open !== null || election.last !== null || election.lists.length > 0;
  if (state !== 'installed' || !(something || (election.due && inside))) return null;
  return (
    <section className="committee-managing flow" aria-labelledby="eleccion">
      <h2 id="eleccion">{t.title}</h2>
      {election.open ? (
        <OpenVote {...part} open={election.open} />
      ) : (
        election.due && <Lists {...part} inside={inside} />
      )}
      {election.last && <Ended last={election.last} />}
    </section>
  );
}

function Lists({ committee, api, acting, inside }: CommitteePart & { inside: boolean }) {
  const t = useMessages(words);
  const { lists } = committee.boardElection;
  const act = (body: object) => void acting.send(`${api}/acts`, body);
  return (
    <>
      {inside && <p className="measure">{t.what}</p>}
      {lists.length === 0 ? (
        <p className="soft">{t.none}</p>
      ) : (
        <ul className="bare flow">
          {lists.map((one) => (
            <li key={one.list} className="flow">
              <h3>{t.list(one.list)}</h3>
              <p>
                {t.slate(one.chair, one.secretary)} {t.by(one.by)}
              </p>
              <p className="cluster">
                <StateChip shape={one.ready ? 'done' : 'waiting'}>{one.ready ? t.ready : t.waits}</StateChip>
                {one.asked && (
                  <Button busy={acting.busy} onClick={() => act({ act: 'accept-board', list: one.list })}>
                    {t.accept}
                    <span className="visually-hidden">: {t.list(one.list)}</span>
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {inside && lists.some((one) => one.ready) && (
        <div className="actions">
          <Button look="primary" busy={acting.busy} onClick={() => act({ act: 'open-board-vote' })}>
            {t.open}
          </Button>
          <span className="soft">{t.openWhat}</span>
        </div>
      )}
      {inside && <Propose committee={committee} api={api} acting={acting} />}
    </>
  );
}

function Propose({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const [chair, setChair] = useState('');
  const [secretary, setSecretary] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const options = committee.seats.map(({ seat, name }) => ({
    value: String(seat),
    label: t.member(seat, name),
  }));
  const send = async () => {
    const found = [
      ...(chair === '' ? [{ field: 'lista-presidencia', message: t.faults.chair }] : []),
      ...(secretary === '' || secretary === chair
        ? [{ field: 'lista-secretaria', message: t.faults.secretary }]
        : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    const act = { act: 'propose-board', chair: Number(chair), secretary: Number(secretary) };
    if (!(await acting.send(`${api}/acts`, act))) return;
    setChair('');
    setSecretary('');
  };
  return (
    <details>
      <summary>
        <strong>{t.propose}</strong>
      </summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary faults={faults} />
        <div className="columns">
          <Select
            name="lista-presidencia"
            label={t.chair}
            placeholder={t.pick}
            value={chair}
            error={errorOf('lista-presidencia')}
            onValue={setChair}
            options={options}
          />
          <Select
            name="lista-secretaria"
            label={t.secretary}
            placeholder={t.pick}
            value={secretary}
            error={errorOf('lista-secretaria')}
            onValue={setSecretary}
            options={options}
          />
        </div>
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </details>
  );
}

function OpenVote({ committee, api, acting, open }: CommitteePart & { open: NonNullable<Election['open']> }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [choice, setChoice] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const until = formatDate(plainDate(open.until), language);
  const inside = committee.me.seat !== null;
  const slates = open.lists.map((one) => ({
    value: String(one.list),
    label: t.list(one.list),
    hint: t.slate(one.chair, one.secretary),
  }));
  const votes = inside && open.onRoll && !open.voted && !open.over;
  return (
    <>
      <p className="cluster">
        <StateChip shape="active">{t.round(open.round)}</StateChip>
        <span>{t.cast(open.cast, open.roll)}</span>
      </p>
      <p>{open.over ? t.over(until) : t.until(until)}</p>
      <p>
        <strong>{t.rule}:</strong> {open.rule[language]}
      </p>
      {votes ? (
        <form
          className="flow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (choice === null) return;
            const said = choice === 'none' || choice === 'abstain' ? choice : Number(choice);
            void acting.send(`${api}/acts`, { act: 'vote-board', choice: said });
          }}
        >
          <RadioGroup
            name="voto-directiva"
            label={t.ask}
            hint={t.open_}
            value={choice}
            error={tried && choice === null ? t.mustChoose : undefined}
            onValue={setChoice}
            options={[...slates, { value: 'none', label: t.noneOf }, { value: 'abstain', label: t.abstain }]}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.vote}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <ul>
            {slates.map((one) => (
              <li key={one.value}>
                {one.label}. {one.hint}
              </li>
            ))}
          </ul>
          {inside && <p className="soft">{open.voted ? t.voted : open.onRoll ? '' : t.notOnRoll}</p>}
        </>
      )}
      {inside && open.over && (
        <div className="actions">
          <Button
            look="primary"
            busy={acting.busy}
            onClick={() => void acting.send(`${api}/acts`, { act: 'close-board-vote' })}
          >
            {t.close}
          </Button>
        </div>
      )}
    </>
  );
}

function Ended({ last }: { last: NonNullable<Election['last']> }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <details>
      <summary>{t.last(formatDate(plainDate(last.on), language))}</summary>
      <div className="flow">
        <ul className="bare flow">
          {last.lists.map((one) => (
            <li key={one.list} className="flow">
              <p className="cluster">
                <strong>{t.list(one.list)}</strong>
                <StateChip shape={one.elected ? 'done' : 'closed'}>
                  {one.elected ? t.elected : one.result === 'no-quorum' ? t.noQuorum : t.notElected}
                </StateChip>
                <span>{t.votes(one.votes)}</span>
              </p>
              <p>{t.slate(one.chair, one.secretary)}</p>
              <p className="soft">
                {t.why}: {one[language]}
              </p>
            </li>
          ))}
        </ul>
        <p>{t.rest(last.none, last.abstain)}</p>
        <p>
          <strong>{t.rule}:</strong> {last.rule[language]}
        </p>
        <h3>{t.who}</h3>
        <ul>
          {last.votes.map((one) => (
            <li key={one.name}>
              {one.name}: {t.choice[one.choice] ?? t.list(Number(one.choice))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
