import { type QueryExecutorProvider, sql } from 'kysely';
import { dateAt, ok, type Result, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Route } from '#platform/http';
import { findAccountByLogin, writePassword } from './accountStore.ts';
import {
  accountOpenBody,
  accountOpenedAnswer,
  accountParams,
  activateBody,
  activationAnswer,
  activationBody,
  signInAnswer,
} from './api.ts';
import { onAddress, takeAttempt, takeBackAttempt } from './attempts.ts';
import { foldLogin } from './loginName.ts';
import { accountItself, type IdentityParts } from './parts.ts';
import { hashPassword, TooManyHashes } from './passwordHash.ts';
import { checkNewPassword } from './passwordRules.ts';
import { signInPolicy } from './policy.ts';
import { newId } from './secret.ts';
import { enter } from './signIn.ts';
import { closeOtherSignIns } from './signInStore.ts';
import { newRecoveryCode, recoveryHash, removeTotp } from './totp.ts';

export interface AccountToOpen {
  readonly personId: string | null;
  readonly document: string | null;
  readonly email: string | null;
}

/**
 * Opens an account that its owner will activate, inside the caller's transaction. It has no password until then.
 *
 * @returns its identifier, or which name or person already has one.
 */
export async function openAccount(
  trx: QueryExecutorProvider,
  account: AccountToOpen,
  now: Date,
): Promise<Result<string>> {
  if (account.personId) {
    const { rows } = await sql`
      select from identity.account where person_id = ${account.personId} and status = 'active'
    `.execute(trx);
    if (rows.length > 0) return refuse({ refusal: 'person-has-account' });
  }
  const accountId = newId(now);
  const document = account.document && foldLogin(account.document);
  const email = account.email && foldLogin(account.email);
  const { rows } = await sql`
    insert into identity.account (account_id, kind, person_id, document, email, created_at)
    values (${accountId}, 'person', ${account.personId}::uuid, ${document}, ${email}, ${now})
    on conflict do nothing returning account_id
  `.execute(trx);
  return rows.length === 1 ? ok(accountId) : refuse({ refusal: 'login-taken' });
}

/** Draws the account's activation code inside the caller's transaction. @returns it, for the only time, and its last instant. */
export async function issueActivation(
  trx: QueryExecutorProvider,
  accountId: string,
  facts: { issuedBy: string | null; removesTotp: boolean; now: Date },
): Promise<{ activationCode: string; expiresAt: string }> {
  const code = newRecoveryCode();
  const expiresAt = new Date(facts.now.getTime() + signInPolicy.activationMs);
  await sql`
    insert into identity.activation (account_id, code_hash, removes_totp, issued_by, expires_at)
    values (${accountId}, ${recoveryHash(accountId, code)}, ${facts.removesTotp}, ${facts.issuedBy}::uuid, ${expiresAt})
    on conflict (account_id) do update set code_hash = excluded.code_hash, removes_totp = excluded.removes_totp,
      issued_by = excluded.issued_by, expires_at = excluded.expires_at
  `.execute(trx);
  return { activationCode: code, expiresAt: expiresAt.toISOString() };
}

const tag = 'identity';
const permission = 'identity.accounts.open';

