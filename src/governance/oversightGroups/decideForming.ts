import { addMonths, ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Challenge, GroupState, Member } from './group.ts';
import { designatedKinds, type GroupAction, type GroupFacts } from './groupActions.ts';
import { type Bar, barOf, type Standing } from './interests.ts';
import type { GroupsPolicy, Today } from './policy.ts';
import { findMember, generationOf, isAlternate, overseenBy, phaseOf } from './standing.ts';

export type Decision = Result<readonly GroupAction[]>;

/** Whether the facts of a group to be can stand. */
function factsRefused(facts: GroupFacts, { today, policy }: Today) {
  if (facts.registrationUntil < today || facts.until <= facts.registrationUntil)
    return refuse({ refusal: 'dates-out-of-order' });
  const latest = addMonths(today, policy.termMonths);
  if (facts.until > latest) return refuse({ refusal: 'term-too-long', months: policy.termMonths, latest });
  if (designatedKinds.includes(facts.kind) && facts.resolution === null)
    return refuse({ refusal: 'resolution-needed' });
  return null;
}

/** The institution calls a group. */
export function decideCall(facts: GroupFacts, now: Today): Decision {
  return factsRefused(facts, now) ?? ok([{ kind: 'called', facts }]);
}

/** A person proposes one: it waits to be admitted. The Board's kinds are not proposed. */
export function decideProposal(facts: GroupFacts, reason: string, standing: Standing, now: Today): Decision {
  if (designatedKinds.includes(facts.kind)) return refuse({ refusal: 'kind-of-the-board' });
  const bar = barOf(standing, ['institution', ...facts.organisations], now.policy.bars);
  if (bar) return refuse(bar);
  return factsRefused(facts, now) ?? ok([{ kind: 'proposed', facts, reason }]);
}

/** Who asks to oversee, with all that is known of her. */
export interface Applicant extends Standing {
  readonly personId: string;
  readonly sex: 'female' | 'male';
  readonly age: number;
  /** Short names of the running groups to which she belongs. */
  readonly elsewhere: readonly string[];
}

/** Whoever may not oversee what this group does is refused by the name of the reason. */
export function decideRegistration(
  state: GroupState,
  { statement }: { readonly statement: string },
  applicant: Applicant,
  now: Today,
): Decision {
  const { today, policy } = now;
  const { facts } = state;
  const designated = designatedKinds.includes(facts.kind);
  const designation = state.designations.find((one) => one.personId === applicant.personId);
  const phase = phaseOf(state, today);
  if (designated && !designation) return refuse({ refusal: 'not-designated' });
  const open = phase === 'registering' || (designated && ['preparing', 'working'].includes(phase));
  // Registration opened again while a group works fills the places of who left.
  const reopened = phase === 'working' && today <= facts.registrationUntil;
  if (!open && !reopened) return refuse({ refusal: 'registration-closed', until: facts.registrationUntil });
  if (findMember(state, applicant.personId)) return refuse({ refusal: 'already-registered' });
  const lost = state.members.find(
    (one) => one.personId === applicant.personId && one.ceased?.why === 'challenge',
  );
  if (lost) return refuse({ refusal: 'left-by-challenge' });
  const bar = barOf(applicant, overseenBy(state), policy.bars);
  if (bar) return refuse(bar);
  if (applicant.elsewhere.length >= policy.groupsAtOnce)
    return refuse({ refusal: 'in-another-group', group: applicant.elsewhere[0], most: policy.groupsAtOnce });
  return ok([
    {
      kind: 'registered',
      member: state.members.length + 1,
      personId: applicant.personId,
      sex: applicant.sex,
      age: applicant.age,
      designation: designation?.number ?? null,
      statement,
      on: today,
    },
  ]);
}

/** What the declaration of an interest does in a group to which its holder belongs: she leaves it where it bars. */
export function decideDeclared(
  state: GroupState,
  personId: string,
  standing: Standing,
  now: Today,
): readonly GroupAction[] {
  const member = findMember(state, personId);
  const bar = barOf(standing, overseenBy(state), now.policy.bars);
  return member && bar
    ? [{ kind: 'ceased', member: member.member, why: 'interest', text: '', on: now.today }]
    : [];
}

