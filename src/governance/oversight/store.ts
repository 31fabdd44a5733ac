import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, dateAt, foldText } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Database, type Db, type Trx, transaction } from '#platform/database';
import type { Actor } from '#platform/http';
import { auditActor } from '#platform/http';
import { NoBidScan, type NoBidSettings, RedFlagScan } from '#statistics';
import type { ProcessItem, ProcessQuery } from './api.ts';
import { compileReleases, type Json, type Release } from './ocds.ts';
import { factsOf } from './process.ts';
import type { Fault, ReleaseCheck } from './releaseFaults.ts';
import { releasesOf, UnreadableReleases } from './releaseFile.ts';

export interface ImportRow {
  readonly importId: string;
  readonly state: 'reading' | 'loaded' | 'failed';
  readonly fileName: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly met: number;
  readonly loaded: number;
  readonly known: number;
  readonly bad: number;
  readonly failure: string | null;
}
const importColumns = sql.raw(
  `import_id as "importId", state, file_name as "fileName", started_at as "startedAt", finished_at as "finishedAt", sha256, bytes::float8 as bytes, met, loaded, known, bad, failure`,
);

export async function findImport(db: Db, importId: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select ${importColumns} from oversight.import where import_id = ${importId}::uuid`.execute(
      db,
    );
  return rows[0];
}

export async function listImports(db: Db, limit: number): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from oversight.import order by started_at desc, import_id limit ${limit}`.execute(
    db,
  );
  return rows;
}

export interface ImportProblem extends Fault {
  readonly place: number;
  readonly ocid: string | null;
}

export async function readProblems(db: Db, importId: string, limit: number): Promise<ImportProblem[]> {
  const { rows } = await sql<ImportProblem>`
    select place, path, rule, ocid, found, expected from oversight.import_problem
    where import_id = ${importId}::uuid order by place, path, rule limit ${limit}`.execute(db);
  return rows;
}

const batchMax = 400;
const problemsKept = 5_000;

interface Sound {
  readonly place: number;
  readonly release: Release;
}

/**
 * Reads a file of releases as it comes: those that keep the standard are kept, each once, and their processes compiled anew; the
 * others are reported by path and rule. Each batch stands by itself, so that a file sent again after a break goes on where it was.
 */
