import { type Tasks, tasks } from './cryptoTasks.ts';

interface Asked {
  readonly id: number;
  readonly task: keyof Tasks;
  readonly input: never;
}

self.onmessage = async ({ data: { id, task, input } }: MessageEvent<Asked>) => {
  try {
    const value = await tasks[task](input, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, value });
  } catch (error) {
    self.postMessage({ id, error: { name: (error as Error).name, message: (error as Error).message } });
  }
};
