import { filesOf, peeked, UnreadableArchive } from './archive.ts';
import { ItemTooLarge, listItems } from './listItems.ts';
import { isObject, type Json, type JsonObject } from './ocds.ts';

/** Thrown where nothing can be made of a file; `problem` is for the report. */
export class UnreadableReleases extends Error {
  readonly problem: 'not-json' | 'no-releases' | 'package-too-large' | 'archive-unreadable';
  constructor(problem: UnreadableReleases['problem']) {
    super(problem);
    this.problem = problem;
  }
}

/** A package is read whole; lines and lists of packages have no limit. */
const packageBytesMax = 128 * 1024 ** 2;

/**
 * The releases of a file as they arrive: a release package, a record package with its releases, a single release, a list of packages,
 * one of these on each line (JSON Lines), or a ZIP of files of any of these kinds; with or without a byte-order mark. What stands where
 * one should be and is no JSON comes as `undefined`.
 */
export async function* releasesOf(file: AsyncIterable<Buffer>): AsyncGenerator<Json | undefined> {
  const { isArchive, bytes } = await peeked(file);
  if (!isArchive) {
    yield* releasesInText(bytes);
    return;
  }
  let any = false;
  try {
    for await (const one of filesOf(bytes, '.json')) {
      any = true;
      yield* releasesInText(one);
    }
  } catch (error) {
    if (error instanceof UnreadableArchive) throw new UnreadableReleases('archive-unreadable');
    throw error;
  }
  if (!any) throw new UnreadableReleases('no-releases');
}

async function* releasesInText(bytes: AsyncIterable<Buffer>): AsyncGenerator<Json | undefined> {
  const { isList, rest } = await beginning(bytes);
  if (!isList) {
    yield* releasesInPackage(rest);
    return;
  }
  let any = false;
  try {
    for await (const item of listItems(rest, packageBytesMax)) {
      any = true;
      yield* releasesIn(parsed(item));
    }
  } catch (error) {
    if (error instanceof ItemTooLarge) throw new UnreadableReleases('package-too-large');
    throw error;
  }
  if (!any) throw new UnreadableReleases('no-releases');
}

/** Whether the first character that says something opens a list. */
async function beginning(
  bytes: AsyncIterable<Buffer>,
): Promise<{ readonly isList: boolean; readonly rest: AsyncGenerator<Buffer> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  const held: Buffer[] = [];
  let first = '';
  while (first === '') {
    const { value, done } = await pieces.next();
    if (done) break;
    held.push(value);
    first = Buffer.concat(held)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trimStart()
      .slice(0, 1);
  }
  const rest = (async function* () {
    yield* held;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  })();
  return { isList: first === '[', rest };
}

async function* releasesInPackage(bytes: AsyncIterable<Buffer>): AsyncGenerator<Json | undefined> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let isLines: boolean | null = null;
  let any = false;
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    if (isLines === null && text.includes('\n'))
      isLines = parsed(text.slice(0, text.indexOf('\n'))) !== undefined;
    if (isLines) {
      const lines = text.split('\n');
      text = lines.pop()!;
      for (const line of lines)
        if (line.trim() !== '') {
          any = true;
          yield* releasesIn(parsed(line));
        }
    } else if (text.length > packageBytesMax) throw new UnreadableReleases('package-too-large');
  }
  text += decoder.decode();
  if (text.trim() !== '') {
    const value = parsed(text);
    if (value === undefined && !isLines) throw new UnreadableReleases('not-json');
    any = true;
    yield* releasesIn(value);
  }
  if (!any) throw new UnreadableReleases('no-releases');
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function* releasesIn(value: Json | undefined): Generator<Json | undefined> {
  if (!isObject(value)) yield value;
  else if (Array.isArray(value.releases)) yield* value.releases as readonly Json[];
  else if (Array.isArray(value.records))
    for (const record of value.records as readonly Json[])
      if (isObject(record)) yield* recordReleases(record);
      else yield record;
  else yield value;
}

/** A record holds its releases, or links to them; a compiled one alone counts as a release, for want of its history. */
function* recordReleases(record: JsonObject): Generator<Json> {
  const { releases, compiledRelease } = record;
  if (
    Array.isArray(releases) &&
    (releases as readonly Json[]).some((one) => isObject(one) && one.tag !== undefined)
  )
    yield* releases as readonly Json[];
  else if (isObject(compiledRelease)) yield compiledRelease;
}
