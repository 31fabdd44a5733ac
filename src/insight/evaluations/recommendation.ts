import type { PlainDate } from '#kernel';
import type { RecommendationFacts } from './content.ts';

/** Days and terms as the policy gave them on the day on which the follow-up began. */
export interface RecommendedFacts {
  readonly evaluation: string;
  readonly programme: string;
  readonly programmeTitle: string;
  readonly version: number;
  readonly facts: RecommendationFacts;
  /** From when the terms count: the day of publication, or of registration where the source has no date. */
  readonly since: PlainDate;
  readonly sinceIs: 'published' | 'registered';
  readonly responseDue: PlainDate;
  readonly termDue: PlainDate | null;
}

export type Decision = 'accepted' | 'partly' | 'rejected';

interface Evidence {
  readonly text: string;
  readonly link: string | null;
}

export type FollowUpAction =
  | ({ readonly kind: 'recommended' } & RecommendedFacts)
  | {
      readonly kind: 'answered';
      readonly decision: Decision;
      readonly text: string;
      /** The office that answers; the person is the action's own and is not shown. */
      readonly office: string;
      /** Invented for the demonstration: the addressee did not say this. */
      readonly synthetic: boolean;
      readonly on: PlainDate;
      /** Last day to plan actions; null where nothing is accepted. */
      readonly planDue: PlainDate | null;
    }
  | {
      readonly kind: 'action-planned';
      readonly number: number;
      readonly text: string;
      readonly responsible: string;
      readonly due: PlainDate;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'due-changed';
      readonly number: number;
      readonly due: PlainDate;
      readonly reason: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'reported';
      readonly number: number;
      readonly text: string;
      readonly evidence: Evidence;
      readonly on: PlainDate;
      readonly verdictDue: PlainDate;
    }
  | {
      readonly kind: 'found-insufficient';
      readonly number: number;
      readonly reason: string;
      readonly office: string;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'verified';
      readonly number: number;
      readonly text: string;
      readonly office: string;
      readonly on: PlainDate;
    }
  | { readonly kind: 'closed'; readonly text: string; readonly office: string; readonly on: PlainDate }
  | { readonly kind: 'reopened'; readonly reason: string; readonly office: string; readonly on: PlainDate };

export interface PlannedAction {
  readonly number: number;
  readonly text: string;
  readonly responsible: string;
  readonly due: PlainDate;
  readonly state: 'planned' | 'reported' | 'returned' | 'verified';
  readonly verdictDue: PlainDate | null;
}

export interface FollowUpState extends RecommendedFacts {
  readonly answer: {
    readonly decision: Decision;
    readonly text: string;
    readonly office: string;
    readonly synthetic: boolean;
    readonly on: PlainDate;
    readonly planDue: PlainDate | null;
  } | null;
  readonly actions: readonly PlannedAction[];
  readonly closed: { readonly text: string; readonly office: string; readonly on: PlainDate } | null;
  /** Who did something as the institution, and who judged it: nobody is both. */
  readonly doers: readonly string[];
  readonly judges: readonly string[];
}

export interface FollowUpStep {
  readonly seq: number;
  readonly by: string | null;
  readonly action: FollowUpAction;
}

/** The state that a recommendation's actions add up to, on the server and on a page. @throws Error when the first did not recommend. */
export function foldFollowUp(steps: readonly FollowUpStep[]): FollowUpState {
  const first = steps[0]?.action;
  if (first?.kind !== 'recommended') throw new Error('A follow-up begins with its recommendation.');
  const { kind: _kind, ...recommended } = first;
  return steps.slice(1).reduce<FollowUpState>(apply, {
    ...recommended,
    answer: null,
    actions: [],
    closed: null,
    doers: [],
    judges: [],
  });
}

function apply(state: FollowUpState, { by, action }: FollowUpStep): FollowUpState {
  const joined = (known: readonly string[]) => (by === null || known.includes(by) ? known : [...known, by]);
  const done = joined(state.doers);
  const judges = joined(state.judges);
  const change = (number: number, into: Partial<PlannedAction>) =>
    state.actions.map((one) => (one.number === number ? { ...one, ...into } : one));
  switch (action.kind) {
    case 'recommended':
      throw new Error('A recommendation is made once.');
    case 'answered': {
      const { kind: _kind, ...answer } = action;
      return { ...state, answer, doers: done };
    }
    case 'action-planned': {
      const { number, text, responsible, due } = action;
      const planned = { number, text, responsible, due, state: 'planned' as const, verdictDue: null };
      return { ...state, actions: [...state.actions, planned], doers: done };
    }
    case 'due-changed':
      return { ...state, actions: change(action.number, { due: action.due }), doers: done };
    case 'reported':
      return {
        ...state,
        actions: change(action.number, { state: 'reported', verdictDue: action.verdictDue }),
        doers: done,
      };
    case 'found-insufficient':
      return { ...state, actions: change(action.number, { state: 'returned', verdictDue: null }), judges };
    case 'verified':
      return { ...state, actions: change(action.number, { state: 'verified', verdictDue: null }), judges };
    case 'closed': {
      const { kind: _kind, ...closed } = action;
      return { ...state, closed, judges };
    }
    case 'reopened':
      return { ...state, closed: null, judges };
  }
}

export const standings = [
  'unanswered',
  'rejected',
  'accepted',
  'planned',
  'in-progress',
  'to-verify',
  'verified',
  'carried-out',
] as const;
export type Standing = (typeof standings)[number];

/** Where it stands, by what happened alone. */
export function standingOf({ answer, actions, closed }: FollowUpState): Standing {
  if (closed) return 'carried-out';
  if (!answer) return 'unanswered';
  if (answer.decision === 'rejected') return 'rejected';
  if (actions.length === 0) return 'accepted';
  if (actions.every((one) => one.state === 'verified')) return 'verified';
  if (actions.some((one) => one.state === 'reported')) return 'to-verify';
  return actions.some((one) => one.state !== 'planned') ? 'in-progress' : 'planned';
}

/** What is owed next, by whom and by when; null where nothing is. The earliest, where several are. */
export interface Owed {
  readonly what: 'answer' | 'plan' | 'action' | 'verdict';
  readonly by: 'addressee' | 'verifier';
  readonly due: PlainDate;
  readonly action: number | null;
}
export function owedOf(state: FollowUpState): Owed | null {
  const { answer, actions, closed } = state;
  if (closed || answer?.decision === 'rejected') return null;
  if (!answer) return { what: 'answer', by: 'addressee', due: state.responseDue, action: null };
  if (actions.length === 0)
    return answer.planDue && { what: 'plan', by: 'addressee', due: answer.planDue, action: null };
  const owed = actions.flatMap((one): Owed[] =>
    one.state === 'verified'
      ? []
      : one.state === 'reported' && one.verdictDue
        ? [{ what: 'verdict', by: 'verifier', due: one.verdictDue, action: one.number }]
        : [{ what: 'action', by: 'addressee', due: one.due, action: one.number }],
  );
  return owed.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0] ?? null;
}

export function isOverdue(state: FollowUpState, today: PlainDate): boolean {
  const owed = owedOf(state);
  return owed !== null && owed.due < today;
}

export type EscalationLevel = 'director' | 'board';

/** To whom a delay of so many working days has gone up; nobody while it is within the first level. */
export function escalatedTo(
  workingDaysLate: number,
  levels: { readonly director: number; readonly board: number },
): EscalationLevel | null {
  if (workingDaysLate >= levels.board) return 'board';
  return workingDaysLate >= levels.director ? 'director' : null;
}
