import { dateAt, type PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import { houseDutyOf, placeOf } from './act.ts';
import type { CaseView } from './api.ts';
import { foldCase, type Party } from './case.ts';
import { deadlineOf, personsLastDay } from './deadline.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { complaintsPolicyOn, termDaysOf } from './policy.ts';
import { type ActionRow, type CaseRow, foldable, readActions, readAttachments } from './store.ts';

export interface Given {
  readonly name: string;
  readonly contact: string;
  readonly of: string | null;
}

/** The identity that was given with a case. @throws Error when it does not open with the room's key. */
export function openGiven(options: ComplaintsRoomOptions, row: CaseRow): Given | null {
  if (!row.sealed) return null;
  return JSON.parse(options.keys.unseal(`identity ${row.caseId}`, row.sealed).toString('utf8')) as Given;
}

/**
 * A case as its reader may see it: the person what is shown to her, officials everything but a sealed identity. Every action comes
 * with what the fold needs, so that the page folds them itself.
 */
export async function caseViewOf(
  db: Db,
  options: ComplaintsRoomOptions,
  row: CaseRow,
  reader: Party | null,
  now: Date,
): Promise<CaseView> {
  const [actions, files] = await Promise.all([readActions(db, row.caseId), readAttachments(db, row.caseId)]);
  const state = foldCase(actions.map(foldable));
  const today = dateAt(now.getTime());
  const place = await placeOf(db as Parameters<typeof placeOf>[0], options, state.unit, now);
  const policy = complaintsPolicyOn(options.law, state.termFrom);
  const asksHer = state.phase === 'waiting' || state.phase === 'answered';
  const duty = houseDutyOf(state, options, today, place);
  const isPerson = reader === 'person';
  const personUntil = (): PlainDate | null => {
    if (!asksHer || !duty) return null;
    const asked =
      state.phase === 'waiting'
        ? (state.pauses.find((pause) => pause.to === null)?.from ?? state.lastOn)
        : (state.termEndedOn ?? state.lastOn);
    const days = state.phase === 'waiting' ? policy.informationDays : policy.contestDays;
    return personsLastDay(asked, days, options.calendar, place);
  };
  const identity = row.personId
    ? ('account' as const)
    : row.sealed
      ? row.confidential
        ? ('sealed' as const)
        : ('given' as const)
      : ('none' as const);
  const seesGiven = !isPerson && !row.confidential && (reader === 'official' || reader === 'ombudsman');
  return {
    caseId: row.caseId,
    number: row.number,
    subject: row.subject,
    service: row.service,
    facility: row.facility,
    channel: row.channel,
    confidential: row.confidential,
    identity,
    given: seesGiven ? openGiven(options, row) : null,
    linkedNumber: row.linkedNumber,
    joinedNumber: row.joinedNumber,
    deadline: deadlineOf(state, termDaysOf(options.law, state), options.calendar, today, place),
    personUntil: personUntil(),
    today,
    party: reader,
    actions: actions.map((action) => viewOf(action, isPerson, row.confidential, files)),
  };
}

function viewOf(
  action: ActionRow,
  isPerson: boolean,
  confidential: boolean,
  files: Awaited<ReturnType<typeof readAttachments>>,
): CaseView['actions'][number] {
  const seen = !isPerson || action.shown;
  return {
    seq: action.seq,
    kind: action.kind,
    by: action.by,
    on: action.on,
    at: confidential && action.by === 'person' ? null : action.at.toISOString(),
    // Whose desk it lies on is the office's business; that it lies on one is hers.
    facts: isPerson && 'assignee' in action.facts ? { ...action.facts, assignee: null } : action.facts,
    body: seen ? action.body : null,
    norm: seen ? action.norm : null,
    shown: action.shown,
    files: seen
      ? files
          .filter((file) => file.seq === action.seq)
          .map(({ fileId, media, bytes, name }) => ({ fileId, media, bytes, name }))
      : [],
  };
}