export function decideChallenge(
  state: GroupState,
  act: { readonly member: number; readonly ground: string },
  personId: string,
  { today, policy, addWorkingDays }: Today,
): Decision {
  const member = state.members.find((one) => one.member === act.member);
  if (!member || member.ceased) return refuse({ refusal: 'member-unknown' });
  if (!['registering', 'preparing', 'working'].includes(phaseOf(state, today)))
    return refuse({ refusal: 'not-in-this-phase' });
  if (member.personId === personId) return refuse({ refusal: 'challenge-of-oneself' });
  const open = state.challenges.some(
    (one) => one.member === act.member && one.personId === personId && one.decision === null,
  );
  if (open) return refuse({ refusal: 'challenge-pending' });
  return ok([
    {
      kind: 'challenged',
      challenge: state.challenges.length + 1,
      member: act.member,
      personId,
      ground: act.ground,
      on: today,
      noticeBy: addWorkingDays(today, policy.challenge.notice),
      decideBy: addWorkingDays(today, policy.challenge.decision),
    },
  ]);
}

/** Who is challenged says her part, within her term. */
export function decideChallengeAnswer(
  state: GroupState,
  act: { readonly challenge: number; readonly text: string },
  personId: string,
  { today }: Today,
): Decision {
  const challenge = state.challenges.find((one) => one.challenge === act.challenge);
  const member = state.members.find((one) => one.member === challenge?.member);
  if (!challenge || member?.personId !== personId) return refuse({ refusal: 'challenge-unknown' });
  if (!challenge.notified || challenge.answer || challenge.decision)
    return refuse({ refusal: 'nothing-to-answer' });
  if (today > challenge.notified.answerBy)
    return refuse({ refusal: 'term-over', due: challenge.notified.answerBy });
  return ok([{ kind: 'challenge-answered', ...act, on: today }]);
}

export type ManagingAct =
  | { readonly act: 'admit'; readonly reason: string }
  | { readonly act: 'refuse-initiative'; readonly reason: string }
  | { readonly act: 'reopen-registration'; readonly until: PlainDate; readonly reason: string }
  | {
      readonly act: 'designate';
      readonly document: string;
      readonly alternateOf: number | null;
      readonly designatedBy: string;
    }
  | { readonly act: 'qualify'; readonly member: number; readonly ground: string }
  | { readonly act: 'notify-challenge'; readonly challenge: number }
  | {
      readonly act: 'decide-challenge';
      readonly challenge: number;
      readonly upheld: boolean;
      readonly reason: string;
    }
  | { readonly act: 'induct'; readonly members: readonly number[]; readonly topics: string }
  | { readonly act: 'accredit' }
  | { readonly act: 'extend-term'; readonly until: PlainDate; readonly reason: string }
  | {
      readonly act: 'note-absence';
      readonly member: number;
      readonly from: PlainDate;
      readonly until: PlainDate;
      readonly reason: string;
    }
  | {
      readonly act: 'cease';
      readonly member: number;
      readonly why: 'not-qualified' | 'absent' | 'lost-requirement';
      readonly text: string;
    }
  | {
      readonly act: 'end-recommendation';
      readonly report: number;
      readonly recommendation: number;
      readonly verdict: 'fulfilled' | 'not-fulfilled';
      readonly text: string;
    }
  | { readonly act: 'cancel'; readonly reason: string }
  | { readonly act: 'close'; readonly text: string };

export interface ManagingScene extends Today {
  readonly personId: string;
  /** Standing of each member now, by number. */
  readonly standings: ReadonlyMap<number, Standing>;
  /** Whom a document names; null where the registry does not know it. */
  readonly designatedId: string | null;
  /** A code for a card, and what proves what it says. */
  newCard(member: Member): { readonly card: string; readonly sha256: string };
}

