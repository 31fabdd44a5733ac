import { type QueryExecutorProvider, sql } from 'kysely';
import type { AuditActor, AuditEntry, RecordedEntry } from './entry.ts';

/** The entry's columns in the names and forms that are hashed and exported. */
export const recordedEntryColumns = sql.raw(`
  e.entry_id::text as "entryId",
  to_char(e.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.on_behalf_of as "onBehalfOf",
  e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  e.person_id as "personId", e.purpose, e.detail`);

/** Writes entries inside the command's own transaction: they stand or fall with what they record. */
export async function recordEntries(
  trx: QueryExecutorProvider,
  actor: AuditActor,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    person_id: entry.personId ?? null,
    purpose: entry.purpose ?? null,
    detail: entry.detail ?? {},
  }));
  await sql`
    insert into audit.entry (actor_kind, actor_id, on_behalf_of, action, subject_kind, subject_id, person_id, purpose, detail)
    select ${actor.kind}, ${actor.id}::uuid, ${actor.onBehalfOf}::uuid, r.action, r.subject_kind, r.subject_id, r.person_id, r.purpose, r.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(action text, subject_kind text, subject_id text, person_id uuid, purpose text, detail jsonb)
  `.execute(trx);
}

/** Entries that touched one person's data, under each identifier that she has had, newest first: the page "who has seen my data, and why". */
export async function readEntriesAbout(
  db: QueryExecutorProvider,
  personIds: readonly string[],
  page: { before: string | null; limit: number },
): Promise<RecordedEntry[]> {
  const { rows } = await sql<RecordedEntry>`
    select ${recordedEntryColumns}
    from audit.entry e
    where e.person_id = any(${[...personIds]}::uuid[]) ${page.before === null ? sql`` : sql`and e.entry_id < ${page.before}::bigint`}
    order by e.entry_id desc limit ${page.limit}
  `.execute(db);
  return rows;
}
