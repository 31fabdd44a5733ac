import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import type { Db, Trx } from '#platform/database';
import { anyFacility, type Interest } from './interests.ts';
import { foldSpace, type SpaceAction, type SpaceState } from './space.ts';
import { readStreams } from './streams.ts';
import type { Choice } from './vote.ts';

export interface SpaceRow {
  readonly spaceId: string;
  readonly code: string;
}
const columns = sql.raw('space_id as "spaceId", code');

export async function findSpace(db: Db, code: string): Promise<SpaceRow | undefined> {
  const { rows } = await sql<SpaceRow>`select ${columns} from spaces.space where code = ${code}`.execute(db);
  return rows[0];
}

export async function listSpaces(db: Db): Promise<SpaceRow[]> {
  const { rows } = await sql<SpaceRow>`select ${columns} from spaces.space order by founded_at, code`.execute(
    db,
  );
  return rows;
}

/** Spaces in which a person was seated, named secretary or wrote. */
export async function listSpacesOf(db: Db, personId: string): Promise<SpaceRow[]> {
  const { rows } = await sql<SpaceRow>`
    select ${columns} from spaces.space
    where space_id in (select stream_id from spaces.action where body ->> 'personId' = ${personId} and body ? 'personId')
    order by founded_at, code
  `.execute(db);
  return rows;
}

/** @returns false when the code is taken. */
export async function insertSpace(trx: Trx, space: SpaceRow, at: Date): Promise<boolean> {
  const done = await sql`
    insert into spaces.space (space_id, code, founded_at) values (${space.spaceId}, ${space.code}, ${at}) on conflict (code) do nothing
  `.execute(trx);
  return Number(done.numAffectedRows ?? 0n) === 1;
}

export interface MeetingRow {
  readonly meetingId: string;
  readonly number: number;
}

export async function listMeetings(db: Db, spaceId: string): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select meeting_id as "meetingId", number from spaces.meeting where space_id = ${spaceId} order by number
  `.execute(db);
  return rows;
}

export async function findMeeting(db: Db, spaceId: string, number: number): Promise<MeetingRow | undefined> {
  return (await listMeetings(db, spaceId)).find((one) => one.number === number);
}

export async function insertMeeting(trx: Trx, spaceId: string, meeting: MeetingRow): Promise<void> {
  await sql`
    insert into spaces.meeting (meeting_id, space_id, number) values (${meeting.meetingId}, ${spaceId}, ${meeting.number})
  `.execute(trx);
}

export async function insertSecretBallot(
  trx: Trx,
  meetingId: string,
  ballot: { readonly ballotId: string; readonly motion: number; readonly choice: Choice },
): Promise<void> {
  await sql`
    insert into spaces.secret_ballot (ballot_id, meeting_id, motion, choice)
    values (${ballot.ballotId}, ${meetingId}, ${ballot.motion}, ${ballot.choice})
  `.execute(trx);
}

type Tally = Record<Choice, number>;

/** What is in the boxes of a meeting's secret votes. */
export async function readSecretTallies(db: Db, meetingId: string): Promise<(motion: number) => Tally> {
  const { rows } = await sql<{ motion: number; choice: Choice; n: number }>`
    select motion, choice, count(*)::integer as n from spaces.secret_ballot where meeting_id = ${meetingId} group by 1, 2
  `.execute(db);
  return (motion) => {
    const tally: Tally = { for: 0, against: 0, abstain: 0 };
    for (const row of rows) if (row.motion === motion) tally[row.choice] = row.n;
    return tally;
  };
}

export interface SealedMinutes {
  readonly json: string;
  readonly jsonSha256: Buffer;
  readonly pdf: Buffer | null;
  readonly pdfSha256: Buffer | null;
}

export async function insertMinutes(
  trx: Trx,
  meetingId: string,
  minutes: SealedMinutes,
  at: Date,
): Promise<void> {
  await sql`
    insert into spaces.minutes (meeting_id, json, json_sha256, pdf, pdf_sha256, sealed_at)
    values (${meetingId}, ${minutes.json}, ${minutes.jsonSha256}, ${minutes.pdf}, ${minutes.pdfSha256}, ${at})
  `.execute(trx);
}

export async function findMinutes(db: Db, meetingId: string): Promise<SealedMinutes | undefined> {
  const { rows } = await sql<SealedMinutes>`
    select json, json_sha256 as "jsonSha256", pdf, pdf_sha256 as "pdfSha256" from spaces.minutes where meeting_id = ${meetingId}
  `.execute(db);
  return rows[0];
}

export interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  readonly birthDate: PlainDate;
  readonly sex: 'female' | 'male';
}

/** What the registry says of persons, by their identifier; who is not registered is missing. */
export async function readPersons(db: Db, personIds: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<KnownPerson>`
    select person_id as "personId", display_name as name, birth_date as "birthDate", sex from spaces.person
    where person_id = any(${[...new Set(personIds)]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.personId, row]));
}

