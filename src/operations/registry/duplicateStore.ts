import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { DuplicatePair } from './api.ts';

interface PairRow {
  readonly first: DuplicatePair['first'];
  readonly second: DuplicatePair['second'];
  readonly names: number;
  readonly sameBirth: boolean;
  readonly sameCanton: boolean;
  readonly oneDigit: boolean;
}

/** Pairs among `written` (rows of person_search) and everybody, whose names are alike by their groups of three letters. */
const recordAlike = (written: string) => `
  with written as materialized (${written}), met as (
    select a.person_id as a_id, b.person_id as b_id, similarity(a.folded_name, b.folded_name) as names, 0.5 as least
    from written a join registry.person_search b on b.birth_date = a.birth_date and b.person_id <> a.person_id and b.sex = a.sex
      and (b.name_head in (a.name_head, a.name_tail) or b.name_tail in (a.name_head, a.name_tail))
    union all
    select a.person_id, b.person_id, similarity(a.folded_name, b.folded_name), 0.7
    from written a
    join registry.person_search b
      on b.birth_date = make_date(extract(year from a.birth_date)::int, extract(day from a.birth_date)::int, extract(month from a.birth_date)::int)
      and b.birth_date <> a.birth_date
      and (b.name_head in (a.name_head, a.name_tail) or b.name_tail in (a.name_head, a.name_tail))
    where extract(day from a.birth_date) <= 12
  )
  insert into registry.alike (first_id, second_id, names)
  select least(a_id, b_id), greatest(a_id, b_id), max(names) from met where names > least group by 1, 2
  on conflict do nothing`;

/** Compares everybody of `incoming_person`, once, after many were written together. */
export const compareIncoming = recordAlike(
  'select s.* from registry.person_search s join incoming_person using (person_id)',
);

/**
 * Compares a person just written with who was born on the same day (or with day and month exchanged) and whose name begins or
 * ends alike. What was found of an earlier version of her is found anew.
 */
export async function compareWithOthers(db: Db, personId: string): Promise<void> {
  await sql`delete from registry.alike where first_id = ${personId}::uuid or second_id = ${personId}::uuid`.execute(
    db,
  );
  const [before, after] = recordAlike('select * from registry.person_search where person_id = $1').split(
    '$1',
  );
  await sql`${sql.raw(before!)}${personId}::uuid${sql.raw(after!)}`.execute(db);
}

/**
 * Pairs of records that may be one person, the most alike first; who was joined or found to be two is left out. Each says why it
 * is proposed.
 */
export async function proposeDuplicates(db: Db, limit: number): Promise<DuplicatePair[]> {
  const one = (alias: string) =>
    sql.raw(`jsonb_build_object('personId', ${alias}.person_id, 'name', ${alias}.display_name, 'birthDate', ${alias}.birth_date, 'canton', ${alias}.canton,
      'document', (select min(d.document) from registry.document d where d.person_id = ${alias}.person_id))`);
  const { rows } = await sql<PairRow>`
    select ${one('a')} as first, ${one('b')} as second, c.names::float8 as names,
      a.birth_date = b.birth_date as "sameBirth", a.canton is not distinct from b.canton as "sameCanton",
      exists (select from registry.document x, registry.document y
              where x.person_id = a.person_id and y.person_id = b.person_id and length(x.document) = length(y.document)
                and (select count(*) from generate_series(1, length(x.document)) i where substr(x.document, i, 1) <> substr(y.document, i, 1)) <= 2) as "oneDigit"
    from registry.alike c join registry.person_search a on a.person_id = c.first_id join registry.person_search b on b.person_id = c.second_id
    where not exists (select from registry.merge_in_force m where m.merged_id in (c.first_id, c.second_id))
      and not exists (select from registry.kept_apart k where k.first_id = c.first_id and k.second_id = c.second_id)
    order by c.names desc, c.first_id limit ${limit}
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
      ...(!row.sameBirth ? (['day-and-month-swapped'] as const) : []),
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
