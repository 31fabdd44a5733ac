import { ok, type PlainDate, type Result, refuse, unreachable } from '#kernel';
import type { ChangeAction, ChangeState, Phase, Reading, VoiceRef } from './change.ts';

/** What somebody asks to do with a change. What only the house can know (whom it told, what it measured) comes from the scene. */
export type ChangeAct =
  | { readonly act: 'join-voices'; readonly voices: readonly VoiceRef[] }
  | { readonly act: 'split-voice'; readonly voice: VoiceRef; readonly reason: string }
  | {
      readonly act: 'plan';
      readonly plan: string;
      readonly steps: readonly { readonly text: string; readonly due: PlainDate }[];
    }
  | {
      readonly act: 'finish-step';
      readonly step: number;
      readonly evidence: string;
      readonly link: string | null;
    }
  | { readonly act: 'add-evidence'; readonly evidence: string; readonly link: string | null }
  | { readonly act: 'change-due'; readonly due: PlainDate; readonly reason: string }
  | {
      readonly act: 'reassign';
      readonly responsible: string;
      readonly office: string;
      readonly reason: string;
    }
  | { readonly act: 'finish'; readonly summary: string }
  | { readonly act: 'announce' }
  | { readonly act: 'measure'; readonly effective: boolean; readonly words: string }
  | { readonly act: 'close'; readonly words: string }
  | { readonly act: 'reopen'; readonly reason: string }
  | { readonly act: 'comment'; readonly text: string };

export type ActName = ChangeAct['act'];

/** Who asks, and what the house knows at that moment. */
export interface ChangeScene {
  /** Holds `improvement.manage` where the change is. */
  readonly manages: boolean;
  readonly isResponsible: boolean;
  /** Holds `improvement.comment`. */
  readonly isOmbudsman: boolean;
  readonly today: PlainDate;
  /** Before and after, as the living data say now; null where nothing was done yet. */
  readonly reading: Reading | null;
  /** How many are told by the announcement. */
  readonly told: number;
}

export type Party = 'manager' | 'responsible' | 'ombudsman';

/** Who does what: the whole table of permissions of a change. */
export const partiesOf: Readonly<Record<ActName, readonly Party[]>> = {
  'join-voices': ['manager'],
  'split-voice': ['manager'],
  plan: ['responsible'],
  'finish-step': ['responsible'],
  'add-evidence': ['responsible'],
  'change-due': ['manager'],
  reassign: ['manager'],
  finish: ['responsible'],
  announce: ['manager'],
  measure: ['manager'],
  close: ['manager'],
  reopen: ['manager'],
  comment: ['ombudsman'],
};

/** In which phases what can be done. */
export const phasesOf: Readonly<Record<ActName, readonly Phase[]>> = {
  'join-voices': ['open', 'planned', 'done'],
  'split-voice': ['open', 'planned', 'done'],
  plan: ['open', 'planned'],
  'finish-step': ['planned'],
  'add-evidence': ['planned', 'done'],
  'change-due': ['open', 'planned'],
  reassign: ['open', 'planned'],
  finish: ['planned'],
  announce: ['done', 'effective', 'not-effective'],
  measure: ['done'],
  close: ['effective', 'not-effective'],
  reopen: ['not-effective', 'closed'],
  comment: ['open', 'planned', 'done', 'effective', 'not-effective', 'closed'],
};

const isParty = (scene: ChangeScene, party: Party): boolean =>
  party === 'manager' ? scene.manages : party === 'responsible' ? scene.isResponsible : scene.isOmbudsman;

/** What this person may do now, for the page to offer it: necessary, while `decideChange` has the last word. */
export function actsOffered(
  state: ChangeState,
  scene: Pick<ChangeScene, 'manages' | 'isResponsible' | 'isOmbudsman'>,
): ActName[] {
  return (Object.keys(partiesOf) as ActName[]).filter(
    (act) =>
      partiesOf[act].some((party) => isParty(scene as ChangeScene, party)) &&
      phasesOf[act].includes(state.phase) &&
      !(act === 'measure' && scene.isResponsible) &&
      !((act === 'announce' || act === 'join-voices' || act === 'split-voice') && state.announced !== null) &&
      !(act === 'finish' && state.steps.some((step) => step.done === null)) &&
      !(act === 'plan' && state.steps.some((step) => step.done !== null)) &&
      !(act === 'close' && state.announced === null),
  );
}

