import { ok, type PlainDate, type Result, refuse } from '#kernel';
import {
  type CallAction,
  type CallFacts,
  type CallState,
  type Candidate,
  type Commission,
  commissions,
  type Named,
  proposingSides,
  type Sex,
} from './call.ts';

/** Numbers of `law/candidacies` on a day. */
export interface CandidaciesPolicy {
  readonly candidates: number;
  readonly perCommission: number;
  readonly sexDifference: number;
  readonly evidenceDays: number;
  readonly appealDays: number;
  readonly appealDecisionDays: number;
  readonly statementCharacters: number;
  /** Seats by `commission-side`. */
  readonly seats: Readonly<Record<string, number>>;
}

export interface Scene {
  readonly personId: string;
  readonly today: PlainDate;
  readonly policy: CandidaciesPolicy;
  /** `count` working days after a date. */
  addWorkingDays(date: PlainDate, count: number): PlainDate;
}

/** The organisation for which who acts speaks today, if it is accredited and she represents it. */
export interface Proposer {
  readonly organisationId: string;
  readonly side: string;
}

export interface PresentedShortlist {
  readonly commission: Commission;
  readonly candidates: readonly Named[];
}

type Decision = Result<readonly CallAction[]>;

export function decideCall(facts: CallFacts): Decision {
  const { shortlistsFrom, shortlistsUntil, agreedBy, voteFrom, voteUntil } = facts.timetable;
  const days = [shortlistsFrom, shortlistsUntil, agreedBy, voteFrom, voteUntil];
  if (days.some((day, i) => i > 0 && days[i - 1]! > day))
    return refuse({ refusal: 'timetable-out-of-order' });
  return ok([{ kind: 'called', facts }]);
}

/** Women and men among so many differ by no more than the policy says. */
export function hasParity(sexes: readonly Sex[], differenceMax: number): boolean {
  const women = sexes.filter((sex) => sex === 'female').length;
  return Math.abs(2 * women - sexes.length) <= differenceMax;
}

export function decideShortlist(
  call: CallState,
  shortlist: PresentedShortlist,
  proposer: Proposer | null,
  { today, policy }: Scene,
): Decision {
  const { shortlistsFrom, shortlistsUntil } = call.facts.timetable;
  if (!proposer) return refuse({ refusal: 'not-a-representative' });
  const side = proposingSides.find((one) => one === proposer.side);
  if (!side) return refuse({ refusal: 'side-does-not-propose', side: proposer.side });
  if (today < shortlistsFrom || today > shortlistsUntil)
    return refuse({ refusal: 'shortlists-not-open', from: shortlistsFrom, until: shortlistsUntil });
  const { organisationId } = proposer;
  const already = call.shortlists.filter(
    (one) => one.organisationId === organisationId && one.commission === shortlist.commission,
  ).length;
  if (already >= policy.perCommission) return refuse({ refusal: 'shortlist-already-presented' });
  const { candidates } = shortlist;
  if (candidates.length !== policy.candidates)
    return refuse({ refusal: 'shortlist-of-another-size', candidates: policy.candidates });
  const persons = candidates.flatMap((one) => [one.personId, one.alternateId]);
  const before = call.candidates.flatMap((one) => [one.personId, one.alternateId]);
  if (new Set(persons).size !== persons.length || persons.some((one) => before.includes(one)))
    return refuse({ refusal: 'person-named-twice' });
  const parity =
    hasParity(
      candidates.map((one) => one.sex),
      policy.sexDifference,
    ) &&
    hasParity(
      candidates.map((one) => one.alternateSex),
      policy.sexDifference,
    );
  if (!parity) return refuse({ refusal: 'shortlist-without-parity' });
  const last = call.candidates.length;
  return ok([
    {
      kind: 'shortlist-presented',
      shortlist: call.shortlists.length + 1,
      organisationId,
      side,
      commission: shortlist.commission,
      on: today,
      candidates: candidates.map((one, i) => ({ ...one, candidate: last + 1 + i })),
    },
  ]);
}

/** What a candidate does for herself, or her organisation for her. */
export type CandidateAct =
  | { readonly act: 'write-statement'; readonly candidate: number; readonly text: string }
  | { readonly act: 'give-evidence'; readonly candidate: number; readonly text: string }
  | { readonly act: 'appeal'; readonly candidate: number; readonly ground: string };

export function decideCandidate(
  call: CallState,
  act: CandidateAct,
  represents: readonly string[],
  { personId, today, policy, addWorkingDays }: Scene,
): Decision {
  const one = call.candidates.find((candidate) => candidate.candidate === act.candidate);
  if (!one) return refuse({ refusal: 'candidate-unknown' });
  const own = one.personId === personId;
  if (!own && !represents.includes(one.organisationId)) return refuse({ refusal: 'not-your-candidacy' });
  switch (act.act) {
    case 'write-statement': {
      // Her words are hers: her organisation does not write them. All have the same space, until the candidates are agreed.
      if (!own) return refuse({ refusal: 'not-your-candidacy' });
      if (call.agreed) return refuse({ refusal: 'candidates-agreed', on: call.agreed.on });
      if ([...act.text].length > policy.statementCharacters)
        return refuse({ refusal: 'statement-too-long', characters: policy.statementCharacters });
      return ok([{ kind: 'statement-written', candidate: one.candidate, text: act.text }]);
    }
    case 'give-evidence':
      if (one.status !== 'evidence' || !one.due) return refuse({ refusal: 'no-evidence-asked' });
      if (today > one.due) return refuse({ refusal: 'term-over', due: one.due });
      return ok([{ kind: 'evidence-given', candidate: one.candidate, text: act.text, on: today }]);
    case 'appeal':
      if (one.status !== 'refused' || !one.due) return refuse({ refusal: 'nothing-to-appeal' });
      if (today > one.due) return refuse({ refusal: 'term-over', due: one.due });
      return ok([
        {
          kind: 'appealed',
          candidate: one.candidate,
          ground: act.ground,
          on: today,
          decideBy: addWorkingDays(today, policy.appealDecisionDays),
        },
      ]);
  }
}

