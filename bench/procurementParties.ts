/**
 * The pages of the largest buyer and of the largest supplier among a million processes (or so many as are asked): limit one second for each
 * page and for each page of its list. One buyer in twenty processes, suppliers by a long tail, a flag on three processes of ten. What is
 * read is written straight into the tables, as the import leaves them. With `plans` it prints how each query is answered.
 * Run: node bench/procurementParties.ts [processes] [plans]
 */
import { join } from 'node:path';
import { loadLaw } from '#law/folder';
import { singleClient } from '#platform/database';
import { flagSettingsOf } from '../src/governance/oversight/flagSettings.ts';
import { findParty, listBuyersByRegion, listParties } from '../src/governance/oversight/parties/reads.ts';
import { searchProcesses } from '../src/governance/oversight/processStore.ts';
import { openBench, root } from './support.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const bench = await openBench();
const owner = singleClient(bench.ownerUrl);
await owner.connect();
await owner.query(`
  select setseed(0.5);
  insert into oversight.party (key, name, folded, kind, region)
    select lpad(n::text, 13, '0'), 'Entidad ' || md5(n::text), 'entidad ' || md5(n::text), 'public', 'region ' || n % 24 from generate_series(1, 3000) n;
  insert into oversight.party (key, name, folded, kind)
    select lpad(n::text, 13, '0'), 'Proveedora ' || md5(n::text), 'proveedora ' || md5(n::text), 'company' from generate_series(3001, 63000) n;
  insert into oversight.party_writing (party, identifier, name, since, until)
    select party, 'EC-RUC-' || key, name, '2020-01-01', '2026-01-01' from oversight.party;
  create temporary table made as
    select n, 'ocds-bench-' || n as ocid, timestamptz '2020-01-01' + n * interval '3 minutes' as changed_on,
      case when random() < 0.05 then 1 else 1 + floor(random() * 3000)::int end as buyer,
      3001 + floor(60000 * power(random(), 3))::int as supplier, round((1000 + 90000 * random())::numeric, 2) as amount,
      1 + floor(5 * random())::int as bids
    from generate_series(1, ${count}) n;
  insert into oversight.process (ocid, title, folded, buyer_id, buyer_name, stage, method, method_details, amount, currency, supplier_ids, bids, releases, changed_on, compiled, reading)
    select ocid, 'Compra ' || n, 'compra ' || n, 'EC-RUC-' || lpad(buyer::text, 13, '0'), 'Entidad', 'contract', 'open', 'Licitación ' || n % 7, amount, 'USD',
      array['EC-RUC-' || lpad(supplier::text, 13, '0')], bids, 2, changed_on, '{}', 1 from made;
  insert into oversight.part (ocid, role, party, changed_on, year, method, method_details, awarded, contracted, unsaid, amendments, has_award, bids, single_bid, has_period, is_planned)
    select ocid, r, case r when 'buyer' then buyer else supplier end, changed_on, extract(year from changed_on), 'open', 'Licitación ' || n % 7, amount, amount, 0,
      (n % 9 = 0)::int, true, bids, bids = 1, true, n % 3 > 0 from made, unnest(array['buyer', 'supplier', 'bidder']) r;
  insert into oversight.deal (ocid, place, buyer, supplier, awarded) select ocid, 0, buyer, supplier, amount from made;
  insert into oversight.flag (subject, id, flag, value, computed_at) select 'OCID', ocid, 'R018', 1, now() from made where n % 10 < 3;
  update oversight.party p set bought = c.b, sold = c.s, bid = c.s from (
    select party, count(*) filter (where role = 'buyer')::int b, count(*) filter (where role = 'supplier')::int s from oversight.part group by party) c where c.party = p.party;
`);
for (const table of ['party', 'party_writing', 'process', 'part', 'deal', 'flag'])
  await owner.query(`vacuum analyze oversight.${table}`);
const { rows: sizes } = await owner.query(
  "select relname as table, pg_size_pretty(pg_total_relation_size(oid)) as size from pg_class where relnamespace = 'oversight'::regnamespace and relkind = 'r' and relname in ('part', 'deal', 'party', 'party_writing')",
);
console.log(sizes.map((one) => `${one.table} ${one.size}`).join(', '));
const { rows } = await owner.query(
  'select (select party from oversight.party order by bought desc limit 1) as buyer, (select party from oversight.party order by sold desc limit 1) as supplier',
);
const { buyer, supplier } = rows[0] as { buyer: number; supplier: number };
const settings = flagSettingsOf(loadLaw(join(root, 'law')))('2026-11-21');
const db = bench.db.kysely;
const list = (as: 'buyer' | 'supplier', party: number, flag?: string) =>
  searchProcesses(db, { party, as, limit: 15, ...(flag ? { flag } : {}) }, null);
let slowest = 0;
for (const [what, read] of [
  ['page of the largest buyer', () => findParty(db, buyer, 'buyer', settings)],
  ['page of the largest supplier', () => findParty(db, supplier, 'supplier', settings)],
  ['page of a small supplier', () => findParty(db, 62_990, 'supplier', settings)],
  ['first processes of the buyer', () => list('buyer', buyer)],
  ['first flagged processes of the buyer', () => list('buyer', buyer, 'R018')],
  ['first processes of the supplier', () => list('supplier', supplier)],
  [
    'search by name',
    () => listParties(bench.db, { as: 'supplier', text: 'proveedora c4ca42', limit: 30 }, null),
  ],
  ['buyers of each region', () => listBuyersByRegion(db, 5)],
] as const) {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const begun = performance.now();
    await read();
    times.push(performance.now() - begun);
  }
  const middle = times.toSorted((a, b) => a - b)[2]!;
  slowest = Math.max(slowest, middle);
  console.log(`${what}: ${Math.round(middle)} ms (first ${Math.round(times[0]!)})`);
}
if (process.argv[3] === 'plans')
  for (const query of [
    `select year, count(*), sum(awarded) from oversight.part where party = ${buyer} and role = 'buyer' group by year`,
    `select supplier, count(distinct ocid), sum(awarded) from oversight.deal where buyer = ${buyer} group by supplier order by 3 desc limit 10`,
    `select f.flag, count(*) from oversight.part a join oversight.flag f on f.subject = 'OCID' and f.id = a.ocid where a.party = ${buyer} and a.role = 'buyer' group by f.flag`,
    `select p.ocid from oversight.part a join oversight.process p on p.ocid = a.ocid where a.party = ${buyer} and a.role = 'buyer' order by a.changed_on desc, a.ocid desc limit 16`,
  ])
    console.log(
      query,
      `\n${(await owner.query(`explain (analyze, buffers off) ${query}`)).rows.map((row) => row['QUERY PLAN']).join('\n')}\n`,
    );
console.log(slowest <= 1000 ? 'within one second' : 'OVER ONE SECOND');
await owner.end();
await bench.close();
if (slowest > 1000) process.exitCode = 1;
