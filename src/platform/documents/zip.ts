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
