import { hexToBytes } from '@noble/hashes/utils.js';
import { sha256Hex } from './hash.ts';

// Whether a credential is on the rolls of two boxes is seen from marks of sixteen bytes each, so that the rolls of a whole country fit the
// memory of a phone while its boxes are verified one by one.

const markBytes = 16;

/** A roll as the sum of boxes needs it. */
export interface RollDigest {
  /** SHA-256 of the public credentials in ascending order, one a line, in hexadecimal: what the act publishes. */
  readonly sha256: string;
  readonly size: number;
  /** The first sixteen bytes of the SHA-256 of each credential, mark after mark in ascending order. */
  readonly marks: Uint8Array;
}

export function digestOfRoll(credentials: readonly string[]): RollDigest {
  const marks = new Uint8Array(credentials.length * markBytes);
  const sorted = credentials.map((one) => sha256Hex(one).slice(0, 2 * markBytes)).sort();
  for (const [i, mark] of sorted.entries()) marks.set(hexToBytes(mark), i * markBytes);
  return { sha256: sha256Hex([...credentials].sort().join('\n')), size: credentials.length, marks };
}

/** How many credentials two rolls have in common. */
export function countShared(a: RollDigest, b: RollDigest): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.marks.length && j < b.marks.length; ) {
    const order = compareMarks(a.marks, i, b.marks, j);
    if (order === 0) shared += 1;
    if (order <= 0) i += markBytes;
    if (order >= 0) j += markBytes;
  }
  return shared;
}

function compareMarks(a: Uint8Array, i: number, b: Uint8Array, j: number): number {
  for (let k = 0; k < markBytes; k += 1) {
    const difference = a[i + k]! - b[j + k]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
