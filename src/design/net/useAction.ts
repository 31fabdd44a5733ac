import { useState } from 'react';
import { type Problem, Refused } from './client.ts';

/**
 * What a button does with the server: busy while it is under way, so that a second press does nothing, and the problem that came of
 * it. The problem is undefined while there is none, and null where the server was not reached.
 */
export function useAction(): readonly [
  problem: Problem | null | undefined,
  busy: boolean,
  act: (work: () => Promise<void>) => Promise<void>,
] {
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  return [problem, busy, act];
}
