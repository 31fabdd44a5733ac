import type { PlainDate } from '#kernel';
import type { Subject } from './interests.ts';
import type { Choice, VoteOutcome, VoteRule } from './vote.ts';

export type MeetingMode = 'in-place' | 'remote' | 'mixed';
export type AgendaKind = 'information' | 'discussion' | 'decision';
export interface AgendaItem {
  readonly title: string;
  readonly kind: AgendaKind;
  /** What the point is about, where an interest in it keeps a member out. */
  readonly about: Subject | null;
}

/** What happened in one meeting, in order. */
export type MeetingAction =
  | {
      readonly kind: 'convened';
      readonly number: number;
      readonly startsAt: string;
      readonly mode: MeetingMode;
      readonly place: string;
      readonly agenda: readonly AgendaItem[];
    }
  | { readonly kind: 'agenda-amended'; readonly agenda: readonly AgendaItem[]; readonly reason: string }
  | {
      readonly kind: 'document-added';
      readonly number: number;
      readonly title: string;
      readonly text: string;
    }
  | { readonly kind: 'arrived'; readonly seat: number; readonly how: 'in-place' | 'remote' }
  | { readonly kind: 'left'; readonly seat: number }
  | {
      readonly kind: 'opened';
      readonly presiding: number;
      readonly members: number;
      readonly present: number;
      readonly needed: number;
    }
  | { readonly kind: 'item-started'; readonly item: number }
  | { readonly kind: 'recused'; readonly item: number; readonly seat: number }
  | { readonly kind: 'floor-asked'; readonly seat: number }
  | { readonly kind: 'floor-withdrawn'; readonly seat: number }
  | { readonly kind: 'floor-given'; readonly seat: number }
  | { readonly kind: 'noted'; readonly item: number; readonly text: string }
  | {
      readonly kind: 'proposed';
      readonly number: number;
      readonly item: number;
      readonly seat: number;
      readonly text: string;
    }
  | {
      readonly kind: 'vote-opened';
      readonly motion: number;
      readonly item: number;
      readonly text: string;
      readonly rule: VoteRule;
      readonly members: number;
      /** Seats that may vote on it: present when it was opened, and without an interest in the point. */
      readonly roll: readonly number[];
      readonly chair: number;
      readonly round: 1 | 2;
    }
  | {
      readonly kind: 'voted';
      readonly motion: number;
      readonly seat: number /** Absent in a secret vote. */;
      readonly choice?: Choice;
    }
  | { readonly kind: 'vote-closed'; readonly motion: number; readonly outcome: VoteOutcome }
  | {
      readonly kind: 'agreed';
      readonly number: number;
      readonly item: number;
      readonly text: string;
      readonly responsible: string;
      readonly due: PlainDate | null;
    }
  | { readonly kind: 'dissented'; readonly agreement: number; readonly seat: number; readonly reason: string }
  | { readonly kind: 'closed'; readonly correctionsUntil: PlainDate }
  | {
      readonly kind: 'correction-asked';
      readonly number: number;
      readonly seat: number;
      readonly text: string;
    }
  | {
      readonly kind: 'correction-answered';
      readonly correction: number;
      readonly accepted: boolean;
      readonly text: string;
    }
  | { readonly kind: 'minutes-accepted'; readonly seat: number }
  | {
      readonly kind: 'signed';
      readonly as: 'chair' | 'secretary';
      readonly personId: string;
      readonly contentSha256: string;
    }
  | { readonly kind: 'sealed'; readonly jsonSha256: string; readonly pdfSha256: string | null };

