import { createHash } from 'node:crypto';
import type { singleClient } from '#platform/database';

/**
 * Drops databases of tests and then the roles that exist for their sake: the program's, and owners that tests made. All the
 * databases first, because clones of the template grant to the template's role.
 */
export async function dropDatabases(
  client: ReturnType<typeof singleClient>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) await client.query(`drop database if exists ${name} with (force)`);
  for (const name of names) {
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
    const { rows } = await client.query<{ role: string }>(
      'select rolname as role from pg_roles where starts_with(rolname, $1) or rolname = $2 order by 1',
      [`amparo_app_${hash}_`, `${name}_owner`],
    );
    for (const { role } of rows) await client.query(`drop role if exists ${role}`);
  }
}
