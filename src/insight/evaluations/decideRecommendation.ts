import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { findTraceIn } from './personalTraces.ts';
import { type Decision, type FollowUpAction, type FollowUpState, standingOf } from './recommendation.ts';

/** What an addressee does. */
export type AnsweringAct =
  | { readonly act: 'answer'; readonly decision: Decision; readonly text: string; readonly office: string }
  | {
      readonly act: 'plan-action';
      readonly text: string;
      readonly responsible: string;
      readonly due: PlainDate;
    }
  | {
      readonly act: 'change-due';
      readonly number: number;
      readonly due: PlainDate;
      readonly reason: string;
    }
  | {
      readonly act: 'report';
      readonly number: number;
      readonly text: string;
      readonly evidence: string;
      readonly link: string | null;
    };

/** What whoever verifies does. */
export type VerifyingAct =
  | {
      readonly act: 'find-insufficient';
      readonly number: number;
      readonly reason: string;
      readonly office: string;
    }
  | { readonly act: 'verify'; readonly number: number; readonly text: string; readonly office: string }
  | { readonly act: 'close'; readonly text: string; readonly office: string }
  | { readonly act: 'reopen'; readonly reason: string; readonly office: string };

export type FollowUpAct = AnsweringAct | VerifyingAct;
export const answeringActs = ['answer', 'plan-action', 'change-due', 'report'] as const;
export const verifyingActs = ['find-insufficient', 'verify', 'close', 'reopen'] as const;

export interface FollowUpScene {
  readonly personId: string;
  readonly today: PlainDate;
  /** Last days as the policy gives them for what happens today. */
  readonly planDue: PlainDate;
  readonly verdictDue: PlainDate;
  readonly synthetic: boolean;
}

type Decided = Result<readonly FollowUpAction[]>;

/** What a recommendation does with an act: who did something for the addressee judges none of it,
 * and who judged does nothing for the addressee, whatever her office. */
export function decideFollowUp(state: FollowUpState, act: FollowUpAct, scene: FollowUpScene): Decided {
  const trace = findTraceIn(act);
  if (trace) return refuse({ refusal: 'personal-data-in-text', trace });
  const { today } = scene;
  const standing = standingOf(state);
  const planned = 'number' in act ? state.actions.find((one) => one.number === act.number) : undefined;
  if ('number' in act && !planned) return refuse({ refusal: 'action-unknown', number: act.number });
  if (state.closed && act.act !== 'reopen')
    return refuse({ refusal: 'recommendation-closed', on: state.closed.on });
  const verifies = (verifyingActs as readonly string[]).includes(act.act);
  if (verifies && state.doers.includes(scene.personId)) return refuse({ refusal: 'verifier-is-responsible' });
  if (!verifies && state.judges.includes(scene.personId))
    return refuse({ refusal: 'responsible-is-verifier' });
  switch (act.act) {
    case 'answer':
      // Who rejected may think again; who accepted keeps her word.
      if (state.answer && state.answer.decision !== 'rejected')
        return refuse({ refusal: 'recommendation-already-answered', on: state.answer.on });
      if (state.answer && act.decision === 'rejected')
        return refuse({ refusal: 'recommendation-already-answered', on: state.answer.on });
      return ok([
        {
          kind: 'answered',
          decision: act.decision,
          text: act.text,
          office: act.office,
          synthetic: scene.synthetic,
          on: today,
          planDue: act.decision === 'rejected' ? null : scene.planDue,
        },
      ]);
    case 'plan-action':
      if (!state.answer || state.answer.decision === 'rejected')
        return refuse({ refusal: 'recommendation-not-accepted', standing });
      if (act.due < today) return refuse({ refusal: 'action-due-in-the-past', due: act.due });
      return ok([
        {
          kind: 'action-planned',
          number: state.actions.length + 1,
          text: act.text,
          responsible: act.responsible,
          due: act.due,
          on: today,
        },
      ]);
    case 'change-due':
      if (planned?.state === 'verified' || planned?.state === 'reported')
        return refuse({ refusal: 'action-not-open', state: planned.state });
      if (act.due < today) return refuse({ refusal: 'action-due-in-the-past', due: act.due });
      return ok([{ kind: 'due-changed', number: act.number, due: act.due, reason: act.reason, on: today }]);
    case 'report':
      if (planned?.state === 'verified' || planned?.state === 'reported')
        return refuse({ refusal: 'action-not-open', state: planned.state });
      return ok([
        {
          kind: 'reported',
          number: act.number,
          text: act.text,
          evidence: { text: act.evidence, link: act.link },
          on: today,
          verdictDue: scene.verdictDue,
        },
      ]);
    case 'find-insufficient':
    case 'verify': {
      if (planned?.state !== 'reported')
        return refuse({ refusal: 'no-report-to-verify', state: planned?.state });
      const { number, office } = act;
      return ok([
        act.act === 'verify'
          ? { kind: 'verified', number, text: act.text, office, on: today }
          : { kind: 'found-insufficient', number, reason: act.reason, office, on: today },
      ]);
    }
    case 'close':
      if (standing !== 'verified') return refuse({ refusal: 'actions-not-all-verified', standing });
      return ok([{ kind: 'closed', text: act.text, office: act.office, on: today }]);
    case 'reopen':
      if (!state.closed) return refuse({ refusal: 'recommendation-not-closed', standing });
      return ok([{ kind: 'reopened', reason: act.reason, office: act.office, on: today }]);
  }
}

/** Which kinds of acts would be taken now from somebody who may answer, or verify. */
export function actsOffered(
  state: FollowUpState,
  who: { readonly personId: string; readonly answers: boolean; readonly verifies: boolean },
): FollowUpAct['act'][] {
  const standing = standingOf(state);
  const offered: FollowUpAct['act'][] = [];
  const openActions = state.actions.some((one) => one.state === 'planned' || one.state === 'returned');
  if (who.answers && !state.closed && !state.judges.includes(who.personId)) {
    if (!state.answer || state.answer.decision === 'rejected') offered.push('answer');
    else offered.push('plan-action');
    if (openActions) offered.push('report', 'change-due');
  }
  if (who.verifies && !state.doers.includes(who.personId)) {
    if (standing === 'to-verify') offered.push('verify', 'find-insufficient');
    if (standing === 'verified') offered.push('close');
    if (state.closed) offered.push('reopen');
  }
  return offered;
}
