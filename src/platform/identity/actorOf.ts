import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { dateAt } from '#kernel';
import type { Database } from '#platform/database';
import { type Actor, anonymous, type Office, permits, type RoleTable } from '#platform/http';
import type { Cookies } from './cookies.ts';
import { signInPolicy } from './policy.ts';
import { sha256 } from './secret.ts';

interface ActorRow {
  readonly accountId: string;
  readonly personId: string | null;
  readonly signInId: string | null;
  readonly offices: Office[];
  readonly assisting: { personId: string; reason: string } | null;
}

const bearer = /^Bearer (amparo_[A-Za-z0-9_-]{43})$/;

/** Who is asking, from the sign-in's cookie or a service's key, in one indexed query; anonymous asks nothing of the database. */
export function actorFinder(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly roles: RoleTable;
  readonly cookies: Cookies;
}): (request: FastifyRequest) => Promise<Actor> {
  const { db, now, roles, cookies } = options;
  return async (request) => {
    const key = bearer.exec(request.headers.authorization ?? '')?.[1];
    if (key) {
      const row = await findByKey(db, sha256(key), now());
      return row ? { kind: 'service', ...row } : anonymous;
    }
    const token = cookies.read(request, 'amparo');
    if (!token) return anonymous;
    const row = await findBySignIn(db, sha256(token), now());
    if (!row) return anonymous;
    const actor: Actor = { kind: 'person', ...row };
    // Who lost the office that lets her assist no longer acts for anyone, whatever she had begun.
    return actor.assisting && !permits(roles, actor, 'identity.assist')
      ? { ...actor, assisting: null }
      : actor;
  };
}

const offices = (today: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('role', o.role, 'unit', o.unit) order by o.held_from, o.office_id)
  from identity.office o
  where o.account_id = a.account_id and o.held_from <= ${today}::date and (o.held_until is null or o.held_until >= ${today}::date)
), '[]')`;

async function findBySignIn(db: Database, tokenHash: Buffer, now: Date): Promise<ActorRow | undefined> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const { rows } = await sql<ActorRow>`
    with seen as (
      update identity.sign_in set last_seen_at = ${now}
      where token_hash = ${tokenHash} and closed_at is null and expires_at > ${now}
        and last_seen_at > ${ago(signInPolicy.idleMs)} and last_seen_at < ${ago(signInPolicy.seenEveryMs)}
    )
    select a.account_id as "accountId", a.person_id as "personId", s.sign_in_id as "signInId",
      ${offices(dateAt(now.getTime()))} as offices,
      (select jsonb_build_object('personId', h.person_id, 'reason', h.reason) from identity.assistance h
       where h.sign_in_id = s.sign_in_id and h.ended_at is null and h.started_at > ${ago(signInPolicy.assistanceMs)}) as assisting
    from identity.sign_in s join identity.account a using (account_id)
    where s.token_hash = ${tokenHash} and s.closed_at is null and s.expires_at > ${now}
      and s.last_seen_at > ${ago(signInPolicy.idleMs)} and a.status = 'active'
  `.execute(db.kysely);
  return rows[0];
}

async function findByKey(db: Database, keyHash: Buffer, now: Date): Promise<ActorRow | undefined> {
  const { rows } = await sql<ActorRow>`
    with seen as (
      update identity.api_key set last_used_at = ${now}
      where key_hash = ${keyHash} and revoked_at is null and expires_at > ${now}
        and (last_used_at is null or last_used_at < ${new Date(now.getTime() - signInPolicy.seenEveryMs)})
    )
    select a.account_id as "accountId", null as "personId", null as "signInId",
      ${offices(dateAt(now.getTime()))} as offices, null as assisting
    from identity.api_key k join identity.account a using (account_id)
    where k.key_hash = ${keyHash} and k.revoked_at is null and k.expires_at > ${now} and a.status = 'active'
  `.execute(db.kysely);
  return rows[0];
}
