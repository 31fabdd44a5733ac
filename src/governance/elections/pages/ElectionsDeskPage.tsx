import { useState } from 'react';
import {
  ask,
  Button,
  formatInstant,
  LoadedView,
  Notice,
  newKey,
  PageHead,
  ProblemNotice,
  RadioGroup,
  Select,
  StateChip,
  TextArea,
  TextField,
  useAction,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  usePath,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ElectionAnswer, ElectionsAnswer } from '../api.ts';
import { DraftForm } from './DraftForm.tsx';
import { phaseShape } from './ElectionsPage.tsx';
import { electionWords } from './electionWords.ts';
import { Invitations } from './Invitations.tsx';
import './elections.css';

const words = {
  es: {
    title: 'Elecciones',
    choose: 'Elección',
    fresh: 'Preparar una nueva',
    cannotDraft: 'Elija una elección de la lista.',
    page: 'Página pública',
    open: 'Abrir la votación',
    openWhat: 'Fija para siempre las candidaturas, el padrón, las claves y la regla de los puestos.',
    close: 'Cerrar la urna',
    closeWhat: 'Solo se puede cuando pasó la hora de cierre; sola se cierra en menos de un minuto.',
    proclaim: 'Proclamar el resultado',
    lot: 'Registrar los dados',
    throws: 'Lanzamientos, en una sola línea de cifras del 1 al 6',
    witnesses: 'Testigos, uno por línea',
    tie: 'Un empate decide un puesto: lance los dados en público.',
    decrypting: 'Faltan descifrados de los custodios. La página de la elección dice cuáles llegaron.',
    preparing: 'Falta que terminen los custodios o la autoridad de credenciales.',
    sign: 'Firmar el acta',
    signWhat: (hash: string) =>
      `Lea el acta y fírmela con su sesión. Firma la huella ${hash}; la firma consta en la cadena de auditoría.`,
    act: 'Leer el acta',
    signedBy: (names: string) => `Firmaron el acta: ${names}.`,
    unsigned: 'Nadie ha firmado el acta todavía.',
    disputes: 'Impugnaciones',
    dispute: (n: number, due: string) => `Impugnación ${n}, contestar hasta el ${due}`,
    outcome: 'Decisión',
    upheld: 'Se acepta',
    rejected: 'Se rechaza',
    reasons: 'Razones',
    fewReasons: 'Explique la decisión: al menos 20 letras',
    noThrows: 'Escriba los lanzamientos, con cifras del 1 al 6',
    noWitness: 'Escriba el nombre de al menos un testigo',
    answer: 'Publicar la respuesta',
    none: 'No hay impugnaciones sin respuesta.',
    closes: (when: string) => `Cierra: ${when}`,
    closed: (when: string) => `Cerró: ${when}`,
    answered: 'Contestadas',
  },
  en: {
    title: 'Elections',
    choose: 'Election',
    fresh: 'Prepare a new one',
    cannotDraft: 'Choose an election of the list.',
    page: 'Public page',
    open: 'Open the voting',
    openWhat: 'Fixes for good the candidates, the roll, the keys and the rule of seats.',
    close: 'Close the box',
    closeWhat: 'Possible only once the closing time is past; it closes by itself within a minute.',
    proclaim: 'Proclaim the result',
    lot: 'Note the dice',
    throws: 'Throws, in one line of digits from 1 to 6',
    witnesses: 'Witnesses, one a line',
    tie: 'A tie decides a seat: throw the dice in public.',
    decrypting: 'Decryptions of trustees are missing. The page of the election says which are in.',
    preparing: 'Trustees or the credential authority have still to finish.',
    sign: 'Sign the act',
    signWhat: (hash: string) =>
      `Read the act and sign it by your sign-in. You sign the fingerprint ${hash}; the audit chain keeps the signature.`,
    act: 'Read the act',
    signedBy: (names: string) => `The act was signed by: ${names}.`,
    unsigned: 'Nobody has signed the act yet.',
    disputes: 'Disputes',
    dispute: (n: number, due: string) => `Dispute ${n}, to be answered by ${due}`,
    outcome: 'Decision',
    upheld: 'Upheld',
    rejected: 'Rejected',
    reasons: 'Reasons',
    fewReasons: 'Explain the decision: at least 20 letters',
    noThrows: 'Write the throws, as digits from 1 to 6',
    noWitness: 'Write the name of one witness at least',
    answer: 'Publish the answer',
    none: 'No dispute awaits its answer.',
    closes: (when: string) => `Closes: ${when}`,
    closed: (when: string) => `Closed: ${when}`,
    answered: 'Answered',
  },
};

