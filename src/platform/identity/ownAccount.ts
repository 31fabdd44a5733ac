import { ok, type Result, refuse } from '#kernel';
import type { Actor } from '#platform/http';
import { findAccount, type SignInAccount } from './accountStore.ts';
import { onOwnPassword, takeAttempt, takeBackAttempt } from './attempts.ts';
import type { IdentityParts } from './parts.ts';
import { passwordMatches, TooManyHashes } from './passwordHash.ts';
import { signInPolicy } from './policy.ts';
import { readOpenSignIns } from './signInStore.ts';

/** The account that asks, once it has shown its password, or, where it has none, a sign-in of the last minutes. */
export async function ownAccount(
  { db, now }: Pick<IdentityParts, 'db' | 'now'>,
  actor: Actor,
  password: string | undefined,
): Promise<Result<SignInAccount>> {
  const account = await findAccount(db.kysely, actor.accountId ?? '');
  if (!account) return refuse({ refusal: 'not-signed-in' });
  if (account.passwordHash === null) {
    const signIns = await readOpenSignIns(db.kysely, account.accountId, now());
    const mine = signIns.find((one) => one.signInId === actor.signInId);
    const recent = mine && mine.openedAt.getTime() > now().getTime() - signInPolicy.recentMs;
    return recent ? ok(account) : refuse({ refusal: 'sign-in-again' });
  }
  const on = onOwnPassword(account.accountId);
  const { waitSeconds } = await takeAttempt(db.kysely, on, now());
  if (waitSeconds > 0) return refuse({ refusal: 'sign-in-must-wait', seconds: waitSeconds });
  try {
    if (!(await passwordMatches(password ?? '', account.passwordHash)))
      return refuse({ refusal: 'own-password-wrong' });
  } catch (error) {
    if (error instanceof TooManyHashes) return refuse({ refusal: 'sign-in-busy' });
    throw error;
  }
  await takeBackAttempt(db.kysely, on);
  return ok(account);
}
