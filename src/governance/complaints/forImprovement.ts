import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db, Trx } from '#platform/database';
import { actOn } from './act.ts';
import type { CaseKind } from './case.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { normalReceiptCode } from './receiptCode.ts';

/** A case as other rooms may know it: what it is about, and its words with what points at persons taken out. */
export interface CaseForGrouping {
  readonly caseId: string;
  readonly number: string;
  readonly kind: Exclude<CaseKind, 'irregularity'>;
  readonly service: string | null;
  readonly facility: string | null;
  readonly subject: string;
  readonly phase: string;
  readonly receivedOn: PlainDate;
  readonly text: string;
}

export interface GroupingFilter {
  readonly from: PlainDate;
  /** Included. */
  readonly to: PlainDate;
  readonly service?: string;
  readonly facility?: string;
  readonly subject?: string;
  readonly caseIds?: readonly string[];
  readonly limit: number;
}

/** What stands in a text for a number, an address or a title with a name after it. */
export function withoutPersons(text: string): string {
  return text
    .replace(/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/gu, '[correo]')
    .replace(/\bhttps?:\/\/\S+/giu, '[enlace]')
    .replace(/(?:\+?\d[\d\s-]{6,}\d)/gu, '[número]')
    .replace(
      /\b(Dr|Dra|Sr|Sra|Srta|Lic|Lcdo|Lcda|Ing|Abg|Econ|Psic|Obst|doctora?|señora?|licenciad[oa]|enfermer[oa])\.?\s+((?:de\s+|la\s+|del\s+)?\p{Lu}[\p{L}'-]+(?:\s+(?:de\s+|la\s+|del\s+)?\p{Lu}[\p{L}'-]+)*)/gu,
      '$1 [nombre]',
    );
}

/**
 * Cases for grouping by likeness, newest first: never reports of irregularity nor confidential ones. A name without a title before
 * it stays in the text; who shows the text to others has it read first.
 */
export async function readCasesForGrouping(db: Db, filter: GroupingFilter): Promise<CaseForGrouping[]> {
  const { rows } = await sql<CaseForGrouping>`
    select f.case_id as "caseId", f.number, n.kind, f.service, n.unit as facility, f.subject, n.phase,
           (f.received_at at time zone 'America/Guayaquil')::date as "receivedOn", coalesce(a.body, '') as text
    from complaints.case_file f join complaints.case_now n using (case_id)
    left join complaints.action a on a.case_id = f.case_id and a.seq = 1
    where n.kind <> 'irregularity' and not f.confidential
      and f.received_at >= (${filter.from}::date::timestamp at time zone 'America/Guayaquil')
      and f.received_at < ((${filter.to}::date + 1)::timestamp at time zone 'America/Guayaquil')
      ${filter.service ? sql`and f.service = ${filter.service}` : sql``}
      ${filter.facility ? sql`and n.unit = ${filter.facility}` : sql``}
      ${filter.subject ? sql`and f.subject = ${filter.subject}` : sql``}
      ${filter.caseIds ? sql`and f.case_id = any(${[...filter.caseIds]}::uuid[])` : sql``}
    order by f.received_at desc, f.case_id limit ${filter.limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, text: withoutPersons(row.text) }));
}

/** Who is to be told about each case: her account, or null where the case itself is the only way to reach her. */
export async function readWhomToTell(
  db: Db,
  caseIds: readonly string[],
): Promise<{ readonly caseId: string; readonly personId: string | null }[]> {
  const { rows } = await sql<{ caseId: string; personId: string | null }>`
    select f.case_id as "caseId", f.person_id as "personId" from complaints.case_file f
    where f.case_id = any(${[...caseIds]}::uuid[]) order by f.case_id
  `.execute(db);
  return rows;
}

export interface Telling {
  /** What is told, with a link's path; the same change is told to a case once. */
  readonly changeId: string;
  readonly text: string;
  readonly path: string | null;
}

/**
 * Tells in each case what changed because of it, once for each change, inside the caller's transaction. The person reads it where
 * she follows her case, by account or receipt code.
 *
 * @returns the cases that were told now.
 */
export async function tellCases(
  trx: Trx,
  rules: Pick<ComplaintsRoomOptions, 'law' | 'calendar'>,
  caseIds: readonly string[],
  telling: Telling,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`
    select f.case_id as "caseId" from complaints.case_file f
    where f.case_id = any(${[...caseIds]}::uuid[]) and not exists (
      select from complaints.action a where a.case_id = f.case_id and a.kind = 'told' and a.facts ->> 'changeId' = ${telling.changeId})
    order by f.case_id
  `.execute(trx);
  for (const { caseId } of rows) {
    const told = await actOn(trx, rules, {
      caseId,
      version: null,
      action: { kind: 'told', by: 'system', changeId: telling.changeId, path: telling.path },
      now,
      body: telling.text,
      coarse: true,
    });
    if (!told.ok) throw new Error(`A case could not be told of a change: ${told.refusal.refusal}`);
  }
  return rows.map((row) => row.caseId);
}

/** Whether the case is this person's, for who says whether a change worked. */
export async function isCaseOf(db: Db, caseId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select from complaints.case_file where case_id = ${caseId} and person_id = ${personId}
  `.execute(db);
  return rows.length > 0;
}

/** The case that a receipt code opens; undefined when it opens none. */
export async function findCaseByReceipt(
  db: Db,
  rules: Pick<ComplaintsRoomOptions, 'keys'>,
  typed: string,
): Promise<string | undefined> {
  const code = normalReceiptCode(typed);
  if (code === null) return undefined;
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from complaints.case_file where receipt_hash = ${rules.keys.receiptHash(code)}
  `.execute(db);
  return rows[0]?.caseId;
}