/** Answers here hold codes, so that none of these goes through the store of commands, which keeps answers. */
export function activationRoutes(parts: IdentityParts): Route[] {
  const { db, now } = parts;
  return [
    defineRoute({
      method: 'POST',
      url: '/api/accounts',
      permission,
      tag,
      idempotency: 'natural',
      summary: 'Open an account for a person whose identity was checked',
      description:
        'The code goes to the person, who chooses her password with it. Nobody opens one for herself.',
      body: accountOpenBody,
      answer: accountOpenedAnswer,
      status: 201,
      handle: ({ body }, { actor, reply }) =>
        transaction(db, async (trx) => {
          if (body.personId === actor.personId) return refuse({ refusal: 'activation-of-oneself' });
          if (parts.knowsPerson && !(await parts.knowsPerson(trx, body.personId)))
            return refuse({ refusal: 'not-found' });
          const { personId, document = null, email = null } = body;
          const opened = await openAccount(trx, { personId, document, email }, now());
          if (!opened.ok) return opened;
          const facts = { issuedBy: actor.accountId, removesTotp: false, now: now() };
          const activation = await issueActivation(trx, opened.value, facts);
          await recordEntries(trx, auditActor(actor), [
            {
              action: 'identity.account.open',
              subject: { kind: 'account', id: opened.value },
              personId,
              purpose: body.reason,
              detail: { identityCheck: body.identityCheck },
            },
          ]);
          reply.header('cache-control', 'no-store');
          return ok({ accountId: opened.value, ...activation });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/accounts/:id/activation',
      permission,
      tag,
      idempotency: 'natural',
      summary: 'Give a person who forgot her password a code to choose another',
      description:
        'For an account that holds an office it takes who manages offices: else the counter could enter as the director.',
      params: accountParams,
      body: activationBody,
      answer: activationAnswer,
      handle: ({ params, body }, { actor, reply, may }) =>
        transaction(db, async (trx) => {
          const { rows } = await sql<{ personId: string | null; holdsOffice: boolean }>`
            select a.person_id as "personId", exists (
              select from identity.office o where o.account_id = a.account_id
                and (o.held_until is null or o.held_until >= ${dateAt(now().getTime())}::date)) as "holdsOffice"
            from identity.account a where a.account_id = ${params.id} and a.kind = 'person' and a.status = 'active'
          `.execute(trx);
          const account = rows[0];
          if (!account) return refuse({ refusal: 'not-found' });
          if (params.id === actor.accountId || (account.personId && account.personId === actor.personId))
            return refuse({ refusal: 'activation-of-oneself' });
          if (account.holdsOffice && !may('identity.offices.manage'))
            return refuse({ refusal: 'account-holds-office' });
          const facts = { issuedBy: actor.accountId, removesTotp: body.removeAuthenticator, now: now() };
          const activation = await issueActivation(trx, params.id, facts);
          await recordEntries(trx, auditActor(actor), [
            {
              action: 'identity.activation.issue',
              subject: { kind: 'account', id: params.id },
              personId: account.personId,
              purpose: body.reason,
              detail: { identityCheck: body.identityCheck, removesAuthenticator: body.removeAuthenticator },
            },
          ]);
          reply.header('cache-control', 'no-store');
          return ok(activation);
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/sign-in/activate',
      permission: 'public',
      tag,
      idempotency: 'natural',
      perMinute: 60,
      summary: 'Choose a password with the code that an office gave, and sign in',
      description: 'Every other sign-in of the account closes.',
      body: activateBody,
      answer: signInAnswer,
      handle: async ({ body }, asked) => {
        const address = onAddress(asked.request.ip);
        const { waitSeconds } = await takeAttempt(db.kysely, address, now());
        if (waitSeconds > 0) return refuse({ refusal: 'sign-in-must-wait', seconds: waitSeconds });
        const account = await findAccountByLogin(db.kysely, foldLogin(body.login));
        const refused = refuse({ refusal: 'activation-refused' });
        if (!account || !(await isActivation(db.kysely, account.accountId, body.code, now()))) return refused;
        const next = checkNewPassword(body.password, [account.document, account.email]);
        if (!next.ok) return next;
        const hash = await hashPassword(next.value).catch((error: unknown) => {
          if (error instanceof TooManyHashes) return null;
          throw error;
        });
        if (hash === null) return refuse({ refusal: 'sign-in-busy' });
        const { accountId, personId } = account;
        const removed = await transaction(db, async (trx) => {
          const used = await useActivation(trx, accountId, body.code, now());
          if (!used) return undefined;
          await writePassword(trx, accountId, hash, now());
          if (used.removesTotp) await removeTotp(trx, accountId);
          await closeOtherSignIns(trx, accountId, null, now());
          await recordEntries(trx, accountItself(accountId), [
            { action: 'identity.account.activate', subject: { kind: 'account', id: accountId }, personId },
          ]);
          return used;
        });
        if (!removed) return refused;
        await takeBackAttempt(db.kysely, address);
        return enter(parts, { ...account, totp: account.totp && !removed.removesTotp }, 'activation', asked);
      },
    }),
  ];
}

async function isActivation(
  db: QueryExecutorProvider,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    select from identity.activation
    where account_id = ${accountId} and code_hash = ${recoveryHash(accountId, code)} and expires_at > ${now}
  `.execute(db);
  return rows.length === 1;
}

async function useActivation(
  db: QueryExecutorProvider,
  accountId: string,
  code: string,
  now: Date,
): Promise<{ removesTotp: boolean } | undefined> {
  const { rows } = await sql<{ removesTotp: boolean }>`
    delete from identity.activation
    where account_id = ${accountId} and code_hash = ${recoveryHash(accountId, code)} and expires_at > ${now}
    returning removes_totp as "removesTotp"
  `.execute(db);
  return rows[0];
}
