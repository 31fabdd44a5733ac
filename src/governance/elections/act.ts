import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '#kernel';
import type { CandidateFacts, ElectionState, SummedBox } from './election.ts';
import { giveSeats } from './seats.ts';

// The act of tally and proclamation: what it says, as one document of which everybody signs the same fingerprint. Pure, so that the
// device of whoever signs works the fingerprint out itself.

/** A decryption as it stands on the board: the event that a trustee's device made with its proofs. */
export interface BoardedDecryption {
  readonly trustee: number;
  readonly height: number;
  readonly hash: string;
}

export interface ActDocument {
  readonly format: 'amparo-election-act-1';
  readonly election: {
    readonly uuid: string;
    readonly code: string;
    readonly title: string;
    readonly fingerprint: string;
    readonly opensAt: string;
    readonly closesAt: string;
  };
  /** The call and the draw that gave candidates and roll; null where they were given by hand. */
  readonly origin: ElectionState['facts']['call'];
  readonly roll: { readonly voters: number; readonly credentialsSha256: string; readonly authority: string };
  /** Of several boxes, ballots and voters of all; the last event is the first box's. */
  readonly box: { readonly ballots: number; readonly voters: number; readonly head: string };
  /** Each box that was summed, in its order; absent where there was one. */
  readonly boxes?: readonly SummedBox[] | undefined;
  /** How the drawn roll was divided among the boxes, so that anyone divides it again; absent where no draw did it. */
  readonly division?: { readonly rule: 'amparo-division-1'; readonly seed: string } | undefined;
  readonly trustees: readonly {
    readonly place: number;
    readonly name: string;
    readonly mandatory: boolean;
    /** The event by which it decrypted its part; null where it was not needed, or absent. */
    readonly decryption: { readonly height: number; readonly hash: string } | null;
  }[];
  readonly contests: readonly {
    readonly title: string;
    readonly rule: ElectionState['facts']['contests'][number]['rule'];
    readonly blank: number;
    /** In the order in which seats were given. */
    readonly candidates: readonly {
      readonly name: string;
      readonly organisation: string;
      readonly side: CandidateFacts['side'];
      readonly sex: CandidateFacts['sex'];
      readonly votes: number;
      readonly outcome: 'elected' | 'side-full' | 'sex-full' | 'no-seat-left';
      readonly byLot: boolean;
      readonly alternate: string;
    }[];
  }[];
  readonly lot: ElectionState['lot'];
  readonly termMonths: number;
  readonly proclaimedAt: string;
  readonly disputesUntil: string;
}

/** The act of a proclaimed election; nothing before. */
export function actOf(
  state: ElectionState,
  decryptions: readonly BoardedDecryption[],
): ActDocument | undefined {
  const { facts, result, closed, head, fingerprint, credentials, disputesUntil } = state;
  const proclaimedAt = state.moments.find((one) => one.kind === 'proclaimed')?.at;
  if (!result || !closed || !head || !fingerprint || !credentials || !disputesUntil || !proclaimedAt)
    return undefined;
  const { uuid, code, title, opensAt, closesAt } = facts;
  return {
    format: 'amparo-election-act-1',
    election: { uuid, code, title, fingerprint, opensAt, closesAt },
    origin: facts.call,
    roll: {
      voters: state.boxes ? total(state.boxes, ({ roll }) => roll) : state.voters,
      credentialsSha256: credentials.sha256,
      authority: facts.authority,
    },
    box: state.boxes
      ? {
          ballots: total(state.boxes, ({ ballots }) => ballots),
          voters: total(state.boxes, ({ voters }) => voters),
          head,
        }
      : { ballots: closed.ballots, voters: closed.voters, head },
    ...(state.boxes ? { boxes: state.boxes } : {}),
    ...(facts.box?.divisionSeed === undefined
      ? {}
      : { division: { rule: 'amparo-division-1', seed: facts.box.divisionSeed } }),
    trustees: state.trustees.map(({ place, name, mandatory }) => {
      const given = decryptions.find((one) => one.trustee === place);
      return {
        place,
        name,
        mandatory,
        decryption: given ? { height: given.height, hash: given.hash } : null,
      };
    }),
    contests: facts.contests.map((contest, i) => {
      const given = giveSeats(contest, result[i] ?? [], state.lot?.throws ?? null);
      if (!given.ok) throw new Error('an election with an open tie was proclaimed');
      return {
        title: contest.title,
        rule: contest.rule,
        blank: result[i]?.[0] ?? 0,
        candidates: given.placed.map(({ candidate, votes, outcome, byLot }) => ({
          name: candidate.name,
          organisation: candidate.organisation,
          side: candidate.side,
          sex: candidate.sex,
          votes,
          outcome,
          byLot,
          alternate: candidate.alternate,
        })),
      };
    }),
    lot: state.lot,
    termMonths: facts.termMonths,
    proclaimedAt,
    disputesUntil,
  };
}

const total = (boxes: readonly SummedBox[], of: (box: SummedBox) => number) =>
  boxes.reduce((sum, box) => sum + of(box), 0);

/** SHA-256 of the act's canonical JSON, in hexadecimal: what everybody signs. */
export const actSha256 = (act: ActDocument): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(act))));

/** What is signed, by trustees with the keys of their ceremony and by the institution with the key of its receipts. */
export const actStatement = (uuid: string, fingerprint: string): string =>
  canonicalJson({ amparo: 'election-act-1', election: uuid, sha256: fingerprint });
