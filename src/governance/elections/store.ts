import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import type { AuditEntry } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import type { ElectionAction, Recorded } from './election.ts';
import type { StratumCount } from './participation.ts';

export interface ElectionRow {
  readonly electionId: string;
  readonly code: string;
  readonly uuid: string;
  readonly rightKeyPem: string;
  readonly receiptKeyPem: string;
  /** Of an election of several boxes, its first one; null in that one, and where there is one box only. */
  readonly firstId: string | null;
  /** Which box it is, from 1. */
  readonly box: number;
}
const columns = sql.raw(
  'election_id as "electionId", code, uuid, right_key_pem as "rightKeyPem", receipt_key_pem as "receiptKeyPem", first_id as "firstId", box',
);

export async function findElection(db: Db, code: string): Promise<ElectionRow | undefined> {
  const { rows } =
    await sql<ElectionRow>`select ${columns} from elections.election where code = ${code}`.execute(db);
  return rows[0];
}

/** Every election, of those of several boxes the first. */
export async function listElections(db: Db): Promise<ElectionRow[]> {
  const { rows } = await sql<ElectionRow>`
    select ${columns} from elections.election where first_id is null order by drafted_at desc, code
  `.execute(db);
  return rows;
}

/** The boxes of an election in their order, its first one at the head. */
export async function listBoxes(db: Db, firstId: string): Promise<ElectionRow[]> {
  const { rows } = await sql<ElectionRow>`
    select ${columns} from elections.election where election_id = ${firstId} or first_id = ${firstId} order by box
  `.execute(db);
  return rows;
}

/** @returns false when the short name is taken. */
export async function insertElection(trx: Trx, row: ElectionRow, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into elections.election (election_id, code, uuid, drafted_at, right_key_pem, receipt_key_pem, first_id, box)
    values (${row.electionId}, ${row.code}, ${row.uuid}, ${at}, ${row.rightKeyPem}, ${row.receiptKeyPem}, ${row.firstId}, ${row.box})
    on conflict (code) do nothing returning 1
  `.execute(trx);
  return rows.length === 1;
}

/** Waits until nobody else decides on this election, to the end of the transaction. */
export async function holdElection(trx: Trx, electionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${electionId}, 20261123))`.execute(trx);
}

