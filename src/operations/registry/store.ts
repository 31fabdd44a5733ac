import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { foldText, parsePlainDate } from '#kernel';
import type { Database, Db, Trx } from '#platform/database';
import type { FoundPerson, PersonFields, PersonRecord, SearchBody } from './api.ts';
import { cedulasNearly, type PersonDocument, readDocument } from './document.ts';
import { compareIncoming, compareWithOthers } from './duplicateStore.ts';
import type { SyntheticEmployer, SyntheticPerson } from './synthetic.ts';

type Found = Omit<FoundPerson, 'birthDate'> & { readonly birthDate: string };

const foundColumns = sql.raw(`
  s.person_id as "personId", s.display_name as name,
  (select min(d.document) from registry.document d where d.person_id = s.person_id) as document,
  s.birth_date::text as "birthDate", s.canton`);

/** What else is known of who is sought; what is left out is not asked. */
export type PersonFilters = Omit<SearchBody, 'text' | 'purpose'>;

/**
 * Persons that what was typed may mean, best first: by document, by a document one slip away, by contact, birth date or name;
 * all who answer the filters where nothing was typed.
 */
export async function searchPersons(
  db: Db,
  typed: string,
  filters: PersonFilters,
  limit: number,
): Promise<Found[]> {
  const wanted = sql.join(conditionsOf(filters), sql` `);
  const merged = sql`and not exists (select from registry.merge_in_force m where m.merged_id = s.person_id)`;
  if (typed === '') {
    const { rows } = await sql<Found>`
      select ${foundColumns}, 'filters' as matched, 1::float8 as similarity from registry.person_search s
      where true ${wanted} ${merged} order by s.folded_name, s.person_id limit ${limit}
    `.execute(db);
    return rows;
  }
  const digits = typed.replace(/[\s-]/g, '');
  const document = readDocument(typed);
  if (document.ok || /^\d{10}$/.test(digits)) {
    const sought = document.ok ? [document.value.document] : cedulasNearly(digits);
    const { rows } = await sql<Found>`
      select ${foundColumns}, ${document.ok ? 'document' : 'document-nearly'} as matched, ${document.ok ? 1 : 0.9}::float8 as similarity
      from registry.person_by_document p join registry.person_search s using (person_id)
      where p.document = any(${sought}) ${wanted} limit ${limit}
    `.execute(db);
    if (rows.length > 0 || document.ok) return rows;
  }
  if (typed.includes('@') || /^\+?[0-9 ()-]{7,20}$/.test(typed)) {
    const { rows } = await sql<Found>`
      select distinct on (s.person_id) ${foundColumns}, 'contact' as matched, 1::float8 as similarity
      from registry.contact c join registry.person_search s using (person_id)
      where c.folded = ${foldContact(typed)} ${wanted} ${merged}
        and c.contact_id = (select max(x.contact_id) from registry.contact x where x.person_id = c.person_id and x.kind = c.kind)
      limit ${limit}
    `.execute(db);
    if (rows.length > 0) return rows;
  }
  const birth = /^(\d{4})-(\d{2})-(\d{2})$|^(\d{1,2})[/ -](\d{1,2})[/ -](\d{4})$/.exec(typed);
  if (birth) {
    const date = birth[1] ? typed : `${birth[6]}-${birth[5]?.padStart(2, '0')}-${birth[4]?.padStart(2, '0')}`;
    if (!parsePlainDate(date).ok) return [];
    const { rows } = await sql<Found>`
      select ${foundColumns}, 'birth-date' as matched, 1::float8 as similarity from registry.person_search s
      where s.birth_date = ${date}::date ${wanted} ${merged}
      order by s.folded_name limit ${limit}
    `.execute(db);
    return rows;
  }
  const folded = foldText(typed);
  const { rows } = await sql<Found>`
    select ${foundColumns}, 'name' as matched, strict_word_similarity(${folded}, s.folded_name)::float8 as similarity
    from registry.person_search s
    where ${folded} <% s.folded_name ${wanted} ${merged}
    order by strict_word_similarity(${folded}, s.folded_name) desc, similarity(${folded}, s.folded_name) desc, s.folded_name
    limit ${limit}
  `.execute(db);
  return rows;
}