/** The desk of elections: draft, links, opening, closing, lot, proclamation, and answers to disputes. */
export default function ElectionsDeskPage() {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<ElectionsAnswer>('/api/elections');
  const [drafted, setDrafted] = useState(false);
  const code = filters.get('eleccion') ?? '';
  const drafts = !usePath().endsWith('/impugnaciones');
  return (
    <div className="flow election-desk">
      <PageHead title={drafts ? t.title : t.disputes} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => (
          <div className="measure">
            <Select
              name="eleccion"
              label={t.choose}
              width="full"
              value={code}
              onValue={(value) => setFilters({ eleccion: value })}
              options={[
                { value: '', label: drafts ? t.fresh : t.cannotDraft },
                ...items.map((one) => ({ value: one.code, label: one.title })),
              ]}
            />
          </div>
        )}
      </LoadedView>
      {code === '' || drafted ? (
        drafts ? (
          <DraftForm
            onDrafted={() => {
              setDrafted(true);
              again();
            }}
          />
        ) : (
          <p>{t.cannotDraft}</p>
        )
      ) : (
        <OneElection key={code} code={code} />
      )}
    </div>
  );
}

function OneElection({ code }: { code: string }) {
  const [loaded, again] = useLoaded<ElectionAnswer>(`/api/elections/${code}`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(election) => (
        <div className="flow measure">
          <Acts election={election} again={again} />
          {election.may.manage &&
            (election.box === null || election.box.number === 1) &&
            (election.phase === 'ready' || election.phase === 'open') && <Invitations code={code} />}
          {election.may.answer && <Answers election={election} again={again} />}
        </div>
      )}
    </LoadedView>
  );
}

