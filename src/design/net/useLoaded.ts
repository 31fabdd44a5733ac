import { useCallback, useEffect, useState } from 'react';
import { ask, type Problem, Refused } from './client.ts';

export type Loaded<Answer> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Answer; readonly stale: boolean }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'unreached' };

/** Reads `url` and reads it again when it changes or `again` is called; what was read before stays in sight meanwhile. Null reads nothing. */
export function useLoaded<Answer>(url: string | null): readonly [Loaded<Answer>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Answer>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again for the same address.
  useEffect(() => {
    if (url === null) return;
    const abort = new AbortController();
    setLoaded((before) => (before.state === 'ready' ? { ...before, stale: true } : { state: 'loading' }));
    ask<Answer>(url, { signal: abort.signal }).then(
      (value) => setLoaded({ state: 'ready', value, stale: false }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setLoaded(
          error instanceof Refused ? { state: 'refused', problem: error.problem } : { state: 'unreached' },
        );
      },
    );
    return () => abort.abort();
  }, [url, turn]);
  return [loaded, useCallback(() => setTurn((n) => n + 1), [])];
}