function conditionsOf(filters: PersonFilters): RawBuilder<unknown>[] {
  const { canton, sex, ethnicity, hasDisability, bornFrom, bornTo, consentTo } = filters;
  return [
    ...(canton === undefined ? [] : [sql`and s.canton = ${canton}`]),
    ...(sex === undefined ? [] : [sql`and s.sex = ${sex}`]),
    ...(ethnicity === undefined ? [] : [sql`and s.ethnicity = ${ethnicity}`]),
    ...(hasDisability === undefined
      ? []
      : [sql`and (coalesce(s.disability_percent, 0) > 0) = ${hasDisability}`]),
    ...(bornFrom === undefined ? [] : [sql`and s.birth_date >= ${bornFrom}::date`]),
    ...(bornTo === undefined ? [] : [sql`and s.birth_date <= ${bornTo}::date`]),
    ...(consentTo === undefined
      ? []
      : [
          sql`and (select c.given from registry.consent c where c.person_id = s.person_id and c.purpose = ${consentTo} order by c.consent_id desc limit 1)`,
        ]),
    sql``,
  ];
}

export function foldContact(value: string): string {
  return value.includes('@') ? value.trim().toLowerCase() : value.replace(/\D/g, '').replace(/^593/, '0');
}

/** A person's record as it was on a day and as it was known on a day; undefined where nobody has this identifier. */
export async function findRecord(
  db: Db,
  personId: string,
  view: { readonly asOf: string; readonly knownOn: string | null; readonly zone: string },
): Promise<PersonRecord | undefined> {
  // What was known on a day is what had been recorded by the end of it, on the institution's clock.
  const known =
    view.knownOn === null
      ? sql`'infinity'::timestamptz`
      : sql`((${view.knownOn}::date + 1)::timestamp at time zone ${view.zone})`;
  const { rows } = await sql<PersonRecord>`
    select p.person_id as "personId", v.given_names as "givenNames", v.surnames, v.birth_date::text as "birthDate", v.sex, v.ethnicity,
      v.disability_percent as "disabilityPercent", v.canton,
      coalesce((select jsonb_agg(jsonb_build_object('document', d.document, 'kind', d.kind) order by d.document) from registry.document d where d.person_id = p.person_id and d.recorded_at < ${known}), '[]') as documents,
      (select c.value from registry.contact c where c.person_id = p.person_id and c.kind = 'email' and c.recorded_at < ${known} order by c.contact_id desc limit 1) as email,
      (select c.value from registry.contact c where c.person_id = p.person_id and c.kind = 'phone' and c.recorded_at < ${known} order by c.contact_id desc limit 1) as phone,
      coalesce((select jsonb_agg(jsonb_build_object('mergeId', m.merge_id, 'personId', m.merged_id, 'reason', m.reason, 'at', ${isoText('m.recorded_at')}) order by m.recorded_at) from registry.merge_in_force m where m.kept_id = p.person_id), '[]') as "mergedFrom",
      (select jsonb_agg(jsonb_build_object('validFrom', h.valid_from, 'knownFrom', ${isoText('h.known_from')}, 'reason', h.reason) order by h.version_id) from registry.person_version h where h.person_id = p.person_id and h.known_from < ${known}) as versions
    from registry.person p
    join lateral (
      select * from registry.person_version v
      where v.person_id = p.person_id and v.valid_from <= ${view.asOf}::date and v.known_from < ${known}
      order by v.valid_from desc, v.version_id desc limit 1
    ) v on true
    where p.person_id = coalesce((select m.kept_id from registry.merge_in_force m where m.merged_id = ${personId}::uuid), ${personId}::uuid)
  `.execute(db);
  return rows[0];
}

