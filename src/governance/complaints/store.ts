import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db, Trx } from '#platform/database';
import type { CaseAction, CaseKind, CaseState, Party } from './case.ts';

/** A case as it was received, with the columns of how it stands that a decision needs. */
export interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly service: string | null;
  readonly facility: string | null;
  readonly channel: string;
  readonly personId: string | null;
  readonly confidential: boolean;
  readonly receivedAt: Date;
  readonly linkedNumber: string | null;
  readonly joinedNumber: string | null;
  readonly sealed: Buffer | null;
  readonly version: number;
  readonly unit: string | null;
}

export interface ActionRow {
  readonly seq: number;
  readonly kind: CaseAction['kind'];
  readonly by: Party;
  readonly byAccount: string | null;
  readonly at: Date;
  readonly on: PlainDate;
  readonly facts: Record<string, unknown>;
  readonly body: string | null;
  readonly norm: string | null;
  readonly shown: boolean;
}

/** The action as the fold takes it: rows are written by this program from actions that it checked. */
export function foldable(row: Pick<ActionRow, 'kind' | 'by' | 'on' | 'facts'>): CaseAction {
  return { ...row.facts, kind: row.kind, by: row.by, on: row.on } as CaseAction;
}

const caseColumns = sql.raw(`
  f.case_id as "caseId", f.number, n.kind, f.subject, f.service, f.facility, f.channel, f.person_id as "personId", f.confidential,
  f.received_at as "receivedAt", (select l.number from complaints.case_file l where l.case_id = f.linked_case) as "linkedNumber",
  (select j.number from complaints.case_file j where j.case_id = n.joined_into) as "joinedNumber",
  (select s.sealed from complaints.sealed_identity s where s.case_id = f.case_id) as sealed, n.version, n.unit`);

type CaseKey =
  | { readonly caseId: string }
  | { readonly receiptHash: Buffer }
  | { readonly number: string }
  | { readonly caseId: string; readonly personId: string };

export async function findCase(db: Db, key: CaseKey): Promise<CaseRow | undefined> {
  const where =
    'receiptHash' in key
      ? sql`f.receipt_hash = ${key.receiptHash}`
      : 'number' in key
        ? sql`f.number = ${key.number}`
        : 'personId' in key
          ? sql`f.case_id = ${key.caseId} and f.person_id = ${key.personId}`
          : sql`f.case_id = ${key.caseId}`;
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from complaints.case_file f join complaints.case_now n using (case_id) where ${where}
  `.execute(db);
  return rows[0];
}

/** Takes the case for this transaction: who comes second waits and then sees what the first did. */
export async function lockCase(trx: Trx, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select from complaints.case_now where case_id = ${caseId} for update
  `.execute(trx);
  return rows.length > 0;
}

