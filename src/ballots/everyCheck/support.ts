import { expect } from 'vitest';
import { type CheckName, type Question, type Step, seededRandom, verifyElection } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { appendEvent, fileBlocks, joinBytes, openArchive } from '../archive.ts';
import { readBallot, signBallot } from '../ballot.ts';
import { credentialExponent } from '../credentials.ts';
import type { Ballot, ThresholdParameters, Trustee } from '../formats.ts';
import { sha256Hex } from '../hash.ts';
import { decryptionStep, resultStep, setupStep, tallyStep, writeArchive } from '../making.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { rehearseElection } from '../rehearsal.ts';
import { decrypt, encryptedTally, makePartialDecryption, trusteePlaces } from '../tally.ts';

// For every check an archive, made here by changing a good one and mending all that follows from the change, that this check
// alone rejects.

export const timestamp = 1_800_000_000;
export const random = seededRandom('every check');
export const boxes: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B', 'C'], blank: true, min: 1, max: 2, question: '¿Quién?' },
};
export const lists: Question = {
  type: 'Lists',
  value: {
    answers: [
      ['L1', 'a', 'b'],
      ['L2', 'c'],
    ],
    question: '¿Qué lista?',
  },
};
export const ranked: Question = {
  type: 'NonHomomorphic',
  value: { answers: ['A', 'B'], question: '¿En qué orden?' },
};

export let election: Rehearsal;
export let rankedElection: Rehearsal;
/** Acts out the two good elections from which all archives are made. */
export async function prepareElections(): Promise<void> {
  election = await rehearseElection(
    {
      group: 'Ed25519',
      name: 'Ensayo',
      questions: [boxes, lists],
      weights: [2, 1, 1],
      mandatory: 1,
      ceremony: { size: 3, threshold: 2, decrypting: [1, 3] },
      votes: [
        {
          voter: 0,
          choices: [
            [0, 1, 0, 1],
            [
              [1, 1, 0],
              [0, 0],
            ],
          ],
        },
        {
          voter: 1,
          choices: [
            [1, 0, 0, 0],
            [
              [0, 0, 0],
              [1, 1],
            ],
          ],
        },
      ],
    },
    nativeGroups,
    random,
  );
  rankedElection = await rehearseElection(
    {
      group: 'Ed25519',
      name: 'Ensayo con preferencias',
      questions: [ranked],
      weights: [1, 1, 1],
      mandatory: 2,
      shuffles: 2,
      votes: [
        { voter: 0, choices: [[1, 2]] },
        { voter: 1, choices: [[2, 1]] },
        { voter: 2, choices: [[0, 7]] },
      ],
    },
    nativeGroups,
    random,
  );
}

export async function failing(bytes: Uint8Array): Promise<CheckName[]> {
  const report = await verifyElection(bytes);
  const failed = report.checks.filter(({ status }) => status === 'failed').map(({ check }) => check);
  expect(report.verdict).toBe(failed.length === 0 ? 'accepted' : 'rejected');
  return failed;
}

export const archiveOf = (steps: readonly Step[]) => writeArchive(timestamp, steps);
export const failingSteps = (steps: readonly Step[]) => failing(archiveOf(steps));
export const replaceStep = (steps: readonly Step[], place: number, step: Step) =>
  steps.map((one, i) => (i === place ? step : one));
export const placeOf = (steps: readonly Step[], type: Step['type'], nth = 0) =>
  steps.flatMap((step, i) => (step.type === type ? [i] : []))[nth]!;

/** The election with other trustees as its archive would say them, everything else as it was. */
export const withTrustees = ({ open, roll, steps }: Rehearsal, trustees: Trustee[]) =>
  replaceStep(steps, 0, setupStep(open, trustees, roll));
export const withRoll = ({ open, trustees, steps }: Rehearsal, roll: string[]) =>
  replaceStep(steps, 0, setupStep(open, trustees, roll));

