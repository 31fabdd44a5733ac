import type { PlainDate } from '#kernel';

/** What moves the change: a signal of a control chart, alike voices, or the institution by itself. */
export type Origin =
  | { readonly kind: 'signal'; readonly month: string }
  | { readonly kind: 'voices'; readonly words: readonly string[] }
  | { readonly kind: 'own' };

/** A complaint or a rating with a comment, of those that the change answers to. */
export interface VoiceRef {
  readonly kind: 'case' | 'rating';
  readonly id: string;
}

export type Figure = 'mean' | 'treatment' | 'clarity' | 'waiting' | 'solution' | 'place' | 'waiting-days';

export interface ChangeFacts {
  readonly code: string;
  readonly title: string;
  readonly cause: string;
  readonly origin: Origin;
  readonly dimension: 'facility' | 'service';
  readonly member: string;
  readonly figure: Figure;
  /** The person who answers for it, and the office that is named in public. */
  readonly responsible: string;
  readonly office: string;
  readonly due: PlainDate;
}

/** What the measure says of before and after; see `effect.ts`. */
export interface Reading {
  readonly effect: 'better' | 'worse' | 'no-signal' | 'too-soon' | 'no-baseline';
  readonly before: { readonly months: number; readonly mean: number | null };
  readonly after: { readonly months: number; readonly mean: number | null };
  readonly monthsNeeded: number;
}

export type ChangeAction =
  | { readonly kind: 'opened'; readonly facts: ChangeFacts; readonly before: Reading['before'] }
  | { readonly kind: 'voices-joined'; readonly voices: readonly VoiceRef[] }
  | { readonly kind: 'voice-split'; readonly voice: VoiceRef; readonly reason: string }
  | {
      readonly kind: 'planned';
      readonly plan: string;
      readonly steps: readonly { readonly text: string; readonly due: PlainDate }[];
    }
  | {
      readonly kind: 'step-done';
      readonly step: number;
      readonly evidence: string;
      readonly link: string | null;
    }
  | { readonly kind: 'evidence-added'; readonly evidence: string; readonly link: string | null }
  | { readonly kind: 'due-changed'; readonly due: PlainDate; readonly reason: string }
  | {
      readonly kind: 'reassigned';
      readonly responsible: string;
      readonly office: string;
      readonly reason: string;
    }
  | { readonly kind: 'finished'; readonly summary: string }
  | { readonly kind: 'announced'; readonly told: number }
  | {
      readonly kind: 'measured';
      readonly effective: boolean;
      readonly reading: Reading;
      readonly words: string;
    }
  | { readonly kind: 'closed'; readonly words: string }
  | { readonly kind: 'reopened'; readonly reason: string }
  | { readonly kind: 'commented'; readonly text: string };

export interface Recorded<Action = ChangeAction> {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly by: string | null;
  readonly action: Action;
}

export type Phase = 'open' | 'planned' | 'done' | 'effective' | 'not-effective' | 'closed';

export interface Step {
  readonly number: number;
  readonly text: string;
  readonly due: PlainDate;
  readonly done: { readonly at: string; readonly evidence: string; readonly link: string | null } | null;
}

export interface ChangeState {
  readonly facts: ChangeFacts;
  readonly phase: Phase;
  /** One for the first time through; each reopening begins another. */
  readonly cycle: number;
  readonly openedAt: string;
  readonly before: Reading['before'];
  readonly plan: string | null;
  readonly steps: readonly Step[];
  readonly evidence: readonly { readonly at: string; readonly text: string; readonly link: string | null }[];
  readonly voices: readonly VoiceRef[];
  /** Taken out by a person: never suggested for this change again. */
  readonly splitOff: readonly VoiceRef[];
  readonly finished: { readonly at: string; readonly summary: string } | null;
  readonly announced: { readonly at: string; readonly told: number } | null;
  readonly measured: {
    readonly at: string;
    readonly effective: boolean;
    readonly reading: Reading;
    readonly words: string;
  } | null;
  readonly comments: readonly { readonly at: string; readonly text: string }[];
  readonly lastSeq: number;
}

const same = (a: VoiceRef, b: VoiceRef) => a.kind === b.kind && a.id === b.id;

/** How a change stands: what its actions add up to. The server and the pages use this same function. @throws without an opening. */
export function foldChange(actions: readonly Recorded[]): ChangeState {
  const [first, ...rest] = actions;
  if (first?.action.kind !== 'opened') throw new Error('A change begins by being opened.');
  const start: ChangeState = {
    facts: first.action.facts,
    phase: 'open',
    cycle: 1,
    openedAt: first.at,
    before: first.action.before,
    plan: null,
    steps: [],
    evidence: [],
    voices: [],
    splitOff: [],
    finished: null,
    announced: null,
    measured: null,
    comments: [],
    lastSeq: first.seq,
  };
  return rest.reduce((state, one) => ({ ...after(state, one), lastSeq: one.seq }), start);
}

function after(state: ChangeState, { action, at }: Recorded): ChangeState {
  switch (action.kind) {
    case 'opened':
      throw new Error('A change is opened once.');
    case 'voices-joined':
      return {
        ...state,
        voices: [
          ...state.voices,
          ...action.voices.filter((one) => !state.voices.some((known) => same(known, one))),
        ],
        splitOff: state.splitOff.filter((one) => !action.voices.some((joined) => same(joined, one))),
      };
    case 'voice-split':
      return {
        ...state,
        voices: state.voices.filter((one) => !same(one, action.voice)),
        splitOff: [...state.splitOff, action.voice],
      };
    case 'planned':
      return {
        ...state,
        phase: 'planned',
        plan: action.plan,
        steps: action.steps.map((step, i) => ({ number: i + 1, ...step, done: null })),
      };
    case 'step-done':
      return {
        ...state,
        steps: state.steps.map((step) =>
          step.number === action.step
            ? { ...step, done: { at, evidence: action.evidence, link: action.link } }
            : step,
        ),
      };
    case 'evidence-added':
      return { ...state, evidence: [...state.evidence, { at, text: action.evidence, link: action.link }] };
    case 'due-changed':
      return { ...state, facts: { ...state.facts, due: action.due } };
    case 'reassigned':
      return {
        ...state,
        facts: { ...state.facts, responsible: action.responsible, office: action.office },
      };
    case 'finished':
      return { ...state, phase: 'done', finished: { at, summary: action.summary } };
    case 'announced':
      return { ...state, announced: { at, told: action.told } };
    case 'measured':
      return {
        ...state,
        phase: action.effective ? 'effective' : 'not-effective',
        measured: { at, effective: action.effective, reading: action.reading, words: action.words },
      };
    case 'closed':
      return { ...state, phase: 'closed' };
    case 'reopened':
      // What was done stays told; the plan begins again.
      return {
        ...state,
        phase: 'open',
        cycle: state.cycle + 1,
        plan: null,
        evidence: [
          ...state.evidence,
          ...state.steps.flatMap(({ done }) =>
            done ? [{ at: done.at, text: done.evidence, link: done.link }] : [],
          ),
        ],
        steps: [],
        finished: null,
        measured: null,
      };
    case 'commented':
      return { ...state, comments: [...state.comments, { at, text: action.text }] };
  }
}

/** Whether somebody is late with it: what is done, judged or over is not. */
export function isOverdue(state: ChangeState, today: PlainDate): boolean {
  return (state.phase === 'open' || state.phase === 'planned') && state.facts.due < today;
}