/** What whoever manages oversight does with a group. She belongs to none of those that she manages. */
export function decideManaging(state: GroupState, act: ManagingAct, scene: ManagingScene): Decision {
  const { today, policy, personId } = scene;
  if (findMember(state, personId)) return refuse({ refusal: 'judge-of-own-cause' });
  const phase = phaseOf(state, today);
  const inPhase = (...phases: (typeof phase)[]) =>
    phases.includes(phase) ? null : refuse({ refusal: 'not-in-this-phase' });
  const memberOf = (number: number) =>
    state.members.find((one) => one.member === number && one.ceased === null);
  switch (act.act) {
    case 'admit':
      return inPhase('proposed') ?? ok([{ kind: 'admitted', on: today, reason: act.reason }]);
    case 'refuse-initiative':
      return inPhase('proposed') ?? ok([{ kind: 'initiative-refused', on: today, reason: act.reason }]);
    case 'reopen-registration':
      if (act.until < today || act.until >= state.facts.until)
        return refuse({ refusal: 'dates-out-of-order' });
      return (
        inPhase('preparing', 'working') ??
        ok([{ kind: 'registration-reopened', until: act.until, reason: act.reason }])
      );
    case 'designate': {
      if (!designatedKinds.includes(state.facts.kind)) return refuse({ refusal: 'registration-is-free' });
      const no = inPhase('registering', 'preparing', 'working');
      if (no) return no;
      if (scene.designatedId === null) return refuse({ refusal: 'person-unknown' });
      if (state.designations.some((one) => one.personId === scene.designatedId))
        return refuse({ refusal: 'already-designated' });
      const { alternateOf } = act;
      const principal = state.designations.find((one) => one.number === alternateOf);
      if (alternateOf !== null && (!principal || principal.alternateOf !== null))
        return refuse({ refusal: 'principal-unknown' });
      return ok([
        {
          kind: 'designated',
          number: state.designations.length + 1,
          personId: scene.designatedId,
          alternateOf,
          designatedBy: act.designatedBy,
        },
      ]);
    }
    case 'qualify': {
      const no = inPhase('registering', 'preparing', 'working');
      if (no) return no;
      const member = memberOf(act.member);
      if (!member) return refuse({ refusal: 'member-unknown' });
      if (member.qualified) return refuse({ refusal: 'already-decided' });
      const bar = standingBar(state, member, scene);
      if (bar) return refuse({ ...bar, member: member.member });
      return ok([{ kind: 'qualified', member: act.member, ground: act.ground, on: today }]);
    }
    case 'notify-challenge':
    case 'decide-challenge':
      return decideOnChallenge(state, act, scene);
    case 'induct': {
      const no = inPhase('registering', 'preparing', 'working');
      if (no) return no;
      if (act.members.some((one) => !memberOf(one)?.qualified))
        return refuse({ refusal: 'not-qualified-yet' });
      return ok([{ kind: 'inducted', members: act.members, topics: act.topics, on: today }]);
    }
    case 'accredit':
      return inPhase('preparing', 'working') ?? decideAccreditation(state, scene);
    case 'extend-term': {
      const no = inPhase('working', 'expired');
      if (no) return no;
      const latest = addMonths(state.facts.until, policy.extensionMonths);
      if (act.until <= state.facts.until || act.until <= today)
        return refuse({ refusal: 'dates-out-of-order' });
      if (act.until > latest)
        return refuse({ refusal: 'term-too-long', months: policy.extensionMonths, latest });
      return ok([{ kind: 'term-extended', until: act.until, reason: act.reason }]);
    }
    case 'note-absence': {
      if (!memberOf(act.member)) return refuse({ refusal: 'member-unknown' });
      if (act.until < act.from) return refuse({ refusal: 'dates-out-of-order' });
      const { act: _act, ...absence } = act;
      return inPhase('working', 'expired') ?? ok([{ kind: 'absent', ...absence }]);
    }
    case 'cease': {
      if (!memberOf(act.member)) return refuse({ refusal: 'member-unknown' });
      const { act: _act, ...ceased } = act;
      return (
        inPhase('registering', 'preparing', 'working', 'expired') ??
        ok([{ kind: 'ceased', ...ceased, on: today }])
      );
    }
    case 'end-recommendation': {
      // Once the members' term is over somebody still looks whether what was promised was done.
      const { act: _act, ...ended } = act;
      return inPhase('reported') ?? endRecommendation(state, ended, today);
    }
    case 'cancel':
      return (
        inPhase('registering', 'preparing', 'working', 'expired') ??
        ok([{ kind: 'cancelled', reason: act.reason, on: today }])
      );
    case 'close': {
      const no = inPhase('reported');
      if (no) return no;
      const open = state.reports
        .filter((one) => one.published !== null)
        .flatMap((one) => one.recommendations)
        .filter((one) => one.ended === null).length;
      if (open > 0) return refuse({ refusal: 'recommendations-open', open });
      return ok([{ kind: 'closed', text: act.text, on: today }]);
    }
  }
}

function decideOnChallenge(
  state: GroupState,
  act: Extract<ManagingAct, { act: 'notify-challenge' | 'decide-challenge' }>,
  { today, policy, addWorkingDays, personId }: ManagingScene,
): Decision {
  const challenge = state.challenges.find((one) => one.challenge === act.challenge);
  if (!challenge || challenge.decision) return refuse({ refusal: 'challenge-unknown' });
  if (challenge.personId === personId) return refuse({ refusal: 'judge-of-own-cause' });
  if (act.act === 'notify-challenge') {
    if (challenge.notified) return refuse({ refusal: 'already-decided' });
    return ok([
      {
        kind: 'challenge-notified',
        challenge: act.challenge,
        on: today,
        answerBy: addWorkingDays(today, policy.challenge.answer),
      },
    ]);
  }
  if (!isHeard(challenge, today)) return refuse({ refusal: 'challenged-not-heard-yet' });
  const decided: GroupAction = {
    kind: 'challenge-decided',
    challenge: act.challenge,
    upheld: act.upheld,
    reason: act.reason,
    on: today,
  };
  const member = state.members.find((one) => one.member === challenge.member);
  if (!act.upheld || member?.ceased) return ok([decided]);
  return ok([decided, { kind: 'ceased', member: challenge.member, why: 'challenge', text: '', on: today }]);
}

