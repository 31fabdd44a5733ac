import { z } from 'zod';
import { electionPhases, sides } from './election.ts';
import { groupKinds } from './participation.ts';

// The contract of this room: routes parse and answer with it, pages take their types from it.

const line = (max: number) => z.string().trim().min(2).max(max);
const hex = (most: number) =>
  z
    .string()
    .regex(/^[0-9a-f]+$/)
    .max(most);
const secret = z.string().min(20).max(100);
const count = z.number().int().min(0);

export const codeParams = z.object({ code: z.string().max(60) });

const candidate = z.strictObject({
  id: line(40),
  name: line(120),
  side: z.enum(sides),
  sex: z.enum(['female', 'male']),
  organisation: line(160),
  alternate: line(120),
});
const seatRule = z.strictObject({
  seats: z.number().int().min(1).max(30),
  sideMost: z.strictObject({ employers: count, workers: count }),
  sameSexMost: z.number().int().min(1).max(30),
});
const contest = z.strictObject({
  title: line(200),
  candidates: z.array(candidate).min(1).max(60),
  marksMost: z.number().int().min(1).max(60),
  rule: seatRule,
});
const facts = {
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
  title: line(200),
  description: line(2000),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  trustees: z
    .array(z.strictObject({ name: line(160), mandatory: z.boolean() }))
    .min(1)
    .max(15),
  threshold: z.number().int().min(0).max(15),
  authority: line(160),
  termMonths: z.number().int().min(1).max(120),
};

const contests = z.array(contest).min(1).max(6);

export const draftBody = z.strictObject({
  ...facts,
  /** Where candidates and roll come from: a call with its public draw, or written here. */
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('call'), call: line(60) }),
    z.strictObject({
      kind: z.literal('written'),
      contests,
      voters: z.array(z.string().min(5).max(40)).min(1).max(40_000),
    }),
  ]),
  linkHashes: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(2)
    .max(16),
});
export const draftAnswer = z.object({ code: z.string() });

export const callsAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      voteFrom: z.string(),
      voteUntil: z.string(),
      candidates: count,
      voters: count,
    }),
  ),
});
export type CallsAnswer = z.infer<typeof callsAnswer>;

export const electionItem = z.object({
  code: z.string(),
  title: z.string(),
  phase: z.enum(electionPhases),
  opensAt: z.string(),
  closesAt: z.string(),
  voters: count,
  voted: count,
  synthetic: z.boolean(),
});
export const electionsAnswer = z.object({ items: z.array(electionItem) });
export type ElectionsAnswer = z.infer<typeof electionsAnswer>;

const placed = z.object({
  id: z.string(),
  votes: count,
  outcome: z.enum(['elected', 'side-full', 'sex-full', 'no-seat-left']),
  byLot: z.boolean(),
});
export const electionAnswer = z.object({
  ...facts,
  contests,
  call: z.object({ code: z.string(), rollRoot: z.string(), drawnSha256: z.string() }).nullable(),
  /** By province, sector and sex, where the roll was drawn; none before voting opens. */
  participation: z.array(
    z.object({
      kind: z.enum(groupKinds),
      group: z.string(),
      voters: count,
      authorized: z.object({ least: count, most: count }).nullable(),
    }),
  ),
  uuid: z.string(),
  /** Which box this is, where the roll was divided among several. */
  box: z
    .object({
      first: z.string(),
      number: count,
      of: count,
      /** The seed of the public draw by which the roll was divided; null where chance that is not published did it. */
      divisionSeed: z.string().nullable(),
    })
    .nullable(),
  /** All boxes, at each of them; empty where there is one. */
  boxes: z.array(
    z.object({
      code: z.string(),
      uuid: z.string(),
      phase: z.enum(electionPhases),
      voters: count,
      voted: count,
      ballots: count,
      head: z.string().nullable(),
      credentials: z.boolean(),
    }),
  ),
  synthetic: z.boolean(),
  specimen: z.string().nullable(),
  phase: z.enum(electionPhases),
  final: z.boolean(),
  now: z.string(),
  voters: count,
  ballots: count,
  voted: count,
  head: z.string().nullable(),
  fingerprint: z.string().nullable(),
  rightKey: z.string(),
  receiptKey: z.string(),
  trusteeStates: z.array(
    z.object({
      place: count,
      name: z.string(),
      mandatory: z.boolean(),
      done: z.number(),
      of: z.number(),
      decrypted: z.boolean(),
    }),
  ),
  credentials: z.object({ count, sha256: z.string() }).nullable(),
  blank: z.array(count).nullable(),
  placed: z.array(z.array(placed)).nullable(),
  /** Candidates of equal votes whose order decides a seat, while no lot was thrown. */
  equals: z.array(z.string()).nullable(),
  lot: z.object({ throws: z.string(), witnesses: z.array(z.string()) }).nullable(),
  disputesUntil: z.string().nullable(),
  disputes: z.array(
    z.object({
      number: count,
      at: z.string(),
      text: z.string(),
      due: z.string(),
      answer: z
        .object({ at: z.string(), outcome: z.enum(['upheld', 'rejected']), reasons: z.string() })
        .nullable(),
    }),
  ),
  moments: z.array(z.object({ kind: z.string(), at: z.string(), trustee: z.number().nullable() })),
  /** Once proclaimed: its fingerprint, and who signed it. */
  act: z
    .object({
      sha256: z.string(),
      signatures: z.array(
        z.object({ name: z.string(), place: count.nullable(), at: z.string(), sha256: z.string() }),
      ),
    })
    .nullable(),
  may: z.object({ manage: z.boolean(), answer: z.boolean(), sign: z.boolean() }),
});
export type ElectionAnswer = z.infer<typeof electionAnswer>;

