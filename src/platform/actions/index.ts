import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, ok, type Result } from '#kernel';
import type { AuditEntry } from '#platform/audit';
import type { Db, Trx } from '#platform/database';

/** One case of a room: the list of what happened in it. */
export interface Stream {
  readonly room: string;
  readonly id: string;
}

/** An action where it stands in its list. */
export interface Recorded<Action> {
  readonly seq: number;
  /** ISO with time, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly action: Action;
}

interface Row<Action> {
  readonly stream: string;
  readonly seq: number;
  readonly at: Date;
  readonly by: string | null;
  readonly action: Action;
}

/** The actions of a case in their order; none where it never began. */
export async function readStream<Action>(db: Db, { room, id }: Stream): Promise<Recorded<Action>[]> {
  const { rows } = await sql<Row<Action>>`
    select seq, at, by_person as by, body as action from actions.action where room = ${room} and stream = ${id} order by seq
  `.execute(db);
  return rows.map(({ seq, at, by, action }) => ({ seq, at: at.toISOString(), by, action }));
}

/** Of some cases of a room, what happened in each from a place on (the first is 1); a case with nothing there is not in the answer. */
export async function readStreamsFrom<Action>(
  db: Db,
  room: string,
  places: readonly { readonly id: string; readonly from: number }[],
): Promise<Map<string, Recorded<Action>[]>> {
  const { rows } = await sql<Row<Action>>`
    select a.stream, a.seq, a.at, a.by_person as by, a.body as action
    from unnest(${places.map((one) => one.id)}::text[], ${places.map((one) => one.from)}::integer[]) as p (stream, place)
    join actions.action a on a.room = ${room} and a.stream = p.stream and a.seq >= p.place
    order by a.stream, a.seq
  `.execute(db);
  return byStream(rows);
}

/** Every case of a room by its identifier, in the order in which they began. */
export async function readRoom<Action>(db: Db, room: string): Promise<Map<string, Recorded<Action>[]>> {
  const { rows } = await sql<Row<Action>>`
    select stream, seq, at, by_person as by, body as action from actions.action where room = ${room} order by at, stream, seq
  `.execute(db);
  return byStream(rows);
}

function byStream<Action>(rows: readonly Row<Action>[]): Map<string, Recorded<Action>[]> {
  const streams = new Map<string, Recorded<Action>[]>();
  for (const { stream, seq, at, by, action } of rows) {
    const recorded = { seq, at: at.toISOString(), by, action };
    const known = streams.get(stream);
    if (known) known.push(recorded);
    else streams.set(stream, [recorded]);
  }
  return streams;
}

/** Waits until nobody else writes to this list, to the end of the transaction. */
export async function holdStream(trx: Trx, { room, id }: Stream): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${room}/${id}`}, 0))`.execute(trx);
}

export interface Play<Action extends { readonly kind: string }> {
  readonly by: string | null;
  readonly at: Date;
  audit(entry: AuditEntry): void;
  /** What is added to what happened so far, or why it cannot be. */
  decide(known: readonly Recorded<Action>[]): Result<readonly Action[]> | Promise<Result<readonly Action[]>>;
}

/**
 * Holds a case, lets its room decide on all of it, adds what was decided, and leaves the hash of each action in the audit.
 *
 * @returns the place of the last action.
 */
export async function actOn<Action extends { readonly kind: string }>(
  trx: Trx,
  stream: Stream,
  play: Play<Action>,
): Promise<Result<{ seq: number }>> {
  await holdStream(trx, stream);
  const known = await readStream<Action>(trx, stream);
  const decided = await play.decide(known);
  if (!decided.ok) return decided;
  const last = known.at(-1)?.seq ?? 0;
  if (decided.value.length === 0) return ok({ seq: last });
  const rows = decided.value.map((action, i) => ({ seq: last + 1 + i, body: action }));
  await sql`
    insert into actions.action (room, stream, seq, at, by_person, body)
    select ${stream.room}, ${stream.id}, r.seq, ${play.at}, ${play.by}::uuid, r.body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq integer, body jsonb)
  `.execute(trx);
  for (const { seq, body } of rows)
    play.audit({
      action: `${stream.room}.${body.kind}`,
      subject: { kind: stream.room, id: stream.id },
      detail: { seq, sha256: createHash('sha256').update(canonicalJson(body)).digest('hex') },
    });
  return ok({ seq: last + rows.length });
}
