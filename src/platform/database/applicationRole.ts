import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface ApplicationRole {
  readonly name: string;
  readonly password: string;
}

/**
 * The role under which the program works: it owns nothing, may create nothing that stays, and has on each table what that
 * table's migration granted. Its name and its password are drawn once and lie in `amparo.installation`, which only the owner
 * reads: every process that knows the owner's address finds them, and changing the owner's own password breaks nothing.
 *
 * Called inside the lock of a migration.
 *
 * @throws Error when the owner may not create roles, saying what to grant.
 */
export async function ensureApplicationRole(client: pg.Client): Promise<ApplicationRole> {
  const role = (await readRole(client)) ?? (await drawRole(client));
  const exists = await client.query('select 1 from pg_catalog.pg_roles where rolname = $1', [role.name]);
  const name = pg.escapeIdentifier(role.name);
  if (exists.rowCount === 0) {
    await client
      .query(
        `create role ${name} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
           password ${pg.escapeLiteral(scramVerifier(role.password))}`,
      )
      .catch(explainMissingRight);
    await client.query(`alter role ${name} set search_path = public, pg_temp`);
  }
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  const database = pg.escapeIdentifier(rows[0]?.database ?? '');
  await client.query(`revoke all on database ${database} from public`);
  // Temporary tables are where an import lays its lines before it judges them; they die with the connection.
  await client.query(`grant connect, temporary on database ${database} to ${name}`);
  await client.query('revoke create on schema public from public');
  await client.query(`grant usage on schema amparo to ${name}`);
  await client.query(`grant select on amparo.migration to ${name}`);
  return role;
}

async function readRole(client: pg.Client): Promise<ApplicationRole | undefined> {
  const { rows } = await client.query<ApplicationRole>(
    'select application_role as name, application_password as password from amparo.installation',
  );
  return rows[0];
}

/** Roles belong to the whole server, so that the name carries the database's; the suffix keeps it free after a rename. */
async function drawRole(client: pg.Client): Promise<ApplicationRole> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database');
  const hash = createHash('sha256')
    .update(rows[0]?.database ?? '')
    .digest('hex')
    .slice(0, 8);
  const role = {
    name: `amparo_app_${hash}_${randomBytes(4).toString('hex')}`,
    password: randomBytes(24).toString('base64url'),
  };
  await client.query(
    'insert into amparo.installation (application_role, application_password) values ($1, $2)',
    [role.name, role.password],
  );
  return role;
}

/**
 * What the server keeps of a password (RFC 5802, as PostgreSQL writes it): sent in place of the password itself, so that no
 * log of statements can hold it.
 */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const serverKey = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

function explainMissingRight(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '42501')
    throw new Error(
      'The owner of the database may not create the role under which the program works. As an administrator: ALTER ROLE <owner> CREATEROLE; and start again.',
      { cause: error },
    );
  throw error;
}
