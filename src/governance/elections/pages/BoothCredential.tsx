import { useState } from 'react';
import {
  ask,
  Button,
  Loading,
  Notice,
  ProblemNotice,
  TextField,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import type { ElectionAnswer } from '../api.ts';
import { boothWords } from './boothWords.ts';
import { compute } from './cryptoClient.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';

/** Who may cast: the secret of the letter, its public part, and the right that the server signed without seeing either. */
export interface Holder {
  readonly secret: string;
  readonly credential: string;
  readonly right: string;
}

/** How many of the last letters of a credential are told when the roll is asked: enough to keep the answer small. */
const endingLength = 2;

export function BoothCredential({
  election,
  onHolder,
}: {
  election: ElectionAnswer;
  onHolder: (holder: Holder) => void;
}) {
  const t = useMessages(boothWords);
  const [me] = useLoaded<{ signedIn: boolean }>('/api/me');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [problem, busy, act] = useAction();
  if (me.state === 'loading') return <Loading />;
  if (me.state === 'ready' && !me.value.signedIn)
    return (
      <Notice tone="info">
        <p>{t.signIn}</p>
        <p>
          <a href={`/ingresar?despues=${encodeURIComponent(location.pathname)}`}>{t.signInGo}</a>
        </p>
      </Notice>
    );

  const go = async () => {
    setError(undefined);
    const { uuid, code, rightKey: key } = election;
    const found = await compute('credential', { uuid, typed });
    if (!found) return setError(t.notCredential);
    const { secret, credential } = found;
    const { items } = await askWithoutSignIn<{ items: string[] }>(
      `/api/elections/${code}/credentials?ending=${credential.slice(-endingLength)}`,
    );
    if (!items.includes(credential)) return setError(t.notOnRoll);
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
    </form>
  );
}
