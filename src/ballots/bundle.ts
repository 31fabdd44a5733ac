// What a stranger has of an election as files: archives one by one, or all of them in one ZIP, beside the act and the lists that were
// published. Each is read when its turn comes, so that one archive at a time is in memory.

/** A file with its name, as a browser gives it to a page or the system to a program. */
export interface BoxFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface GatheredFiles {
  /** In the order of their names, numbers as numbers. */
  readonly archives: readonly BoxFile[];
  /** Texts of JSON, such as the act or a ballot that was opened. */
  readonly jsons: readonly string[];
  readonly drawn: string | undefined;
  readonly division: string | undefined;
}

/** A ZIP that cannot be read: its sentence says why. */
export class UnreadableBundle extends Error {
  override readonly name = 'UnreadableBundle';
}

/** Sorts files by what they are: ZIPs are looked into, and what is neither JSON, a published list nor a ZIP is taken for an archive. */
export async function gatherFiles(files: readonly BoxFile[]): Promise<GatheredFiles> {
  const all: BoxFile[] = [];
  for (const file of files) all.push(...(isNamed(file, 'zip') ? await filesOfZip(file.blob) : [file]));
  const archives = all
    .filter((file) => !isNamed(file, 'json') && !isNamed(file, 'csv') && !isNamed(file, 'txt'))
    .sort((a, b) => byName.compare(a.name, b.name));
  // A list is known by its columns: whoever downloads one twice has it under another name.
  const listOf = async (columns: number) => {
    for (const { blob } of all.filter((file) => isNamed(file, 'csv'))) {
      const [line = ''] = (await blob.slice(0, 400).text()).split('\n', 1);
      if (line.split(',').length === columns) return await blob.text();
    }
    return undefined;
  };
  return {
    archives,
    jsons: await Promise.all(all.filter((file) => isNamed(file, 'json')).map(({ blob }) => blob.text())),
    drawn: await listOf(6),
    division: await listOf(2),
  };
}

const byName = new Intl.Collator('es', { numeric: true });
const isNamed = ({ name }: BoxFile, kind: string) => name.toLowerCase().endsWith(`.${kind}`);

const endSignature = 0x06054b50;
const farEndSignature = 0x06064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const far = 0xffffffff;
/** The end of a directory with the longest comment, and what leads to the end of a directory beyond four gigabytes. */
const tailMost = 22 + 0xffff + 20;

/**
 * The files of a ZIP as pieces of it, which are not read yet. Archives are random to a compressor, so that the ZIP of an institution holds
 * them as they are; one that was packed otherwise is refused and has to be unpacked first.
 */
async function filesOfZip(zip: Blob): Promise<BoxFile[]> {
  const view = async (start: number, end: number) =>
    new DataView(await zip.slice(Math.max(0, start), Math.min(end, zip.size)).arrayBuffer());
  const tail = await view(zip.size - tailMost, zip.size);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endSignature) at -= 1;
  if (at < 0) throw new UnreadableBundle('it is not a whole ZIP');
  let start = tail.getUint32(at + 16, true);
  let size = tail.getUint32(at + 12, true);
  if (start === far) {
    // Twenty bytes before the end say where the larger end stands.
    if (at < 20) throw new UnreadableBundle('its directory cannot be found');
    const end = await view(Number(tail.getBigUint64(at - 12, true)), zip.size);
    if (end.byteLength < 56 || end.getUint32(0, true) !== farEndSignature)
      throw new UnreadableBundle('its directory cannot be found');
    size = Number(end.getBigUint64(40, true));
    start = Number(end.getBigUint64(48, true));
  }
  const directory = await view(start, start + size);
  const files: BoxFile[] = [];
  for (let entry = 0; entry + 46 <= directory.byteLength; ) {
    if (directory.getUint32(entry, true) !== entrySignature)
      throw new UnreadableBundle('its directory is damaged');
    const nameLength = directory.getUint16(entry + 28, true);
    const extraLength = directory.getUint16(entry + 30, true);
    const bytes = directory.getUint32(entry + 24, true);
    const name = new TextDecoder().decode(
      new Uint8Array(
        directory.buffer,
        directory.byteOffset + entry + 46,
        Math.min(nameLength, directory.byteLength - entry - 46),
      ),
    );
    let local = directory.getUint32(entry + 42, true);
    if (local === far) local = farOffset(directory, entry + 46 + nameLength, extraLength);
    if (!name.endsWith('/')) {
      if (directory.getUint16(entry + 10, true) !== 0)
        throw new UnreadableBundle(`${name} is packed in it: unpack the ZIP and choose its files`);
      const header = await view(local, local + 30);
      if (header.byteLength < 30 || header.getUint32(0, true) !== localSignature)
        throw new UnreadableBundle(`${name} cannot be found in it`);
      const begin = local + 30 + header.getUint16(26, true) + header.getUint16(28, true);
      if (begin + bytes > zip.size) throw new UnreadableBundle(`${name} is not whole`);
      files.push({ name: name.split('/').at(-1)!, blob: zip.slice(begin, begin + bytes) });
    }
    entry += 46 + nameLength + extraLength + directory.getUint16(entry + 32, true);
  }
  return files;
}

/** Where a file begins beyond four gigabytes: the field of the larger format that the entry carries. */
function farOffset(directory: DataView, start: number, length: number): number {
  for (let at = start; at + 12 <= Math.min(start + length, directory.byteLength); ) {
    const size = directory.getUint16(at + 2, true);
    if (directory.getUint16(at, true) === 1) return Number(directory.getBigUint64(at + 4, true));
    at += 4 + size;
  }
  throw new UnreadableBundle('its directory is damaged');
}
