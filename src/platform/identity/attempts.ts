import { type QueryExecutorProvider, sql } from 'kysely';
import { networkOf } from '#platform/http';
import { type AttemptLimit, accountLimit, addressLimit, forgottenLimit } from './policy.ts';
import { sha256 } from './secret.ts';

/** What is being tried; two things with different keys are counted apart. */
export interface AttemptOn {
  readonly key: Buffer;
  readonly limit: AttemptLimit;
}

/** Tries at an account's password; of a name that no account has, they are counted in the same way. */
export function onLogin(accountId: string | null, login: string): AttemptOn {
  return { key: sha256(accountId ? `login:${accountId}` : `name:${login}`), limit: accountLimit };
}
export function onCode(accountId: string): AttemptOn {
  return { key: sha256(`code:${accountId}`), limit: accountLimit };
}
/** Tries at one's own password from inside an open sign-in. */
export function onOwnPassword(accountId: string): AttemptOn {
  return { key: sha256(`own:${accountId}`), limit: accountLimit };
}
/** Letters to an account by which a password is replaced or an address confirmed. */
export function onForgotten(accountId: string): AttemptOn {
  return { key: sha256(`forgotten:${accountId}`), limit: forgottenLimit };
}
/** Names for which one address says that the password was forgotten: none is taken back, since no answer says which was right. */
export function onForgottenBy(address: string): AttemptOn {
  return { key: sha256(`forgotten-by:${networkOf(address)}`), limit: addressLimit };
}
export function onAddress(address: string): AttemptOn {
  return { key: sha256(`address:${networkOf(address)}`), limit: addressLimit };
}

/** Counts the attempt as failed until `forgiveAttempts` or `takeBackAttempt` says otherwise. */
export async function takeAttempt(
  db: QueryExecutorProvider,
  on: AttemptOn,
  now: Date,
): Promise<{ waitSeconds: number; failures: number }> {
  const { free, baseSeconds, capSeconds, quietSeconds } = on.limit;
  const { rows } = await sql<{ waitSeconds: number; failures: number }>`
    select wait_s as "waitSeconds", counted as failures from identity.take_attempt(
      ${on.key}, ${now}, ${free}::int, ${baseSeconds}::int, ${capSeconds}::int, make_interval(secs => ${quietSeconds}))
  `.execute(db);
  return rows[0] ?? { waitSeconds: 0, failures: 0 };
}

/** The account showed itself to be in the right hands: its failures are forgotten. */
export async function forgiveAttempts(db: QueryExecutorProvider, accountId: string): Promise<void> {
  const keys = [onLogin(accountId, ''), onCode(accountId), onOwnPassword(accountId)].map((on) => on.key);
  await sql`delete from identity.attempt where key = any(${keys}::bytea[])`.execute(db);
}

/** The password was replaced: guesses at the one before are forgotten. Those at the second factor stay counted. */
export async function forgivePassword(db: QueryExecutorProvider, accountId: string): Promise<void> {
  const keys = [onLogin(accountId, ''), onOwnPassword(accountId)].map((on) => on.key);
  await sql`delete from identity.attempt where key = any(${keys}::bytea[])`.execute(db);
}

/** This attempt did not fail; those before it stay counted, or one's own account would pay for guessing at others'. */
export async function takeBackAttempt(db: QueryExecutorProvider, on: AttemptOn): Promise<void> {
  await sql`
    update identity.attempt set failures = greatest(failures - 1, 0), locked_until = null where key = ${on.key}
  `.execute(db);
}

/** Seconds for which the account's sign-in is locked; 0 where it is open. */
export async function findLockSeconds(
  db: QueryExecutorProvider,
  accountId: string,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from max(locked_until) - ${now}))::int as seconds from identity.attempt
    where key = any(${[onLogin(accountId, '').key, onCode(accountId).key]}::bytea[]) and locked_until > ${now}
  `.execute(db);
  return rows[0]?.seconds ?? 0;
}
