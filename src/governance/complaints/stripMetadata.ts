// What a picture tells besides itself (place, device, hour, owner) is left out; the picture's own bytes are copied as they are.

export type FileMedia = 'image/jpeg' | 'image/png' | 'application/pdf' | 'text/plain';

/** What a file is by what it holds, whatever its name says; null for what is not taken. */
export function mediaOf(bytes: Buffer): FileMedia | null {
  if (bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes.length > 8 && bytes.subarray(0, 8).equals(pngMark)) return 'image/png';
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (bytes.length > 0 && isPlainText(bytes)) return 'text/plain';
  return null;
}

function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !hasControlCharacter(text) && !/^\s*<(!doctype|html|svg|\?xml|script)/i.test(text);
  } catch {
    return false;
  }
}

/** Control characters other than tab, line feed and carriage return tell a program from a text. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

/**
 * The file without what it says of its author. Pictures lose every segment that is not needed to show them, and whatever follows
 * their end; how a photograph is to be turned is kept. Texts and PDF come back as they are.
 *
 * @returns null when the picture is broken. Source of the formats: ITU-T T.81, annex B; W3C PNG, third edition.
 */
export function stripMetadata(bytes: Buffer, media: FileMedia): Buffer | null {
  if (media === 'image/jpeg') return stripJpeg(bytes);
  if (media === 'image/png') return stripPng(bytes);
  return bytes;
}

function stripJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  let sawPicture = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    if (marker === 0xe1) turned = orientationOf(segment) ?? turned;
    // JFIF says the shape of the dots and Adobe's segment how colours are written: without them the picture looks otherwise.
    const isShape = marker === 0xe0 && segment.subarray(4, 9).toString('latin1') === 'JFIF\0';
    const isAdobe = marker === 0xee && segment.subarray(4, 9).toString('latin1') === 'Adobe';
    if (isShape) kept.push(plainJfif(segment));
    else if (isAdobe || (!isApplication && marker !== 0xfe)) kept.push(segment);
    at = end;
    if (marker !== 0xda) continue;
    sawPicture = true;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  if (!sawPicture) return null;
  if (turned !== 1) kept.splice(1, 0, turnedSegment(turned));
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])]);
}

/** The density of the dots without the small picture that JFIF may carry. */
function plainJfif(segment: Buffer): Buffer {
  if (segment.length < 18) return segment;
  const plain = Buffer.from(segment.subarray(0, 18));
  plain.writeUInt16BE(16, 2);
  plain[16] = 0;
  plain[17] = 0;
  return plain;
}

/** Coded data runs to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1)
    if (bytes[at] === 0xff) {
      const next = bytes[at + 1]!;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    }
  return bytes.length;
}

/** Exif 2.3, tag 0x0112 of the first directory: 1 to 8. */
function orientationOf(segment: Buffer): number | null {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0' || segment.length < 20) return null;
  const tiff = segment.subarray(10);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return null;
  const entries = short(directory);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.length) return null;
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says how to turn the picture and nothing else. */
function turnedSegment(turned: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write('Exif\0\0MM', 4, 'latin1');
  segment.writeUInt16BE(42, 12);
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(0x0112, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(turned, 28);
  return segment;
}

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'sBIT', 'bKGD']);

function stripPng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [pngMark];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = bytes.subarray(at + 4, at + 8).toString('latin1');
    if (pngKept.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
