import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db, Trx } from '#platform/database';

const hashOf = (token: string) => createHash('sha256').update(token, 'utf8').digest();

/** Subscribers whose turn has not come on a day, by identifier after one. */
export async function listWaiting(
  db: Db,
  day: PlainDate,
  after: string,
  most: number,
): Promise<{ readonly personId: string; readonly email: string | null }[]> {
  const { rows } = await sql<{ personId: string; email: string | null }>`
    select s.person_id as "personId", a.email from digest.subscriber s
    left join digest.address a using (person_id) left join digest.turn t using (person_id)
    where s.person_id > ${after}::uuid and (t.on_day is null or t.on_day < ${day}::date)
    order by s.person_id limit ${most}
  `.execute(db);
  return rows;
}

/** @returns whether her turn on this day is the caller's: of many who ask at once one gets it. */
export async function takeTurn(trx: Trx, personId: string, day: PlainDate): Promise<boolean> {
  const { rows } = await sql`
    insert into digest.turn (person_id, on_day) values (${personId}, ${day}::date)
    on conflict (person_id) do update set on_day = excluded.on_day where digest.turn.on_day < excluded.on_day
    returning 1
  `.execute(trx);
  return rows.length === 1;
}

export async function keepWayOut(trx: Trx, personId: string, token: string, day: PlainDate): Promise<void> {
  await sql`
    insert into digest.way_out (token_hash, person_id, written_on) values (${hashOf(token)}, ${personId}, ${day}::date)
  `.execute(trx);
}

/** Whose letters a token ends; it may be used again and does nothing more. */
export async function findWayOut(db: Db, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from digest.way_out where token_hash = ${hashOf(token)}
  `.execute(db);
  return rows[0]?.personId;
}

/** Links of letters so old that nobody looks for them any more. */
export async function forgetWaysOut(db: Db, before: PlainDate): Promise<void> {
  await sql`delete from digest.way_out where written_on < ${before}::date`.execute(db);
}

export async function readSwitch(
  db: Db,
  personId: string,
): Promise<{ readonly on: boolean; readonly email: string | null }> {
  const { rows } = await sql<{ on: boolean; email: string | null }>`
    select exists (select from digest.subscriber where person_id = ${personId}) as on,
      (select email from digest.address where person_id = ${personId}) as email
  `.execute(db);
  return rows[0]!;
}
