import { sql } from 'kysely';
import { foldText } from '#kernel';
import { type Database, type Db, transaction } from '#platform/database';
import { concentrationIn, type NoBidSettings } from '#statistics';
import type { PartiesQuery, PartyAnswer, PartyItem } from './api.ts';
import type { Role } from './parts.ts';

type Side = 'buyer' | 'supplier';
const itemColumns = sql.raw('q.party, q.name, q.kind, q.bought, q.sold, q.bid');
const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/** The words that a name must have, or have nearly; what is shorter than three letters tells little where there is more. */
function wordsOf(text: string): string[] {
  const all = foldText(text).split(' ').filter(Boolean);
  const telling = all.filter((word) => word.length > 2);
  return (telling.length > 0 ? telling : all).slice(0, 8);
}

/** Who buys, or who sells and bids: by name whatever its accents and small mistakes, the likest first; else those with most processes. */
export async function listParties(
  db: Database,
  { as, text, limit }: Omit<PartiesQuery, 'cursor'>,
  after: { readonly processes: number; readonly party: number } | null,
): Promise<PartyItem[]> {
  const processes = sql.raw(as === 'buyer' ? 'q.bought' : 'q.sold');
  const has = sql.raw(as === 'buyer' ? 'q.bought > 0' : 'q.sold + q.bid > 0');
  const words = wordsOf(text ?? '');
  if (words.length === 0) {
    const { rows } = await sql<PartyItem>`
      select ${itemColumns} from oversight.party q
      where ${has} ${after ? sql`and (${processes}, -q.party) < (${after.processes}, ${-after.party})` : sql``}
      order by ${processes} desc, q.party limit ${limit + 1}`.execute(db.kysely);
    return rows;
  }
  return await transaction(db, async (trx) => {
    // One letter wrong in a word of seven, "Quishpe" for "Quizhpe", leaves five of eleven pieces of three letters alike.
    await sql`set local pg_trgm.strict_word_similarity_threshold = 0.4`.execute(trx);
    const { rows } = await sql<PartyItem>`
      select ${itemColumns} from oversight.party q
      where ${has} and ${sql.join(
        words.map((word) => sql`(q.folded like ${`%${word}%`} or ${word} <<% q.folded)`),
        sql` and `,
      )}
      order by strict_word_similarity(${words.join(' ')}, q.folded) desc, ${processes} desc, q.party limit ${limit}`.execute(
      trx,
    );
    return rows;
  });
}

/** The buyers with most processes of each region, by the region's folded name. */
export async function listBuyersByRegion(
  db: Db,
  perRegion: number,
): Promise<
  { readonly region: string; readonly party: number; readonly name: string; readonly bought: number }[]
> {
  const { rows } = await sql<{ region: string; party: number; name: string; bought: number }>`
    select region, party, name, bought from (
      select q.region, q.party, q.name, q.bought, row_number() over (partition by q.region order by q.bought desc, q.party) as place
      from oversight.party q where q.bought > 0 and q.region is not null
    ) x where place <= ${perRegion} order by region, bought desc, party`.execute(db);
  return rows;
}

/** Every identifier that a party was published with; none where nobody has the number. */
export async function identifiersOf(db: Db, party: number): Promise<string[]> {
  const { rows } = await sql<{ identifier: string }>`
    select distinct identifier from oversight.party_writing where party = ${party} order by identifier`.execute(
    db,
  );
  return rows.map(({ identifier }) => identifier);
}

/** Those of some processes in which a party has a part of a role. */
export async function processesOf(
  db: Db,
  of: { readonly party: number; readonly as: Role },
  ocids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ ocid: string }>`
    select ocid from oversight.part where ocid = any(${[...ocids]}) and party = ${of.party} and role = ${of.as}`.execute(
    db,
  );
  return new Set(rows.map(({ ocid }) => ocid));
}

const methodsShown = 12;
const counterpartiesShown = 10;

/** Who a party is: its names and identifiers as published, the last first; undefined where nobody has the number. */
export async function findPartyHead(
  db: Db,
  party: number,
): Promise<(PartyItem & Pick<PartyAnswer, 'writings'>) | undefined> {
  const { rows } = await sql<PartyItem>`
    select ${itemColumns} from oversight.party q where q.party = ${party}`.execute(db);
  return rows[0] && { ...rows[0], writings: await writingsOf(db, party) };
}

