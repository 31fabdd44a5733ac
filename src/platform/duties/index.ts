/** A duty under way; `stop` ends it after what it is doing now. */
export interface RunningDuty {
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/** Does something at once and then every hour, never twice at the same time. `onError` is told of what fails; the next hour tries again. */
export function everyHour(duty: () => Promise<unknown>, onError: (error: unknown) => void): RunningDuty {
  const once = () => duty().then(() => {}, onError);
  let running = once();
  const timer = setInterval(() => {
    running = running.then(once);
  }, hourMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
