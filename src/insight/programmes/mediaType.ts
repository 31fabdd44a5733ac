const kinds: readonly (readonly [mediaType: string, ending: RegExp, isKind: (bytes: Buffer) => boolean])[] = [
  ['application/pdf', /\.pdf$/i, (bytes) => bytes.subarray(0, 5).toString('latin1') === '%PDF-'],
  ['image/png', /\.png$/i, (bytes) => bytes.subarray(1, 4).toString('latin1') === 'PNG'],
  ['image/jpeg', /\.jpe?g$/i, (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    /\.xlsx$/i,
    (bytes) => bytes.subarray(0, 2).toString('latin1') === 'PK',
  ],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    /\.docx$/i,
    (bytes) => bytes.subarray(0, 2).toString('latin1') === 'PK',
  ],
  ['text/csv', /\.csv$/i, (bytes) => !bytes.subarray(0, 4_000).includes(0)],
  ['text/plain', /\.txt$/i, (bytes) => !bytes.subarray(0, 4_000).includes(0)],
];

/** What a file is, by its first bytes and its name together; null for what is not taken, or is not what its name says. */
export function mediaTypeOf(bytes: Buffer, name: string): string | null {
  if (bytes.length === 0) return null;
  return kinds.find(([, ending, isKind]) => ending.test(name) && isKind(bytes))?.[0] ?? null;
}
