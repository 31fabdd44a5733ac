import { restore } from '#platform/database';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/** `amparo restore <file>`: brings a backup back into an empty database. */
export async function run(args: string[]): Promise<number> {
  const say = currentWords();
  const [file, ...more] = args;
  if (!file || more.length > 0 || file.startsWith('-')) {
    process.stderr.write(say.restoreUsage);
    return 2;
  }
  const begun = performance.now();
  const installation = await openInstallation('share');
  try {
    const onTable = (name: string) => void process.stdout.write(`${say.restoring(name)}\n`);
    const { tables, rows } = await restore({ ownerUrl: installation.ownerUrl, file, onTable });
    process.stdout.write(say.restoreDone(tables, rows, ((performance.now() - begun) / 1000).toFixed(1)));
    return 0;
  } finally {
    await installation.stop();
  }
}