function Acts({ election, again }: { election: ElectionAnswer; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(electionWords);
  const [language] = useLanguage();
  const [throws, setThrows] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [asked, setAsked] = useState(false);
  const thrown = throws.replace(/[\s,;.-]/g, '');
  const names = witnesses
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const wrongThrows = /^[1-6]+$/.test(thrown) ? undefined : t.noThrows;
  const wrongWitnesses = names.length > 0 && names.every((one) => one.length >= 2) ? undefined : t.noWitness;
  const [problem, busy, act] = useAction();
  const does = (body: object) =>
    act(async () => {
      await ask(`/api/elections/${election.code}/acts`, { body, key: newKey() });
      again();
    });
  const tied = (election.equals?.length ?? 0) > 0;
  const { phase, may } = election;
  return (
    <section className="flow">
      <h2>{election.title}</h2>
      <p className="election-marks">
        <StateChip shape={phaseShape[phase]}>{w.phase[phase]}</StateChip>
        <span>
          {(Date.parse(election.closesAt) > Date.parse(election.now) ? t.closes : t.closed)(
            formatInstant(election.closesAt, language),
          )}
        </span>
        <a href={`/elecciones/${election.code}`}>{t.page}</a>
      </p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {(phase === 'drafted' || phase === 'keys') && <Notice>{t.preparing}</Notice>}
      {phase === 'ready' && may.manage && (
        <>
          <p>{t.openWhat}</p>
          <Button look="primary" busy={busy} onClick={() => does({ act: 'open' })}>
            {t.open}
          </Button>
        </>
      )}
      {phase === 'open' && may.manage && (
        <>
          <p>{t.closeWhat}</p>
          <Button look="primary" busy={busy} onClick={() => does({ act: 'close' })}>
            {t.close}
          </Button>
        </>
      )}
      {phase === 'closed' && <Notice>{t.decrypting}</Notice>}
      {phase === 'tallied' && tied && may.manage && (
        <>
          <Notice tone="attention">{t.tie}</Notice>
          <TextField
            name="dados"
            label={t.throws}
            error={asked ? wrongThrows : undefined}
            inputMode="numeric"
            value={throws}
            onValue={setThrows}
          />
          <TextArea
            name="testigos"
            label={t.witnesses}
            error={asked ? wrongWitnesses : undefined}
            value={witnesses}
            onValue={setWitnesses}
          />
          <Button
            look="primary"
            busy={busy}
            onClick={() => {
              const wrong = wrongThrows ? 'dados' : wrongWitnesses && 'testigos';
              setAsked(wrong !== undefined);
              if (wrong) document.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
              else void does({ act: 'lot', throws: thrown, witnesses: names });
            }}
          >
            {t.lot}
          </Button>
        </>
      )}
      {phase === 'tallied' && !tied && may.manage && (
        <Button look="primary" busy={busy} onClick={() => does({ act: 'proclaim' })}>
          {t.proclaim}
        </Button>
      )}
      {election.act && (
        <>
          <p>
            {election.act.signatures.length > 0
              ? t.signedBy(election.act.signatures.map((one) => one.name).join('; '))
              : t.unsigned}{' '}
            <a href={`/elecciones/${election.code}/acta`}>{t.act}</a>
          </p>
          {may.sign && (
            <>
              <p>{t.signWhat(`${election.act.sha256.slice(0, 16)}…`)}</p>
              <Button
                look="primary"
                busy={busy}
                onClick={() => does({ act: 'sign', sha256: election.act?.sha256 })}
              >
                {t.sign}
              </Button>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Answers({ election, again }: { election: ElectionAnswer; again: () => void }) {
  const t = useMessages(words);
  const [outcome, setOutcome] = useState('rejected');
  const [reasons, setReasons] = useState('');
  const [asked, setAsked] = useState(false);
  const short = reasons.trim().length < 20;
  const [problem, busy, act] = useAction();
  const [language] = useLanguage();
  const waiting = election.disputes.find((one) => one.answer === null);
  const answered = election.disputes.filter((one) => one.answer !== null);
  return (
    <section className="flow">
      <h2>{t.disputes}</h2>
      {!waiting ? (
        <p>{t.none}</p>
      ) : (
        <form
          className="flow"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(short);
            if (short) return document.querySelector<HTMLElement>('[name="razones"]')?.focus();
            void act(async () => {
              await ask(`/api/elections/${election.code}/answers`, {
                body: { number: waiting.number, outcome, reasons },
                key: newKey(),
              });
              setReasons('');
              again();
            });
          }}
        >
          <h3>{t.dispute(waiting.number, formatDate(plainDate(waiting.due), language))}</h3>
          <p>{waiting.text}</p>
          <RadioGroup
            name="decision"
            label={t.outcome}
            value={outcome}
            onValue={setOutcome}
            inline
            options={[
              { value: 'upheld', label: t.upheld },
              { value: 'rejected', label: t.rejected },
            ]}
          />
          <TextArea
            name="razones"
            label={t.reasons}
            error={asked && short ? t.fewReasons : undefined}
            value={reasons}
            onValue={setReasons}
            maxCharacters={4000}
          />
          {problem !== undefined && <ProblemNotice problem={problem} />}
          <Button look="primary" type="submit" busy={busy}>
            {t.answer}
          </Button>
        </form>
      )}
      {answered.length > 0 && <h3>{t.answered}</h3>}
      {answered.map((one) => (
        <article key={one.number} className="flow">
          <p>
            {one.number}. {one.text}
          </p>
          <p>
            <StateChip shape={one.answer?.outcome === 'upheld' ? 'done' : 'refused'}>
              {one.answer?.outcome === 'upheld' ? t.upheld : t.rejected}
            </StateChip>{' '}
            {one.answer?.reasons}
          </p>
        </article>
      ))}
    </section>
  );
}
