import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress, type ZstdCompress } from 'node:zlib';

// A backup is a tar archive compressed with Zstandard: `tar --zstd -tvf` lists it on any machine, whatever became of this
// program. The format of the headers is POSIX.1-1988 (ustar).
const blockBytes = 512;

/** Writes a file that appears under its name only when it is whole. */
export class ArchiveWriter {
  readonly #file: string;
  readonly #unfinished: string;
  readonly #zstd: ZstdCompress;
  readonly #written: Promise<void>;
  readonly #abort = new AbortController();

  private constructor(file: string, unfinished: string) {
    this.#file = file;
    this.#unfinished = unfinished;
    this.#zstd = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    // Personal data: for the eyes of whoever made it.
    const output = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    this.#written = pipeline(this.#zstd, output, { signal: this.#abort.signal });
    this.#written.catch(() => {});
  }

  /** @throws Error when the name is taken. */
  static async create(file: string): Promise<ArchiveWriter> {
    if (existsSync(file)) throw new Error(`${file} exists already; give the backup another name.`);
    return new ArchiveWriter(file, `${file}.unfinished-${process.pid}`);
  }

  async addMember(name: string, content: Buffer): Promise<void> {
    await this.#write(tarHeader(name, content.length));
    await this.#write(content);
    const rest = content.length % blockBytes;
    if (rest > 0) await this.#write(Buffer.alloc(blockBytes - rest));
  }

  async finish(): Promise<void> {
    this.#zstd.end(Buffer.alloc(2 * blockBytes));
    await this.#written;
    await rename(this.#unfinished, this.#file);
  }

  async discard(): Promise<void> {
    this.#abort.abort();
    await this.#written.catch(() => {});
    await rm(this.#unfinished, { force: true });
  }

  async #write(bytes: Buffer): Promise<void> {
    if (bytes.length > 0 && !this.#zstd.write(bytes))
      await Promise.race([once(this.#zstd, 'drain'), this.#written.then(() => undefined)]);
  }
}

export interface ArchiveMember {
  readonly name: string;
  /** To be read to its end before the next member is asked for. */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * The members of an archive, one after the other, in constant memory.
 *
 * @throws Error when the file is not such an archive or ends before its end.
 */
export async function* readArchive(file: string): AsyncGenerator<ArchiveMember> {
  const source = createReadStream(file);
  const zstd = createZstdDecompress();
  source.on('error', (error) => zstd.destroy(error));
  source.pipe(zstd);
  const bytes = new ByteReader(decompressed(zstd, file));
  try {
    for (;;) {
      const header = await bytes.take(blockBytes);
      if (header.every((byte) => byte === 0)) return;
      const { name, size } = readTarHeader(header);
      yield { name, content: bytes.stream(size) };
      await bytes.take((blockBytes - (size % blockBytes)) % blockBytes);
    }
  } finally {
    source.destroy();
    zstd.destroy();
  }
}

async function* decompressed(zstd: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* zstd;
  } catch (error) {
    // What the file system says has its own code and call; the rest is the decompressor's.
    if (!(error instanceof Error) || 'syscall' in error) throw error;
    throw new Error(`${file} is damaged, or is not a backup of Amparo (${error.message}).`, { cause: error });
  }
}

class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterator<Buffer>) {
    this.#source = source;
  }

  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *stream(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      if (this.#held.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new Error('The backup ends before its end: the file is cut short.');
        this.#held = next.value;
      }
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  const field = (at: number, length: number, text: string) =>
    header.write(text.padEnd(length, '\0'), at, length, 'latin1');
  if (Buffer.byteLength(name) > 100) throw new RangeError(`${name} is too long for the name of a member`);
  field(0, 100, name);
  field(100, 8, '0000600');
  field(108, 8, '0000000');
  field(116, 8, '0000000');
  field(124, 12, size.toString(8).padStart(11, '0'));
  field(136, 12, '00000000000');
  field(148, 8, '        ');
  field(156, 1, '0');
  field(257, 8, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  field(148, 8, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

function readTarHeader(header: Buffer): { name: string; size: number } {
  const field = (at: number, length: number) =>
    header.toString('latin1', at, at + length).split('\0', 1)[0] ?? '';
  const summed = Buffer.from(header)
    .fill(' ', 148, 156)
    .reduce((total, byte) => total + byte, 0);
  if (Number.parseInt(field(148, 8), 8) !== summed)
    throw new Error('The backup is damaged: a header does not add up.');
  return { name: field(0, 100), size: Number.parseInt(field(124, 12), 8) };
}
