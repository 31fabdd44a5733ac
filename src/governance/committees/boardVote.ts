import {
  decideVote,
  findSeatOf,
  isHeld,
  refusedFromOverseeing,
  type SpaceState,
  type StandingNow,
  type VoteOutcome,
  type VoteRule,
} from '#governance/spaces';
import { addDays, addMonths, ok, type PlainDate, type Result, refuse } from '#kernel';
import type { BoardList, BoardVote, CommitteeAction, CommitteeState } from './committee.ts';

/** How a committee elects its board on its own page: whoever wants to serve is proposed with another, and all vote one of the lists. */
export type BoardAct =
  | { readonly act: 'propose-board'; readonly chair: number; readonly secretary: number }
  | { readonly act: 'accept-board'; readonly list: number }
  | { readonly act: 'open-board-vote' }
  | { readonly act: 'vote-board'; readonly choice: BoardChoice }
  | { readonly act: 'close-board-vote' };

/** The number of a list, none of them, or no opinion. */
export type BoardChoice = number | 'none' | 'abstain';

export interface BoardScene {
  readonly space: SpaceState;
  readonly personId: string;
  readonly standing: StandingNow;
  readonly today: PlainDate;
  readonly boardMonths: number;
  readonly voteDays: number;
  readonly renewalDays: number;
}

type Decision = Result<readonly CommitteeAction[]>;

/** Whether the committee may vote a board: it has none, or the term of the one that it has is over or soon will be. */
export function isBoardDue({ board }: CommitteeState, today: PlainDate, renewalDays: number): boolean {
  return board === null || addDays(board.until, -renewalDays) <= today;
}

/** The vote that is open; one whose days are over is open until it is counted. */
export const openVote = ({ boardVotes }: CommitteeState): BoardVote | undefined =>
  boardVotes.find((one) => one.closed === null);

/** Whether both persons of a list want to serve and still sit. */
export function isReady(
  { chair, secretary, accepted }: BoardList,
  space: SpaceState,
  today: PlainDate,
): boolean {
  return [chair, secretary].every((seat) => accepted.includes(seat) && sits(space, seat, today));
}

const sits = (space: SpaceState, seat: number, today: PlainDate): boolean =>
  space.seats.some((one) => one.seat === seat && isHeld(one, today));

/** What a committee does with an act of a member about its board. */
export function decideBoardAct(committee: CommitteeState, act: BoardAct, scene: BoardScene): Decision {
  const { space, personId, today } = scene;
  if (committee.installedOn === null) return refuse({ refusal: 'committee-not-installed' });
  const seat = findSeatOf(space, personId, today)?.seat;
  if (seat === undefined) return refuse({ refusal: 'not-a-member' });
  const barred = refusedFromOverseeing(space, scene.standing);
  if (barred) return barred;
  const vote = openVote(committee);
  switch (act.act) {
    case 'propose-board':
      return proposed(committee, act, seat, scene);
    case 'accept-board': {
      if (vote) return refuse({ refusal: 'board-vote-is-open' });
      const list = committee.boardLists.find((one) => one.list === act.list);
      if (!list) return refuse({ refusal: 'list-unknown' });
      if (![list.chair, list.secretary].includes(seat) || list.accepted.includes(seat))
        return refuse({ refusal: 'nothing-to-accept' });
      return ok([{ kind: 'board-accepted', list: list.list, seat }]);
    }
    case 'open-board-vote': {
      if (vote) return refuse({ refusal: 'board-vote-is-open' });
      if (!isBoardDue(committee, today, scene.renewalDays)) return refuse({ refusal: 'board-not-due' });
      const ready = committee.boardLists.filter((one) => isReady(one, space, today));
      if (ready.length === 0) return refuse({ refusal: 'no-list-ready' });
      return ok([
        opened(
          committee.boardVotes.length + 1,
          ready.map((one) => one.list),
          1,
          scene,
        ),
      ]);
    }
    case 'vote-board': {
      if (!vote || today > vote.until) return refuse({ refusal: 'no-board-vote-open' });
      if (!vote.roll.includes(seat)) return refuse({ refusal: 'not-on-the-roll' });
      if (vote.votes.some((one) => one.seat === seat)) return refuse({ refusal: 'already-voted' });
      if (typeof act.choice === 'number' && !vote.lists.includes(act.choice))
        return refuse({ refusal: 'list-unknown' });
      const cast: CommitteeAction = { kind: 'board-voted', vote: vote.vote, seat, choice: act.choice };
      const votes = [...vote.votes, { seat, choice: act.choice }];
      // Once all have voted there is nothing to wait for.
      return ok(
        vote.roll.every((one) => votes.some((each) => each.seat === one))
          ? [cast, ...counted(committee, { ...vote, votes }, scene)]
          : [cast],
      );
    }
    case 'close-board-vote':
      if (!vote) return refuse({ refusal: 'no-board-vote-open' });
      if (today <= vote.until) return refuse({ refusal: 'board-vote-goes-on', until: vote.until });
      return ok(counted(committee, vote, scene));
  }
}

