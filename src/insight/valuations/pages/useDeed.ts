import { useState } from 'react';
import { ask, type Problem, Refused } from '#design';

/** A command of the desk: whether it is on its way, and what it was refused with. Undefined: nothing is wrong; null: nobody answered. */
export function useDeed(after: () => void): {
  readonly busy: boolean;
  readonly problem: Problem | null | undefined;
  run(url: string, body: unknown): Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  return {
    busy,
    problem,
    async run(url, body) {
      if (busy) return false;
      setBusy(true);
      setProblem(undefined);
      try {
        await ask(url, { method: 'POST', body });
        after();
        return true;
      } catch (error) {
        if (error instanceof Refused) {
          setProblem(error.problem);
          after();
          // Where nobody answered there is nothing to read anew, and reading would take away the form with what she wrote.
        } else setProblem(null);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
