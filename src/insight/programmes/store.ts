import { sql } from 'kysely';
import { readStreamsFrom } from '#platform/actions';
import type { Db, Trx } from '#platform/database';
import { keep, keptStates, type StateAt, stateAfter } from './keptStates.ts';
import type { PeriodicReport } from './periodic/content.ts';
import type { ProgrammeAction } from './programme.ts';
import type { ReportLine } from './report.ts';

export const room = 'programmes';

export interface ProgrammeRow {
  readonly programmeId: string;
  readonly slug: string;
}

export async function findProgrammeRow(db: Db, slug: string): Promise<ProgrammeRow | undefined> {
  const { rows } = await sql<ProgrammeRow>`
    select programme_id as "programmeId", slug from programmes.programme where slug = ${slug}`.execute(db);
  return rows[0];
}

export async function insertProgramme(
  trx: Trx,
  row: ProgrammeRow & { readonly origin: 'case' | 'desk' },
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into programmes.programme (programme_id, slug, origin, created_at)
    values (${row.programmeId}, ${row.slug}, ${row.origin}, ${at}) on conflict (slug) do nothing`.execute(
    trx,
  );
  return numAffectedRows === 1n;
}

export interface KnownProgramme extends ProgrammeRow, StateAt {}

export async function findProgramme(db: Db, slug: string): Promise<KnownProgramme | undefined> {
  const row = await findProgrammeRow(db, slug);
  return row && (await readStates(db, [row]))[0];
}

/** Every programme, in the order in which they began. */
export async function readProgrammes(db: Db): Promise<KnownProgramme[]> {
  const { rows } = await sql<ProgrammeRow>`
    select programme_id as "programmeId", slug from programmes.programme order by created_at, programme_id`.execute(
    db,
  );
  return readStates(db, rows);
}

/** What the lists of programmes add up to; of those that were read before, only what came since is read. */
async function readStates(db: Db, rows: readonly ProgrammeRow[]): Promise<KnownProgramme[]> {
  const kept = keptStates(db);
  // As they are now: another request may keep a later one while this one reads.
  const before = new Map(rows.map(({ programmeId: id }) => [id, kept?.get(id)] as const));
  const read = await readFrom(db, rows, (id) => before.get(id)?.seq);
  const states = new Map(
    rows.map(({ programmeId: id }) => [id, stateAfter(before.get(id), read.get(id) ?? [])] as const),
  );
  const astray = rows.filter(({ programmeId }) => states.get(programmeId) === null);
  const whole = astray.length > 0 ? await readFrom(db, astray, () => undefined) : read;
  return rows.map((row) => {
    const state = states.get(row.programmeId) ?? stateAfter(undefined, whole.get(row.programmeId) ?? []);
    if (!state) throw new Error('A list that is read whole adds up to a state.');
    if (kept) keep(kept, row.programmeId, state);
    return { ...row, ...state };
  });
}

const readFrom = (db: Db, rows: readonly ProgrammeRow[], placeOf: (id: string) => number | undefined) =>
  readStreamsFrom<ProgrammeAction>(
    db,
    room,
    rows.map(({ programmeId: id }) => ({ id, from: placeOf(id) ?? 1 })),
  );

export interface ReportKey {
  readonly programmeId: string;
  readonly indicator: string;
  readonly period: string;
}

export async function readReport(db: Db, key: ReportKey): Promise<ReportLine[]> {
  const { rows } = await sql<Omit<ReportLine, 'at'> & { at: Date }>`
    select kind, figures, note, evidence, by_person as by, at from programmes.report
    where programme_id = ${key.programmeId} and indicator = ${key.indicator} and period = ${key.period} order by seq`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Waits until nobody else writes to this report, to the end of the transaction. */
export async function holdReport(trx: Trx, key: ReportKey): Promise<void> {
  const name = `programmes/${key.programmeId}/${key.indicator}/${key.period}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

export async function appendReportLine(
  trx: Trx,
  key: ReportKey,
  seq: number,
  line: Omit<ReportLine, 'at'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into programmes.report (programme_id, indicator, period, seq, kind, figures, note, evidence, by_person, at)
    values (${key.programmeId}, ${key.indicator}, ${key.period}, ${seq}, ${line.kind},
            ${line.figures && JSON.stringify(line.figures)}::jsonb, ${line.note}, ${line.evidence}::uuid[], ${line.by}::uuid, ${at})
  `.execute(trx);
}

export interface ReportNow {
  readonly indicator: string;
  readonly period: string;
  readonly lines: readonly ReportLine[];
}

type LineRow = Omit<ReportLine, 'at'> & { at: Date; indicator: string; period: string };

/** Every report of a programme, or of some of its indicators and periods, with its lines in order. */
export async function readReports(
  db: Db,
  programmeId: string,
  indicators: readonly string[] | null = null,
  periods: readonly string[] | null = null,
): Promise<ReportNow[]> {
  const { rows } = await sql<LineRow>`
    select indicator, period, kind, figures, note, evidence, by_person as by, at from programmes.report
    where programme_id = ${programmeId} ${indicators === null ? sql`` : sql`and indicator = any(${indicators}::text[])`}
      ${periods === null ? sql`` : sql`and period = any(${periods}::text[])`}
    order by indicator, period, seq`.execute(db);
  return gather(rows);
}

/**
 * Of each indicator, the report of the last period with a capture, or the last that was approved; of those with a `before`, the last one
 * before that period.
 */
export async function readLastReports(
  db: Db,
  programmeId: string,
  asked: readonly { readonly indicator: string; readonly before: string | null }[],
  which: 'captured' | 'approved',
): Promise<ReportNow[]> {
  // A report is approved where that is the last thing that was done to it, captures apart: none follows an approval.
  const wanted =
    which === 'captured'
      ? sql`kind = 'captured'`
      : sql`kind = 'approved' and not exists (
          select from programmes.report later
          where later.programme_id = one.programme_id and later.indicator = one.indicator and later.period = one.period
            and later.kind <> 'captured' and later.seq > one.seq)`;
  const { rows } = await sql<LineRow>`
    select r.indicator, r.period, r.kind, r.figures, r.note, r.evidence, r.by_person as by, r.at
    from unnest(${asked.map((one) => one.indicator)}::text[], ${asked.map((one) => one.before)}::text[]) as a (indicator, before)
    cross join lateral (
      select period from programmes.report one
      where programme_id = ${programmeId} and indicator = a.indicator and (a.before is null or period < a.before) and ${wanted}
      order by period desc limit 1) as last
    join programmes.report r
      on r.programme_id = ${programmeId} and r.indicator = a.indicator and r.period = last.period
    order by r.indicator, r.period, r.seq`.execute(db);
  return gather(rows);
}

/** Reports that wait for review or were returned, by programme: the last step of each, which is never its capture. */
export async function countReviews(
  db: Db,
): Promise<ReadonlyMap<string, { readonly waiting: number; readonly returned: number }>> {
  const { rows } = await sql<{ programmeId: string; waiting: number; returned: number }>`
    select programme_id as "programmeId", count(*) filter (where kind = 'submitted')::integer as waiting,
           count(*) filter (where kind in ('returned', 'reopened'))::integer as returned
    from (select distinct on (programme_id, indicator, period) programme_id, kind from programmes.report
          where kind <> 'captured' order by programme_id, indicator, period, seq desc) as step
    group by programme_id`.execute(db);
  return new Map(rows.map(({ programmeId, ...counts }) => [programmeId, counts]));
}

const lastKinds = {
  submitted: ['submitted'],
  returned: ['returned', 'reopened'],
  approved: ['approved'],
} as const;

/** Which reports of a programme wait for review, were returned and not sent again, or are approved, as "indicator period". */
export async function findReportsIn(
  db: Db,
  programmeId: string,
  state: keyof typeof lastKinds,
): Promise<ReadonlySet<string>> {
  const kinds = lastKinds[state];
  const { rows } = await sql<{ indicator: string; period: string }>`
    select indicator, period
    from (select distinct on (indicator, period) indicator, period, kind from programmes.report
          where programme_id = ${programmeId} and kind <> 'captured' order by indicator, period, seq desc) as step
    where kind = any(${kinds}::text[])`.execute(db);
  return new Set(rows.map((one) => `${one.indicator} ${one.period}`));
}

function gather(rows: readonly LineRow[]): ReportNow[] {
  const reports = new Map<string, { indicator: string; period: string; lines: ReportLine[] }>();
  for (const { indicator, period, ...line } of rows) {
    const key = `${indicator} ${period}`;
    const known = reports.get(key) ?? { indicator, period, lines: [] };
    known.lines.push({ ...line, at: line.at.toISOString() });
    reports.set(key, known);
  }
  return [...reports.values()];
}

export interface EvidenceRow {
  readonly evidenceId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytesCount: number;
  readonly sha256: string;
}

export async function insertEvidence(
  trx: Trx,
  one: {
    readonly evidenceId: string;
    readonly programmeId: string;
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Buffer;
    readonly sha256: Buffer;
    readonly by: string | null;
  },
  at: Date,
): Promise<void> {
  await sql`
    insert into programmes.evidence (evidence_id, programme_id, name, media_type, bytes, sha256, by_person, received_at)
    values (${one.evidenceId}, ${one.programmeId}, ${one.name}, ${one.mediaType}, ${one.bytes}, ${one.sha256}, ${one.by}::uuid, ${at})
    on conflict (evidence_id) do nothing`.execute(trx);
}

/** What is known of files of one programme; those of others are not found. */
export async function findEvidence(
  db: Db,
  programmeId: string,
  ids: readonly string[],
): Promise<EvidenceRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<EvidenceRow>`
    select evidence_id as "evidenceId", name, media_type as "mediaType", length(bytes) as "bytesCount", encode(sha256, 'hex') as sha256
    from programmes.evidence where programme_id = ${programmeId} and evidence_id = any(${ids}::uuid[])
    order by received_at, evidence_id`.execute(db);
  return rows;
}

export async function readEvidenceFile(
  db: Db,
  programmeId: string,
  evidenceId: string,
): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | undefined> {
  const { rows } = await sql<{ name: string; mediaType: string; bytes: Buffer }>`
    select name, media_type as "mediaType", bytes from programmes.evidence
    where programme_id = ${programmeId} and evidence_id = ${evidenceId}`.execute(db);
  return rows[0];
}

export interface IssuedRow {
  readonly period: string;
  readonly number: number;
  readonly content: PeriodicReport;
  /** Of the canonical JSON of the content, in hexadecimal. */
  readonly sha256: string;
}

export async function insertIssued(
  trx: Trx,
  one: IssuedRow & { readonly programmeId: string; readonly by: string | null },
  at: Date,
): Promise<void> {
  await sql`
    insert into programmes.issued_report (programme_id, period, number, content, sha256, by_person, issued_at)
    values (${one.programmeId}, ${one.period}, ${one.number}, ${JSON.stringify(one.content)}::jsonb,
            decode(${one.sha256}, 'hex'), ${one.by}::uuid, ${at})`.execute(trx);
}

/** The report of a period as it was issued: of a number, or the last. */
export async function findIssued(
  db: Db,
  programmeId: string,
  period: string,
  number: number | null = null,
): Promise<IssuedRow | undefined> {
  const { rows } = await sql<IssuedRow>`
    select period, number, content, encode(sha256, 'hex') as sha256 from programmes.issued_report
    where programme_id = ${programmeId} and period = ${period} ${number === null ? sql`` : sql`and number = ${number}`}
    order by number desc limit 1`.execute(db);
  return rows[0];
}
