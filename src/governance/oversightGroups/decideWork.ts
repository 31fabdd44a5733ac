import { ok, type PlainDate, refuse } from '#kernel';
import { type Decision, endRecommendation } from './decideForming.ts';
import type { CaseFile, GroupState, Member } from './group.ts';
import { type CaseOrigin, type Evidence, type GroupAction, levels, type Severity } from './groupActions.ts';
import { barOf, type Standing } from './interests.ts';
import type { Today } from './policy.ts';
import {
  activeMembers,
  findMember,
  isActive,
  overseenBy,
  overseenIn,
  phaseOf,
  requestStanding,
} from './standing.ts';

/** What members of an accredited group do. */
export type MemberAct =
  | {
      readonly act: 'plan';
      readonly text: string;
      readonly activities: readonly { readonly what: string; readonly due: PlainDate }[];
    }
  | { readonly act: 'do-activity'; readonly activity: number; readonly text: string }
  | {
      readonly act: 'open-case';
      readonly origin: CaseOrigin;
      readonly title: string;
      readonly why: string;
    }
  | { readonly act: 'note'; readonly case: number; readonly text: string }
  | { readonly act: 'request'; readonly case: number | null; readonly what: string }
  | { readonly act: 'escalate'; readonly request: number; readonly text: string }
  | {
      readonly act: 'settle-request';
      readonly request: number;
      readonly satisfied: boolean;
      readonly text: string;
    }
  | {
      readonly act: 'find';
      readonly case: number | null;
      readonly title: string;
      readonly text: string;
      readonly severity: Severity;
      readonly evidence: readonly Evidence[];
    }
  | {
      readonly act: 'keep-finding';
      readonly finding: number;
      readonly agrees: boolean;
      readonly text: string;
    }
  | {
      readonly act: 'draft-report';
      readonly final: boolean;
      readonly text: string;
      readonly recommendations: readonly { readonly text: string; readonly finding: number | null }[];
    }
  | { readonly act: 'sign-report'; readonly report: number; readonly dissent: string | null }
  | { readonly act: 'publish-report'; readonly report: number }
  | {
      readonly act: 'end-recommendation';
      readonly report: number;
      readonly recommendation: number;
      readonly verdict: 'fulfilled' | 'not-fulfilled';
      readonly text: string;
    }
  | { readonly act: 'resign'; readonly text: string };

export interface MemberScene extends Today {
  readonly personId: string;
  readonly standing: Standing;
  /** Who buys and sells in what a case would be opened from; null where it is not known. */
  readonly parties: readonly string[] | null;
  /** The standing of every member now, by number: for who signs. */
  readonly standings: ReadonlyMap<number, Standing>;
  /** The published report's hashes, where one is being published. */
  readonly sealed: { readonly jsonSha256: string; readonly pdfSha256: string | null } | null;
}

/**
 * What a group does with an act of a member. First of all who may not oversee it is refused, whatever she asks for; then who has an
 * interest in the case at hand.
 */
export function decideMember(state: GroupState, act: MemberAct, scene: MemberScene): Decision {
  const { personId, today, standing, policy } = scene;
  const member = findMember(state, personId);
  if (!member) return refuse({ refusal: 'not-a-member' });
  if (act.act === 'resign') return resigned(state, member, act.text, today);
  const bar = barOf(standing, overseenBy(state), policy.bars);
  if (bar) return refuse(bar);
  if (member.card === null) return refuse({ refusal: 'not-accredited' });
  if (!isActive(state, member, today)) return refuse({ refusal: 'alternate-not-in-place' });
  const phase = phaseOf(state, today);
  const phases = phasesOf[act.act];
  if (!phases.includes(phase)) return refuse({ refusal: 'not-in-this-phase' });
  const active = activeMembers(state, today).length;
  if (phase === 'working' && active < policy.membersMin)
    return refuse({ refusal: 'too-few-members', members: active, needed: policy.membersMin });
  return decideAct(state, act, member, scene);
}

/** In which phases each act is possible: after the term only the report is left, after the final report only its follow-up. */
const phasesOf: Readonly<Record<Exclude<MemberAct['act'], 'resign'>, readonly string[]>> = {
  plan: ['working'],
  'do-activity': ['working'],
  'open-case': ['working'],
  note: ['working'],
  request: ['working'],
  escalate: ['working', 'expired'],
  'settle-request': ['working', 'expired'],
  find: ['working'],
  'keep-finding': ['working', 'expired', 'reported'],
  'draft-report': ['working', 'expired'],
  'sign-report': ['working', 'expired'],
  'publish-report': ['working', 'expired'],
  'end-recommendation': ['working', 'expired', 'reported'],
};

