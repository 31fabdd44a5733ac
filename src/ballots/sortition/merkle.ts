import { sha256Bytes } from '../hash.ts';

// A Merkle tree as in RFC 6962, section 2.1: leaves are hashed after a zero byte, nodes after a one byte, and a subtree that
// is not full stands at the right.

const hashSize = 32;
const textEncoder = new TextEncoder();

function leafHash(line: string): Uint8Array {
  const text = textEncoder.encode(line);
  const prefixed = new Uint8Array(text.length + 1);
  prefixed.set(text, 1);
  return sha256Bytes(prefixed);
}

const nodeInput = new Uint8Array(1 + 2 * hashSize);
nodeInput[0] = 1;

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + hashSize);
  return sha256Bytes(nodeInput);
}

/** The leaves of a tree, filled line by line; 32 bytes each. */
export class MerkleLeaves {
  #hashes: Uint8Array;
  #count = 0;

  /** @param expected how many lines are expected; more may come. */
  constructor(expected = 1024) {
    this.#hashes = new Uint8Array(Math.max(expected, 1) * hashSize);
  }

  get size(): number {
    return this.#count;
  }

  add(line: string): void {
    if ((this.#count + 1) * hashSize > this.#hashes.length) {
      const grown = new Uint8Array(this.#hashes.length * 2);
      grown.set(this.#hashes);
      this.#hashes = grown;
    }
    this.#hashes.set(leafHash(line), this.#count * hashSize);
    this.#count++;
  }

  /** All levels from the leaves to the root. A node without a sibling rises as it is. */
  tree(): MerkleTree {
    return MerkleTree.over(this.#hashes.slice(0, this.#count * hashSize));
  }
}

export class MerkleTree {
  readonly #levels: readonly Uint8Array[];
  constructor(levels: readonly Uint8Array[]) {
    this.#levels = levels;
  }

  /**
   * The tree over hashes already made, 32 bytes each: of leaves, or of the roots of whole subtrees of one size (all but the last), so that
   * a great roll need not be held at once.
   */
  static over(hashes: Uint8Array): MerkleTree {
    const levels = [hashes];
    for (let level = levels[0]!; level.length > hashSize; level = levels.at(-1)!) {
      const count = level.length / hashSize;
      const next = new Uint8Array(Math.ceil(count / 2) * hashSize);
      for (let i = 0; i < count; i += 2) {
        const left = level.subarray(i * hashSize, (i + 1) * hashSize);
        next.set(
          i + 1 < count ? nodeHash(left, level.subarray((i + 1) * hashSize, (i + 2) * hashSize)) : left,
          (i / 2) * hashSize,
        );
      }
      levels.push(next);
    }
    return new MerkleTree(levels);
  }

  /** In hexadecimal; the hash of nothing for an empty tree. */
  get root(): string {
    const top = this.#levels.at(-1)!;
    return toHex(top.length === 0 ? sha256Bytes(new Uint8Array(0)) : top);
  }

  /** The siblings from the leaf at `index` up to the root, in hexadecimal. */
  pathOf(index: number): string[] {
    const count = this.#levels[0]!.length / hashSize;
    if (!Number.isInteger(index) || index < 0 || index >= count)
      throw new RangeError(`there is no leaf ${index} of ${count}`);
    const path: string[] = [];
    let place = index;
    for (const level of this.#levels.slice(0, -1)) {
      const sibling = place ^ 1;
      if (sibling * hashSize < level.length)
        path.push(toHex(level.subarray(sibling * hashSize, (sibling + 1) * hashSize)));
      place >>= 1;
    }
    return path;
  }
}

/** Whether `line` is the leaf at `index` of the tree with this root and this many leaves. */
export function isInTree(
  root: string,
  size: number,
  index: number,
  line: string,
  path: readonly string[],
): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let hash = leafHash(line);
  let [place, count, used] = [index, size, 0];
  while (count > 1) {
    const sibling = place ^ 1;
    if (sibling < count) {
      const other = fromHex(path[used++] ?? '');
      if (!other) return false;
      hash = place & 1 ? nodeHash(other, hash) : nodeHash(hash, other);
    }
    place >>= 1;
    count = Math.ceil(count / 2);
  }
  return used === path.length && toHex(hash) === root;
}

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function fromHex(hex: string): Uint8Array | undefined {
  if (!/^[0-9a-f]{64}$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
