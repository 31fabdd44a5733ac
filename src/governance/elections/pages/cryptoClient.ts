import type { Tasks } from './cryptoTasks.ts';

interface Answered {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
  readonly progress?: { readonly done: number; readonly total: number };
}
type Progress = (part: { done: number; total: number }) => void;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<
  number,
  { resolve: (value: never) => void; reject: (error: Error) => void; onProgress?: Progress }
>();

function startedWorker(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./crypto.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data: { id, value, error, progress } }: MessageEvent<Answered>) => {
    const one = waiting.get(id);
    if (progress) {
      one?.onProgress?.(progress);
      return;
    }
    waiting.delete(id);
    if (error) one?.reject(Object.assign(new Error(error.message), { name: error.name }));
    else one?.resolve(value as never);
  };
  // Its program may not arrive, as where the connection is lost: who waits is told, and the next task starts it anew.
  worker.onerror = () => {
    worker?.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the worker did not start'));
    waiting.clear();
  };
  return worker;
}

/** Has the worker do a task. @throws Error with the name and message of what the task threw. */
export function compute<T extends keyof Tasks>(
  task: T,
  input: Parameters<Tasks[T]>[0],
  onProgress?: Progress,
): Promise<Awaited<ReturnType<Tasks[T]>>> {
  last += 1;
  const id = last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, onProgress });
    startedWorker().postMessage({ id, task, input });
  });
}
