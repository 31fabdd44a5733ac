import { sql } from 'kysely';
import { ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Route, runCommand } from '#platform/http';
import { findAccountByLogin } from './accountStore.ts';
import { accountFindAnswer, accountFindBody, accountParams, doneAnswer, unlockBody } from './api.ts';
import { findLockSeconds, forgiveAttempts } from './attempts.ts';
import { foldLogin } from './loginName.ts';
import type { IdentityParts } from './parts.ts';

const tag = 'identity';

/** What officials do with accounts of others: find one by its name, and open one that guesses have locked. */
export function accountRoutes(parts: IdentityParts): Route[] {
  const { db, now } = parts;
  return [
    defineRoute({
      method: 'POST',
      url: '/api/accounts/find',
      permission: 'identity.accounts.find',
      tag,
      idempotency: 'natural',
      summary: 'Find an account by the name it signs in with',
      description:
        'A POST so that the name stays out of addresses. The person sees that it was looked for, and why.',
      body: accountFindBody,
      answer: accountFindAnswer,
      handle: ({ body }, { actor }) =>
        transaction(db, async (trx) => {
          const account = await findAccountByLogin(trx, foldLogin(body.login));
          if (!account) return refuse({ refusal: 'not-found' });
          await recordEntries(trx, auditActor(actor), [
            {
              action: 'identity.account.find',
              subject: { kind: 'account', id: account.accountId },
              personId: account.personId,
              purpose: body.reason,
            },
          ]);
          const { accountId, personId, totp } = account;
          return ok({
            accountId,
            personId,
            totp,
            lockedSeconds: await findLockSeconds(trx, accountId, now()),
          });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/accounts/:id/unlock',
      permission: 'identity.accounts.unlock',
      tag,
      summary: 'Open an account that failed attempts have locked',
      params: accountParams,
      body: unlockBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, { actor }) =>
        runCommand(
          db,
          actor,
          { name: 'identity.account.unlock', key, body: { ...body, ...params } },
          async ({ trx, audit }) => {
            const { rows } = await sql<{ personId: string | null }>`
              select person_id as "personId" from identity.account where account_id = ${params.id} and kind = 'person'
            `.execute(trx);
            const account = rows[0];
            if (!account) return refuse({ refusal: 'not-found' });
            await forgiveAttempts(trx, params.id);
            audit({
              action: 'identity.account.unlock',
              subject: { kind: 'account', id: params.id },
              personId: account.personId,
              purpose: body.reason,
            });
            return ok({ done: true });
          },
        ),
    }),
  ];
}
