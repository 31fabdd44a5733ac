import { ok, type PlainDate, refuse } from '#kernel';
import type { Decision } from './decideForming.ts';
import type { GroupState } from './group.ts';
import {
  type GroupAction,
  type Handed,
  type Level,
  levels,
  type Outcome,
  type Position,
  type RecommendationAnswer,
} from './groupActions.ts';
import type { Today } from './policy.ts';
import { findMember, phaseOf } from './standing.ts';

/** What the institution does when a group asks, finds or recommends. */
export type InstitutionAct =
  | { readonly act: 'extend'; readonly request: number; readonly reason: string }
  | {
      readonly act: 'answer-request';
      readonly request: number;
      readonly outcome: Outcome;
      readonly text: string;
      readonly documents: readonly Handed[];
    }
  | {
      readonly act: 'answer-finding';
      readonly finding: number;
      readonly position: Position;
      readonly text: string;
    }
  | {
      readonly act: 'answer-report';
      readonly report: number;
      readonly text: string;
      readonly answers: readonly RecommendationAnswer[];
    }
  | {
      readonly act: 'follow';
      readonly report: number;
      readonly recommendation: number;
      readonly state: 'in-progress' | 'done';
      readonly text: string;
    };

export interface InstitutionScene extends Today {
  readonly personId: string;
  /** The levels for which who acts answers. */
  readonly speaksFor: readonly Level[];
}

/** Whether somebody who answers for some levels may answer what stands at one: at it, or below it, late rather than never. */
export function mayAnswerAt(speaksFor: readonly Level[], level: Level): boolean {
  return speaksFor.some((one) => levels.indexOf(one) <= levels.indexOf(level));
}

export function decideInstitution(state: GroupState, act: InstitutionAct, scene: InstitutionScene): Decision {
  const { today, policy, addWorkingDays, speaksFor } = scene;
  if (findMember(state, scene.personId)) return refuse({ refusal: 'judge-of-own-cause' });
  const phase = phaseOf(state, today);
  if (!['working', 'expired', 'reported'].includes(phase)) return refuse({ refusal: 'not-in-this-phase' });
  // Findings and reports are answered by whoever directs, or by the Board above; requests also by the office that holds the documents.
  const directs = speaksFor.some((one) => one !== 'office');
  switch (act.act) {
    case 'extend':
    case 'answer-request': {
      const request = state.requests.find((one) => one.number === act.request);
      if (!request) return refuse({ refusal: 'request-unknown' });
      if (!mayAnswerAt(speaksFor, request.level))
        return refuse({ refusal: 'not-your-level', level: request.level });
      if (!request.awaiting) return refuse({ refusal: 'nothing-to-answer' });
      if (act.act === 'answer-request') {
        const { act: _act, ...answer } = act;
        return ok([{ kind: 'request-answered', ...answer, on: today }]);
      }
      if (request.steps.some((one) => one.what === 'extended'))
        return refuse({ refusal: 'extended-once-already' });
      if (request.level !== levels[0]) return refuse({ refusal: 'no-extension-above' });
      if (today > request.due) return refuse({ refusal: 'term-over', due: request.due });
      return ok([
        {
          kind: 'request-extended',
          request: act.request,
          reason: act.reason,
          on: today,
          due: addWorkingDays(request.due, policy.request.extension),
        },
      ]);
    }
    case 'answer-finding': {
      if (!directs) return refuse({ refusal: 'not-your-level', level: 'direction' });
      const finding = state.findings.find((one) => one.number === act.finding);
      if (!finding) return refuse({ refusal: 'finding-unknown' });
      if (finding.answer) return refuse({ refusal: 'nothing-to-answer' });
      const { act: _act, ...answer } = act;
      return ok([{ kind: 'finding-answered', ...answer, on: today }]);
    }
    case 'answer-report': {
      if (!directs) return refuse({ refusal: 'not-your-level', level: 'direction' });
      return reportAnswered(state, act, today);
    }
    case 'follow': {
      if (!directs) return refuse({ refusal: 'not-your-level', level: 'direction' });
      const report = state.reports.find((one) => one.number === act.report && one.published !== null);
      const one = report?.recommendations.find((each) => each.number === act.recommendation);
      if (!one) return refuse({ refusal: 'recommendation-unknown' });
      if (one.answer === null || one.answer.position === 'rejects')
        return refuse({ refusal: 'recommendation-not-accepted' });
      if (one.ended) return refuse({ refusal: 'already-decided' });
      const { act: _act, ...step } = act;
      return ok([{ kind: 'recommendation-followed', ...step, on: today }]);
    }
  }
}

/** An answer takes a position on every recommendation; what it accepts has a date and somebody who answers for it. */
function reportAnswered(
  state: GroupState,
  { act: _act, ...answer }: Extract<InstitutionAct, { act: 'answer-report' }>,
  today: PlainDate,
): Decision {
  const report = state.reports.find((one) => one.number === answer.report && one.published !== null);
  if (!report) return refuse({ refusal: 'report-unknown' });
  if (report.answer) return refuse({ refusal: 'nothing-to-answer' });
  const missing = report.recommendations.filter(
    (one) => answer.answers.filter((each) => each.recommendation === one.number).length !== 1,
  );
  if (missing.length > 0 || answer.answers.length !== report.recommendations.length)
    return refuse({
      refusal: 'every-recommendation-answered',
      recommendations: missing.map((one) => one.number),
    });
  const unbound = answer.answers.find(
    (one) => one.position !== 'rejects' && (one.due === null || one.responsible === null || one.due < today),
  );
  if (unbound) return refuse({ refusal: 'commitment-needs-date', recommendation: unbound.recommendation });
  return ok([{ kind: 'report-answered', ...answer, on: today }]);
}

/**
 * What ran out without an answer and nobody noted yet: requests, whose silence is noted at each level that kept it, and findings and
 * reports, once.
 */
export function silencesToNote(state: GroupState, today: PlainDate): Decision {
  const phase = phaseOf(state, today);
  const overdue = (about: 'finding' | 'report', number: number, due: PlainDate): GroupAction => ({
    kind: 'answer-overdue',
    ...{ about, number, due },
    on: today,
  });
  const answers = ['working', 'expired', 'reported'].includes(phase)
    ? [
        ...state.findings
          .filter((one) => one.answer === null && one.overdueOn === null && one.due < today)
          .map((one) => overdue('finding', one.number, one.due)),
        ...state.reports.flatMap((one) =>
          one.published && one.answer === null && one.overdueOn === null && one.published.due < today
            ? [overdue('report', one.number, one.published.due)]
            : [],
        ),
      ]
    : [];
  if (!['working', 'expired'].includes(phase)) return ok(answers);
  return ok([
    ...answers,
    ...state.requests
      .filter(
        (one) =>
          one.awaiting &&
          today > one.due &&
          !one.steps.some((each) => each.what === 'silence' && each.level === one.level),
      )
      .map(
        (one): GroupAction => ({
          kind: 'silence-noted',
          request: one.number,
          level: one.level,
          on: today,
        }),
      ),
  ]);
}
