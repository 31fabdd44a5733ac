import { useRef, useState } from 'react';
import { ask, newKey, type Problem, Refused } from './client.ts';

export interface Acting {
  /** Sends an act; true when it was done. The same act tried again after a lost answer has the same key. */
  send(url: string, body: object): Promise<boolean>;
  readonly busy: boolean;
  /** `null`: nobody answered. `undefined`: nothing went wrong. */
  readonly problem: Problem | null | undefined;
}

/** Sends acts one at a time and keeps what went wrong with the last one. */
export function useAct(done: () => void): Acting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const unsure = useRef<{ text: string; key: string } | null>(null);
  return {
    busy,
    problem,
    async send(url, body) {
      if (busy) return false;
      setBusy(true);
      const text = url + JSON.stringify(body);
      const key = unsure.current?.text === text ? unsure.current.key : newKey();
      unsure.current = { text, key };
      try {
        await ask(url, { body, key });
        unsure.current = null;
        setProblem(undefined);
        done();
        return true;
      } catch (error) {
        if (error instanceof Refused) unsure.current = null;
        setProblem(error instanceof Refused ? error.problem : null);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
