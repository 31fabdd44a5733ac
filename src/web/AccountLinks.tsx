import { useEffect } from 'react';
import { useMessages, usePath } from '#design';
import { useMe } from './me.ts';
import { shellWords } from './words.ts';

/** In the head of every page: the way to sign in, or to one's account and, for who has an office, the desk. */
export function AccountLinks() {
  const t = useMessages(shellWords);
  const path = usePath();
  const [me, again] = useMe();
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing in and out ends with a change of page.
  useEffect(() => again(), [path, again]);
  if (me.state !== 'ready') return null;
  if (!me.value.signedIn)
    return (
      <a className="shell__tool" href="/ingresar">
        {t.signIn}
      </a>
    );
  return (
    <>
      {me.value.offices.length > 0 && (
        <a className="shell__tool" href="/escritorio">
          {t.desk}
        </a>
      )}
      <a className="shell__tool" href="/mi-cuenta">
        {t.account}
      </a>
    </>
  );
}