export async function receiveReleases(
  db: Database,
  file: { readonly importId: string; readonly fileName: string; readonly bytes: AsyncIterable<Buffer> },
  check: ReleaseCheck,
  asked: { readonly actor: Actor; readonly now: () => Date; readonly settingsOn: FlagSettings },
): Promise<ImportRow> {
  const { importId } = file;
  const { rows: begun } = await sql`
    insert into oversight.import (import_id, state, file_name, started_by, started_at)
    values (${importId}::uuid, 'reading', ${file.fileName}, ${asked.actor.accountId}::uuid, ${asked.now()})
    on conflict (import_id) do update set state = 'reading', failure = null, met = 0, loaded = 0, known = 0, bad = 0
      where import.state <> 'loaded' and import.started_by is not distinct from excluded.started_by
    returning 1
  `.execute(db.kysely);
  if (begun.length === 0) {
    for await (const _ of file.bytes) {
      // The sender gets its answer only after it has been heard out.
    }
    return (await findImport(db.kysely, importId))!;
  }
  const counts = { met: 0, loaded: 0, known: 0, bad: 0, problems: 0, bytes: 0 };
  const hash = createHash('sha256');
  const heard = async function* () {
    for await (const piece of file.bytes) {
      hash.update(piece);
      counts.bytes += piece.length;
      yield piece;
    }
  };
  let batch: Sound[] = [];
  let faults: ImportProblem[] = [];
  const flush = async () => {
    await transaction(db, async (trx) => {
      const { loaded, known, taken } = await insertReleases(trx, importId, batch);
      counts.loaded += loaded;
      counts.known += known;
      faults.push(...taken);
      counts.bad += taken.length;
      if (counts.problems < problemsKept) await insertProblems(trx, importId, faults);
      counts.problems += faults.length;
      await sql`
        update oversight.import set met = ${counts.met}, loaded = ${counts.loaded}, known = ${counts.known}, bad = ${counts.bad}, bytes = ${counts.bytes}
        where import_id = ${importId}::uuid`.execute(trx);
    });
    batch = [];
    faults = [];
  };
  let failure: string | null = null;
  try {
    for await (const value of releasesOf(heard())) {
      counts.met += 1;
      const place = counts.met;
      const found: readonly Fault[] =
        value === undefined ? [{ path: '', rule: 'not-json', found: '', expected: 'JSON' }] : check(value);
      if (found.length === 0) batch.push({ place, release: value as unknown as Release });
      else {
        counts.bad += 1;
        const ocid = ocidOf(value);
        faults.push(...found.map((fault) => ({ place, ocid, ...fault })));
      }
      if (batch.length + faults.length >= batchMax) await flush();
    }
    await flush();
  } catch (error) {
    if (!(error instanceof UnreadableReleases)) {
      await sql`update oversight.import set state = 'failed', failure = 'interrupted', finished_at = ${asked.now()} where import_id = ${importId}::uuid`.execute(
        db.kysely,
      );
      throw error;
    }
    failure = error.problem;
  }
  const sha256 = hash.digest('hex');
  await transaction(db, async (trx) => {
    await sql`
      update oversight.import set state = ${failure === null ? 'loaded' : 'failed'}, failure = ${failure}, sha256 = ${sha256}, finished_at = ${asked.now()}
      where import_id = ${importId}::uuid`.execute(trx);
    await recordEntries(trx, auditActor(asked.actor), [
      {
        action: 'oversight.releases.received',
        subject: { kind: 'import', id: importId },
        detail: { sha256, met: counts.met, loaded: counts.loaded, known: counts.known, bad: counts.bad },
      },
    ]);
  });
  if (counts.loaded > 0) await computeFlags(db, asked.now(), asked.settingsOn);
  return (await findImport(db.kysely, importId))!;
}

const ocidOf = (value: Json | undefined): string | null =>
  typeof value === 'object' && value !== null && 'ocid' in value && typeof value.ocid === 'string'
    ? value.ocid.slice(0, 200)
    : null;

async function insertProblems(trx: Trx, importId: string, faults: readonly ImportProblem[]): Promise<void> {
  if (faults.length === 0) return;
  await sql`
    insert into oversight.import_problem (import_id, place, path, rule, ocid, found, expected)
    select ${importId}::uuid, f.* from jsonb_to_recordset(${JSON.stringify(faults)}::jsonb)
      as f(place integer, path text, rule text, ocid text, found text, expected text)
    on conflict do nothing`.execute(trx);
}

