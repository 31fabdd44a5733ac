import type { PlainDate } from '#kernel';
import type { WorkingCalendar } from '#law';
import type { FindingView, GroupAnswer, GroupsAnswer, ReportView } from './api.ts';
import { isHeard } from './decideForming.ts';
import { signers } from './decideWork.ts';
import type { Challenge, GroupState, Member } from './group.ts';
import { designatedKinds, type Level } from './groupActions.ts';
import { barOf, type Standing } from './interests.ts';
import type { NormShown, Today } from './policy.ts';
import {
  findMember,
  isActive,
  isAlternate,
  isPublicFinding,
  overseenBy,
  overseenIn,
  phaseOf,
  requestStanding,
} from './standing.ts';
import type { KnownPerson } from './store.ts';

export function groupItem(state: GroupState, today: PlainDate): GroupsAnswer['items'][number] {
  const { code, title, kind, object, registrationUntil, until } = state.facts;
  return {
    ...{ code, title, kind, object, registrationUntil, until },
    phase: phaseOf(state, today),
    members: state.members.filter((one) => one.card !== null && one.ceased === null).length,
    cases: state.cases.length,
    silent: state.requests.filter((one) => requestStanding(one, today) === 'silent').length,
    findings: state.findings.filter((one) => isPublicFinding(one, today)).length,
    reports: state.reports.filter((one) => one.published !== null).length,
  };
}

export interface GroupViewer {
  readonly personId: string | null;
  readonly standing: Standing | null;
  readonly mayManage: boolean;
  readonly speaksFor: readonly Level[];
}
export interface GroupScenery extends Today {
  readonly calendar: WorkingCalendar;
  readonly norms: readonly NormShown[];
  readonly persons: ReadonlyMap<string, KnownPerson>;
  readonly standings: ReadonlyMap<number, Standing>;
}

export function challengeState({
  notified,
  answer,
  decision,
}: Challenge): GroupAnswer['challenges'][number]['state'] {
  if (decision) return decision.upheld ? 'upheld' : 'dismissed';
  return answer ? 'answered' : notified ? 'notified' : 'filed';
}

