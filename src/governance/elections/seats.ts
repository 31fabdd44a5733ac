import { ticketOf, ticketPrefix } from '#ballots';
import type { CandidateFacts, Contest, Seat, Side } from './election.ts';

/** A candidate in the order in which seats are given, and what became of it. */
export interface Placed {
  readonly candidate: CandidateFacts;
  readonly votes: number;
  readonly outcome: 'elected' | 'side-full' | 'sex-full' | 'no-seat-left';
  /** The lot decided its place among candidates of equal votes, and without it the seats would be others. */
  readonly byLot: boolean;
}

export type SeatsGiven =
  | { readonly ok: true; readonly placed: readonly Placed[] }
  /** Candidates of equal votes whose order changes who sits, and no lot was thrown yet. */
  | { readonly ok: false; readonly equals: readonly string[] };

/** Votes of each candidate of a contest: a result lists blank votes first. */
export function votesOf(contest: Contest, result: readonly number[]): Map<string, number> {
  return new Map(contest.candidates.map((one, i) => [one.id, result[i + 1] ?? 0]));
}

/**
 * Gives the seats of a contest: most voted first, none beyond what a side or a sex may hold; equals in the order of their tickets, the
 * smallest first: SHA-256(hex(SHA-256(throws)) ‖ candidate), as in sortition.
 *
 * @param throws the dice thrown in public after the result; null before.
 */
export function giveSeats(contest: Contest, result: readonly number[], throws: string | null): SeatsGiven {
  const votes = votesOf(contest, result);
  const prefix = throws === null ? null : ticketPrefix(throws);
  const groups = [...new Set(votes.values())]
    .sort((a, b) => b - a)
    .map((count) => contest.candidates.filter(({ id }) => votes.get(id) === count));
  const decidedByLot = groups.map((group) => group.length > 1 && orderMatters(contest, groups, group));
  const undecided = groups.find((_, i) => decidedByLot[i]);
  if (undecided && prefix === null) return { ok: false, equals: undecided.map(({ id }) => id) };
  const inOrder = groups.map((group) => (prefix === null ? group : byTicket(prefix, group)));
  return { ok: true, placed: place(contest, inOrder, votes, decidedByLot) };
}

function byTicket(prefix: string, group: readonly CandidateFacts[]): CandidateFacts[] {
  return group
    .map((one) => ({ one, ticket: ticketOf(prefix, one.id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ one }) => one);
}

function place(
  { rule }: Contest,
  groups: readonly (readonly CandidateFacts[])[],
  votes: ReadonlyMap<string, number>,
  decidedByLot: readonly boolean[],
): Placed[] {
  const bySide: Record<Side, number> = { employers: 0, workers: 0 };
  const bySex = { female: 0, male: 0 };
  let given = 0;
  return groups.flatMap((group, i) =>
    group.map((candidate): Placed => {
      const said = { candidate, votes: votes.get(candidate.id) ?? 0, byLot: decidedByLot[i] ?? false };
      if (given >= rule.seats) return { ...said, outcome: 'no-seat-left' };
      if (bySide[candidate.side] >= rule.sideMost[candidate.side]) return { ...said, outcome: 'side-full' };
      if (bySex[candidate.sex] >= rule.sameSexMost) return { ...said, outcome: 'sex-full' };
      given += 1;
      bySide[candidate.side] += 1;
      bySex[candidate.sex] += 1;
      return { ...said, outcome: 'elected' };
    }),
  );
}

/** Whether another order of these equals would seat somebody else. Each is tried first and last: groups of equals are small. */
function orderMatters(
  contest: Contest,
  groups: readonly (readonly CandidateFacts[])[],
  group: readonly CandidateFacts[],
): boolean {
  const electedWith = (order: readonly CandidateFacts[]) =>
    place(
      contest,
      groups.map((one) => (one === group ? order : one)),
      new Map(),
      [],
    )
      .filter(({ outcome }) => outcome === 'elected')
      .map(({ candidate }) => candidate.id)
      .sort()
      .join();
  const first = electedWith(group);
  return group.some((one) => {
    const rest = group.filter((other) => other !== one);
    return electedWith([one, ...rest]) !== first || electedWith([...rest, one]) !== first;
  });
}

/** The seats of every contest in the form in which they are proclaimed. */
export function seatsOf(contests: readonly Contest[], placed: readonly (readonly Placed[])[]): Seat[] {
  return contests.flatMap((_, contest) =>
    (placed[contest] ?? [])
      .filter(({ outcome }) => outcome === 'elected')
      .map(
        ({ candidate, votes, byLot }): Seat => ({
          contest,
          candidate: candidate.id,
          votes,
          reason: byLot ? 'lot' : 'votes',
        }),
      ),
  );
}
