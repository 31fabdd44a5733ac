import { useState } from 'react';
import {
  ask,
  Button,
  CheckAnswers,
  formatInstant,
  formatPercent,
  Link,
  Notice,
  newKey,
  PageHead,
  ProblemNotice,
  StateChip,
  Synthetic,
  Table,
  TextArea,
  useAction,
  useDraft,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ElectionAnswer } from '../api.ts';
import { BoxesView } from './BoxesView.tsx';
import { ElectionRead } from './ElectionRead.tsx';
import { phaseShape } from './ElectionsPage.tsx';
import { electionWords } from './electionWords.ts';
import { ResultView } from './ResultView.tsx';
import './elections.css';

const words = {
  es: {
    title: 'Elección',
    vote: 'Votar',
    board: 'Ver la urna pública',
    verify: 'Verificar esta elección',
    act: 'Ver el acta',
    archive: 'Descargar el archivo (.bel)',
    dates: 'La votación',
    when: 'Cuándo',
    from: (a: string, b: string) => `Desde ${a} hasta ${b}`,
    turnout: 'Participación',
    turnoutSaid: (n: number, of: number, percent: string) => `${n} de ${of} (${percent})`,
    ballots: 'Papeletas depositadas',
    ballotsSaid: (n: number) => `${n}; quien vota de nuevo reemplaza su papeleta anterior`,
    head: 'Último acto de la urna',
    fingerprint: 'Huella de la elección',
    trustees: 'Quiénes guardan las claves',
    trusteesWhat: (k: number, n: number) =>
      `Para descifrar hacen falta los obligatorios y ${k} de los otros ${n}. Cada uno guarda su clave en su propio dispositivo; nadie descifra papeletas una por una.`,
    mandatory: 'obligatorio',
    gave: (done: number, of: number) => (done === of ? 'Clave lista' : `Paso ${done} de ${of}`),
    decrypted: 'Descifró su parte',
    authority: 'Autoridad de credenciales',
    authorityDone: (n: number) =>
      `Entregó ${n} credenciales públicas; las secretas fueron en cartas y no pasaron por este servidor`,
    candidates: 'Candidaturas',
    alternate: 'Alterna o alterno',
    seats: (n: number, e: number, w: number, s: number) =>
      `${n} puestos para quienes tengan más votos: hasta ${e} de empleadores y ${w} de trabajadores, y no más de ${s} personas del mismo sexo. Los empates que deciden un puesto se sortean con dados en público.`,
    origin: 'De dónde salen candidaturas y padrón',
    originWhat: 'Nadie los escribió de nuevo: el servidor los tomó de la convocatoria y del sorteo público.',
    originCall: 'Ver la convocatoria y sus candidaturas',
    originDraw: 'Ver y comprobar el sorteo',
    originHash: 'Huella de la lista sorteada',
    order: 'El orden en la papeleta salió del mismo sorteo.',
    groups: 'Participación por grupo',
    groupsWhat:
      'Personas que ya pidieron su autorización para votar. Lo que se deposita no dice de qué grupo es. Las cifras van por tramos, y de los grupos pequeños no se dicen.',
    group: 'Grupo',
    roll: 'Padrón',
    asked: 'Pidieron votar',
    between: (a: number, b: number) => `entre ${a} y ${b}`,
    hidden: 'grupo pequeño',
    kinds: { province: 'Provincia', sector: 'Sector', sex: 'Sexo' },
    isPart: (n: number, of: number) =>
      `Esta es la urna ${n} de ${of}. Su resultado se suma con el de las demás.`,
    whole: 'Ver la elección entera',
    result: 'Resultado',
    disputes: 'Impugnaciones',
    until: (when: string) => `Se reciben hasta ${when}.`,
    noDisputes: 'No se ha presentado ninguna.',
    dispute: (n: number) => `Impugnación ${n}`,
    due: (day: string) => `Se contesta hasta el ${day}`,
    upheld: 'Se acepta',
    rejected: 'Se rechaza',
    file: 'Presentar una impugnación',
    fileLabel: 'Qué impugna y por qué',
    fileHint: 'Su texto se publica sin su nombre. No escriba datos personales.',
    fewWords: 'Diga qué impugna y por qué: al menos 20 letras',
    filed: 'Su impugnación consta. La respuesta, con razones, aparecerá aquí.',
    final: 'El resultado es definitivo: terminó el plazo y todas las impugnaciones tienen respuesta.',
    synthetic:
      'Organizaciones, candidaturas y votos son inventados. El archivo y las pruebas son verdaderos: puede verificarlos.',
  },
  en: {
    title: 'Election',
    vote: 'Vote',
    board: 'See the public ballot box',
    verify: 'Verify this election',
    act: 'See the act',
    archive: 'Download the archive (.bel)',
    dates: 'The vote',
    when: 'When',
    from: (a: string, b: string) => `From ${a} to ${b}`,
    turnout: 'Turnout',
    turnoutSaid: (n: number, of: number, percent: string) => `${n} of ${of} (${percent})`,
    ballots: 'Ballots cast',
    ballotsSaid: (n: number) => `${n}; who votes again replaces her earlier ballot`,
    head: 'Last event of the board',
    fingerprint: 'Fingerprint of the election',
    trustees: 'Who keeps the keys',
    trusteesWhat: (k: number, n: number) =>
      `Decrypting takes the mandatory ones and ${k} of the other ${n}. Each keeps its key on its own device; nobody decrypts ballots one by one.`,
    mandatory: 'mandatory',
    gave: (done: number, of: number) => (done === of ? 'Key ready' : `Step ${done} of ${of}`),
    decrypted: 'Decrypted its part',
    authority: 'Credential authority',
    authorityDone: (n: number) =>
      `Gave ${n} public credentials; the secret ones went in letters and never through this server`,
    candidates: 'Candidates',
    alternate: 'Alternate',
    seats: (n: number, e: number, w: number, s: number) =>
      `${n} seats for the most voted: up to ${e} of employers and ${w} of workers, and no more than ${s} of one sex. Ties that decide a seat are drawn with dice in public.`,
    origin: 'Where candidates and roll come from',
    originWhat: 'Nobody typed them again: the server took them from the call and from the public draw.',
    originCall: 'See the call and its candidates',
    originDraw: 'See and check the draw',
    originHash: 'Hash of the list that was drawn',
    order: 'The order on the ballot came out of the same draw.',
    groups: 'Participation by group',
    groupsWhat:
      'Persons who asked for their authorization to vote. What is cast does not say of which group it is. Figures go in steps, and of small groups none is said.',
    group: 'Group',
    roll: 'Roll',
    asked: 'Asked to vote',
    between: (a: number, b: number) => `between ${a} and ${b}`,
    hidden: 'small group',
    kinds: { province: 'Province', sector: 'Sector', sex: 'Sex' },
    isPart: (n: number, of: number) =>
      `This is box ${n} of ${of}. Its result is added to that of the others.`,
    whole: 'See the whole election',
    result: 'Result',
    disputes: 'Disputes',
    until: (when: string) => `They are taken until ${when}.`,
    noDisputes: 'None was filed.',
    dispute: (n: number) => `Dispute ${n}`,
    due: (day: string) => `To be answered by ${day}`,
    upheld: 'Upheld',
    rejected: 'Rejected',
    file: 'File a dispute',
    fileLabel: 'What you dispute and why',
    fileHint: 'Your text is published without your name. Write no personal data.',
    fewWords: 'Say what you dispute and why: at least 20 letters',
    filed: 'Your dispute is noted. The answer, with reasons, will appear here.',
    final: 'The result is final: the time is over and every dispute was answered.',
    synthetic:
      'Organisations, candidates and votes are invented. The archive and its proofs are true: you can verify them.',
  },
};

