import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeZip } from '#platform/documents';
import type { Json } from './ocds.ts';
import { releasesOf, UnreadableReleases } from './releaseFile.ts';

const bulk = readFileSync(join(import.meta.dirname, 'sercop', 'recordings', 'bulk-month.json'));
const month = [
  'ocds-5wno2w-001-SIE-HIS-2026-001-1',
  'ocds-5wno2w-001-SIE-HIS-2026-001-2',
  'ocds-5wno2w-001-MCS-HIS-2026-002-1',
  'ocds-5wno2w-001-MCS-HIS-2026-002-2',
];

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = async (bytes: Buffer, size = 1 << 16): Promise<(string | undefined)[]> => {
  const ids: (string | undefined)[] = [];
  for await (const value of releasesOf(inPieces(bytes, size)))
    ids.push((value as { id?: string } | undefined)?.id);
  return ids;
};
const problem = async (bytes: Buffer, size = 1 << 16) => {
  try {
    return await read(bytes, size);
  } catch (error) {
    if (error instanceof UnreadableReleases) return error.problem;
    throw error;
  }
};
const text = (value: Json) => Buffer.from(JSON.stringify(value));

describe('a month of the portal', () => {
  // Whatever the pieces in which it arrives: byte by byte, across signatures, or whole.
  it.each([1, 2, 3, 7, 64, 1000, 1 << 20])('is read from its ZIP in pieces of %i bytes', async (size) => {
    const archive = writeZip([
      ['releases_2026_marzo.json', bulk],
      ['leame.txt', 'Esto no es una publicación'],
    ]);
    expect(await read(archive, size)).toEqual(month);
    expect(await read(bulk, size)).toEqual(month);
  });

  it('is read where sizes stand after the content, as a server that streams writes them', async () => {
    const name = Buffer.from('mes.json');
    const packed = deflateRawSync(bulk);
    const plain = writeZip([['mes.json', bulk]]);
    const head = Buffer.from(plain.subarray(0, 30));
    head.writeUInt16LE(head.readUInt16LE(6) | 8, 6);
    const after = Buffer.alloc(16);
    after.writeUInt32LE(0x08074b50, 0);
    after.writeUInt32LE(plain.readUInt32LE(14), 4);
    after.writeUInt32LE(packed.length, 8);
    after.writeUInt32LE(bulk.length, 12);
    head.writeUInt32LE(0, 14);
    head.writeUInt32LE(0, 18);
    head.writeUInt32LE(0, 22);
    const directory = Buffer.alloc(60);
    directory.writeUInt32LE(0x02014b50, 0);
    const archive = Buffer.concat([head, name, packed, after, directory]);
    for (const size of [1, 5, 333, 1 << 20]) expect(await read(archive, size)).toEqual(month);
  });

  it('is refused when it was cut off or damaged, after what came before', async () => {
    const archive = writeZip([['mes.json', bulk]]);
    expect(await problem(archive.subarray(0, archive.length >> 1))).toBe('archive-unreadable');
    const damaged = Buffer.from(archive);
    damaged.writeUInt32LE(7, 14);
    expect(await problem(damaged)).toBe('archive-unreadable');
    expect(await problem(writeZip([['leame.txt', 'nada']]))).toBe('no-releases');
  });
});

describe('a list of packages', () => {
  it('goes on after an item that is no JSON, and is not misled by brackets and commas in strings', async () => {
    const one = { id: 'a', title: 'Comillas " y } ] , { [ \\' };
    const list = `\uFEFF [ ${JSON.stringify(one)}, {"id": oops}, ${JSON.stringify({ releases: [{ id: 'b' }, { id: 'c' }] })} ] `;
    for (const size of [1, 4, 1000])
      expect(await read(Buffer.from(list), size)).toEqual(['a', undefined, 'b', 'c']);
  });

  it('that is cut off gives what came, and its last item as what it is', async () => {
    expect(await read(Buffer.from('[{"id":"a"},{"id":"b'))).toEqual(['a', undefined]);
    expect(await problem(Buffer.from('[]'))).toBe('no-releases');
    expect(await problem(Buffer.from('  '))).toBe('no-releases');
  });
});

describe('what was read before is read as before', () => {
  it('packages, records, single releases, lines', async () => {
    expect(await read(text({ releases: [{ id: 'a' }, { id: 'b' }] }))).toEqual(['a', 'b']);
    expect(await read(text({ records: [{ compiledRelease: { id: 'c' } }] }))).toEqual(['c']);
    expect(await read(Buffer.from('{"id":"d"}\nno\n\n{"id":"e"}'), 3)).toEqual(['d', undefined, 'e']);
    expect(await problem(Buffer.from('hola'))).toBe('not-json');
  });
});
