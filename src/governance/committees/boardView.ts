import { explainRule, explainVote, type SpaceState } from '#governance/spaces';
import type { PlainDate } from '#kernel';
import type { CommitteeAnswer } from './api.ts';
import { isBoardDue, isReady, openVote, votesOf } from './boardVote.ts';
import type { BoardList, CommitteeState } from './committee.ts';

/**
 * The election of a board as anyone sees it: lists that are proposed, the vote that is open, and how the last one ended. While a vote
 * is open it is shown how many voted, and what each voted only when it is over: nobody votes after what others did.
 */
export function boardElectionView(
  committee: CommitteeState,
  scenery: {
    readonly space: SpaceState;
    readonly today: PlainDate;
    readonly renewalDays: number;
    readonly nameOf: (seat: number) => string;
    /** The seat of who looks. */
    readonly own: number | null;
  },
): CommitteeAnswer['boardElection'] {
  const { space, today, renewalDays, nameOf, own } = scenery;
  const open = openVote(committee);
  const slate = (one: BoardList) => ({
    list: one.list,
    chair: nameOf(one.chair),
    secretary: nameOf(one.secretary),
  });
  const last = committee.boardVotes.findLast((one) => one.closed !== null && !one.closed.again);
  const ended = committee.boardVotes.findLast((one) => one.closed !== null);
  const shown = open ? ended : last;
  return {
    due: committee.installedOn !== null && isBoardDue(committee, today, renewalDays),
    lists: open
      ? []
      : committee.boardLists.map((one) => ({
          ...slate(one),
          by: nameOf(one.seat),
          accepted: one.accepted.map(nameOf),
          ready: isReady(one, space, today),
          asked: own !== null && [one.chair, one.secretary].includes(own) && !one.accepted.includes(own),
        })),
    open: open
      ? {
          vote: open.vote,
          round: open.round,
          until: open.until,
          over: open.until < today,
          rule: { es: explainRule(open.rule, 'es'), en: explainRule(open.rule, 'en') },
          lists: open.slates.map(slate),
          roll: open.roll.length,
          cast: open.votes.length,
          onRoll: own !== null && open.roll.includes(own),
          voted: open.votes.some((one) => one.seat === own),
        }
      : null,
    last:
      shown?.closed && (open ? shown.closed.again : true)
        ? {
            vote: shown.vote,
            round: shown.round,
            on: shown.closed.on,
            again: shown.closed.again,
            rule: { es: explainRule(shown.rule, 'es'), en: explainRule(shown.rule, 'en') },
            lists: shown.closed.outcomes.map(({ list, votes, outcome }) => {
              const said = shown.slates.find((one) => one.list === list);
              return {
                list,
                chair: said ? nameOf(said.chair) : '',
                secretary: said ? nameOf(said.secretary) : '',
                votes,
                result: outcome.result,
                elected: shown.closed?.elected === list,
                es: explainVote(shown.rule, outcome, 'es'),
                en: explainVote(shown.rule, outcome, 'en'),
              };
            }),
            none: votesOf(shown).none,
            abstain: votesOf(shown).abstain,
            // The vote is open: who voted what is read by everyone once it is over.
            votes: shown.votes.map(({ seat, choice }) => ({ name: nameOf(seat), choice: String(choice) })),
          }
        : null,
  };
}
