import { randomBytes } from 'node:crypto';
import { canonicalJson, ok, type Result, refuse, type Uuid, uuidv7 } from '#kernel';
import { type Law, workingCalendar } from '#law';
import type { AuditActor, AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import type { Actor } from '#platform/http';
import { decideSpace, type InstitutionAct, type SpaceAct, type SpaceScene } from './decideSpace.ts';
import { barringInterest, type Interest, type KinshipBars } from './interests.ts';
import { spacesPolicyOn } from './policy.ts';
import { findSeatOf, interestsOf } from './seats.ts';
import { foldSpace, type Recorded, type SpaceAction, type SpaceFacts, type SpaceState } from './space.ts';
import {
  everyInterestOf,
  findSpace,
  insertSpace,
  listSpacesOf,
  readPersons,
  type SpaceRow,
  sameAs,
  worksAt,
} from './store.ts';
import { appendActions, auditOf, holdStream, readStream } from './streams.ts';
import { todayOf } from './views.ts';

export const newId = (now: Date): Uuid => uuidv7(now.getTime(), randomBytes(10));

export const system: AuditActor = { kind: 'system', id: null, onBehalfOf: null };

/** The person who acts for herself; nobody takes part for another at the counter. */
export function personOf(actor: Actor): Result<string> {
  return actor.personId !== null && actor.assisting === null
    ? ok(actor.personId)
    : refuse({ refusal: 'person-needed' });
}

export interface OpenedSpace {
  readonly row: SpaceRow;
  readonly actions: readonly Recorded<SpaceAction>[];
  readonly state: SpaceState;
}

/** A space with all that happened in it, held until the transaction ends so that what is decided rests on all of it. */
export async function openSpace(trx: Trx, code: string): Promise<Result<OpenedSpace>> {
  const row = await findSpace(trx, code);
  if (!row) return refuse({ refusal: 'space-unknown' });
  await holdStream(trx, row.spaceId);
  const actions = await readStream<SpaceAction>(trx, row.spaceId);
  return ok({ row, actions, state: foldSpace(actions) });
}

export async function sceneFor(
  trx: Trx,
  law: Law,
  now: Date,
  personId: string,
  space: SpaceState,
  /** Who would be seated, where that is another person. */
  seatedId: string = personId,
): Promise<SpaceScene> {
  const today = todayOf(now);
  const policy = spacesPolicyOn(law, today);
  const person = (await readPersons(trx, [seatedId])).get(seatedId);
  const known = await sameAs(trx, seatedId);
  return {
    personId,
    today,
    replyDue: workingCalendar(law).addWorkingDays(today, policy.replyWorkingDays),
    bars: policy.bars,
    parityDifferenceMax: policy.parityDifferenceMax,
    sex: person?.sex ?? null,
    worksThere: await worksAt(trx, known, space.facts.oversees.facility, today),
    declared: await everyInterestOf(trx, known),
    sameAs: known,
  };
}

/**
 * Ends the seats of who declared an interest, wherever it bars her from overseeing: what is declared in one place holds in all of them.
 *
 * @param apart the space where she declared it, which has seen to it itself.
 */
export async function leaveWhereBarred(
  trx: Trx,
  {
    personId,
    bars,
    at,
    apart,
    audit,
  }: {
    readonly personId: string;
    readonly bars: KinshipBars;
    readonly at: Date;
    readonly apart: string | null;
    readonly audit: (entry: AuditEntry) => void;
  },
): Promise<void> {
  const today = todayOf(at);
  const known = await sameAs(trx, personId);
  const declared = await everyInterestOf(trx, known);
  const rows = new Map<string, SpaceRow>();
  for (const one of known) for (const row of await listSpacesOf(trx, one)) rows.set(row.spaceId, row);
  // In one order, so that two who declare at once do not wait for each other.
  for (const row of [...rows.values()].sort((a, b) => (a.spaceId < b.spaceId ? -1 : 1))) {
    if (row.spaceId === apart) continue;
    const space = foldSpace(await readStream<SpaceAction>(trx, row.spaceId));
    if (!barringInterest(declared, space.facts.oversees, bars)) continue;
    const opened = await openSpace(trx, row.code);
    if (!opened.ok) continue;
    const seats = known.flatMap((one) => findSeatOf(opened.value.state, one, today) ?? []);
    const left = seats
      .filter((seat) => seat.role === 'member')
      .map(
        (seat): SpaceAction => ({ kind: 'ceased', seat: seat.seat, on: today, reason: 'interest', note: '' }),
      );
    const recorded = await appendActions(trx, row.spaceId, opened.value.actions, left, { by: personId, at });
    for (const entry of auditOf({ kind: 'space', id: row.spaceId }, recorded)) audit(entry);
  }
}

/**
 * Keeps what a person declares before she is let in or refused: in a transaction of its own, so that a refusal does not make it
 * forgotten and she is not let in by leaving it out the second time.
 *
 * @param of whose interests they are, where somebody of the institution writes down what another declared.
 */
export async function declareFirst(
  code: string,
  interests: readonly Interest[],
  doing: {
    readonly trx: Trx;
    readonly law: Law;
    readonly now: Date;
    readonly personId: string;
    readonly audit: (entry: AuditEntry) => void;
  },
  of: string = doing.personId,
): Promise<Result<{ seq: number }>> {
  const { trx, law, now, personId, audit } = doing;
  let last = ok({ seq: 0 }) as Result<{ seq: number }>;
  for (const interest of interests) {
    const space = await openSpace(trx, code);
    if (!space.ok) return space;
    const known = interestsOf(space.value.state, of).map((one) => canonicalJson(one));
    if (known.includes(canonicalJson(interest))) continue;
    const scene = await sceneFor(trx, law, now, personId, space.value.state, of);
    const act =
      of === personId
        ? ({ act: 'declare-interest', interest } as const)
        : ({ act: 'note-interest', personId: of, interest } as const);
    last = await actInSpace(trx, space.value, act, scene, now, audit);
    if (!last.ok) return last;
  }
  return last;
}

/** Decides an act in an opened space, writes what it adds, and leaves the audit entries. @returns the place of the last action. */
export async function actInSpace(
  trx: Trx,
  space: OpenedSpace,
  act: SpaceAct | InstitutionAct,
  scene: SpaceScene,
  at: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ seq: number }>> {
  const decision = decideSpace(space.state, act, scene);
  if (!decision.ok) return decision;
  const recorded = await appendActions(trx, space.row.spaceId, space.actions, decision.value, {
    by: scene.personId,
    at,
  });
  for (const entry of auditOf({ kind: 'space', id: space.row.spaceId }, recorded)) audit(entry);
  const who = decision.value.find((one) => one.kind === 'interest-declared');
  if (who) {
    const { bars } = scene;
    await leaveWhereBarred(trx, { personId: who.personId, bars, at, apart: space.row.spaceId, audit });
  }
  return ok({ seq: recorded.at(-1)?.seq ?? 0 });
}

/** Founds a space. @returns its identifier, or that the short name is taken or that its last day has passed. */
export async function foundSpace(
  trx: Trx,
  facts: SpaceFacts,
  by: string | null,
  at: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ spaceId: string }>> {
  const spaceId = newId(at);
  if (facts.until !== null && facts.until < todayOf(at))
    return refuse({ refusal: 'over-before-it-begins', until: facts.until });
  if (!(await insertSpace(trx, { spaceId, code: facts.code }, at)))
    return refuse({ refusal: 'code-taken', code: facts.code });
  const recorded = await appendActions<SpaceAction>(trx, spaceId, [], [{ kind: 'founded', facts }], {
    by,
    at,
  });
  for (const entry of auditOf({ kind: 'space', id: spaceId }, recorded)) audit(entry);
  return ok({ spaceId });
}
