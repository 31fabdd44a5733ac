import { type QueryExecutorProvider, sql } from 'kysely';
import { dateAt, ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Route } from '#platform/http';
import { doneAnswer, keyAnswer, keyBody, keyParams, keysAnswer } from './api.ts';
import { giveOffice } from './offices.ts';
import type { IdentityParts } from './parts.ts';
import { newId, newToken, sha256 } from './secret.ts';

const permission = 'identity.services.manage';
const tag = 'identity';

async function serviceAccount(trx: QueryExecutorProvider, service: string, now: Date): Promise<string> {
  const { rows } = await sql<{ accountId: string }>`
    insert into identity.account as a (account_id, kind, service_name, created_at)
    values (${newId(now)}, 'service', ${service}, ${now})
    on conflict (service_name) do update set status = a.status returning account_id as "accountId"
  `.execute(trx);
  return rows[0]!.accountId;
}

/** Makes a key for a service inside the caller's transaction. @returns the key for the only time, or undefined where the service has one of this name. */
export async function issueApiKey(
  trx: QueryExecutorProvider,
  wanted: {
    service: string;
    name: string;
    role: string;
    unit: string | null;
    daysValid: number;
    reason: string;
  },
  givenBy: string | null,
  now: Date,
): Promise<{ keyId: string; key: string; accountId: string } | undefined> {
  const accountId = await serviceAccount(trx, wanted.service, now);
  const keyId = newId(now);
  const key = `amparo_${newToken()}`;
  const { rows } = await sql`
    insert into identity.api_key (key_id, key_hash, account_id, name, created_at, expires_at)
    values (${keyId}, ${sha256(key)}, ${accountId}, ${wanted.name}, ${now},
            ${new Date(now.getTime() + wanted.daysValid * 86_400_000)})
    on conflict (account_id, name) where revoked_at is null do nothing returning key_id
  `.execute(trx);
  if (rows.length === 0) return undefined;
  const { rows: held } = await sql`
    select from identity.office where account_id = ${accountId} and role = ${wanted.role}
      and unit is not distinct from ${wanted.unit} and held_until is null
  `.execute(trx);
  if (held.length === 0) {
    const from = dateAt(now.getTime());
    const office = {
      accountId,
      role: wanted.role,
      unit: wanted.unit,
      from,
      until: null,
      reason: wanted.reason,
    };
    await giveOffice(trx, office, givenBy, now);
  }
  return { keyId, key, accountId };
}

/** Keys of other systems. Making one is not a command with a key of its own: its answer must not be kept. */
export function serviceKeyRoutes(parts: IdentityParts): Route[] {
  const { db, now, roles } = parts;
  return [
    defineRoute({
      method: 'GET',
      url: '/api/service-keys',
      permission,
      tag,
      summary: 'Keys of services that are valid',
      answer: keysAnswer,
      handle: async () => {
        const { rows } = await sql<{
          keyId: string;
          service: string;
          name: string;
          createdAt: Date;
          expiresAt: Date;
          lastUsedAt: Date | null;
        }>`
          select k.key_id as "keyId", a.service_name as service, k.name, k.created_at as "createdAt",
                 k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt"
          from identity.api_key k join identity.account a using (account_id)
          where k.revoked_at is null and k.expires_at > ${now()} order by service, k.name limit 500
        `.execute(db.kysely);
        return ok({
          items: rows.map((row) => ({
            ...row,
            createdAt: row.createdAt.toISOString(),
            expiresAt: row.expiresAt.toISOString(),
            lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
          })),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/service-keys',
      permission,
      tag,
      idempotency: 'natural',
      summary: 'Make a key for a service',
      description: 'The key is shown this once. Repeating is refused, because the name is taken.',
      body: keyBody,
      answer: keyAnswer,
      status: 201,
      handle: ({ body }, { actor, reply }) =>
        transaction(db, async (trx) => {
          if (!roles[body.role]) return refuse({ refusal: 'role-unknown', role: body.role });
          if (!roles[body.role]?.ofServices)
            return refuse({ refusal: 'role-not-of-services', role: body.role });
          const issued = await issueApiKey(trx, body, actor.accountId, now());
          if (!issued) return refuse({ refusal: 'key-name-taken', name: body.name });
          await recordEntries(trx, auditActor(actor), [
            {
              action: 'identity.service-key.make',
              subject: { kind: 'service-key', id: issued.keyId },
              purpose: body.reason,
              detail: { service: body.service, role: body.role, unit: body.unit, daysValid: body.daysValid },
            },
          ]);
          reply.header('cache-control', 'no-store');
          return ok({ keyId: issued.keyId, key: issued.key });
        }),
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/service-keys/:id',
      permission,
      tag,
      idempotency: 'natural',
      summary: 'Revoke a key at once',
      params: keyParams,
      answer: doneAnswer,
      handle: ({ params }, { actor }) =>
        transaction(db, async (trx) => {
          const { rows } = await sql`
            update identity.api_key set revoked_at = ${now()} where key_id = ${params.id} and revoked_at is null
            returning key_id
          `.execute(trx);
          if (rows.length === 1)
            await recordEntries(trx, auditActor(actor), [
              { action: 'identity.service-key.revoke', subject: { kind: 'service-key', id: params.id } },
            ]);
          return ok({ done: true });
        }),
    }),
  ];
}
