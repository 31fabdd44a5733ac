import { useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  formatInstant,
  Notice,
  ProblemNotice,
  Refused,
  Select,
  useAction,
  useLanguage,
  useMessages,
} from '#design';
import type { PersonRecord } from '../api.ts';
import { personWords } from './personWords.ts';

const words = {
  es: {
    title: 'Su cuenta en línea',
    what: 'Se le da un código, en papel o leído en voz alta. Con él elige su contraseña: usted nunca la conoce.',
    lost: 'Perdió también el teléfono con la aplicación de códigos',
    give: 'Dar un código',
    code: 'Código para la persona',
    until: (at: string) => `Sirve una vez, hasta el ${at}. No se vuelve a mostrar.`,
    where: 'Lo usa en',
    print: 'Imprimir',
    open: 'La cuenta quedó abierta',
  },
  en: {
    title: 'Her online account',
    what: 'She is given a code, on paper or read aloud. With it she chooses her password: you never know it.',
    lost: 'She lost the phone with the app of codes too',
    give: 'Give a code',
    code: 'Code for the person',
    until: (at: string) => `It works once, until ${at}. It is not shown again.`,
    where: 'She uses it at',
    print: 'Print',
    open: 'The account is open',
  },
};

interface Given {
  readonly activationCode: string;
  readonly expiresAt: string;
}

/** Opens the account of a person whose identity was checked, or gives her a code to choose another password. */
export function AccountHelp({ record, purpose }: { record: PersonRecord; purpose: string }) {
  const t = useMessages(words);
  const p = useMessages(personWords);
  const [language] = useLanguage();
  const [proof, setProof] = useState<keyof typeof p.proofs>('document-seen');
  const [lost, setLost] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const [isNew, setIsNew] = useState(false);
  const [problem, busy, act] = useAction();
  const document = record.documents[0]?.document;
  const give = () =>
    act(async () => {
      const facts = { reason: purpose, identityCheck: proof };
      const account = await find(document ?? record.email ?? '', purpose);
      setIsNew(account === null);
      setGiven(
        account
          ? await ask<Given>(`/api/accounts/${account}/activation`, {
              body: { ...facts, removeAuthenticator: lost },
            })
          : await ask<Given>('/api/accounts', {
              body: {
                ...facts,
                personId: record.personId,
                ...(document && { document }),
                ...(record.email && { email: record.email }),
              },
            }),
      );
    });
  return (
    <section aria-labelledby="cuenta" className="flow">
      <h3 id="cuenta">{t.title}</h3>
      <p className="soft">{t.what}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {given ? (
        <Notice tone="good" live title={isNew ? t.open : t.code}>
          <p className="big-code">{given.activationCode}</p>
          <p>{t.until(formatInstant(given.expiresAt, language))}</p>
          <p>
            {t.where} <strong>{location.host}/activar</strong>
          </p>
          <Button look="secondary" onClick={() => print()}>
            {t.print}
          </Button>
        </Notice>
      ) : (
        <>
          <Select
            name="comprobacion-cuenta"
            label={p.proof}
            value={proof}
            onValue={(value) => setProof(value as typeof proof)}
            options={Object.entries(p.proofs).map(([value, label]) => ({ value, label }))}
          />
          <Checkbox name="perdido" label={t.lost} checked={lost} onValue={setLost} />
          <div className="actions">
            <Button look="secondary" busy={busy} onClick={() => void give()}>
              {t.give}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The account that signs in with this name; null where there is none yet. */
async function find(login: string, reason: string): Promise<string | null> {
  try {
    return (await ask<{ accountId: string }>('/api/accounts/find', { body: { login, reason } })).accountId;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) return null;
    throw error;
  }
}
