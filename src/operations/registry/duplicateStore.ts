import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { DuplicatePair } from './api.ts';

interface PairRow {
  readonly first: DuplicatePair['first'];
  readonly second: DuplicatePair['second'];
  readonly names: number;
  readonly sameBirth: boolean;
  readonly swapped: boolean;
  readonly sameCanton: boolean;
  readonly oneDigit: boolean;
}

/**
 * Pairs of records that may be one person: born on the same day (or with day and month swapped) and with names alike, or with the
 * same names and documents one digit apart. Each says why it is proposed.
 */
export async function proposeDuplicates(db: Db, limit: number): Promise<DuplicatePair[]> {
  const one = (alias: string) =>
    sql.raw(`jsonb_build_object('personId', ${alias}.person_id, 'name', ${alias}.display_name, 'birthDate', ${alias}.birth_date, 'canton', ${alias}.canton,
      'document', (select min(d.document) from registry.document d where d.person_id = ${alias}.person_id))`);
  const { rows } = await sql<PairRow>`
    with candidates as (
      select a.person_id as a_id, b.person_id as b_id, true as same_birth, false as swapped
      from registry.person_search a join registry.person_search b on a.birth_date = b.birth_date and a.person_id < b.person_id and a.sex = b.sex
      where similarity(a.folded_name, b.folded_name) > 0.5
      union all
      select a.person_id, b.person_id, false, true
      from registry.person_search a
      join registry.person_search b on b.birth_date = make_date(extract(year from a.birth_date)::int, extract(day from a.birth_date)::int, extract(month from a.birth_date)::int)
        and a.person_id < b.person_id and a.birth_date <> b.birth_date
      where extract(day from a.birth_date) <= 12 and similarity(a.folded_name, b.folded_name) > 0.7
    )
    select ${one('a')} as first, ${one('b')} as second, similarity(a.folded_name, b.folded_name)::float8 as names,
      c.same_birth as "sameBirth", c.swapped, a.canton is not distinct from b.canton as "sameCanton",
      exists (select from registry.document x, registry.document y
              where x.person_id = a.person_id and y.person_id = b.person_id and length(x.document) = length(y.document)
                and (select count(*) from generate_series(1, length(x.document)) i where substr(x.document, i, 1) <> substr(y.document, i, 1)) <= 2) as "oneDigit"
    from candidates c join registry.person_search a on a.person_id = c.a_id join registry.person_search b on b.person_id = c.b_id
    where not exists (select from registry.merge_in_force m where m.merged_id in (c.a_id, c.b_id))
      and not exists (select from registry.kept_apart k where k.first_id = c.a_id and k.second_id = c.b_id)
    order by similarity(a.folded_name, b.folded_name) desc, c.a_id limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    first: row.first,
    second: row.second,
    // Names carry most of the weight; the rest only orders pairs whose names say the same.
    score: Math.min(
      1,
      0.6 * row.names + (row.sameBirth ? 0.2 : 0) + (row.sameCanton ? 0.1 : 0) + (row.oneDigit ? 0.1 : 0),
    ),
    because: [
      ...(row.sameBirth ? (['same-birth-date'] as const) : []),
      ...(row.swapped ? (['day-and-month-swapped'] as const) : []),
      row.names === 1 ? ('same-names' as const) : ('names-alike' as const),
      ...(row.sameCanton ? (['same-canton'] as const) : []),
      ...(row.oneDigit ? (['documents-one-digit-apart'] as const) : []),
    ],
  }));
}

/** Holds both records for this transaction, in one order whoever comes, so that two officials do not cross. */
export async function lockPersons(trx: Trx, ids: readonly string[]): Promise<number> {
  let known = 0;
  for (const id of [...ids].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7))`.execute(trx);
    const { rows } = await sql`select from registry.person where person_id = ${id}::uuid`.execute(trx);
    known += rows.length;
  }
  return known;
}

/** Whether either record takes part in a merge in force that would make a chain. */
export async function isMerged(db: Db, keptId: string, mergedId: string): Promise<boolean> {
  const { rows } = await sql`
    select from registry.merge_in_force m
    where m.merged_id in (${keptId}::uuid, ${mergedId}::uuid) or m.kept_id = ${mergedId}::uuid limit 1
  `.execute(db);
  return rows.length > 0;
}

export async function insertMerge(
  trx: Trx,
  merge: { mergeId: string; keptId: string; mergedId: string; reason: string; by: string | null },
): Promise<void> {
  await sql`
    insert into registry.merge (merge_id, kept_id, merged_id, reason, recorded_by)
    values (${merge.mergeId}::uuid, ${merge.keptId}::uuid, ${merge.mergedId}::uuid, ${merge.reason}, ${merge.by}::uuid)
  `.execute(trx);
}

/** @returns the persons of the merge now undone; undefined when there is none in force. */
export async function undoMerge(
  trx: Trx,
  mergeId: string,
  reason: string,
  by: string | null,
): Promise<{ keptId: string; mergedId: string } | undefined> {
  const { rows } = await sql<{ keptId: string; mergedId: string }>`
    with undone as (
      insert into registry.merge_undone (merge_id, reason, recorded_by)
      select m.merge_id, ${reason}, ${by}::uuid from registry.merge m where m.merge_id = ${mergeId}::uuid
      on conflict do nothing returning merge_id
    )
    select m.kept_id as "keptId", m.merged_id as "mergedId" from undone join registry.merge m using (merge_id)
  `.execute(trx);
  return rows[0];
}

export async function insertKeptApart(
  trx: Trx,
  ids: readonly [string, string],
  reason: string,
  by: string | null,
): Promise<void> {
  const [first, second] = [...ids].sort();
  await sql`
    insert into registry.kept_apart (first_id, second_id, reason, recorded_by)
    values (${first}::uuid, ${second}::uuid, ${reason}, ${by}::uuid) on conflict do nothing
  `.execute(trx);
}
