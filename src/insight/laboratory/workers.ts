import type { BaseAnswer } from './api.ts';
import type { Answers, Ask, ChanceRuns, Fan, Question, Reply } from './protocol.ts';
import type { LaboratoryScenario } from './scenario.ts';

/** A worker with the case open. Every question is answered once; closing it rejects what was asked. */
export interface EngineWorker {
  ask<A extends Ask>(ask: A, question: Answers[A]['question']): Promise<Answers[A]['answer']>;
  close(): void;
}

/** Thrown to whoever waited for a worker that was closed on purpose. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

export async function startWorker(base: BaseAnswer): Promise<EngineWorker> {
  const worker = new Worker(new URL('./laboratory.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let last = 0;
  const failAll = (error: Error): void => {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) one?.reject(new Error(data.error));
    else one?.resolve(data.answer);
  };
  worker.onerror = (event) => failAll(new Error(event.message || 'The engine did not start.'));
  const engine: EngineWorker = {
    ask(ask, question) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        worker.postMessage({ id, ask, question } as Question);
      });
    },
    close() {
      worker.terminate();
      failAll(new Cancelled());
    },
  };
  try {
    await engine.ask('open', { base, origin: location.origin });
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return engine;
}

const runsAtATime = 20;

/** Runs of chance on several workers of their own. `cancel` closes them; the numbers do not depend on how many there are. */
export function startChance(
  base: BaseAnswer,
  scenario: LaboratoryScenario,
  runs: number,
  onProgress: (done: number) => void,
): { readonly fan: Promise<Fan>; cancel(): void } {
  const workers: EngineWorker[] = [];
  let cancelled = false;
  const threads = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));
  const parts: ChanceRuns[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = await startWorker(base);
    workers.push(worker);
    if (cancelled) throw new Cancelled();
    while (next < runs) {
      const first = next;
      const count = Math.min(runsAtATime, runs - first);
      next += count;
      parts.push(await worker.ask('chance', { scenario, first, count }));
      done += count;
      onProgress(done);
    }
  };
  const close = (): void => {
    for (const worker of workers) worker.close();
  };
  const fan = Promise.all(Array.from({ length: threads }, work))
    .then(() => workers[0]!.ask('fan', { scenario, runs: joined(parts) }))
    .finally(close);
  return {
    fan,
    cancel() {
      cancelled = true;
      close();
    },
  };
}

/** Parts in the order of their first run, as one. */
export function joined(parts: readonly ChanceRuns[]): ChanceRuns {
  const sorted = [...parts].sort((a, b) => a.first - b.first);
  const flat = (pick: (part: ChanceRuns) => Float64Array): Float64Array => {
    const all = new Float64Array(sorted.reduce((sum, part) => sum + pick(part).length, 0));
    let at = 0;
    for (const part of sorted) {
      all.set(pick(part), at);
      at += pick(part).length;
    }
    return all;
  };
  return {
    first: sorted[0]?.first ?? 0,
    deficit: flat((part) => part.deficit),
    lastPositiveYear: flat((part) => part.lastPositiveYear),
    reserve: flat((part) => part.reserve),
  };
}
