import { useCallback, useEffect, useState } from 'react';
import { type Problem, Refused } from '#design';
import type { LinkAnswer } from '../api.ts';
import { askWithoutSignIn } from './withoutSignIn.ts';

export interface LinkState {
  readonly secret: string;
  readonly told: LinkAnswer | null;
  /** Null: nobody answered. Undefined: nothing went wrong. */
  readonly problem: Problem | null | undefined;
  again(): Promise<void>;
}

const everyMs = 4000;

/** What the holder of a link has to do now at a box. */
export const askLink = (code: string | undefined, secret: string): Promise<LinkAnswer> =>
  askWithoutSignIn<LinkAnswer>(`/api/elections/${code}/link`, { secret: secret.padEnd(20, '-') });

/** What the holder of a link has to do now. The secret stands after the `#` of the address, which no browser sends. It asks again while it waits. */
export function useLink(code: string | undefined): LinkState {
  const secret = location.hash.slice(1);
  const [told, setTold] = useState<LinkAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const again = useCallback(async () => {
    try {
      setTold(await askLink(code, secret));
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    }
  }, [code, secret]);
  const waits = told?.step === 'wait';
  useEffect(() => {
    void again();
    if (!waits) return;
    const timer = setInterval(() => void again(), everyMs);
    return () => clearInterval(timer);
  }, [again, waits]);
  return { secret, told, problem, again };
}
