import { sql } from 'kysely';
import { type PlainDate, plainDate } from '#kernel';
import { readCatalogue } from '#operations/services';
import type { Database, Db } from '#platform/database';
import { readAnswerCounts, readWaitCounts } from './counters.ts';
import { readEdition } from './editionStore.ts';
import type { figuresOf } from './figures.ts';
import { type Question, questions } from './rating.ts';
import { seriesOf, staffResultsOf, titleIn } from './results.ts';
import { tokenHash } from './secret.ts';
import { findBySecrets } from './store.ts';

/** What a change is measured by: the mean of the ratings, one question of them, or the median wait in days. */
export type MeasuredFigure = 'mean' | 'waiting-days' | Question;
export const measuredFigures = ['mean', ...questions, 'waiting-days'] as const satisfies MeasuredFigure[];

/** One place or one service. */
export interface MeasuredScope {
  readonly dimension: 'facility' | 'service';
  readonly member: string;
}

/** A month (`YYYY-MM`) of a measure; `n` is how many answers or attentions it rests on. */
export interface MeasuredMonth {
  readonly month: string;
  readonly value: number;
  readonly n: number;
}

type MonthFigures = { readonly month: string; readonly figures: ReturnType<typeof figuresOf> };

function monthsOf(points: readonly MonthFigures[], figure: MeasuredFigure): MeasuredMonth[] {
  return points.flatMap(({ month, figures }) => {
    const asked = figure !== 'mean' && figure !== 'waiting-days' ? figures.questions?.[figure] : undefined;
    const value =
      figure === 'mean'
        ? figures.mean
        : figure === 'waiting-days'
          ? (figures.waiting?.medianDays ?? null)
          : (asked?.mean ?? null);
    const n =
      figure === 'waiting-days'
        ? figures.attentions
        : asked
          ? asked.counts.reduce((sum, count) => sum + count, 0)
          : figures.answers;
    return value === null || n === null ? [] : [{ month, value, n }];
  });
}

/** A measure month by month from the counters as they stand, nothing hidden: for the desk, never for publication. */
export async function readMeasure(
  db: Db,
  scope: MeasuredScope,
  figure: MeasuredFigure,
): Promise<MeasuredMonth[]> {
  const [answers, waits] = await Promise.all([readAnswerCounts(db, scope), readWaitCounts(db, scope)]);
  return monthsOf(staffResultsOf(scope, answers, waits).points as MonthFigures[], figure);
}

/** The same measure as the edition in force publishes it: months that it protects are missing. Empty before the first edition. */
export async function readPublishedMeasure(
  db: Database,
  scope: MeasuredScope,
  figure: MeasuredFigure,
): Promise<MeasuredMonth[]> {
  const published = await readEdition(db);
  if (!published.ok) return [];
  const series = seriesOf(published.value, await readCatalogue(db.kysely), scope.dimension, scope.member);
  return series.ok ? monthsOf(series.value.points as MonthFigures[], figure) : [];
}

/** The mean rating of every place and every service by month, from the counters as they stand. */
export async function readMeansOfAll(
  db: Db,
): Promise<readonly (MeasuredScope & { readonly months: readonly MeasuredMonth[] })[]> {
  const rows = await readAnswerCounts(db);
  const found = new Map<string, MeasuredScope & { months: MeasuredMonth[] }>();
  for (const row of rows) {
    if (row.dimension !== 'facility' && row.dimension !== 'service') continue;
    const key = `${row.dimension} ${row.member}`;
    const one = found.get(key) ?? { dimension: row.dimension, member: row.member, months: [] };
    found.set(key, one);
    if (row.answers > 0)
      one.months.push({
        month: row.month.slice(0, 7),
        value: row.sixtieths / 60 / row.answers,
        n: row.answers,
      });
  }
  return [...found.values()];
}