export interface Attendance {
  readonly seat: number;
  readonly how: 'in-place' | 'remote';
  readonly arrivedAt: string;
  readonly leftAt: string | null;
}
export interface Motion {
  readonly motion: number;
  readonly item: number;
  readonly text: string;
  readonly rule: VoteRule;
  readonly members: number;
  readonly roll: readonly number[];
  readonly chair: number;
  readonly round: 1 | 2;
  readonly openedAt: string;
  readonly votes: readonly { readonly seat: number; readonly choice: Choice | null }[];
  readonly outcome: VoteOutcome | null;
}
export interface MeetingAgreement {
  readonly number: number;
  readonly item: number;
  readonly text: string;
  readonly responsible: string;
  readonly due: PlainDate | null;
  readonly dissents: readonly { readonly seat: number; readonly reason: string }[];
}
export interface Correction {
  readonly number: number;
  readonly seat: number;
  readonly text: string;
  readonly answer: { readonly accepted: boolean; readonly text: string } | null;
}

export interface MeetingState {
  readonly number: number;
  readonly status: 'convened' | 'open' | 'closed' | 'sealed';
  readonly convenedAt: string;
  readonly startsAt: string;
  readonly mode: MeetingMode;
  readonly place: string;
  readonly agenda: readonly AgendaItem[];
  readonly documents: readonly { readonly number: number; readonly title: string; readonly text: string }[];
  readonly attendance: readonly Attendance[];
  readonly opened: {
    readonly at: string;
    readonly presiding: number;
    readonly members: number;
    readonly present: number;
    readonly needed: number;
  } | null;
  /** Number of the point being treated, from 1; null before the first. */
  readonly item: number | null;
  readonly recused: readonly { readonly item: number; readonly seat: number }[];
  /** Who asked for the floor, first come first; and who has it. */
  readonly queue: readonly number[];
  readonly floor: number | null;
  readonly turns: readonly { readonly item: number; readonly seat: number; readonly at: string }[];
  readonly notes: readonly { readonly item: number; readonly text: string; readonly at: string }[];
  readonly proposals: readonly {
    readonly number: number;
    readonly item: number;
    readonly seat: number;
    readonly text: string;
  }[];
  readonly motions: readonly Motion[];
  readonly agreements: readonly MeetingAgreement[];
  readonly closedAt: string | null;
  readonly correctionsUntil: PlainDate | null;
  readonly corrections: readonly Correction[];
  readonly accepted: readonly number[];
  readonly signatures: readonly {
    readonly as: 'chair' | 'secretary';
    readonly personId: string;
    readonly contentSha256: string;
    readonly at: string;
  }[];
  readonly sealed: {
    readonly jsonSha256: string;
    readonly pdfSha256: string | null;
    readonly at: string;
  } | null;
}

interface Timed {
  readonly at: string;
  readonly action: MeetingAction;
}

/** The state that a meeting's actions add up to. @throws Error when the first of them did not convene it. */
export function foldMeeting(actions: readonly Timed[]): MeetingState {
  const first = actions[0];
  if (first?.action.kind !== 'convened') throw new Error('A meeting begins with its convocation.');
  const { kind: _kind, ...convened } = first.action;
  return actions.slice(1).reduce(applyToMeeting, {
    ...convened,
    status: 'convened',
    convenedAt: first.at,
    documents: [],
    attendance: [],
    opened: null,
    item: null,
    recused: [],
    queue: [],
    floor: null,
    turns: [],
    notes: [],
    proposals: [],
    motions: [],
    agreements: [],
    closedAt: null,
    correctionsUntil: null,
    corrections: [],
    accepted: [],
    signatures: [],
    sealed: null,
  });
}

/** Whoever was there at any time: they alone correct the minutes. */
export function attended(meeting: MeetingState, seat: number): boolean {
  return meeting.attendance.some((one) => one.seat === seat);
}

export function isPresent(meeting: MeetingState, seat: number): boolean {
  return meeting.attendance.some((one) => one.seat === seat && one.leftAt === null);
}

