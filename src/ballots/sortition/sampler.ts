import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256Hex, sha256Number } from '../hash.ts';

/**
 * Places 1 … total drawn with replacement: SHA-256(seed + "," + i) mod total + 1 for i = 1, 2, … (R. Rivest, "sampler").
 *
 * @param seed any text; digits are not read as a number.
 */
export function drawWithReplacement(seed: string, total: number, count: number): number[] {
  if (!Number.isSafeInteger(total) || total < 1) throw new RangeError(`one cannot draw from ${total}`);
  return Array.from(
    { length: count },
    (_, i) => Number(sha256Number(`${seed},${i + 1}`) % BigInt(total)) + 1,
  );
}

/** What all tickets of a draw begin with: hex(SHA-256(seed)). */
export function ticketPrefix(seed: string): string {
  return sha256Hex(seed);
}

/**
 * The ticket of an identifier: SHA-256(prefix ‖ id) as a whole number, its decimal digits reversed after "0." (R. Rivest,
 * "consistent sampler"). Tickets compare as texts; the smallest are drawn.
 */
export function ticketOf(prefix: string, id: string): string {
  return `0.${sha256Number(prefix + id)
    .toString()
    .split('')
    .reverse()
    .join('')}`;
}

/**
 * Gives the first eleven digits of tickets as whole numbers: they are the last of the hash, so no long division is needed.
 * Two tickets compare as their keys do, unless these are equal.
 *
 * The prefix fills the first block of the hash, so that its part is worked out once for all identifiers.
 */
export function ticketKeys(prefix: string): (id: string) => number {
  const begun = sha256.create().update(utf8ToBytes(prefix));
  const work = begun.clone();
  const hash = new Uint8Array(32);
  const idBytes = new Uint8Array(256);
  return (id) => {
    begun._cloneInto(work);
    const { read, written } = textEncoder.encodeInto(id, idBytes);
    work.update(read === id.length ? idBytes.subarray(0, written) : utf8ToBytes(id)).digestInto(hash);
    return leadingDigits(hash);
  };
}

const textEncoder = new TextEncoder();
const keyModulus = 1e11;

/** The last eleven decimal digits of a hash as a number, reversed. */
function leadingDigits(hash: Uint8Array): number {
  let rest = 0;
  // 10^11 × 2^16 is still exact in a double.
  for (let i = 0; i < hash.length; i += 2) rest = (rest * 65536 + hash[i]! * 256 + hash[i + 1]!) % keyModulus;
  let high = Math.floor(rest / 1e6);
  let low = rest - high * 1e6;
  // Within 32 bits the machine divides whole numbers quickly: six digits, then five.
  let key = 0;
  for (let i = 0; i < 6; i++) {
    const next = (low / 10) | 0;
    key = key * 10 + (low - next * 10);
    low = next;
  }
  for (let i = 0; i < 5; i++) {
    const next = (high / 10) | 0;
    key = key * 10 + (high - next * 10);
    high = next;
  }
  return key;
}

/** The `count` smallest tickets' identifiers, smallest first. */
export function drawConsistently(seed: string, ids: readonly string[], count: number): string[] {
  const prefix = ticketPrefix(seed);
  const keyOf = ticketKeys(prefix);
  const keys = Float64Array.from(ids, (id) => keyOf(id));
  return smallestTickets(
    prefix,
    ids,
    keys,
    Uint32Array.from(ids, (_, i) => i),
    count,
  ).map((place) => ids[place]!);
}

/** The places of the `count` smallest tickets among `places`, smallest first. Sorts `places` where it stands. */
export function smallestTickets(
  prefix: string,
  ids: readonly string[],
  keys: Float64Array,
  places: Uint32Array,
  count: number,
): number[] {
  places.sort(
    (a, b) => keys[a]! - keys[b]! || (ticketOf(prefix, ids[a]!) < ticketOf(prefix, ids[b]!) ? -1 : 1),
  );
  return [...places.subarray(0, count)];
}
