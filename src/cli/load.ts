import { parseArgs } from 'node:util';
import { migrate } from '#platform/database';
import { loadDemonstration } from '../demonstration.ts';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/** `amparo load`: exit 0 loaded or there already, 2 misuse. */
export async function run(args: string[]): Promise<number> {
  const say = currentWords();
  let scale: number | undefined;
  let seed: number | undefined;
  try {
    const { values } = parseArgs({ args, options: { scale: { type: 'string' }, seed: { type: 'string' } } });
    scale = readWhole(values.scale, 1, 100_000);
    seed = readWhole(values.seed, 0, 2 ** 31 - 1);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${say.loadUsage}`);
    return 2;
  }
  const installation = await openInstallation('share');
  try {
    const { appUrl } = await migrate(installation.ownerUrl);
    const begun = performance.now();
    const loaded = await loadDemonstration({
      appUrl,
      scale,
      seed,
      onProgress: ({ part }) => {
        const filled = Math.round(part * 40);
        if (process.stdout.isTTY)
          process.stdout.write(
            `\r[${'█'.repeat(filled)}${'·'.repeat(40 - filled)}] ${Math.round(part * 100)} % `,
          );
      },
    });
    if (process.stdout.isTTY) process.stdout.write('\n');
    if (loaded.institution) {
      const { persons, attentions, evaluations } = loaded.institution;
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(`${say.loaded(persons, attentions, evaluations, seconds)}\n`);
    } else process.stdout.write(loaded.rest ? say.loadedRest : say.loadedBefore);
    return 0;
  } finally {
    await installation.stop();
  }
}

function readWhole(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(currentWords().wholeNumberExpected(least, most, text));
  return value;
}
