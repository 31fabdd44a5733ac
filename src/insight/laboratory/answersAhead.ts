/** Answers that are kept, those that are asked for, and those that will likely be asked for next. */
export interface AnswersAhead<Question, Answer> {
  /** The answers of these questions when all of them are kept. */
  of(questions: readonly Question[]): Answer[] | undefined;
  /** Asks for these together; of several that wait, the newest only. */
  ask(questions: readonly Question[]): void;
  /** What to have ready while nobody asks, the likeliest first; it takes the place of what was foreseen before. */
  foresee(questions: readonly Question[]): void;
}

const mostKept = 400;

/**
 * Asks one thing at a time and keeps what comes back. What the hand asks for goes before what is foreseen, and of what it asked for
 * while something was being answered only the newest: so a hand that moves fast never queues work behind it, and where it goes the
 * answer mostly waits already.
 *
 * @param answer answers new questions, in their order.
 * @param onAnswer told of what was asked for and was not kept, unless something kept was asked for after it.
 */
export function answersAhead<Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  onAnswer: (answers: readonly Answer[], questions: readonly Question[]) => void,
  onError: (error: unknown) => void,
): AnswersAhead<Question, Answer> {
  const kept = new Map<string, Answer>();
  let busy = false;
  let pending: readonly Question[] | undefined;
  let foreseen: readonly Question[] = [];
  let newest = 0;

  const keyOf = (question: Question): string => JSON.stringify(question);
  const keep = (question: Question, given: Answer): void => {
    kept.set(keyOf(question), given);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
  };
  const of = (questions: readonly Question[]): Answer[] | undefined => {
    const found: Answer[] = [];
    for (const question of questions) {
      const key = keyOf(question);
      const one = kept.get(key);
      if (one === undefined) return undefined;
      found.push(one);
      // What is used is forgotten last.
      kept.delete(key);
      kept.set(key, one);
    }
    return found;
  };

  const next = (): void => {
    if (busy) return;
    const asked = pending;
    pending = undefined;
    const arrived = asked && of(asked);
    if (arrived) {
      // The hand asked for what was being foreseen: it came while the hand waited, and nothing is left to compute.
      onAnswer(arrived, asked);
      next();
      return;
    }
    const unknown = (asked ?? foreseen).filter((question) => !kept.has(keyOf(question)));
    const questions = asked ? unknown : unknown.slice(0, 1);
    if (!asked) foreseen = unknown.slice(1);
    if (questions.length === 0) return;
    const moment = newest;
    busy = true;
    answer(questions)
      .then((given) => {
        for (const [place, question] of questions.entries()) keep(question, given[place]!);
        if (!asked) return;
        const all = of(asked);
        if (all && moment === newest) onAnswer(all, asked);
      })
      .catch((error) => {
        // What nobody asked for yet may fail in silence; asked for, it will fail again and say so.
        if (asked) onError(error);
      })
      .finally(() => {
        busy = false;
        next();
      });
  };

  return {
    of,
    ask(questions) {
      pending = of(questions) ? undefined : questions;
      // What is kept is shown already: whatever is still on its way is older.
      if (!pending) newest += 1;
      next();
    },
    foresee(questions) {
      foreseen = questions;
      next();
    },
  };
}
