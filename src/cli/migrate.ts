import { migrate } from '#platform/database';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/** `amparo migrate`: brings the database to the schema of this program and ends. */
export async function run(_args: string[]): Promise<number> {
  const say = currentWords();
  const installation = await openInstallation('share');
  try {
    const { applied } = await migrate(installation.ownerUrl, {
      onStep: (name) => process.stdout.write(`${say.applying(name)}\n`),
    });
    process.stdout.write(
      `${applied.length === 0 ? say.schemaUpToDate : say.schemaApplied(applied.length)}\n`,
    );
    return 0;
  } finally {
    await installation.stop();
  }
}
