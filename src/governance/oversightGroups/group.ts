import type { PlainDate } from '#kernel';
import type { Recorded } from '#platform/actions';
import {
  type CaseOrigin,
  type CeasedFor,
  type Evidence,
  type GroupAction,
  type GroupFacts,
  type Handed,
  type Level,
  levels,
  type Outcome,
  type Position,
  type RecommendationAnswer,
  type Recommended,
  type Severity,
} from './groupActions.ts';

export interface Member {
  readonly member: number;
  readonly personId: string;
  readonly sex: 'female' | 'male';
  readonly age: number;
  readonly designation: number | null;
  readonly statement: string;
  readonly registeredOn: PlainDate;
  readonly qualified: { readonly ground: string; readonly on: PlainDate } | null;
  readonly inductedOn: PlainDate | null;
  readonly card: { readonly card: string; readonly sha256: string; readonly on: PlainDate } | null;
  readonly absences: readonly { readonly from: PlainDate; readonly until: PlainDate }[];
  readonly ceased: { readonly why: CeasedFor; readonly text: string; readonly on: PlainDate } | null;
}
export interface Designation {
  readonly number: number;
  readonly personId: string;
  readonly alternateOf: number | null;
  readonly designatedBy: string;
}
export interface Challenge {
  readonly challenge: number;
  readonly member: number;
  readonly personId: string;
  readonly ground: string;
  readonly on: PlainDate;
  readonly noticeBy: PlainDate;
  readonly decideBy: PlainDate;
  readonly notified: { readonly on: PlainDate; readonly answerBy: PlainDate } | null;
  readonly answer: { readonly text: string; readonly on: PlainDate } | null;
  readonly decision: { readonly upheld: boolean; readonly reason: string; readonly on: PlainDate } | null;
}
export interface CaseFile {
  readonly number: number;
  readonly member: number;
  readonly origin: CaseOrigin;
  readonly title: string;
  readonly why: string;
  readonly parties: readonly string[];
  readonly on: PlainDate;
  readonly notes: readonly { readonly member: number; readonly text: string; readonly on: PlainDate }[];
}
/** What happened to a request, in its order. */
export interface RequestStep {
  readonly what: 'asked' | 'extended' | 'silence' | 'escalated' | 'answered' | 'settled' | 'disputed';
  readonly on: PlainDate;
  /** Who owed the answer then. */
  readonly level: Level;
  readonly outcome: Outcome | null;
  readonly text: string;
  readonly late: boolean;
  readonly documents: readonly Handed[];
}
export interface DocumentRequest {
  readonly number: number;
  readonly case: number | null;
  readonly member: number;
  readonly what: string;
  readonly on: PlainDate;
  /** Who owes the answer now, and its last day. */
  readonly level: Level;
  readonly due: PlainDate;
  readonly awaiting: boolean;
  readonly steps: readonly RequestStep[];
  readonly settled: { readonly satisfied: boolean; readonly text: string; readonly on: PlainDate } | null;
}
export interface Finding {
  readonly number: number;
  readonly case: number | null;
  readonly member: number;
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
  readonly on: PlainDate;
  readonly due: PlainDate;
  readonly answer: {
    readonly position: Position;
    readonly text: string;
    readonly on: PlainDate;
    readonly late: boolean;
  } | null;
  /** The day on which it was noted that no answer had come in time. */
  readonly overdueOn: PlainDate | null;
  readonly kept: { readonly agrees: boolean; readonly text: string; readonly on: PlainDate } | null;
}
export interface Recommendation extends Recommended {
  readonly answer: Omit<RecommendationAnswer, 'recommendation'> | null;
  readonly steps: readonly {
    readonly state: 'in-progress' | 'done';
    readonly text: string;
    readonly on: PlainDate;
  }[];
  readonly ended: {
    readonly verdict: 'fulfilled' | 'not-fulfilled';
    readonly text: string;
    readonly on: PlainDate;
  } | null;
}
export interface Report {
  readonly number: number;
  readonly final: boolean;
  readonly member: number;
  readonly text: string;
  readonly draftedOn: PlainDate;
  readonly recommendations: readonly Recommendation[];
  readonly signatures: readonly {
    readonly member: number;
    readonly dissent: string | null;
    readonly on: PlainDate;
  }[];
  readonly published: {
    readonly on: PlainDate;
    readonly due: PlainDate;
    readonly jsonSha256: string;
    readonly pdfSha256: string | null;
  } | null;
  /** The day on which it was noted that no answer had come in time. */
  readonly overdueOn: PlainDate | null;
  readonly answer: { readonly text: string; readonly on: PlainDate; readonly late: boolean } | null;
}

