import {
  type BallotOpening,
  type Choice,
  checkSentences,
  credentialExponent,
  type ElectionReport,
  isOpeningTrue,
  makeBallotToOpen,
  makeCredential,
  makePracticeBallot,
  makeTrusteeSeed,
  type OpenElection,
  openElection,
  parseCredential,
  pureGroups,
  sumReports,
  sumSentences,
  systemRandom,
  trackerOf,
  verifierGroups,
  verifyElection,
} from '#ballots';
import { type ActDocument, actSha256, actStatement } from '../act.ts';
import type { CastAnswer, LinkAnswer } from '../api.ts';
import { blindRight, bytesOfNumber, numberOf, readRightKey, unblindRight } from '../blindRight.ts';
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
export interface VerifiedElection {
  readonly report: ElectionReport;
  readonly sentences: Readonly<Record<string, { readonly es: string; readonly en: string }>>;
  readonly questions: readonly {
    readonly question: string;
    readonly answers: readonly string[];
    readonly blank: boolean;
  }[];
}

/** The questions of an archive, for showing its result: the first piece of data that is an election. */
function questionsIn(bytes: Uint8Array): VerifiedElection['questions'] {
  const text = new TextDecoder().decode(bytes.subarray(0, 400_000));
  const start = text.indexOf('{"version":1,"description"');
  const end = text.indexOf('\0', start);
  if (start < 0 || end < 0) return [];
  try {
    const { election } = openElection(text.slice(start, end), verifierGroups);
    return election.questions.map((one) => ({
      question: one.value.question,
      answers: one.value.answers.flat(),
      blank: one.type === 'Homomorphic' && one.value.blank === true,
    }));
  } catch {
    return [];
  }
}

/** Whether each candidate of an act has the votes that the board gives, and nobody is missing. */
function isResultOf(
  act: ActDocument,
  questions: VerifiedElection['questions'],
  result: readonly (readonly number[])[],
): boolean {
  return (
    questions.length === act.contests.length &&
    act.contests.every(({ title, blank, candidates }, i) => {
      const { question, answers } = questions[i]!;
      const votesOf = ({ name, organisation }: { name: string; organisation: string }) =>
        result[i]?.[answers.indexOf(`${name} (${organisation})`) + 1];
      return (
        question === title &&
        blank === result[i]?.[0] &&
        candidates.length === answers.length &&
        candidates.every(
          (one) => answers.includes(`${one.name} (${one.organisation})`) && one.votes === votesOf(one),
        )
      );
    })
  );
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
    if (!secret) return null;
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
    { bytes }: { bytes: Uint8Array },
    onProgress: (part: { done: number; total: number }) => void,
  ): Promise<VerifiedElection> => {
    const report = await verifyElection(bytes, {
      onProgress: ({ step, done, total }) => {
        if (step === 'ballots') onProgress({ done, total });
      },
    });
    return { report, sentences: checkSentences, questions: questionsIn(bytes) };
  },
  sum: async (reports: readonly ElectionReport[]) => ({ sum: sumReports(reports), sentences: sumSentences }),
  seed: async (_nothing: null) => makeTrusteeSeed(systemRandom),
  piece: async ({ seed, told }: { seed: string; told: LinkAnswer }) =>
    makePiece(pureGroups, systemRandom, seed, told),
  decrypt: async (one: { seed: string; electionText: string; tallyText: string; share: string | null }) =>
    makeDecryption(pureGroups, systemRandom, one.seed, one),
  /** Signs an act whose fingerprint is worked out here, once the box that was verified here says the same. Null where it does not. */
  signAct: async (one: {
    seed: string;
    mandatory: boolean;
    act: ActDocument;
    archives: readonly Uint8Array[];
  }) => {
    const { act, archives } = one;
    const reports: ElectionReport[] = [];
    for (const bytes of archives) reports.push(await verifyElection(bytes));
    const sum = sumReports(reports);
    const agrees =
      sum.verdict === 'accepted' &&
      reports[0]?.head === act.box.head &&
      sum.ballotsCast === act.box.ballots &&
      reports.length === (act.boxes?.length ?? 1) &&
      (act.boxes ?? []).every(
        ({ head, uuid }, i) => reports[i]?.head === head && reports[i]?.election?.uuid === uuid,
      ) &&
      isResultOf(act, questionsIn(archives[0]!), sum.result as number[][]);
    if (!agrees) return null;
    const sha256 = actSha256(act);
    const statement = actStatement(act.election.uuid, sha256);
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
