import { createHash, randomBytes } from 'node:crypto';
import { type Uuid, uuidv7 } from '#kernel';

/** A secret of 32 random bytes as it is given away; only `sha256` of it is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret that nobody could guess; a password needs `hashPassword`. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

export function newId(now: Date): Uuid {
  return uuidv7(now.getTime(), randomBytes(10));
}