export async function readActions(db: Db, caseId: string): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select seq, kind, by_party as by, by_account as "byAccount", at, on_day as "on", facts, body, norm, shown
    from complaints.action where case_id = ${caseId} order by seq
  `.execute(db);
  return rows;
}

export interface NewAction {
  readonly caseId: string;
  readonly seq: number;
  readonly action: CaseAction;
  readonly byAccount: string | null;
  readonly at: Date;
  readonly body: string | null;
  readonly norm: string | null;
  readonly shown: boolean;
  readonly keyHash: Buffer | null;
}

export async function insertAction(trx: Trx, one: NewAction): Promise<void> {
  const { kind, by, on, ...facts } = one.action;
  await sql`
    insert into complaints.action (case_id, seq, kind, by_party, by_account, at, on_day, facts, body, norm, shown, key_hash)
    values (${one.caseId}, ${one.seq}, ${kind}, ${by}, ${one.byAccount}, ${one.at}, ${on}, ${JSON.stringify(facts)}::jsonb,
            ${one.body}, ${one.norm}, ${one.shown}, ${one.keyHash})
  `.execute(trx);
}

/** @returns how many of the files were here and free: fewer than asked for when one is unknown or belongs to a case already. */
export async function attachFiles(
  trx: Trx,
  caseId: string,
  seq: number,
  fileIds: readonly string[],
): Promise<number> {
  if (fileIds.length === 0) return 0;
  const done = await sql`
    insert into complaints.attachment (file_id, case_id, seq)
    select f.file_id, ${caseId}, ${seq} from complaints.stored_file f where f.file_id = any(${[...fileIds]}::uuid[])
    on conflict (file_id) do nothing
  `.execute(trx);
  return Number(done.numAffectedRows ?? 0n);
}

export interface AttachedFile {
  readonly seq: number;
  readonly fileId: string;
  readonly media: string;
  readonly bytes: number;
  readonly name: string;
}

export async function readAttachments(db: Db, caseId: string): Promise<AttachedFile[]> {
  const { rows } = await sql<AttachedFile>`
    select a.seq, f.file_id as "fileId", f.media, f.bytes, f.name
    from complaints.attachment a join complaints.stored_file f using (file_id)
    where a.case_id = ${caseId} order by a.seq, f.name, f.file_id
  `.execute(db);
  return rows;
}

/** What the fold and the law make of a case, for lists and for the house's own looking. */
export interface Projection {
  readonly dueOn: PlainDate | null;
  readonly lookOn: PlainDate | null;
  readonly met: boolean | null;
}

export async function writeNow(
  trx: Trx,
  caseId: string,
  state: CaseState,
  { dueOn, lookOn, met }: Projection,
): Promise<void> {
  await sql`
    insert into complaints.case_now (case_id, version, kind, phase, seriousness, unit, assignee, level, closing, joined_into,
      term_from, term_ended_on, due_on, look_on, met, answers, contests, reopenings, last_on)
    values (${caseId}, ${state.version}, ${state.kind}, ${state.phase}, ${state.seriousness}, ${state.unit}, ${state.assignee},
      ${state.level}, ${state.closing}, ${state.joinedInto}, ${state.termFrom}, ${state.termEndedOn}, ${dueOn}, ${lookOn}, ${met},
      ${state.answers}, ${state.contests}, ${state.reopenings}, ${state.lastOn})
    on conflict (case_id) do update set version = excluded.version, kind = excluded.kind, phase = excluded.phase,
      seriousness = excluded.seriousness, unit = excluded.unit, assignee = excluded.assignee, level = excluded.level,
      closing = excluded.closing, joined_into = excluded.joined_into, term_from = excluded.term_from,
      term_ended_on = excluded.term_ended_on, due_on = excluded.due_on, look_on = excluded.look_on, met = excluded.met,
      answers = excluded.answers, contests = excluded.contests, reopenings = excluded.reopenings, last_on = excluded.last_on
  `.execute(trx);
}

export interface NewCase {
  readonly caseId: string;
  readonly number: string;
  readonly kind: CaseKind;
  readonly channel: string;
  readonly service: string | null;
  readonly facility: string | null;
  readonly subject: string;
  readonly personId: string | null;
  readonly confidential: boolean;
  readonly receivedAt: Date;
  readonly receiptHash: Buffer;
  readonly onBehalf: boolean;
  readonly linkedCase: string | null;
  readonly origin?: string;
  readonly reference?: string;
}

/** @returns false where the number, the receipt or the reference is taken. */
export async function insertCase(trx: Trx, one: NewCase): Promise<boolean> {
  const done = await sql`
    insert into complaints.case_file (case_id, number, kind, channel, service, facility, subject, person_id, confidential,
      received_at, receipt_hash, on_behalf, linked_case, origin, reference)
    values (${one.caseId}, ${one.number}, ${one.kind}, ${one.channel}, ${one.service}, ${one.facility}, ${one.subject},
      ${one.personId}, ${one.confidential}, ${one.receivedAt}, ${one.receiptHash}, ${one.onBehalf}, ${one.linkedCase},
      ${one.origin ?? null}, ${one.reference ?? null})
    on conflict do nothing
  `.execute(trx);
  return Number(done.numAffectedRows ?? 0n) === 1;
}

export async function insertSealed(trx: Trx, caseId: string, sealed: Buffer): Promise<void> {
  await sql`
    insert into complaints.sealed_identity (case_id, sealed) values (${caseId}, ${sealed})
  `.execute(trx);
}
