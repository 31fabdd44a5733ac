import { sql } from 'kysely';
import { type ArchiveHead, appendEvent, ballotStep, openArchive, type Step } from '#ballots';
import type { PlainDate } from '#kernel';
import type { Db, Trx } from '#platform/database';

// The board: the archive's events in their chain, and the ballots that wait for it. It is written under the election's lock; what is in
// the chain is read by anyone.

export interface PollingRow {
  readonly electionText: string;
  readonly trusteesText: string;
  readonly timestamp: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export async function findPolling(db: Db, electionId: string): Promise<PollingRow | undefined> {
  const { rows } = await sql<PollingRow>`
    select election_text as "electionText", trustees_text as "trusteesText", archive_timestamp as timestamp,
      opens_at as "opensAt", closes_at as "closesAt"
    from elections.polling where election_id = ${electionId}
  `.execute(db);
  return rows[0];
}

export async function insertPolling(trx: Trx, electionId: string, row: PollingRow): Promise<void> {
  await sql`
    insert into elections.polling (election_id, election_text, trustees_text, archive_timestamp, opens_at, closes_at)
    values (${electionId}, ${row.electionText}, ${row.trusteesText}, ${row.timestamp}, ${row.opensAt}, ${row.closesAt})
  `.execute(trx);
}

export interface BoardEvent {
  readonly height: number;
  readonly type: Step['type'];
  readonly hash: string;
  readonly data: readonly string[];
  readonly credential: string | null;
  readonly tracker: string | null;
  readonly rightSignature: Buffer | null;
}
const eventColumns = sql.raw(
  'height, type, hash, data, credential, tracker, right_signature as "rightSignature"',
);

/** Where the chain stands: the last event, or nothing before Setup. */
export async function findLastEvent(
  db: Db,
  electionId: string,
): Promise<{ readonly height: number; readonly type: string; readonly hash: string } | undefined> {
  const { rows } = await sql<{ height: number; type: string; hash: string }>`
    select height, type, hash from elections.event where election_id = ${electionId} order by height desc limit 1
  `.execute(db);
  return rows[0];
}

/** Appends one event to the chain. The caller holds the election. @returns its height and hash. */
export async function appendToBoard(
  trx: Trx,
  electionId: string,
  timestamp: number,
  step: Step,
): Promise<{ readonly height: number; readonly hash: string }> {
  const head = await headOfBoard(trx, electionId, timestamp);
  const { eventHash } = appendEvent(head, step.type, step.data);
  await sql`
    insert into elections.event (election_id, height, type, hash, data)
    values (${electionId}, ${head.height}, ${step.type}, ${eventHash}, ${[...step.data]}::text[])
  `.execute(trx);
  return { height: head.height, hash: eventHash };
}

async function headOfBoard(trx: Trx, electionId: string, timestamp: number): Promise<ArchiveHead> {
  const last = await findLastEvent(trx, electionId);
  return { timestamp, parent: last?.hash, height: last ? last.height + 1 : 0 };
}

/** A ballot with its credential, its tracker and the signature of the right, in hexadecimal. */
export interface WaitingBallot {
  readonly credential: string;
  readonly tracker: string;
  readonly ballot: string;
  readonly right: string;
}

/** Appends ballots to the chain in the order given. The caller holds the election. */
export async function appendBallots(
  trx: Trx,
  electionId: string,
  timestamp: number,
  ballots: readonly WaitingBallot[],
): Promise<void> {
  let head = await headOfBoard(trx, electionId, timestamp);
  const rows = ballots.map(({ ballot, ...marks }) => {
    const { type, data } = ballotStep(ballot);
    const appended = appendEvent(head, type, data);
    const row = { height: head.height, type, hash: appended.eventHash, data, ...marks };
    head = appended.head;
    return row;
  });
  await sql`
    insert into elections.event (election_id, height, type, hash, data, credential, tracker, right_signature)
    select ${electionId}::uuid, r.height, r.type, r.hash, r.data, r.credential, r.tracker, decode(r.right_hex, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ right, ...row }) => ({ ...row, right_hex: right })))}::jsonb)
      as r(height integer, type text, hash text, data text[], credential text, tracker text, right_hex text)
    order by r.height
  `.execute(trx);
}

/** Binds a ballot into the sheaves that wait for the board. The caller holds the election. */
export async function receiveBallot(
  trx: Trx,
  electionId: string,
  { credential, tracker, ballot, right }: WaitingBallot,
  least: number,
): Promise<void> {
  await sql`
    select elections.receive(${electionId}, ${credential}, ${tracker}, ${ballot}, decode(${right}, 'hex'), ${least})
  `.execute(trx);
}

/** How many ballots of one credential wait. */
export async function countWaitingOf(db: Db, electionId: string, credential: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select cardinality(array_positions(s.credentials, ${credential})) as n from elections.sheaf s
    where s.election_id = ${electionId} and s.lowest <= ${credential} order by s.lowest desc limit 1
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** A ballot that was received: on the board at a height, or waiting for it. */
export interface FoundBallot {
  readonly height: number | null;
  readonly hash: string | null;
  readonly replaced: boolean;
}

/**
 * A ballot by its tracker. Of one on the board only what stands there is told: whether a newer one waits would tell anyone who asks
 * again and again when its voter voted anew. Of one that waits nobody but its voter knows the tracker.
 */
export async function findBallot(
  db: Db,
  electionId: string,
  tracker: string,
): Promise<FoundBallot | undefined> {
  const { rows: boarded } = await sql<FoundBallot>`
    select e.height, e.hash, exists (
      select 1 from elections.event later
      where later.election_id = e.election_id and later.credential = e.credential and later.height > e.height
    ) as replaced
    from elections.event e where e.election_id = ${electionId} and e.tracker = ${tracker}
  `.execute(db);
  if (boarded[0]) return boarded[0];
  const { rows: waiting } = await sql<FoundBallot>`
    select null::integer as height, null::text as hash, u.credential is not distinct from s.credentials[u.n + 1] as replaced
    from elections.sheaf s
    cross join lateral unnest(s.credentials, s.trackers) with ordinality as u(credential, tracker, n)
    where s.election_id = ${electionId} and ${tracker} = any(s.trackers) and u.tracker = ${tracker}
  `.execute(db);
  return waiting[0];
}

/** Notes that a ballot was opened by its voter. Repeating changes nothing. */
export async function noteChallenged(db: Db, electionId: string, tracker: string): Promise<void> {
  await sql`
    insert into elections.challenged (election_id, tracker) values (${electionId}, ${tracker}) on conflict do nothing
  `.execute(db);
}

export async function isChallenged(db: Db, electionId: string, tracker: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from elections.challenged where election_id = ${electionId} and tracker = ${tracker}
  `.execute(db);
  return rows.length === 1;
}

export async function readEvents(
  db: Db,
  electionId: string,
  from: number,
  count: number,
): Promise<BoardEvent[]> {
  const { rows } = await sql<BoardEvent>`
    select ${eventColumns} from elections.event
    where election_id = ${electionId} and height >= ${from} order by height limit ${count}
  `.execute(db);
  return rows;
}

export async function findEventOfType(
  db: Db,
  electionId: string,
  type: string,
): Promise<BoardEvent | undefined> {
  const { rows } = await sql<BoardEvent>`
    select ${eventColumns} from elections.event where election_id = ${electionId} and type = ${type} order by height limit 1
  `.execute(db);
  return rows[0];
}

export interface BoardLine {
  readonly height: number;
  readonly tracker: string;
  readonly hash: string;
  readonly replaced: boolean;
  readonly right: string;
}

/** A page of ballots in the order of the board; `replaced` where a later ballot of the same credential counts instead. */
export async function listBallots(
  db: Db,
  electionId: string,
  from: number,
  count: number,
): Promise<BoardLine[]> {
  const { rows } = await sql<BoardLine>`
    select e.height, e.tracker, e.hash, encode(e.right_signature, 'hex') as right, exists (
      select 1 from elections.event later
      where later.election_id = e.election_id and later.credential = e.credential and later.height > e.height
    ) as replaced
    from elections.event e
    where e.election_id = ${electionId} and e.type = 'Ballot' and e.height >= ${from} order by e.height limit ${count}
  `.execute(db);
  return rows;
}

export interface BoardCounts {
  readonly ballots: number;
  readonly voters: number;
  /** Of the ballots, those that wait for the board. */
  readonly waiting: number;
  readonly events: number;
  readonly head: string | null;
}

/** Live counts, of nobody in particular. */
export async function countBoard(db: Db, electionId: string): Promise<BoardCounts> {
  const { rows } = await sql<BoardCounts>`
    with waiting as (
      select unnest(credentials) as credential from elections.sheaf where election_id = ${electionId}
    ), cast_ballot as (
      select credential from elections.event where election_id = ${electionId} and type = 'Ballot'
      union all select credential from waiting
    ), board as (
      select count(*)::int as events, (array_agg(hash order by height desc))[1] as head
      from elections.event where election_id = ${electionId}
    )
    select (select count(*)::int from cast_ballot) as ballots, (select count(distinct credential)::int from cast_ballot) as voters,
      (select count(*)::int from waiting) as waiting, events, head
    from board
  `.execute(db);
  return rows[0] ?? { ballots: 0, voters: 0, waiting: 0, events: 0, head: null };
}

const eventsAtOnce = 100;

/**
 * The bytes of the archive from an event on, piece by piece: what is appended later follows what was read before.
 *
 * @param from the first height wanted; 0 begins with the archive's header.
 */
export async function* archiveBytes(db: Db, electionId: string, from = 0): AsyncGenerator<Uint8Array> {
  const polling = await findPolling(db, electionId);
  if (!polling) return;
  const opened = openArchive(polling.timestamp);
  let head: ArchiveHead = opened.head;
  if (from === 0) yield opened.bytes;
  else {
    const [before] = await readEvents(db, electionId, from - 1, 1);
    if (!before || before.height !== from - 1) return;
    head = { timestamp: polling.timestamp, parent: before.hash, height: from };
  }
  for (;;) {
    const events = await readEvents(db, electionId, head.height, eventsAtOnce);
    for (const event of events) {
      const appended = appendEvent(head, event.type, event.data);
      if (appended.eventHash !== event.hash)
        throw new Error(`event ${event.height} is not as it was written`);
      head = appended.head;
      yield appended.bytes;
    }
    if (events.length < eventsAtOnce) return;
  }
}

export interface DailyHead {
  readonly day: string;
  readonly height: number;
  readonly hash: string;
}

/** Elections whose board has no head noted for a day that ended, or a result that no head shows. @param ended when the day was over. */
export async function listDueHeads(db: Db, day: PlainDate, ended: Date): Promise<string[]> {
  const { rows } = await sql<{ electionId: string }>`
    select p.election_id as "electionId" from elections.polling p
    join elections.action a on a.stream_id = p.election_id and a.body ->> 'kind' = 'opened' and a.at < ${ended}
    cross join lateral (
      select e.hash from elections.event e where e.election_id = p.election_id order by e.height desc limit 1
    ) h
    where not exists (
      select from elections.daily_head d where d.election_id = p.election_id and (d.day >= ${day}::date or (
        d.hash = h.hash and exists (
          select from elections.event r where r.election_id = p.election_id and r.type = 'Result')))
    )
    order by p.election_id
  `.execute(db);
  return rows.map((row) => row.electionId);
}

/** Notes where a board stands at the end of a day. */
export async function insertDailyHead(trx: Trx, electionId: string, day: PlainDate): Promise<void> {
  await sql`
    insert into elections.daily_head (election_id, day, height, hash)
    select e.election_id, ${day}::date, e.height, e.hash from elections.event e
    where e.election_id = ${electionId} order by e.height desc limit 1
  `.execute(trx);
}

export async function listDailyHeads(db: Db, electionId: string): Promise<DailyHead[]> {
  const { rows } = await sql<DailyHead>`
    select day::text as day, height, hash from elections.daily_head where election_id = ${electionId} order by day
  `.execute(db);
  return rows;
}
