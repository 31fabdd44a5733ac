import { backup } from '#platform/database';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/** `amparo backup <file>`: copies the whole database while the program works. */
export async function run(args: string[]): Promise<number> {
  const say = currentWords();
  const [file, ...more] = args;
  if (!file || more.length > 0 || file.startsWith('-')) {
    process.stderr.write(say.backupUsage);
    return 2;
  }
  const begun = performance.now();
  const installation = await openInstallation('share');
  try {
    const onTable = (name: string) => void process.stdout.write(`${say.backingUp(name)}\n`);
    const { tables, rows, bytes } = await backup({ ownerUrl: installation.ownerUrl, file, onTable });
    process.stdout.write(
      say.backupDone(file, tables, rows, bytes, ((performance.now() - begun) / 1000).toFixed(1)),
    );
    return 0;
  } finally {
    await installation.stop();
  }
}
