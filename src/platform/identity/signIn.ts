import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Refusal, type Result, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { findAccount, findAccountByLogin, type SignInAccount, writePassword } from './accountStore.ts';
import {
  type AttemptOn,
  forgiveAttempts,
  onAddress,
  onCode,
  onLogin,
  takeAttempt,
  takeBackAttempt,
} from './attempts.ts';
import { deviceOf } from './deviceOf.ts';
import { foldLogin } from './loginName.ts';
import { accountItself, type IdentityParts } from './parts.ts';
import { hashPassword, isOutdated, passwordMatches, TooManyHashes } from './passwordHash.ts';
import { closeByToken, endPending, openSignIn, startPending, takePending } from './signInStore.ts';
import { takeRecoveryCode, takeTotpCode } from './totp.ts';

/** One answer for every wrong name, password and closed account: it must not tell which it was. */
export const signInRefused = { refusal: 'sign-in-refused' } as const;

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
type SignInState = { readonly state: 'signed-in' | 'code-needed' };

/** Waits of an address or an account, where it must; the attempt is already counted when it returns nothing. */
async function waitFor(
  parts: IdentityParts,
  on: AttemptOn,
): Promise<{ refusal: Refusal | undefined; failures: number }> {
  const { waitSeconds, failures } = await takeAttempt(parts.db.kysely, on, parts.now());
  return {
    refusal: waitSeconds > 0 ? { refusal: 'sign-in-must-wait', seconds: waitSeconds } : undefined,
    failures,
  };
}

/** Refuses, and leaves a mark in the account's history where this failure was the one that locked it. */
async function refuseAttempt(
  parts: IdentityParts,
  account: SignInAccount | undefined,
  on: AttemptOn,
  failures: number,
): Promise<Result<never>> {
  if (account && failures === on.limit.free)
    await transaction(parts.db, (trx) =>
      recordEntries(trx, { kind: 'anonymous', id: null, onBehalfOf: null }, [
        {
          action: 'identity.account.lock',
          subject: { kind: 'account', id: account.accountId },
          personId: account.personId,
          detail: { failures },
        },
      ]),
    );
  return refuse(signInRefused);
}

async function matches(password: string, hash: string | null): Promise<Result<boolean>> {
  try {
    return ok(await passwordMatches(password, hash));
  } catch (error) {
    if (error instanceof TooManyHashes) return refuse({ refusal: 'sign-in-busy' });
    throw error;
  }
}

/** Signs in with name and password, or begins the step that awaits a code. */
export async function signInWithPassword(
  parts: IdentityParts,
  typed: { login: string; password: string },
  asked: Asked,
): Promise<Result<SignInState>> {
  const login = foldLogin(typed.login);
  const address = onAddress(asked.request.ip);
  const held = await waitFor(parts, address);
  if (held.refusal) return refuse(held.refusal);
  const account = await findAccountByLogin(parts.db.kysely, login);
  const on = onLogin(account?.accountId ?? null, login);
  const locked = await waitFor(parts, on);
  if (locked.refusal) return refuse(locked.refusal);
  const right = await matches(typed.password, account?.passwordHash ?? null);
  if (!right.ok) {
    await takeBackAttempt(parts.db.kysely, on);
    return right;
  }
  if (!account || !right.value) return refuseAttempt(parts, account, on, locked.failures);
  if (account.passwordHash && isOutdated(account.passwordHash))
    await writePassword(parts.db.kysely, account.accountId, await hashPassword(typed.password), parts.now());
  await takeBackAttempt(parts.db.kysely, address);
  return enter(parts, account, 'password', asked);
}

/** What follows the first proof: the second where the account has one, else the open sign-in. */
export async function enter(
  parts: IdentityParts,
  account: Pick<SignInAccount, 'accountId' | 'personId' | 'totp'>,
  method: string,
  asked: Asked,
): Promise<Result<SignInState>> {
  if (!account.totp) return open(parts, account, method, asked);
  const token = await startPending(parts.db.kysely, account.accountId, method, parts.now());
  parts.cookies.set(asked.reply, 'amparo-step', token);
  return ok({ state: 'code-needed' });
}

