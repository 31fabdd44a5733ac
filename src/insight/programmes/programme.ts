import type { PlainDate } from '#kernel';
import type { CaseNotes } from './caseFile.ts';
import type { productStates } from './caseShape.ts';
import { type Design, emptyDesign, type Indicator, type PartName, type PartValue } from './design.ts';
import type { Delivery, Issued, Party } from './dissemination.ts';

export type ProductState = (typeof productStates)[number];
export type PartSaved = {
  [Name in PartName]: { readonly kind: 'part-saved'; readonly part: Name; readonly value: PartValue<Name> };
}[PartName];

/** Goals of an indicator by period, since a day and for a reason: the ones before stay readable. */
export interface GoalSetting {
  readonly indicator: string;
  readonly goals: Readonly<Record<string, number>>;
  readonly reason: string;
  readonly on: PlainDate;
}
export interface Execution {
  readonly on: PlainDate;
  readonly lines: readonly {
    readonly line: string;
    readonly executedCents: number;
    readonly committedCents: number;
  }[];
}
export interface ProductStated {
  readonly product: string;
  readonly state: ProductState;
  readonly reason: string;
  readonly note: string;
  readonly evidence: readonly string[];
  readonly on: PlainDate;
}
export interface Corrective {
  readonly number: number;
  /** What it answers: an indicator with its period, a product, or the budget. */
  readonly about: string;
  readonly text: string;
  readonly owner: string;
  readonly due: PlainDate;
  readonly on: PlainDate;
}
export interface QuestionAnswered {
  readonly question: number;
  /** From 1 to 4, 0 for no, null where it does not apply. */
  readonly level: number | null;
  readonly text: string;
  readonly on: PlainDate;
}

/** Whether an overlap with another programme holds, as its planner sees it, and what is done about it. */
export interface OverlapJudged {
  readonly other: string;
  readonly holds: boolean;
  readonly text: string;
  readonly on: PlainDate;
}

export type ProgrammeAction =
  | {
      readonly kind: 'created';
      readonly slug: string;
      readonly name: string;
      readonly origin: 'case' | 'desk';
    }
  | { readonly kind: 'case-noted'; readonly notes: CaseNotes }
  | PartSaved
  | { readonly kind: 'indicator-saved'; readonly indicator: Indicator }
  | { readonly kind: 'indicator-removed'; readonly indicator: string; readonly reason: string }
  | ({ readonly kind: 'goals-set' } & GoalSetting)
  | { readonly kind: 'approved'; readonly version: number; readonly on: PlainDate }
  | { readonly kind: 'reopened'; readonly reason: string; readonly on: PlainDate }
  | ({ readonly kind: 'product-stated' } & ProductStated)
  | ({ readonly kind: 'execution-reported' } & Execution)
  | ({ readonly kind: 'corrective-opened' } & Corrective)
  | {
      readonly kind: 'corrective-closed';
      readonly number: number;
      readonly text: string;
      /** Absent in what was closed before evidence was asked for. */
      readonly evidence?: readonly string[];
      readonly on: PlainDate;
    }
  | ({ readonly kind: 'question-answered' } & QuestionAnswered)
  | ({ readonly kind: 'overlap-judged' } & OverlapJudged)
  | ({ readonly kind: 'report-issued' } & Issued)
  | { readonly kind: 'party-saved'; readonly party: Party }
  | { readonly kind: 'party-removed'; readonly party: string }
  | ({ readonly kind: 'delivery-noted' } & Delivery);

export interface ProgrammeState {
  readonly slug: string;
  readonly name: string;
  readonly origin: 'case' | 'desk';
  readonly notes: CaseNotes | null;
  /** As it is being written. */
  readonly design: Design;
  /** As it was last approved; of a case, as its source has it. */
  readonly approved: Design | null;
  readonly version: number;
  /** Whether it can be written: before the first approval, and after it was opened again. */
  readonly isOpen: boolean;
  readonly goals: readonly GoalSetting[];
  /** Every statement about each product, the last one in force. */
  readonly products: readonly ProductStated[];
  readonly executions: readonly Execution[];
  readonly correctives: readonly (Corrective & {
    readonly closed: {
      readonly text: string;
      readonly on: PlainDate;
      readonly evidence: readonly string[];
    } | null;
  })[];
  readonly answers: readonly QuestionAnswered[];
  /** The last judgement of each overlap. */
  readonly overlaps: readonly OverlapJudged[];
  /** Reports of four months, of a semester, of a year, each with its corrections. */
  readonly issued: readonly Issued[];
  readonly parties: readonly Party[];
  readonly deliveries: readonly Delivery[];
  readonly versions: readonly {
    readonly version: number;
    readonly on: PlainDate;
    readonly reason: string | null;
  }[];
}

