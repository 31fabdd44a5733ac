import { type QueryExecutorProvider, sql } from 'kysely';
import { ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Route, runCommand } from '#platform/http';
import { assistanceAnswer, assistanceBody, doneAnswer } from './api.ts';
import type { IdentityParts } from './parts.ts';
import { signInPolicy } from './policy.ts';
import { newId } from './secret.ts';

async function startAssistance(
  trx: QueryExecutorProvider,
  facts: {
    accountId: string;
    signInId: string;
    personId: string;
    reason: string;
    identityCheck: string;
    now: Date;
  },
): Promise<string | undefined> {
  const id = newId(facts.now);
  const oldest = new Date(facts.now.getTime() - signInPolicy.assistanceMs);
  await sql`
    update identity.assistance set ended_at = ${facts.now}
    where sign_in_id = ${facts.signInId} and ended_at is null and started_at <= ${oldest}
  `.execute(trx);
  const { rows } = await sql`
    insert into identity.assistance (assistance_id, account_id, sign_in_id, person_id, reason, identity_check, started_at)
    values (${id}, ${facts.accountId}, ${facts.signInId}, ${facts.personId}, ${facts.reason}, ${facts.identityCheck}, ${facts.now})
    on conflict (sign_in_id) where ended_at is null do nothing returning assistance_id
  `.execute(trx);
  return rows.length === 1 ? id : undefined;
}

/** Assisted mode: an official acts for a person at the counter, in this sign-in only, and both stand in every entry. */
export function assistanceRoutes(parts: IdentityParts): Route[] {
  const { db, now } = parts;
  return [
    defineRoute({
      method: 'POST',
      url: '/api/assistances',
      permission: 'identity.assist',
      tag: 'identity',
      summary: 'Begin to act for a person who is at the counter',
      description: 'Lasts until it is ended, the official signs out, or two hours have passed.',
      body: assistanceBody,
      answer: assistanceAnswer,
      handle: ({ body, key }, { actor }) =>
        runCommand(
          db,
          { ...actor, assisting: { personId: body.personId, reason: body.reason } },
          { name: 'identity.assistance.start', key, body },
          async ({ trx, audit }) => {
            const { accountId, signInId } = actor;
            if (!accountId || !signInId) return refuse({ refusal: 'assistance-needs-an-official' });
            if (body.personId === actor.personId) return refuse({ refusal: 'assistance-of-oneself' });
            if (parts.knowsPerson && !(await parts.knowsPerson(trx, body.personId)))
              return refuse({ refusal: 'not-found' });
            const at = now();
            const assistanceId = await startAssistance(trx, { accountId, signInId, ...body, now: at });
            if (!assistanceId) return refuse({ refusal: 'already-assisting' });
            audit({
              action: 'identity.assistance.start',
              subject: { kind: 'assistance', id: assistanceId },
              personId: body.personId,
              purpose: body.reason,
              detail: { identityCheck: body.identityCheck },
            });
            const endsBy = new Date(at.getTime() + signInPolicy.assistanceMs).toISOString();
            return ok({ assistanceId, personId: body.personId, endsBy });
          },
        ),
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/assistances',
      permission: 'identity.assist',
      tag: 'identity',
      idempotency: 'natural',
      summary: 'End this sign-in’s assistance',
      answer: doneAnswer,
      handle: (_input, { actor }) =>
        transaction(db, async (trx) => {
          const { rows } = await sql<{ id: string; personId: string }>`
            update identity.assistance set ended_at = ${now()}
            where sign_in_id = ${actor.signInId}::uuid and ended_at is null
            returning assistance_id as id, person_id as "personId"
          `.execute(trx);
          for (const { id, personId } of rows)
            await recordEntries(trx, { ...auditActor(actor), onBehalfOf: personId }, [
              { action: 'identity.assistance.end', subject: { kind: 'assistance', id }, personId },
            ]);
          return ok({ done: true });
        }),
    }),
  ];
}
