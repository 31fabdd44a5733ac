import { compareDates, ok, type PlainDate, type Result, refuse, unreachable } from '#kernel';

// What happened to a case is a list of actions; how it stands is a pure fold of them. The server decides with this function and
// the page shows with it.

export const caseKinds = ['complaint', 'suggestion', 'information', 'irregularity'] as const;
export type CaseKind = (typeof caseKinds)[number];
export const seriousnesses = ['ordinary', 'serious', 'urgent'] as const;
export type Seriousness = (typeof seriousnesses)[number];

/** Who acts: the one whose case it is, an official, the ombudsman, who keeps identities, or the house by itself. */
export type Party = 'person' | 'official' | 'ombudsman' | 'custodian' | 'system';

export type Phase =
  | 'received'
  | 'classified'
  | 'assigned'
  | 'waiting'
  | 'answered'
  | 'contested'
  | 'reopened'
  | 'closed'
  | 'withdrawn'
  | 'joined';

export const closings = ['accepted', 'silence', 'no-information', 'not-competent', 'repeated'] as const;
export type Closing = (typeof closings)[number];

/** An action as the fold needs it; what was written travels beside it. `on` is the day on the wall of the offices. */
export type CaseAction = { readonly on: PlainDate; readonly by: Party } & (
  | { readonly kind: 'received'; readonly caseKind: CaseKind; readonly unit: string | null }
  | { readonly kind: 'classified'; readonly caseKind: CaseKind; readonly seriousness: Seriousness }
  | { readonly kind: 'assigned'; readonly unit: string; readonly assignee: string | null }
  | { readonly kind: 'informationAsked' }
  | { readonly kind: 'added' }
  | { readonly kind: 'messaged' }
  | { readonly kind: 'noted' }
  | { readonly kind: 'unitAsked' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'contested' }
  | { readonly kind: 'warned' }
  | { readonly kind: 'escalated' }
  | { readonly kind: 'closed'; readonly closing: Closing }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'joined'; readonly into: string }
  | { readonly kind: 'split' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'identityOpened' }
  | { readonly kind: 'told'; readonly changeId: string; readonly path: string | null }
);
export type ActionKind = CaseAction['kind'];

