import { useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  formatInstant,
  formatNumber,
  Loading,
  Notice,
  PageHead,
  ProblemNotice,
  Progress,
  saveFile,
  toCsv,
  useAction,
  useLanguage,
  useMessages,
} from '#design';
import type { ElectionAnswer, LinkAnswer } from '../api.ts';
import { compute } from './cryptoClient.ts';
import { ElectionRead } from './ElectionRead.tsx';
import {
  type Letter,
  type LetterFrame,
  lettersToPrint,
  mailsOf,
  messageOf,
  textMessagesOf,
} from './letters.ts';
import { askLink, type LinkState, useLink } from './useLink.ts';
import './elections.css';

const words = {
  es: {
    title: 'Autoridad de credenciales',
    lede: 'Usted crea las credenciales en este dispositivo y las entrega por carta, correo o mensaje. Al servidor solo van las partes públicas, sin orden y sin nombres.',
    noLink: 'Falta su enlace',
    noLinkWhat: 'Abra esta página con el enlace que recibió. No lo comparta.',
    make: (n: string) => `Crear ${n} credenciales en este dispositivo`,
    first:
      'Primero guarde las cartas y compruebe que el archivo se abre: al entregar, este dispositivo olvida las secretas.',
    making: 'Creando credenciales',
    made: 'Las credenciales están creadas',
    madeWhat:
      'Guarde ahora el archivo de las cartas: es la única copia. Quien lo tenga puede votar por todos, si además logra que el servidor lo autorice. Bórrelo cuando haya entregado la última carta.',
    save: 'Guardar las cartas (CSV)',
    print: 'Guardar las cartas para imprimir',
    saveWhat:
      'El CSV trae a todas las personas con el texto de su mensaje. Los correos van en un buzón (.mbox) que su programa de correo envía tal cual, y los SMS en una lista de teléfono y texto, para quienes dieron esos datos. Las cartas para imprimir llevan un código que la cámara del teléfono abre. El servidor no envía nada: no conoce las credenciales.',
    mails: (n: string) => `Guardar los correos (${n})`,
    texts: (n: string) => `Guardar los SMS (${n})`,
    phone: 'Teléfono',
    message: 'Mensaje',
    letter: {
      page: 'Cartas con credenciales',
      vote: 'Usted integra el padrón de esta elección. Vota por internet, en secreto.',
      from: (a: string, b: string) => `La votación abre ${a} y cierra ${b}.`,
      scan: 'Con la cámara de su teléfono:',
      typed: 'O escriba esta credencial en',
      secret:
        'Esta credencial es solo suya. Nadie de la institución se la pedirá. También necesita iniciar sesión en su cuenta.',
      message: (title: string, address: string) =>
        `${title}: vote aquí con su credencial personal: ${address}`,
    },
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
    make: (n: string) => `Make ${n} credentials on this device`,
    first:
      'First keep the letters and see that the file opens: on giving, this device forgets the secret ones.',
    making: 'Making credentials',
    made: 'The credentials are made',
    madeWhat:
      'Keep the file of letters now: it is the only copy. Who has it can vote for all, if the server authorizes them too. Delete it when the last letter is delivered.',
    save: 'Keep the letters (CSV)',
    print: 'Keep the letters to print',
    saveWhat:
      'The CSV has everybody with the text of her message. The e-mails are a mailbox (.mbox) that your mail program sends as it stands, and the text messages a list of phone and text, for those who gave them. The letters to print carry a code that a phone camera opens. The server sends nothing: it does not know the credentials.',
    mails: (n: string) => `Keep the e-mails (${n})`,
    texts: (n: string) => `Keep the text messages (${n})`,
    phone: 'Phone',
    message: 'Message',
    letter: {
      page: 'Letters with credentials',
      vote: 'You are on the roll of this election. You vote over the internet, in secret.',
      from: (a: string, b: string) => `Voting opens ${a} and closes ${b}.`,
      scan: 'With the camera of your phone:',
      typed: 'Or type this credential at',
      secret:
        'This credential is yours alone. Nobody of the institution will ask for it. You also need to sign in to your account.',
      message: (title: string, address: string) =>
        `${title}: vote here with your personal credential: ${address}`,
    },
    kept: 'I kept the file and saw that it opens',
    send: 'Give the public parts and forget the secret ones',
    done: 'The public credentials are in. This device forgot the secret ones: they are only in the file of letters.',
    number: 'Number',
    name: 'Voter',
    credential: 'Credential',
  },
};