export function groupView(state: GroupState, viewer: GroupViewer, scenery: GroupScenery): GroupAnswer {
  const { today, calendar, persons, policy } = scenery;
  const { personId, mayManage, speaksFor } = viewer;
  const { facts } = state;
  const phase = phaseOf(state, today);
  const own = findMember(state, personId);
  const active = own !== undefined && isActive(state, own, today);
  const left = (due: PlainDate) => calendar.workingDaysBetween(today, due);
  const personName = (id: string | undefined) => (id && persons.get(id)?.name) || '';
  const nameOf = (member: number) => personName(state.members.find((one) => one.member === member)?.personId);
  const designated = designatedKinds.includes(facts.kind);
  const barText = (one: Member) => {
    const standing = scenery.standings.get(one.member);
    return (standing && barOf(standing, overseenBy(state), policy.bars)?.refusal) ?? null;
  };
  // Findings are the group's and the institution's until they were answered or their term is over.
  const inside = active || speaksFor.length > 0 || mayManage;
  const findings = state.findings.filter((one) => inside || isPublicFinding(one, today));
  return {
    code: facts.code,
    title: facts.title,
    kind: facts.kind,
    technical: facts.technical,
    object: facts.object,
    facility: facts.facility,
    organisations: [...facts.organisations],
    resolution: facts.resolution,
    registrationUntil: facts.registrationUntil,
    until: facts.until,
    phase,
    proposal: state.proposer?.reason ?? null,
    refused: state.refused?.reason ?? null,
    ended: state.cancelled
      ? { on: state.cancelled.on, text: state.cancelled.reason }
      : state.closed && { on: state.closed.on, text: state.closed.text },
    accreditedOn: state.accreditedOn,
    applicants: state.members.filter((one) => one.card === null && one.ceased === null).length,
    // Who only registered is known to who manages and to herself; who was accredited, to everybody.
    members: state.members
      .filter((one) => one.card !== null || mayManage || one === own)
      .map((one) => ({
        member: one.member,
        name: nameOf(one.member),
        alternate: isAlternate(state, one),
        active: isActive(state, one, today),
        accreditedOn: one.card?.on ?? null,
        ceasedOn: one.ceased?.on ?? null,
        own: one === own,
        statement: mayManage || one === own ? one.statement : null,
        qualified: one.qualified !== null,
        inducted: one.inductedOn !== null,
        bar: mayManage && one.ceased === null ? barText(one) : null,
        card: one === own ? (one.card?.card ?? null) : null,
      })),
    designations: state.designations.map((one) => ({
      number: one.number,
      name: personName(one.personId),
      alternateOf: one.alternateOf,
      designatedBy: one.designatedBy,
      registered: state.members.some((each) => each.designation === one.number),
    })),
    challenges: state.challenges.map((one) => {
      const member = state.members.find((each) => each.member === one.member);
      const againstMe = personId !== null && member?.personId === personId;
      const party = mayManage || againstMe || (personId !== null && one.personId === personId);
      return {
        challenge: one.challenge,
        member: one.member,
        name: member?.card || party ? nameOf(one.member) : '',
        on: one.on,
        state: challengeState(one),
        due: one.decideBy,
        workingDaysLeft: left(one.decideBy),
        noticeBy: one.noticeBy,
        answerBy: one.notified?.answerBy ?? null,
        heard: isHeard(one, today),
        ground: party ? one.ground : null,
        answer: party ? (one.answer?.text ?? null) : null,
        reason: party ? (one.decision?.reason ?? null) : null,
        againstMe,
      };
    }),
    plan: state.plan && {
      text: state.plan.text,
      on: state.plan.on,
      activities: state.plan.activities.map((one) => ({
        ...one,
        late: one.done === null && one.due < today,
      })),
    },
    cases: state.cases.map((one) => ({
      number: one.number,
      title: one.title,
      why: one.why,
      by: nameOf(one.member),
      on: one.on,
      origin: { ...one.origin },
      notes: active
        ? one.notes.map((note) => ({ by: nameOf(note.member), text: note.text, on: note.on }))
        : [],
      barred: viewer.standing !== null && barOf(viewer.standing, overseenIn(one), policy.bars) !== undefined,
    })),
    requests: state.requests.map((one) => ({
      number: one.number,
      case: one.case,
      by: nameOf(one.member),
      what: one.what,
      on: one.on,
      level: one.level,
      due: one.due,
      workingDaysLeft: left(one.due),
      standing: requestStanding(one, today),
      steps: one.steps.map((step) => ({ ...step, documents: step.documents.map((each) => ({ ...each })) })),
    })),
    findings: findings.map(
      (one): FindingView => ({
        number: one.number,
        case: one.case,
        by: nameOf(one.member),
        title: one.title,
        text: one.text,
        severity: one.severity,
        evidence: one.evidence.map((each) => ({
          kind: each.kind,
          request: each.kind === 'request' ? each.request : null,
          ocid: each.kind === 'process' ? each.ocid : null,
          text: each.text,
        })),
        on: one.on,
        due: one.due,
        workingDaysLeft: left(one.due),
        answer: one.answer && { ...one.answer },
        kept: one.kept && { ...one.kept },
        public: isPublicFinding(one, today),
      }),
    ),
    findingsToCome: state.findings.length - findings.length,
    reports: state.reports
      .filter((one) => one.published !== null || active)
      .map((one) => reportView(one, state, own, scenery, nameOf)),
    norms: scenery.norms.map((one) => ({ ...one })),
    me: {
      signedIn: personId !== null,
      member: own?.member ?? null,
      active,
      mayRegister:
        own === undefined &&
        (designated
          ? ['registering', 'preparing', 'working'].includes(phase) &&
            state.designations.some((one) => one.personId === personId)
          : phase === 'registering' || (phase === 'working' && today <= facts.registrationUntil)),
      mayManage,
      speaksFor: [...speaksFor],
    },
  };
}

function reportView(
  one: GroupState['reports'][number],
  state: GroupState,
  own: Member | undefined,
  scenery: GroupScenery,
  nameOf: (member: number) => string,
): ReportView {
  const { calendar, today } = scenery;
  return {
    number: one.number,
    final: one.final,
    text: one.text,
    draftedOn: one.draftedOn,
    recommendations: one.recommendations.map((each) => ({
      ...each,
      answer: each.answer && { ...each.answer },
      steps: each.steps.map((step) => ({ ...step })),
      ended: each.ended && { ...each.ended },
    })),
    signatures: one.signatures.map(({ member, dissent }) => ({ name: nameOf(member), dissent })),
    signaturesNeeded: Math.floor(signers(state, scenery).length / 2) + 1,
    signedByMe: one.signatures.some(({ member }) => member === own?.member),
    published: one.published && {
      ...one.published,
      workingDaysLeft: calendar.workingDaysBetween(today, one.published.due),
    },
    answer: one.answer && { ...one.answer },
  };
}
