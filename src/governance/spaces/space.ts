import type { PlainDate } from '#kernel';
import type { Interest, Subject } from './interests.ts';
import type { Category, Level, Phase } from './levels.ts';
import type { VoteRule } from './vote.ts';

/** What a space declares of itself when it is founded (GP-1). */
export interface SpaceFacts {
  /** Its short name in addresses. */
  readonly code: string;
  readonly title: string;
  readonly purpose: string;
  readonly category: Category;
  readonly level: Level;
  readonly phase: Phase;
  readonly legalBasis: string;
  /** Last day of a temporary space; null for a permanent one. */
  readonly until: PlainDate | null;
  /** `free`: whoever meets the conditions joins by herself; `appointed`: the institution seats who was designated. */
  readonly admission: 'free' | 'appointed';
  readonly contributors: 'members' | 'anyone';
  readonly commentable: boolean;
  /** What it watches over. Nobody with an interest in it is seated. */
  readonly oversees: Subject;
  /** The resolution of the Board by which a decisory space binds; null for every other. */
  readonly bindingResolution: string | null;
  /** Whether women and men must be as many. */
  readonly parity: boolean;
  readonly termMonths: number | null;
  readonly voteRule: VoteRule;
}

export type SeatRole = 'member' | 'institution';
export type Position = 'accepted' | 'in-part' | 'not-accepted';
export type FollowState = 'under-way' | 'done' | 'not-done';

/** What happened in a space, in the order in which it happened. Its state is what these add up to. */
export type SpaceAction =
  | { readonly kind: 'founded'; readonly facts: SpaceFacts }
  | { readonly kind: 'secretary-named'; readonly personId: string; readonly from: PlainDate }
  | { readonly kind: 'secretary-ended'; readonly personId: string; readonly on: PlainDate }
  | {
      readonly kind: 'seated';
      readonly seat: number;
      readonly personId: string;
      readonly role: SeatRole;
      readonly vote: boolean;
      /** The seat whose holder this one stands in for; null for a principal. */
      readonly alternateOf: number | null;
      readonly sex: 'female' | 'male';
      readonly from: PlainDate;
      readonly until: PlainDate | null;
    }
  | {
      readonly kind: 'ceased';
      readonly seat: number;
      readonly on: PlainDate;
      readonly reason: CeasedFor;
      readonly note: string;
    }
  | { readonly kind: 'chair-given'; readonly seat: number }
  | { readonly kind: 'interest-declared'; readonly personId: string; readonly interest: Interest }
  | { readonly kind: 'vote-rule-set'; readonly rule: VoteRule; readonly reason: string }
  | {
      readonly kind: 'contributed';
      readonly number: number;
      readonly personId: string;
      readonly seat: number | null;
      readonly text: string;
      /** Last day for the institution's reasoned reply. */
      readonly due: PlainDate;
    }
  | {
      readonly kind: 'replied';
      readonly contribution: number;
      readonly position: Position;
      readonly text: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'reply-overdue';
      readonly contribution: number;
      readonly due: PlainDate;
      readonly noticedOn: PlainDate;
    }
  | {
      readonly kind: 'document-published';
      readonly number: number;
      readonly title: string;
      readonly text: string;
    }
  | {
      readonly kind: 'commented';
      readonly document: number;
      readonly personId: string;
      readonly text: string;
    }
  | {
      readonly kind: 'task-assigned';
      readonly number: number;
      readonly seat: number;
      readonly title: string;
      readonly due: PlainDate;
    }
  | { readonly kind: 'task-finished'; readonly task: number; readonly note: string; readonly on: PlainDate }
  | { readonly kind: 'meeting-convened'; readonly meeting: number; readonly startsAt: string }
  | {
      readonly kind: 'minutes-signed';
      readonly meeting: number;
      readonly agreements: readonly {
        readonly number: number;
        readonly text: string;
        readonly due: PlainDate | null;
      }[];
    }
  | {
      readonly kind: 'outcome-told';
      readonly meeting: number;
      readonly agreement: number;
      readonly state: FollowState;
      readonly text: string;
      readonly on: PlainDate;
    }
  | { readonly kind: 'space-closed'; readonly on: PlainDate; readonly reason: string };

export type CeasedFor = 'left' | 'interest' | 'term' | 'absences' | 'duty' | 'death';

export interface Recorded<Action> {
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The person who did it; null for the house itself. */
  readonly by: string | null;
  readonly action: Action;
}

export interface Seat {
  readonly seat: number;
  readonly personId: string;
  readonly role: SeatRole;
  readonly vote: boolean;
  readonly alternateOf: number | null;
  readonly sex: 'female' | 'male';
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly ceased: { readonly on: PlainDate; readonly reason: CeasedFor; readonly note: string } | null;
}
export interface Contribution {
  readonly number: number;
  readonly personId: string;
  readonly seat: number | null;
  readonly text: string;
  readonly at: string;
  readonly due: PlainDate;
  readonly reply: { readonly position: Position; readonly text: string; readonly on: PlainDate } | null;
  readonly overdueNoticedOn: PlainDate | null;
}
export interface SpaceDocument {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly at: string;
  readonly comments: readonly { readonly personId: string; readonly text: string; readonly at: string }[];
}
export interface Task {
  readonly number: number;
  readonly seat: number;
  readonly title: string;
  readonly due: PlainDate;
  readonly finished: { readonly on: PlainDate; readonly note: string } | null;
}
export interface Agreement {
  readonly meeting: number;
  readonly number: number;
  readonly text: string;
  readonly due: PlainDate | null;
  readonly told: readonly { readonly state: FollowState; readonly text: string; readonly on: PlainDate }[];
}