function resigned(state: GroupState, member: Member, text: string, today: PlainDate): Decision {
  if (['reported', 'closed', 'cancelled'].includes(phaseOf(state, today)))
    return refuse({ refusal: 'not-in-this-phase' });
  return ok([{ kind: 'ceased', member: member.member, why: 'resigned', text, on: today }]);
}

type Act = Exclude<MemberAct, { act: 'resign' }>;

function decideAct(state: GroupState, act: Act, { member }: Member, scene: MemberScene): Decision {
  const { today, policy, addWorkingDays } = scene;
  switch (act.act) {
    case 'plan':
      if (act.activities.some((one) => one.due < today || one.due > state.facts.until))
        return refuse({ refusal: 'activity-outside-the-term', until: state.facts.until });
      return ok([{ kind: 'planned', member, text: act.text, activities: act.activities, on: today }]);
    case 'do-activity': {
      const activity = state.plan?.activities.find((one) => one.number === act.activity);
      if (!activity || activity.done) return refuse({ refusal: 'activity-unknown' });
      return ok([{ kind: 'activity-done', activity: act.activity, member, text: act.text, on: today }]);
    }
    case 'open-case': {
      if (state.plan === null) return refuse({ refusal: 'plan-first' });
      if (scene.parties === null) return refuse({ refusal: 'origin-unknown' });
      const no = barredFrom({ parties: scene.parties }, scene);
      if (no) return no;
      const { act: _act, ...opened } = act;
      return ok([
        {
          kind: 'case-opened',
          number: state.cases.length + 1,
          member,
          ...opened,
          parties: scene.parties,
          on: today,
        },
      ]);
    }
    case 'note': {
      const no = caseRefused(state, act.case, scene);
      if (no) return no;
      return ok([{ kind: 'noted', case: act.case, member, text: act.text, on: today }]);
    }
    case 'request': {
      const no = caseRefused(state, act.case, scene);
      if (no) return no;
      return ok([
        {
          kind: 'requested',
          number: state.requests.length + 1,
          case: act.case,
          member,
          what: act.what,
          on: today,
          due: addWorkingDays(today, policy.request.answer),
        },
      ]);
    }
    case 'escalate':
      return escalated(state, act, member, scene);
    case 'settle-request': {
      const request = state.requests.find((one) => one.number === act.request);
      if (!request) return refuse({ refusal: 'request-unknown' });
      const no = caseRefused(state, request.case, scene);
      if (no) return no;
      if (request.awaiting || request.settled) return refuse({ refusal: 'nothing-to-judge' });
      const { act: _act, ...settled } = act;
      return ok([{ kind: 'request-settled', ...settled, member, on: today }]);
    }
    case 'find':
      return found(state, act, member, scene);
    case 'keep-finding': {
      const finding = state.findings.find((one) => one.number === act.finding);
      if (!finding) return refuse({ refusal: 'finding-unknown' });
      const no = caseRefused(state, finding.case, scene);
      if (no) return no;
      if (!finding.answer || finding.kept) return refuse({ refusal: 'nothing-to-judge' });
      const { act: _act, ...kept } = act;
      return ok([{ kind: 'finding-kept', ...kept, member, on: today }]);
    }
    case 'draft-report':
      return drafted(state, act, member, scene);
    case 'sign-report': {
      const no = anyCaseRefused(state, scene);
      if (no) return no;
      const report = state.reports.find((one) => one.number === act.report && one.published === null);
      if (!report) return refuse({ refusal: 'report-unknown' });
      if (report.signatures.some((one) => one.member === member))
        return refuse({ refusal: 'already-signed' });
      return ok([{ kind: 'report-signed', report: act.report, member, dissent: act.dissent, on: today }]);
    }
    case 'publish-report':
      return published(state, act.report, member, scene);
    case 'end-recommendation': {
      const { act: _act, ...ended } = act;
      const no = anyCaseRefused(state, scene);
      return no ?? endRecommendation(state, ended, today);
    }
  }
}

function barredFrom(file: Pick<CaseFile, 'parties'>, { standing, policy }: MemberScene) {
  const bar = barOf(standing, overseenIn(file), policy.bars);
  return bar ? refuse({ refusal: 'interest-in-this-case', because: bar.refusal }) : null;
}

/** A case that does not exist, or in which who acts has an interest. Null where the act may go on. */
function caseRefused(state: GroupState, number: number | null, scene: MemberScene) {
  if (number === null) return null;
  const file = state.cases.find((one) => one.number === number);
  return file ? barredFrom(file, scene) : refuse({ refusal: 'case-unknown' });
}

