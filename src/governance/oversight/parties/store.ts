import { sql } from 'kysely';
import { foldText, organisationKey } from '#kernel';
import type { Db, Trx } from '#platform/database';
import type { Release } from '../ocds.ts';
import { kindOf, type ProcessParts, partsOf, type Writing, writingsIn } from './parts.ts';

/** A process as it was just compiled. */
export interface Compiled {
  readonly ocid: string;
  readonly compiled: Release;
  readonly changedOn: string;
  readonly region: string | null;
  readonly releases: readonly Release[];
}

/** Writes who has which part in some processes, in place of what was known. The caller holds the lock of each process. */
export async function writeParts(trx: Trx, processes: readonly Compiled[]): Promise<void> {
  if (processes.length === 0) return;
  const read = processes.map((one) => ({ ...one, ...partsOf(one.compiled) }));
  const numbers = await writeParties(trx, read);
  const numberOf = (identifier: string) => numbers.get(organisationKey(identifier))!;
  const ocids = processes.map(({ ocid }) => ocid);
  await sql`delete from oversight.part where ocid = any(${ocids})`.execute(trx);
  await sql`delete from oversight.deal where ocid = any(${ocids})`.execute(trx);
  const parts = read.flatMap(
    ({ parts: some, deals: _deals, compiled: _compiled, releases: _releases, ...rest }) =>
      some.map(({ identifier, ...part }) => ({ ...rest, ...part, party: numberOf(identifier) })),
  );
  await sql`
    insert into oversight.part (ocid, role, party, changed_on, year, method, method_details, awarded, contracted, unsaid, amendments,
      has_award, bids, single_bid, has_period, is_planned)
    select p.* from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      as p(ocid text, role text, party integer, "changedOn" timestamptz, year smallint, method text, "methodDetails" text, awarded numeric,
           contracted numeric, unsaid smallint, amendments smallint, "hasAward" boolean, bids integer, "singleBid" boolean,
           "hasPeriod" boolean, "isPlanned" boolean)`.execute(trx);
  const deals = read.flatMap(({ ocid, deals: some }) =>
    some.map(({ buyer, supplier, awarded }, place) => ({
      ...{ ocid, place, awarded },
      buyer: numberOf(buyer),
      supplier: numberOf(supplier),
    })),
  );
  await sql`
    insert into oversight.deal (ocid, place, buyer, supplier, awarded)
    select d.* from jsonb_to_recordset(${JSON.stringify(deals)}::jsonb)
      as d(ocid text, place smallint, buyer integer, supplier integer, awarded numeric)`.execute(trx);
}

/** Keeps who is named and how; gives the number of each by its key. */
async function writeParties(
  trx: Trx,
  processes: readonly (Compiled & ProcessParts)[],
): Promise<Map<string, number>> {
  const writings = processes.flatMap(({ releases }) => writingsIn(releases));
  const known = new Map<string, { identifier: string; region: string | null; latest: Writing | null }>();
  for (const { parts, region } of processes)
    for (const { identifier, role } of parts) {
      const key = organisationKey(identifier);
      const before = known.get(key);
      known.set(key, {
        identifier,
        latest: null,
        region: (role === 'buyer' ? region : null) ?? before?.region ?? null,
      });
    }
  for (const one of writings) {
    const party = known.get(organisationKey(one.identifier));
    if (party && (party.latest === null || party.latest.until <= one.until)) party.latest = one;
  }
  const rows = [...known].map(([key, { identifier, region, latest }]) => ({
    ...{ key, region },
    // Whoever is published without a name is told by its identifier.
    name: latest?.name ?? identifier,
    folded: foldText(latest?.name ?? identifier),
    kind: kindOf(identifier),
  }));
  await sql`
    insert into oversight.party (key, name, folded, kind, region)
    select r.key, r.name, r.folded, r.kind, r.region
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, name text, folded text, kind text, region text)
    where not exists (select from oversight.party p where p.key = r.key)
    order by r.key on conflict (key) do nothing`.execute(trx);
  // In one order, so that two files at once wait for each other and do not stand in each other's way.
  const { rows: numbered } = await sql<{ key: string; party: number }>`
    select key, party from oversight.party where key = any(${rows.map(({ key }) => key)}) order by key for update`.execute(
    trx,
  );
  await sql`
    update oversight.party p set region = r.region
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, region text)
    where r.key = p.key and r.region is not null and r.region is distinct from p.region`.execute(trx);
  const numbers = new Map(numbered.map(({ key, party }) => [key, party]));
  const written = new Map<string, Writing & { party: number }>();
  for (const one of writings) {
    const party = numbers.get(organisationKey(one.identifier));
    if (party === undefined) continue;
    const key = JSON.stringify([one.identifier, one.name]);
    const before = written.get(key);
    written.set(key, {
      ...one,
      party,
      since: before && before.since < one.since ? before.since : one.since,
      until: before && before.until > one.until ? before.until : one.until,
    });
  }
  const { rows: fresh } = await sql<{ party: number }>`
    insert into oversight.party_writing (party, identifier, name, since, until)
    select w.* from jsonb_to_recordset(${JSON.stringify([...written.values()])}::jsonb)
      as w(party integer, identifier text, name text, since timestamptz, until timestamptz)
    order by w.party, w.identifier, w.name
    on conflict (party, identifier, name) do update
      set since = least(party_writing.since, excluded.since), until = greatest(party_writing.until, excluded.until)
      where party_writing.since > excluded.since or party_writing.until < excluded.until
    returning party`.execute(trx);
  await nameAsWrittenLast(trx, [...new Set(fresh.map(({ party }) => party))]);
  return numbers;
}

/** Parties are called as they were written last, and found by every name they were written with. */
async function nameAsWrittenLast(trx: Trx, parties: readonly number[]): Promise<void> {
  if (parties.length === 0) return;
  const { rows } = await sql<{ party: number; names: string[] }>`
    select party, array_agg(name order by until desc, name) as names
    from oversight.party_writing where party = any(${[...parties]}) and name <> '' group by party order by party`.execute(
    trx,
  );
  const named = rows.map(({ party, names }) => ({
    party,
    name: names[0],
    folded: [...new Set(names.map(foldText))].join(' '),
  }));
  await sql`
    update oversight.party p set name = n.name, folded = n.folded
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(party integer, name text, folded text)
    where n.party = p.party and (p.name, p.folded) is distinct from (n.name, n.folded)`.execute(trx);
}

/** Counts in how many processes each party buys, sells and bids. */
export async function countParts(db: Db): Promise<void> {
  await sql`
    update oversight.party p set bought = c.bought, sold = c.sold, bid = c.bid
    from (
      select q.party,
             (count(*) filter (where a.role = 'buyer'))::int as bought,
             (count(*) filter (where a.role = 'supplier'))::int as sold,
             (count(*) filter (where a.role = 'bidder'))::int as bid
      from oversight.party q left join oversight.part a using (party) group by q.party
    ) c
    where c.party = p.party and (p.bought, p.sold, p.bid) is distinct from (c.bought, c.sold, c.bid)`.execute(
    db,
  );
}
