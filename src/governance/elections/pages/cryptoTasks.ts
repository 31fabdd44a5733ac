import {
  type BallotOpening,
  type BoxFile,
  type Choice,
  checkSentences,
  credentialExponent,
  digestOfRoll,
  type ElectionReport,
  flawOfCredential,
  type GatheredFiles,
  gatherFiles,
  isOpeningTrue,
  makeBallotToOpen,
  makeCredential,
  makePracticeBallot,
  makeTrusteeSeed,
  type OpenElection,
  openElection,
  type PublishedTexts,
  parseCredential,
  pureGroups,
  type RollDigest,
  type SumReport,
  sumBoxes,
  sumSentences,
  systemRandom,
  trackerOf,
  type VerifiedBox,
  verifierGroups,
  verifyElection,
} from '#ballots';
import { actStatement } from '../act.ts';
import type { CastAnswer, LinkAnswer } from '../api.ts';
import { blindRight, bytesOfNumber, numberOf, readRightKey, unblindRight } from '../blindRight.ts';
import { readProclamation } from '../proclamation.ts';
import { isReceiptSigned } from '../receipt.ts';
import { makeDecryption, makePiece, signStatement } from '../trusteeWork.ts';

// What the worker of these pages does, away from the thread that draws. Secrets come in and stay there: nothing here speaks to anyone.

const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (hex: string) => bytesOfNumber(BigInt(`0x${hex}`), hex.length / 2);

let opened: OpenElection | undefined;
function openOnce(text: string): OpenElection {
  if (opened?.text !== text) opened = openElection(text, pureGroups);
  return opened;
}

/** What a voter takes to a second device to check a ballot that she opened. */
export interface AuditFile {
  readonly amparo: 'opened-ballot-1';
  readonly electionText: string;
  readonly ballot: string;
  readonly opening: BallotOpening;
}

export interface EncryptedBallot {
  readonly ballot: string;
  readonly tracker: string;
  readonly opening: BallotOpening;
  readonly milliseconds: number;
}

/** What a voter keeps of a ballot that was received. */
export interface ReceiptFile extends CastAnswer {
  readonly amparo: 'election-receipt-2';
  /** The short name under which the election's pages stand. */
  readonly code: string;
}

/** A report with what its page needs to say it in words. */
export interface VerifiedElection extends VerifiedBox {
  readonly sentences: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly string[];
    readonly blank: boolean;
  }[];
}

/** The sum of several boxes with what its page needs to say it in words. */
export interface SummedElection {
  readonly sum: SumReport;
  readonly sentences: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
}

function questionsOf({ election }: ElectionReport): VerifiedElection['questions'] {
  return (election?.questions ?? []).map((one) => ({
    question: one.value.question,
    answers: one.value.answers.flat(),
    blank: one.type === 'Homomorphic' && one.value.blank === true,
  }));
}

