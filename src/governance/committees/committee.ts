import type { VoteOutcome, VoteRule } from '#governance/spaces';
import type { PlainDate } from '#kernel';
import type { Checkpoint, Seen } from './checklist.ts';

/** Where an indicator takes its values: the published editions of quality, the members' visits, or the answers to observations. */
export const sources = [
  'waiting-median',
  'waiting-percentile-90',
  'satisfied-share',
  'mean-score',
  'medicines-share',
  'answers-in-time-share',
] as const;
export type Source = (typeof sources)[number];

export interface IndicatorFacts {
  readonly title: string;
  readonly definition: string;
  readonly source: Source;
  /** In the unit of the source: days, a share from 0 to 1, or a score from 1 to 5. */
  readonly goal: number;
  readonly better: 'increase' | 'decrease';
  /** Months `2026-02`; `until` null: while the committee lives. */
  readonly from: string;
  readonly until: string | null;
}

export type CommitteeAction =
  | {
      readonly kind: 'called';
      readonly code: string;
      readonly title: string;
      readonly facility: string;
      readonly registrationUntil: PlainDate;
    }
  | { readonly kind: 'call-extended'; readonly until: PlainDate; readonly on: PlainDate }
  | { readonly kind: 'registered'; readonly personId: string }
  | { readonly kind: 'installed'; readonly on: PlainDate; readonly members: number }
  | {
      readonly kind: 'board-elected';
      readonly chair: number;
      readonly secretary: number;
      readonly from: PlainDate;
      readonly until: PlainDate;
      /** The vote on the committee's page that elected it; absent where who calls recorded what a meeting elected. */
      readonly vote?: number;
    }
  | {
      readonly kind: 'board-proposed';
      readonly list: number;
      readonly chair: number;
      readonly secretary: number;
      /** Who proposed it. */
      readonly seat: number;
      readonly on: PlainDate;
    }
  | { readonly kind: 'board-accepted'; readonly list: number; readonly seat: number }
  | {
      readonly kind: 'board-vote-opened';
      readonly vote: number;
      readonly rule: VoteRule;
      readonly lists: readonly number[];
      /** The seats that may vote: those held when it was opened. */
      readonly roll: readonly number[];
      readonly round: 1 | 2;
      readonly from: PlainDate;
      readonly until: PlainDate;
    }
  | {
      readonly kind: 'board-voted';
      readonly vote: number;
      readonly seat: number;
      readonly choice: number | 'none' | 'abstain';
    }
  | {
      readonly kind: 'board-vote-closed';
      readonly vote: number;
      readonly outcomes: readonly {
        readonly list: number;
        readonly votes: number;
        readonly outcome: VoteOutcome;
      }[];
      readonly elected: number | null;
      /** Whether a second round was opened with it. */
      readonly again: boolean;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'indicator-proposed';
      readonly number: number;
      readonly facts: IndicatorFacts;
      readonly seat: number;
    }
  | {
      readonly kind: 'indicator-answered';
      readonly indicator: number;
      readonly agreed: boolean;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'observed';
      readonly number: number;
      readonly seat: number;
      readonly indicator: number | null;
      /** The month whose signal it is about. */
      readonly month: string | null;
      readonly text: string;
      readonly on: PlainDate;
      /** Last day for the provider's answer. */
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'observation-answered';
      readonly observation: number;
      readonly text: string;
      /** What the provider commits to and by when; null where it commits to nothing and says why. */
      readonly commitment: { readonly text: string; readonly due: PlainDate } | null;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'answer-overdue';
      readonly observation: number;
      readonly due: PlainDate;
      readonly noticedOn: PlainDate;
    }
  | {
      readonly kind: 'answer-judged';
      readonly observation: number;
      readonly satisfied: boolean;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'visited';
      readonly number: number;
      readonly seat: number;
      /** When the member was there, which may be before it was sent. */
      readonly on: PlainDate;
      readonly seen: Readonly<Record<Checkpoint, Seen>>;
      readonly note: string;
      readonly photographs: readonly { readonly photographId: string; readonly sha256: string }[];
    }
  | {
      readonly kind: 'reported';
      /** `2026-T4`: the quarter. */
      readonly period: string;
      readonly text: string;
      /** The computed sections as they stood when the committee completed the report. */
      readonly sections: readonly ReportSection[];
      readonly on: PlainDate;
    };