/**
 * Decides an act on a change.
 *
 * @returns the action to record; or why not: `not-yours-to-do`, `not-in-this-phase`, or the fact of the act itself.
 */
export function decideChange(state: ChangeState, act: ChangeAct, scene: ChangeScene): Result<ChangeAction> {
  if (!partiesOf[act.act].some((party) => isParty(scene, party)))
    return refuse({ refusal: 'not-yours-to-do', act: act.act });
  if (!phasesOf[act.act].includes(state.phase))
    return refuse({ refusal: 'not-in-this-phase', act: act.act, phase: state.phase });
  switch (act.act) {
    case 'join-voices':
      return state.announced
        ? refuse({ refusal: 'already-announced', at: state.announced.at })
        : ok({ kind: 'voices-joined', voices: act.voices });
    case 'split-voice':
      if (state.announced) return refuse({ refusal: 'already-announced', at: state.announced.at });
      return state.voices.some((one) => one.kind === act.voice.kind && one.id === act.voice.id)
        ? ok({ kind: 'voice-split', voice: act.voice, reason: act.reason })
        : refuse({ refusal: 'voice-not-joined' });
    case 'plan':
      // Evidence of a step is part of the record: a plan with something done is gone on with, not rewritten.
      if (state.steps.some((step) => step.done)) return refuse({ refusal: 'plan-already-begun' });
      if (act.steps.some((step) => step.due > state.facts.due))
        return refuse({ refusal: 'step-after-due', due: state.facts.due });
      return ok({ kind: 'planned', plan: act.plan, steps: act.steps });
    case 'finish-step': {
      const step = state.steps.find((one) => one.number === act.step);
      if (!step) return refuse({ refusal: 'step-unknown', step: act.step });
      if (step.done) return refuse({ refusal: 'step-already-done', step: act.step });
      return ok({ kind: 'step-done', step: act.step, evidence: act.evidence, link: act.link });
    }
    case 'add-evidence':
      return ok({ kind: 'evidence-added', evidence: act.evidence, link: act.link });
    case 'change-due':
      return act.due < scene.today
        ? refuse({ refusal: 'due-in-the-past', today: scene.today })
        : ok({ kind: 'due-changed', due: act.due, reason: act.reason });
    case 'reassign':
      return ok({
        kind: 'reassigned',
        responsible: act.responsible,
        office: act.office,
        reason: act.reason,
      });
    case 'finish': {
      const left = state.steps.filter((step) => step.done === null).length;
      return left > 0
        ? refuse({ refusal: 'steps-without-evidence', left })
        : ok({ kind: 'finished', summary: act.summary });
    }
    case 'announce':
      return state.announced
        ? refuse({ refusal: 'already-announced', at: state.announced.at })
        : ok({ kind: 'announced', told: scene.told });
    case 'measure':
      return decideMeasure(act, scene);
    case 'close':
      return state.announced
        ? ok({ kind: 'closed', words: act.words })
        : refuse({ refusal: 'nobody-told-yet' });
    case 'reopen':
      return ok({ kind: 'reopened', reason: act.reason });
    case 'comment':
      return ok({ kind: 'commented', text: act.text });
    default:
      return unreachable(act);
  }
}

function decideMeasure(
  act: Extract<ChangeAct, { act: 'measure' }>,
  { reading, isResponsible }: ChangeScene,
): Result<ChangeAction> {
  if (isResponsible) return refuse({ refusal: 'judge-of-own-work' });
  if (!reading || reading.effect === 'too-soon')
    return refuse({
      refusal: 'too-soon-to-measure',
      months: reading?.after.months ?? 0,
      needed: reading?.monthsNeeded ?? 0,
    });
  // Calling it effective needs the chart's word; calling it not effective is free, since people may know what a mean does not.
  if (act.effective && reading.effect !== 'better')
    return refuse({ refusal: 'measure-shows-no-effect', effect: reading.effect });
  return ok({ kind: 'measured', effective: act.effective, reading, words: act.words });
}