function isoText(column: string) {
  return sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

export async function insertVersion(
  trx: Trx,
  personId: string,
  person: PersonFields,
  change: {
    readonly validFrom: string;
    readonly today: string;
    readonly reason: string;
    readonly recordedBy: string | null;
  },
): Promise<void> {
  await sql`
    insert into registry.person_version (person_id, valid_from, given_names, surnames, birth_date, sex, ethnicity, disability_percent, canton, reason, recorded_by)
    values (${personId}::uuid, ${change.validFrom}::date, ${person.givenNames}, ${person.surnames}, ${person.birthDate}::date, ${person.sex},
            ${person.ethnicity}, ${person.disabilityPercent}, ${person.canton}, ${change.reason}, ${change.recordedBy}::uuid)
  `.execute(trx);
  // What is searched is the version in force today, which a correction of the past or for the future may leave as it was.
  const { rows } = await sql<{
    given_names: string;
    surnames: string;
    birth_date: string;
    sex: string;
    canton: string | null;
    ethnicity: string | null;
    disability_percent: number | null;
  }>`
    select given_names, surnames, birth_date::text, sex, canton, ethnicity, disability_percent from registry.person_version
    where person_id = ${personId}::uuid and valid_from <= ${change.today}::date order by valid_from desc, version_id desc limit 1
  `.execute(trx);
  const current = rows[0];
  if (!current) return;
  const display = `${current.given_names} ${current.surnames}`;
  await sql`
    insert into registry.person_search (person_id, folded_name, display_name, birth_date, sex, canton, ethnicity, disability_percent)
    values (${personId}::uuid, ${foldText(display)}, ${display}, ${current.birth_date}::date, ${current.sex}, ${current.canton},
            ${current.ethnicity}, ${current.disability_percent})
    on conflict (person_id) do update set folded_name = excluded.folded_name, display_name = excluded.display_name,
      birth_date = excluded.birth_date, sex = excluded.sex, canton = excluded.canton, ethnicity = excluded.ethnicity,
      disability_percent = excluded.disability_percent
  `.execute(trx);
  await compareWithOthers(trx, personId);
}

export async function insertPerson(trx: Trx, personId: string): Promise<void> {
  await sql`insert into registry.person (person_id) values (${personId}::uuid)`.execute(trx);
}

/** @returns false when the document belongs to somebody already. */
export async function insertDocument(
  trx: Trx,
  personId: string,
  { document, kind }: PersonDocument,
): Promise<boolean> {
  const { rows } = await sql`
    insert into registry.document (document, kind, person_id) values (${document}, ${kind}, ${personId}::uuid)
    on conflict do nothing returning 1
  `.execute(trx);
  return rows.length > 0;
}

/** The display names of persons, by identifier. */
export async function personNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ person_id: string; display_name: string }>`
    select person_id, display_name from registry.person_search where person_id = any(${[...ids]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.person_id, row.display_name]));
}

export async function insertContacts(
  trx: Trx,
  personId: string,
  contacts: { readonly email: string | null; readonly phone: string | null },
): Promise<void> {
  for (const kind of ['email', 'phone'] as const) {
    const value = contacts[kind];
    await sql`
      insert into registry.contact (person_id, kind, value, folded)
      select ${personId}::uuid, ${kind}, ${value}, ${value === null ? null : foldContact(value)}
      where ${value}::text is distinct from (select c.value from registry.contact c where c.person_id = ${personId}::uuid and c.kind = ${kind} order by c.contact_id desc limit 1)
    `.execute(trx);
  }
}

export async function insertConsent(
  trx: Trx,
  personId: string,
  purpose: string,
  given: boolean,
): Promise<void> {
  await sql`insert into registry.consent (person_id, purpose, given) values (${personId}::uuid, ${purpose}, ${given})`.execute(
    trx,
  );
}

export async function readConsents(
  db: Db,
  personId: string,
): Promise<{ purpose: string; given: boolean; at: string }[]> {
  const { rows } = await sql<{ purpose: string; given: boolean; at: string }>`
    select distinct on (purpose) purpose, given, ${isoText('recorded_at')} as at
    from registry.consent where person_id = ${personId}::uuid order by purpose, consent_id desc
  `.execute(db);
  return rows;
}

/** Writes synthetic persons by COPY, all or none. Repeating does no harm: whoever is there already is passed over. */
export async function insertPersons(
  db: Database,
  persons: Iterable<SyntheticPerson>,
  onProgress: (persons: number) => void,
): Promise<void> {
  await inTransaction(db, async (client) => {
    await client.query(`
      create temporary table incoming_person (person_id uuid, document text, given_names text, surnames text, birth_date date, sex text,
        ethnicity text, has_disability boolean, canton text, folded_name text) on commit drop`);
    let count = 0;
    await copyRows(client, 'incoming_person', persons, (one) => {
      count += 1;
      if (count % 20_000 === 0) onProgress(count);
      return [
        one.personId,
        one.document,
        one.givenNames,
        one.surnames,
        one.birthDate,
        one.sex,
        one.ethnicity,
        one.hasDisability ? 't' : 'f',
        one.canton,
        foldText(`${one.givenNames} ${one.surnames}`),
      ];
    });
    await client.query(
      `insert into registry.person (person_id, synthetic) select person_id, true from incoming_person on conflict do nothing`,
    );
    await client.query(`
      insert into registry.person_version (person_id, valid_from, given_names, surnames, birth_date, sex, ethnicity, disability_percent, canton, reason)
      select i.person_id, i.birth_date, i.given_names, i.surnames, i.birth_date, i.sex, i.ethnicity, case when i.has_disability then 40 end, i.canton, 'synthetic'
      from incoming_person i where not exists (select from registry.person_version v where v.person_id = i.person_id)`);
    await client.query(
      `insert into registry.document (document, kind, person_id) select document, 'cedula', person_id from incoming_person on conflict do nothing`,
    );
    await client.query(`
      insert into registry.person_search (person_id, folded_name, display_name, birth_date, sex, canton, ethnicity, disability_percent)
      select person_id, folded_name, given_names || ' ' || surnames, birth_date, sex, canton, ethnicity, case when has_disability then 40 end
      from incoming_person on conflict do nothing`);
    await client.query(compareIncoming);
    onProgress(count);
  });
}

export async function insertEmployers(db: Database, employers: Iterable<SyntheticEmployer>): Promise<void> {
  await inTransaction(db, async (client) => {
    await client.query(
      'create temporary table incoming_employer (organisation_id uuid, ruc text, name text, folded text, canton text, is_public boolean) on commit drop',
    );
    await copyRows(client, 'incoming_employer', employers, (one) => [
      one.organisationId,
      one.ruc,
      one.name,
      foldText(one.name),
      one.canton,
      one.isPublic ? 't' : 'f',
    ]);
    await client.query(`
      insert into registry.organisation (organisation_id, ruc, name, folded, canton, is_public, follows_check_digit)
      select organisation_id, ruc, name, folded, canton, is_public, true from incoming_employer on conflict do nothing`);
  });
}

async function inTransaction(db: Database, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  let sound = false;
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    await work(client);
    await client.query('commit');
    sound = true;
  } finally {
    if (!sound) await client.query('rollback').catch(() => {});
    client.release(!sound);
  }
}

async function copyRows<Row>(
  client: pg.PoolClient,
  table: string,
  rows: Iterable<Row>,
  cells: (row: Row) => readonly string[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} from stdin`));
  const done = finished(stream);
  done.catch(() => {});
  let text = '';
  const flush = async () => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done]);
    text = '';
  };
  for (const row of rows) {
    text += `${cells(row)
      .map((cell) => cell.replace(/[\\\t\n\r]/g, ' '))
      .join('\t')}\n`;
    if (text.length > 65_536) await flush();
  }
  if (text) await flush();
  stream.end();
  await done;
}

