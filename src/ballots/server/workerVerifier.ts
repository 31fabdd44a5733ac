import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BallotBatch, BatchOutcome } from '../batch.ts';
import type { BatchVerifier } from '../verify.ts';

export interface WorkerVerifier {
  readonly verifyBatches: BatchVerifier;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** What a thread is asked and what it answers; see verifyBallots.worker.ts. */
export interface WorkerTask {
  readonly electionText: string;
  readonly index: number;
  readonly batch: BallotBatch;
}
export interface WorkerAnswer {
  readonly index: number;
  readonly outcome?: BatchOutcome;
  readonly error?: string;
}

/** Verifies ballots in several threads. @param threads as many as the machine has cores, unless said otherwise. */
export function workerVerifier(threads = availableParallelism()): WorkerVerifier {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL('./verifyBallots.worker.ts', import.meta.url)),
  );

  const verifyBatches: BatchVerifier = (electionText, batches, onBatch) =>
    new Promise((resolve, reject) => {
      const outcomes: BatchOutcome[] = new Array(batches.length);
      let [next, done] = [0, 0];
      if (batches.length === 0) resolve(outcomes);
      const give = (worker: Worker) => {
        const batch = batches[next];
        if (!batch) return;
        const task: WorkerTask = { electionText, index: next++, batch };
        worker.postMessage(task);
      };
      for (const worker of workers) {
        worker.removeAllListeners();
        worker.on('error', reject);
        worker.on('message', ({ index, outcome, error }: WorkerAnswer) => {
          if (!outcome) return reject(new Error(error));
          outcomes[index] = outcome;
          onBatch(outcome ? batches[index]!.texts.length : 0);
          done++;
          if (done === batches.length) resolve(outcomes);
          else give(worker);
        });
        // One is verified while the next already waits.
        give(worker);
        give(worker);
      }
    });

  return {
    verifyBatches,
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
