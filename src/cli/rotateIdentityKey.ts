import { migrate, openDatabase } from '#platform/database';
import { addSeedKey, forgetOldKeys, sealSeeds, seedLockAt } from '#platform/identity';
import { resealLetters } from '#platform/mail';
import { identityKeyFile, letterLock } from '../houseKeys.ts';
import { openInstallation } from './support/installation.ts';
import { currentWords } from './support/words.ts';

/**
 * `amparo rotate identity-key`: a new key, every seed and waiting letter sealed with it, and the keys before it forgotten where nothing needs them. The
 * key is in the file before anything is sealed with it, so that a rotation that is cut off is simply done again.
 */
export async function run(args: string[]): Promise<number> {
  const say = currentWords();
  if (args.length > 0) {
    process.stderr.write(say.rotateUsage);
    return 2;
  }
  const installation = await openInstallation('share');
  try {
    const { appUrl } = await migrate(installation.ownerUrl);
    const db = openDatabase({ url: appUrl, max: 2 });
    try {
      const path = identityKeyFile();
      seedLockAt(path);
      addSeedKey(path);
      const lock = seedLockAt(path);
      // Whoever enrolled while the first pass went on may have been sealed with the key of before.
      let [sealed, lost] = [0, 0];
      for (let pass = 0; pass < 2; pass += 1) {
        const seeds = await sealSeeds(db, lock);
        const letters = await resealLetters(db, letterLock());
        sealed += seeds.sealed + letters.sealed;
        lost = seeds.lost + letters.lost;
      }
      process.stdout.write(
        lost > 0 ? say.rotatedWithLost(sealed, lost) : say.rotated(sealed, forgetOldKeys(path)),
      );
      return 0;
    } finally {
      await db.close();
    }
  } finally {
    await installation.stop();
  }
}
