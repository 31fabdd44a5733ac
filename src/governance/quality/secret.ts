import { createHash, randomBytes } from 'node:crypto';

/** A token of 128 bits of chance, 22 characters that survive any address. It is shown once and kept only as a hash. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

// Crockford's base 32 leaves out I, L, O and U, which people misread or find in bad words.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of 40 bits of chance that is easy to type: `7KQ2-M9XD`. It opens only at its own facility and for a short time. */
export function newKioskCode(): string {
  const characters = [...randomBytes(8)].map((byte) => alphabet[byte % 32]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** What somebody typed as the code was meant: capitals, no dashes or blanks, I and L as 1, O as 0. */
export function normalKioskCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update('amparo-quality-token\n').update(token).digest();
}

/** The facility is part of it: a code guessed at one kiosk says nothing about another's. */
export function kioskCodeHash(facility: string, code: string): Buffer {
  return createHash('sha256')
    .update(`amparo-quality-kiosk\n${facility}\n`)
    .update(normalKioskCode(code))
    .digest();
}