/** Whoever is challenged has answered, or let the term for it pass. */
export function isHeard({ notified, answer }: Challenge, today: PlainDate): boolean {
  return notified !== null && (answer !== null || today > notified.answerBy);
}

function standingBar(
  state: GroupState,
  member: Member,
  { standings, policy }: Pick<ManagingScene, 'standings' | 'policy'>,
): Bar | undefined {
  const standing = standings.get(member.member);
  return standing && barOf(standing, overseenBy(state), policy.bars);
}

/** Members who could be accredited: qualified, inducted, without a challenge in course. */
export function eligibleMembers(state: GroupState): readonly Member[] {
  return state.members.filter(
    (one) =>
      one.ceased === null &&
      one.qualified !== null &&
      one.inductedOn !== null &&
      !state.challenges.some((each) => each.member === one.member && each.decision === null),
  );
}

/** What the ethics committee's three lack: how many, their alternates, parity, generations. Null where nothing. */
export function ethicsLack(
  state: GroupState,
  eligible: readonly Member[],
  { ethics }: Pick<GroupsPolicy, 'ethics'>,
) {
  const principals = eligible.filter((one) => !isAlternate(state, one));
  if (principals.length !== ethics.members)
    return { refusal: 'ethics-needs-members', members: principals.length, needed: ethics.members };
  const without = principals.filter((one) => {
    const alternates = state.designations.filter((each) => each.alternateOf === one.designation);
    return !eligible.some((each) => alternates.some((known) => known.number === each.designation));
  });
  if (without.length > 0) return { refusal: 'alternate-missing', members: without.map((one) => one.member) };
  const women = principals.filter((one) => one.sex === 'female').length;
  const men = principals.length - women;
  if (Math.abs(women - men) > ethics.sexDifference) return { refusal: 'parity-missing', women, men };
  const generations = new Set(eligible.map((one) => generationOf(one.age, ethics))).size;
  return generations < ethics.generations
    ? { refusal: 'generations-missing', generations, needed: ethics.generations }
    : null;
}

function decideAccreditation(state: GroupState, scene: ManagingScene): Decision {
  const { today, policy } = scene;
  const eligible = eligibleMembers(state);
  for (const member of eligible) {
    const bar = standingBar(state, member, scene);
    if (bar) return refuse({ ...bar, member: member.member });
  }
  const fresh = eligible.filter((one) => one.card === null);
  if (fresh.length === 0 && state.accreditedOn !== null) return refuse({ refusal: 'nobody-to-accredit' });
  const principals = eligible.filter((one) => !isAlternate(state, one));
  if (principals.length < policy.membersMin)
    return refuse({ refusal: 'too-few-members', members: principals.length, needed: policy.membersMin });
  if (state.facts.kind === 'ethics-committee') {
    const lack = ethicsLack(state, eligible, policy);
    if (lack) return refuse(lack);
  }
  return ok([
    {
      kind: 'accredited',
      cards: fresh.map((one) => ({ member: one.member, ...scene.newCard(one) })),
      on: today,
    },
  ]);
}

/**
 * A recommendation ends by a verdict on it: once the institution says that it is done, rejects it, or lets its own date pass. Where
 * the institution never answered the report, its silence ends it as not fulfilled.
 */
export function endRecommendation(
  state: GroupState,
  ended: {
    readonly report: number;
    readonly recommendation: number;
    readonly verdict: 'fulfilled' | 'not-fulfilled';
    readonly text: string;
  },
  today: PlainDate,
): Decision {
  const report = state.reports.find((one) => one.number === ended.report && one.published !== null);
  const one = report?.recommendations.find((each) => each.number === ended.recommendation);
  if (!report?.published || !one) return refuse({ refusal: 'recommendation-unknown' });
  if (one.ended) return refuse({ refusal: 'already-decided' });
  const silent = one.answer === null && today > report.published.due;
  const said = one.steps.at(-1)?.state === 'done' || one.answer?.position === 'rejects';
  const late = one.answer?.due != null && today > one.answer.due;
  if (!silent && !said && !late) return refuse({ refusal: 'recommendation-in-course' });
  if (silent && ended.verdict === 'fulfilled') return refuse({ refusal: 'recommendation-in-course' });
  return ok([{ kind: 'recommendation-ended', ...ended, on: today }]);
}
