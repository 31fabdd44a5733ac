import { useState } from 'react';
import {
  ask,
  Button,
  Link,
  Loading,
  Notice,
  ProblemNotice,
  TextField,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import type { ElectionAnswer, MyRightAnswer } from '../api.ts';
import { boothWords } from './boothWords.ts';
import { compute } from './cryptoClient.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';

/** Who may cast: the secret of the letter, its public part, and the right that the server signed without seeing either. */
export interface Holder {
  readonly secret: string;
  readonly credential: string;
  readonly right: string;
}

const keptUnder = (code: string) => `amparo.credencial.${code}`;
/** Keeps a scanned credential in this tab alone while its voter signs in. */
function keepScanned(code: string, typed: string): void {
  if (typed !== '') sessionStorage.setItem(keptUnder(code), typed);
}

/** The credential of a letter's code, which stands after the `#`; it leaves the address and the tab's store at once. */
function scannedSecret(code: string): string {
  const scanned = location.hash.slice(1) || (sessionStorage.getItem(keptUnder(code)) ?? '');
  sessionStorage.removeItem(keptUnder(code));
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return scanned;
}

/** How many of the last letters of a credential are told when the roll is asked: enough to keep the answer small. */
const endingLength = 2;

export function BoothCredential({
  election,
  before,
  onHolder,
}: {
  election: ElectionAnswer;
  /** What she typed before she went on and came back. */
  before: string;
  onHolder: (holder: Holder) => void;
}) {
  const t = useMessages(boothWords);
  const [me] = useLoaded<{ signedIn: boolean }>('/api/me');
  const [mine] = useLoaded<MyRightAnswer>(
    election.box && me.state === 'ready' && me.value.signedIn
      ? `/api/elections/${election.code}/my-right`
      : null,
  );
  const [typed, setTyped] = useState(() => scannedSecret(election.code) || before);
  const [error, setError] = useState<string | undefined>();
  const [problem, busy, act] = useAction();
  if (me.state === 'loading') return <Loading />;
  if (me.state === 'ready' && !me.value.signedIn)
    return (
      <Notice tone="info">
        <p>{t.signIn}</p>
        <p>
          <a
            href={`/ingresar?despues=${encodeURIComponent(location.pathname)}`}
            onClick={() => keepScanned(election.code, typed)}
          >
            {t.signInGo}
          </a>
        </p>
      </Notice>
    );
  const elsewhere = mine.state === 'ready' ? mine.value.elsewhere : null;
  if (elsewhere)
    return (
      <Notice tone="info">
        <p>{t.elsewhere(elsewhere.number)}</p>
        <p>
          <a href={`/elecciones/${elsewhere.code}/votar`} onClick={() => keepScanned(elsewhere.code, typed)}>
            {t.elsewhereGo(elsewhere.number)}
          </a>
        </p>
      </Notice>
    );

  /** Says what is wrong at the field and takes her there: what she typed is still in it. */
  const point = (text: string) => {
    setError(text);
    document.querySelector<HTMLInputElement>('input[name="credencial"]')?.focus();
  };
  const go = async () => {
    setError(undefined);
    if (typed.trim() === '') return point(t.noCredential);
    const { uuid, code, rightKey: key } = election;
    const found = await compute('credential', { uuid, typed });
    if ('count' in found) return point(found.strange ? t.strange(found.strange) : t.wrongCount(found.count));
    const { secret, credential } = found;
    const { items } = await askWithoutSignIn<{ items: string[] }>(
      `/api/elections/${code}/credentials?ending=${credential.slice(-endingLength)}`,
    );
    if (!items.includes(credential)) return point(t.notOnRoll);
    const blinded = await compute('blind', { key, uuid, credential, secret });
    const { signature } = await ask<{ signature: string }>(`/api/elections/${code}/rights`, {
      body: { blinded },
    });
    const right = await compute('unblind', { key, uuid, credential, secret, answer: signature });
    if (!right) throw new Error('the server signed something else');
    onHolder({ secret, credential, right });
  };
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void act(go);
      }}
    >
      <TextField
        name="credencial"
        label={t.credential}
        hint={t.credentialHint}
        error={error}
        value={typed}
        onValue={setTyped}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button look="primary" type="submit" busy={busy}>
        {t.next}
      </Button>
      <p>
        <Link href={`/elecciones/${election.code}`}>{t.back}</Link>
      </p>
    </form>
  );
}
