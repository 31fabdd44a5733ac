import { decodeText, encodeText } from './codec.ts';
import type { Event, EventType } from './formats.ts';
import { eventCodec, headerCodec } from './formats.ts';
import { sha256Hex } from './hash.ts';

// The archive (.bel) is a tar of the old style, only ever appended to: BELENIOS first, then pieces of data and events, each
// named by the SHA-256 of its bytes. It has no closing blocks. What is here writes and reads it byte by byte.

const blockSize = 512;
const textEncoder = new TextEncoder();

/** What cannot be read as an archive at all. */
export class UnusableArchive extends Error {
  override readonly name = 'UnusableArchive';
}

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where its header block starts. */
  readonly offset: number;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** The header block of a file: mode 644, owner 0, the archive's timestamp in seconds. */
function headerBlock(name: string, size: number, timestamp: number): Uint8Array {
  const block = new Uint8Array(blockSize);
  const put = (text: string, at: number) => block.set(textEncoder.encode(text), at);
  put(name, 0);
  put('0000644', 100);
  put('0000000', 108);
  put('0000000', 116);
  put(octal(size, 11), 124);
  put(octal(timestamp, 11), 136);
  put('        ', 148);
  put('0', 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 6)}\0 `, 148);
  return block;
}

function paddedSize(size: number): number {
  return Math.ceil(size / blockSize) * blockSize;
}

/** The blocks of one file. */
export function fileBlocks(name: string, content: Uint8Array, timestamp: number): Uint8Array {
  const blocks = new Uint8Array(blockSize + paddedSize(content.length));
  blocks.set(headerBlock(name, content.length, timestamp));
  blocks.set(content, blockSize);
  return blocks;
}

/**
 * Splits an archive into its files.
 *
 * @param onFlaw told of each place where the bytes are not the ones that the archive's own writer would have put.
 * @throws UnusableArchive when it is not a tar whose first file is the BELENIOS header of version 1.
 */
export function readArchive(
  bytes: Uint8Array,
  onFlaw: (detail: string) => void,
): { timestamp: number; entries: ArchiveEntry[] } {
  const entries: ArchiveEntry[] = [];
  const decoder = new TextDecoder('latin1');
  let timestamp: number | undefined;
  for (let offset = 0; offset < bytes.length; ) {
    if (offset + blockSize > bytes.length) throw new UnusableArchive('the archive ends within a block');
    const header = bytes.subarray(offset, offset + blockSize);
    const field = (start: number, length: number) =>
      decoder.decode(header.subarray(start, start + length)).replace(/\0.*$/s, '');
    if (timestamp !== undefined && bytes.subarray(offset).every((byte) => byte === 0)) {
      onFlaw('empty blocks follow the last file');
      break;
    }
    const sizeText = field(124, 12).trim();
    if (!/^[0-7]+$/.test(sizeText)) throw new UnusableArchive(`there is no file header at byte ${offset}`);
    const size = Number.parseInt(sizeText, 8);
    const next = offset + blockSize + paddedSize(size);
    if (next > bytes.length) throw new UnusableArchive('the archive ends within a file');
    const name = field(0, 100);
    const content = bytes.subarray(offset + blockSize, offset + blockSize + size);
    timestamp ??= readHeader(name, content);
    if (!sameBytes(header, headerBlock(name, size, timestamp)))
      onFlaw(`the header of ${name} at byte ${offset} is not as it must be`);
    if (bytes.subarray(offset + blockSize + size, next).some((byte) => byte !== 0))
      onFlaw(`${name} is followed by bytes that are not zero`);
    entries.push({ name, bytes: content, offset });
    offset = next;
  }
  if (timestamp === undefined) throw new UnusableArchive('the archive is empty');
  return { timestamp, entries };
}

function readHeader(name: string, content: Uint8Array): number {
  if (name !== 'BELENIOS')
    throw new UnusableArchive('the first file is not BELENIOS: this is not an election archive');
  try {
    const { version, timestamp } = decodeText(headerCodec, new TextDecoder().decode(content), 'BELENIOS');
    if (version === 1 && /^(0|[1-9][0-9]{0,10})$/.test(timestamp)) return Number(timestamp);
  } catch {
    // What is said below holds for it too.
  }
  throw new UnusableArchive('BELENIOS is not the header of an archive of version 1');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether `after` only appends to `before`: what a mirror asks at each visit. */
export function isExtensionOf(before: Uint8Array, after: Uint8Array): boolean {
  return after.length >= before.length && sameBytes(after.subarray(0, before.length), before);
}

/** The state from which an archive is continued: what a server keeps beside the bytes it appends to. */
export interface ArchiveHead {
  readonly timestamp: number;
  /** Hash of the last event; nothing before Setup. */
  readonly parent: string | undefined;
  /** Height of the next event. */
  readonly height: number;
}

/** The first bytes of an archive opened at `timestamp` seconds since 1970. */
export function openArchive(timestamp: number): { head: ArchiveHead; bytes: Uint8Array } {
  const header = encodeText(headerCodec, { version: 1, timestamp: String(timestamp) });
  return {
    head: { timestamp, parent: undefined, height: 0 },
    bytes: fileBlocks('BELENIOS', textEncoder.encode(header), timestamp),
  };
}

/**
 * The bytes to append for one event: its pieces of data in order, the payload last, then the event. The caller appends them
 * in one write; a ballot whose event is not there was not cast.
 */
export function appendEvent(
  head: ArchiveHead,
  type: EventType,
  data: readonly string[],
): { head: ArchiveHead; bytes: Uint8Array; eventHash: string } {
  const payload = data.at(-1);
  const event: Event = {
    parent: head.parent,
    height: head.height,
    type,
    payload: payload === undefined ? undefined : sha256Hex(payload),
  };
  const eventText = encodeText(eventCodec, event);
  const eventHash = sha256Hex(eventText);
  const blocks = data.map((text) => dataBlocks(text, head.timestamp));
  blocks.push(fileBlocks(`${eventHash}.event.json`, textEncoder.encode(eventText), head.timestamp));
  return {
    head: { timestamp: head.timestamp, parent: eventHash, height: head.height + 1 },
    bytes: joinBytes(blocks),
    eventHash,
  };
}

export function dataBlocks(text: string, timestamp: number): Uint8Array {
  return fileBlocks(`${sha256Hex(text)}.data.json`, textEncoder.encode(text), timestamp);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
