import type { z } from 'zod';
import type { electionAnswer, LinkAnswer } from './api.ts';
import type { BoardCounts } from './board.ts';
import {
  ceremonyOf,
  type ElectionState,
  isDecryptionNeeded,
  isFinal,
  stepOf,
  type TrusteeState,
} from './election.ts';
import type { GroupParticipation } from './participation.ts';
import { giveSeats } from './seats.ts';

/** How many pieces of the ceremony a trustee has given, and of how many. */
function progressOf(one: TrusteeState): { done: number; of: number } {
  if (one.mandatory) return { done: one.key === null ? 0 : 1, of: 1 };
  return {
    done: [one.certificate, one.contribution, one.share].filter((piece) => piece !== null).length,
    of: 3,
  };
}

export type BoxView = z.infer<typeof electionAnswer>['boxes'][number];

/** What everybody sees of each box of an election; nothing of one that has only one. */
export function boxesView(
  boxes: readonly { readonly state: ElectionState; readonly counts: BoardCounts }[],
): BoxView[] {
  if (boxes.length < 2) return [];
  return boxes.map(({ state, counts }) => ({
    ...{ code: state.facts.code, uuid: state.facts.uuid, phase: state.phase, voters: state.voters },
    ...{ voted: counts.voters, ballots: counts.ballots, head: counts.head },
    credentials: state.credentials !== null,
  }));
}

/** What everybody sees of an election. @param boxes its boxes, where it has several: at the first their figures are added up. */
export function electionView(
  state: ElectionState,
  own: BoardCounts,
  boxes: readonly BoxView[],
  participation: readonly GroupParticipation[],
  now: Date,
  who: {
    readonly person: string | null;
    readonly manage: boolean;
    readonly answer: boolean;
    /** Fingerprint of the act, once proclaimed. */
    readonly act: string | undefined;
  },
): z.infer<typeof electionAnswer> {
  const { facts, result } = state;
  const isFirst = boxes.length > 0 && facts.box?.number === 1;
  const total = (of: (box: BoxView) => number) => boxes.reduce((sum, box) => sum + of(box), 0);
  const counts = isFirst
    ? { ...own, ballots: total((one) => one.ballots), voters: total((one) => one.voted) }
    : own;
  // Of a box that is not the first nobody is seated: what it decided is part of a sum.
  const isPart = (facts.box?.number ?? 1) > 1;
  const given =
    result === null || isPart
      ? null
      : facts.contests.map((one, i) => giveSeats(one, result[i] ?? [], state.lot?.throws ?? null));
  const equals = given?.flatMap((one) => (one.ok ? [] : one.equals)) ?? [];
  // Without the lot nobody's place is said, only everybody's votes.
  const placed = given?.map((one, i) => {
    const contest = facts.contests[i]!;
    if (one.ok)
      return one.placed.map(({ candidate, votes, outcome, byLot }) => ({
        id: candidate.id,
        votes,
        outcome,
        byLot,
      }));
    return contest.candidates
      .map(({ id }, place) => ({
        id,
        votes: result?.[i]?.[place + 1] ?? 0,
        outcome: 'no-seat-left' as const,
        byLot: false,
      }))
      .sort((a, b) => b.votes - a.votes);
  });
  return {
    ...facts,
    contests: facts.contests.map((one) => ({ ...one, candidates: [...one.candidates] })),
    trustees: [...facts.trustees],
    call: facts.call,
    box: facts.box ? { ...facts.box, divisionSeed: facts.box.divisionSeed ?? null } : null,
    boxes: [...boxes],
    participation: [...participation],
    phase: state.phase,
    final: isFinal(state, now),
    now: now.toISOString(),
    voters: isFirst ? total((one) => one.voters) : state.voters,
    ballots: counts.ballots,
    voted: counts.voters,
    head: counts.head,
    fingerprint: state.fingerprint,
    rightKey: state.rightKey,
    receiptKey: state.receiptKey,
    trusteeStates: state.trustees.map((one) => ({
      place: one.place,
      name: one.name,
      mandatory: one.mandatory,
      ...progressOf(one),
      decrypted: one.decrypted,
    })),
    credentials: state.credentials,
    blank: (given && result?.map((one) => one[0] ?? 0)) ?? null,
    placed: placed ?? null,
    equals: given ? equals : null,
    lot: state.lot && { throws: state.lot.throws, witnesses: [...state.lot.witnesses] },
    disputesUntil: state.disputesUntil,
    // Who filed is known to the institution and not published.
    disputes: state.disputes.map(({ number, at, text, due, answer }) => ({ number, at, text, due, answer })),
    moments: [...state.moments],
    act:
      who.act === undefined
        ? null
        : {
            sha256: who.act,
            signatures: state.signatures.map(({ name, trustee, at, sha256 }) => ({
              name,
              place: trustee,
              at,
              sha256,
            })),
          },
    may: {
      manage: who.manage,
      answer: who.answer,
      sign:
        who.manage &&
        who.person !== null &&
        who.act !== undefined &&
        !state.signatures.some((one) => one.trustee === null && one.by === who.person),
    },
  };
}

/** What the holder of a link has to do in an election of several boxes, from what it has to do in each. */
export function stepAmong(
  own: LinkAnswer['step'],
  others: readonly LinkAnswer['step'][],
): LinkAnswer['step'] {
  if (own !== 'done' && own !== 'wait') return own;
  const due = (['credentials', 'decrypt'] as const).find((step) => others.includes(step));
  return due ?? (others.includes('wait') ? 'wait' : own);
}

/** What a trustee or the authority needs at its place. */
export function linkView(
  state: ElectionState,
  place: number,
  texts: {
    readonly electionText: string | null;
    readonly tallyText: string | null;
    readonly voters: LinkAnswer['voters'];
  },
): LinkAnswer {
  const ceremony = ceremonyOf(state);
  const here =
    place === 0 ? (state.credentials ? 'done' : 'credentials') : trusteeStep(state, place, texts.tallyText);
  return {
    place,
    step: here,
    here,
    index: ceremony.findIndex((one) => one.place === place) + 1,
    size: ceremony.length,
    threshold: state.facts.threshold,
    certificates: ceremony.flatMap((one) => one.certificate ?? []),
    contributions: ceremony.flatMap((one) => one.contribution ?? []),
    share: state.trustees.find((one) => one.place === place)?.share ?? null,
    ...texts,
  };
}

function trusteeStep(state: ElectionState, place: number, tallyText: string | null): LinkAnswer['step'] {
  if (state.phase === 'drafted' || state.phase === 'keys' || state.phase === 'ready')
    return stepOf(state, place) ?? 'wait';
  if (state.phase === 'closed' && isDecryptionNeeded(state, place)) return tallyText ? 'decrypt' : 'wait';
  if (state.phase === 'open') return 'wait';
  if (state.phase === 'proclaimed' && !state.signatures.some((one) => one.trustee === place)) return 'sign';
  return 'done';
}
