import { Worker } from 'node:worker_threads';
import { canonicalJson } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import type { RunDone, RunWork } from './doRun.ts';
import { beatRun, endRun, findRun, insertResult, type RunRow, takeRun } from './runStore.ts';
import { getContent, keepContent } from './store.ts';

/** What a run's thread says. */
export type RunAnswer =
  | { readonly part: number }
  | { readonly done: RunDone }
  | { readonly ended: 'cancelled' }
  | { readonly ended: 'failed'; readonly failure: string };

const pollMs = 400;
const beatMs = 300;
const system = { kind: 'system', id: null, onBehalfOf: null } as const;

export interface RunnerOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Does the runs that were asked for, one at a time, each in a thread of its own; as many processes as wanted may do it. */
export function startRunner(options: RunnerOptions): { stop(): Promise<void> } {
  let stopping = false;
  let wake: () => void = () => {};
  const going = (async () => {
    while (!stopping) {
      let did = false;
      try {
        did = await runOnce(options, () => stopping);
      } catch (error) {
        options.onError(error);
      }
      if (!did && !stopping)
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, pollMs);
        });
    }
  })();
  return {
    async stop() {
      stopping = true;
      wake();
      await going;
    },
  };
}

/** Does one run that waits. @returns whether there was one. */
export async function runOnce(
  options: RunnerOptions,
  leaving: () => boolean = () => false,
): Promise<boolean> {
  const { db, now } = options;
  const run = await takeRun(db.kysely, now());
  if (!run) return false;
  const began = performance.now();
  const answer = await inThread(options, run, await workOf(db, run), leaving);
  if (answer === 'left') return true;
  if ('ended' in answer) {
    await endRun(
      db.kysely,
      run.runId,
      answer.ended,
      answer.ended === 'failed' ? answer.failure : null,
      now(),
    );
    return true;
  }
  await storeResult(db, run, answer.done, Math.round(performance.now() - began), now());
  return true;
}

async function workOf(db: Database, run: RunRow): Promise<RunWork> {
  const other = run.comparedWith === null ? undefined : await findRun(db.kysely, run.comparedWith);
  return {
    inputsText: await getContent(db.kysely, run.inputsSha256),
    request: run.request,
    comparedWith: other
      ? { inputsText: await getContent(db.kysely, other.inputsSha256), request: other.request }
      : null,
  };
}

/** Keeps what a run found, with its audit entry, and says that it is done. */
export async function storeResult(
  db: Database,
  run: Pick<RunRow, 'runId'>,
  done: RunDone,
  tookMs: number,
  now: Date,
): Promise<void> {
  await transaction(db, async (trx) => {
    const tablesSha256 = await keepContent(trx, canonicalJson(done.tables));
    await insertResult(trx, {
      runId: run.runId,
      id: done.manifest.id,
      manifest: done.manifest,
      tablesSha256,
      figures: done.figures,
      comparison: done.comparison,
      finishedAt: now,
      tookMs,
    });
    await endRun(trx, run.runId, 'done', null, now);
    await recordEntries(trx, system, [
      {
        action: 'valuations.run.finished',
        subject: { kind: 'valuation-run', id: run.runId },
        detail: { id: done.manifest.id, tables: tablesSha256, tookMs },
      },
    ]);
  });
}

async function inThread(
  options: RunnerOptions,
  run: RunRow,
  work: RunWork,
  leaving: () => boolean,
): Promise<Exclude<RunAnswer, { part: number }> | 'left'> {
  const { db, now } = options;
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./run.worker.ts', import.meta.url), { workerData: { work, stop } });
  let part = 0;
  let beating = Promise.resolve();
  try {
    return await new Promise((resolve, reject) => {
      const timer = setInterval(() => {
        // A process that leaves lets the run go; its silence gives it to another.
        if (leaving()) {
          clearInterval(timer);
          resolve('left');
        }
        beating = beatRun(db.kysely, run.runId, part, now()).then((cancelAsked) => {
          if (cancelAsked) Atomics.store(new Int32Array(stop), 0, 1);
        }, options.onError);
      }, beatMs);
      worker.on('message', (answer: RunAnswer) => {
        if ('part' in answer) part = answer.part;
        else {
          clearInterval(timer);
          resolve(answer);
        }
      });
      worker.on('error', (error) => {
        clearInterval(timer);
        options.onError(error);
        resolve({ ended: 'failed', failure: 'interrupted' });
      });
      worker.on('exit', (code) => {
        clearInterval(timer);
        if (code !== 0) reject(new Error(`The thread of the run ${run.runId} ended with ${code}.`));
      });
    });
  } finally {
    await beating;
    await worker.terminate();
  }
}
