import type { PlainDate } from '#kernel';
import type { GoalVerdict } from './accountability.ts';
import type { Figure } from './figure.ts';

/** What an item of a report rests on: records of the house, each with a page of its own. */
export const citeKinds = ['figure', 'change', 'observation', 'finding', 'audit', 'goal'] as const;
export type CiteKind = (typeof citeKinds)[number];
export interface Cite {
  readonly kind: CiteKind;
  /** Of a figure its id; of the others the id of their record in the trace. */
  readonly ref: string;
}

export interface ItemFacts {
  readonly title: string;
  readonly text: string;
  readonly cites: readonly Cite[];
}
export type Position = 'accepts' | 'partly' | 'rejects';

/** A goal with what the commission held of it when the figures were frozen. */
export interface FrozenGoal {
  readonly ref: string;
  readonly title: string;
  readonly goal: string;
  readonly result: string;
  readonly verdict: GoalVerdict | null;
  readonly text: string | null;
}

export type ReportAction =
  | {
      readonly kind: 'frozen';
      readonly period: string;
      readonly on: PlainDate;
      readonly figures: readonly Figure[];
      readonly goals: readonly FrozenGoal[];
    }
  | {
      readonly kind: 'written';
      readonly text: string;
      readonly items: readonly ItemFacts[];
      readonly seat: number;
    }
  | {
      readonly kind: 'signed';
      readonly seat: number;
      readonly dissent: string | null;
      readonly on: PlainDate;
    }
  | {
      readonly kind: 'issued';
      readonly on: PlainDate;
      /** Last day for the answers. */
      readonly due: PlainDate;
      readonly jsonSha256: string;
      readonly pdfSha256: string | null;
    }
  | {
      readonly kind: 'answered';
      readonly item: number;
      readonly position: Position;
      readonly text: string;
      readonly commitment: { readonly text: string; readonly due: PlainDate } | null;
      readonly on: PlainDate;
    }
  | { readonly kind: 'fulfilled'; readonly item: number; readonly text: string; readonly on: PlainDate }
  /** Nobody answered an item by its day. */
  | {
      readonly kind: 'answer-overdue';
      readonly item: number;
      readonly due: PlainDate;
      readonly on: PlainDate;
    };

export interface ReportItem extends ItemFacts {
  readonly number: number;
  readonly answer: Omit<Extract<ReportAction, { kind: 'answered' }>, 'kind' | 'item'> | null;
  readonly fulfilled: { readonly text: string; readonly on: PlainDate } | null;
  /** The day on which it was noted that nobody had answered it in time. */
  readonly overdueOn: PlainDate | null;
}

export interface ReportState {
  readonly period: string;
  /** Place of the action that last changed what is signed: its figures or its words. */
  readonly version: number;
  readonly frozenOn: PlainDate;
  readonly figures: readonly Figure[];
  readonly goals: readonly FrozenGoal[];
  readonly text: string;
  readonly items: readonly ReportItem[];
  readonly signatures: readonly Omit<Extract<ReportAction, { kind: 'signed' }>, 'kind'>[];
  readonly issued: Omit<Extract<ReportAction, { kind: 'issued' }>, 'kind'> | null;
}

/** @throws Error when the first action did not freeze its figures. */
export function foldReport(
  actions: readonly { readonly seq: number; readonly action: ReportAction }[],
): ReportState {
  const first = actions[0]?.action;
  if (first?.kind !== 'frozen') throw new Error('A report begins with its figures.');
  return actions.reduce<ReportState>((state, { seq, action }) => applyToReport(state, action, seq), {
    period: first.period,
    version: 0,
    frozenOn: first.on,
    figures: [],
    goals: [],
    text: '',
    items: [],
    signatures: [],
    issued: null,
  });
}

function applyToReport(state: ReportState, action: ReportAction, seq: number): ReportState {
  const onItem = (number: number, change: Partial<ReportItem>): ReportState => ({
    ...state,
    items: state.items.map((one) => (one.number === number ? { ...one, ...change } : one)),
  });
  switch (action.kind) {
    // Whoever signed, signed those figures and those words: others are to be signed again.
    case 'frozen':
      return {
        ...state,
        version: seq,
        frozenOn: action.on,
        figures: action.figures,
        goals: action.goals,
        signatures: [],
      };
    case 'written':
      return {
        ...state,
        version: seq,
        text: action.text,
        items: action.items.map((one, i) => ({
          ...one,
          number: i + 1,
          ...{ answer: null, fulfilled: null, overdueOn: null },
        })),
        signatures: [],
      };
    case 'signed': {
      const { kind: _kind, ...signature } = action;
      return { ...state, signatures: [...state.signatures, signature] };
    }
    case 'issued': {
      const { kind: _kind, ...issued } = action;
      return { ...state, issued };
    }
    case 'answered': {
      const { kind: _kind, item, ...answer } = action;
      return onItem(item, { answer });
    }
    case 'fulfilled':
      return onItem(action.item, { fulfilled: { text: action.text, on: action.on } });
    case 'answer-overdue':
      return onItem(action.item, { overdueOn: action.on });
  }
}

/** What is to be noted of an issued report on a day: each item that nobody answered by its day, once. */
export function overdueAnswers({ issued, items }: ReportState, today: PlainDate): ReportAction[] {
  if (issued === null || issued.due >= today) return [];
  return items
    .filter((one) => one.answer === null && one.overdueOn === null)
    .map((one) => ({ kind: 'answer-overdue', item: one.number, due: issued.due, on: today }));
}

export type ItemStanding = 'waiting' | 'late' | 'answered' | 'committed' | 'broken' | 'fulfilled';

/** Where an item of an issued report stands: awaiting its answer, late, answered, and whether what was promised came. */
export function standingOf(item: ReportItem, due: PlainDate, today: PlainDate): ItemStanding {
  if (item.fulfilled) return 'fulfilled';
  if (!item.answer) return due < today ? 'late' : 'waiting';
  if (!item.answer.commitment) return 'answered';
  return item.answer.commitment.due < today ? 'broken' : 'committed';
}
