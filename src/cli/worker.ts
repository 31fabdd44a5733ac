import { migrate, openDatabase } from '#platform/database';
import { checkpointKey, startDuties } from '../server.ts';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/**
 * `amparo worker`: the duties that go on by themselves, without serving anyone. As many as wanted may run beside the servers: each
 * duty is done by one of them at a time, and another takes over when it goes.
 */
export async function run(_args: string[]): Promise<number> {
  const installation = await openInstallation('share');
  try {
    const { appUrl } = await migrate(installation.ownerUrl);
    const db = openDatabase({ url: appUrl, max: 4, applicationName: 'amparo worker' });
    const duties = startDuties({
      db,
      key: checkpointKey(),
      onError: (error) => process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`),
    });
    process.stdout.write(currentWords().working);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await duties.stop();
    await db.close();
    return 0;
  } finally {
    await installation.stop();
  }
}