export async function readActions(db: Db, electionId: string): Promise<Recorded<ElectionAction>[]> {
  const { rows } = await sql<{ seq: number; at: Date; by: string | null; action: ElectionAction }>`
    select seq, at, by_person as by, body as action from elections.action where stream_id = ${electionId} order by seq
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Adds actions after the last one; whoever calls holds the election. */
export async function appendActions(
  trx: Trx,
  electionId: string,
  known: readonly Recorded<ElectionAction>[],
  actions: readonly ElectionAction[],
  done: { readonly by: string | null; readonly at: Date },
): Promise<Recorded<ElectionAction>[]> {
  const last = known.at(-1)?.seq ?? 0;
  const rows = actions.map((action, i) => ({ seq: last + 1 + i, body: action }));
  await sql`
    insert into elections.action (stream_id, seq, at, by_person, body)
    select ${electionId}::uuid, r.seq, ${done.at}, ${done.by}::uuid, r.body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq integer, body jsonb)
  `.execute(trx);
  return rows.map(({ seq, body }) => ({ seq, at: done.at.toISOString(), by: done.by, action: body }));
}

/** What the audit keeps of actions: place and hash. Authorizing and casting leave no entry: an entry would say who and when. */
export function auditOf(electionId: string, recorded: readonly Recorded<ElectionAction>[]): AuditEntry[] {
  return recorded.map(({ seq, action }) => ({
    action: `elections.${action.kind}`,
    subject: { kind: 'election', id: electionId },
    detail: {
      seq,
      sha256: createHash('sha256').update(canonicalJson(action)).digest('hex'),
      ...(action.kind === 'act-signed' ? { act: action.sha256 } : {}),
    },
  }));
}

export async function insertLinks(
  trx: Trx,
  electionId: string,
  links: readonly { readonly place: number; readonly hash: Buffer }[],
): Promise<void> {
  for (const { place, hash } of links)
    await sql`
      insert into elections.link (election_id, place, secret_hash) values (${electionId}, ${place}, ${hash})
    `.execute(trx);
}

/** The place to which a link leads: 0 the authority, from 1 a trustee. */
export async function findPlaceOfLink(db: Db, electionId: string, hash: Buffer): Promise<number | undefined> {
  const { rows } = await sql<{ place: number }>`
    select place from elections.link where election_id = ${electionId} and secret_hash = ${hash}
  `.execute(db);
  return rows[0]?.place;
}

/** Persons of documents, in the order given; undefined where nobody has one. */
export async function findPersonsByDocument(
  db: Db,
  documents: readonly string[],
): Promise<(string | undefined)[]> {
  const { rows } = await sql<{ document: string; personId: string }>`
    select document, person_id as "personId" from elections.person where document = any(${[...documents]})
  `.execute(db);
  const byDocument = new Map(rows.map((row) => [row.document, row.personId]));
  return documents.map((one) => byDocument.get(one));
}

/** Enters the roll of who may ask for a right, in the order given: the caller shuffles it. */
export async function insertRights(
  trx: Trx,
  electionId: string,
  rights: readonly {
    readonly personId: string;
    readonly number: number;
    readonly bucket: number;
    readonly stratum: string | null;
  }[],
): Promise<void> {
  await sql`
    insert into elections.voter_right (election_id, person_id, number, bucket, stratum)
    select ${electionId}::uuid, r."personId", r.number, r.bucket, r.stratum
    from jsonb_to_recordset(${JSON.stringify(rights)}::jsonb)
      as r("personId" uuid, number integer, bucket integer, stratum text)
  `.execute(trx);
}

/** How many of each group are on the roll and asked for their right; empty where no draw named groups. */
export async function countByStratum(db: Db, electionIds: readonly string[]): Promise<StratumCount[]> {
  const { rows } = await sql<StratumCount>`
    select stratum, count(*)::int as voters, count(blinded)::int as authorized from elections.voter_right
    where election_id = any(${[...electionIds]}::uuid[]) and stratum is not null group by stratum
  `.execute(db);
  return rows;
}

export interface VoterLine {
  readonly number: number;
  readonly name: string;
  /** Where she said she is reached; null where she did not. */
  readonly email: string | null;
  readonly phone: string | null;
}

/** The roll with names and contacts, for the authority's letters. */
export async function listVoters(db: Db, electionId: string): Promise<VoterLine[]> {
  const { rows } = await sql<VoterLine>`
    select r.number, coalesce(min(p.display_name), '') as name,
      min(c.value) filter (where c.kind = 'email') as email, min(c.value) filter (where c.kind = 'phone') as phone
    from elections.voter_right r
    left join elections.person p using (person_id)
    -- Person by person: the whole register is much larger than a roll.
    left join lateral (select k.kind, k.value from elections.contact k where k.person_id = r.person_id) c on true
    where r.election_id = ${electionId} group by r.number order by r.number
  `.execute(db);
  return rows;
}

export async function findRight(
  db: Db,
  electionId: string,
  personId: string,
): Promise<{ readonly authorized: boolean } | undefined> {
  const { rows } = await sql<{ authorized: boolean }>`
    select blinded is not null as authorized from elections.voter_right
    where election_id = ${electionId} and person_id = ${personId}
  `.execute(db);
  return rows[0];
}

/** The short name of the box in which a person votes. */
export async function findBoxOf(
  db: Db,
  firstId: string,
  personId: string,
): Promise<{ readonly code: string; readonly number: number } | undefined> {
  const { rows } = await sql<{ code: string; number: number }>`
    select e.code, e.box as number from elections.voter_right r join elections.election e using (election_id)
    where r.person_id = ${personId} and (e.election_id = ${firstId} or e.first_id = ${firstId})
  `.execute(db);
  return rows[0];
}

/** Who votes in which box: every person of the rolls of an election. */
export async function listBoxOfPersons(
  db: Db,
  firstId: string,
): Promise<{ readonly personId: string; readonly box: number }[]> {
  const { rows } = await sql<{ personId: string; box: number }>`
    select r.person_id as "personId", e.box from elections.voter_right r join elections.election e using (election_id)
    where e.election_id = ${firstId} or e.first_id = ${firstId}
  `.execute(db);
  return rows;
}

/** @returns what stands for this person after asking; nothing when she is not on the roll. */
export async function authorizeOnce(
  db: Db,
  electionId: string,
  personId: string,
  blinded: Buffer,
  signature: Buffer,
): Promise<{ readonly blinded: Buffer; readonly signature: Buffer } | undefined> {
  const { rows } = await sql<{ blinded: Buffer; signature: Buffer }>`
    select blinded, signature from elections.authorize(${electionId}, ${personId}, ${blinded}, ${signature})
  `.execute(db);
  return rows[0];
}

export async function insertCredentials(
  trx: Trx,
  electionId: string,
  credentials: readonly string[],
): Promise<void> {
  await sql`
    insert into elections.credential (election_id, credential)
    select ${electionId}::uuid, unnest(${[...credentials]}::text[])
  `.execute(trx);
}

export async function listCredentials(db: Db, electionId: string): Promise<string[]> {
  const { rows } = await sql<{ credential: string }>`
    select credential from elections.credential where election_id = ${electionId} order by credential collate "C"
  `.execute(db);
  return rows.map((row) => row.credential);
}

export async function isOnRoll(db: Db, electionId: string, credential: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.credential where election_id = ${electionId} and credential = ${credential}
  `.execute(db);
  return rows.length === 1;
}
