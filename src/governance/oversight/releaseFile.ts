import { isObject, type Json, type JsonObject } from './ocds.ts';

/** Thrown where nothing can be made of a file; `problem` is for the report. */
export class UnreadableReleases extends Error {
  readonly problem: 'not-json' | 'no-releases' | 'package-too-large';
  constructor(problem: 'not-json' | 'no-releases' | 'package-too-large') {
    super(problem);
    this.problem = problem;
  }
}

/** A package is read whole; lines of their own have no limit. */
const packageBytesMax = 128 * 1024 ** 2;

/**
 * The releases of a file as they arrive: a release package, a record package with its releases, a single release, or one of these on
 * each line (JSON Lines), with or without a byte-order mark. What is on a line and is no JSON comes as `undefined`.
 */
export async function* releasesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Json | undefined> {
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
