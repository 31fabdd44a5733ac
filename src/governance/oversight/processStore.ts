import { sql } from 'kysely';
import { foldText } from '#kernel';
import type { Database, Db } from '#platform/database';
import type { ProcessItem, ProcessQuery } from './api.ts';
import type { Release } from './ocds.ts';

/** Columns of a list's line; `p` is the process. */
const itemColumns = sql.raw(`
  p.ocid, p.title, p.buyer_id as "buyerId", p.buyer_name as "buyerName", p.stage, p.method, p.method_details as "methodDetails",
  p.amount::float8 as amount, p.currency, p.supplier_ids as "supplierIds", p.bids, p.releases,
  to_char(p.changed_on at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "changedOn",
  coalesce((select array_agg(f.flag order by f.flag) from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid), '{}') as flags,
  (select b.party from oversight.part b where b.ocid = p.ocid and b.role = 'buyer' limit 1) as "buyerParty",
  coalesce((select jsonb_agg(jsonb_build_object('party', q.party, 'name', q.name) order by q.name, q.party)
    from oversight.part s join oversight.party q using (party) where s.ocid = p.ocid and s.role = 'supplier'), '[]') as suppliers`);

/** Processes that answer what is asked, the last changed first. */
export async function searchProcesses(
  db: Db,
  asked: Omit<ProcessQuery, 'cursor'>,
  after: { readonly changedOn: string; readonly ocid: string } | null,
): Promise<ProcessItem[]> {
  const folded = asked.text ? foldText(asked.text) : null;
  // The list of a party follows the order in which its own parts are kept, so that a page of it reads no more than it shows.
  const by = sql.raw(asked.party === undefined ? 'p' : 'a');
  const of = asked.party === undefined ? sql`true` : sql`a.party = ${asked.party} and a.role = ${asked.as}`;
  const from =
    asked.party === undefined
      ? sql`oversight.process p`
      : sql`oversight.part a join oversight.process p on p.ocid = a.ocid`;
  const { rows } = await sql<ProcessItem>`
    select ${itemColumns} from ${from}
    where ${of}
      ${folded === null ? sql`` : sql`and (p.folded like ${`%${folded.replace(/[\\%_]/g, '\\$&')}%`} or ${folded} <% p.folded)`}
      ${asked.flag ? sql`and exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid and f.flag = ${asked.flag})` : sql``}
      ${asked.flagged ? sql`and exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid)` : sql``}
      ${asked.stage ? sql`and p.stage = ${asked.stage}` : sql``}
      ${after ? sql`and (${by}.changed_on, ${by}.ocid) < (${after.changedOn}::timestamptz, ${after.ocid})` : sql``}
    order by ${by}.changed_on desc, ${by}.ocid desc limit ${asked.limit + 1}
  `.execute(db);
  return rows;
}

export interface WholeProcess {
  readonly item: ProcessItem;
  readonly compiled: Release;
  readonly releases: Release[];
  readonly flags: { readonly flag: string; readonly value: number }[];
  /** The number of each party by the identifier that this process gives it. */
  readonly parties: { readonly identifier: string; readonly party: number }[];
}

export async function findProcess(db: Db, ocid: string): Promise<WholeProcess | undefined> {
  const { rows } = await sql<
    ProcessItem & {
      compiled: Release;
      bodies: Release[];
      found: WholeProcess['flags'];
      parties: WholeProcess['parties'];
    }
  >`
    select ${itemColumns}, p.compiled,
      (select jsonb_agg(r.body order by r.date, r.arrival) from oversight.release r where r.ocid = p.ocid) as bodies,
      coalesce((select jsonb_agg(jsonb_build_object('flag', f.flag, 'value', f.value) order by f.flag) from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid), '[]') as found,
      coalesce((select jsonb_agg(distinct jsonb_build_object('identifier', w.identifier, 'party', w.party))
        from oversight.part a join oversight.party_writing w using (party) where a.ocid = p.ocid), '[]') as parties
    from oversight.process p where p.ocid = ${ocid}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { compiled, bodies, found, parties, ...item } = row;
  return { item, compiled, releases: bodies, flags: found, parties };
}

/** Compiled releases, one by one, in the order of their ocid. */
export async function* compiledReleases(db: Database): AsyncGenerator<Release> {
  let after = '';
  for (;;) {
    const { rows } = await sql<{ ocid: string; compiled: Release }>`
      select ocid, compiled from oversight.process where ocid > ${after} order by ocid limit 200`.execute(
      db.kysely,
    );
    for (const { compiled } of rows) yield compiled;
    if (rows.length < 200) return;
    after = rows.at(-1)!.ocid;
  }
}
