import type { MeasuredScope } from '#governance/quality';
import { dateAt, type PlainDate } from '#kernel';
import type { ChangeAnswer, ChangeItem } from './api.ts';
import { type ChangeAction, type ChangeState, isOverdue, type Recorded } from './change.ts';
import type { Effect } from './effect.ts';
import type { PublishedVerdicts } from './verdicts.ts';

export interface ViewScenery {
  readonly today: PlainDate;
  readonly smallest: number;
  readonly titleOf: (scope: MeasuredScope) => { es: string; en: string };
  readonly provinceOf: (scope: MeasuredScope) => string | null;
}

const dayOf = (instant: string) => dateAt(Date.parse(instant));

export function itemOf(
  state: ChangeState,
  effect: Effect,
  verdicts: PublishedVerdicts | undefined,
  scenery: ViewScenery,
): ChangeItem {
  const { facts } = state;
  const told = state.announced?.told ?? 0;
  return {
    code: facts.code,
    title: facts.title,
    cause: facts.cause,
    summary: state.finished?.summary ?? null,
    dimension: facts.dimension,
    member: facts.member,
    where: scenery.titleOf(facts),
    province: scenery.provinceOf(facts),
    figure: facts.figure,
    phase: state.phase,
    office: facts.office,
    due: facts.due,
    overdue: isOverdue(state, scenery.today),
    openedOn: dayOf(state.openedAt),
    doneOn: state.finished ? dayOf(state.finished.at) : null,
    reading: effect.reading,
    told: told >= scenery.smallest ? told : null,
    verdicts: verdicts ?? null,
  };
}

/** What of an action is read in public: a reason that somebody gave for all to read, never a voice nor a person. */
function publicWords(action: ChangeAction): string | null {
  switch (action.kind) {
    case 'due-changed':
      return `${action.due}: ${action.reason}`;
    case 'reassigned':
      return `${action.office}: ${action.reason}`;
    case 'closed':
      return action.words;
    case 'reopened':
      return action.reason;
    default:
      return null;
  }
}

/** Kinds that only the desk sees: they would tell of single voices. */
const innerKinds = new Set(['voices-joined', 'voice-split']);

export function detailOf(
  state: ChangeState,
  actions: readonly Recorded[],
  effect: Effect,
): Pick<
  ChangeAnswer,
  'origin' | 'plan' | 'steps' | 'evidence' | 'judged' | 'comments' | 'history' | 'points'
> {
  const { origin } = state.facts;
  return {
    origin: {
      kind: origin.kind,
      month: origin.kind === 'signal' ? origin.month : null,
      words: origin.kind === 'voices' ? [...origin.words] : [],
    },
    plan: state.plan,
    steps: state.steps.map(({ done, ...step }) => ({
      ...step,
      done: done && { at: done.at, text: done.evidence, link: done.link },
    })),
    evidence: [...state.evidence],
    judged: state.measured && {
      at: state.measured.at,
      effective: state.measured.effective,
      words: state.measured.words,
    },
    comments: [...state.comments],
    history: actions
      .filter(({ action }) => !innerKinds.has(action.kind))
      .map(({ at, action }) => ({ at, kind: action.kind, text: publicWords(action) })),
    points: [...effect.points],
  };
}
