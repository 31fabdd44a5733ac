import { createHash, randomUUID } from 'node:crypto';
import { addDays, canonicalJson, dateAt, ok, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { type Convocation, decideMeeting, type MeetingAct } from './decideMeeting.ts';
import type { Interest } from './interests.ts';
import { applyToMeeting, foldMeeting, type MeetingAction, type MeetingState } from './meeting.ts';
import { type MinutesSignature, minutesPdf } from './minutesPdf.ts';
import { spacesPolicyOn } from './policy.ts';
import { isSecretary, seatsHeld } from './seats.ts';
import { foldSpace, type Recorded, type SpaceAction } from './space.ts';
import { newId, type OpenedSpace, openSpace } from './spaceCommand.ts';
import {
  everyInterestOf,
  findMeeting,
  findSpace,
  insertMeeting,
  insertMinutes,
  insertSecretBallot,
  readPersons,
  readSecretTallies,
  sameAs,
  worksAt,
} from './store.ts';
import { appendActions, auditOf, holdStream, readStream } from './streams.ts';
import { minutesNow, personsIn, sha256Of, todayOf } from './views.ts';

type Audit = (entry: AuditEntry) => void;
interface Doing {
  readonly personId: string;
  readonly law: Law;
  readonly now: Date;
  readonly audit: Audit;
}

/** Convenes a meeting of the space. @returns its number. */
export async function convene(
  trx: Trx,
  space: OpenedSpace,
  convocation: Convocation,
  { personId, law, now, audit }: Doing,
): Promise<Result<{ meeting: number }>> {
  const today = todayOf(now);
  if (space.state.closed) return refuse({ refusal: 'space-closed', on: space.state.closed.on });
  if (!isSecretary(space.state, personId, today)) return refuse({ refusal: 'secretary-only' });
  const startsAt = new Date(convocation.startsAt);
  const earliest = addDays(today, spacesPolicyOn(law, today).convocationDays);
  if (dateAt(startsAt.getTime()) < earliest) return refuse({ refusal: 'convoked-too-late', earliest });
  const number = space.state.meetings.length + 1;
  const meetingId = newId(now);
  await insertMeeting(trx, space.row.spaceId, { meetingId, number });
  const done = { by: personId, at: now };
  const convened: MeetingAction = {
    kind: 'convened',
    number,
    ...convocation,
    startsAt: startsAt.toISOString(),
  };
  const inMeeting = await appendActions(trx, meetingId, [], [convened], done);
  const inSpace = await appendActions<SpaceAction>(
    trx,
    space.row.spaceId,
    space.actions,
    [{ kind: 'meeting-convened', meeting: number, startsAt: convened.startsAt }],
    done,
  );
  for (const entry of auditOf({ kind: 'meeting', id: meetingId }, inMeeting)) audit(entry);
  for (const entry of auditOf({ kind: 'space', id: space.row.spaceId }, inSpace)) audit(entry);
  return ok({ meeting: number });
}

/** Whether an act asks of everybody who sits here what keeps them from it: who is recused, and who is on the roll of a vote. */
const everybodyIn = (act: MeetingAct) => act.act === 'start-item' || act.act === 'open-vote';

/**
 * Decides an act in a meeting and writes what it adds. The meeting is held, so that thirty who act at once are taken one after
 * another; the space is only read, unless the minutes are sealed.
 */
export async function actInMeeting(
  trx: Trx,
  place: { readonly code: string; readonly number: number },
  act: MeetingAct,
  doing: Doing,
): Promise<Result<{ seq: number }>> {
  const { personId, law, now, audit } = doing;
  const row = await findSpace(trx, place.code);
  if (!row) return refuse({ refusal: 'space-unknown' });
  const meetingRow = await findMeeting(trx, row.spaceId, place.number);
  if (!meetingRow) return refuse({ refusal: 'meeting-unknown' });
  const { meetingId } = meetingRow;
  await holdStream(trx, meetingId);
  const space = foldSpace(await readStream<SpaceAction>(trx, row.spaceId));
  const known = await readStream<MeetingAction>(trx, meetingId);
  const meeting = foldMeeting(known);
  const today = todayOf(now);
  const policy = spacesPolicyOn(law, today);
  // The hash rests on names; it is worked out only where somebody signs.
  const persons = act.act === 'sign' ? await readPersons(trx, personsIn(space)) : new Map();
  // Interests are looked at as they stand now, for everybody who sits here: most acts ask of one person, some of the whole roll.
  const declared = new Map<string, readonly Interest[]>();
  for (const one of everybodyIn(act) ? seatsHeld(space, today).map((seat) => seat.personId) : [personId])
    declared.set(one, await everyInterestOf(trx, await sameAs(trx, one)));
  const decision = decideMeeting(meeting, act, {
    space,
    personId,
    today,
    bars: policy.bars,
    declaredBy: (one) => declared.get(one) ?? [],
    worksThere: await worksAt(trx, await sameAs(trx, personId), space.facts.oversees.facility, today),
    correctionsUntil: addDays(today, policy.correctionDays),
    contentSha256: act.act === 'sign' ? minutesNow(space, meeting, persons).contentSha256 : '',
    secret:
      act.act === 'close-vote'
        ? await readSecretTallies(trx, meetingId)
        : () => ({ for: 0, against: 0, abstain: 0 }),
  });
  if (!decision.ok) return decision;
  const { actions, ballot } = decision.value;
  const recorded = await appendActions(trx, meetingId, known, actions, { by: personId, at: now });
  if (ballot) await insertSecretBallot(trx, meetingId, { ...ballot, ballotId: randomUUID() });
  for (const entry of auditOf({ kind: 'meeting', id: meetingId }, recorded)) audit(entry);
  const after = recorded.reduce(applyToMeeting, meeting);
  if (after.signatures.length === 2 && !after.sealed)
    return seal(trx, place.code, meetingId, after, [...known, ...recorded], doing);
  return ok({ seq: recorded.at(-1)?.seq ?? 0 });
}

/** With both signatures the minutes leave the house: JSON and PDF are kept as they are, and their hashes go into the audit chain. */
async function seal(
  trx: Trx,
  code: string,
  meetingId: string,
  meeting: MeetingState,
  known: readonly Recorded<MeetingAction>[],
  { personId, now, audit }: Doing,
): Promise<Result<{ seq: number }>> {
  const opened = await openSpace(trx, code);
  if (!opened.ok) return opened;
  const { state, row, actions } = opened.value;
  const persons = await readPersons(trx, personsIn(state));
  const { minutes, contentSha256 } = minutesNow(state, meeting, persons);
  const signatures = meeting.signatures.map(
    (one): MinutesSignature => ({ as: one.as, name: persons.get(one.personId)?.name ?? '', at: one.at }),
  );
  const json = canonicalJson({ minutes, contentSha256, signatures });
  const pdf = await minutesPdf(minutes, signatures, contentSha256, now);
  const jsonSha256 = sha256Of(json);
  const pdfHash = pdf && createHash('sha256').update(pdf).digest();
  await insertMinutes(
    trx,
    meetingId,
    { json, jsonSha256: Buffer.from(jsonSha256, 'hex'), pdf, pdfSha256: pdfHash },
    now,
  );
  const hashes = { jsonSha256, pdfSha256: pdfHash?.toString('hex') ?? null };
  const done = { by: personId, at: now };
  const sealed = await appendActions<MeetingAction>(
    trx,
    meetingId,
    known,
    [{ kind: 'sealed', ...hashes }],
    done,
  );
  const agreements = meeting.agreements.map(({ number, text, due }) => ({ number, text, due }));
  await appendActions<SpaceAction>(
    trx,
    row.spaceId,
    actions,
    [{ kind: 'minutes-signed', meeting: meeting.number, agreements }],
    done,
  );
  audit({ action: 'spaces.minutes.sealed', subject: { kind: 'meeting', id: meetingId }, detail: hashes });
  return ok({ seq: sealed.at(-1)?.seq ?? 0 });
}
