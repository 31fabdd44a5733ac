// Crockford's base 32 leaves out I, L, O and U, which people misread or find in bad words.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A receipt code of 80 bits of chance, made on the person's own device: `7KQ2-M9XD-40PT-WZ1A`. The server keeps only a keyed
 * hash of it, so that nobody but who holds the code comes back with it.
 */
export function newReceiptCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const characters = Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed as the code was meant: capitals, no dashes or blanks, I and L as 1, O as 0; null when it is no code. */
export function normalReceiptCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null;
}
