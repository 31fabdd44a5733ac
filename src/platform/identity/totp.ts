import { randomBytes } from 'node:crypto';
import { type QueryExecutorProvider, sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { signInPolicy } from './policy.ts';
import { sha256 } from './secret.ts';
import type { SeedLock } from './seedLock.ts';

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
  /** Undefined where the key that sealed it is not here any more. */
  readonly secret: Buffer | undefined;
  readonly confirmed: boolean;
}

export async function findTotp(
  db: QueryExecutorProvider,
  lock: SeedLock,
  accountId: string,
): Promise<TotpState | undefined> {
  const { rows } = await sql<{ secret: Buffer | null; sealed: Buffer | null; confirmed: boolean }>`
    select secret, sealed, confirmed_at is not null as confirmed from identity.totp where account_id = ${accountId}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  // One of before the lock is still taken, until `sealSeeds` has come by.
  const secret = row.secret ?? (row.sealed ? lock.open(accountId, row.sealed) : undefined);
  return { secret, confirmed: row.confirmed };
}

/**
 * Seals the seeds that lie open or under an older key, one by one so that nobody who is signing in waits.
 *
 * @returns how many were sealed, and how many cannot be opened with the keys that are here: their holders enrol again.
 */
export async function sealSeeds(db: Database, lock: SeedLock): Promise<{ sealed: number; lost: number }> {
  const head = lock.newest();
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from identity.totp
    where secret is not null or substring(sealed from 1 for ${head.length}) <> ${head} order by account_id
  `.execute(db.kysely);
  const count = { sealed: 0, lost: 0 };
  for (const { accountId } of rows)
    await transaction(db, async (trx) => {
      const found = await sql<{ secret: Buffer | null; sealed: Buffer | null }>`
        select secret, sealed from identity.totp where account_id = ${accountId} for update
      `.execute(trx);
      const [row] = found.rows;
      if (!row) return;
      const seed = row.secret ?? lock.open(accountId, row.sealed ?? Buffer.alloc(0));
      if (!seed) {
        count.lost += 1;
        return;
      }
      await sql`
        update identity.totp set secret = null, sealed = ${lock.seal(accountId, seed)} where account_id = ${accountId}
      `.execute(trx);
      count.sealed += 1;
    });
  if (count.sealed > 0)
    await transaction(db, (trx) =>
      recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, [
        {
          action: 'identity.seeds.sealed',
          subject: { kind: 'seed-key', id: head.toString('hex') },
          detail: { ...count },
        },
      ]),
    );
  return count;
}

/** Draws a secret that counts once a first code has confirmed it. @returns undefined where one already counts. */
export async function startTotp(
  db: QueryExecutorProvider,
  lock: SeedLock,
  accountId: string,
  label: string,
  now: Date,
): Promise<{ secret: string; uri: string } | undefined> {
  const bytes = randomBytes(20);
  const { rows } = await sql`
    insert into identity.totp as t (account_id, sealed, started_at) values (${accountId}, ${lock.seal(accountId, bytes)}, ${now})
    on conflict (account_id) do update set secret = null, sealed = excluded.sealed, started_at = excluded.started_at, last_step = 0
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
 *
 * @returns null where nobody can tell: the key of this seed is not here.
 */
export async function takeTotpCode(
  db: QueryExecutorProvider,
  lock: SeedLock,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean | null> {
  const totp = await findTotp(db, lock, accountId);
  if (!totp?.confirmed) return false;
  if (!totp.secret) return null;
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