/** Keeps what is new; the same release again is known, and another under its name is a fault. */
async function insertReleases(
  trx: Trx,
  importId: string,
  batch: readonly Sound[],
): Promise<{ loaded: number; known: number; taken: ImportProblem[] }> {
  if (batch.length === 0) return { loaded: 0, known: 0, taken: [] };
  const rows = batch.map(({ place, release }) => ({
    place,
    ocid: release.ocid,
    release_id: release.id,
    date: release.date,
    tag: release.tag,
    body: release,
    sha256: createHash('sha256').update(canonicalJson(release)).digest('hex'),
  }));
  // Two files at once may bring releases of one process: whoever compiles it has seen what the other brought.
  const ocids = [...new Set(rows.map(({ ocid }) => ocid))].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(o, 11)) from unnest(${ocids}::text[]) o order by o`.execute(
    trx,
  );
  const { rows: fresh } = await sql<{ ocid: string; releaseId: string }>`
    insert into oversight.release (ocid, release_id, date, tag, body, sha256, import_id)
    select r.ocid, r.release_id, r.date, r.tag, r.body, r.sha256, ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(place integer, ocid text, release_id text, date timestamptz, tag text[], body jsonb, sha256 text)
    order by r.place
    on conflict do nothing returning ocid, release_id as "releaseId"`.execute(trx);
  const { rows: other } = await sql<{ place: number; ocid: string; id: string }>`
    select r.place, r.ocid, r.release_id as id
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ body: _body, tag: _tag, ...rest }) => rest))}::jsonb)
      as r(place integer, ocid text, release_id text, sha256 text)
    join oversight.release k on k.ocid = r.ocid and k.release_id = r.release_id and k.sha256 <> r.sha256`.execute(
    trx,
  );
  await compileProcesses(trx, [...new Set(fresh.map(({ ocid }) => ocid))]);
  const taken = other.map(({ place, ocid, id }) => ({
    place,
    ocid,
    path: 'id',
    rule: 'release-id-taken',
    found: id.slice(0, 120),
    expected: '',
  }));
  return { loaded: fresh.length, known: batch.length - fresh.length - taken.length, taken };
}

async function compileProcesses(trx: Trx, ocids: readonly string[]): Promise<void> {
  if (ocids.length === 0) return;
  const { rows } = await sql<{ ocid: string; bodies: Release[] }>`
    select ocid, jsonb_agg(body order by date, arrival) as bodies from oversight.release
    where ocid = any(${[...ocids]}) group by ocid`.execute(trx);
  const processes = rows.map(({ ocid, bodies }) => {
    const compiled = compileReleases(bodies);
    return { ocid, ...factsOf(compiled), releases: bodies.length, changedOn: compiled.date, compiled };
  });
  await sql`
    insert into oversight.process (ocid, title, folded, buyer_id, buyer_name, region, stage, method, method_details, amount, currency, supplier_ids, bids, releases, changed_on, compiled)
    select p.* from jsonb_to_recordset(${JSON.stringify(processes)}::jsonb)
      as p(ocid text, title text, folded text, "buyerId" text, "buyerName" text, region text, stage text, method text, "methodDetails" text, amount numeric,
           currency text, "supplierIds" text[], bids integer, releases integer, "changedOn" timestamptz, compiled jsonb)
    on conflict (ocid) do update set title = excluded.title, folded = excluded.folded, buyer_id = excluded.buyer_id, buyer_name = excluded.buyer_name, region = excluded.region,
      stage = excluded.stage, method = excluded.method, method_details = excluded.method_details, amount = excluded.amount, currency = excluded.currency,
      supplier_ids = excluded.supplier_ids, bids = excluded.bids, releases = excluded.releases, changed_on = excluded.changed_on, compiled = excluded.compiled
  `.execute(trx);
}

const scanPage = 1_000;

/** The settings of the flags that need no bids on a day. */
export type FlagSettings = (day: string) => NoBidSettings;

/** Reads every process once and writes the flags that hold now, all at one instant. */
async function computeFlags(db: Database, now: Date, settingsOn: FlagSettings): Promise<void> {
  const scan = new RedFlagScan();
  const noBids = new NoBidScan(settingsOn);
  let after = '';
  for (;;) {
    const { rows } = await sql<{ ocid: string; compiled: unknown }>`
      select ocid, compiled from oversight.process where ocid > ${after} order by ocid limit ${scanPage}`.execute(
      db.kysely,
    );
    for (const { compiled } of rows) {
      scan.add(compiled);
      noBids.add(compiled);
    }
    if (rows.length < scanPage) break;
    after = rows.at(-1)!.ocid;
  }
  const flags = scan.finish();
  const found = (['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const).flatMap((subject) =>
    [...flags.entries(subject)].flatMap(([id, values]) =>
      Object.entries(values).map(([flag, value]) => ({ subject, id, flag, value })),
    ),
  );
  const all = [...found, ...noBids.finish(dateAt(now.getTime()))];
  await transaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(4850172212)`.execute(trx);
    await sql`delete from oversight.flag`.execute(trx);
    await sql`
      insert into oversight.flag (subject, id, flag, value, computed_at)
      select f.*, ${now} from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as f(subject text, id text, flag text, value double precision)`.execute(
      trx,
    );
  });
}

