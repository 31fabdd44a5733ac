import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RandomSource } from './group.ts';
import { sha256Bytes } from './hash.ts';

/** The system's cryptographic random numbers. */
export const systemRandom: RandomSource = {
  bytes(count) {
    return globalThis.crypto.getRandomValues(new Uint8Array(count));
  },
};

/** Reproducible numbers for simulations and tests: SHA-256(seed ‖ counter), counter from 0. Never for an election. */
export function seededRandom(seed: string): RandomSource {
  let counter = 0;
  let pool = new Uint8Array(0);
  return {
    bytes(count) {
      while (pool.length < count)
        pool = concatBytes(pool, sha256Bytes(utf8ToBytes(`${seed},${counter++}`))) as Uint8Array<ArrayBuffer>;
      const taken = pool.slice(0, count);
      pool = pool.slice(count);
      return taken;
    },
  };
}

/** A number in 0 … limit − 1, every one as likely as another, by rejection of what falls beyond. */
export function randomBelow(random: RandomSource, limit: bigint): bigint {
  if (limit <= 0n) throw new RangeError('nothing can be drawn below zero');
  const bits = (limit - 1n).toString(2).length;
  const size = Math.ceil(bits / 8);
  const topMask = 0xff >> (size * 8 - bits);
  for (;;) {
    const bytes = random.bytes(size).slice();
    bytes[0] = (bytes[0] ?? 0) & topMask;
    let value = 0n;
    for (const byte of bytes) value = (value << 8n) | BigInt(byte);
    if (value < limit) return value;
  }
}

const base58Letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** `length` letters of the Base58 alphabet, which leaves out what the eye confuses: 0, O, I, l. */
export function randomBase58(random: RandomSource, length: number): string {
  let text = '';
  while (text.length < length) text += base58Letters[Number(randomBelow(random, 58n))];
  return text;
}

export function isBase58(text: string): boolean {
  return [...text].every((letter) => base58Letters.includes(letter));
}
