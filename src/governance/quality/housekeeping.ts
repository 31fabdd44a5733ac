import type { Database } from '#platform/database';
import { foldCounters } from './counters.ts';
import { sweepImports } from './importStore.ts';

const sweepEveryTurns = 12;

/** Folds the counters every few seconds and sweeps what files left behind every minute, until stopped. */
export function startHousekeeping(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let turns = 0;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      await foldCounters(options.db);
      if (turns++ % sweepEveryTurns === 0) await sweepImports(options.db, options.now());
    } catch (error) {
      // Nothing is lost by waiting: what was not folded is still counted, what was not swept is only in the way.
      if (!stopped) options.onError(error);
    }
    if (!stopped)
      timer = setTimeout(() => {
        running = turn();
      }, options.everyMs ?? 5_000);
  };
  running = turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