export async function findPersonByDocument(db: Db, document: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from registry.person_by_document where document = ${document}
  `.execute(db);
  return rows[0]?.personId;
}

/** The identifiers of one person: the one given, and those of records that were joined with it. */
export async function sameAs(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ sameId: string }>`
    select same_id as "sameId" from spaces.same_person where person_id = ${personId}::uuid
  `.execute(db);
  return [personId, ...rows.map((row) => row.sameId)];
}

/** Whether a person holds an office of the institution where something is watched: there, or everywhere. */
export async function worksAt(
  db: Db,
  personIds: readonly string[],
  facility: string | null,
  today: PlainDate,
): Promise<boolean> {
  if (facility === null) return false;
  const { rows } = await sql`
    select from spaces.office_held
    where person_id = any(${[...personIds]}::uuid[]) and (unit is null or unit = ${facility})
      and held_from <= ${today}::date and (held_until is null or held_until >= ${today}::date) limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Every interest that a person declared in whatever space, under any of her identifiers. */
export async function interestsDeclaredBy(db: Db, personIds: readonly string[]): Promise<Interest[]> {
  const { rows } = await sql<{ interest: Interest }>`
    select body -> 'interest' as interest from spaces.action
    where body ? 'personId' and body ->> 'personId' = any(${[...personIds]}::text[]) and body ->> 'kind' = 'interest-declared'
    order by at, stream_id, seq
  `.execute(db);
  return rows.map(({ interest }) => interest);
}

/**
 * Everything that a person declared, in spaces and where groups oversee. An interest in the institution reaches every place of it, and
 * one of another kind bars as a contract does.
 */
export async function everyInterestOf(db: Db, personIds: readonly string[]): Promise<Interest[]> {
  const { rows } = await sql<{ interest: Elsewhere }>`
    select interest from spaces.declared_elsewhere where person_id = any(${[...personIds]}::text[])
  `.execute(db);
  return [...(await interestsDeclaredBy(db, personIds)), ...rows.map(({ interest }) => asInterest(interest))];
}

/** An interest as groups that oversee keep it: `institution`, or an organisation's identifier. */
interface Elsewhere {
  readonly kind: 'works' | 'contracts' | 'interest' | 'kinship';
  readonly towards: string;
  readonly line?: 'blood' | 'marriage';
  readonly degree?: number;
}

function asInterest({ kind, towards, line, degree }: Elsewhere): Interest {
  const subject =
    towards === 'institution'
      ? { facility: anyFacility, organisation: null }
      : // Published procurement puts a scheme before the RUC.
        { facility: null, organisation: /(?<!\d)(\d{13})(?!\d)/.exec(towards)?.[1] ?? towards };
  if (kind === 'kinship') return { kind, subject, line: line ?? 'blood', degree: degree ?? 1 };
  return { kind: kind === 'interest' ? 'contracts' : kind, subject };
}

/** How far a person has read each space, by space. */
export async function readSeen(db: Db, personId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ spaceId: string; seq: number }>`
    select space_id as "spaceId", seq from spaces.seen where person_id = ${personId}
  `.execute(db);
  return new Map(rows.map((row) => [row.spaceId, row.seq]));
}

export async function markSeen(db: Db, personId: string, spaceId: string, seq: number): Promise<void> {
  await sql`
    insert into spaces.seen (person_id, space_id, seq) values (${personId}, ${spaceId}, ${seq})
    on conflict (person_id, space_id) do update set seq = greatest(seen.seq, excluded.seq)
  `.execute(db);
}

/** Every space as it stands, in the order in which they were founded. */
export async function listSpaceStates(db: Db): Promise<SpaceState[]> {
  const rows = await listSpaces(db);
  const streams = await readStreams<SpaceAction>(
    db,
    rows.map((row) => row.spaceId),
  );
  return rows.map((row) => foldSpace(streams.get(row.spaceId) ?? []));
}
