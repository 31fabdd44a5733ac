import { appendEvent, joinBytes, openArchive } from './archive.ts';
import { encodeText } from './codec.ts';
import type { OpenElection } from './election.ts';
import type {
  EventType,
  PartialDecryption,
  QuestionResult,
  Shuffle,
  TallyOfQuestion,
  Trustee,
} from './formats.ts';
import { ownedCodec, resultCodec, setupCodec, sizedTallyCodec } from './formats.ts';
import { sha256Hex } from './hash.ts';

/** One event of an election with the pieces of data that it brings, the payload last. */
export interface Step {
  readonly type: EventType;
  readonly data: readonly string[];
}

/** What Setup brings: the election, its trustees, its roll. @param roll the lines of `writeRoll`. */
export function setupStep(open: OpenElection, trustees: Trustee[], roll: string[]): Step {
  const trusteesText = encodeText(open.formats.trustees, trustees);
  const rollText = encodeText(open.formats.publicCredentials, roll);
  const setup = {
    election: sha256Hex(open.text),
    trustees: sha256Hex(trusteesText),
    credentials: sha256Hex(rollText),
  };
  return { type: 'Setup', data: [open.text, trusteesText, rollText, encodeText(setupCodec, setup)] };
}

export function ballotStep(ballotText: string): Step {
  return { type: 'Ballot', data: [ballotText] };
}

export const endBallotsStep: Step = { type: 'EndBallots', data: [] };
export const endShufflesStep: Step = { type: 'EndShuffles', data: [] };

export function tallyStep(
  open: OpenElection,
  tally: TallyOfQuestion[],
  counted: number,
  totalWeight: number,
): Step {
  const text = encodeText(open.formats.encryptedTally, tally);
  const sized = { num_tallied: counted, total_weight: totalWeight, encrypted_tally: sha256Hex(text) };
  return { type: 'EncryptedTally', data: [text, encodeText(sizedTallyCodec, sized)] };
}

/** @param owner the trustee's place, from 1. */
export function shuffleStep(open: OpenElection, owner: number, shuffle: Shuffle): Step {
  return ownedStep('Shuffle', owner, encodeText(open.formats.shuffle, shuffle));
}

export function decryptionStep(open: OpenElection, owner: number, decryption: PartialDecryption): Step {
  return ownedStep('PartialDecryption', owner, encodeText(open.formats.partialDecryption, decryption));
}

function ownedStep(type: EventType, owner: number, text: string): Step {
  return { type, data: [text, encodeText(ownedCodec, { owner, payload: sha256Hex(text) })] };
}

export function resultStep(result: QuestionResult[]): Step {
  return { type: 'Result', data: [encodeText(resultCodec, { result })] };
}

/** A whole archive opened at `timestamp` seconds since 1970. */
export function writeArchive(timestamp: number, steps: readonly Step[]): Uint8Array {
  const opened = openArchive(timestamp);
  const parts = [opened.bytes];
  let head = opened.head;
  for (const { type, data } of steps) {
    const appended = appendEvent(head, type, data);
    parts.push(appended.bytes);
    head = appended.head;
  }
  return joinBytes(parts);
}
