import { sql } from 'kysely';
import { interestsDeclaredBy, sameAs } from '#governance/spaces';
import { type PlainDate, plainDate } from '#kernel';
import { readRoom, readStream } from '#platform/actions';
import type { Db, Trx } from '#platform/database';
import { foldGroup, type GroupState, type Member } from './group.ts';
import type { GroupAction } from './groupActions.ts';
import type { Declared, InterestAction, Standing } from './interests.ts';
import { findMember, isRunning } from './standing.ts';

/** Lists of actions of this room: the groups by their short name, and what each person has declared. */
export const room = 'oversightGroups';
export const personsRoom = 'oversightGroups.person';

export async function findGroup(db: Db, code: string): Promise<GroupState | undefined> {
  const actions = await readStream<GroupAction>(db, { room, id: code });
  return actions.length === 0 ? undefined : foldGroup(actions);
}

/** Every group, in the order in which they began. */
export async function listGroups(db: Db): Promise<GroupState[]> {
  return [...(await readRoom<GroupAction>(db, room)).values()].map(foldGroup);
}

/** Running groups to which a person belongs, under any record that was joined with hers. */
export async function groupsOf(db: Db, personId: string, today: PlainDate): Promise<GroupState[]> {
  const known = await sameAs(db, personId);
  return (await listGroups(db)).filter(
    (group) => isRunning(group, today) && known.some((one) => findMember(group, one)),
  );
}

export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: PlainDate;
  readonly sex: 'female' | 'male';
}

export async function readPersons(db: Db, personIds: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<Omit<KnownPerson, 'birthDate'> & { birthDate: string }>`
    select person_id as "personId", display_name as name, birth_date::text as "birthDate", sex from oversight_groups.person
    where person_id = any(${[...new Set(personIds)]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.personId, { ...row, birthDate: plainDate(row.birthDate) }]));
}

export async function findPersonByDocument(db: Db, document: string): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from registry.person_by_document where document = ${document}
  `.execute(db);
  return rows[0]?.personId ?? null;
}

async function holdsOffice(db: Db, personIds: readonly string[], today: PlainDate): Promise<boolean> {
  const { rows } = await sql`
    select from oversight_groups.office_held
    where person_id = any(${[...personIds]}::uuid[]) and held_from <= ${today}::date and (held_until is null or held_until >= ${today}::date) limit 1
  `.execute(db);
  return rows.length > 0;
}

/**
 * What is known that may bar a person: her offices, what she declared here, and what she declared in any participation space; under
 * every record that was joined with hers.
 */
export async function standingOf(db: Db, personId: string, today: PlainDate): Promise<Standing> {
  const known = await sameAs(db, personId);
  const own: Declared[] = [];
  for (const one of known)
    for (const { action } of await readStream<InterestAction>(db, { room: personsRoom, id: one }))
      own.push(action.interest);
  const inSpaces = (await interestsDeclaredBy(db, known)).flatMap((one): Declared[] => {
    const { facility, organisation } = one.subject;
    // A place of the institution is the institution.
    const towards = [
      facility === null ? [] : ['institution'],
      organisation === null ? [] : [organisation],
    ].flat();
    return towards.map((each) =>
      one.kind === 'kinship'
        ? { kind: one.kind, towards: each, line: one.line, degree: one.degree }
        : { kind: one.kind, towards: each },
    );
  });
  return {
    holdsOffice: await holdsOffice(db, known, today),
    declared: [...own, ...inSpaces],
  };
}

export async function standingsOf(
  db: Db,
  members: readonly Member[],
  today: PlainDate,
): Promise<Map<number, Standing>> {
  const standings = new Map<number, Standing>();
  for (const one of members.filter(({ ceased }) => ceased === null))
    standings.set(one.member, await standingOf(db, one.personId, today));
  return standings;
}

export async function insertCards(
  trx: Trx,
  code: string,
  cards: readonly { readonly card: string; readonly member: number }[],
  at: Date,
): Promise<void> {
  for (const { card, member } of cards)
    await sql`
      insert into oversight_groups.card (card, group_code, member, issued_at) values (${card}, ${code}, ${member}, ${at})
    `.execute(trx);
}

export async function findCard(
  db: Db,
  card: string,
): Promise<{ readonly code: string; readonly member: number } | undefined> {
  const { rows } = await sql<{ code: string; member: number }>`
    select group_code as code, member from oversight_groups.card where card = ${card}
  `.execute(db);
  return rows[0];
}

export interface SealedReport {
  readonly json: string;
  readonly jsonSha256: string;
  readonly pdf: Buffer | null;
  readonly pdfSha256: string | null;
}

export async function insertReport(
  trx: Trx,
  code: string,
  number: number,
  sealed: SealedReport,
  at: Date,
): Promise<void> {
  await sql`
    insert into oversight_groups.report (group_code, number, json, json_sha256, pdf, pdf_sha256, sealed_at)
    values (${code}, ${number}, ${sealed.json}, decode(${sealed.jsonSha256}, 'hex'), ${sealed.pdf}, decode(${sealed.pdfSha256}, 'hex'), ${at})
  `.execute(trx);
}

export async function findReport(
  db: Db,
  code: string,
  number: number,
): Promise<{ readonly json: string; readonly pdf: Buffer | null } | undefined> {
  const { rows } = await sql<{ json: string; pdf: Buffer | null }>`
    select json, pdf from oversight_groups.report where group_code = ${code} and number = ${number}
  `.execute(db);
  return rows[0];
}