export interface SpaceState {
  readonly facts: SpaceFacts;
  readonly voteRule: VoteRule;
  readonly secretaries: readonly {
    readonly personId: string;
    readonly from: PlainDate;
    readonly until: PlainDate | null;
  }[];
  readonly seats: readonly Seat[];
  readonly chair: number | null;
  readonly interests: readonly { readonly personId: string; readonly interest: Interest }[];
  readonly contributions: readonly Contribution[];
  readonly documents: readonly SpaceDocument[];
  readonly tasks: readonly Task[];
  readonly meetings: readonly {
    readonly meeting: number;
    readonly startsAt: string;
    readonly signed: boolean;
  }[];
  readonly agreements: readonly Agreement[];
  readonly closed: { readonly on: PlainDate; readonly reason: string } | null;
}

/** The state that a space's actions add up to. @throws Error when the first of them did not found it. */
export function foldSpace(actions: readonly Recorded<SpaceAction>[]): SpaceState {
  const first = actions[0]?.action;
  if (first?.kind !== 'founded') throw new Error('A space begins with its founding.');
  return actions.slice(1).reduce(applyToSpace, {
    facts: first.facts,
    voteRule: first.facts.voteRule,
    secretaries: [],
    seats: [],
    chair: null,
    interests: [],
    contributions: [],
    documents: [],
    tasks: [],
    meetings: [],
    agreements: [],
    closed: null,
  });
}

/** What the state becomes with one action more. */
export function applyToSpace(state: SpaceState, { action, at }: Recorded<SpaceAction>): SpaceState {
  switch (action.kind) {
    case 'founded':
      throw new Error('A space is founded once.');
    case 'secretary-named':
      return {
        ...state,
        secretaries: [...state.secretaries, { personId: action.personId, from: action.from, until: null }],
      };
    case 'secretary-ended':
      return {
        ...state,
        secretaries: state.secretaries.map((one) =>
          one.personId === action.personId && one.until === null ? { ...one, until: action.on } : one,
        ),
      };
    case 'seated': {
      const { kind: _kind, ...seat } = action;
      return { ...state, seats: [...state.seats, { ...seat, ceased: null }] };
    }
    case 'ceased':
      return {
        ...state,
        chair: state.chair === action.seat ? null : state.chair,
        seats: state.seats.map((one) =>
          one.seat === action.seat
            ? { ...one, ceased: { on: action.on, reason: action.reason, note: action.note } }
            : one,
        ),
      };
    case 'chair-given':
      return { ...state, chair: action.seat };
    case 'interest-declared':
      return {
        ...state,
        interests: [...state.interests, { personId: action.personId, interest: action.interest }],
      };
    case 'vote-rule-set':
      return { ...state, voteRule: action.rule };
    case 'contributed': {
      const { kind: _kind, ...rest } = action;
      return {
        ...state,
        contributions: [...state.contributions, { ...rest, at, reply: null, overdueNoticedOn: null }],
      };
    }
    case 'replied':
      return {
        ...state,
        contributions: state.contributions.map((one) =>
          one.number === action.contribution
            ? { ...one, reply: { position: action.position, text: action.text, on: action.on } }
            : one,
        ),
      };
    case 'reply-overdue':
      return {
        ...state,
        contributions: state.contributions.map((one) =>
          one.number === action.contribution ? { ...one, overdueNoticedOn: action.noticedOn } : one,
        ),
      };
    case 'document-published': {
      const { kind: _kind, ...rest } = action;
      return { ...state, documents: [...state.documents, { ...rest, at, comments: [] }] };
    }
    case 'commented':
      return {
        ...state,
        documents: state.documents.map((one) =>
          one.number === action.document
            ? { ...one, comments: [...one.comments, { personId: action.personId, text: action.text, at }] }
            : one,
        ),
      };
    case 'task-assigned': {
      const { kind: _kind, ...rest } = action;
      return { ...state, tasks: [...state.tasks, { ...rest, finished: null }] };
    }
    case 'task-finished':
      return {
        ...state,
        tasks: state.tasks.map((one) =>
          one.number === action.task ? { ...one, finished: { on: action.on, note: action.note } } : one,
        ),
      };
    case 'meeting-convened':
      return {
        ...state,
        meetings: [...state.meetings, { meeting: action.meeting, startsAt: action.startsAt, signed: false }],
      };
    case 'minutes-signed':
      return {
        ...state,
        meetings: state.meetings.map((one) =>
          one.meeting === action.meeting ? { ...one, signed: true } : one,
        ),
        agreements: [
          ...state.agreements,
          ...action.agreements.map((one) => ({ ...one, meeting: action.meeting, told: [] })),
        ],
      };
    case 'outcome-told':
      return {
        ...state,
        agreements: state.agreements.map((one) =>
          one.meeting === action.meeting && one.number === action.agreement
            ? { ...one, told: [...one.told, { state: action.state, text: action.text, on: action.on }] }
            : one,
        ),
      };
    case 'space-closed':
      return { ...state, closed: { on: action.on, reason: action.reason } };
  }
}