const itemColumns = sql.raw(`
  p.ocid, p.title, p.buyer_id as "buyerId", p.buyer_name as "buyerName", p.stage, p.method, p.method_details as "methodDetails",
  p.amount::float8 as amount, p.currency, p.supplier_ids as "supplierIds", p.bids, p.releases,
  to_char(p.changed_on at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedOn",
  coalesce((select array_agg(f.flag order by f.flag) from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid), '{}') as flags`);

/** Processes that answer what is asked, the last changed first. */
export async function searchProcesses(
  db: Db,
  asked: Omit<ProcessQuery, 'cursor'>,
  after: { readonly changedOn: string; readonly ocid: string } | null,
): Promise<ProcessItem[]> {
  const folded = asked.text ? foldText(asked.text) : null;
  const { rows } = await sql<ProcessItem>`
    select ${itemColumns} from oversight.process p
    where true
      ${folded === null ? sql`` : sql`and (p.folded like ${`%${folded.replace(/[\\%_]/g, '\\$&')}%`} or ${folded} <% p.folded)`}
      ${asked.flag ? sql`and exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid and f.flag = ${asked.flag})` : sql``}
      ${asked.flagged ? sql`and exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid)` : sql``}
      ${asked.stage ? sql`and p.stage = ${asked.stage}` : sql``}
      ${asked.buyer ? sql`and p.buyer_id = ${asked.buyer}` : sql``}
      ${asked.supplier ? sql`and p.supplier_ids @> ${[asked.supplier]}::text[]` : sql``}
      ${after ? sql`and (p.changed_on, p.ocid) < (${after.changedOn}::timestamptz, ${after.ocid})` : sql``}
    order by p.changed_on desc, p.ocid desc limit ${asked.limit + 1}
  `.execute(db);
  return rows;
}

export interface WholeProcess {
  readonly item: ProcessItem;
  readonly compiled: Release;
  readonly releases: Release[];
  readonly flags: { readonly flag: string; readonly value: number }[];
}

export async function findProcess(db: Db, ocid: string): Promise<WholeProcess | undefined> {
  const { rows } = await sql<
    ProcessItem & { compiled: Release; bodies: Release[]; found: WholeProcess['flags'] }
  >`
    select ${itemColumns}, p.compiled,
      (select jsonb_agg(r.body order by r.date, r.arrival) from oversight.release r where r.ocid = p.ocid) as bodies,
      coalesce((select jsonb_agg(jsonb_build_object('flag', f.flag, 'value', f.value) order by f.flag) from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid), '[]') as found
    from oversight.process p where p.ocid = ${ocid}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { compiled, bodies, found, ...item } = row;
  return { item, compiled, releases: bodies, flags: found };
}

/** What is known of who buys or sells: its name, its processes in sum, and its own flags. */
export async function findParty(db: Db, id: string) {
  const { rows } = await sql<{
    name: string | null;
    asBuyer: number;
    asSupplier: number;
    bought: number | null;
    sold: number | null;
    flags: { subject: string; flag: string; value: number }[];
  }>`
    select
      (select x->>'name' from oversight.process p, jsonb_array_elements(p.compiled->'parties') x
       where (p.buyer_id = ${id} or p.supplier_ids @> ${[id]}::text[]) and x->>'id' = ${id} limit 1) as name,
      (select count(*)::int from oversight.process where buyer_id = ${id}) as "asBuyer",
      (select count(*)::int from oversight.process where supplier_ids @> ${[id]}::text[]) as "asSupplier",
      (select sum(amount)::float8 from oversight.process where buyer_id = ${id} and currency = 'USD') as bought,
      (select sum(amount)::float8 from oversight.process where supplier_ids = ${[id]}::text[] and currency = 'USD') as sold,
      coalesce((select jsonb_agg(jsonb_build_object('subject', subject, 'flag', flag, 'value', value) order by flag) from oversight.flag
        where id = ${id} and subject <> 'OCID'), '[]') as flags
  `.execute(db);
  return rows[0]!;
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
