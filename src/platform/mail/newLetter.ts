import type { LetterContent } from './letter.ts';

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