/** All that is published of a party as a buyer or as a supplier, summed up; undefined where nobody has the number. */
export async function findParty(
  db: Db,
  party: number,
  as: Side,
  settings: NoBidSettings,
): Promise<PartyAnswer | undefined> {
  const who = await findPartyHead(db, party);
  if (!who) return undefined;
  const { writings, ...item } = who;
  const [years, methods, counterparties, ofProcesses, own, refused, bidding] = await Promise.all([
    yearsOf(db, party, as),
    methodsOf(db, party, as),
    counterpartiesOf(db, party, as, settings),
    flagsOfProcesses(db, party, as),
    ownFlags(db, party, as),
    refusedReleases(db, party, as),
    as === 'supplier' ? biddingOf(db, party) : null,
  ]);
  const sum = (read: (year: YearRow) => number) => years.reduce((total, one) => total + read(one), 0);
  return {
    ...item,
    as,
    writings,
    quality: {
      processes: sum((one) => one.processes),
      awarded: sum((one) => one.withAward),
      unsaid: sum((one) => one.unsaid),
      withBids: sum((one) => one.withBids),
      withPeriod: sum((one) => one.withPeriod),
      planned: sum((one) => one.planned),
      refused,
      since: years.reduce<string | null>(
        (least, { since }) => (least && least < since ? least : since),
        null,
      ),
      until: years.reduce<string | null>((most, { until }) => (most && most > until ? most : until), null),
    },
    years: years.map(({ year, processes, awarded, contracted, amended, amendments }) => ({
      ...{ year, processes, awarded, contracted, amended, amendments },
    })),
    counterparties: counterparties.found,
    concentration: {
      share: settings.concentrationShare,
      processes: settings.concentrationProcessesMin,
      suppliers: settings.concentrationSuppliersMin,
      isEnough: counterparties.isEnough,
    },
    methods,
    singleBid: { processes: sum((one) => one.compared), single: sum((one) => one.single) },
    bidding,
    flags: { ofProcesses, own },
  };
}

async function writingsOf(db: Db, party: number): Promise<PartyAnswer['writings']> {
  const { rows } = await sql<PartyAnswer['writings'][number]>`
    select identifier, name, ${instant('since')} as since, ${instant('until')} as until
    from oversight.party_writing w where party = ${party} order by w.until desc, name, identifier limit 50`.execute(
    db,
  );
  return rows;
}

interface YearRow {
  readonly year: number;
  readonly processes: number;
  readonly awarded: number | null;
  readonly contracted: number | null;
  readonly amended: number;
  readonly amendments: number;
  readonly withAward: number;
  readonly unsaid: number;
  readonly withBids: number;
  readonly withPeriod: number;
  readonly planned: number;
  readonly compared: number;
  readonly single: number;
  readonly since: string;
  readonly until: string;
}

async function yearsOf(db: Db, party: number, as: Side): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    select year, count(*)::int as processes, sum(awarded)::float8 as awarded, sum(contracted)::float8 as contracted,
      (count(*) filter (where amendments > 0))::int as amended, sum(amendments)::int as amendments,
      (count(*) filter (where has_award))::int as "withAward", (count(*) filter (where unsaid > 0))::int as unsaid,
      (count(*) filter (where bids is not null))::int as "withBids", (count(*) filter (where has_period))::int as "withPeriod",
      (count(*) filter (where is_planned))::int as planned,
      count(single_bid)::int as compared, (count(*) filter (where single_bid))::int as single,
      ${instant('min(changed_on)')} as since, ${instant('max(changed_on)')} as until
    from oversight.part where party = ${party} and role = ${as} group by year order by year`.execute(db);
  return rows;
}

async function methodsOf(db: Db, party: number, as: Side): Promise<PartyAnswer['methods']> {
  const { rows } = await sql<PartyAnswer['methods'][number]>`
    select method, method_details as details, count(*)::int as processes, sum(awarded)::float8 as awarded
    from oversight.part where party = ${party} and role = ${as}
    group by method, method_details order by processes desc, method_details, method limit ${methodsShown}`.execute(
    db,
  );
  return rows;
}

async function counterpartiesOf(
  db: Db,
  party: number,
  as: Side,
  settings: NoBidSettings,
): Promise<{ found: PartyAnswer['counterparties']; isEnough: boolean | null }> {
  const other = sql.raw(as === 'buyer' ? 'supplier' : 'buyer');
  const { rows: totals } = await sql<{ parties: number; processes: number; awarded: number }>`
    select count(distinct ${other})::int as parties, count(distinct ocid)::int as processes, coalesce(sum(awarded), 0)::float8 as awarded
    from oversight.deal where ${sql.raw(as)} = ${party}`.execute(db);
  const { rows } = await sql<{ party: number; name: string; processes: number; awarded: number }>`
    select t.party, q.name, t.processes, t.awarded::float8 as awarded from (
      select ${other} as party, count(distinct ocid)::int as processes, sum(awarded) as awarded
      from oversight.deal where ${sql.raw(as)} = ${party} group by ${other} order by 3 desc, 1 limit ${counterpartiesShown}
    ) t join oversight.party q using (party) order by t.awarded desc, t.party`.execute(db);
  const own = totals[0]!;
  const wholes = as === 'buyer' ? null : await wholesOf(db, rows);
  const items = rows.map((one) => {
    const whole = wholes?.get(one.party) ?? own;
    const ofBuyer = concentrationIn(
      {
        amount: one.awarded,
        whole: whole.awarded,
        processes: whole.processes,
        suppliers: whole.parties,
      },
      settings,
    );
    return {
      ...one,
      share: own.awarded > 0 ? one.awarded / own.awarded : 0,
      shareOfBuyer: ofBuyer.share,
      isConcentrated: ofBuyer.isFlagged,
    };
  });
  const isEnough =
    as === 'supplier'
      ? null
      : concentrationIn(
          { amount: 0, whole: own.awarded, processes: own.processes, suppliers: own.parties },
          settings,
        ).isEnough;
  return { found: { items, ...own }, isEnough };
}

/** What each of some buyers awarded in all to single suppliers. */
async function wholesOf(db: Db, buyers: readonly { readonly party: number }[]) {
  const { rows } = await sql<{ party: number; parties: number; processes: number; awarded: number }>`
    select buyer as party, count(distinct supplier)::int as parties, count(distinct ocid)::int as processes, sum(awarded)::float8 as awarded
    from oversight.deal where buyer = any(${buyers.map(({ party }) => party)}) group by buyer`.execute(db);
  return new Map(rows.map((one) => [one.party, one]));
}

async function flagsOfProcesses(
  db: Db,
  party: number,
  as: Side,
): Promise<PartyAnswer['flags']['ofProcesses']> {
  const { rows } = await sql<{ flag: string; processes: number }>`
    select f.flag, count(*)::int as processes
    from oversight.part a join oversight.flag f on f.subject = 'OCID' and f.id = a.ocid
    where a.party = ${party} and a.role = ${as} group by f.flag order by processes desc, f.flag`.execute(db);
  return rows;
}

/** Flags of the party itself, by each of the identifiers it was published with; of two values of one flag the larger. */
async function ownFlags(db: Db, party: number, as: Side): Promise<PartyAnswer['flags']['own']> {
  const subjects = as === 'buyer' ? ['Buyer', 'ProcuringEntity'] : ['Tenderer'];
  const { rows } = await sql<{ flag: string; value: number }>`
    select f.flag, max(f.value) as value from oversight.flag f
    where f.subject = any(${subjects}) and f.id in (select w.identifier from oversight.party_writing w where w.party = ${party})
    group by f.flag order by f.flag`.execute(db);
  return rows;
}

async function refusedReleases(db: Db, party: number, as: Side): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select distinct p.import_id, p.place from oversight.import_problem p
      join oversight.part a on a.ocid = p.ocid and a.party = ${party} and a.role = ${as}
    ) x`.execute(db);
  return rows[0]!.n;
}