/** What was made for one box: the letters of its voters, and the public parts. */
interface MadeBox {
  readonly code: string;
  readonly letters: readonly Letter[];
  readonly credentials: readonly string[];
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
  const [made, setMade] = useState<readonly MadeBox[] | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [saved, setSaved] = useState(false);
  const [kept, setKept] = useState(false);
  const [problem, busy, act] = useAction();
  const [language] = useLanguage();
  // An election of several boxes has a roll in each; those that have their credentials already are left alone.
  const boxes = election.boxes.filter((one) => !one.credentials);
  const total = boxes.length > 0 ? boxes.reduce((sum, one) => sum + one.voters, 0) : told.voters.length;
  const make = () =>
    act(async () => {
      setProgress({ done: 0, total });
      const all: MadeBox[] = [];
      for (const { code, uuid } of boxes.length > 0 ? boxes : [election]) {
        const { voters } = code === election.code ? told : await askLink(code, link.secret);
        const before = all.reduce((sum, one) => sum + one.letters.length, 0);
        const secrets = await compute('credentials', { uuid, count: voters.length }, ({ done }) =>
          setProgress({ done: before + done, total }),
        );
        const box = election.boxes.findIndex((one) => one.code === code) + 1;
        all.push({
          code,
          credentials: secrets.map(({ credential }) => credential).sort(),
          letters: voters.map(
            ({ number, name, email, phone }, i): Letter => ({
              number: box > 0 ? `${box}-${number}` : String(number),
              name,
              secret: secrets[i]!.secret,
              booth: `${location.origin}/elecciones/${code}/votar`,
              ...{ email, phone },
            }),
          ),
        });
      }
      setMade(all);
    });
  if (!made)
    return progress && busy ? (
      <Progress label={t.making} value={progress.done} max={progress.total} />
    ) : (
      <>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Button look="primary" onClick={make}>
          {t.make(formatNumber(total, { language }))}
        </Button>
      </>
    );
  const letters = made.flatMap((one) => one.letters);
  const frame: LetterFrame = {
    title: election.title,
    opens: formatInstant(election.opensAt, language),
    closes: formatInstant(election.closesAt, language),
    words: t.letter,
  };
  const mailed = letters.filter((one) => one.email !== null).length;
  const texts = textMessagesOf(frame, letters);
  return (
    <section className="flow">
      <h2>{t.made}</h2>
      <p>{t.madeWhat}</p>
      <p className="actions">
        <Button
          icon="download"
          onClick={() => {
            const rows = letters.map((one) => [one.number, one.name, messageOf(frame, one), one.secret]);
            saveFile(
              `cartas-${election.code}.csv`,
              'text/csv',
              toCsv([t.number, t.name, t.message, t.credential], rows),
            );
            setSaved(true);
          }}
        >
          {t.save}
        </Button>
        <Button
          icon="download"
          busy={busy}
          onClick={() =>
            act(async () => {
              saveFile(`cartas-${election.code}.html`, 'text/html', await lettersToPrint(frame, letters));
              setSaved(true);
            })
          }
        >
          {t.print}
        </Button>
        {mailed > 0 && (
          <Button
            icon="download"
            onClick={() => {
              saveFile(
                `correos-${election.code}.mbox`,
                'application/mbox',
                mailsOf(frame, letters, new Date()),
              );
              setSaved(true);
            }}
          >
            {t.mails(formatNumber(mailed, { language }))}
          </Button>
        )}
        {texts.length > 0 && (
          <Button
            icon="download"
            onClick={() => {
              saveFile(`sms-${election.code}.csv`, 'text/csv', toCsv([t.phone, t.message], texts));
              setSaved(true);
            }}
          >
            {t.texts(formatNumber(texts.length, { language }))}
          </Button>
        )}
      </p>
      <p className="soft">{t.saveWhat}</p>
      {saved && <Checkbox name="guardado" label={t.kept} checked={kept} onValue={setKept} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {!kept && <p id="antes-de-entregar">{t.first}</p>}
      <Button
        look="primary"
        busy={busy}
        aria-disabled={!kept}
        aria-describedby={kept ? undefined : 'antes-de-entregar'}
        onClick={() =>
          kept &&
          act(async () => {
            for (const { code, credentials } of made)
              await ask(`/api/elections/${code}/credentials`, {
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