/** What a place or service is called, and the province of a place. */
export async function scopeTitles(db: Db) {
  const catalogue = await readCatalogue(db);
  const province = new Map(catalogue.facilities.map((one) => [one.code, one.province]));
  return {
    titleOf: (scope: MeasuredScope) => titleIn(catalogue, scope.dimension, scope.member),
    provinceOf: (scope: MeasuredScope) =>
      scope.dimension === 'facility' ? (province.get(scope.member) ?? null) : null,
    knows: (scope: MeasuredScope) =>
      scope.dimension === 'facility'
        ? province.has(scope.member)
        : catalogue.services.some((one) => one.code === scope.member),
  };
}

/** Each person who rated something of a scope between two moments, once, with her latest attention of them. */
export async function readRatersOf(
  db: Db,
  scope: MeasuredScope,
  between: { readonly from: Date; readonly to: Date },
): Promise<{ readonly personId: string; readonly attentionId: string }[]> {
  const { rows } = await sql<{ personId: string; attentionId: string }>`
    select a.person_id as "personId", (array_agg(a.attention_id order by e.received_at desc, a.attention_id))[1] as "attentionId"
    from quality.evaluation e join quality.attention a using (attention_id)
    where e.${sql.ref(scope.dimension)} = ${scope.member} and e.received_at >= ${between.from} and e.received_at < ${between.to}
    group by a.person_id order by a.person_id
  `.execute(db);
  return rows;
}

/** Who rated with an invitation's token; undefined when the token opens nothing or nothing was rated with it. */
export async function findRaterByToken(
  db: Db,
  token: string,
): Promise<{ readonly personId: string; readonly attentionId: string } | undefined> {
  const found = (await findBySecrets(db, [tokenHash(token)])).get(0);
  return found && found.ratedAt !== null
    ? { personId: found.personId, attentionId: found.attentionId }
    : undefined;
}

/** A comment with what it is about. Who shows its text records the reading, as this room does. */
export interface CommentForGrouping {
  readonly attentionId: string;
  readonly personId: string;
  readonly service: string;
  readonly facility: string;
  readonly receivedOn: PlainDate;
  readonly receivedAt: Date;
  readonly text: string;
}

/** Comments of who was not satisfied (a mean under 4), oldest first, after a moment; a page at a time. */
export async function readCommentsForGrouping(
  db: Db,
  page: { readonly after: Date; readonly afterId: string | null; readonly limit: number },
): Promise<CommentForGrouping[]> {
  const { rows } = await sql<Omit<CommentForGrouping, 'receivedOn'> & { receivedOn: string }>`
    select c.attention_id as "attentionId", a.person_id as "personId", e.service, e.facility, e.received_at as "receivedAt",
           (e.received_at at time zone interval '-05:00')::date::text as "receivedOn", c.body as text
    from quality.evaluation_comment c join quality.evaluation e using (attention_id) join quality.attention a using (attention_id)
    where e.overall_sixtieths < 240
      and (e.received_at, c.attention_id) > (${page.after}, ${page.afterId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by e.received_at, c.attention_id limit ${page.limit}
  `.execute(db);
  return rows.map((row) => ({ ...row, receivedOn: plainDate(row.receivedOn) }));
}

/** The comments of some attentions, by attention. Who shows them records the reading. */
export async function readComments(
  db: Db,
  attentionIds: readonly string[],
): Promise<
  Map<string, Pick<CommentForGrouping, 'personId' | 'facility' | 'service' | 'receivedOn' | 'text'>>
> {
  const { rows } = await sql<CommentForGrouping>`
    select c.attention_id as "attentionId", a.person_id as "personId", e.service, e.facility,
           (e.received_at at time zone interval '-05:00')::date::text as "receivedOn", c.body as text
    from quality.evaluation_comment c join quality.evaluation e using (attention_id) join quality.attention a using (attention_id)
    where c.attention_id = any(${[...attentionIds]}::uuid[])
  `.execute(db);
  return new Map(rows.map((row) => [row.attentionId, row]));
}