export type QualifyAct =
  | {
      readonly act: 'request-evidence';
      readonly candidate: number;
      readonly requirement: number;
      readonly what: string;
    }
  | { readonly act: 'qualify'; readonly candidate: number; readonly ground: string }
  | {
      readonly act: 'refuse';
      readonly candidate: number;
      readonly requirement: number;
      readonly reason: string;
    };

export function decideQualification(
  call: CallState,
  act: QualifyAct,
  represents: readonly string[],
  { personId, today, policy, addWorkingDays }: Scene,
): Decision {
  const one = call.candidates.find((candidate) => candidate.candidate === act.candidate);
  if (!one) return refuse({ refusal: 'candidate-unknown' });
  if (isParty(call, one, personId, represents)) return refuse({ refusal: 'judge-of-own-cause' });
  if ('requirement' in act && !call.facts.requirements[act.requirement - 1])
    return refuse({ refusal: 'requirement-unknown' });
  const { candidate } = one;
  // A term that ran out without what was asked ends in a decision: she may be refused, not asked again.
  const late = one.status === 'evidence' && one.due !== null && today > one.due;
  if (one.status === 'evidence' && !late) return refuse({ refusal: 'evidence-awaited', due: one.due });
  if (one.status !== 'presented' && !late) return refuse({ refusal: 'already-decided', status: one.status });
  switch (act.act) {
    case 'request-evidence':
      if (late) return refuse({ refusal: 'term-over', due: one.due });
      return ok([
        {
          kind: 'evidence-requested',
          candidate,
          requirement: act.requirement,
          what: act.what,
          due: addWorkingDays(today, policy.evidenceDays),
        },
      ]);
    case 'qualify':
      return ok([{ kind: 'qualified', candidate, ground: act.ground, on: today }]);
    case 'refuse':
      return ok([
        {
          kind: 'refused',
          candidate,
          requirement: act.requirement,
          reason: act.reason,
          on: today,
          appealBy: addWorkingDays(today, policy.appealDays),
        },
      ]);
  }
}

export type ResolveAct =
  | {
      readonly act: 'decide-appeal';
      readonly candidate: number;
      readonly upheld: boolean;
      readonly reason: string;
    }
  | {
      readonly act: 'agree';
      readonly body: string;
      readonly minutes: string;
      readonly minutesSha256: string;
      readonly candidates: readonly number[];
    };

export function decideResolution(
  call: CallState,
  act: ResolveAct,
  represents: readonly string[],
  { personId, today, policy }: Scene,
): Decision {
  if (act.act === 'decide-appeal') {
    const one = call.candidates.find((candidate) => candidate.candidate === act.candidate);
    if (!one) return refuse({ refusal: 'candidate-unknown' });
    if (one.status !== 'appealed') return refuse({ refusal: 'no-appeal' });
    if (isParty(call, one, personId, represents) || one.refusedBy === personId)
      return refuse({ refusal: 'judge-of-own-cause' });
    return ok([
      { kind: 'appeal-decided', candidate: one.candidate, upheld: act.upheld, reason: act.reason, on: today },
    ]);
  }
  if (call.agreed) return refuse({ refusal: 'candidates-agreed', on: call.agreed.on });
  if (today <= call.facts.timetable.shortlistsUntil)
    return refuse({ refusal: 'shortlists-still-open', until: call.facts.timetable.shortlistsUntil });
  const open = call.candidates.filter((one) => isOpen(one, today));
  if (open.length > 0)
    return refuse({ refusal: 'candidacies-still-open', candidates: open.map((one) => one.candidate) });
  const chosen = [...new Set(act.candidates)].map((number) =>
    call.candidates.find((one) => one.candidate === number),
  );
  if (chosen.some((one) => one?.status !== 'qualified'))
    return refuse({ refusal: 'candidate-not-qualified' });
  for (const commission of commissions)
    for (const side of proposingSides) {
      const seats = policy.seats[`${commission}-${side}`] ?? 0;
      const agreed = chosen.filter((one) => one?.commission === commission && one.side === side).length;
      if (agreed < seats) return refuse({ refusal: 'too-few-candidates', commission, side, agreed, seats });
    }
  return ok([
    {
      kind: 'agreed',
      on: today,
      body: act.body,
      minutes: act.minutes,
      minutesSha256: act.minutesSha256,
      candidates: [...new Set(act.candidates)].sort((a, b) => a - b),
    },
  ]);
}

/** Whether something about her may still change: an appeal that can be made counts until its term is over. */
export function isOpen({ status, due }: Candidate, today: PlainDate): boolean {
  return (
    status === 'presented' ||
    status === 'evidence' ||
    status === 'appealed' ||
    (status === 'refused' && due !== null && today <= due)
  );
}

function isParty(call: CallState, one: Candidate, personId: string, represents: readonly string[]): boolean {
  const inCall = call.candidates.some((other) => [other.personId, other.alternateId].includes(personId));
  return inCall || represents.includes(one.organisationId);
}
