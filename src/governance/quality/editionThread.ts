import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '#kernel';
import type { AnswerCount, WaitCount } from './counters.ts';
import type { EditionInput } from './edition.ts';

/** An edition as it is kept: both texts compressed, the hash of the first before it was. */
export interface MadeEdition {
  readonly content: Uint8Array;
  readonly releases: Uint8Array;
  readonly sha256: Uint8Array;
  readonly cells: number;
}

type Facts = Omit<EditionInput, 'answers' | 'waits' | 'past'>;

/** What the thread is told, in as many pieces as its caller likes, and last what it shall make of them; see edition.worker.ts. */
export type EditionTask =
  | { readonly kind: 'answers'; readonly rows: readonly AnswerCount[] }
  | { readonly kind: 'waits'; readonly rows: readonly WaitCount[] }
  | { readonly kind: 'past'; readonly content: Uint8Array; readonly releases: Uint8Array }
  | { readonly kind: 'make'; readonly facts: Facts };
export type EditionAnswer =
  | { readonly ok: true; readonly value: MadeEdition }
  | { readonly ok: false; readonly refusal: Refusal };

// Copying so many rows to the thread takes about a millisecond.
const rowsAtOnce = 1_000;

/**
 * Makes an edition in a thread of its own: disclosure control takes seconds, in which the house goes on answering.
 *
 * @param past the editions before as they are kept, in their order.
 * @returns what `makeEdition` answers, packed. @throws what stopped the thread.
 */
export async function makeEditionApart(
  input: Facts & {
    readonly answers: readonly AnswerCount[];
    readonly waits: readonly WaitCount[];
    readonly past: readonly { readonly content: Uint8Array; readonly releases: Uint8Array }[];
  },
): Promise<EditionAnswer> {
  const { answers, waits, past, ...facts } = input;
  const worker = new Worker(new URL('./edition.worker.ts', import.meta.url));
  try {
    const answered = new Promise<EditionAnswer>((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The thread of the edition ended with ${code}.`)));
    });
    // Its failure is met where the answer is awaited, also while rows are still being sent.
    answered.catch(() => {});
    const tell = (task: EditionTask) => worker.postMessage(task);
    for (const one of past) tell({ kind: 'past', ...one });
    for (let i = 0; i < answers.length; i += rowsAtOnce) {
      tell({ kind: 'answers', rows: answers.slice(i, i + rowsAtOnce) });
      await turn();
    }
    for (let i = 0; i < waits.length; i += rowsAtOnce) {
      tell({ kind: 'waits', rows: waits.slice(i, i + rowsAtOnce) });
      await turn();
    }
    tell({ kind: 'make', facts });
    return await answered;
  } finally {
    await worker.terminate();
  }
}