async function biddingOf(db: Db, party: number): Promise<{ bid: number; won: number }> {
  const { rows } = await sql<{ bid: number; won: number }>`
    select count(*)::int as bid, count(s.ocid)::int as won
    from oversight.part a left join oversight.part s on s.ocid = a.ocid and s.role = 'supplier' and s.party = a.party
    where a.party = ${party} and a.role = 'bidder'`.execute(db);
  return rows[0]!;
}

export interface ProcessLine {
  readonly ocid: string;
  readonly title: string | null;
  readonly buyerId: string | null;
  readonly buyerName: string | null;
  readonly stage: string;
  readonly year: number;
  readonly method: string | null;
  readonly methodDetails: string | null;
  readonly awarded: number | null;
  readonly contracted: number | null;
  readonly amendments: number;
  readonly bids: number | null;
  readonly flags: readonly string[];
  readonly changedOn: string;
}
const filePage = 500;

/** Every process in which a party has a part, a page at a time, the last changed first. */
export async function* linesOf(
  db: Database,
  of: { readonly party: number; readonly as: Role },
): AsyncGenerator<readonly ProcessLine[]> {
  let after: { readonly changedOn: string; readonly ocid: string } | null = null;
  for (;;) {
    const { rows }: { rows: ProcessLine[] } = await sql<ProcessLine>`
      select a.ocid, p.title, p.buyer_id as "buyerId", p.buyer_name as "buyerName", p.stage, a.year, a.method,
        a.method_details as "methodDetails", a.awarded::float8 as awarded, a.contracted::float8 as contracted, a.amendments, a.bids,
        coalesce((select array_agg(f.flag order by f.flag) from oversight.flag f where f.subject = 'OCID' and f.id = a.ocid), '{}') as flags,
        ${instant('a.changed_on')} as "changedOn"
      from oversight.part a join oversight.process p on p.ocid = a.ocid
      where a.party = ${of.party} and a.role = ${of.as}
        ${after ? sql`and (a.changed_on, a.ocid) < (${after.changedOn}::timestamptz, ${after.ocid})` : sql``}
      order by a.changed_on desc, a.ocid desc limit ${filePage}`.execute(db.kysely);
    if (rows.length > 0) yield rows;
    if (rows.length < filePage) return;
    after = rows.at(-1)!;
  }
}
