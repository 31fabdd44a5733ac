import { type QueryExecutorProvider, sql } from 'kysely';
import { dateAt } from '#kernel';
import { sha256 } from './secret.ts';

/** The confirmed address of an account, and one that still waits to be confirmed. */
export async function readRecoveryEmail(
  db: QueryExecutorProvider,
  accountId: string,
  now: Date,
): Promise<{ readonly confirmed: string | null; readonly waiting: string | null }> {
  const { rows } = await sql<{ confirmed: string | null; waiting: string | null }>`
    select (select email from identity.recovery_email where account_id = ${accountId}) as confirmed,
      (select email from identity.email_confirmation where account_id = ${accountId} and expires_at > ${now}) as waiting
  `.execute(db);
  return rows[0]!;
}

export async function keepConfirmation(
  trx: QueryExecutorProvider,
  accountId: string,
  facts: { readonly email: string; readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    insert into identity.email_confirmation (account_id, email, token_hash, expires_at)
    values (${accountId}, ${facts.email}, ${sha256(facts.token)}, ${facts.expiresAt})
    on conflict (account_id) do update set email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at
  `.execute(trx);
}

/** Uses up a confirmation and keeps its address. @returns whose it is; undefined where the token is over, used or unknown. */
export async function confirmEmail(
  trx: QueryExecutorProvider,
  token: string,
  now: Date,
): Promise<{ readonly accountId: string; readonly personId: string | null } | undefined> {
  const { rows } = await sql<{ accountId: string; personId: string | null }>`
    with used as (
      delete from identity.email_confirmation where token_hash = ${sha256(token)} and expires_at > ${now}
      returning account_id, email
    ), kept as (
      insert into identity.recovery_email (account_id, email, confirmed_at) select account_id, email, ${now} from used
      on conflict (account_id) do update set email = excluded.email, confirmed_at = excluded.confirmed_at
      returning account_id
    )
    select a.account_id as "accountId", a.person_id as "personId" from kept join identity.account a using (account_id)
  `.execute(trx);
  return rows[0];
}

/** @returns whether there was one. */
export async function forgetRecoveryEmail(trx: QueryExecutorProvider, accountId: string): Promise<boolean> {
  await sql`delete from identity.email_confirmation where account_id = ${accountId}`.execute(trx);
  await sql`delete from identity.password_reset where account_id = ${accountId}`.execute(trx);
  const { rows } = await sql`
    delete from identity.recovery_email where account_id = ${accountId} returning 1
  `.execute(trx);
  return rows.length === 1;
}

/** Whether an account holds an office today or will: such a one gets its way back from who manages access alone. */
export async function holdsOffice(db: QueryExecutorProvider, accountId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    select from identity.office where account_id = ${accountId}
      and (held_until is null or held_until >= ${dateAt(now.getTime())}::date) limit 1
  `.execute(db);
  return rows.length > 0;
}

export async function keepReset(
  trx: QueryExecutorProvider,
  accountId: string,
  facts: { readonly token: string; readonly expiresAt: Date },
): Promise<void> {
  await sql`
    insert into identity.password_reset (account_id, token_hash, expires_at)
    values (${accountId}, ${sha256(facts.token)}, ${facts.expiresAt})
    on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at
  `.execute(trx);
}

/** Whose a link is that is neither used nor over. */
export async function findReset(
  db: QueryExecutorProvider,
  token: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from identity.password_reset where token_hash = ${sha256(token)} and expires_at > ${now}
  `.execute(db);
  return rows[0]?.accountId;
}

/** Uses a link up; of two that come at once one wins. */
export async function useReset(trx: QueryExecutorProvider, token: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    delete from identity.password_reset where token_hash = ${sha256(token)} and expires_at > ${now} returning 1
  `.execute(trx);
  return rows.length === 1;
}
