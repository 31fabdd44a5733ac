import { useEffect, useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  Link,
  Loading,
  Notice,
  PageHead,
  ProblemNotice,
  StateChip,
  saveFile,
  TextField,
  useAction,
  useMessages,
} from '#design';
import type { ElectionAnswer, LinkAnswer } from '../api.ts';
import { compute } from './cryptoClient.ts';
import type { VerifiedElection } from './cryptoTasks.ts';
import { ElectionRead } from './ElectionRead.tsx';
import { findSeed, keepSeed } from './keep.ts';
import { askLink, type LinkState, useLink } from './useLink.ts';
import './elections.css';

const words = {
  es: {
    title: 'Custodia de la clave',
    lede: 'Usted guarda una parte de la clave de la urna. Su clave se crea en este dispositivo y no sale de él.',
    noLink: 'Falta su enlace',
    noLinkWhat: 'Abra esta página con el enlace que recibió como custodio. No lo comparta.',
    make: 'Crear mi clave en este dispositivo',
    have: 'Ya tengo una frase de clave',
    phrase: 'Su frase de clave',
    phraseWhat:
      'Anótela en papel o guarde el archivo. Con ella puede seguir en otro dispositivo; sin ella y sin este dispositivo, su parte se pierde. Nadie más debe verla.',
    phraseLabel: 'Frase de clave (22 letras)',
    save: 'Guardar en un archivo',
    kept: 'Guardé mi frase en un lugar seguro',
    use: 'Usar esta frase',
    badPhrase: 'La frase tiene 22 letras y cifras. Revise letra por letra.',
    steps: {
      key: 'Publicar mi clave',
      certificate: 'Paso 1 de 3: publicar mi certificado',
      contribution: 'Paso 2 de 3: repartir mi secreto cifrado',
      share: 'Paso 3 de 3: reunir mi parte de la clave',
    },
    working: 'Calculando en este dispositivo…',
    wait: 'Por ahora no hay nada que hacer. Esta página espera y avisa cuando le toque.',
    done: 'Su parte está completa. Puede cerrar esta página.',
    decrypt: 'Descifrar mi parte del escrutinio',
    decryptWhat:
      'La votación terminó. Primero este dispositivo verifica la urna entera; después descifra solo la suma, nunca una papeleta.',
    verifying: 'Verificando la urna…',
    badBox: 'La urna NO pasa la verificación. No descifre y avise a los demás custodios.',
    sign: 'Firmar el acta con mi clave',
    signWhat:
      'El resultado está proclamado. Lea el acta. Este dispositivo verifica la urna, comprueba que el acta dice lo mismo y firma su huella con la clave que usted creó.',
    readAct: 'Leer el acta',
    badAct: 'El acta NO dice lo mismo que la urna. No la firme y avise a los demás custodios.',
    all: 'Cómo va cada custodio',
    ready: (done: number, of: number) => {
      if (done === of) return 'Lista';
      return done === 0 ? 'Sin empezar' : `Paso ${done} de ${of}`;
    },
    ceremony:
      'Son tres pasos. Entre uno y otro se espera a los demás custodios; puede cerrar la página y volver con su enlace.',
    decrypted: 'Descifró',
    flawed: 'La ceremonia no sigue: ',
  },
  en: {
    title: 'Keeping the key',
    lede: 'You keep a part of the key of the ballot box. Your key is made on this device and does not leave it.',
    noLink: 'Your link is missing',
    noLinkWhat: 'Open this page with the link that you received as trustee. Share it with nobody.',
    make: 'Make my key on this device',
    have: 'I have a key phrase already',
    phrase: 'Your key phrase',
    phraseWhat:
      'Write it on paper or keep the file. With it you can go on from another device; without it and this device your part is lost. Nobody else may see it.',
    phraseLabel: 'Key phrase (22 letters)',
    save: 'Keep it in a file',
    kept: 'I kept my phrase in a safe place',
    use: 'Use this phrase',
    badPhrase: 'The phrase has 22 letters and digits. Check letter by letter.',
    steps: {
      key: 'Publish my key',
      certificate: 'Step 1 of 3: publish my certificate',
      contribution: 'Step 2 of 3: share out my sealed secret',
      share: 'Step 3 of 3: put together my part of the key',
    },
    working: 'Working on this device…',
    wait: 'There is nothing to do now. This page waits and tells you when it is your turn.',
    done: 'Your part is complete. You may close this page.',
    decrypt: 'Decrypt my part of the tally',
    decryptWhat:
      'Voting is over. First this device verifies the whole box; then it decrypts only the sum, never a ballot.',
    verifying: 'Verifying the box…',
    badBox: 'The box does NOT pass verification. Do not decrypt, and tell the other trustees.',
    sign: 'Sign the act with my key',
    signWhat:
      'The result is proclaimed. Read the act. This device verifies the box, checks that the act says the same, and signs its fingerprint with the key that you made.',
    readAct: 'Read the act',
    badAct: 'The act does NOT say the same as the box. Do not sign it, and tell the other trustees.',
    all: 'How each trustee stands',
    ready: (done: number, of: number) => {
      if (done === of) return 'Ready';
      return done === 0 ? 'Not begun' : `Step ${done} of ${of}`;
    },
    ceremony:
      'There are three steps. Between them one waits for the other trustees; you may close the page and come back by your link.',
    decrypted: 'Decrypted',
    flawed: 'The ceremony does not go on: ',
  },
};

