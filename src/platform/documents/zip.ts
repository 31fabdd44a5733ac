import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** How much an archive may hold once unfolded. */
export interface ZipLimits {
  readonly files: number;
  readonly bytesEach: number;
  readonly bytesTotal: number;
}

/** An archive that cannot be read, and why: `not-a-zip`, `too-many-files`, `too-large`, `encrypted`, `damaged`. */
export class UnreadableZip extends Error {
  readonly problem: 'not-a-zip' | 'too-many-files' | 'too-large' | 'encrypted' | 'damaged';
  readonly file: string;
  constructor(problem: UnreadableZip['problem'], file = '') {
    super(`${problem}${file && `: ${file}`}`);
    this.problem = problem;
    this.file = file;
  }
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
// 1 January 1980, the format's first day: an archive says nothing of when it was made, so that the same files give the same bytes.
const firstDay = 0x0021;
const utf8Names = 0x0800;
const deflated = 8;

/** An archive of files in the order given; names in UTF-8 with “/” between folders. */
export function writeZip(files: Iterable<readonly [string, Uint8Array | string]>): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(bytes, { level: 9 });
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(utf8Names, 2);
    shared.writeUInt16LE(deflated, 4);
    shared.writeUInt16LE(0, 6);
    shared.writeUInt16LE(firstDay, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(localSignature);
    const entry = Buffer.alloc(6);
    entry.writeUInt32LE(centralSignature);
    entry.writeUInt16LE(20, 4);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    parts.push(local, shared, nameBytes, packed);
    central.push(entry, shared, rest, nameBytes);
    offset += 4 + shared.length + nameBytes.length + packed.length;
    count++;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** A file of an archive that is written while it is read; its bytes may come piece by piece. */
export interface StreamedFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const crcAfterwards = 0x0008;
const far = 0xffffffff;

/**
 * An archive whose files are not packed, piece by piece: for files that a compressor cannot make smaller and that together may be larger
 * than memory, or than four gigabytes. Sizes stand after each file, so that none is read twice.
 *
 * @throws RangeError when one file has four gigabytes or more.
 */
export async function* streamZip(
  files: AsyncIterable<StreamedFile> | Iterable<StreamedFile>,
): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for await (const { name, bytes } of files) {
    const nameBytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localSignature);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(utf8Names | crcAfterwards, 6);
    local.writeUInt16LE(firstDay, 12);
    local.writeUInt16LE(nameBytes.length, 26);
    yield Buffer.concat([local, nameBytes]);
    let crc = 0;
    let size = 0;
    for await (const part of bytes) {
      crc = crc32(part, crc);
      size += part.length;
      yield part;
    }
    if (size >= far) throw new RangeError(`${name} is too large for this archive`);
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(descriptorSignature);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(size, 8);
    descriptor.writeUInt32LE(size, 12);
    yield descriptor;
    central.push(centralEntry(nameBytes, crc, size, offset));
    offset += local.length + nameBytes.length + size + descriptor.length;
    count++;
  }
  const directory = Buffer.concat(central);
  yield directory;
  yield endOfStream(count, directory.length, offset);
}

const descriptorSignature = 0x08074b50;

/** An entry of the directory; beyond four gigabytes it says in a further field where its file begins. */
function centralEntry(name: Buffer, crc: number, size: number, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  const isFar = offset >= far;
  entry.writeUInt32LE(centralSignature);
  entry.writeUInt16LE(isFar ? 45 : 20, 4);
  entry.writeUInt16LE(isFar ? 45 : 20, 6);
  entry.writeUInt16LE(utf8Names | crcAfterwards, 8);
  entry.writeUInt16LE(firstDay, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(isFar ? 12 : 0, 30);
  entry.writeUInt32LE(isFar ? far : offset, 42);
  if (!isFar) return Buffer.concat([entry, name]);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return Buffer.concat([entry, name, extra]);
}

function endOfStream(count: number, size: number, offset: number): Buffer {
  const isFar = offset >= far;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(isFar ? far : offset, 16);
  if (!isFar) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06064b50);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}

/**
 * The files of an archive by name; folders are left out. Sizes are those found while unfolding, not those that the archive tells.
 *
 * @throws UnreadableZip
 */
export function readZip(archive: Uint8Array, limits: ZipLimits): Map<string, Buffer> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.files) throw new UnreadableZip('too-many-files');
  const files = new Map<string, Buffer>();
  let total = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== centralSignature)
      throw new UnreadableZip('damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new UnreadableZip('encrypted', name);
    const entry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      local: bytes.readUInt32LE(at + 42),
    };
    if (!name.endsWith('/')) {
      const content = unfold(bytes, entry, Math.min(limits.bytesEach, limits.bytesTotal - total));
      total += content.length;
      files.set(name, content);
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function endOfDirectory(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= least; at--) if (bytes.readUInt32LE(at) === endSignature) return at;
  throw new UnreadableZip('not-a-zip');
}

function unfold(
  bytes: Buffer,
  entry: { name: string; method: number; crc: number; packed: number; local: number },
  bytesMost: number,
): Buffer {
  const { name, local } = entry;
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localSignature)
    throw new UnreadableZip('damaged', name);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  let content: Buffer;
  if (entry.method === 0) content = packed;
  else if (entry.method === deflated) content = inflateWithin(packed, bytesMost, name);
  else throw new UnreadableZip('damaged', name);
  if (content.length > bytesMost) throw new UnreadableZip('too-large', name);
  if (crc32(content) !== entry.crc) throw new UnreadableZip('damaged', name);
  return content;
}

function inflateWithin(packed: Buffer, bytesMost: number, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytesMost) });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new UnreadableZip(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged', name);
  }
}
