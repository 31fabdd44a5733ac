import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { TitledRoleTable } from './parts.ts';

export interface AccountHolder {
  readonly personId: string | null;
  /** The office that she held last, in words; null for who holds none. */
  readonly office: { readonly es: string; readonly en: string } | null;
}

/** Who stands behind accounts, and in what office: what a person is told of who saw her data. */
export async function accountHolders(
  db: Database,
  roles: TitledRoleTable,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, AccountHolder>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<{ account_id: string; person_id: string | null; role: string | null }>`
    select a.account_id, a.person_id,
      (select o.role from identity.office o where o.account_id = a.account_id order by o.held_from desc limit 1) as role
    from identity.account a where a.account_id = any(${[...accountIds]}::uuid[])
  `.execute(db.kysely);
  return new Map(
    rows.map((row) => [
      row.account_id,
      { personId: row.person_id, office: (row.role !== null && roles[row.role]?.title) || null },
    ]),
  );
}