/** A trustee's own page: its key made here, the steps of the ceremony, and its decryption of the tally. */
export default function TrusteePage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  return (
    <ElectionRead code={params.code} title={t.title}>
      {(election, again) => <Trustee election={election} again={again} />}
    </ElectionRead>
  );
}

function Trustee({ election, again }: { election: ElectionAnswer; again: () => void }) {
  const t = useMessages(words);
  const link = useLink(election.code);
  const step = link.told?.step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step means that others went on.
  useEffect(again, [step, again]);
  return (
    <div className="flow measure">
      <PageHead kicker={election.title} title={t.title} lede={t.lede} />
      {link.secret === '' ? (
        <Notice tone="attention" title={t.noLink}>
          {t.noLinkWhat}
        </Notice>
      ) : link.problem !== undefined ? (
        <ProblemNotice problem={link.problem} onAgain={() => void link.again()} />
      ) : !link.told ? (
        <Loading />
      ) : (
        <Place election={election} link={link} told={link.told} />
      )}
      <section className="flow">
        <h2>{t.all}</h2>
        <ul className="bare ceremony">
          {election.trusteeStates.map((one) => (
            <li key={one.place}>
              <span>{one.name}</span>
              <StateChip shape={one.decrypted || one.done === one.of ? 'done' : 'waiting'}>
                {one.decrypted ? t.decrypted : t.ready(one.done, one.of)}
              </StateChip>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Place({ election, link, told }: { election: ElectionAnswer; link: LinkState; told: LinkAnswer }) {
  const t = useMessages(words);
  const { code } = election;
  // One key opens every box of an election.
  const place = `${election.box?.first ?? code}/${told.place}`;
  const [seed, setSeed] = useState<string | null | undefined>();
  const [flaw, setFlaw] = useState<string | null>(null);
  const [problem, busy, act] = useAction();
  useEffect(() => {
    findSeed(place).then(
      (found) => setSeed(found ?? null),
      () => setSeed(null),
    );
  }, [place]);
  if (told.step === 'done') return <Notice tone="good">{t.done}</Notice>;
  if (seed === undefined) return <Loading height="6rem" />;
  if (seed === null)
    return (
      <Phrase place={place} isNew={told.step === 'key' || told.step === 'certificate'} onSeed={setSeed} />
    );
  if (told.step === 'wait')
    return (
      <Notice tone="info" live>
        {t.wait}
      </Notice>
    );
  const labelOf = (step: LinkAnswer['step']) => {
    if (step === 'decrypt' || step === 'sign') return t[step];
    return step in t.steps ? t.steps[step as keyof typeof t.steps] : t.wait;
  };
  const give = () =>
    act(async () => {
      setFlaw(null);
      try {
        if (told.step === 'decrypt') await decryptMine(election, link.secret, seed);
        else if (told.step === 'sign') await signMine(election, link.secret, seed, told);
        else {
          const text = await compute('piece', { seed, told });
          await ask(`/api/elections/${code}/pieces`, {
            body: { secret: link.secret, step: told.step, text },
          });
        }
      } catch (error) {
        if (error instanceof Error && error.name === 'BadBox') return setFlaw(t.badBox);
        if (error instanceof Error && error.name === 'BadAct') return setFlaw(t.badAct);
        if (error instanceof Error && !('problem' in error) && error.name === 'Error')
          return setFlaw(t.flawed + error.message);
        throw error;
      }
      await link.again();
    });
  return (
    <section className="flow">
      {(told.step === 'certificate' || told.step === 'contribution') && <p>{t.ceremony}</p>}
      {told.step === 'decrypt' && <p>{t.decryptWhat}</p>}
      {told.step === 'sign' && (
        <p>
          {t.signWhat} <Link href={`/elecciones/${code}/acta`}>{t.readAct}</Link>
        </p>
      )}
      {flaw && (
        <Notice tone="bad" live>
          {flaw}
        </Notice>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button
        look="primary"
        busy={busy}
        busyLabel={told.step === 'decrypt' || told.step === 'sign' ? t.verifying : t.working}
        onClick={give}
      >
        {labelOf(told.step)}
      </Button>
    </section>
  );
}

/** The boxes of an election by their short names. */
const boxesOf = ({ code, boxes }: ElectionAnswer) =>
  boxes.length > 0 ? boxes.map((one) => one.code) : [code];

async function verifyBox(code: string): Promise<VerifiedElection> {
  const response = await fetch(`/api/elections/${code}/archive.bel`, { credentials: 'omit' });
  return compute('verify', { archive: await response.blob() });
}

/** Verifies the boxes as a stranger would, holds the act against them, and only then signs the act. */
async function signMine(
  election: ElectionAnswer,
  secret: string,
  seed: string,
  told: LinkAnswer,
): Promise<void> {
  const { code } = election;
  // One box after another, so that the archives of a whole country are never in memory together.
  const boxes: VerifiedElection[] = [];
  for (const box of boxesOf(election)) boxes.push(await verifyBox(box));
  const answer = await fetch(`/api/elections/${code}/act.json`, { credentials: 'omit' });
  const act = await answer.text();
  const signed = await compute('signAct', { seed, mandatory: told.index === 0, act, boxes });
  if (!signed) throw Object.assign(new Error('another result'), { name: 'BadAct' });
  await ask(`/api/elections/${code}/signatures`, { body: { secret, ...signed } });
}

/** Verifies each box as a stranger would, and only then decrypts its sum; boxes whose sum is not worked out yet come later. */
async function decryptMine(election: ElectionAnswer, secret: string, seed: string): Promise<void> {
  for (const code of boxesOf(election)) {
    const told = await askLink(code, secret);
    if (told.here !== 'decrypt' || told.tallyText === null) continue;
    const { report } = await verifyBox(code);
    if (report.verdict !== 'accepted') throw Object.assign(new Error('rejected'), { name: 'BadBox' });
    const text = await compute('decrypt', {
      seed,
      electionText: told.electionText ?? '',
      tallyText: told.tallyText,
      share: told.share,
    });
    await ask(`/api/elections/${code}/decryptions`, { body: { secret, text } });
  }
}

function Phrase({ place, isNew, onSeed }: { place: string; isNew: boolean; onSeed: (seed: string) => void }) {
  const t = useMessages(words);
  const [made, setMade] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>();
  const settle = async (seed: string) => {
    await keepSeed(place, seed);
    onSeed(seed);
  };
  if (made)
    return (
      <section className="flow">
        <h2>{t.phrase}</h2>
        <code className="tracker">{made}</code>
        <p>{t.phraseWhat}</p>
        <p>
          <Button
            icon="download"
            onClick={() => saveFile('frase-de-clave.txt', 'text/plain', `${place}\n${made}\n`)}
          >
            {t.save}
          </Button>
        </p>
        <Checkbox name="guardada" label={t.kept} checked={kept} onValue={setKept} />
        <Button look="primary" aria-disabled={!kept} onClick={() => kept && void settle(made)}>
          {t.use}
        </Button>
      </section>
    );
  return (
    <section className="flow">
      {isNew && (
        <p>
          <Button look="primary" onClick={async () => setMade(await compute('seed', null))}>
            {t.make}
          </Button>
        </p>
      )}
      <h2>{t.have}</h2>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          const seed = typed.trim();
          if (/^[1-9A-HJ-NP-Za-km-z]{22}$/.test(seed)) void settle(seed);
          else setError(t.badPhrase);
        }}
      >
        <TextField
          name="frase"
          label={t.phraseLabel}
          error={error}
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button type="submit">{t.use}</Button>
      </form>
    </section>
  );
}
