import { randomBytes } from 'node:crypto';
import type { FacilityMonth } from '#governance/quality';
import { wasAttendedSince } from '#governance/quality';
import {
  actInSpace,
  appendActions,
  auditOf,
  findSeatOf,
  foundSpace,
  holdStream,
  type Interest,
  openSpace,
  type Recorded,
  readStream,
  type SpaceFacts,
  sceneFor,
  seatsHeld,
} from '#governance/spaces';
import { addMonths, dateAt, ok, type PlainDate, plainDate, type Result, refuse, uuidv7 } from '#kernel';
import { type Law, workingCalendar } from '#law';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { type BoardAct, decideBoardAct } from './boardVote.ts';
import { type CommitteeAction, type CommitteeState, foldCommittee } from './committee.ts';
import {
  decideBoard,
  decideCall,
  decideExtension,
  decideInstallation,
  decideMember,
  decideProvider,
  decideRegistration,
  type MemberAct,
  type ProviderAct,
} from './decideCommittee.ts';
import { chartOf, type IndicatorPoint, valuesOf } from './indicators.ts';
import { committeesPolicyOn } from './policy.ts';
import { composeReport, quarterOf } from './report.ts';
import { type CommitteeRow, findCommittee, insertCommittee } from './store.ts';

export interface Doing {
  readonly trx: Trx;
  readonly law: Law;
  readonly now: Date;
  /** Who acts. */
  readonly personId: string;
  readonly audit: (entry: AuditEntry) => void;
}

export const newId = (now: Date) => uuidv7(now.getTime(), randomBytes(10));
export const todayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));

interface OpenedCommittee {
  readonly row: CommitteeRow;
  readonly actions: readonly Recorded<CommitteeAction>[];
  readonly state: CommitteeState;
}

/** A committee with all that happened in it, held until the transaction ends. */
export async function openCommittee(trx: Trx, code: string): Promise<Result<OpenedCommittee>> {
  const row = await findCommittee(trx, code);
  if (!row) return refuse({ refusal: 'committee-unknown' });
  await holdStream(trx, row.committeeId);
  const actions = await readStream<CommitteeAction>(trx, row.committeeId);
  return ok({ row, actions, state: foldCommittee(actions) });
}

async function add(
  committee: OpenedCommittee,
  actions: readonly CommitteeAction[],
  { trx, now, personId, audit }: Doing,
): Promise<Result<{ seq: number }>> {
  const { committeeId } = committee.row;
  const recorded = await appendActions(trx, committeeId, committee.actions, actions, {
    by: personId,
    at: now,
  });
  for (const entry of auditOf({ kind: 'committee', id: committeeId }, recorded, 'committees')) audit(entry);
  return ok({ seq: recorded.at(-1)?.seq ?? 0 });
}

const legalBasis =
  'Resolución PLE-CPCCS-889-17-01-2018 (Instructivo de comités de usuarios); Constitución, arts. 52, 53, 95 y 96';

function spaceFactsOf(code: string, title: string, facility: string): SpaceFacts {
  return {
    code,
    title,
    purpose:
      'Quienes usan el servicio acuerdan indicadores con el prestador, los vigilan, observan y reciben respuesta.',
    category: 'direct',
    level: 'consultative',
    phase: 'supervision',
    legalBasis,
    until: null,
    admission: 'appointed',
    contributors: 'members',
    commentable: true,
    oversees: { facility, organisation: null },
    bindingResolution: null,
    parity: false,
    termMonths: null,
    voteRule: {
      base: 'cast',
      majority: 'simple',
      abstention: 'out',
      tie: 'again',
      quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
      ballot: 'open',
    },
  };
}

/** Calls a committee for a facility: its space is founded with it. */
export async function callCommittee(
  called: { code: string; title: string; facility: string; registrationUntil: PlainDate },
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, now, personId, audit } = doing;
  const decided = decideCall(called, todayOf(now));
  if (!decided.ok) return decided;
  const founded = await foundSpace(
    trx,
    spaceFactsOf(called.code, called.title, called.facility),
    personId,
    now,
    audit,
  );
  if (!founded.ok) return founded;
  const row = {
    committeeId: newId(now),
    spaceId: founded.value.spaceId,
    code: called.code,
    facility: called.facility,
  };
  await insertCommittee(trx, row, now);
  const state = foldCommittee(decided.value.map((action) => ({ action })));
  return add({ row, actions: [], state }, decided.value, doing);
}

/**
 * Registers who asks. Her interests and offices are looked at by the space's own rule when she is seated, which is at once: a seat
 * without the committee installed lets her do nothing yet.
 */
export async function register(
  code: string,
  interests: readonly Interest[],
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now, personId, audit } = doing;
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  const today = todayOf(now);
  const { userMonths } = committeesPolicyOn(law, today);
  const since = new Date(`${addMonths(today, -userMonths)}T00:00:00-05:00`);
  const { facility } = committee.value.row;
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const decided = decideRegistration(committee.value.state, {
    personId,
    today,
    isUser: await wasAttendedSince(trx, personId, facility, since),
    seated: findSeatOf(space.value.state, personId, today) !== undefined,
  });
  if (!decided.ok) return decided;
  const scene = await sceneFor(trx, law, now, personId, space.value.state);
  const seat = { act: 'seat', personId, role: 'member', vote: true, alternateOf: null, interests } as const;
  const seated = await actInSpace(trx, space.value, seat, scene, now, audit);
  return seated.ok ? add(committee.value, decided.value, doing) : seated;
}

