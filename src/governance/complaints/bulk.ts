import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Place } from '#law';
import type { Trx } from '#platform/database';
import { projectionOf } from './act.ts';
import { type CaseAction, foldCase } from './case.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { startOfDay } from './startOfDay.ts';
import type { NewCase } from './store.ts';

/** A case with all that happened to it, to be written at once: from a file of the past, or made up. */
export interface WholeCase extends Omit<NewCase, 'receiptHash' | 'onBehalf' | 'linkedCase'> {
  readonly receiptHash?: Buffer;
  readonly actions: readonly {
    readonly action: CaseAction;
    readonly body: string | null;
    readonly norm?: string | null;
    readonly shown?: boolean;
  }[];
}

/** @returns the cases that were written; those whose reference or number was here already are left out whole. */
export async function insertWholeCases(
  trx: Trx,
  rules: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  cases: readonly WholeCase[],
  today: PlainDate,
  placeOfUnit: (unit: string | null) => Place,
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set();
  const files = cases.map((one) => ({
    case_id: one.caseId,
    number: one.number,
    kind: one.kind,
    channel: one.channel,
    service: one.service,
    facility: one.facility,
    subject: one.subject,
    person_id: one.personId,
    confidential: one.confidential,
    received_at: one.receivedAt.toISOString(),
    // Nobody was given a code for a case of the past: a hash of chance is opened by none.
    receipt_hash: (one.receiptHash ?? randomBytes(32)).toString('hex'),
    origin: one.origin ?? null,
    reference: one.reference ?? null,
  }));
  const { rows } = await sql<{ caseId: string }>`
    insert into complaints.case_file (case_id, number, kind, channel, service, facility, subject, person_id, confidential, received_at, receipt_hash, origin, reference)
    select case_id, number, kind, channel, service, facility, subject, person_id, confidential, received_at, decode(receipt_hash, 'hex'), origin, reference
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as r(case_id uuid, number text, kind text, channel text, service text, facility text,
      subject text, person_id uuid, confidential boolean, received_at timestamptz, receipt_hash text, origin text, reference text)
    on conflict do nothing returning case_id as "caseId"
  `.execute(trx);
  const written = new Set(rows.map((row) => row.caseId));
  const kept = cases.filter((one) => written.has(one.caseId));
  const actions = kept.flatMap((one) =>
    one.actions.map(({ action: { kind, by, on, ...facts }, body, norm, shown }, index) => ({
      case_id: one.caseId,
      seq: index + 1,
      kind,
      by_party: by,
      at: startOfDay(on).toISOString(),
      on_day: on,
      facts,
      body,
      norm: norm ?? null,
      shown: shown ?? true,
    })),
  );
  await sql`
    insert into complaints.action (case_id, seq, kind, by_party, at, on_day, facts, body, norm, shown)
    select * from jsonb_to_recordset(${JSON.stringify(actions)}::jsonb)
      as r(case_id uuid, seq integer, kind text, by_party text, at timestamptz, on_day date, facts jsonb, body text, norm text, shown boolean)
  `.execute(trx);
  const now = kept.map((one) => {
    const state = foldCase(one.actions.map(({ action }) => action));
    const { dueOn, lookOn, met } = projectionOf(state, rules, today, placeOfUnit(state.unit));
    return {
      case_id: one.caseId,
      version: state.version,
      kind: state.kind,
      phase: state.phase,
      seriousness: state.seriousness,
      unit: state.unit,
      level: state.level,
      closing: state.closing,
      term_from: state.termFrom,
      term_ended_on: state.termEndedOn,
      due_on: dueOn,
      look_on: lookOn,
      met,
      answers: state.answers,
      contests: state.contests,
      reopenings: state.reopenings,
      last_on: state.lastOn,
    };
  });
  await sql`
    insert into complaints.case_now (case_id, version, kind, phase, seriousness, unit, level, closing, term_from, term_ended_on, due_on, look_on, met, answers, contests, reopenings, last_on)
    select * from jsonb_to_recordset(${JSON.stringify(now)}::jsonb)
      as r(case_id uuid, version integer, kind text, phase text, seriousness text, unit text, level integer, closing text, term_from date,
        term_ended_on date, due_on date, look_on date, met boolean, answers integer, contests integer, reopenings integer, last_on date)
  `.execute(trx);
  return written;
}
