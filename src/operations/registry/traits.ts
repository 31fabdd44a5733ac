import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db } from '#platform/database';

/** What statistics ask of a person, as the registry has it now. */
export interface Traits {
  readonly birthDate: PlainDate;
  readonly sex: 'female' | 'male';
  /** Null where she did not say. */
  readonly ethnicity: string | null;
  readonly hasDisability: boolean;
}

/** Traits of some persons for counting, by person; whoever the registry does not know is left out. No name leaves with them. */
export async function readTraits(db: Db, personIds: readonly string[]): Promise<Map<string, Traits>> {
  const { rows } = await sql<Traits & { personId: string }>`
    select person_id as "personId", birth_date as "birthDate", sex, ethnicity, coalesce(disability_percent, 0) > 0 as "hasDisability"
    from registry.person_search where person_id = any(${[...personIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map(({ personId, ...traits }) => [personId, traits]));
}
