import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db } from '#platform/database';
import type { MyCasesAnswer } from './api.ts';
import type { CaseKind, Seriousness } from './case.ts';
import type { ReadingScope } from './whoMay.ts';

/** A person's cases, newest first. */
export async function listCasesOf(db: Db, personId: string): Promise<MyCasesAnswer['items']> {
  const { rows } = await sql<MyCasesAnswer['items'][number]>`
    select f.case_id as "caseId", f.number, n.kind, f.subject, n.phase,
           (f.received_at at time zone 'America/Guayaquil')::date::text as "receivedOn", n.due_on::text as "dueOn"
    from complaints.case_file f join complaints.case_now n using (case_id)
    where f.person_id = ${personId} order by f.received_at desc limit 200
  `.execute(db);
  return rows;
}

export interface QueueFilter {
  readonly show: 'open' | 'new' | 'late' | 'waiting' | 'answered' | 'closed';
  readonly kind?: CaseKind;
  readonly unit?: string;
  readonly search?: string;
  readonly today: PlainDate;
  readonly after: { readonly dueOn: string; readonly caseId: string } | null;
  readonly limit: number;
}

export interface QueueRow {
  readonly caseId: string;
  readonly number: string;
  readonly kind: CaseKind;
  readonly subject: string;
  readonly service: string | null;
  readonly unit: string | null;
  readonly phase: string;
  readonly seriousness: Seriousness;
  readonly level: number;
  readonly receivedOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly sortOn: string;
  readonly opening: string;
}

const shows = {
  open: sql`n.phase in ('received', 'classified', 'assigned', 'contested', 'reopened')`,
  new: sql`n.phase = 'received'`,
  late: sql`n.phase in ('received', 'classified', 'assigned', 'contested', 'reopened')`,
  waiting: sql`n.phase = 'waiting'`,
  answered: sql`n.phase = 'answered'`,
  closed: sql`n.phase in ('closed', 'withdrawn', 'joined')`,
} as const;

/** The cases that an official may see, the most urgent first. */
export async function listQueue(db: Db, scope: ReadingScope, filter: QueueFilter): Promise<QueueRow[]> {
  const ordinary = scope.ordinary
    ? scope.units === null
      ? sql`n.kind <> 'irregularity'`
      : sql`(n.kind <> 'irregularity' and n.unit = any(${[...scope.units]}::text[]))`
    : sql`false`;
  const { rows } = await sql<QueueRow>`
    select f.case_id as "caseId", f.number, n.kind, f.subject, f.service, n.unit, n.phase, n.seriousness, n.level,
           (f.received_at at time zone 'America/Guayaquil')::date as "receivedOn", n.due_on as "dueOn",
           coalesce(n.due_on, 'infinity'::date)::text as "sortOn",
           left((select a.body from complaints.action a where a.case_id = f.case_id and a.seq = 1), 110) as opening
    from complaints.case_now n join complaints.case_file f using (case_id)
    where (${ordinary} or ${scope.irregularities ? sql`n.kind = 'irregularity'` : sql`false`})
      and ${filter.search ? sql`f.number = upper(${filter.search})` : shows[filter.show]}
      ${filter.show === 'late' && !filter.search ? sql`and n.due_on < ${filter.today}` : sql``}
      ${filter.kind ? sql`and n.kind = ${filter.kind}` : sql``}
      ${filter.unit ? sql`and n.unit = ${filter.unit}` : sql``}
      ${filter.after ? sql`and (coalesce(n.due_on, 'infinity'::date), f.case_id) > (${filter.after.dueOn}::date, ${filter.after.caseId}::uuid)` : sql``}
    order by coalesce(n.due_on, 'infinity'::date), f.case_id limit ${filter.limit}
  `.execute(db);
  return rows;
}