export interface ReportSection {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Indicator extends IndicatorFacts {
  readonly number: number;
  readonly seat: number;
  readonly answer: { readonly agreed: boolean; readonly text: string; readonly on: PlainDate } | null;
}
export interface Observation {
  readonly number: number;
  readonly seat: number;
  readonly indicator: number | null;
  readonly month: string | null;
  readonly text: string;
  readonly on: PlainDate;
  readonly due: PlainDate;
  readonly answer: {
    readonly text: string;
    readonly commitment: { readonly text: string; readonly due: PlainDate } | null;
    readonly on: PlainDate;
  } | null;
  /** The day on which it was noted that no answer had come in time. */
  readonly overdueNoticedOn: PlainDate | null;
  readonly judged: { readonly satisfied: boolean; readonly text: string; readonly on: PlainDate } | null;
}
export type Visit = Omit<Extract<CommitteeAction, { kind: 'visited' }>, 'kind'>;
export type Report = Omit<Extract<CommitteeAction, { kind: 'reported' }>, 'kind'>;

/** Two who would serve together, as somebody proposed them, and which of them said yes. */
export interface BoardList {
  readonly list: number;
  readonly chair: number;
  readonly secretary: number;
  readonly seat: number;
  readonly on: PlainDate;
  readonly accepted: readonly number[];
}
export interface BoardVote extends Omit<Extract<CommitteeAction, { kind: 'board-vote-opened' }>, 'kind'> {
  readonly votes: readonly { readonly seat: number; readonly choice: number | 'none' | 'abstain' }[];
  /** The lists as they were voted, who serves in each. */
  readonly slates: readonly BoardList[];
  readonly closed: Omit<Extract<CommitteeAction, { kind: 'board-vote-closed' }>, 'kind' | 'vote'> | null;
}

export interface CommitteeState {
  readonly code: string;
  readonly title: string;
  readonly facility: string;
  readonly registrationUntil: PlainDate;
  readonly registered: readonly string[];
  readonly installedOn: PlainDate | null;
  readonly board: {
    readonly chair: number;
    readonly secretary: number;
    readonly from: PlainDate;
    readonly until: PlainDate;
    readonly vote?: number;
  } | null;
  /** Lists that wait for a vote; a vote that ends leaves none. */
  readonly boardLists: readonly BoardList[];
  /** How many were ever proposed. */
  readonly listsProposed: number;
  readonly boardVotes: readonly BoardVote[];
  readonly indicators: readonly Indicator[];
  readonly observations: readonly Observation[];
  readonly visits: readonly Visit[];
  readonly reports: readonly Report[];
}

/** The state that a committee's actions add up to. @throws Error when the first of them did not call it. */
export function foldCommittee(actions: readonly { readonly action: CommitteeAction }[]): CommitteeState {
  const first = actions[0]?.action;
  if (first?.kind !== 'called') throw new Error('A committee begins with its call.');
  const { kind: _kind, ...called } = first;
  return actions.slice(1).reduce<CommitteeState>((state, { action }) => applyToCommittee(state, action), {
    ...called,
    registered: [],
    installedOn: null,
    board: null,
    boardLists: [],
    listsProposed: 0,
    boardVotes: [],
    indicators: [],
    observations: [],
    visits: [],
    reports: [],
  });
}

function applyToCommittee(state: CommitteeState, action: CommitteeAction): CommitteeState {
  const onObservation = (number: number, change: (one: Observation) => Observation): CommitteeState => ({
    ...state,
    observations: state.observations.map((one) => (one.number === number ? change(one) : one)),
  });
  const onVote = (number: number, change: (one: BoardVote) => BoardVote): CommitteeState => ({
    ...state,
    boardVotes: state.boardVotes.map((one) => (one.vote === number ? change(one) : one)),
  });
  switch (action.kind) {
    case 'called':
      throw new Error('A committee is called once.');
    case 'call-extended':
      return { ...state, registrationUntil: action.until };
    case 'registered':
      return {
        ...state,
        registered: [...state.registered.filter((one) => one !== action.personId), action.personId],
      };
    case 'installed':
      return { ...state, installedOn: action.on };
    case 'board-elected': {
      const { kind: _kind, ...board } = action;
      return { ...state, board };
    }
    case 'board-proposed': {
      const { kind: _kind, ...list } = action;
      return {
        ...state,
        listsProposed: action.list,
        boardLists: [...state.boardLists, { ...list, accepted: [] }],
      };
    }
    case 'board-accepted':
      return {
        ...state,
        boardLists: state.boardLists.map((one) =>
          one.list === action.list ? { ...one, accepted: [...one.accepted, action.seat] } : one,
        ),
      };
    case 'board-vote-opened': {
      const { kind: _kind, ...vote } = action;
      const slates = state.boardLists.filter((one) => vote.lists.includes(one.list));
      return { ...state, boardVotes: [...state.boardVotes, { ...vote, slates, votes: [], closed: null }] };
    }
    case 'board-voted':
      return onVote(action.vote, (one) => ({
        ...one,
        votes: [...one.votes, { seat: action.seat, choice: action.choice }],
      }));
    case 'board-vote-closed': {
      const { kind: _kind, vote, ...closed } = action;
      const next = onVote(vote, (one) => ({ ...one, closed }));
      // Without quorum nothing was decided about the lists: they can be voted again.
      const undecided = closed.outcomes.some((one) => one.outcome.result === 'no-quorum');
      return closed.again || undecided ? next : { ...next, boardLists: [] };
    }
    case 'indicator-proposed':
      return {
        ...state,
        indicators: [
          ...state.indicators,
          { ...action.facts, number: action.number, seat: action.seat, answer: null },
        ],
      };
    case 'indicator-answered':
      return {
        ...state,
        indicators: state.indicators.map((one) =>
          one.number === action.indicator
            ? { ...one, answer: { agreed: action.agreed, text: action.text, on: action.on } }
            : one,
        ),
      };
    case 'observed': {
      const { kind: _kind, ...observation } = action;
      return {
        ...state,
        observations: [
          ...state.observations,
          { ...observation, answer: null, overdueNoticedOn: null, judged: null },
        ],
      };
    }
    case 'observation-answered':
      return onObservation(action.observation, (one) => ({
        ...one,
        answer: { text: action.text, commitment: action.commitment, on: action.on },
      }));
    case 'answer-overdue':
      return onObservation(action.observation, (one) => ({ ...one, overdueNoticedOn: action.noticedOn }));
    case 'answer-judged':
      return onObservation(action.observation, (one) => ({
        ...one,
        judged: { satisfied: action.satisfied, text: action.text, on: action.on },
      }));
    case 'visited': {
      const { kind: _kind, ...visit } = action;
      return { ...state, visits: [...state.visits, visit] };
    }
    case 'reported': {
      const { kind: _kind, ...report } = action;
      return { ...state, reports: [...state.reports, report] };
    }
  }
}
