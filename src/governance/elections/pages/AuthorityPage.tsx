import { useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  Loading,
  Notice,
  PageHead,
  ProblemNotice,
  Progress,
  saveFile,
  toCsv,
  useAction,
  useMessages,
} from '#design';
import type { ElectionAnswer, LinkAnswer } from '../api.ts';
import { compute } from './cryptoClient.ts';
import { ElectionRead } from './ElectionRead.tsx';
import { type LinkState, useLink } from './useLink.ts';
import './elections.css';

const words = {
  es: {
    title: 'Autoridad de credenciales',
    lede: 'Usted crea las credenciales en este dispositivo y las entrega por carta, correo o mensaje. Al servidor solo van las partes públicas, sin orden y sin nombres.',
    noLink: 'Falta su enlace',
    noLinkWhat: 'Abra esta página con el enlace que recibió. No lo comparta.',
    make: (n: number) => `Crear ${n} credenciales en este dispositivo`,
    making: 'Creando credenciales',
    made: 'Las credenciales están creadas',
    madeWhat:
      'Guarde ahora el archivo de las cartas: es la única copia. Quien lo tenga puede votar por todos, si además logra que el servidor lo autorice. Bórrelo cuando haya entregado la última carta.',
    save: 'Guardar las cartas (CSV)',
    kept: 'Guardé el archivo y comprobé que se abre',
    send: 'Entregar las partes públicas y olvidar las secretas',
    done: 'Las credenciales públicas constan. Este dispositivo olvidó las secretas: quedan solo en el archivo de las cartas.',
    number: 'Número',
    name: 'Votante',
    credential: 'Credencial',
  },
  en: {
    title: 'Credential authority',
    lede: 'You make the credentials on this device and deliver them by letter, e-mail or message. Only the public parts go to the server, without order and without names.',
    noLink: 'Your link is missing',
    noLinkWhat: 'Open this page with the link that you received. Share it with nobody.',
    make: (n: number) => `Make ${n} credentials on this device`,
    making: 'Making credentials',
    made: 'The credentials are made',
    madeWhat:
      'Keep the file of letters now: it is the only copy. Who has it can vote for all, if the server authorizes them too. Delete it when the last letter is delivered.',
    save: 'Keep the letters (CSV)',
    kept: 'I kept the file and saw that it opens',
    send: 'Give the public parts and forget the secret ones',
    done: 'The public credentials are in. This device forgot the secret ones: they are only in the file of letters.',
    number: 'Number',
    name: 'Voter',
    credential: 'Credential',
  },
};

interface Made {
  readonly secret: string;
  readonly credential: string;
}

/** The credential authority's own page: secrets are made here and leave only as the file of letters. */
export default function AuthorityPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const link = useLink(params.code);
  return (
    <ElectionRead code={params.code} title={t.title}>
      {(election) => (
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
          ) : link.told.step === 'credentials' ? (
            <Making election={election} link={link} told={link.told} />
          ) : (
            <Notice tone="good">{t.done}</Notice>
          )}
        </div>
      )}
    </ElectionRead>
  );
}

function Making({ election, link, told }: { election: ElectionAnswer; link: LinkState; told: LinkAnswer }) {
  const t = useMessages(words);
  const [made, setMade] = useState<readonly Made[] | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [saved, setSaved] = useState(false);
  const [kept, setKept] = useState(false);
  const [problem, busy, act] = useAction();
  const { voters } = told;
  if (!made)
    return progress ? (
      <Progress label={t.making} value={progress.done} max={progress.total} />
    ) : (
      <Button
        look="primary"
        onClick={async () => {
          setProgress({ done: 0, total: voters.length });
          setMade(await compute('credentials', { uuid: election.uuid, count: voters.length }, setProgress));
        }}
      >
        {t.make(voters.length)}
      </Button>
    );
  return (
    <section className="flow">
      <h2>{t.made}</h2>
      <p>{t.madeWhat}</p>
      <p>
        <Button
          icon="download"
          onClick={() => {
            const rows = voters.map(({ number, name }, i) => [number, name, made[i]?.secret]);
            saveFile(
              `cartas-${election.code}.csv`,
              'text/csv',
              toCsv([t.number, t.name, t.credential], rows),
            );
            setSaved(true);
          }}
        >
          {t.save}
        </Button>
      </p>
      {saved && <Checkbox name="guardado" label={t.kept} checked={kept} onValue={setKept} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button
        look="primary"
        busy={busy}
        aria-disabled={!kept}
        onClick={() =>
          kept &&
          act(async () => {
            const credentials = made.map(({ credential }) => credential).sort();
            await ask(`/api/elections/${election.code}/credentials`, {
              body: { secret: link.secret, credentials },
            });
            setMade(null);
            await link.again();
          })
        }
      >
        {t.send}
      </Button>
    </section>
  );
}
