import type { PlainDate } from '#kernel';
import type { Content, EvaluationFacts, EvaluationSource } from './content.ts';
import type { InformantCategory } from './lists.ts';

/** The parts of an evaluation that are lists of numbered things. */
export const parts = [
  'questions',
  'findings',
  'outcomes',
  'conclusions',
  'lessons',
  'goodPractices',
  'recommendations',
] as const;
export type Part = (typeof parts)[number];

type Put = {
  [P in Part]: { readonly kind: 'put'; readonly part: P; readonly item: Content[P][number] };
}[Part];

export type EvaluationAction =
  | { readonly kind: 'began'; readonly facts: EvaluationFacts; readonly synthetic: boolean }
  | {
      /** What somebody else published, as a file of `cases/` gives it. */
      readonly kind: 'transcribed';
      readonly facts: EvaluationFacts;
      readonly content: Content;
      readonly source: EvaluationSource;
      readonly on: PlainDate;
      readonly sha256: string;
    }
  | { readonly kind: 'terms-written'; readonly terms: NonNullable<Content['terms']> }
  | {
      readonly kind: 'informants-counted';
      readonly category: InformantCategory;
      readonly women: number;
      readonly men: number;
    }
  | Put
  | { readonly kind: 'removed'; readonly part: Part; readonly number: number }
  | {
      readonly kind: 'published';
      readonly version: number;
      readonly on: PlainDate;
      /** Of the canonical JSON of what was published. */
      readonly sha256: string;
    }
  | { readonly kind: 'reopened'; readonly reason: string; readonly on: PlainDate };

export interface Version {
  readonly version: number;
  readonly on: PlainDate;
  readonly sha256: string;
  /** The place of its action, up to which the list gives its content. */
  readonly seq: number;
}

export interface EvaluationState {
  readonly facts: EvaluationFacts;
  readonly content: Content;
  /** Null where it is written in this house. */
  readonly source: EvaluationSource | null;
  readonly synthetic: boolean;
  readonly versions: readonly Version[];
  /** Whether it is being written: never published, or opened again. */
  readonly open: boolean;
  /** Numbers of the recommendations that were published: followed since, and not rewritten. */
  readonly followed: readonly number[];
}

const nothing: Content = {
  terms: null,
  questions: [],
  informants: null,
  findings: [],
  outcomes: [],
  conclusions: [],
  lessons: [],
  goodPractices: [],
  recommendations: [],
};

type Step = { readonly seq: number; readonly action: EvaluationAction };

/** The state that an evaluation's actions add up to. @throws Error when the first of them does not begin it. */
export function foldEvaluation(actions: readonly Step[]): EvaluationState {
  const [first, ...rest] = actions;
  if (first?.action.kind !== 'began' && first?.action.kind !== 'transcribed')
    throw new Error('An evaluation begins with its terms or with its transcription.');
  const { action } = first;
  const begun: EvaluationState =
    action.kind === 'began'
      ? {
          facts: action.facts,
          content: nothing,
          source: null,
          synthetic: action.synthetic,
          versions: [],
          open: true,
          followed: [],
        }
      : {
          facts: action.facts,
          content: action.content,
          source: action.source,
          synthetic: false,
          versions: [{ version: 1, on: action.on, sha256: action.sha256, seq: first.seq }],
          open: false,
          followed: action.content.recommendations.map((one) => one.number),
        };
  return rest.reduce(apply, begun);
}

function apply(state: EvaluationState, { seq, action }: Step): EvaluationState {
  const within = (content: Partial<Content>): EvaluationState => ({
    ...state,
    content: { ...state.content, ...content },
  });
  switch (action.kind) {
    case 'began':
    case 'transcribed':
      throw new Error('An evaluation begins once.');
    case 'terms-written':
      return within({ terms: action.terms });
    case 'informants-counted': {
      const { category, women, men } = action;
      const others = state.content.informants?.rows.filter((row) => row.category !== category) ?? [];
      const row = { category, as: null, women, men };
      const rows = women + men === 0 ? others : [...others, row];
      return within({ informants: { place: null, rows, printed: null, listed: null } });
    }
    case 'put': {
      const items: readonly { readonly number: number }[] = state.content[action.part];
      const kept = items.filter((one) => one.number !== action.item.number);
      return within({ [action.part]: [...kept, action.item].sort((a, b) => a.number - b.number) });
    }
    case 'removed': {
      const items: readonly { readonly number: number }[] = state.content[action.part];
      return within({ [action.part]: items.filter((one) => one.number !== action.number) });
    }
    case 'published':
      return {
        ...state,
        open: false,
        versions: [...state.versions, { version: action.version, on: action.on, sha256: action.sha256, seq }],
        followed: state.content.recommendations.map((one) => one.number),
      };
    case 'reopened':
      return { ...state, open: true };
  }
}

/** What a version froze: the state as it was at its place, whatever was written since. */
export function stateAtVersion(actions: readonly Step[], version: number): EvaluationState | undefined {
  const frozen = foldEvaluation(actions).versions.find((one) => one.version === version);
  return frozen && foldEvaluation(actions.filter((one) => one.seq <= frozen.seq));
}

/** What the hash of a version covers: what was published, and nothing of who wrote it. */
export const frozenContent = ({
  facts,
  content,
  source,
}: Pick<EvaluationState, 'facts' | 'content' | 'source'>) => ({
  amparo: 'evaluation-1' as const,
  facts,
  content,
  source,
});