/** Days while the institution waited for the person; `to` null while it still waits. */
export interface Pause {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export interface CaseState {
  /** How many actions there are; who acts says which version she saw. */
  readonly version: number;
  readonly phase: Phase;
  readonly kind: CaseKind;
  readonly seriousness: Seriousness;
  readonly unit: string | null;
  readonly assignee: string | null;
  /** How far up the line it went: 0 the unit, 1 its direction, 2 the Director General, 3 the ombudsman. */
  readonly level: number;
  readonly receivedOn: PlainDate;
  /** The day from which the running term counts: reception, the last contest or the last reopening. */
  readonly termFrom: PlainDate;
  /** The day on which the running term was met by an answer or ended otherwise. */
  readonly termEndedOn: PlainDate | null;
  readonly pauses: readonly Pause[];
  readonly warned: boolean;
  readonly answers: number;
  readonly contests: number;
  readonly reopenings: number;
  readonly closing: Closing | null;
  readonly joinedInto: string | null;
  /** Where the case goes back to after waiting or being split off. */
  readonly before: Phase | null;
  readonly lastOn: PlainDate;
}

export const levelHighest = 3;
const working: readonly Phase[] = ['received', 'classified', 'assigned', 'contested', 'reopened'];
const open: readonly Phase[] = [...working, 'waiting', 'answered'];
const every: readonly Phase[] = [...open, 'closed', 'withdrawn', 'joined'];

interface Rule {
  readonly from: readonly Phase[];
  readonly by: readonly Party[];
}

/** In which phases each action is possible, and whose it is. */
export const rules: Readonly<Record<Exclude<ActionKind, 'received'>, Rule>> = {
  classified: { from: working, by: ['official', 'ombudsman'] },
  assigned: { from: ['classified', 'assigned', 'contested', 'reopened'], by: ['official', 'ombudsman'] },
  informationAsked: { from: ['classified', 'assigned', 'contested', 'reopened'], by: ['official'] },
  added: { from: [...open, 'joined'], by: ['person'] },
  messaged: { from: [...open, 'joined'], by: ['official', 'ombudsman'] },
  noted: { from: every, by: ['official', 'ombudsman'] },
  unitAsked: { from: open, by: ['ombudsman'] },
  answered: { from: ['classified', 'assigned', 'contested', 'reopened'], by: ['official'] },
  accepted: { from: ['answered'], by: ['person'] },
  contested: { from: ['answered'], by: ['person'] },
  warned: { from: working, by: ['system'] },
  escalated: { from: working, by: ['system', 'ombudsman'] },
  closed: { from: ['classified', 'assigned', 'waiting', 'answered'], by: ['official', 'system'] },
  reopened: { from: ['closed'], by: ['person', 'ombudsman'] },
  joined: { from: working, by: ['official'] },
  split: { from: ['joined'], by: ['official'] },
  withdrawn: { from: open, by: ['person'] },
  identityOpened: { from: every, by: ['custodian'] },
  told: { from: every, by: ['system'] },
};

/** Whether the party may do this to a case that stands so; `null` when it may, else the fact that forbids it. */
export function forbids(state: CaseState, kind: ActionKind, by: Party): string | null {
  if (kind === 'received') return 'case-exists';
  const rule = rules[kind];
  if (!rule.by.includes(by)) return 'not-your-action';
  if (!rule.from.includes(state.phase)) return 'case-not-in-phase';
  if (kind === 'escalated' && state.level >= levelHighest) return 'case-at-the-top';
  if (kind === 'warned' && state.warned) return 'case-warned';
  // A report of irregularity goes on even if somebody presses its author to take it back.
  if (kind === 'withdrawn' && state.kind === 'irregularity') return 'irregularity-goes-on';
  return null;
}

/** What the party may do now, for the buttons of a page. */
export function possibleActions(state: CaseState, by: Party): ActionKind[] {
  return (Object.keys(rules) as Exclude<ActionKind, 'received'>[]).filter(
    (kind) => forbids(state, kind, by) === null,
  );
}

/**
 * How the case stands after one more action.
 *
 * @param state null before its reception.
 * @returns the new state, or the fact that made the action impossible: `case-not-in-phase`, `not-your-action`, `case-exists`,
 *   `case-unknown`, `case-at-the-top`, `case-warned`, `irregularity-goes-on`, `day-went-back`, `closing-not-possible`.
 */
export function applyAction(state: CaseState | null, action: CaseAction): Result<CaseState> {
  if (state === null) {
    if (action.kind !== 'received') return refuse({ refusal: 'case-unknown' });
    return ok(receivedState(action));
  }
  const fact = forbids(state, action.kind, action.by);
  if (fact) return refuse({ refusal: fact, phase: state.phase, action: action.kind });
  if (compareDates(action.on, state.lastOn) < 0)
    return refuse({ refusal: 'day-went-back', on: action.on, last: state.lastOn });
  if (action.kind === 'closed' && !mayCloseSo(state, action.closing, action.by))
    return refuse({ refusal: 'closing-not-possible', phase: state.phase, closing: action.closing });
  return ok({ ...state, ...changes(state, action), version: state.version + 1, lastOn: action.on });
}

function receivedState(action: CaseAction & { kind: 'received' }): CaseState {
  return {
    version: 1,
    phase: 'received',
    kind: action.caseKind,
    seriousness: 'ordinary',
    unit: action.unit,
    assignee: null,
    level: 0,
    receivedOn: action.on,
    termFrom: action.on,
    termEndedOn: null,
    pauses: [],
    warned: false,
    answers: 0,
    contests: 0,
    reopenings: 0,
    closing: null,
    joinedInto: null,
    before: null,
    lastOn: action.on,
  };
}

/** Silence closes an answered case, the lack of information one that waits; an official closes what is not for the institution. */
function mayCloseSo(state: CaseState, closing: Closing, by: Party): boolean {
  switch (closing) {
    case 'accepted':
      return false;
    case 'silence':
      return state.phase === 'answered' && by === 'system';
    case 'no-information':
      return state.phase === 'waiting' && by === 'system';
    case 'not-competent':
    case 'repeated':
      return (state.phase === 'classified' || state.phase === 'assigned') && by === 'official';
    default:
      return unreachable(closing);
  }
}

const newTerm = (on: PlainDate) => ({ termFrom: on, termEndedOn: null, pauses: [], warned: false });
const endPause = (pauses: readonly Pause[], on: PlainDate) =>
  pauses.map((pause) => (pause.to === null ? { ...pause, to: on } : pause));

function changes(state: CaseState, action: CaseAction): Partial<CaseState> {
  switch (action.kind) {
    case 'received':
    case 'messaged':
    case 'noted':
    case 'unitAsked':
    case 'identityOpened':
    case 'told':
      return {};
    case 'classified':
      return {
        kind: action.caseKind,
        seriousness: action.seriousness,
        phase: state.phase === 'received' ? 'classified' : state.phase,
      };
    case 'assigned':
      return { unit: action.unit, assignee: action.assignee, phase: 'assigned' };
    case 'informationAsked':
      return {
        phase: 'waiting',
        before: state.phase,
        pauses: [...state.pauses, { from: action.on, to: null }],
      };
    case 'added':
      return state.phase === 'waiting'
        ? { phase: state.before ?? 'assigned', before: null, pauses: endPause(state.pauses, action.on) }
        : {};
    case 'answered':
      return { phase: 'answered', answers: state.answers + 1, termEndedOn: action.on };
    case 'accepted':
      return { phase: 'closed', closing: 'accepted' };
    case 'contested':
      return { phase: 'contested', contests: state.contests + 1, ...newTerm(action.on) };
    case 'warned':
      return { warned: true };
    case 'escalated':
      return { level: state.level + 1 };
    case 'closed':
      return {
        phase: 'closed',
        closing: action.closing,
        before: null,
        pauses: endPause(state.pauses, action.on),
        termEndedOn: state.termEndedOn ?? action.on,
      };
    case 'reopened':
      return {
        phase: 'reopened',
        closing: null,
        reopenings: state.reopenings + 1,
        ...newTerm(action.on),
      };
    case 'joined':
      return { phase: 'joined', before: state.phase, joinedInto: action.into };
    case 'split':
      return { phase: state.before ?? 'assigned', before: null, joinedInto: null };
    case 'withdrawn':
      return {
        phase: 'withdrawn',
        before: null,
        pauses: endPause(state.pauses, action.on),
        termEndedOn: state.termEndedOn ?? action.on,
      };
    default:
      return unreachable(action);
  }
}

/** How a case stands after all its actions. @throws Error when the list is empty or an action in it was never possible. */
export function foldCase(actions: readonly CaseAction[]): CaseState {
  let state: CaseState | null = null;
  for (const action of actions) {
    const next: Result<CaseState> = applyAction(state, action);
    if (!next.ok)
      throw new Error(`Action ${state?.version ?? 0} of a case was not possible: ${next.refusal.refusal}`);
    state = next.value;
  }
  if (!state) throw new Error('A case has no action');
  return state;
}
