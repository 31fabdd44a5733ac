import { unreachable } from '#kernel';

// The life of an election as a list of actions and what they add up to. The server decides on it and pages show it.

export const sides = ['employers', 'workers'] as const;
export type Side = (typeof sides)[number];

export interface CandidateFacts {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly sex: 'female' | 'male';
  readonly organisation: string;
  readonly alternate: string;
}

/** How seats are filled: most voted first, within what one side and one sex may hold. Frozen when voting opens. */
export interface SeatRule {
  readonly seats: number;
  readonly sideMost: Readonly<Record<Side, number>>;
  readonly sameSexMost: number;
}

export interface Contest {
  readonly title: string;
  readonly candidates: readonly CandidateFacts[];
  /** How many candidates one voter marks at most; a blank vote is always possible. */
  readonly marksMost: number;
  readonly rule: SeatRule;
}

/** The call and the public draw from which a vote takes its candidates and its roll. */
export interface CallOrigin {
  readonly code: string;
  readonly rollRoot: string;
  readonly drawnSha256: string;
}

/** One box of several among which a roll was divided. */
export interface ElectionBox {
  readonly first: string;
  readonly number: number;
  readonly of: number;
  /** The seed of the public draw that divided the roll; absent where there was no draw, and chance that is not published divided it. */
  readonly divisionSeed?: string | undefined;
}

export interface ElectionFacts {
  readonly code: string;
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  /** Null where candidates and roll were given by hand. */
  readonly call: CallOrigin | null;
  readonly contests: readonly Contest[];
  readonly opensAt: string;
  readonly closesAt: string;
  /** In the order of their places, from 1: mandatory ones first. */
  readonly trustees: readonly { readonly name: string; readonly mandatory: boolean }[];
  /** How many of those that are not mandatory must decrypt. */
  readonly threshold: number;
  readonly authority: string;
  readonly termMonths: number;
  readonly synthetic: boolean;
  /** Which box this is, where the roll was divided among several; absent where there is one. */
  readonly box?: ElectionBox | undefined;
  /** Where every voter is invented: a credential that anybody may try. Null in a true election. */
  readonly specimen: string | null;
}

/** A box with its result, as it went into the sum. */
export interface SummedBox {
  readonly code: string;
  readonly uuid: string;
  readonly fingerprint: string;
  /** Hash of the last event of its board. */
  readonly head: string;
  readonly roll: number;
  readonly credentialsSha256: string;
  readonly ballots: number;
  readonly voters: number;
  readonly result: readonly (readonly number[])[];
}

export interface Seat {
  readonly contest: number;
  readonly candidate: string;
  readonly votes: number;
  readonly reason: 'votes' | 'lot';
}

export type ElectionAction =
  | {
      readonly kind: 'drafted';
      readonly facts: ElectionFacts;
      readonly voters: number;
      readonly rightKey: string;
      readonly receiptKey: string;
    }
  | { readonly kind: 'key-given'; readonly trustee: number; readonly key: string }
  | { readonly kind: 'certificate-given'; readonly trustee: number; readonly certificate: string }
  | { readonly kind: 'contribution-given'; readonly trustee: number; readonly contribution: string }
  | { readonly kind: 'share-given'; readonly trustee: number; readonly share: string }
  | { readonly kind: 'credentials-given'; readonly count: number; readonly sha256: string }
  | { readonly kind: 'opened'; readonly fingerprint: string }
  | { readonly kind: 'closed'; readonly ballots: number; readonly voters: number }
  | { readonly kind: 'decrypted'; readonly trustee: number }
  | { readonly kind: 'tallied'; readonly result: readonly (readonly number[])[]; readonly head: string }
  /** At the first of several boxes: all have their results, and this is the sum. */
  | {
      readonly kind: 'summed';
      readonly result: readonly (readonly number[])[];
      readonly boxes: readonly SummedBox[];
    }
  | { readonly kind: 'lot-thrown'; readonly throws: string; readonly witnesses: readonly string[] }
  | { readonly kind: 'proclaimed'; readonly seats: readonly Seat[]; readonly disputesUntil: string }
  | {
      readonly kind: 'act-signed';
      /** Its place; null where an official signs by her sign-in. */
      readonly trustee: number | null;
      readonly name: string;
      /** Fingerprint of the act that was signed. */
      readonly sha256: string;
      /** A trustee's signature, as the archive writes proofs; null where an official signs. */
      readonly signature: string | null;
    }
  | { readonly kind: 'disputed'; readonly number: number; readonly text: string; readonly due: string }
  | {
      readonly kind: 'dispute-answered';
      readonly number: number;
      readonly outcome: 'upheld' | 'rejected';
      readonly reasons: string;
    };

