import type { ArchiveEntry } from './archive.ts';
import type { Finding } from './batch.ts';
import { CheckFailure, decodeText } from './codec.ts';
import type { Event, EventType } from './formats.ts';
import { eventCodec, ownedCodec, setupCodec, sizedTallyCodec } from './formats.ts';
import { sha256Hex } from './hash.ts';

/** An event with the pieces of data that it brought, by their hashes. */
export interface ArchiveEvent {
  readonly event: Event;
  readonly hash: string;
}

export interface ArchiveContent {
  readonly events: readonly ArchiveEvent[];
  /** The text of each piece of data, by its hash. */
  readonly data: ReadonlyMap<string, string>;
}

/** What an event may follow, by the last event before it. Shuffles stand only where a question is ranked. */
const successors: Record<'start' | EventType, readonly EventType[]> = {
  start: ['Setup'],
  Setup: ['Ballot', 'EndBallots'],
  Ballot: ['Ballot', 'EndBallots'],
  EndBallots: ['EncryptedTally'],
  EncryptedTally: ['Shuffle', 'EndShuffles', 'PartialDecryption'],
  Shuffle: ['Shuffle', 'EndShuffles'],
  EndShuffles: ['PartialDecryption'],
  PartialDecryption: ['PartialDecryption', 'Result'],
  Result: [],
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the files after the header as data and events, and checks names, order, parents, heights and that each piece of data
 * is used by the event that follows it.
 */
export function readEvents(
  entries: readonly ArchiveEntry[],
  note: (finding: Finding) => void,
): ArchiveContent {
  const data = new Map<string, string>();
  const events: ArchiveEvent[] = [];
  const used = new Set<string>();
  let pending: string[] = [];
  for (const { name, bytes } of entries) {
    const match = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(name);
    if (!match) {
      note({ check: 'format', detail: `${name} is not the name of a piece of an archive` });
      continue;
    }
    const hash = sha256Hex(bytes);
    if (hash !== match[1])
      note({ check: 'file-hash', detail: `${name} does not have the hash of its bytes` });
    const text = textOf(bytes, name, note);
    if (text === undefined) continue;
    if (match[2] === 'data') {
      pending.push(match[1]!);
      data.set(match[1]!, text);
      continue;
    }
    const event = readEvent(text, name, note);
    if (!event) {
      pending = [];
      continue;
    }
    checkLinks({ event, hash: match[1]! }, events.at(-1), note);
    checkPayload(event, pending, data, used, note);
    events.push({ event, hash: match[1]! });
    pending = [];
  }
  if (pending.length > 0)
    note({ check: 'event-payload', detail: `${pending.length} pieces at the end belong to no event` });
  return { events, data };
}

function textOf(bytes: Uint8Array, name: string, note: (finding: Finding) => void): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    note({ check: 'format', detail: `${name} is not a text in UTF-8` });
    return undefined;
  }
}

function readEvent(text: string, name: string, note: (finding: Finding) => void): Event | undefined {
  try {
    return decodeText(eventCodec, text, name);
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    note({ check: error.check, detail: error.message });
    // An event that is only written otherwise still has its place in the chain.
    return error.check === 'canonical-json' ? eventCodec.read(JSON.parse(text), name) : undefined;
  }
}

function checkLinks(
  { event, hash }: ArchiveEvent,
  last: ArchiveEvent | undefined,
  note: (finding: Finding) => void,
): void {
  if (!successors[last?.event.type ?? 'start'].includes(event.type))
    note({
      check: 'event-order',
      detail: `${event.type} follows ${last?.event.type ?? 'nothing'} at event ${hash}`,
    });
  if (event.parent !== last?.hash)
    note({ check: 'event-parent', detail: `event ${hash} does not point to the event before it` });
  if (event.height !== (last ? last.event.height + 1 : 0))
    note({ check: 'event-height', detail: `event ${hash} has height ${event.height}` });
}

/** The pieces that an event must have brought: what its payload refers to, and the payload. */
function checkPayload(
  event: Event,
  pending: readonly string[],
  data: ReadonlyMap<string, string>,
  used: Set<string>,
  note: (finding: Finding) => void,
): void {
  const { payload, type, height } = event;
  if (payload !== undefined && used.has(payload)) {
    const check = type === 'Ballot' ? 'ballot-duplicate' : 'event-payload';
    note({ check, detail: `event ${height} brings again what was brought before` });
    return;
  }
  const expected = payload === undefined ? [] : [...referredBy(type, data.get(payload)), payload];
  const bringsNothing = type === 'EndBallots' || type === 'EndShuffles';
  const exact =
    expected.length === pending.length &&
    expected.every((hash) => pending.includes(hash)) &&
    pending.at(-1) === payload;
  if (!exact || bringsNothing !== (payload === undefined))
    note({
      check: 'event-payload',
      detail: `event ${height} (${type}) is not preceded by exactly what it refers to`,
    });
  for (const hash of expected) used.add(hash);
}

function referredBy(type: EventType, text: string | undefined): string[] {
  if (text === undefined) return [];
  try {
    if (type === 'Setup') return Object.values(decodeText(setupCodec, text, 'setup'));
    if (type === 'EncryptedTally') return [decodeText(sizedTallyCodec, text, 'tally').encrypted_tally];
    if (type === 'Shuffle' || type === 'PartialDecryption')
      return [decodeText(ownedCodec, text, type).payload];
  } catch (error) {
    // The same piece is read again by whoever uses it, and reported there.
    if (!(error instanceof CheckFailure)) throw error;
  }
  return [];
}
