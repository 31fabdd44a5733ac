import { parentPort, workerData } from 'node:worker_threads';
import { RunCancelled } from '#actuarial';
import { doRun, type RunWork } from './doRun.ts';
import type { RunAnswer } from './runner.ts';

// One run a thread: nothing of one run can reach another, and stopping is ending it.
const { work, stop } = workerData as { work: RunWork; stop: SharedArrayBuffer };
const stopped = new Int32Array(stop);
const say = (answer: RunAnswer): void => parentPort?.postMessage(answer);

try {
  const done = doRun(work, (part) => {
    say({ part });
    return Atomics.load(stopped, 0) === 0;
  });
  say({ done });
} catch (error) {
  if (error instanceof RunCancelled) say({ ended: 'cancelled' });
  // What is wrong with the data or the request is a RangeError with its reasons; anything else is a defect of ours.
  else if (error instanceof RangeError) say({ ended: 'failed', failure: error.message });
  else throw error;
}
