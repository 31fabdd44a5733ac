import { sql } from 'kysely';
import { type Database, type Trx, transaction } from '#platform/database';
import { everyHour, type RunningDuty } from '#platform/duties';
import { compileReleases, type Release } from './ocds.ts';
import { countParts, writeParts } from './parties/store.ts';
import { factsOf } from './process.ts';

/** Which reading of a compiled release this program makes: raised by one whenever a column or a part is read otherwise. */
const reading = 1;
const batch = 200;

/** Two files at once may bring releases of one process: whoever compiles it has seen what the other brought. */
export async function lockProcesses(trx: Trx, ocids: readonly string[]): Promise<void> {
  const ordered = [...new Set(ocids)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(o, 11)) from unnest(${ordered}::text[]) o order by o`.execute(
    trx,
  );
}

/** Compiles processes anew from all their releases, with who has which part in them. The caller holds their lock. */
export async function compileProcesses(trx: Trx, ocids: readonly string[]): Promise<void> {
  if (ocids.length === 0) return;
  const { rows } = await sql<{ ocid: string; bodies: Release[] }>`
    select ocid, jsonb_agg(body order by date, arrival) as bodies from oversight.release
    where ocid = any(${[...ocids]}) group by ocid`.execute(trx);
  const processes = rows.map(({ ocid, bodies }) => {
    const compiled = compileReleases(bodies);
    return {
      ocid,
      ...factsOf(compiled),
      releases: bodies.length,
      changedOn: compiled.date,
      compiled,
      reading,
    };
  });
  await sql`
    insert into oversight.process (ocid, title, folded, buyer_id, buyer_name, region, stage, method, method_details, amount, currency, supplier_ids, bids, releases, changed_on, compiled, reading)
    select p.* from jsonb_to_recordset(${JSON.stringify(processes)}::jsonb)
      as p(ocid text, title text, folded text, "buyerId" text, "buyerName" text, region text, stage text, method text, "methodDetails" text, amount numeric,
           currency text, "supplierIds" text[], bids integer, releases integer, "changedOn" timestamptz, compiled jsonb, reading smallint)
    on conflict (ocid) do update set title = excluded.title, folded = excluded.folded, buyer_id = excluded.buyer_id, buyer_name = excluded.buyer_name, region = excluded.region,
      stage = excluded.stage, method = excluded.method, method_details = excluded.method_details, amount = excluded.amount, currency = excluded.currency,
      supplier_ids = excluded.supplier_ids, bids = excluded.bids, releases = excluded.releases, changed_on = excluded.changed_on, compiled = excluded.compiled, reading = excluded.reading
  `.execute(trx);
  const bodiesOf = new Map(rows.map(({ ocid, bodies }) => [ocid, bodies]));
  await writeParts(
    trx,
    processes.map((one) => ({ ...one, releases: bodiesOf.get(one.ocid)! })),
  );
}

/**
 * Reads again, some at a time, the processes that an older program compiled; what it did not read of them is then here too.
 *
 * @returns how many were read.
 */
export async function readOlderProcesses(db: Database): Promise<number> {
  let read = 0;
  for (;;) {
    const { rows } = await sql<{ ocid: string }>`
      select ocid from oversight.process where reading < ${reading} order by reading, ocid limit ${batch}`.execute(
      db.kysely,
    );
    if (rows.length === 0) break;
    const ocids = rows.map(({ ocid }) => ocid);
    await transaction(db, async (trx) => {
      await lockProcesses(trx, ocids);
      await compileProcesses(trx, ocids);
    });
    read += ocids.length;
  }
  if (read > 0) await countParts(db.kysely);
  return read;
}

/** Reads older processes when the program starts, and every hour those that a program of before brought meanwhile. */
export function startReadingOlder(options: {
  readonly db: Database;
  readonly onError: (error: unknown) => void;
}): RunningDuty {
  return everyHour(() => readOlderProcesses(options.db), options.onError);
}