function proposed(
  committee: CommitteeState,
  { chair, secretary }: { readonly chair: number; readonly secretary: number },
  by: number,
  { space, today, renewalDays }: BoardScene,
): Decision {
  if (openVote(committee)) return refuse({ refusal: 'board-vote-is-open' });
  if (!isBoardDue(committee, today, renewalDays)) return refuse({ refusal: 'board-not-due' });
  if (chair === secretary) return refuse({ refusal: 'one-person-two-duties' });
  for (const seat of [chair, secretary])
    if (!sits(space, seat, today)) return refuse({ refusal: 'seat-unknown', seat });
  if (committee.boardLists.some((one) => one.chair === chair && one.secretary === secretary))
    return refuse({ refusal: 'list-known' });
  const list = committee.listsProposed + 1;
  return ok([
    { kind: 'board-proposed', list, chair, secretary, seat: by, on: today },
    // Whoever proposes herself wants to serve.
    ...([chair, secretary].includes(by) ? [{ kind: 'board-accepted', list, seat: by } as const] : []),
  ]);
}

/** The vote with its rule, its lists and its roll written down whole: none of them changes after. */
function opened(
  vote: number,
  lists: readonly number[],
  round: 1 | 2,
  { space, today, voteDays }: BoardScene,
): CommitteeAction {
  return {
    kind: 'board-vote-opened',
    vote,
    // It is held over several days on a page that shows who voted what, whatever the meetings of the space do.
    rule: { ...space.facts.voteRule, ballot: 'open' },
    lists,
    roll: space.seats.filter((one) => one.vote && isHeld(one, today)).map((one) => one.seat),
    round,
    from: today,
    until: addDays(today, voteDays),
  };
}

/** How many voted each list, none, and nothing. */
export function votesOf({ lists, votes }: Pick<BoardVote, 'lists' | 'votes'>) {
  const count = (choice: BoardChoice) => votes.filter((one) => one.choice === choice).length;
  return {
    lists: lists.map((list) => ({ list, votes: count(list) })),
    none: count('none'),
    abstain: count('abstain'),
  };
}

/** Each list against all the others: the house's own rule says of each whether it is elected. */
export function outcomesOf(
  vote: Pick<BoardVote, 'lists' | 'votes' | 'roll' | 'round'>,
  rule: VoteRule,
): readonly { readonly list: number; readonly votes: number; readonly outcome: VoteOutcome }[] {
  const { lists, none, abstain } = votesOf(vote);
  const valid = none + lists.reduce((sum, one) => sum + one.votes, 0);
  return lists.map(({ list, votes }) => ({
    list,
    votes,
    outcome: decideVote(rule, {
      members: vote.roll.length,
      // Whoever voted was there: nobody is present on a page without doing something.
      present: vote.votes.length,
      for: votes,
      against: valid - votes,
      abstain,
      chair: null,
      round: vote.round,
    }),
  }));
}

/** What comes of a vote: a board; a second round between the two lists with most votes; or nothing, and lists are proposed anew. */
function counted(committee: CommitteeState, vote: BoardVote, scene: BoardScene): readonly CommitteeAction[] {
  const { today, space, boardMonths } = scene;
  const outcomes = outcomesOf(vote, vote.rule);
  const winner = outcomes.find((one) => one.outcome.result === 'approved');
  const list = committee.boardLists.find((one) => one.list === winner?.list);
  // Who left while the others voted cannot serve.
  const elected = list && isReady(list, space, today) ? list : null;
  const quorum = outcomes.every((one) => one.outcome.result !== 'no-quorum');
  const closed: CommitteeAction = {
    kind: 'board-vote-closed',
    vote: vote.vote,
    outcomes,
    elected: elected?.list ?? null,
    again: false,
    on: today,
  };
  if (elected) {
    const { chair, secretary } = elected;
    return [
      closed,
      {
        kind: 'board-elected',
        ...{ chair, secretary },
        from: today,
        until: addMonths(today, boardMonths),
        vote: vote.vote,
      },
    ];
  }
  const next = secondRound(outcomes);
  if (vote.round === 1 && quorum && !winner && next.length > 1)
    return [{ ...closed, again: true }, opened(vote.vote + 1, next, 2, scene)];
  return [closed];
}

/** The lists with as many votes as the second has, most first: who tied for the second place are all in it. */
function secondRound(outcomes: readonly { readonly list: number; readonly votes: number }[]): number[] {
  const sorted = outcomes.filter((one) => one.votes > 0).sort((a, b) => b.votes - a.votes);
  const least = sorted[1]?.votes ?? 0;
  return sorted.filter((one) => one.votes >= least).map((one) => one.list);
}
