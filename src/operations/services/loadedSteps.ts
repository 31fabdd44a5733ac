import { sql } from 'kysely';
import { type Database, type Db, transaction, withTables } from '#platform/database';

/** The steps of a load that were done, each with what it left for those after it. */
export async function readLoadedSteps(db: Db): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql<{ step: string; facts: unknown }>`
    select step, facts from services.loaded_step
  `.execute(db);
  return new Map(rows.map(({ step, facts }) => [step, facts]));
}

/**
 * Does a step with its mark in one transaction: a process that dies in it leaves nothing of it. What the work writes through the
 * database that it is given joins that transaction.
 *
 * @returns what the work left for the steps after it, as it will be read again.
 */
export async function loadStep<Facts>(
  db: Database,
  step: string,
  work: (joined: Database) => Promise<Facts>,
): Promise<Facts> {
  return transaction(
    db,
    async (trx) => {
      const facts = await work({ ...db, kysely: trx, withTables: <T>() => withTables<T>(trx) });
      await sql`
        insert into services.loaded_step (step, facts) values (${step}, ${JSON.stringify(facts ?? {})}::jsonb)
      `.execute(trx);
      return facts;
    },
    { attemptsMax: 1 },
  );
}