/** The whole tally again for other ballots, so that only what is wrong with them shows. */
export function retally(
  { open, trustees, secrets, roll }: Rehearsal,
  ballots: readonly string[],
  weights: readonly number[],
  setup?: Step,
): Step[] {
  const counted = ballots
    .map((text, i) => ({ read: readBallot(open, text), weight: weights[i]! }))
    .filter(({ weight }) => weight > 0);
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  const tally = encryptedTally(open, counted);
  const decryptions = trusteePlaces(trustees)
    .filter(({ owner }) => owner !== 3)
    .map((place) => ({
      place,
      decryption: makePartialDecryption(open, random, secrets[place.owner - 1]!, tally),
    }));
  const decrypted = decrypt(open, trustees, tally, decryptions, total);
  if (!decrypted.ok) throw new Error(decrypted.detail);
  return [
    setup ?? setupStep(open, trustees, roll),
    ...ballots.map((text): Step => ({ type: 'Ballot', data: [text] })),
    { type: 'EndBallots', data: [] },
    tallyStep(open, tally, counted.length, total),
    ...decryptions.map(({ place, decryption }) => decryptionStep(open, place.owner, decryption)),
    resultStep(decrypted.result),
  ];
}

export const exponentOf = ({ open, credentials }: Rehearsal, voter: number) =>
  credentialExponent(open.group, open.election.uuid, credentials[voter]!.secret);

/** The first ballot with its JSON changed and signed again. */
export function changedBallot(rehearsal: Rehearsal, change: (ballot: Ballot) => Ballot): string {
  const { ballot } = readBallot(rehearsal.open, rehearsal.ballots[0]!);
  return signBallot(rehearsal.open, random, exponentOf(rehearsal, 0), change(ballot));
}
export const withFirstBallot = (rehearsal: Rehearsal, text: string) =>
  retally(rehearsal, [text, ...rehearsal.ballots.slice(1)], rehearsal === election ? [2, 1] : [1, 1, 1]);
export const withAnswer =
  (place: number, change: (answer: Record<string, unknown>) => object) => (ballot: Ballot) => ({
    ...ballot,
    answers: ballot.answers.map((answer, i) =>
      i === place ? change(answer as Record<string, unknown>) : answer,
    ),
  });
export const oneMore = (decimal: unknown) => String(BigInt(decimal as string) ^ 1n);

/** Replaces the threshold parameters of the ceremony. */
export const changedCeremony = (
  change: (parameters: ThresholdParameters) => ThresholdParameters,
): Trustee[] =>
  election.trustees.map((trustee) =>
    trustee.kind === 'Pedersen' ? { ...trustee, parameters: change(trustee.parameters) } : trustee,
  );

export const firstChanged = <T>(list: readonly T[], change: (one: T) => T): T[] =>
  list.map((one, i) => (i === 0 ? change(one) : one));

/** A writer of archives that lets one event be written otherwise. */
export function archiveWithEvent(
  steps: readonly Step[],
  place: number,
  change: (event: Record<string, unknown>) => string,
): Uint8Array {
  const opened = openArchive(timestamp);
  let head = opened.head;
  const parts = [opened.bytes];
  steps.forEach(({ type, data }, i) => {
    if (i !== place) {
      const appended = appendEvent(head, type, data);
      parts.push(appended.bytes);
      head = appended.head;
      return;
    }
    const payload = data.at(-1);
    const event = {
      ...(head.parent ? { parent: head.parent } : {}),
      height: head.height,
      type,
      ...(payload === undefined ? {} : { payload: sha256Hex(payload) }),
    };
    const text = change(event);
    for (const piece of data)
      parts.push(fileBlocks(`${sha256Hex(piece)}.data.json`, new TextEncoder().encode(piece), timestamp));
    parts.push(fileBlocks(`${sha256Hex(text)}.event.json`, new TextEncoder().encode(text), timestamp));
    head = {
      timestamp,
      parent: sha256Hex(text),
      height: (JSON.parse(text) as { height: number }).height + 1,
    };
  });
  return joinBytes(parts);
}

/** An archive that one check alone rejects: `failing` says which ones did. */
export interface MutationCase {
  readonly check: CheckName;
  readonly what: string;
  readonly failing: () => Promise<CheckName[]>;
}

/** Lets a file name its cases one after another. */
export function caseList() {
  const cases: MutationCase[] = [];
  const only = (check: CheckName, what: string, run: () => Promise<CheckName[]>) => {
    cases.push({ check, what, failing: run });
  };
  return { cases, only };
}
