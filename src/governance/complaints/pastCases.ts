import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { dateAt, type PlainDate } from '#kernel';
import type { Place } from '#law';
import type { Db, Trx } from '#platform/database';
import { insertWholeCases, type WholeCase } from './bulk.ts';
import type { CaseAction } from './case.ts';
import { newCaseNumber } from './filing.ts';
import type { PastCase } from './historyFile.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { startOfDay } from './startOfDay.ts';

/** Which references of an origin are here. */
export async function knownReferences(
  db: Db,
  origin: string,
  references: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ reference: string }>`
    select reference from complaints.case_file where origin = ${origin} and reference = any(${[...references]}::text[])
  `.execute(db);
  return new Set(rows.map((row) => row.reference));
}

/**
 * Writes cases of the past, every one that is not here: of a billion numbers a year one may be taken, and among ten thousand cases
 * that happens one time in twenty. Such a case gets another number; one whose reference somebody else loaded meanwhile is left.
 *
 * @returns how many were written.
 */
export async function insertPastCases(
  trx: Trx,
  rules: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  cases: readonly WholeCase[],
  today: PlainDate,
  placeOfUnit: (unit: string | null) => Place,
): Promise<number> {
  let written = 0;
  for (let left = cases; left.length > 0; ) {
    const done = await insertWholeCases(trx, rules, left, today, placeOfUnit);
    written += done.size;
    const rest = left.filter((one) => !done.has(one.caseId));
    if (rest.length === 0) break;
    const here = await knownReferences(
      trx,
      rest[0]!.origin ?? '',
      rest.map((one) => one.reference ?? ''),
    );
    left = rest
      .filter((one) => !here.has(one.reference ?? ''))
      .map((one) => ({ ...one, number: newCaseNumber(dateAt(one.receivedAt.getTime())) }));
  }
  return written;
}

/** A past case as actions: received, classified the same day, and if it was answered, answered and closed. */
export function pastCase(past: PastCase, origin: string): WholeCase {
  const received: CaseAction = {
    kind: 'received',
    by: 'person',
    on: past.receivedOn,
    caseKind: past.kind,
    unit: past.facility,
  };
  const classified: CaseAction = {
    kind: 'classified',
    by: 'official',
    on: past.receivedOn,
    caseKind: past.kind,
    seriousness: 'ordinary',
  };
  const ended: CaseAction[] = past.answeredOn
    ? [
        { kind: 'answered', by: 'official', on: past.answeredOn },
        { kind: 'closed', by: 'system', on: past.answeredOn, closing: 'silence' },
      ]
    : [];
  return {
    caseId: randomUUID(),
    number: newCaseNumber(past.receivedOn),
    kind: past.kind,
    channel: 'file',
    service: past.service,
    facility: past.facility,
    subject: past.subject,
    personId: null,
    confidential: past.kind === 'irregularity',
    receivedAt: startOfDay(past.receivedOn),
    origin,
    reference: past.reference,
    actions: [received, classified, ...ended].map((action, index) => ({
      action,
      body: index === 0 ? past.text : null,
    })),
  };
}