/** The state that a programme's actions add up to. @throws Error when the first of them did not create it. */
export function foldProgramme(actions: readonly { readonly action: ProgrammeAction }[]): ProgrammeState {
  const first = actions[0]?.action;
  if (first?.kind !== 'created') throw new Error('A programme begins with its creation.');
  return actions.slice(1).reduce<ProgrammeState>((state, { action }) => applyToProgramme(state, action), {
    slug: first.slug,
    name: first.name,
    origin: first.origin,
    notes: null,
    design: emptyDesign(first.name),
    approved: null,
    version: 0,
    isOpen: true,
    goals: [],
    products: [],
    executions: [],
    correctives: [],
    answers: [],
    overlaps: [],
    issued: [],
    parties: [],
    deliveries: [],
    versions: [],
  });
}

export function applyToProgramme(state: ProgrammeState, action: ProgrammeAction): ProgrammeState {
  switch (action.kind) {
    case 'created':
      throw new Error('A programme is created once.');
    case 'case-noted':
      return { ...state, notes: action.notes };
    case 'part-saved': {
      const design = { ...state.design, [action.part]: action.value };
      return { ...state, design, name: design.identity.name };
    }
    case 'indicator-saved': {
      const others = state.design.indicators.some((one) => one.id === action.indicator.id)
        ? state.design.indicators.map((one) => (one.id === action.indicator.id ? action.indicator : one))
        : [...state.design.indicators, action.indicator];
      return { ...state, design: { ...state.design, indicators: others } };
    }
    case 'indicator-removed':
      return {
        ...state,
        design: {
          ...state.design,
          indicators: state.design.indicators.filter((one) => one.id !== action.indicator),
        },
      };
    case 'goals-set': {
      const { kind: _kind, ...setting } = action;
      return { ...state, goals: [...state.goals, setting] };
    }
    case 'approved':
      return {
        ...state,
        approved: state.design,
        version: action.version,
        isOpen: false,
        versions: [...state.versions, { version: action.version, on: action.on, reason: null }],
      };
    case 'reopened':
      return {
        ...state,
        isOpen: true,
        versions: state.versions.map((one) =>
          one.version === state.version ? { ...one, reason: action.reason } : one,
        ),
      };
    case 'product-stated': {
      const { kind: _kind, ...stated } = action;
      return { ...state, products: [...state.products, stated] };
    }
    case 'execution-reported': {
      const { kind: _kind, ...execution } = action;
      return { ...state, executions: [...state.executions, execution] };
    }
    case 'corrective-opened': {
      const { kind: _kind, ...corrective } = action;
      return { ...state, correctives: [...state.correctives, { ...corrective, closed: null }] };
    }
    case 'corrective-closed':
      return {
        ...state,
        correctives: state.correctives.map((one) =>
          one.number === action.number
            ? { ...one, closed: { text: action.text, on: action.on, evidence: action.evidence ?? [] } }
            : one,
        ),
      };
    case 'overlap-judged': {
      const { kind: _kind, ...judged } = action;
      return { ...state, overlaps: [...state.overlaps.filter((one) => one.other !== judged.other), judged] };
    }
    case 'report-issued': {
      const { kind: _kind, ...issued } = action;
      return { ...state, issued: [...state.issued, issued] };
    }
    case 'party-saved': {
      const isKnown = state.parties.some((one) => one.id === action.party.id);
      return {
        ...state,
        parties: isKnown
          ? state.parties.map((one) => (one.id === action.party.id ? action.party : one))
          : [...state.parties, action.party],
      };
    }
    case 'party-removed':
      return { ...state, parties: state.parties.filter((one) => one.id !== action.party) };
    case 'delivery-noted': {
      const { kind: _kind, ...delivery } = action;
      return { ...state, deliveries: [...state.deliveries, delivery] };
    }
    case 'question-answered': {
      const { kind: _kind, ...answer } = action;
      return {
        ...state,
        answers: [...state.answers.filter((one) => one.question !== answer.question), answer],
      };
    }
  }
}

/** The goals of an indicator in force on a day: of each period, the last that was set until then. */
export function goalsOn(
  settings: readonly GoalSetting[],
  indicator: string,
  on?: PlainDate,
): Readonly<Record<string, number>> {
  const known = settingsOf(settings, indicator).filter((one) => on === undefined || one.on <= on);
  return Object.assign({}, ...known.map((one) => one.goals));
}

const byIndicator = new WeakMap<readonly GoalSetting[], ReadonlyMap<string, readonly GoalSetting[]>>();

/** The check asks for the goals of each indicator once a rule: the list is gone through once, not each time. */
function settingsOf(settings: readonly GoalSetting[], indicator: string): readonly GoalSetting[] {
  const known = byIndicator.get(settings) ?? sortedByIndicator(settings);
  byIndicator.set(settings, known);
  return known.get(indicator) ?? [];
}

function sortedByIndicator(settings: readonly GoalSetting[]): ReadonlyMap<string, readonly GoalSetting[]> {
  const sorted = new Map<string, GoalSetting[]>();
  for (const one of settings) {
    const known = sorted.get(one.indicator);
    if (known) known.push(one);
    else sorted.set(one.indicator, [one]);
  }
  return sorted;
}

/** The last statement about each product, by its identifier. */
export function productsNow(state: Pick<ProgrammeState, 'products'>): ReadonlyMap<string, ProductStated> {
  return new Map(state.products.map((one) => [one.product, one]));
}
