import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';
import type { ChangeAction, Recorded } from './change.ts';
import type { PublishedVerdicts, Verdict, VerdictCounts, VerdictRelease } from './verdicts.ts';

export interface ChangeRow {
  readonly changeId: string;
  readonly code: string;
}
const columns = sql.raw('change_id as "changeId", code');

export async function findChange(db: Db, code: string): Promise<ChangeRow | undefined> {
  const { rows } =
    await sql<ChangeRow>`select ${columns} from improvement.change where code = ${code}`.execute(db);
  return rows[0];
}

export async function listChanges(db: Db): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${columns} from improvement.change order by opened_at desc, code
  `.execute(db);
  return rows;
}

/** @returns false when the code is taken. */
export async function insertChange(trx: Trx, row: ChangeRow, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into improvement.change (change_id, code, opened_at) values (${row.changeId}, ${row.code}, ${at})
    on conflict (code) do nothing
  `.execute(trx);
  return numAffectedRows === 1n;
}

/** Waits until nobody else acts on the change, to the end of the transaction. */
export async function holdChange(trx: Trx, changeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('improvement ' || ${changeId}, 0))`.execute(trx);
}

export async function readActions(db: Db, changeIds: readonly string[]): Promise<Map<string, Recorded[]>> {
  const { rows } = await sql<{ id: string; seq: number; at: Date; by: string | null; action: ChangeAction }>`
    select change_id as id, seq, at, by_person as by, body as action from improvement.action
    where change_id = any(${[...changeIds]}::uuid[]) order by change_id, seq
  `.execute(db);
  const found = new Map<string, Recorded[]>(changeIds.map((id) => [id, []]));
  for (const { id, at, ...row } of rows) found.get(id)?.push({ ...row, at: at.toISOString() });
  return found;
}

export async function appendAction(
  trx: Trx,
  changeId: string,
  after: number,
  action: ChangeAction,
  done: { readonly by: string | null; readonly at: Date },
): Promise<Recorded> {
  await sql`
    insert into improvement.action (change_id, seq, at, by_person, body)
    values (${changeId}, ${after + 1}, ${done.at}, ${done.by}::uuid, ${JSON.stringify(action)}::jsonb)
  `.execute(trx);
  return { seq: after + 1, at: done.at.toISOString(), by: done.by, action };
}

export interface ToTell {
  readonly kind: 'rating' | 'case';
  readonly ref: string;
  readonly personId: string | null;
}

/** Notes who is told, each person and each voice once. @returns how many of them are told now for the first time. */
export async function insertTold(
  trx: Trx,
  changeId: string,
  people: readonly ToTell[],
  at: Date,
): Promise<number> {
  let told = 0;
  for (let from = 0; from < people.length; from += 10_000) {
    const some = people.slice(from, from + 10_000);
    const { numAffectedRows } = await sql`
      insert into improvement.told (change_id, kind, ref, person_id, told_at)
      select ${changeId}::uuid, r.kind, r.ref, r.person_id, ${at}::timestamptz
      from unnest(${some.map((one) => one.kind)}::text[], ${some.map((one) => one.ref)}::uuid[], ${some.map((one) => one.personId)}::uuid[])
           as r(kind, ref, person_id)
      on conflict do nothing
    `.execute(trx);
    told += Number(numAffectedRows ?? 0n);
  }
  return told;
}

export interface ToldRow {
  readonly changeId: string;
  readonly kind: 'rating' | 'case';
  readonly toldAt: Date;
  readonly answer: Verdict | null;
}

/** What a person was told, newest first, with what she said of it. */
export async function readToldTo(db: Db, personId: string): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select t.change_id as "changeId", t.kind, t.told_at as "toldAt", a.works as answer
    from improvement.told t left join improvement.answer a on a.change_id = t.change_id and a.respondent = t.person_id
    where t.person_id = ${personId} order by t.told_at desc
  `.execute(db);
  return rows;
}

/** Whether a person, or a case that no person is known of, was told of a change. */
export async function wasTold(
  db: Db,
  changeId: string,
  who: { readonly personId: string } | { readonly caseId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from improvement.told where change_id = ${changeId}
      and ${'personId' in who ? sql`person_id = ${who.personId}` : sql`ref = ${who.caseId} and kind = 'case'`}
  `.execute(db);
  return rows.length > 0;
}

export async function findAnswer(db: Db, changeId: string, respondent: string): Promise<Verdict | undefined> {
  const { rows } = await sql<{ works: Verdict }>`
    select works from improvement.answer where change_id = ${changeId} and respondent = ${respondent}
  `.execute(db);
  return rows[0]?.works;
}

/** @returns false when the respondent had answered already. */
export async function insertAnswer(
  trx: Trx,
  answer: { changeId: string; respondent: string; works: Verdict; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into improvement.answer (change_id, respondent, works, answered_at)
    values (${answer.changeId}, ${answer.respondent}, ${answer.works}, ${answer.at}) on conflict do nothing
  `.execute(trx);
  return numAffectedRows === 1n;
}

/** How many said what of each change, up to a moment. */
export async function countAnswers(
  db: Db,
  changeIds: readonly string[],
  until: Date,
): Promise<Map<string, VerdictCounts>> {
  const { rows } = await sql<{ id: string; works: Verdict; n: number }>`
    select change_id as id, works, count(*)::integer as n from improvement.answer
    where change_id = any(${[...changeIds]}::uuid[]) and answered_at < ${until} group by 1, 2
  `.execute(db);
  const found = new Map(changeIds.map((id) => [id, { yes: 0, partly: 0, no: 0 }]));
  for (const row of rows) found.get(row.id)![row.works] = row.n;
  return found;
}

export async function readReleases(db: Db, changeId: string): Promise<(VerdictRelease & { madeAt: Date })[]> {
  const { rows } = await sql<{
    madeAt: Date;
    published: PublishedVerdicts;
    release: VerdictRelease['release'];
  }>`
    select made_at as "madeAt", published, held as release from improvement.release
    where change_id = ${changeId} order by number
  `.execute(db);
  return rows;
}

export async function insertRelease(
  trx: Trx,
  changeId: string,
  number: number,
  made: VerdictRelease,
  at: Date,
): Promise<void> {
  await sql`
    insert into improvement.release (change_id, number, made_at, published, held)
    values (${changeId}, ${number}, ${at}, ${JSON.stringify(made.published)}::jsonb, ${JSON.stringify(made.release)}::jsonb)
  `.execute(trx);
}

/** What is published now of each change's answers. */
export async function readPublishedVerdicts(
  db: Db,
  changeIds: readonly string[],
): Promise<Map<string, PublishedVerdicts>> {
  const { rows } = await sql<{ id: string; published: PublishedVerdicts }>`
    select distinct on (change_id) change_id as id, published from improvement.release
    where change_id = any(${[...changeIds]}::uuid[]) order by change_id, number desc
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row.published]));
}

export async function findPersonByDocument(db: Db, document: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from registry.person_by_document where document = ${document}
  `.execute(db);
  return rows[0]?.personId;
}