/** What the state becomes with one action more. */
export function applyToMeeting(state: MeetingState, { action, at }: Timed): MeetingState {
  const without = (list: readonly number[], seat: number) => list.filter((one) => one !== seat);
  switch (action.kind) {
    case 'convened':
      throw new Error('A meeting is convened once.');
    case 'agenda-amended':
      return { ...state, agenda: action.agenda };
    case 'document-added': {
      const { kind: _kind, ...document } = action;
      return { ...state, documents: [...state.documents, document] };
    }
    case 'arrived':
      return {
        ...state,
        attendance: [
          ...state.attendance,
          { seat: action.seat, how: action.how, arrivedAt: at, leftAt: null },
        ],
      };
    case 'left':
      return {
        ...state,
        queue: without(state.queue, action.seat),
        floor: state.floor === action.seat ? null : state.floor,
        attendance: state.attendance.map((one) =>
          one.seat === action.seat && one.leftAt === null ? { ...one, leftAt: at } : one,
        ),
      };
    case 'opened': {
      const { kind: _kind, ...opened } = action;
      return { ...state, status: 'open', opened: { ...opened, at } };
    }
    case 'item-started':
      return { ...state, item: action.item, queue: [], floor: null };
    case 'recused':
      return { ...state, recused: [...state.recused, { item: action.item, seat: action.seat }] };
    case 'floor-asked':
      return { ...state, queue: [...state.queue, action.seat] };
    case 'floor-withdrawn':
      return {
        ...state,
        queue: without(state.queue, action.seat),
        floor: state.floor === action.seat ? null : state.floor,
      };
    case 'floor-given':
      return {
        ...state,
        queue: without(state.queue, action.seat),
        floor: action.seat,
        turns: [...state.turns, { item: state.item ?? 0, seat: action.seat, at }],
      };
    case 'noted':
      return { ...state, notes: [...state.notes, { item: action.item, text: action.text, at }] };
    case 'proposed': {
      const { kind: _kind, ...proposal } = action;
      return { ...state, proposals: [...state.proposals, proposal] };
    }
    case 'vote-opened': {
      const { kind: _kind, ...motion } = action;
      return { ...state, motions: [...state.motions, { ...motion, openedAt: at, votes: [], outcome: null }] };
    }
    case 'voted':
      return changeMotion(state, action.motion, (motion) => ({
        ...motion,
        votes: [...motion.votes, { seat: action.seat, choice: action.choice ?? null }],
      }));
    case 'vote-closed':
      return changeMotion(state, action.motion, (motion) => ({ ...motion, outcome: action.outcome }));
    case 'agreed': {
      const { kind: _kind, ...agreement } = action;
      return { ...state, agreements: [...state.agreements, { ...agreement, dissents: [] }] };
    }
    case 'dissented':
      return {
        ...state,
        agreements: state.agreements.map((one) =>
          one.number === action.agreement
            ? { ...one, dissents: [...one.dissents, { seat: action.seat, reason: action.reason }] }
            : one,
        ),
      };
    case 'closed':
      return {
        ...state,
        status: 'closed',
        closedAt: at,
        queue: [],
        floor: null,
        correctionsUntil: action.correctionsUntil,
        attendance: state.attendance.map((one) => (one.leftAt === null ? { ...one, leftAt: at } : one)),
      };
    case 'correction-asked': {
      const { kind: _kind, ...correction } = action;
      return {
        ...state,
        accepted: without(state.accepted, action.seat),
        corrections: [...state.corrections, { ...correction, answer: null }],
      };
    }
    case 'correction-answered':
      return {
        ...state,
        corrections: state.corrections.map((one) =>
          one.number === action.correction
            ? { ...one, answer: { accepted: action.accepted, text: action.text } }
            : one,
        ),
      };
    case 'minutes-accepted':
      return { ...state, accepted: [...state.accepted, action.seat] };
    case 'signed': {
      const { kind: _kind, ...signature } = action;
      return { ...state, signatures: [...state.signatures, { ...signature, at }] };
    }
    case 'sealed': {
      const { kind: _kind, ...sealed } = action;
      return { ...state, status: 'sealed', sealed: { ...sealed, at } };
    }
  }
}

function changeMotion(state: MeetingState, number: number, change: (motion: Motion) => Motion): MeetingState {
  return { ...state, motions: state.motions.map((one) => (one.motion === number ? change(one) : one)) };
}
