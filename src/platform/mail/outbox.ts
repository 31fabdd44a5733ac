import { randomBytes } from 'node:crypto';
import { uuidv7 } from '#kernel';
import type { Trx } from '#platform/database';
import { isSubject, type LetterContent } from './letter.ts';
import type { LetterLock, NewLetter } from './newLetter.ts';
import type { MailSetup } from './settings.ts';
import { insertLetters } from './store.ts';

/** Where rooms leave their letters. */
export interface Outbox {
  /** Whether letters leave, or wait until somebody says by which server. */
  readonly configured: boolean;
  /** Writes letters inside the caller's transaction. @returns how many are new. @throws Error for a subject of several lines. */
  write(trx: Trx, letters: readonly NewLetter[], now: Date): Promise<number>;
}

const atATime = 500;

export function createOutbox(options: { readonly lock: LetterLock; readonly setup: MailSetup }): Outbox {
  return {
    configured: options.setup.settings !== null,
    async write(trx, letters, now) {
      let written = 0;
      for (let from = 0; from < letters.length; from += atATime)
        written += await insertLetters(
          trx,
          letters.slice(from, from + atATime).map((one) => {
            if (!isSubject(one.content.subject))
              throw new Error(`A letter ${one.kind} has no proper subject.`);
            const letterId = uuidv7(now.getTime(), randomBytes(10));
            const { content, ...facts } = one;
            return { ...facts, letterId, sealed: sealContent(options.lock, letterId, content) };
          }),
          now,
        );
      return written;
    },
  };
}

function sealContent(lock: LetterLock, letterId: string, content: LetterContent): Buffer {
  return lock.seal(letterId, Buffer.from(JSON.stringify(content), 'utf8'));
}

/** What a waiting letter says; undefined where no key opens it. */
export function openContent(lock: LetterLock, letterId: string, sealed: Buffer): LetterContent | undefined {
  const opened = lock.open(letterId, sealed);
  return opened && (JSON.parse(opened.toString('utf8')) as LetterContent);
}