/** A few persons other than one, in a fixed order: who holds the offices of the synthetic institution. */
export async function findOtherPersons(
  db: Db,
  personId: string,
  count: number,
): Promise<{ readonly personId: string; readonly document: string }[]> {
  const { rows } = await sql<{ personId: string; document: string }>`
    select p.person_id as "personId", min(d.document) as document
    from registry.person p join registry.document d using (person_id)
    where p.synthetic and p.person_id <> ${personId}::uuid group by p.person_id order by p.person_id limit ${count}
  `.execute(db);
  return rows;
}

export async function findCedula(db: Db, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ document: string }>`
    select document from registry.document where person_id = ${personId}::uuid and kind = 'cedula' order by document limit 1
  `.execute(db);
  return rows[0]?.document;
}

export async function knowsPerson(db: QueryExecutorProvider, personId: string): Promise<boolean> {
  const { rows } = await sql`select from registry.person where person_id = ${personId}::uuid`.execute(db);
  return rows.length > 0;
}

/** A person's identifier and those of the records joined with hers: what touched any of them touched her. */
export async function identifiersOf(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with kept as (
      select coalesce((select m.kept_id from registry.merge_in_force m where m.merged_id = ${personId}::uuid), ${personId}::uuid) as id
    )
    select id from kept union select m.merged_id from registry.merge_in_force m join kept on m.kept_id = kept.id
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Whether this record was joined to another and is no longer the one that is kept. */
export async function isMergedAway(db: Db, personId: string): Promise<boolean> {
  const { rows } = await sql`select from registry.merge_in_force where merged_id = ${personId}::uuid`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whether both have a cédula, and not the same: the civil registry holds them for two persons. */
export async function haveDifferentCedulas(db: Db, firstId: string, secondId: string): Promise<boolean> {
  const { rows } = await sql`
    select from registry.document a join registry.document b on a.document <> b.document
    where a.person_id = ${firstId}::uuid and b.person_id = ${secondId}::uuid and a.kind = 'cedula' and b.kind = 'cedula' limit 1
  `.execute(db);
  return rows.length > 0;
}
