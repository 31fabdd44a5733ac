import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { dateAt, ok, type PlainDate, plainDate, type Result, refuse } from '#kernel';
import { type Catalogue, readCatalogue } from '#operations/services';
import type { Database, Db, Trx } from '#platform/database';
import { readComments } from '../overdue.ts';
import type { FigureDimension, ReportAnswer, ReportsAnswer, YearFigures } from './api.ts';
import { figuresAt, type MemberFigures, membersOf } from './figures.ts';
import { memberTitle } from './names.ts';
import { type PublishedQuarter, readQuarters } from './store.ts';

/** The sum of what is published; null where any part of it is hidden: a report tells nothing that the figures do not. */
function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.length === 0 || parts.includes(null)
    ? null
    : parts.reduce<number>((sum, one) => sum + one!, 0);
}

function rowsOf(quarters: readonly PublishedQuarter[], catalogue: Catalogue, dimension: FigureDimension) {
  const members = [...new Set(quarters.flatMap(({ file }) => membersOf(file, dimension)))];
  return members
    .map((member) => {
      const all = quarters.map(({ file }) => figuresAt(file, dimension, member));
      const [answered, inTime] = [sumOf(all.map((one) => one.answered)), sumOf(all.map((one) => one.inTime))];
      return {
        member,
        title: memberTitle(catalogue, dimension, member),
        received: sumOf(all.map((one) => one.received)),
        inTimeShare: answered && inTime !== null ? inTime / answered : null,
      };
    })
    .filter((row) => row.received !== null)
    .sort((a, b) => b.received! - a.received! || (a.member < b.member ? -1 : 1));
}

/**
 * What the published figures and comments of a year add up to, with what is overdue now.
 *
 * @returns `no-figures-yet` where no quarter of the year is published.
 */
export async function composeYear(db: Database, year: number): Promise<Result<YearFigures>> {
  const quarters = (await readQuarters(db, { year })).toReversed();
  const last = quarters.at(-1);
  if (!last) return refuse({ refusal: 'no-figures-yet' });
  const catalogue = await readCatalogue(db.kysely);
  const whole = quarters.map(({ file }) => figuresAt(file, 'all', ''));
  const sum = (pick: (figures: MemberFigures) => number | null) => sumOf(whole.map(pick));
  const [comments, overdue] = await Promise.all([
    readComments(db.kysely, { from: plainDate(`${year}-01-01`), to: plainDate(`${year}-12-31`) }),
    readOverdueNow(db.kysely, catalogue, last.file.smallest),
  ]);
  return ok({
    year,
    throughQuarter: last.quarter,
    smallest: last.file.smallest,
    synthetic: quarters.some(({ file }) => file.synthetic),
    quarters: quarters.map(({ quarter, sha256 }, i) => ({ quarter, sha256, figures: whole[i]! })),
    sums: {
      received: sum((one) => one.received),
      answered: sum((one) => one.answered),
      inTime: sum((one) => one.inTime),
      contested: sum((one) => one.contested),
      reopened: sum((one) => one.reopened),
      reports: sumOf(quarters.map(({ file }) => file.reports.received)),
    },
    kinds: rowsOf(quarters, catalogue, 'kind'),
    units: rowsOf(quarters, catalogue, 'unit').slice(0, 15),
    overdue,
    comments: comments.map(({ on, body }) => ({ on, body })),
  });
}

async function readOverdueNow(
  db: Db,
  catalogue: Catalogue,
  smallest: number,
): Promise<YearFigures['overdue']> {
  const { rows } = await sql<{ unit: string; overdue: number; on: PlainDate }>`
    select unit, overdue, overdue_on as "on" from complaints.overdue_shown where overdue >= ${smallest} order by overdue desc, unit limit 15
  `.execute(db);
  return rows.map(({ unit, overdue, on }) => ({
    title: memberTitle(catalogue, 'unit', unit === '' ? 'none' : unit) ?? { es: unit, en: unit },
    overdue,
    on,
  }));
}

interface Words {
  readonly year: number;
  readonly foreword: string;
  readonly recommendations: string;
}

/** Publishes the report of a year with the figures as they stand; what was published of the year before stays beside it. */
export async function publishReport(
  db: Database,
  trx: Trx | Db,
  words: Words,
  by: string | null,
  now: Date,
): Promise<Result<{ readonly version: number }>> {
  const figures = await composeYear(db, words.year);
  if (!figures.ok) return figures;
  const content = JSON.stringify(figures.value);
  const sha256 = createHash('sha256').update(content).digest();
  // Of two who publish at once the second waits and is the later version.
  await sql`select pg_advisory_xact_lock(hashtextextended('complaints report', ${words.year}))`.execute(trx);
  const { rows } = await sql<{ version: number }>`
    insert into complaints.yearly_report (year, version, made_on, made_by, foreword, recommendations, content, sha256)
    select ${words.year}::integer, coalesce(max(version), 0) + 1, ${dateAt(now.getTime())}::date, ${by}::uuid,
           ${words.foreword}::text, ${words.recommendations}::text, ${content}::text, ${sha256}::bytea
    from complaints.yearly_report where year = ${words.year} returning version
  `.execute(trx);
  return ok({ version: rows[0]!.version });
}

/** The report of a year that was published last; undefined where there is none. */
export async function findReport(db: Db, year: number): Promise<ReportAnswer | undefined> {
  const { rows } = await sql<Omit<ReportAnswer, 'figures'> & { content: string }>`
    select year, version, made_on as "madeOn", foreword, recommendations, content, encode(sha256, 'hex') as sha256
    from complaints.yearly_report where year = ${year} order by version desc limit 1
  `.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { content, ...rest } = row;
  return { ...rest, figures: JSON.parse(content) as YearFigures };
}

export async function listReports(db: Db): Promise<ReportsAnswer> {
  const [{ rows: items }, { rows: years }] = await Promise.all([
    sql<ReportsAnswer['items'][number]>`
      select distinct on (year) year, version, made_on as "madeOn", content::jsonb ->> 'throughQuarter' as "throughQuarter"
      from complaints.yearly_report order by year desc, version desc
    `.execute(db),
    sql<{ year: number }>`
      select distinct left(quarter, 4)::integer as year from complaints.figures_quarter order by 1 desc
    `.execute(db),
  ]);
  return { items, years: years.map((row) => row.year) };
}
