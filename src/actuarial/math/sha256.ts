/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, in hexadecimal. Our own, so that a run's id needs no dependency and is the same call in
 * Node, worker and browser; it guards identity, not secrets.
 */
export function sha256Hex(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const h = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block * 64 + 4 * i);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15]!;
      const b = w[i - 2]!;
      w[i] =
        w[i - 16]! +
        w[i - 7]! +
        (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) +
        (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10));
    }
    const s = Uint32Array.from(h);
    for (let i = 0; i < 64; i++) {
      const e = s[4]!;
      const a = s[0]!;
      const t1 =
        s[7]! + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & s[5]!) ^ (~e & s[6]!)) + K[i]! + w[i]!;
      const t2 =
        (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]!) ^ (a & s[2]!) ^ (s[1]! & s[2]!));
      s.copyWithin(1, 0, 7);
      s[4] = s[4]! + t1;
      s[0] = t1 + t2;
    }
    for (let i = 0; i < 8; i++) h[i] = h[i]! + s[i]!;
  }
  return Array.from(h, (word) => word.toString(16).padStart(8, '0')).join('');
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/** The first 32 bits of the fractional parts of roots of the first primes: square roots start the state, cube roots are K. */
const primes = firstPrimes(64);
const START = primes.slice(0, 8).map((prime) => fraction(BigInt(prime), 2n));
const K = primes.map((prime) => fraction(BigInt(prime), 3n));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** floor(2^32 · root) mod 2^32 in whole numbers: the largest x with x^degree ≤ n·2^(32·degree). */
function fraction(n: bigint, degree: bigint): number {
  const target = n << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}