/** An election for everyone: what is chosen, who keeps the keys, how far it has come, its result and its disputes. */
export default function ElectionPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  return (
    <ElectionRead code={params.code} title={t.title}>
      {(election, again) => <ElectionView election={election} again={again} />}
    </ElectionRead>
  );
}

function ElectionView({ election, again }: { election: ElectionAnswer; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(electionWords);
  const [language] = useLanguage();
  const home = `/elecciones/${election.code}`;
  const voting = election.phase !== 'drafted' && election.phase !== 'keys' && election.phase !== 'ready';
  const { threshold, trusteeStates } = election;
  const isWhole = (election.box?.number ?? 1) === 1;
  return (
    <div className="flow election-page">
      <PageHead title={election.title} lede={election.description} />
      <p className="election-marks">
        <StateChip shape={phaseShape[election.phase]}>{w.phase[election.phase]}</StateChip>
      </p>
      {election.synthetic && <Synthetic>{t.synthetic}</Synthetic>}
      {election.final && <Notice tone="good">{t.final}</Notice>}
      <p className="actions">
        {election.phase === 'open' && (
          <Link look="button" href={`${home}/votar`}>
            {t.vote}
          </Link>
        )}
        {voting && <Link href={`${home}/urna`}>{t.board}</Link>}
        {voting && <Link href={`/elecciones/verificar?eleccion=${election.code}`}>{t.verify}</Link>}
        {election.placed && <Link href={`${home}/acta`}>{t.act}</Link>}
        <Link href="/elecciones/limites">{w.limits}</Link>
      </p>
      {election.box && !isWhole && (
        <Notice>
          {t.isPart(election.box.number, election.box.of)}{' '}
          <Link href={`/elecciones/${election.box.first}`}>{t.whole}</Link>
        </Notice>
      )}
      {election.placed && (
        <section className="flow">
          <h2>{t.result}</h2>
          <ResultView election={election} />
        </section>
      )}
      <section className="flow">
        <h2>{t.dates}</h2>
        <CheckAnswers
          answers={[
            {
              question: t.when,
              answer: t.from(
                formatInstant(election.opensAt, language),
                formatInstant(election.closesAt, language),
              ),
            },
            ...(voting
              ? [
                  {
                    question: t.turnout,
                    answer: t.turnoutSaid(
                      election.voted,
                      election.voters,
                      formatPercent(election.voted / election.voters, { decimals: 0, language }),
                    ),
                  },
                  { question: t.ballots, answer: t.ballotsSaid(election.ballots) },
                  // Of several boxes each has its own; they stand with the boxes.
                  ...(isWhole && election.boxes.length > 0
                    ? []
                    : [
                        {
                          question: t.fingerprint,
                          answer: <code className="slip">{election.fingerprint}</code>,
                        },
                        { question: t.head, answer: <code className="slip">{election.head}</code> },
                      ]),
                ]
              : []),
          ]}
        />
        {voting && !(isWhole && election.boxes.length > 0) && (
          <p>
            <a href={`/api/elections/${election.code}/archive.bel`} download>
              {t.archive}
            </a>
          </p>
        )}
      </section>
      {!election.placed && (
        <section className="flow">
          <h2>{t.candidates}</h2>
          {election.contests.map((contest) => (
            <section key={contest.title} className="flow">
              <h3>{contest.title}</h3>
              <p className="soft measure">
                {t.seats(
                  contest.rule.seats,
                  contest.rule.sideMost.employers,
                  contest.rule.sideMost.workers,
                  contest.rule.sameSexMost,
                )}
              </p>
              <ul className="columns bare">
                {contest.candidates.map((one) => (
                  <li key={one.id}>
                    <strong>{one.name}</strong>
                    <br />
                    {w.side[one.side]} · {one.organisation}
                    <br />
                    <span className="soft">
                      {t.alternate}: {one.alternate}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
      {isWhole && <BoxesView election={election} />}
      <Origin election={election} />
      <Participation election={election} />
      <section className="flow">
        <h2>{t.trustees}</h2>
        <p className="measure">
          {t.trusteesWhat(threshold, trusteeStates.filter((one) => !one.mandatory).length)}
        </p>
        <ul className="bare ceremony">
          {trusteeStates.map((one) => (
            <li key={one.place}>
              <span>
                {one.name} {one.mandatory && <span className="soft">({t.mandatory})</span>}
              </span>
              <StateChip shape={one.decrypted || one.done === one.of ? 'done' : 'waiting'}>
                {one.decrypted ? t.decrypted : t.gave(one.done, one.of)}
              </StateChip>
            </li>
          ))}
          <li>
            <span>
              {t.authority}: {election.authority}
            </span>
            <span className="soft">
              {election.credentials && t.authorityDone(election.credentials.count)}
            </span>
          </li>
        </ul>
      </section>
      {election.disputesUntil && <Disputes election={election} again={again} />}
    </div>
  );
}

function Origin({ election: { call } }: { election: ElectionAnswer }) {
  const t = useMessages(words);
  if (!call) return null;
  return (
    <section className="flow">
      <h2>{t.origin}</h2>
      <p className="measure">
        {t.originWhat} {t.order}
      </p>
      <p className="cluster">
        <Link href={`/candidaturas/${call.code}`}>{t.originCall}</Link>
        <Link href={`/sorteos/${call.code}`}>{t.originDraw}</Link>
      </p>
      <p className="soft">
        {t.originHash}: <code className="slip">{call.drawnSha256}</code>
      </p>
    </section>
  );
}

function Participation({ election: { participation } }: { election: ElectionAnswer }) {
  const t = useMessages(words);
  if (participation.length === 0) return null;
  const saidOf = (known: (typeof participation)[number]['authorized']) =>
    known === null ? t.hidden : t.between(known.least, known.most);
  return (
    <section className="flow">
      <h2>{t.groups}</h2>
      <p className="measure">{t.groupsWhat}</p>
      <Table
        caption={t.groups}
        captionHidden
        columns={[
          {
            key: 'group',
            header: t.group,
            cell: (one) => `${t.kinds[one.kind]}: ${one.group}`,
            rowHeader: true,
          },
          {
            key: 'roll',
            header: t.roll,
            cell: (one) => one.voters,
            numeric: true,
            sortBy: (one) => one.voters,
          },
          {
            key: 'asked',
            header: t.asked,
            cell: (one) => saidOf(one.authorized),
            plain: (one) => saidOf(one.authorized),
            numeric: true,
          },
        ]}
        rows={participation}
        rowKey={(one) => `${one.kind} ${one.group}`}
        stack
      />
    </section>
  );
}

function Disputes({ election, again }: { election: ElectionAnswer; again: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  // Who has still to sign in, or lost her session as she wrote, finds her text when she comes back.
  const [{ text }, write, forget] = useDraft(`dispute-${election.code}`, { text: '' });
  const [asked, setAsked] = useState(false);
  const short = text.trim().length < 20;
  const [key] = useState(newKey);
  const [filed, setFiled] = useState(false);
  const [problem, busy, act] = useAction();
  const open = Date.parse(election.now) <= Date.parse(election.disputesUntil ?? '');
  return (
    <section className="flow">
      <h2>{t.disputes}</h2>
      <p>{t.until(formatInstant(election.disputesUntil ?? '', language))}</p>
      {election.disputes.length === 0 && <p className="soft">{t.noDisputes}</p>}
      {election.disputes.map((one) => (
        <article key={one.number} className="flow measure">
          <h3>{t.dispute(one.number)}</h3>
          <p>{one.text}</p>
          {one.answer ? (
            <p>
              <StateChip shape={one.answer.outcome === 'upheld' ? 'done' : 'refused'}>
                {t[one.answer.outcome]}
              </StateChip>{' '}
              {one.answer.reasons}
            </p>
          ) : (
            <StateChip shape="waiting">{t.due(formatDate(plainDate(one.due), language))}</StateChip>
          )}
        </article>
      ))}
      {filed && (
        <Notice tone="good" live>
          {t.filed}
        </Notice>
      )}
      {open && !filed && (
        <form
          className="flow measure"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(short);
            if (short) return document.querySelector<HTMLElement>('[name="impugnacion"]')?.focus();
            void act(async () => {
              await ask(`/api/elections/${election.code}/disputes`, { body: { text }, key });
              forget();
              setFiled(true);
              again();
            });
          }}
        >
          <TextArea
            name="impugnacion"
            label={t.fileLabel}
            hint={t.fileHint}
            value={text}
            error={asked && short ? t.fewWords : undefined}
            onValue={(written) => write({ text: written })}
            maxCharacters={4000}
          />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Button type="submit" busy={busy}>
            {t.file}
          </Button>
        </form>
      )}
    </section>
  );
}
