import { randomBytes } from 'node:crypto';
import { uuidv7 } from '#kernel';
import type { Trx } from '#platform/database';
import { isSubject, type LetterContent } from './letter.ts';
import type { MailSetup } from './settings.ts';
import { insertLetters } from './store.ts';

/** What letters are sealed with while they wait: bound to each, so that the words of one do not open in the place of another. */
export interface LetterLock {
  seal(letterId: string, content: Buffer): Buffer;
  /** @returns undefined where its key is not here, or where it was changed or moved. */
  open(letterId: string, sealed: Buffer): Buffer | undefined;
  /** The first bytes of everything that the newest key sealed. */
  newest(): Buffer;
}

export interface NewLetter {
  /** The room and what it says: `elections.invitation`. */
  readonly kind: `${string}.${string}`;
  /** What it is about, where the room counts by that. */
  readonly about: string | null;
  readonly personId: string | null;
  /** One letter of a kind for one cause: writing it again does nothing. */
  readonly once: string;
  readonly urgent: boolean;
  /** After this it says nothing true any more and is not sent. */
  readonly expiresAt: Date | null;
  readonly content: LetterContent;
}

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