export interface GroupState {
  readonly facts: GroupFacts;
  /** Who proposed it, where it began as an initiative; null where it was called. */
  readonly proposer: { readonly personId: string | null; readonly reason: string } | null;
  readonly beganOn: string;
  readonly admitted: { readonly on: PlainDate | null; readonly reason: string } | null;
  readonly refused: { readonly on: PlainDate; readonly reason: string } | null;
  readonly designations: readonly Designation[];
  readonly members: readonly Member[];
  readonly challenges: readonly Challenge[];
  readonly inductions: readonly { readonly topics: string; readonly on: PlainDate }[];
  readonly accreditedOn: PlainDate | null;
  readonly plan: {
    readonly text: string;
    readonly member: number;
    readonly on: PlainDate;
    readonly activities: readonly {
      readonly number: number;
      readonly what: string;
      readonly due: PlainDate;
      readonly done: { readonly text: string; readonly on: PlainDate } | null;
    }[];
  } | null;
  readonly cases: readonly CaseFile[];
  readonly requests: readonly DocumentRequest[];
  readonly findings: readonly Finding[];
  readonly reports: readonly Report[];
  readonly cancelled: { readonly reason: string; readonly on: PlainDate } | null;
  readonly closed: { readonly text: string; readonly on: PlainDate } | null;
}

/** The state that a group's actions add up to. @throws Error when the first did not begin it. */
export function foldGroup(
  actions: readonly Pick<Recorded<GroupAction>, 'action' | 'by' | 'at'>[],
): GroupState {
  const first = actions[0];
  if (first?.action.kind !== 'called' && first?.action.kind !== 'proposed')
    throw new Error('A group begins with its initiative or its call.');
  const { action } = first;
  const start: GroupState = {
    facts: action.facts,
    proposer: action.kind === 'proposed' ? { personId: first.by, reason: action.reason } : null,
    beganOn: first.at,
    admitted: action.kind === 'called' ? { on: null, reason: '' } : null,
    refused: null,
    designations: [],
    members: [],
    challenges: [],
    inductions: [],
    accreditedOn: null,
    plan: null,
    cases: [],
    requests: [],
    findings: [],
    reports: [],
    cancelled: null,
    closed: null,
  };
  return actions.slice(1).reduce((state, one) => apply(state, one.action), start);
}

const stepOf = (
  { level }: Pick<DocumentRequest, 'level'>,
  what: RequestStep['what'],
  on: PlainDate,
  text: string,
): RequestStep => ({ what, on, level, outcome: null, text, late: false, documents: [] });

