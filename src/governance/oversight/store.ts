import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson, dateAt } from '#kernel';
import { recordEntries } from '#platform/audit';
import { type Database, type Db, type Trx, transaction } from '#platform/database';
import type { Actor } from '#platform/http';
import { auditActor } from '#platform/http';
import { NoBidScan, type NoBidSettings, RedFlagScan } from '#statistics';
import { compileProcesses, lockProcesses } from './compile.ts';
import type { Json, Release } from './ocds.ts';
import { countParts } from './parties/store.ts';
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
  await lockProcesses(
    trx,
    rows.map(({ ocid }) => ocid),
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
  await countParts(db.kysely);
}
