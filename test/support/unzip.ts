import { crc32 } from 'node:zlib';

/**
 * The texts of a ZIP whose entries are not compressed, by name, each checked against its sum (APPNOTE 6.3.10, §4.3).
 *
 * @throws RangeError on what is no such ZIP, or is damaged.
 */
export function unzip(bytes: Buffer): Record<string, string> {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new RangeError('The file does not end as a ZIP does.');
  const texts: Record<string, string> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50)
      throw new RangeError(`Entry ${i} has no place in the directory.`);
    const size = bytes.readUInt32LE(at + 24);
    const length = bytes.readUInt16LE(at + 28);
    const start = bytes.readUInt32LE(at + 42) + 30 + length;
    const content = bytes.subarray(start, start + size);
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new RangeError(`Entry ${i} is damaged.`);
    texts[bytes.subarray(at + 46, at + 46 + length).toString()] = content.toString();
    at += 46 + length;
  }
  if (at !== end) throw new RangeError('The directory does not end where it says.');
  return texts;
}