export async function extendCall(
  code: string,
  until: PlainDate,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const committee = await openCommittee(doing.trx, code);
  if (!committee.ok) return committee;
  const decided = decideExtension(committee.value.state, until, todayOf(doing.now));
  return decided.ok ? add(committee.value, decided.value, doing) : decided;
}

export async function install(code: string, doing: Doing): Promise<Result<{ seq: number }>> {
  const { trx, law, now } = doing;
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  const today = todayOf(now);
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const members = seatsHeld(space.value.state, today).length;
  const { membersMin } = committeesPolicyOn(law, today);
  const decided = decideInstallation(committee.value.state, members, membersMin, today);
  return decided.ok ? add(committee.value, decided.value, doing) : decided;
}

/** Records the board that a meeting elected, as who calls committees heard of it. */
export async function recordBoard(
  code: string,
  { chair, secretary }: { readonly chair: number; readonly secretary: number },
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now } = doing;
  const board = { chair, secretary };
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const today = todayOf(now);
  const { boardMonths } = committeesPolicyOn(law, today);
  const decided = decideBoard(committee.value.state, board, space.value.state, boardMonths, today);
  if (!decided.ok) return decided;
  const seated = await seatBoard(code, board, doing);
  return seated.ok ? add(committee.value, decided.value, doing) : seated;
}

/** What a member does about the board; an election that ends puts who was elected in their places. */
export async function actOnBoard(
  code: string,
  act: BoardAct,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now, personId } = doing;
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const today = todayOf(now);
  const { boardMonths, boardVoteDays, boardRenewalDays } = committeesPolicyOn(law, today);
  const decided = decideBoardAct(committee.value.state, act, {
    space: space.value.state,
    personId,
    standing: await sceneFor(trx, law, now, personId, space.value.state),
    today,
    boardMonths,
    voteDays: boardVoteDays,
    renewalDays: boardRenewalDays,
  });
  if (!decided.ok) return decided;
  const board = decided.value.find((one) => one.kind === 'board-elected');
  if (board) {
    const seated = await seatBoard(code, board, doing);
    if (!seated.ok) return seated;
  }
  return add(committee.value, decided.value, doing);
}

/** The chair presides the committee's space and the secretary keeps it; who did so before does it no more. */
async function seatBoard(
  code: string,
  board: { readonly chair: number; readonly secretary: number },
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now, personId, audit } = doing;
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const secretaryId = space.value.state.seats.find((one) => one.seat === board.secretary)?.personId ?? '';
  const scene = await sceneFor(trx, law, now, personId, space.value.state);
  const former = space.value.state.secretaries.filter(
    (one) => one.until === null && one.personId !== secretaryId,
  );
  for (const one of former) {
    const opened = await openSpace(trx, code);
    if (!opened.ok) return opened;
    await actInSpace(trx, opened.value, { act: 'end-secretary', personId: one.personId }, scene, now, audit);
  }
  const named = await openSpace(trx, code);
  if (!named.ok) return named;
  // Who was secretary already goes on: being told so is no obstacle.
  const naming = { act: 'name-secretary', personId: secretaryId } as const;
  await actInSpace(trx, named.value, naming, scene, now, audit);
  const chaired = await openSpace(trx, code);
  if (!chaired.ok) return chaired;
  // The secretary just named gives the chair, as the space's own rule wants it.
  const asSecretary = { ...scene, personId: secretaryId };
  return actInSpace(trx, chaired.value, { act: 'give-chair', seat: board.chair }, asSecretary, now, audit);
}

export function chartsOf(
  state: CommitteeState,
  published: readonly FacilityMonth[],
  today: PlainDate,
): ReadonlyMap<number, readonly IndicatorPoint[]> {
  return new Map(
    state.indicators.map((one) => [one.number, chartOf(one, valuesOf(one.source, state, published, today))]),
  );
}

/** An act of a member; `published` is what a report computes with. */
export async function actAsMember(
  code: string,
  act: MemberAct,
  published: readonly FacilityMonth[],
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now, personId } = doing;
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const today = todayOf(now);
  const { state } = committee.value;
  const quarter = quarterOf(today);
  const members = seatsHeld(space.value.state, today).length;
  const decided = decideMember(state, act, {
    space: space.value.state,
    personId,
    standing: await sceneFor(trx, law, now, personId, space.value.state),
    today,
    answerDue: workingCalendar(law).addWorkingDays(today, committeesPolicyOn(law, today).answerWorkingDays),
    period: quarter.period,
    sections:
      act.act === 'report'
        ? composeReport(state, chartsOf(state, published, today), quarter, members, today)
        : [],
  });
  return decided.ok ? add(committee.value, decided.value, doing) : decided;
}

export async function actAsProvider(
  code: string,
  act: ProviderAct,
  may: (facility: string) => boolean,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { trx, now, personId } = doing;
  const committee = await openCommittee(trx, code);
  if (!committee.ok) return committee;
  if (!may(committee.value.row.facility)) return refuse({ refusal: 'not-your-provider' });
  const space = await openSpace(trx, code);
  if (!space.ok) return space;
  const today = todayOf(now);
  if (findSeatOf(space.value.state, personId, today)) return refuse({ refusal: 'reply-to-oneself' });
  const decided = decideProvider(committee.value.state, act, today);
  return decided.ok ? add(committee.value, decided.value, doing) : decided;
}
