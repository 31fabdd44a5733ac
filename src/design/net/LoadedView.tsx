import type { ReactNode } from 'react';
import { Button } from '../basics/Button.tsx';
import { Loading } from '../basics/Loading.tsx';
import { Notice } from '../basics/Notice.tsx';
import { useMessages } from '../preferences.ts';
import type { Problem } from './client.ts';
import type { Loaded } from './useLoaded.ts';

const words = {
  es: {
    unreached: 'No hay conexión con el servidor',
    keep: 'Lo que escribió sigue aquí. Revise su conexión y repita.',
    again: 'Intentar de nuevo',
    signIn: 'Iniciar sesión',
  },
  en: {
    unreached: 'The server cannot be reached',
    keep: 'What you wrote is still here. Check your connection and try again.',
    again: 'Try again',
    signIn: 'Sign in',
  },
};

/** What went wrong, in words that say what to do. */
export function ProblemNotice({ problem, onAgain }: { problem: Problem | null; onAgain?: () => void }) {
  const t = useMessages(words);
  return (
    <Notice tone="bad" live title={problem ? problem.title : t.unreached}>
      <p>{problem ? problem.detail : t.keep}</p>
      {problem?.status === 401 ? (
        <p>
          <a href={`/ingresar?despues=${encodeURIComponent(location.pathname + location.search)}`}>
            {t.signIn}
          </a>
        </p>
      ) : (
        onAgain && (
          <Button look="secondary" onClick={onAgain}>
            {t.again}
          </Button>
        )
      )}
    </Notice>
  );
}

/** Shows what was loaded, or that it is coming, or why it did not come. */
export function LoadedView<Answer>({
  loaded,
  again,
  children,
}: {
  loaded: Loaded<Answer>;
  again?: () => void;
  children: (value: Answer) => ReactNode;
}) {
  switch (loaded.state) {
    case 'loading':
      return <Loading />;
    case 'ready':
      return <div aria-busy={loaded.stale || undefined}>{children(loaded.value)}</div>;
    case 'refused':
      return <ProblemNotice problem={loaded.problem} onAgain={again} />;
    case 'unreached':
      return <ProblemNotice problem={null} onAgain={again} />;
  }
}
