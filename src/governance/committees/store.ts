import { sql } from 'kysely';
import type { Db, Trx } from '#platform/database';

export interface CommitteeRow {
  readonly committeeId: string;
  readonly spaceId: string;
  readonly code: string;
  readonly facility: string;
}
const columns = sql.raw('committee_id as "committeeId", space_id as "spaceId", code, facility');

export async function findCommittee(db: Db, code: string): Promise<CommitteeRow | undefined> {
  const { rows } =
    await sql<CommitteeRow>`select ${columns} from committees.committee where code = ${code}`.execute(db);
  return rows[0];
}

export async function listCommittees(db: Db): Promise<CommitteeRow[]> {
  const { rows } = await sql<CommitteeRow>`
    select ${columns} from committees.committee order by called_at, code
  `.execute(db);
  return rows;
}

export async function insertCommittee(trx: Trx, row: CommitteeRow, at: Date): Promise<void> {
  await sql`
    insert into committees.committee (committee_id, space_id, code, facility, called_at)
    values (${row.committeeId}, ${row.spaceId}, ${row.code}, ${row.facility}, ${at})
  `.execute(trx);
}

/** The place of the last action of a committee. */
export async function lastSeq(db: Db, committeeId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0) as seq from spaces.action where stream_id = ${committeeId}
  `.execute(db);
  return rows[0]?.seq ?? 0;
}

export interface NewPhotograph {
  readonly photographId: string;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
}

export async function insertPhotographs(
  trx: Trx,
  committeeId: string,
  photographs: readonly NewPhotograph[],
  at: Date,
): Promise<void> {
  for (const one of photographs)
    await sql`
      insert into committees.photograph (photograph_id, committee_id, bytes, sha256, received_at)
      values (${one.photographId}, ${committeeId}, ${one.bytes}, ${one.sha256}, ${at})
    `.execute(trx);
}

export async function findPhotograph(
  db: Db,
  committeeId: string,
  photographId: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from committees.photograph where committee_id = ${committeeId} and photograph_id = ${photographId}
  `.execute(db);
  return rows[0]?.bytes;
}