/** A report speaks of every case: who has an interest in one neither writes nor signs it. */
function anyCaseRefused(state: GroupState, scene: MemberScene) {
  for (const file of state.cases) {
    const no = barredFrom(file, scene);
    if (no) return no;
  }
  return null;
}

function escalated(
  state: GroupState,
  act: Extract<Act, { act: 'escalate' }>,
  member: number,
  scene: MemberScene,
): Decision {
  const { today, policy, addWorkingDays } = scene;
  const request = state.requests.find((one) => one.number === act.request);
  if (!request) return refuse({ refusal: 'request-unknown' });
  const no = caseRefused(state, request.case, scene);
  if (no) return no;
  const standing = requestStanding(request, today);
  if (standing === 'running') return refuse({ refusal: 'clock-still-runs', due: request.due });
  if (standing === 'settled') return refuse({ refusal: 'request-settled' });
  const level = levels[levels.indexOf(request.level) + 1];
  if (!level) return refuse({ refusal: 'no-higher-level' });
  return ok([
    {
      kind: 'request-escalated',
      request: act.request,
      member,
      level,
      ground: standing === 'silent' ? 'silence' : 'answer',
      text: act.text,
      on: today,
      due: addWorkingDays(today, policy.escalationDays),
    },
  ]);
}

function found(
  state: GroupState,
  act: Extract<Act, { act: 'find' }>,
  member: number,
  scene: MemberScene,
): Decision {
  const no = caseRefused(state, act.case, scene);
  if (no) return no;
  for (const one of act.evidence) {
    if (one.kind !== 'request') continue;
    const request = state.requests.find((each) => each.number === one.request);
    if (!request) return refuse({ refusal: 'request-unknown' });
    const barred = caseRefused(state, request.case, scene);
    if (barred) return barred;
  }
  const { act: _act, ...finding } = act;
  const action: GroupAction = {
    kind: 'found',
    number: state.findings.length + 1,
    member,
    ...finding,
    on: scene.today,
    due: scene.addWorkingDays(scene.today, scene.policy.findingDays),
  };
  return ok([action]);
}

function drafted(
  state: GroupState,
  act: Extract<Act, { act: 'draft-report' }>,
  member: number,
  scene: MemberScene,
): Decision {
  const { today } = scene;
  const no = anyCaseRefused(state, scene);
  if (no) return no;
  if (act.recommendations.some((one) => one.finding !== null && !state.findings[one.finding - 1]))
    return refuse({ refusal: 'finding-unknown' });
  const waiting = state.findings.filter((one) => one.answer === null && today <= one.due);
  if (act.final && waiting.length > 0)
    return refuse({ refusal: 'findings-await-answer', findings: waiting.map((one) => one.number) });
  const published = state.reports.filter((one) => one.published !== null).length;
  return ok([
    {
      kind: 'report-drafted',
      number: published + 1,
      final: act.final,
      member,
      text: act.text,
      recommendations: act.recommendations.map((one, i) => ({ ...one, number: i + 1 })),
      on: today,
    },
  ]);
}

/** Members who may sign a report: here, and without an interest in what it tells. */
export function signers(
  state: GroupState,
  { today, policy, standings }: Pick<MemberScene, 'today' | 'policy' | 'standings'>,
): readonly Member[] {
  const told = [...overseenBy(state), ...state.cases.flatMap(overseenIn)];
  return activeMembers(state, today).filter((one) => {
    const standing = standings.get(one.member);
    return standing !== undefined && barOf(standing, told, policy.bars) === undefined;
  });
}

function published(state: GroupState, number: number, member: number, scene: MemberScene): Decision {
  const { today, policy, addWorkingDays, sealed } = scene;
  const no = anyCaseRefused(state, scene);
  if (no) return no;
  const report = state.reports.find((one) => one.number === number && one.published === null);
  if (!report) return refuse({ refusal: 'report-unknown' });
  const may = signers(state, scene);
  const signed = report.signatures.filter((one) => may.some((each) => each.member === one.member)).length;
  const needed = Math.floor(may.length / 2) + 1;
  if (signed < needed) return refuse({ refusal: 'signatures-missing', signed, needed });
  if (sealed === null) throw new Error('A report is sealed before it is published.');
  return ok([
    {
      kind: 'report-published',
      report: number,
      member,
      ...sealed,
      on: today,
      due: addWorkingDays(today, policy.reportDays),
    },
  ]);
}
