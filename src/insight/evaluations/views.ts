import { createHash } from 'node:crypto';
import { canonicalJson, type PlainDate, plainDate } from '#kernel';
import type { Law, WorkingCalendar } from '#law';
import type { Recorded } from '#platform/actions';
import type {
  EvaluationAnswer,
  EvaluationItem,
  HistoryEntry,
  RecommendationAnswer,
  RecommendationItem,
  StrengthAnswer,
} from './api.ts';
import { asmTypeOf } from './asm.ts';
import { gapsOf, informantTotals, sameForAll, sumChecks } from './checks.ts';
import type { Content } from './content.ts';
import { type EvaluationState, stateAtVersion } from './evaluation.ts';
import { calendarOf, type EvaluationsPolicy, evaluationsPolicyOn } from './policy.ts';
import {
  escalatedTo,
  type FollowUpAction,
  type FollowUpState,
  isOverdue,
  owedOf,
  standingOf,
} from './recommendation.ts';
import type { StoredEvaluation, StoredFollowUp } from './store.ts';
import { type StrengthPolicy, strengthOf } from './strength.ts';

export interface Scenery {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly policy: EvaluationsPolicy;
}
export const sceneryOn = (law: Law, today: PlainDate): Scenery => ({
  today,
  calendar: calendarOf(law),
  policy: evaluationsPolicyOn(law, today),
});

/** What everybody sees of it: the last version that was frozen, whatever is being written; nothing where there is none. */
export function publishedState({ actions, state }: StoredEvaluation): EvaluationState | undefined {
  const last = state.versions.at(-1);
  return last && (stateAtVersion(actions, last.version) as EvaluationState);
}

export function strengthsOf(content: Content, policy: StrengthPolicy): StrengthAnswer[] {
  return content.findings.map((one) => {
    const { families, ...read } = strengthOf(one.evidence, policy);
    return { number: one.number, ...read, families: [...families] };
  });
}

export const gapsAnswer = (content: Content) =>
  gapsOf(content).map((one) => ({ ...one, numbers: [...one.numbers] }));

export function evaluationItem(
  { facts, content, source, synthetic, versions }: EvaluationState,
  followUps: readonly StoredFollowUp[],
): EvaluationItem {
  return {
    ...facts,
    country: source?.country ?? null,
    publishedOn: source ? (source.published?.on ?? null) : (versions.at(-1)?.on ?? null),
    exact: source?.published?.exact ?? true,
    ofOthers: source !== null,
    synthetic,
    counts: {
      questions: content.questions.length,
      findings: content.findings.length,
      conclusions: content.conclusions.length,
      recommendations: content.recommendations.length,
      informants: informantTotals(content.informants?.rows ?? []).total,
    },
    answered: followUps.filter((one) => one.state.evaluation === facts.slug && one.state.answer !== null)
      .length,
  };
}

export function evaluationView(
  state: EvaluationState,
  followUps: readonly StoredFollowUp[],
  { policy }: Scenery,
  programmeListed: boolean,
): EvaluationAnswer {
  const { content } = state;
  return {
    programmeListed,
    ...evaluationItem(state, followUps),
    content,
    source: state.source,
    versions: state.versions.map(({ version, on, sha256 }) => ({ version, on, sha256 })),
    strengths: strengthsOf(content, policy.strength),
    strengthPolicy: { ...policy.strength },
    gaps: gapsAnswer(content),
    checks: sumChecks(content).map((one) => ({ ...one })),
    sameForAll: sameForAll(content),
    informants: { ...informantTotals(content.informants?.rows ?? []) },
    standings: followUps
      .filter((one) => one.state.evaluation === state.facts.slug)
      .map((one) => ({ number: one.state.facts.number, id: one.id, standing: standingOf(one.state) })),
  };
}

function owedView(state: FollowUpState, { calendar, today }: Scenery): RecommendationItem['owed'] {
  const owed = owedOf(state);
  return owed && { ...owed, workingDaysLeft: calendar.workingDaysBetween(today, owed.due) };
}

export function recommendationItem(
  { id, state }: Pick<StoredFollowUp, 'id' | 'state'>,
  scenery: Scenery,
): RecommendationItem {
  const { facts } = state;
  const owed = owedView(state, scenery);
  return {
    id,
    evaluation: state.evaluation,
    programme: state.programme,
    programmeTitle: state.programmeTitle,
    number: facts.number,
    title: facts.title,
    addressees: facts.addressees.map((one) => ({ ...one, units: [...one.units] })),
    priority: facts.priority,
    term: facts.term,
    asmType: asmTypeOf(facts.addressees),
    standing: standingOf(state),
    decision: state.answer?.decision ?? null,
    since: state.since,
    sinceIs: state.sinceIs,
    responseDue: state.responseDue,
    termDue: state.termDue,
    owed,
    overdue: isOverdue(state, scenery.today),
    escalated: owed ? escalatedTo(-owed.workingDaysLeft, scenery.policy.escalation) : null,
    answeredSynthetically: state.answer?.synthetic ?? false,
  };
}