export const tasks = {
  /** Opens the election ahead of time and makes a ballot that is thrown away, so that encrypting hers waits for nothing. */
  prepare: async ({ electionText }: { electionText: string }) => {
    if (opened?.text !== electionText) makePracticeBallot(openOnce(electionText), systemRandom);
    return null;
  },
  credential: async ({ uuid, typed }: { uuid: string; typed: string }) => {
    const secret = parseCredential(typed);
    const group = pureGroups('Ed25519')!;
    if (!secret) return flawOfCredential(typed);
    return { secret, credential: group.power(group.generator, credentialExponent(group, uuid, secret)).text };
  },
  blind: async ({
    key,
    uuid,
    credential,
    secret,
  }: {
    key: string;
    uuid: string;
    credential: string;
    secret: string;
  }) => toHex(blindRight(readRightKey(key), uuid, credential, secret)),
  unblind: async (one: { key: string; uuid: string; credential: string; secret: string; answer: string }) => {
    const right = unblindRight(
      readRightKey(one.key),
      one.uuid,
      one.credential,
      one.secret,
      fromHex(one.answer),
    );
    return right ? toHex(right) : null;
  },
  encrypt: async (one: {
    electionText: string;
    secret: string;
    choices: readonly Choice[];
  }): Promise<EncryptedBallot> => {
    const begun = performance.now();
    const { text, opening } = makeBallotToOpen(
      openOnce(one.electionText),
      systemRandom,
      one.secret,
      one.choices,
    );
    return { ballot: text, tracker: trackerOf(text), opening, milliseconds: performance.now() - begun };
  },
  receipt: async ({ receiptKey, receipt }: { receiptKey: string; receipt: CastAnswer }) =>
    isReceiptSigned(receiptKey, receipt),
  audit: async ({ electionText, ballot, opening }: Omit<AuditFile, 'amparo'>) => {
    const open = openOnce(electionText);
    return {
      holds: isOpeningTrue(open, ballot, opening),
      tracker: trackerOf(ballot),
      election: open.election.name,
      questions: open.election.questions.map((one) => ({
        question: one.value.question,
        answers: one.value.answers.flat(),
      })),
    };
  },
  verify: async (
    { archive }: { archive: Blob },
    onProgress: (part: { done: number; total: number }) => void,
  ): Promise<VerifiedElection> => {
    let roll: RollDigest | undefined;
    const report = await verifyElection(new Uint8Array(await archive.arrayBuffer()), {
      onProgress: ({ step, done, total }) => {
        if (step === 'ballots') onProgress({ done, total });
      },
      onRoll: (credentials) => {
        roll = digestOfRoll(credentials);
      },
    });
    return { report, roll, sentences: checkSentences, questions: questionsOf(report) };
  },
  /** Sorts files that somebody chose by what they are. */
  gather: async ({ files }: { files: readonly BoxFile[] }): Promise<GatheredFiles> => gatherFiles(files),
  /** The boxes of an election as a set, held against what was published as far as it is at hand. */
  sum: async ({
    boxes,
    act,
    ...lists
  }: { boxes: readonly VerifiedBox[] } & PublishedTexts): Promise<SummedElection> => ({
    sum: sumBoxes(boxes, { act: act === undefined ? undefined : readProclamation(act), ...lists }),
    sentences: sumSentences,
  }),
  seed: async (_nothing: null) => makeTrusteeSeed(systemRandom),
  piece: async ({ seed, told }: { seed: string; told: LinkAnswer }) =>
    makePiece(pureGroups, systemRandom, seed, told),
  decrypt: async (one: { seed: string; electionText: string; tallyText: string; share: string | null }) =>
    makeDecryption(pureGroups, systemRandom, one.seed, one),
  /**
   * Signs an act whose fingerprint is worked out here, once the boxes that were verified here say the same. Null where they do not.
   *
   * @param act the text of `acta.json`.
   */
  signAct: async (one: { seed: string; mandatory: boolean; act: string; boxes: readonly VerifiedBox[] }) => {
    const act = readProclamation(one.act);
    const uuid = one.boxes[0]?.report.election?.uuid;
    if (!act || !uuid) return null;
    const { verdict, checks } = sumBoxes(one.boxes, { act });
    const held = ['act-fingerprint', 'act-boxes', 'act-roll', 'act-result'];
    const agrees =
      verdict === 'accepted' &&
      held.every((name) => checks.some(({ check, status }) => check === name && status === 'passed'));
    if (!agrees) return null;
    const { sha256 } = act;
    const statement = actStatement(uuid, sha256);
    return { sha256, signature: signStatement(pureGroups, systemRandom, one.seed, { ...one, statement }) };
  },
  credentials: async (
    { uuid, count }: { uuid: string; count: number },
    onProgress: (part: { done: number; total: number }) => void,
  ) => {
    const group = verifierGroups('Ed25519')!;
    const made: { secret: string; credential: string }[] = [];
    for (let done = 0; done < count; done += 1) {
      const { secret, public: credential } = makeCredential(group, systemRandom, uuid);
      made.push({ secret, credential: credential.text });
      if (done % 50 === 0) onProgress({ done, total: count });
    }
    // The letters go in an order of chance, so that the order of making says nothing.
    return made
      .map((one) => ({ one, at: numberOf(systemRandom.bytes(8)) }))
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ one }) => one);
  },
};

export type Tasks = typeof tasks;
