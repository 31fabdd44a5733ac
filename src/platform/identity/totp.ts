import { randomBytes } from 'node:crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { signInPolicy } from './policy.ts';
import { sha256 } from './secret.ts';

const period = 30;

/** The time step (RFC 6238) of a right code, one step early or late allowed; null for a wrong one. */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    token: code,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    period,
    timestamp,
    window: 1,
  });
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta;
}

export interface TotpState {
  readonly secret: Buffer;
  readonly confirmed: boolean;
}

export async function findTotp(db: QueryExecutorProvider, accountId: string): Promise<TotpState | undefined> {
  const { rows } = await sql<TotpState>`
    select secret, confirmed_at is not null as confirmed from identity.totp where account_id = ${accountId}
  `.execute(db);
  return rows[0];
}

/** Draws a secret that counts once a first code has confirmed it. @returns undefined where one already counts. */
export async function startTotp(
  db: QueryExecutorProvider,
  accountId: string,
  label: string,
  now: Date,
): Promise<{ secret: string; uri: string } | undefined> {
  const bytes = randomBytes(20);
  const { rows } = await sql`
    insert into identity.totp as t (account_id, secret, started_at) values (${accountId}, ${bytes}, ${now})
    on conflict (account_id) do update set secret = excluded.secret, started_at = excluded.started_at, last_step = 0
      where t.confirmed_at is null
    returning account_id
  `.execute(db);
  if (rows.length === 0) return undefined;
  const totp = new TOTP({
    issuer: 'Amparo',
    label,
    secret: new Secret({ buffer: Uint8Array.from(bytes).buffer }),
    period,
  });
  return { secret: totp.secret.base32, uri: totp.toString() };
}

export async function confirmTotp(
  db: QueryExecutorProvider,
  accountId: string,
  step: number,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update identity.totp set confirmed_at = ${now}, last_step = ${step}
    where account_id = ${accountId} and confirmed_at is null returning account_id
  `.execute(db);
  return rows.length === 1;
}

/**
 * Takes a code. The step is compared and written in one statement, so that of two that come at once with the same code the
 * second waits for the first and then finds its step used.
 */
export async function takeTotpCode(
  db: QueryExecutorProvider,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const totp = await findTotp(db, accountId);
  if (!totp?.confirmed) return false;
  const step = stepOfCode(totp.secret, code, now);
  if (step === null) return false;
  const { rows } = await sql`
    update identity.totp set last_step = ${step}
    where account_id = ${accountId} and confirmed_at is not null and last_step < ${step} returning account_id
  `.execute(db);
  return rows.length === 1;
}

export async function removeTotp(db: QueryExecutorProvider, accountId: string): Promise<boolean> {
  await sql`delete from identity.recovery_code where account_id = ${accountId}`.execute(db);
  const { rows } = await sql`
    delete from identity.totp where account_id = ${accountId} returning account_id
  `.execute(db);
  return rows.length === 1;
}

// Letters and digits that are not mistaken for one another when read aloud or copied by hand.
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Sixteen characters of 32, 80 bits: nobody can guess one, so that SHA-256 is enough to keep it. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet[byte & 31]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

export function recoveryHash(accountId: string, typed: string): Buffer {
  return sha256(`${accountId}:${typed.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}

/** Replaces the account's recovery codes. @returns them, for the only time. */
export async function renewRecoveryCodes(db: QueryExecutorProvider, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: signInPolicy.recoveryCodes }, newRecoveryCode);
  await sql`delete from identity.recovery_code where account_id = ${accountId}`.execute(db);
  await sql`
    insert into identity.recovery_code (account_id, code_hash)
    select ${accountId}, h from unnest(${codes.map((code) => recoveryHash(accountId, code))}::bytea[]) as h
  `.execute(db);
  return codes;
}

/** Uses up a recovery code; of two that come at once with the same one, one wins. */
export async function takeRecoveryCode(
  db: QueryExecutorProvider,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update identity.recovery_code set used_at = ${now}
    where account_id = ${accountId} and code_hash = ${recoveryHash(accountId, code)} and used_at is null
    returning account_id
  `.execute(db);
  return rows.length === 1;
}