/** Finishes the step with a code of the authenticator. */
export async function signInWithCode(
  parts: IdentityParts,
  code: string,
  asked: Asked,
): Promise<Result<SignInState>> {
  const step = await findStep(parts, asked);
  if (!step) return refuse({ refusal: 'sign-in-step-over' });
  const on = onCode(step.account.accountId);
  const locked = await waitFor(parts, on);
  if (locked.refusal) return refuse(locked.refusal);
  const taken = await takeTotpCode(
    parts.db.kysely,
    parts.seedLock,
    step.account.accountId,
    code,
    parts.now(),
  );
  if (taken === null) {
    await takeBackAttempt(parts.db.kysely, on);
    return refuse({ refusal: 'authenticator-unreadable' });
  }
  if (!taken) {
    await refuseAttempt(parts, step.account, on, locked.failures);
    return refuse({ refusal: 'code-refused' });
  }
  return open(parts, step.account, `${step.method}+totp`, asked, step.token);
}

/**
 * Signs in with a recovery code: in place of the authenticator's code, or, with name and password, past a lock that somebody
 * else's guesses have put on the account. A code cannot be guessed, so that this way needs no lock of its own.
 */
export async function signInWithRecoveryCode(
  parts: IdentityParts,
  typed: { login?: string | undefined; password?: string | undefined; code: string },
  asked: Asked,
): Promise<Result<SignInState>> {
  const address = onAddress(asked.request.ip);
  const held = await waitFor(parts, address);
  if (held.refusal) return refuse(held.refusal);
  if (typed.login === undefined || typed.password === undefined) {
    const step = await findStep(parts, asked);
    if (!step) return refuse({ refusal: 'sign-in-step-over' });
    if (!(await takeRecoveryCode(parts.db.kysely, step.account.accountId, typed.code, parts.now())))
      return refuse({ refusal: 'code-refused' });
    await takeBackAttempt(parts.db.kysely, address);
    return open(parts, step.account, `${step.method}+recovery-code`, asked, step.token);
  }
  const account = await findAccountByLogin(parts.db.kysely, foldLogin(typed.login));
  const right = await matches(typed.password, account?.passwordHash ?? null);
  if (!right.ok) return right;
  if (!account || !right.value) return refuse(signInRefused);
  if (!(await takeRecoveryCode(parts.db.kysely, account.accountId, typed.code, parts.now())))
    return refuse(signInRefused);
  await takeBackAttempt(parts.db.kysely, address);
  return open(parts, account, 'password+recovery-code', asked);
}

async function findStep(parts: IdentityParts, { request }: Asked) {
  const token = parts.cookies.read(request, 'amparo-step');
  const pending = token && (await takePending(parts.db.kysely, token, parts.now()));
  const account = pending && (await findAccount(parts.db.kysely, pending.accountId));
  return account ? { token, account, method: pending.method } : undefined;
}

/** Opens the sign-in under a new token, whatever cookie came along, and closes the one that this browser had before. */
async function open(
  parts: IdentityParts,
  account: Pick<SignInAccount, 'accountId' | 'personId'>,
  method: string,
  asked: Asked,
  stepToken?: string,
): Promise<Result<SignInState>> {
  const before = parts.cookies.read(asked.request, 'amparo');
  const now = parts.now();
  const token = await transaction(parts.db, async (trx) => {
    if (before) await closeByToken(trx, before, now);
    if (stepToken) await endPending(trx, stepToken);
    await forgiveAttempts(trx, account.accountId);
    const device = deviceOf(asked.request.headers['user-agent']);
    const opened = await openSignIn(trx, account.accountId, { method, device, now });
    await recordEntries(trx, accountItself(account.accountId), [
      {
        action: 'identity.sign-in.open',
        subject: { kind: 'sign-in', id: opened.signInId },
        personId: account.personId,
        detail: { method },
      },
    ]);
    return opened.token;
  });
  parts.cookies.set(asked.reply, 'amparo', token);
  parts.cookies.clear(asked.reply, 'amparo-step');
  return ok({ state: 'signed-in' });
}

/** Closes this browser's sign-in; where there is none it does no harm. */
export async function signOut(parts: IdentityParts, asked: Asked): Promise<void> {
  const token = parts.cookies.read(asked.request, 'amparo');
  if (token)
    await transaction(parts.db, async (trx) => {
      const closed = await closeByToken(trx, token, parts.now());
      if (closed)
        await recordEntries(trx, accountItself(closed.accountId), [
          { action: 'identity.sign-in.close', subject: { kind: 'sign-in', id: closed.signInId } },
        ]);
    });
  parts.cookies.clear(asked.reply, 'amparo');
  parts.cookies.clear(asked.reply, 'amparo-step');
}