export interface Recorded<Action> {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly action: Action;
}

export interface TrusteeState {
  readonly place: number;
  readonly name: string;
  readonly mandatory: boolean;
  readonly key: string | null;
  readonly certificate: string | null;
  readonly contribution: string | null;
  readonly share: string | null;
  readonly decrypted: boolean;
}

/** Who signed the act, when, and which fingerprint. */
export interface ActSignature {
  readonly at: string;
  readonly by: string | null;
  readonly trustee: number | null;
  readonly name: string;
  readonly sha256: string;
  readonly signature: string | null;
}

export interface Dispute {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
  readonly text: string;
  readonly due: string;
  readonly answer: {
    readonly at: string;
    readonly outcome: 'upheld' | 'rejected';
    readonly reasons: string;
  } | null;
}

export const electionPhases = [
  'drafted',
  'keys',
  'ready',
  'open',
  'closed',
  'tallied',
  'proclaimed',
] as const;
export type ElectionPhase = (typeof electionPhases)[number];

export interface ElectionState {
  readonly facts: ElectionFacts;
  readonly voters: number;
  readonly rightKey: string;
  readonly receiptKey: string;
  readonly phase: ElectionPhase;
  readonly trustees: readonly TrusteeState[];
  readonly credentials: { readonly count: number; readonly sha256: string } | null;
  readonly fingerprint: string | null;
  readonly closed: { readonly ballots: number; readonly voters: number } | null;
  /** What is proclaimed: of several boxes their sum, at the first; of the others their own. */
  readonly result: readonly (readonly number[])[] | null;
  /** What this box's own board says. */
  readonly ownResult: readonly (readonly number[])[] | null;
  /** The boxes that were summed, at the first of several. */
  readonly boxes: readonly SummedBox[] | null;
  readonly head: string | null;
  readonly lot: { readonly throws: string; readonly witnesses: readonly string[] } | null;
  readonly seats: readonly Seat[] | null;
  readonly disputesUntil: string | null;
  readonly signatures: readonly ActSignature[];
  readonly disputes: readonly Dispute[];
  readonly moments: readonly {
    readonly kind: ElectionAction['kind'];
    readonly at: string;
    readonly trustee: number | null;
  }[];
}

/** @throws Error when the list does not begin with its draft: such a list was never written. */
export function foldElection(actions: readonly Recorded<ElectionAction>[]): ElectionState {
  const [first, ...rest] = actions;
  if (first?.action.kind !== 'drafted') throw new Error('an election begins with its draft');
  const { facts, voters, rightKey, receiptKey } = first.action;
  const begun: ElectionState = {
    facts,
    voters,
    rightKey,
    receiptKey,
    phase: 'drafted',
    trustees: facts.trustees.map(({ name, mandatory }, i) => ({
      place: i + 1,
      name,
      mandatory,
      key: null,
      certificate: null,
      contribution: null,
      share: null,
      decrypted: false,
    })),
    credentials: null,
    fingerprint: null,
    closed: null,
    result: null,
    ownResult: null,
    boxes: null,
    head: null,
    lot: null,
    seats: null,
    disputesUntil: null,
    signatures: [],
    disputes: [],
    moments: [{ kind: 'drafted', at: first.at, trustee: null }],
  };
  return rest.reduce(applyToElection, begun);
}

