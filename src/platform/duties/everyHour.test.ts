import { afterEach, expect, it, vi } from 'vitest';
import { everyHour } from './index.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('is done at once and every hour, goes on after a failure, and never twice at the same time', async () => {
  vi.useFakeTimers();
  const failures: unknown[] = [];
  const gates: (() => void)[] = [];
  let begun = 0;
  const duty = everyHour(
    () => {
      begun += 1;
      if (begun === 2) return Promise.reject(new Error('no connection'));
      return new Promise<void>((resolve) => gates.push(resolve));
    },
    (error) => failures.push(error),
  );
  expect(begun).toBe(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  // The first is still at work an hour later.
  expect(begun).toBe(1);
  gates.shift()!();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toBe(2);
  expect(failures).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(begun).toBe(3);
  let stopped = false;
  const stopping = duty.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(7_200_000);
  expect([begun, stopped]).toEqual([3, false]);
  gates.shift()!();
  await stopping;
  expect(stopped).toBe(true);
});
