import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is locked with the room's key, which lies in a file beside the database and never in it. */
export interface ComplaintsKeys {
  /** The keyed hash under which a receipt code is kept; who reads the database alone cannot try codes against it. */
  receiptHash(normalCode: string): Buffer;
  /** AES-256-GCM bound to what it is for: a sealed text moved to another case does not open. */
  seal(bound: string, plain: Buffer): Buffer;
  /** @throws Error when it was changed or belongs elsewhere. */
  unseal(bound: string, sealed: Buffer): Buffer;
}

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Keys from one secret; each use has a key of its own (HKDF-SHA-256, RFC 5869). */
export function complaintsKeys(secret: Buffer): ComplaintsKeys {
  const derived = (use: string) =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `amparo complaints ${use}`, keyBytes));
  const receipt = derived('receipt');
  const sealing = derived('seal');
  return {
    receiptHash: (normalCode) => createHmac('sha256', receipt).update(normalCode).digest(),
    seal(bound, plain) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(bound));
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unseal(bound, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, ivBytes));
      decipher.setAAD(Buffer.from(bound));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
    },
  };
}

/** Reads the secret at `path` (32 bytes), or makes one there that only its owner can read; of two who make it, one wins. */
export function complaintsKeysAt(path: string): ComplaintsKeys {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(fresh, randomBytes(keyBytes), { mode: 0o600, flush: true });
    try {
      linkSync(fresh, path);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  const secret = readFileSync(path);
  if (secret.length !== keyBytes) throw new Error(`${path} does not hold a key of ${keyBytes} bytes.`);
  return complaintsKeys(secret);
}
