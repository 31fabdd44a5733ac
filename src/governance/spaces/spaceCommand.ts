import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse, type Uuid, uuidv7 } from '#kernel';
import { type Law, workingCalendar } from '#law';
import type { AuditActor, AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import type { Actor } from '#platform/http';
import { decideSpace, type InstitutionAct, type SpaceAct, type SpaceScene } from './decideSpace.ts';
import { spacesPolicyOn } from './policy.ts';
import { foldSpace, type Recorded, type SpaceAction, type SpaceFacts, type SpaceState } from './space.ts';
import { findSpace, insertSpace, readPersons, type SpaceRow, worksAt } from './store.ts';
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
  return {
    personId,
    today,
    replyDue: workingCalendar(law).addWorkingDays(today, policy.replyWorkingDays),
    bars: policy.bars,
    parityDifferenceMax: policy.parityDifferenceMax,
    sex: person?.sex ?? null,
    worksThere: await worksAt(trx, seatedId, space.facts.oversees.facility, today),
  };
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
  return ok({ seq: recorded.at(-1)?.seq ?? 0 });
}

/** Founds a space. @returns its identifier, or that the short name is taken. */
export async function foundSpace(
  trx: Trx,
  facts: SpaceFacts,
  by: string | null,
  at: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ spaceId: string }>> {
  const spaceId = newId(at);
  if (!(await insertSpace(trx, { spaceId, code: facts.code }, at)))
    return refuse({ refusal: 'code-taken', code: facts.code });
  const recorded = await appendActions<SpaceAction>(trx, spaceId, [], [{ kind: 'founded', facts }], {
    by,
    at,
  });
  for (const entry of auditOf({ kind: 'space', id: spaceId }, recorded)) audit(entry);
  return ok({ spaceId });
}