export const credentialsQuery = z.object({
  ending: z
    .string()
    .regex(/^[0-9a-f]{0,4}$/)
    .default(''),
});
export const credentialsAnswer = z.object({ items: z.array(z.string()) });

export const ballotsQuery = z.object({ from: z.coerce.number().int().min(0).default(0) });
const boardLine = z.object({
  height: count,
  tracker: z.string(),
  hash: z.string(),
  replaced: z.boolean(),
  right: z.string(),
});
export const ballotsAnswer = z.object({
  items: z.array(boardLine),
  next: z.number().nullable(),
  /** Received and not yet on the board. */
  waiting: count,
});
export type BallotsAnswer = z.infer<typeof ballotsAnswer>;
export const headsAnswer = z.object({
  items: z.array(z.object({ day: z.string(), height: count, hash: z.string() })),
});
export type HeadsAnswer = z.infer<typeof headsAnswer>;
export const trackerQuery = z.object({ tracker: z.string().min(20).max(60) });
export const trackerAnswer = z.object({
  /** Without height and event while the ballot waits for the board. */
  found: z
    .object({
      height: count.nullable(),
      event: z.string().nullable(),
      replaced: z.boolean(),
      /** The box in which it is, where that is another one of this election. */
      elsewhere: z.object({ code: z.string(), number: count }).nullable(),
    })
    .nullable(),
});
export type TrackerAnswer = z.infer<typeof trackerAnswer>;
export const archiveQuery = z.object({ from: z.coerce.number().int().min(0).default(0) });

export const castBody = z.strictObject({ ballot: z.string().min(100).max(400_000), right: hex(2048) });
export const castAnswer = z.object({
  election: z.string(),
  tracker: z.string(),
  signature: z.string(),
});
export type CastAnswer = z.infer<typeof castAnswer>;

export const challengeBody = z.strictObject({ ballot: z.string().min(100).max(400_000) });
export const challengeAnswer = z.object({ tracker: z.string() });

export const myRightAnswer = z.object({
  onRoll: z.boolean(),
  authorized: z.boolean(),
  /** The box in which the person votes, where it is another one of this election. */
  elsewhere: z.object({ code: z.string(), number: count }).nullable(),
});
export type MyRightAnswer = z.infer<typeof myRightAnswer>;
export const rightBody = z.strictObject({ blinded: hex(2048) });
export const rightAnswer = z.object({ signature: z.string() });

export const linkBody = z.strictObject({ secret });
const linkStep = z.enum([
  'key',
  'certificate',
  'contribution',
  'share',
  'decrypt',
  'sign',
  'credentials',
  'wait',
  'done',
]);
export const linkAnswer = z.object({
  place: count,
  /** What is due: at the first of several boxes, in any of them. */
  step: linkStep,
  /** What is due at this box. */
  here: linkStep,
  index: z.number(),
  size: z.number(),
  threshold: z.number(),
  certificates: z.array(z.string()),
  contributions: z.array(z.string()),
  share: z.string().nullable(),
  electionText: z.string().nullable(),
  tallyText: z.string().nullable(),
  voters: z.array(
    z.object({ number: count, name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
  ),
});
export type LinkAnswer = z.infer<typeof linkAnswer>;
export const pieceBody = z.strictObject({
  secret,
  step: z.enum(['key', 'certificate', 'contribution', 'share']),
  text: z.string().min(2).max(200_000),
});
export const credentialsBody = z.strictObject({ secret, credentials: z.array(hex(1024)).min(1).max(40_000) });
export const decryptionBody = z.strictObject({ secret, text: z.string().min(2).max(2_000_000) });

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
export const signatureBody = z.strictObject({
  secret,
  sha256: fingerprint,
  signature: z.string().min(20).max(2000),
});

export const electionAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('open') }),
  z.strictObject({ act: z.literal('close') }),
  z.strictObject({
    act: z.literal('lot'),
    throws: z.string().min(1).max(400),
    witnesses: z.array(line(120)).min(1).max(6),
  }),
  z.strictObject({ act: z.literal('proclaim') }),
  z.strictObject({ act: z.literal('sign'), sha256: fingerprint }),
]);
export const invitationsAnswer = z.object({
  configured: z.boolean().describe('Whether letters leave this house; else they wait'),
  mayInvite: z.boolean(),
  voters: count,
  withAddress: count,
  waiting: count,
  sent: count,
  failed: count,
});
export type InvitationsAnswer = z.infer<typeof invitationsAnswer>;
export const invitedAnswer = z.object({ written: count, withAddress: count, voters: count });
export const disputeBody = z.strictObject({ text: z.string().trim().min(20).max(4000) });
export const disputeAnswer = z.object({ number: count });
export const answerBody = z.strictObject({
  number: z.number().int().min(1),
  outcome: z.enum(['upheld', 'rejected']),
  reasons: z.string().trim().min(20).max(4000),
});
export const phaseAnswer = z.object({ phase: z.enum(electionPhases) });
