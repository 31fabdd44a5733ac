import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Database, type Db, type Trx, transaction } from '#platform/database';
import type { FieldProblem, SoundAttention } from './attentionFacts.ts';
import { type AttentionFileReader, UnreadableFile } from './attentionFile.ts';
import type { PersonDirectory } from './personDirectory.ts';

export interface ImportRow {
  readonly importId: string;
  readonly state: 'reading' | 'reported' | 'loading' | 'loaded' | 'failed' | 'discarded';
  readonly fileName: string;
  readonly origin: string;
  readonly encoding: string | null;
  readonly separator: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly lines: number;
  readonly good: number;
  readonly bad: number;
  readonly known: number;
  readonly loaded: number;
  readonly failure: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

const importColumns = sql.raw(`
  import_id as "importId", state, file_name as "fileName", origin, encoding, separator, bytes, encode(sha256, 'hex') as sha256,
  lines, good, bad, known, loaded, failure, started_at as "startedAt", finished_at as "finishedAt"`);

export async function findImport(db: Db, importId: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select ${importColumns} from quality.import where import_id = ${importId}`.execute(
      db,
    );
  return rows[0];
}

export async function listImports(
  db: Db,
  page: { before: string | null; limit: number },
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${importColumns} from quality.import
    ${page.before === null ? sql`` : sql`where started_at < ${page.before}::timestamptz`}
    order by started_at desc, import_id limit ${page.limit}
  `.execute(db);
  return rows;
}

export interface ImportProblem extends FieldProblem {
  readonly line: number;
}

/** Problems in the order of the file, after a line. Only the first ten thousand of a file are kept; the counts tell of all. */
export async function readImportProblems(
  db: Db,
  importId: string,
  page: { afterLine: number; afterField: string; limit: number },
): Promise<ImportProblem[]> {
  const { rows } = await sql<ImportProblem>`
    select line, field, problem, found from quality.import_problem
    where import_id = ${importId} and (line, field) > (${page.afterLine}, ${page.afterField})
    order by line, field limit ${page.limit}
  `.execute(db);
  return rows;
}

const problemsKept = 10_000;

export interface ReceivedFile {
  readonly importId: string;
  readonly fileName: string;
  readonly origin: string;
  readonly startedBy: string | null;
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Receives a file: reads and checks it as it comes, sets its good lines aside and writes the report. Nothing is loaded yet. The
 * same import sent again is read once only: the second answer is the report of the first.
 */
export async function receiveFile(
  db: Database,
  file: ReceivedFile,
  reader: AttentionFileReader,
  persons: PersonDirectory,
  now: () => Date,
): Promise<ImportRow> {
  const { importId } = file;
  // A reading that was cut off, by a lost connection or a crash, has left nothing behind but its row: it may begin again.
  const { rows: begun } = await sql<{ importId: string }>`
    insert into quality.import (import_id, state, file_name, origin, started_by, started_at)
    values (${importId}, 'reading', ${file.fileName}, ${file.origin}, ${file.startedBy}, ${now()})
    on conflict (import_id) do update set started_at = excluded.started_at, state = 'reading', failure = null, bytes = 0, lines = 0, good = 0, bad = 0
      where import.state = 'failed' and import.started_by is not distinct from excluded.started_by
    returning import_id as "importId"
  `.execute(db.kysely);
  if (begun.length === 0) {
    for await (const _ of file.bytes) {
      // The sender gets its answer only after it has been heard out.
    }
    return (await findImport(db.kysely, importId))!;
  }
  try {
    await readIntoStaging(db, file, reader, persons, now);
  } catch (error) {
    const failure = error instanceof UnreadableFile ? `${error.problem}:${error.found}` : 'interrupted:';
    await sql`
      update quality.import set state = 'failed', failure = ${failure}, finished_at = ${now()}, lines = ${reader.lines}
      where import_id = ${importId}
    `.execute(db.kysely);
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return (await findImport(db.kysely, importId))!;
}

async function readIntoStaging(
  db: Database,
  file: ReceivedFile,
  reader: AttentionFileReader,
  persons: PersonDirectory,
  now: () => Date,
): Promise<void> {
  const client = await db.pool.connect();
  let sound = false;
  try {
    await client.query('begin');
    // A large file takes as long as it takes; the limits of ordinary questions do not fit it.
    await client.query(
      "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local work_mem = '96MB'",
    );
    const found = await copyLines(db, client, file, reader);
    // For the check below and for the loading after it: both are planned by how many lines there are.
    await client.query('select quality.analyze_import_lines()');
    const checked = await checkAgainstRecords(client, file.importId, persons, found.problems.length);
    const bad = found.bad + checked.unknown + checked.repeated;
    await client.query(
      `insert into quality.import_problem (import_id, line, field, problem, found)
       select $1, r.* from jsonb_to_recordset($2::jsonb) as r(line integer, field text, problem text, found text)
       on conflict do nothing`,
      [file.importId, JSON.stringify(found.problems)],
    );
    await client.query(
      `update quality.import set state = 'reported', encoding = $2, separator = $3, bytes = $4, sha256 = $5, lines = $6, good = $7,
         bad = $8, known = $9, finished_at = $10 where import_id = $1`,
      [
        file.importId,
        reader.encoding,
        reader.separator,
        found.bytes,
        found.sha256,
        reader.lines,
        reader.lines - bad - checked.known,
        bad,
        checked.known,
        now(),
      ],
    );
    await client.query('commit');
    sound = true;
  } finally {
    if (!sound) await client.query('rollback').catch(() => {});
    client.release(!sound);
  }
}

interface FoundInFile {
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly bad: number;
  readonly problems: readonly ImportProblem[];
}

async function copyLines(
  db: Database,
  client: pg.PoolClient,
  file: ReceivedFile,
  reader: AttentionFileReader,
): Promise<FoundInFile> {
  const hash = createHash('sha256');
  const problems: ImportProblem[] = [];
  let bytes = 0;
  let bad = 0;
  let told = Date.now();
  const copy = client.query(
    copyFrom(
      'copy quality.import_line (import_id, line, attention_id, document, service, facility, insurance, requested_at, attended_at, closed_at, reference) from stdin',
    ),
  );
  const done = finished(copy);
  // Whoever awaits `done` below hears of its failure; until then it must not count as unheard.
  done.catch(() => {});
  const take = async (part: ReturnType<AttentionFileReader['read']>) => {
    let text = '';
    for (const { line, attention } of part.good) text += copyLine(file.importId, line, attention);
    for (const { line, problems: some } of part.bad) {
      bad += 1;
      for (const one of some)
        if (problems.length < problemsKept) problems.push({ line, ...one, found: one.found.slice(0, 80) });
    }
    if (text !== '' && !copy.write(text)) await Promise.race([once(copy, 'drain'), done]);
  };
  try {
    for await (const piece of file.bytes) {
      bytes += piece.length;
      hash.update(piece);
      await take(reader.read(piece));
      if (Date.now() - told > 1_000) {
        told = Date.now();
        await sql`update quality.import set bytes = ${bytes}, lines = ${reader.lines}, bad = ${bad} where import_id = ${file.importId}`.execute(
          db.kysely,
        );
      }
    }
    await take(reader.end());
    copy.end();
    await done;
  } catch (error) {
    copy.destroy();
    throw error;
  }
  return { bytes, sha256: hash.digest(), bad, problems };
}

function copyLine(importId: string, line: number, one: SoundAttention): string {
  const reference = /[\\\t\n\r]/.test(one.reference)
    ? one.reference.replace(/[\\\t\n\r]/g, (character) => `\\${copyEscapes[character]}`)
    : one.reference;
  return `${importId}\t${line}\t${one.attentionId}\t${one.document}\t${one.service}\t${one.facility}\t${one.insurance}\t${one.requestedAt}\t${one.attendedAt}\t${one.closedAt ?? '\\N'}\t${reference}\n`;
}
const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' };

/** What only the database knows of the lines: whether their persons are registered, which are repeated and which are loaded. */
async function checkAgainstRecords(
  client: pg.PoolClient,
  importId: string,
  persons: PersonDirectory,
  problemsSoFar: number,
): Promise<{ unknown: number; repeated: number; known: number }> {
  const room = problemsKept - problemsSoFar;
  const { rows } = await client.query<{ unknown: number; repeated: number; known: number }>(
    `with lines as materialized (
       select l.line, l.document, l.reference, l.attention_id, p.person_id is null as unknown
       from quality.import_line l left join ${persons.relation} p on p.document = l.document
       where l.import_id = $1
     ), repeats as (
       select attention_id, min(line) as first from lines where not unknown group by attention_id having count(*) > 1
     ), problems as (
       select line, 'document' as field, 'person-unknown' as problem, document as found from lines where unknown
       union all
       select l.line, 'reference', 'repeated-in-file', l.reference from repeats r join lines l using (attention_id) where l.line > r.first and not l.unknown
     ), kept as (
       insert into quality.import_problem (import_id, line, field, problem, found)
       select $1, line, field, problem, left(found, 80) from problems order by line, field limit $2
     )
     select (select count(*) from problems where problem = 'person-unknown') as unknown,
            (select count(*) from problems where problem = 'repeated-in-file') as repeated,
            (select count(distinct l.attention_id) from lines l join quality.attention a using (attention_id) where not l.unknown) as known`,
    [importId, room],
  );
  return rows[0]!;
}

/**
 * Loads the good lines of a reported file into the attentions, each at most once whatever was loaded before. The lines
 * themselves are swept away later: whoever loads does not wait for that.
 *
 * @returns how many were new; `lines-gone` when the lines set aside did not outlive a crash of the database server.
 */
export async function loadImport(
  trx: Trx,
  found: ImportRow,
  persons: PersonDirectory,
  now: Date,
): Promise<number | 'lines-gone'> {
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local work_mem = '96MB'`.execute(trx);
  const { rows: staged } = await sql<{ any: boolean }>`
    select exists (select from quality.import_line where import_id = ${found.importId}) as any
  `.execute(trx);
  if (found.good > 0 && !staged[0]!.any) return 'lines-gone';
  // In the order of the key, so that neighbours in the index are written together.
  const loaded = await sql`
    insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, closed_at, source, origin, reference, import_id)
    select l.attention_id, p.person_id, l.service, l.facility, l.insurance, l.requested_at, l.attended_at, l.closed_at, 'csv', ${found.origin}, l.reference, l.import_id
    from quality.import_line l join ${sql.raw(persons.relation)} p on p.document = l.document
    where l.import_id = ${found.importId}
    order by l.attention_id, l.line
    on conflict (attention_id) do nothing
  `.execute(trx);
  const count = Number(loaded.numAffectedRows ?? 0n);
  await sql`
    update quality.import set state = 'loaded', loaded = ${count}, known = known + good - ${count}, finished_at = ${now}
    where import_id = ${found.importId}
  `.execute(trx);
  return count;
}

export async function discardImport(trx: Trx, importId: string, now: Date): Promise<void> {
  await sql`update quality.import set state = 'discarded', finished_at = ${now} where import_id = ${importId}`.execute(
    trx,
  );
}

/** Locks the import's row, so that two who press "load" at once load once. */
export async function lockImport(trx: Trx, importId: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`select ${importColumns} from quality.import where import_id = ${importId} for update`.execute(
      trx,
    );
  return rows[0];
}

const dayMs = 86_400_000;
const readingHoursMax = 6;
const reportDaysMax = 14;

/**
 * Sweeps what files left behind: readings that broke off become failed, reports that nobody decided on for two weeks are
 * discarded, and lines that no report waits for go.
 */
export async function sweepImports(db: Database, now: Date): Promise<void> {
  await sql`
    update quality.import set state = 'failed', failure = 'interrupted:', finished_at = ${now}
    where state = 'reading' and started_at < ${new Date(now.getTime() - readingHoursMax * 3_600_000)}
  `.execute(db.kysely);
  await sql`
    update quality.import set state = 'discarded', finished_at = ${now}
    where state = 'reported' and finished_at < ${new Date(now.getTime() - reportDaysMax * dayMs)}
  `.execute(db.kysely);
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    const { rows } = await sql<{ waiting: number; any: boolean }>`
      select (select count(*) from quality.import where state in ('reading', 'reported')) as waiting,
             exists (select from quality.import_line) as any
    `.execute(trx);
    if (!rows[0]!.any) return;
    if (rows[0]!.waiting === 0) {
      const { rows: locks } = await sql<{ free: boolean }>`
        select not exists (select from pg_locks where relation = 'quality.import_line'::regclass and pid <> pg_backend_pid()) as free
      `.execute(trx);
      // A file that begins just now waits for the truncation, which takes no time; its lines come after it.
      if (locks[0]!.free) await sql`truncate quality.import_line`.execute(trx);
    } else
      await sql`
        delete from quality.import_line l using quality.import i
        where i.import_id = l.import_id and i.state in ('loaded', 'failed', 'discarded')
      `.execute(trx);
  });
}