export function recommendationView(
  followUp: StoredFollowUp,
  evaluation: EvaluationState,
  scenery: Scenery,
  law: Law,
  programmeListed: boolean,
): RecommendationAnswer {
  const { state } = followUp;
  const { facts, answer } = state;
  const { calendar, today, policy } = scenery;
  const { content } = evaluation;
  const conclusions = content.conclusions.filter((one) => facts.conclusions.includes(one.number));
  const wanted = new Set(conclusions.flatMap((one) => one.findings));
  const strengths = strengthsOf(content, policy.strength);
  const item = recommendationItem(followUp, scenery);
  const late = answer ? calendar.workingDaysBetween(state.responseDue, answer.on) : 0;
  const atStart = evaluationsPolicyOn(law, state.since);
  return {
    ...item,
    programmeListed,
    text: facts.text,
    resources: facts.resources,
    place: facts.place,
    evaluationTitle: evaluation.facts.title,
    conclusions: conclusions.map(({ number, text, findings }) => ({ number, text, findings })),
    findings: content.findings
      .filter((one) => wanted.has(one.number))
      .map((one) => ({
        number: one.number,
        text: one.text,
        place: one.place,
        strength: strengths.find((known) => known.number === one.number) as StrengthAnswer,
      })),
    lessons: titled(content.lessons, facts.lessons),
    goodPractices: titled(content.goodPractices, facts.goodPractices),
    answer: answer && {
      decision: answer.decision,
      text: answer.text,
      office: answer.office,
      synthetic: answer.synthetic,
      on: answer.on,
      inTime: answer.on <= state.responseDue,
      workingDaysLate: Math.max(0, late),
    },
    actions: state.actions.map(({ number, text, responsible, due, state: where }) => ({
      ...{ number, text, responsible, due, state: where },
      workingDaysLeft: calendar.workingDaysBetween(today, due),
    })),
    closed: state.closed && { ...state.closed },
    goesUp: item.owed
      ? (['director', 'board'] as const).map((level) => {
          const on = calendar.addWorkingDays(plainDate(item.owed!.due), policy.escalation[level]);
          return { level, on, reached: on <= today };
        })
      : [],
    policy: {
      responseWorkingDays: atStart.responseWorkingDays,
      planWorkingDays: policy.planWorkingDays,
      verdictWorkingDays: policy.verdictWorkingDays,
      termMonths: facts.term && atStart.termMonths[facts.term],
    },
    history: followUp.actions.map(historyEntry),
  };
}

const titled = (
  list: readonly { readonly number: number; readonly title: string }[],
  numbers: readonly number[],
) => list.filter((one) => numbers.includes(one.number)).map(({ number, title }) => ({ number, title }));

/** Every step as it was recorded, with its hash: nothing in an action says who the person was. */
export const publishedSteps = ({ id, actions }: StoredFollowUp) => ({
  amparo: 'recommendation-1' as const,
  id,
  steps: actions.map(({ seq, action }) => ({ seq, action, sha256: hashOf(action) })),
});

const hashOf = (action: FollowUpAction): string =>
  createHash('sha256').update(canonicalJson(action)).digest('hex');

/** An action as everybody may read it: what, when, by which office; the person stays in the record. */
export function historyEntry({ seq, action }: Recorded<FollowUpAction>): HistoryEntry {
  const words: Partial<HistoryEntry> = (() => {
    switch (action.kind) {
      case 'recommended':
        return { on: action.since, text: action.facts.title, due: action.responseDue };
      case 'answered':
        return {
          decision: action.decision,
          text: action.text,
          office: action.office,
          synthetic: action.synthetic,
        };
      case 'action-planned':
        return { text: action.text, office: action.responsible, due: action.due };
      case 'due-changed':
        return { text: action.reason, due: action.due };
      case 'reported':
        return { text: action.text, evidence: { ...action.evidence } };
      case 'found-insufficient':
      case 'reopened':
        return { text: action.reason, office: action.office };
      case 'verified':
      case 'closed':
        return { text: action.text, office: action.office };
    }
  })();
  return {
    seq,
    kind: action.kind,
    on: action.kind === 'recommended' ? action.since : action.on,
    number: 'number' in action ? action.number : null,
    decision: null,
    text: null,
    evidence: null,
    due: null,
    office: null,
    synthetic: false,
    ...words,
    sha256: hashOf(action),
  };
}