function apply(state: GroupState, action: GroupAction): GroupState {
  const onMember = (member: number, change: (one: Member) => Partial<Member>): GroupState => ({
    ...state,
    members: state.members.map((one) => (one.member === member ? { ...one, ...change(one) } : one)),
  });
  const onChallenge = (challenge: number, change: Partial<Challenge>): GroupState => ({
    ...state,
    challenges: state.challenges.map((one) => (one.challenge === challenge ? { ...one, ...change } : one)),
  });
  const onRequest = (
    request: number,
    change: (one: DocumentRequest) => Partial<DocumentRequest>,
  ): GroupState => ({
    ...state,
    requests: state.requests.map((one) => (one.number === request ? { ...one, ...change(one) } : one)),
  });
  const onFinding = (finding: number, change: (one: Finding) => Partial<Finding>): GroupState => ({
    ...state,
    findings: state.findings.map((one) => (one.number === finding ? { ...one, ...change(one) } : one)),
  });
  const onReport = (report: number, change: (one: Report) => Partial<Report>): GroupState => ({
    ...state,
    reports: state.reports.map((one) => (one.number === report ? { ...one, ...change(one) } : one)),
  });
  const onRecommendation = (
    report: number,
    number: number,
    change: (one: Recommendation) => Partial<Recommendation>,
  ) =>
    onReport(report, ({ recommendations }) => ({
      recommendations: recommendations.map((one) =>
        one.number === number ? { ...one, ...change(one) } : one,
      ),
    }));

  switch (action.kind) {
    case 'proposed':
    case 'called':
      throw new Error('A group begins once.');
    case 'admitted':
      return { ...state, admitted: { on: action.on, reason: action.reason } };
    case 'initiative-refused':
      return { ...state, refused: { on: action.on, reason: action.reason } };
    case 'registration-reopened':
      return { ...state, facts: { ...state.facts, registrationUntil: action.until } };
    case 'designated': {
      const { number, personId, alternateOf, designatedBy } = action;
      return {
        ...state,
        designations: [...state.designations, { number, personId, alternateOf, designatedBy }],
      };
    }
    case 'registered': {
      const { kind: _registered, on, ...member } = action;
      return {
        ...state,
        members: [
          ...state.members,
          {
            ...member,
            registeredOn: on,
            qualified: null,
            inductedOn: null,
            card: null,
            absences: [],
            ceased: null,
          },
        ],
      };
    }
    case 'qualified':
      return onMember(action.member, () => ({ qualified: { ground: action.ground, on: action.on } }));
    case 'challenged': {
      const { kind: _challenged, ...challenge } = action;
      return {
        ...state,
        challenges: [...state.challenges, { ...challenge, notified: null, answer: null, decision: null }],
      };
    }
    case 'challenge-notified':
      return onChallenge(action.challenge, { notified: { on: action.on, answerBy: action.answerBy } });
    case 'challenge-answered':
      return onChallenge(action.challenge, { answer: { text: action.text, on: action.on } });
    case 'challenge-decided':
      return onChallenge(action.challenge, {
        decision: { upheld: action.upheld, reason: action.reason, on: action.on },
      });
    case 'inducted':
      return {
        ...state,
        inductions: [...state.inductions, { topics: action.topics, on: action.on }],
        members: state.members.map((one) =>
          action.members.includes(one.member) ? { ...one, inductedOn: one.inductedOn ?? action.on } : one,
        ),
      };
    case 'accredited':
      return {
        ...state,
        accreditedOn: state.accreditedOn ?? action.on,
        members: state.members.map((one) => {
          const card = action.cards.find((each) => each.member === one.member);
          return card ? { ...one, card: { card: card.card, sha256: card.sha256, on: action.on } } : one;
        }),
      };
    case 'term-extended':
      return { ...state, facts: { ...state.facts, until: action.until } };
    case 'absent':
      return onMember(action.member, ({ absences }) => ({
        absences: [...absences, { from: action.from, until: action.until }],
      }));
    case 'ceased':
      return onMember(action.member, () => ({
        ceased: { why: action.why, text: action.text, on: action.on },
      }));
    case 'cancelled':
      return { ...state, cancelled: { reason: action.reason, on: action.on } };
    case 'closed':
      return { ...state, closed: { text: action.text, on: action.on } };
    case 'planned':
      return {
        ...state,
        plan: {
          text: action.text,
          member: action.member,
          on: action.on,
          activities: action.activities.map((one, i) => ({ ...one, number: i + 1, done: null })),
        },
      };
    case 'activity-done':
      return {
        ...state,
        plan: state.plan && {
          ...state.plan,
          activities: state.plan.activities.map((one) =>
            one.number === action.activity ? { ...one, done: { text: action.text, on: action.on } } : one,
          ),
        },
      };
    case 'case-opened': {
      const { kind: _opened, ...opened } = action;
      return { ...state, cases: [...state.cases, { ...opened, notes: [] }] };
    }
    case 'noted':
      return {
        ...state,
        cases: state.cases.map((one) =>
          one.number === action.case
            ? { ...one, notes: [...one.notes, { member: action.member, text: action.text, on: action.on }] }
            : one,
        ),
      };
    case 'requested': {
      const { kind: _requested, ...request } = action;
      const fresh = { ...request, level: levels[0], awaiting: true, settled: null, steps: [] };
      return {
        ...state,
        requests: [...state.requests, { ...fresh, steps: [stepOf(fresh, 'asked', action.on, action.what)] }],
      };
    }
    case 'request-extended':
      return onRequest(action.request, (one) => ({
        due: action.due,
        steps: [...one.steps, stepOf(one, 'extended', action.on, action.reason)],
      }));
    case 'silence-noted':
      return onRequest(action.request, (one) => ({
        steps: [...one.steps, { ...stepOf(one, 'silence', action.on, ''), level: action.level }],
      }));
    case 'answer-overdue': {
      const overdue = () => ({ overdueOn: action.on });
      return action.about === 'finding'
        ? onFinding(action.number, overdue)
        : onReport(action.number, overdue);
    }
    case 'request-escalated':
      return onRequest(action.request, (one) => ({
        level: action.level,
        due: action.due,
        awaiting: true,
        settled: null,
        steps: [...one.steps, { ...stepOf(one, 'escalated', action.on, action.text), level: action.level }],
      }));
    case 'request-answered':
      return onRequest(action.request, (one) => ({
        awaiting: false,
        steps: [
          ...one.steps,
          {
            ...stepOf(one, 'answered', action.on, action.text),
            outcome: action.outcome,
            late: action.on > one.due,
            documents: action.documents,
          },
        ],
      }));
    case 'request-settled':
      return onRequest(action.request, (one) => ({
        settled: { satisfied: action.satisfied, text: action.text, on: action.on },
        steps: [...one.steps, stepOf(one, action.satisfied ? 'settled' : 'disputed', action.on, action.text)],
      }));
    case 'found': {
      const { kind: _found, ...finding } = action;
      return {
        ...state,
        findings: [...state.findings, { ...finding, answer: null, overdueOn: null, kept: null }],
      };
    }
    case 'finding-answered':
      return onFinding(action.finding, ({ due }) => ({
        answer: { position: action.position, text: action.text, on: action.on, late: action.on > due },
      }));
    case 'finding-kept':
      return onFinding(action.finding, () => ({
        kept: { agrees: action.agrees, text: action.text, on: action.on },
      }));
    case 'report-drafted': {
      const { kind: _drafted, on, ...draft } = action;
      const report: Report = {
        ...draft,
        draftedOn: on,
        recommendations: draft.recommendations.map((one) => ({
          ...one,
          answer: null,
          steps: [],
          ended: null,
        })),
        signatures: [],
        published: null,
        overdueOn: null,
        answer: null,
      };
      // A draft written again takes the place of the one before, and nobody has signed it yet.
      return { ...state, reports: [...state.reports.filter((one) => one.number !== report.number), report] };
    }
    case 'report-signed':
      return onReport(action.report, ({ signatures }) => ({
        signatures: [...signatures, { member: action.member, dissent: action.dissent, on: action.on }],
      }));
    case 'report-published': {
      const { on, due, jsonSha256, pdfSha256 } = action;
      return onReport(action.report, () => ({ published: { on, due, jsonSha256, pdfSha256 } }));
    }
    case 'report-answered':
      return onReport(action.report, ({ published, recommendations }) => ({
        answer: {
          text: action.text,
          on: action.on,
          late: published !== null && action.on > published.due,
        },
        recommendations: recommendations.map((one) => {
          const answer = action.answers.find((each) => each.recommendation === one.number);
          if (!answer) return one;
          const { recommendation: _number, ...rest } = answer;
          return { ...one, answer: rest };
        }),
      }));
    case 'recommendation-followed':
      return onRecommendation(action.report, action.recommendation, ({ steps }) => ({
        steps: [...steps, { state: action.state, text: action.text, on: action.on }],
      }));
    case 'recommendation-ended':
      return onRecommendation(action.report, action.recommendation, () => ({
        ended: { verdict: action.verdict, text: action.text, on: action.on },
      }));
  }
}
