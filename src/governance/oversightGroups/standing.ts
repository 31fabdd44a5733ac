import type { PlainDate } from '#kernel';
import type { CaseFile, GroupState, Member } from './group.ts';
import type { Overseen } from './interests.ts';

export type Phase =
  | 'proposed'
  | 'refused'
  | 'registering'
  | 'preparing'
  | 'working'
  | 'expired'
  | 'reported'
  | 'closed'
  | 'cancelled';

/** Where a group stands on a day. */
export function phaseOf(state: GroupState, today: PlainDate): Phase {
  if (state.cancelled) return 'cancelled';
  if (state.closed) return 'closed';
  if (state.refused) return 'refused';
  if (!state.admitted) return 'proposed';
  if (finalReport(state)?.published) return 'reported';
  if (state.accreditedOn !== null) return today > state.facts.until ? 'expired' : 'working';
  return today <= state.facts.registrationUntil ? 'registering' : 'preparing';
}

export function finalReport(state: GroupState) {
  return state.reports.find((one) => one.final && one.published !== null);
}

/** A group counts against who belongs to it until it ends, or its final report is out. */
export function isRunning(state: GroupState, today: PlainDate): boolean {
  return !['refused', 'reported', 'closed', 'cancelled'].includes(phaseOf(state, today));
}

/** Who registered and has not left; a number is hers for ever. */
export function findMember(state: GroupState, personId: string | null): Member | undefined {
  return state.members.findLast((one) => one.personId === personId && one.ceased === null);
}

export function isAlternate(state: GroupState, member: Member): boolean {
  return state.designations.find((one) => one.number === member.designation)?.alternateOf != null;
}

/** The member for whom an alternate stands in, whether she is there or left. */
function principalOf(state: GroupState, member: Member): Member | undefined {
  const designation = state.designations.find((one) => one.number === member.designation);
  return state.members.findLast((one) => one.designation === designation?.alternateOf);
}

const isAway = (member: Member, today: PlainDate) =>
  member.ceased !== null || member.absences.some((one) => one.from <= today && one.until >= today);

/** Whether a member oversees on a day: accredited, here, and, for an alternate, in place of who is not. */
export function isActive(state: GroupState, member: Member, today: PlainDate): boolean {
  if (member.card === null || isAway(member, today)) return false;
  if (!isAlternate(state, member)) return true;
  const principal = principalOf(state, member);
  return principal === undefined || principal.card === null || isAway(principal, today);
}

export function activeMembers(state: GroupState, today: PlainDate): readonly Member[] {
  return state.members.filter((one) => isActive(state, one, today));
}

/** What a group oversees as a whole; its cases add who buys and sells in each. */
export function overseenBy({ facts }: GroupState): readonly Overseen[] {
  return ['institution', ...facts.organisations];
}
export function overseenIn(file: Pick<CaseFile, 'parties'>): readonly Overseen[] {
  return file.parties;
}

export type CardStanding = 'valid' | 'expired' | 'revoked';

/** What a card is worth on a day. */
export function cardStanding(state: GroupState, member: Member, today: PlainDate): CardStanding {
  if (member.ceased !== null || state.cancelled !== null) return 'revoked';
  const phase = phaseOf(state, today);
  return phase === 'working' ? 'valid' : 'expired';
}

export type Generation = 'youth' | 'adult' | 'elder';

export function generationOf(age: number, ages: { youthUntil: number; elderFrom: number }): Generation {
  return age <= ages.youthUntil ? 'youth' : age >= ages.elderFrom ? 'elder' : 'adult';
}

/** How a request stands on a day. */
export type RequestStanding = 'running' | 'silent' | 'answered' | 'settled' | 'disputed';

export function requestStanding(
  { awaiting, due, settled }: Pick<GroupState['requests'][number], 'awaiting' | 'due' | 'settled'>,
  today: PlainDate,
): RequestStanding {
  if (awaiting) return today > due ? 'silent' : 'running';
  if (settled === null) return 'answered';
  return settled.satisfied ? 'settled' : 'disputed';
}

/** A finding is everybody's to read once it was answered, or its term to be answered is over. */
export function isPublicFinding(
  { answer, due }: Pick<GroupState['findings'][number], 'answer' | 'due'>,
  today: PlainDate,
): boolean {
  return answer !== null || today > due;
}
