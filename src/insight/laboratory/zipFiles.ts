/**
 * Packs texts into one ZIP without compressing them (APPNOTE 6.3.10, §4.3), so that a page can hand over several files at once. The same
 * texts give the same bytes: every entry carries the format's first date.
 *
 * @param files texts by name; names are plain ASCII.
 */
export function zipFiles(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = Object.entries(files).map(([name, text]) => {
    const bytes = encoder.encode(text);
    return { name: encoder.encode(name), bytes, crc: crc32(bytes) };
  });
  const size = entries.reduce((sum, one) => sum + 76 + 2 * one.name.length + one.bytes.length, 22);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  let at = 0;
  const write = (...fields: readonly (readonly [2 | 4, number])[]): void => {
    for (const [width, value] of fields) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
  };
  const put = (bytes: Uint8Array): void => {
    out.set(bytes, at);
    at += bytes.length;
  };
  const common = (one: (typeof entries)[number]): (readonly [2 | 4, number])[] => [
    [2, 20],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0x21],
    [4, one.crc],
    [4, one.bytes.length],
    [4, one.bytes.length],
    [2, one.name.length],
    [2, 0],
  ];
  const places = entries.map((one) => {
    const place = at;
    write([4, 0x04034b50], ...common(one));
    put(one.name);
    put(one.bytes);
    return place;
  });
  const directory = at;
  entries.forEach((one, i) => {
    write([4, 0x02014b50], [2, 20], ...common(one), [2, 0], [2, 0], [2, 0], [4, 0], [4, places[i]!]);
    put(one.name);
  });
  const length = at - directory;
  write(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, length],
    [4, directory],
    [2, 0],
  );
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
