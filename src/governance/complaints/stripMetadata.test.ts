import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mediaOf, stripMetadata } from './stripMetadata.ts';

const segment = (marker: number, content: Buffer) => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const secret = 'CANON-EOS-7 GPS -0.1807,-78.4678 autor@example.org';

/** Exif with an orientation in its first directory, written in the order of bytes asked for. */
function exif(turned: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(turned, 18);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)]));
}
const table = segment(0xdb, Buffer.alloc(65, 1));
const frame = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
// Coded data with a stuffed zero and a restart inside, which are no ends.
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const soi = Buffer.from([0xff, 0xd8]);
const eoi = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00', 'latin1'));
const jpeg = (...middle: Buffer[]) => Buffer.concat([soi, jfif, ...middle, table, frame, scan, scan, eoi]);

describe('a JPEG', () => {
  it('loses every word about its author, place, device and hour, and whatever follows its end', () => {
    const full = Buffer.concat([
      jpeg(
        exif(1, true),
        segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
        segment(0xe2, Buffer.from(`ICC_PROFILE\0${secret}`)),
        segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`)),
        segment(0xfe, Buffer.from(secret)),
      ),
      Buffer.from(`${secret} a film after the picture`),
    ]);
    expect(mediaOf(full)).toBe('image/jpeg');
    expect(stripMetadata(full, 'image/jpeg')).toEqual(jpeg());
  });

  it.each([true, false])(
    'keeps how it is to be turned and nothing else of its Exif (little-endian: %s)',
    (little) => {
      const stripped = stripMetadata(jpeg(exif(6, little)), 'image/jpeg')!;
      expect(stripped.includes(Buffer.from('CANON'))).toBe(false);
      // The segment is ours: big-endian, one entry, orientation 6.
      const ours = '4578696600004d4d002a00000008000101120003000000010006000000000000';
      expect(stripped.subarray(2, 38).toString('hex')).toBe(`ffe10022${ours}`);
      expect(stripMetadata(stripped, 'image/jpeg')).toEqual(stripped);
    },
  );

  it('that breaks off or is none is refused', () => {
    expect(stripMetadata(Buffer.concat([soi, jfif]), 'image/jpeg')).toBeNull();
    expect(
      stripMetadata(Buffer.concat([soi, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1])]), 'image/jpeg'),
    ).toBeNull();
    expect(stripMetadata(Buffer.concat([soi, Buffer.from('no picture at all')]), 'image/jpeg')).toBeNull();
  });
});

describe('a PNG', () => {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
  };
  const mark = Buffer.from('89504e470d0a1a0a', 'hex');
  const needed = [
    chunk('IHDR', Buffer.alloc(13, 1)),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ];

  it('loses its texts, Exif, profile and time, and whatever follows its end', () => {
    const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'pHYs'].map((name) =>
      chunk(name, Buffer.from(secret)),
    );
    const full = Buffer.concat([mark, needed[0]!, ...told, needed[1]!, needed[2]!, Buffer.from(secret)]);
    expect(mediaOf(full)).toBe('image/png');
    expect(stripMetadata(full, 'image/png')).toEqual(Buffer.concat([mark, ...needed]));
    expect(stripMetadata(full.subarray(0, 60), 'image/png')).toBeNull();
  });
});

describe('what a file is', () => {
  it.each([
    ['%PDF-1.7 …', 'application/pdf'],
    ['Una carta\r\ncon tildes: áéí\t', 'text/plain'],
    ['<!DOCTYPE html><script>alert(1)</script>', null],
    ['  <svg onload="x()">', null],
    ['MZ\u0000\u0001', null],
    ['GIF89a\u0001', null],
  ])('is told by its content: %s', (content, media) => {
    expect(mediaOf(Buffer.from(content))).toBe(media);
  });
  it('nothing at all, and bytes that are no text, are not taken', () => {
    expect(mediaOf(Buffer.alloc(0))).toBeNull();
    expect(mediaOf(Buffer.from([0xc3, 0x28, 0x41]))).toBeNull();
  });
});
