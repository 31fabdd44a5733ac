import { type QueryExecutorProvider, sql } from 'kysely';
import { foldLogin } from './loginName.ts';
import { hashPassword } from './passwordHash.ts';
import { newId } from './secret.ts';

export interface SignInAccount {
  readonly accountId: string;
  readonly personId: string | null;
  readonly document: string | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly totp: boolean;
}

const columns = sql.raw(`
  a.account_id as "accountId", a.person_id as "personId", a.document, a.email, p.hash as "passwordHash",
  t.confirmed_at is not null as totp`);
const source = sql.raw(
  'identity.account a left join identity.password p using (account_id) left join identity.totp t using (account_id)',
);

/** The active account of a person by the name she typed. */
export async function findAccountByLogin(
  db: QueryExecutorProvider,
  login: string,
): Promise<SignInAccount | undefined> {
  const { rows } = await sql<SignInAccount>`
    select ${columns} from ${source}
    where (a.document = ${login} or a.email = ${login}) and a.kind = 'person' and a.status = 'active'
  `.execute(db);
  return rows[0];
}

export async function findAccount(
  db: QueryExecutorProvider,
  accountId: string,
): Promise<SignInAccount | undefined> {
  const { rows } = await sql<SignInAccount>`
    select ${columns} from ${source}
    where a.account_id = ${accountId} and a.kind = 'person' and a.status = 'active'
  `.execute(db);
  return rows[0];
}

export interface NewAccount {
  readonly personId: string | null;
  readonly document?: string | null;
  readonly email?: string | null;
  readonly password?: string | null;
}

/**
 * Opens a person's account inside the caller's transaction.
 *
 * @returns its identifier. @throws the database's error 23505 where the document or e-mail already signs in to another account.
 */
export async function createAccount(
  trx: QueryExecutorProvider,
  account: NewAccount,
  now: Date,
): Promise<string> {
  const accountId = newId(now);
  await sql`
    insert into identity.account (account_id, kind, person_id, document, email, created_at)
    values (${accountId}, 'person', ${account.personId}, ${account.document ? foldLogin(account.document) : null},
            ${account.email ? foldLogin(account.email) : null}, ${now})
  `.execute(trx);
  if (account.password) await writePassword(trx, accountId, await hashPassword(account.password), now);
  return accountId;
}

export async function writePassword(
  db: QueryExecutorProvider,
  accountId: string,
  hash: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into identity.password (account_id, hash, changed_at) values (${accountId}, ${hash}, ${now})
    on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
  `.execute(db);
}

/** How an account can sign in, for its owner to see. */
export async function readSignInMethods(
  db: QueryExecutorProvider,
  accountId: string,
): Promise<{ password: boolean; totp: boolean; recoveryCodesLeft: number; providers: string[] }> {
  const { rows } = await sql<{
    password: boolean;
    totp: boolean;
    recoveryCodesLeft: number;
    providers: string[];
  }>`
    select exists (select from identity.password where account_id = ${accountId}) as password,
           exists (select from identity.totp where account_id = ${accountId} and confirmed_at is not null) as totp,
           (select count(*)::int from identity.recovery_code where account_id = ${accountId} and used_at is null) as "recoveryCodesLeft",
           array(select provider from identity.oidc_identity where account_id = ${accountId} order by 1) as providers
  `.execute(db);
  return rows[0]!;
}
