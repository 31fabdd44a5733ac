import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import type { AuditEntry } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { Recorded } from './space.ts';

/** Waits until nobody else writes to this list, to the end of the transaction: what is decided then rests on all of it. */
export async function holdStream(trx: Trx, streamId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${streamId}, 0))`.execute(trx);
}

/** The actions of a list in their order. */
export async function readStream<Action>(db: Db, streamId: string): Promise<Recorded<Action>[]> {
  const { rows } = await sql<{ seq: number; at: Date; by: string | null; action: Action }>`
    select seq, at, by_person as by, body as action from spaces.action where stream_id = ${streamId} order by seq
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Several lists at once, by their identifier. */
export async function readStreams<Action>(
  db: Db,
  streamIds: readonly string[],
): Promise<Map<string, Recorded<Action>[]>> {
  const { rows } = await sql<{ id: string; seq: number; at: Date; by: string | null; action: Action }>`
    select stream_id as id, seq, at, by_person as by, body as action from spaces.action
    where stream_id = any(${[...streamIds]}::uuid[]) order by stream_id, seq
  `.execute(db);
  const streams = new Map<string, Recorded<Action>[]>(streamIds.map((id) => [id, []]));
  for (const { id, at, ...row } of rows) streams.get(id)?.push({ ...row, at: at.toISOString() });
  return streams;
}

/**
 * Adds actions after the last one. Whoever calls holds the list.
 *
 * @returns the actions as recorded.
 */
export async function appendActions<Action extends { readonly kind: string }>(
  trx: Trx,
  streamId: string,
  known: readonly Recorded<Action>[],
  actions: readonly Action[],
  done: { readonly by: string | null; readonly at: Date },
): Promise<Recorded<Action>[]> {
  if (actions.length === 0) return [];
  const last = known.at(-1)?.seq ?? 0;
  const rows = actions.map((action, i) => ({ seq: last + 1 + i, body: action }));
  await sql`
    insert into spaces.action (stream_id, seq, at, by_person, body)
    select ${streamId}::uuid, r.seq, ${done.at}, ${done.by}::uuid, r.body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq integer, body jsonb)
  `.execute(trx);
  return rows.map(({ seq, body }) => ({ seq, at: done.at.toISOString(), by: done.by, action: body }));
}

/** What the audit keeps of actions: their place and the hash of each, never a name or a text. */
export function auditOf<Action extends { readonly kind: string }>(
  subject: AuditEntry['subject'],
  recorded: readonly Recorded<Action>[],
  room = 'spaces',
): AuditEntry[] {
  return recorded.map(({ seq, action }) => ({
    action: `${room}.${action.kind}`,
    subject,
    detail: {
      seq,
      sha256: createHash('sha256').update(canonicalJson(action)).digest('hex'),
    },
  }));
}
