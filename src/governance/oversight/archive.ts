import { crc32, createInflateRaw } from 'node:zlib';

const local = 0x04034b50;
const descriptor = 0x08074b50;
const stored = 0;
const deflated = 8;

/** A ZIP that cannot be read from its beginning on. */
export class UnreadableArchive extends Error {}

/** Bytes that come in pieces, taken as they are needed. */
class Source {
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  constructor(bytes: AsyncIterable<Buffer>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** The next piece as it came; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    if (this.#held.length > 0) {
      const piece = this.#held;
      this.#held = Buffer.alloc(0);
      return piece;
    }
    const { value, done } = await this.#pieces.next();
    return done ? undefined : value;
  }

  giveBack(piece: Buffer): void {
    if (piece.length > 0) this.#held = this.#held.length > 0 ? Buffer.concat([piece, this.#held]) : piece;
  }

  /** So many bytes, or fewer at the end. */
  async take(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let have = 0;
    while (have < count) {
      const piece = await this.next();
      if (!piece) break;
      parts.push(piece);
      have += piece.length;
    }
    const all = Buffer.concat(parts);
    this.giveBack(all.subarray(count));
    return all.subarray(0, count);
  }
}

/** Whether a file begins as a ZIP does; its bytes whole again. */
export async function peeked(
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly isArchive: boolean; readonly bytes: AsyncIterable<Buffer> }> {
  const source = new Source(bytes);
  const head = await source.take(4);
  source.giveBack(head);
  return { isArchive: head.length === 4 && head.readUInt32LE(0) === local, bytes: whole(source) };
}

async function* whole(source: Source): AsyncGenerator<Buffer> {
  for (let piece = await source.next(); piece; piece = await source.next()) yield piece;
}

/**
 * The content of each file of a ZIP whose name has an ending, one after another, as the archive arrives: nothing is kept but the piece
 * at hand. Each is checked against its sum when it ends (APPNOTE 6.3.10, §4.3).
 *
 * @throws UnreadableArchive where it is cut off, damaged, encrypted, or packed in a way that needs its directory.
 */
export async function* filesOf(
  bytes: AsyncIterable<Buffer>,
  ending: string,
): AsyncGenerator<AsyncGenerator<Buffer>> {
  const source = new Source(bytes);
  for (;;) {
    const signature = await source.take(4);
    if (signature.length === 4 && signature.readUInt32LE(0) !== local) {
      // The directory: every file came before it. What follows is heard out.
      while (await source.next());
      return;
    }
    const head = await source.take(26);
    if (signature.length < 4 || head.length < 26) throw new UnreadableArchive('cut off');
    const flags = head.readUInt16LE(2);
    const method = head.readUInt16LE(4);
    const named = await source.take(head.readUInt16LE(22));
    const extra = await source.take(head.readUInt16LE(24));
    const said = { sum: head.readUInt32LE(10), packed: head.readUInt32LE(14), later: (flags & 8) !== 0 };
    if ((flags & 1) !== 0) throw new UnreadableArchive('encrypted');
    if (method !== deflated && !(method === stored && !said.later)) throw new UnreadableArchive('packing');
    const name = named.toString('utf8');
    const content = method === stored ? storedBytes(source, said.packed) : inflated(source);
    const checked = summed(source, content, { ...said, isLarge: hasLargeSizes(extra) });
    if (name.toLowerCase().endsWith(ending)) yield checked;
    // Whatever was not read, and files of other kinds, are passed over.
    for await (const _ of checked);
  }
}

/** Whether sizes are written in eight bytes (ZIP64), which only the descriptor after the content depends on here. */
function hasLargeSizes(extra: Buffer): boolean {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return true;
  return false;
}

async function* storedBytes(source: Source, count: number): AsyncGenerator<Buffer> {
  let left = count;
  while (left > 0) {
    const piece = await source.next();
    if (!piece) throw new UnreadableArchive('cut off');
    source.giveBack(piece.subarray(left));
    yield piece.subarray(0, left);
    left -= Math.min(left, piece.length);
  }
}

async function* inflated(source: Source): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  let out: Buffer[] = [];
  let failure: Error | undefined;
  let ended = false;
  inflate.on('data', (piece: Buffer) => out.push(piece));
  const over = new Promise<void>((resolve) => {
    inflate.once('end', () => {
      ended = true;
      resolve();
    });
    inflate.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  try {
    while (!ended) {
      const piece = await source.next();
      if (!piece) throw new UnreadableArchive('cut off');
      const before = inflate.bytesWritten;
      // A stream that has met its own end calls nobody back: what is left of the piece belongs to what follows.
      await Promise.race([new Promise<void>((resolve) => inflate.write(piece, () => resolve())), over]);
      if (failure) throw new UnreadableArchive('damaged');
      if (ended) source.giveBack(piece.subarray(inflate.bytesWritten - before));
      const ready = out;
      out = [];
      yield* ready;
    }
    yield* out;
  } finally {
    inflate.destroy();
  }
}

async function* summed(
  source: Source,
  content: AsyncGenerator<Buffer>,
  said: { readonly sum: number; readonly later: boolean; readonly isLarge: boolean },
): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const piece of content) {
    sum = crc32(piece, sum);
    yield piece;
  }
  let wanted = said.sum;
  if (said.later) {
    const sizes = said.isLarge ? 16 : 8;
    const first = await source.take(4);
    const isMarked = first.length === 4 && first.readUInt32LE(0) === descriptor;
    const rest = await source.take(isMarked ? 4 + sizes : sizes);
    if (rest.length < (isMarked ? 4 + sizes : sizes)) throw new UnreadableArchive('cut off');
    wanted = (isMarked ? rest : first).readUInt32LE(0);
  }
  if (sum !== wanted) throw new UnreadableArchive('damaged');
}
