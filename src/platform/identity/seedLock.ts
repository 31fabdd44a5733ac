import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { sha256 } from './secret.ts';

/**
 * What seeds of authenticators are sealed with, so that who reads the database or a backup alone cannot make their codes; with another
 * purpose, what else waits in the database and must not be read there.
 */
export interface SeedLock {
  /** AES-256-GCM under the newest key, bound to the account (or to whatever else the purpose names): moved to another it does not open. */
  seal(ownerId: string, secret: Buffer): Buffer;
  /** @returns undefined where its key is not here, or where it was changed or belongs to another owner or purpose. */
  open(ownerId: string, sealed: Buffer): Buffer | undefined;
  /** The first bytes of everything that the newest key sealed. */
  newest(): Buffer;
}

const keyBytes = 32;
const nameBytes = 8;
const ivBytes = 12;
const tagBytes = 16;
const version = 1;

/** Names a key without giving it away. */
const headOf = (key: Buffer) =>
  Buffer.concat([Buffer.from([version]), sha256(key.toString('hex')).subarray(0, nameBytes)]);

/** What a lock seals: what was sealed for one purpose does not open for another. */
export type SealedFor = 'authenticator' | 'letter';

/** A lock of these keys, the newest first; the older ones only open. */
export function seedLock(keys: () => readonly Buffer[], sealedFor: SealedFor = 'authenticator'): SeedLock {
  const newest = () => keys()[0]!;
  const bound = (ownerId: string) => Buffer.from(`amparo ${sealedFor} ${ownerId}`);
  return {
    seal(ownerId, secret) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', newest(), iv);
      cipher.setAAD(bound(ownerId));
      return Buffer.concat([
        headOf(newest()),
        iv,
        cipher.update(secret),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(ownerId, sealed) {
      const rest = sealed.subarray(1 + nameBytes);
      const key = keys().find((one) => headOf(one).equals(sealed.subarray(0, 1 + nameBytes)));
      if (!key) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, ivBytes));
        decipher.setAAD(bound(ownerId));
        decipher.setAuthTag(rest.subarray(-tagBytes));
        return Buffer.concat([decipher.update(rest.subarray(ivBytes, -tagBytes)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
    newest: () => headOf(newest()),
  };
}

/**
 * The lock whose keys lie in the file at `path`: one of 32 bytes a line in hexadecimal, the newest first. Where there is no file
 * one is made that only its owner can read; of two processes that make it one wins. A file that changed is read again, so that
 * a rotation reaches the processes that serve.
 */
export function seedLockAt(path: string, sealedFor?: SealedFor): SeedLock {
  if (!existsSync(path)) makeKeyFile(path);
  let read = readKeys(path);
  let stamp = stampOf(path);
  return seedLock(() => {
    const now = stampOf(path);
    if (now !== stamp) {
      read = readKeys(path);
      stamp = now;
    }
    return read;
  }, sealedFor);
}

/** Puts a new key before the others. Seeds are sealed anew under it by `sealSeeds`; then `forgetOldKeys` may follow. */
export function addSeedKey(path: string): void {
  const before = existsSync(path) ? readKeys(path) : [];
  writeKeys(path, [randomBytes(keyBytes), ...before]);
}

/** Leaves the newest key alone in the file: what an older one sealed opens no more. */
export function forgetOldKeys(path: string): number {
  const keys = readKeys(path);
  writeKeys(path, keys.slice(0, 1));
  return keys.length - 1;
}

const lineOf = (key: Buffer) => `${key.toString('hex')}\n`;

function makeKeyFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, lineOf(randomBytes(keyBytes)), { mode: 0o600, flush: true });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function writeKeys(path: string, keys: readonly Buffer[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, keys.map(lineOf).join(''), { mode: 0o600, flush: true });
  renameSync(fresh, path);
}

function readKeys(path: string): Buffer[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  if (lines.length === 0 || lines.some((line) => !/^[0-9a-f]{64}$/.test(line)))
    throw new Error(`${path} does not hold keys of ${keyBytes} bytes in hexadecimal, one a line.`);
  return lines.map((line) => Buffer.from(line, 'hex'));
}

function stampOf(path: string): string {
  const { ino, mtimeMs } = statSync(path);
  return `${ino} ${mtimeMs}`;
}