export function applyToElection(state: ElectionState, recorded: Recorded<ElectionAction>): ElectionState {
  const { action, at, by } = recorded;
  const moment = { kind: action.kind, at, trustee: 'trustee' in action ? action.trustee : null };
  const next = { ...state, moments: [...state.moments, moment] };
  const withTrustee = (place: number, change: Partial<TrusteeState>): ElectionState =>
    prepared({
      ...next,
      trustees: state.trustees.map((one) => (one.place === place ? { ...one, ...change } : one)),
    });
  switch (action.kind) {
    case 'drafted':
      throw new Error('an election is drafted once');
    case 'key-given':
      return withTrustee(action.trustee, { key: action.key });
    case 'certificate-given':
      return withTrustee(action.trustee, { certificate: action.certificate });
    case 'contribution-given':
      return withTrustee(action.trustee, { contribution: action.contribution });
    case 'share-given':
      return withTrustee(action.trustee, { share: action.share });
    case 'decrypted':
      return {
        ...next,
        trustees: state.trustees.map((one) =>
          one.place === action.trustee ? { ...one, decrypted: true } : one,
        ),
      };
    case 'credentials-given':
      return prepared({ ...next, credentials: { count: action.count, sha256: action.sha256 } });
    case 'opened':
      return { ...next, phase: 'open', fingerprint: action.fingerprint };
    case 'closed':
      return { ...next, phase: 'closed', closed: { ballots: action.ballots, voters: action.voters } };
    case 'tallied':
      // The first of several boxes has no result to proclaim before all have theirs.
      return {
        ...next,
        ...(state.facts.box?.number === 1 ? {} : { phase: 'tallied', result: action.result }),
        ownResult: action.result,
        head: action.head,
      };
    case 'summed':
      return { ...next, phase: 'tallied', result: action.result, boxes: action.boxes };
    case 'lot-thrown':
      return { ...next, lot: { throws: action.throws, witnesses: action.witnesses } };
    case 'proclaimed':
      return { ...next, phase: 'proclaimed', seats: action.seats, disputesUntil: action.disputesUntil };
    case 'act-signed': {
      const { trustee, name, sha256, signature } = action;
      return { ...next, signatures: [...state.signatures, { at, by, trustee, name, sha256, signature }] };
    }
    case 'disputed': {
      const { number, text, due } = action;
      return { ...next, disputes: [...state.disputes, { number, at, by, text, due, answer: null }] };
    }
    case 'dispute-answered':
      return {
        ...next,
        disputes: state.disputes.map((one) =>
          one.number === action.number
            ? { ...one, answer: { at, outcome: action.outcome, reasons: action.reasons } }
            : one,
        ),
      };
    default:
      return unreachable(action);
  }
}

/** Whether a trustee has done all that its key needs. */
export const isKeyed = (one: TrusteeState): boolean => (one.mandatory ? one.key : one.share) !== null;

function prepared(state: ElectionState): ElectionState {
  const ready = state.trustees.every(isKeyed) && state.credentials !== null;
  return { ...state, phase: ready ? 'ready' : 'keys' };
}

/** Trustees that are not mandatory, in the order of their indexes in the ceremony, from 1. */
export const ceremonyOf = (state: Pick<ElectionState, 'trustees'>): readonly TrusteeState[] =>
  state.trustees.filter((one) => !one.mandatory);

export type CeremonyStep = 'key' | 'certificate' | 'contribution' | 'share';

/** What the trustee has to give now; null when it waits for others or has finished. */
export function stepOf(state: ElectionState, place: number): CeremonyStep | null {
  const trustee = state.trustees.find((one) => one.place === place);
  if (!trustee) return null;
  if (trustee.mandatory) return trustee.key === null ? 'key' : null;
  const all = ceremonyOf(state);
  if (trustee.certificate === null) return 'certificate';
  if (!all.every((one) => one.certificate !== null)) return null;
  if (trustee.contribution === null) return 'contribution';
  if (!all.every((one) => one.contribution !== null)) return null;
  return trustee.share === null ? 'share' : null;
}

/** Whether a trustee's decryption is still needed: every mandatory one, and of the others as many as the threshold. */
export function isDecryptionNeeded(state: ElectionState, place: number): boolean {
  const trustee = state.trustees.find((one) => one.place === place);
  if (!trustee || trustee.decrypted) return false;
  if (trustee.mandatory) return true;
  return ceremonyOf(state).filter((one) => one.decrypted).length < state.facts.threshold;
}

/** Whether disputes are over: the days to file have passed and every one filed has its answer. */
export function isFinal(state: ElectionState, now: Date): boolean {
  return (
    state.disputesUntil !== null &&
    now.getTime() > Date.parse(state.disputesUntil) &&
    state.disputes.every((one) => one.answer !== null)
  );
}
