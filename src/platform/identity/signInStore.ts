import { type QueryExecutorProvider, sql } from 'kysely';
import { signInPolicy } from './policy.ts';
import { newId, newToken, sha256 } from './secret.ts';

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Opens a sign-in under a token that nobody has seen before. @returns the token, for the only time, and the sign-in. */
export async function openSignIn(
  db: QueryExecutorProvider,
  accountId: string,
  facts: { method: string; device: string; now: Date },
): Promise<{ token: string; signInId: string }> {
  const token = newToken();
  const signInId = newId(facts.now);
  await sql`
    insert into identity.sign_in (sign_in_id, token_hash, account_id, method, device, opened_at, last_seen_at, expires_at)
    values (${signInId}, ${sha256(token)}, ${accountId}, ${facts.method}, ${facts.device}, ${facts.now}, ${facts.now},
            ${after(facts.now, signInPolicy.absoluteMs)})
  `.execute(db);
  return { token, signInId };
}

/** Closes the sign-in of a token, if it is open. @returns whose it was. */
export async function closeByToken(
  db: QueryExecutorProvider,
  token: string,
  now: Date,
): Promise<{ accountId: string; signInId: string } | undefined> {
  const { rows } = await sql<{ accountId: string; signInId: string }>`
    update identity.sign_in set closed_at = ${now} where token_hash = ${sha256(token)} and closed_at is null
    returning account_id as "accountId", sign_in_id as "signInId"
  `.execute(db);
  return rows[0];
}

export async function closeSignIn(
  db: QueryExecutorProvider,
  accountId: string,
  signInId: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update identity.sign_in set closed_at = ${now}
    where sign_in_id = ${signInId} and account_id = ${accountId} and closed_at is null returning sign_in_id
  `.execute(db);
  return rows.length === 1;
}

/** Closes every open sign-in of the account but one. @returns how many. */
export async function closeOtherSignIns(
  db: QueryExecutorProvider,
  accountId: string,
  keptSignInId: string | null,
  now: Date,
): Promise<number> {
  const { rows } = await sql`
    update identity.sign_in set closed_at = ${now}
    where account_id = ${accountId} and closed_at is null and sign_in_id is distinct from ${keptSignInId}::uuid
    returning sign_in_id
  `.execute(db);
  return rows.length;
}

export interface OpenSignIn {
  readonly signInId: string;
  readonly method: string;
  readonly device: string;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
}

export async function readOpenSignIns(
  db: QueryExecutorProvider,
  accountId: string,
  now: Date,
): Promise<OpenSignIn[]> {
  const { rows } = await sql<OpenSignIn>`
    select sign_in_id as "signInId", method, device, opened_at as "openedAt", last_seen_at as "lastSeenAt"
    from identity.sign_in
    where account_id = ${accountId} and closed_at is null and expires_at > ${now}
      and last_seen_at > ${after(now, -signInPolicy.idleMs)}
    order by opened_at desc
  `.execute(db);
  return rows;
}

/** Remembers that the password was right and a code is awaited. @returns the token of the step. */
export async function startPending(
  db: QueryExecutorProvider,
  accountId: string,
  method: string,
  now: Date,
): Promise<string> {
  const token = newToken();
  await sql`
    insert into identity.pending_sign_in (token_hash, account_id, method, expires_at)
    values (${sha256(token)}, ${accountId}, ${method}, ${after(now, signInPolicy.pendingMs)})
  `.execute(db);
  return token;
}

/** The step that a token stands for, counting this use of it; undefined when it is over, used up or unknown. */
export async function takePending(
  db: QueryExecutorProvider,
  token: string,
  now: Date,
): Promise<{ accountId: string; method: string } | undefined> {
  const { rows } = await sql<{ accountId: string; method: string }>`
    update identity.pending_sign_in set attempts = attempts + 1
    where token_hash = ${sha256(token)} and expires_at > ${now} and attempts < ${signInPolicy.pendingAttemptsMax}
    returning account_id as "accountId", method
  `.execute(db);
  return rows[0];
}

export async function endPending(db: QueryExecutorProvider, token: string): Promise<void> {
  await sql`delete from identity.pending_sign_in where token_hash = ${sha256(token)}`.execute(db);
}

/** Forgets what is over: steps, journeys to providers, old attempts, sign-ins closed or expired long ago. */
export async function forgetWhatIsOver(db: QueryExecutorProvider, now: Date): Promise<void> {
  const kept = after(now, -signInPolicy.closedKeptMs);
  await sql`delete from identity.pending_sign_in where expires_at < ${now}`.execute(db);
  await sql`delete from identity.oidc_request where expires_at < ${now}`.execute(db);
  await sql`delete from identity.activation where expires_at < ${now}`.execute(db);
  await sql`delete from identity.password_reset where expires_at < ${now}`.execute(db);
  await sql`delete from identity.email_confirmation where expires_at < ${now}`.execute(db);
  await sql`
    delete from identity.attempt
    where last_at < ${after(now, -2 * 24 * 3_600_000)} and (locked_until is null or locked_until < ${now})
  `.execute(db);
  await sql`delete from identity.sign_in where coalesce(closed_at, expires_at) < ${kept}`.execute(db);
}
