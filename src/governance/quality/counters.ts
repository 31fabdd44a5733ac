import { sql } from 'kysely';
import { type Database, type Db, transaction } from '#platform/database';
import { type Question, questions } from './rating.ts';

export type Dimension = 'all' | 'insurance' | 'service' | 'facility';

/** What was counted of one cell in one month. Sums of whole numbers only, so that they add up exactly. */
export interface AnswerCount {
  readonly dimension: Dimension;
  /** Code of the insurance, service or facility; empty for all. */
  readonly member: string;
  /** First day of the month in which the answers arrived. */
  readonly month: string;
  readonly answers: number;
  /** Sum of the persons' own means, in sixtieths. */
  readonly sixtieths: number;
  readonly satisfied: number;
  /** For each question how many gave 1, 2, 3, 4, 5. */
  readonly scores: Readonly<Record<Question, readonly number[]>>;
}

export interface WaitCount {
  readonly dimension: Dimension;
  readonly member: string;
  /** First day of the month of the attention. */
  readonly month: string;
  /** Lower bound of the step, in tenths of a day. */
  readonly step: number;
  readonly n: number;
}

export interface CounterFilter {
  readonly dimension?: Dimension;
  readonly member?: string;
  /** First days of months, both included. */
  readonly from?: string;
  readonly to?: string;
}

const scoreSums = sql.raw(
  questions
    .map(
      (question) =>
        `array[${[1, 2, 3, 4, 5].map((score) => `sum(${question}[${score}])::integer`).join(', ')}] as ${question}`,
    )
    .join(', '),
);

function between(filter: CounterFilter) {
  return sql`(${filter.from ?? null}::date is null or month >= ${filter.from ?? null}::date)
    and (${filter.to ?? null}::date is null or month <= ${filter.to ?? null}::date)`;
}

const cellColumns = sql.raw(
  `sum(n)::integer as answers, sum(sixtieths)::bigint as sixtieths, sum(satisfied)::integer as satisfied`,
);
const everyDimension = sql.raw(`
  case when grouping(facility) = 0 then 'facility' when grouping(service) = 0 then 'service'
       when grouping(insurance) = 0 then 'insurance' else 'all' end as dimension, coalesce(facility, service, insurance, '') as member`);

/** Answers by month, for one dimension's member or for every member of every dimension. */
export async function readAnswerCounts(db: Db, filter: CounterFilter = {}): Promise<AnswerCount[]> {
  const { dimension, member } = filter;
  const ofMember =
    dimension && dimension !== 'all' && member !== undefined
      ? sql`and ${sql.ref(dimension)} = ${member}`
      : sql``;
  const { rows } = await sql<Omit<AnswerCount, 'scores'> & Record<Question, number[]>>`
    select ${dimension ? sql`${dimension}::text as dimension, ${member ?? ''}::text as member` : everyDimension},
           month::text as month, ${cellColumns}, ${scoreSums}
    from quality.evaluation_tally where ${between(filter)} ${ofMember}
    group by ${dimension ? sql`month` : sql`grouping sets ((month), (insurance, month), (service, month), (facility, month))`}
    order by month
  `.execute(db);
  return rows.map(({ dimension: of, member: code, month, answers, sixtieths, satisfied, ...scores }) => ({
    dimension: of,
    member: code,
    month,
    answers,
    sixtieths,
    satisfied,
    scores,
  }));
}

/** Waits by step and month, for one dimension's member or for every member of every dimension. */
export async function readWaitCounts(db: Db, filter: CounterFilter = {}): Promise<WaitCount[]> {
  const { rows } = await sql<WaitCount>`
    select dimension, member, month::text as month, waiting_step as step, sum(n)::integer as n from quality.attention_tally
    where ${between(filter)}
      ${filter.dimension ? sql`and dimension = ${filter.dimension}` : sql``} ${filter.member !== undefined ? sql`and member = ${filter.member}` : sql``}
    group by dimension, member, month, waiting_step order by month
  `.execute(db);
  return rows;
}

// SHA-256("amparo quality fold"), first four bytes.
const foldLock = 2_903_471_165;

/**
 * Replaces many counter rows of a cell by their sum. Readers see either the rows or their sum, never both nor neither; those who
 * add rows meanwhile wait for nothing, and their rows are folded the next time.
 *
 * @returns how many rows were folded away; 0 when another process is at it.
 */
export async function foldCounters(db: Database): Promise<number> {
  return transaction(db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx);
    const { rows: locks } = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(${foldLock}) as held`.execute(trx);
    if (!locks[0]?.held) return 0;
    const waits = await sql`
      with cells as (select distinct dimension, member, month, waiting_step from quality.attention_tally where not folded),
      gone as (delete from quality.attention_tally t using cells c
        where (t.dimension, t.member, t.month, t.waiting_step) = (c.dimension, c.member, c.month, c.waiting_step)
        returning t.dimension, t.member, t.month, t.waiting_step, t.n)
      insert into quality.attention_tally (dimension, member, month, waiting_step, n, folded)
      select dimension, member, month, waiting_step, sum(n), true from gone group by 1, 2, 3, 4
    `.execute(trx);
    const answers = await sql`
      with cells as (select distinct facility, service, insurance, month from quality.evaluation_tally where not folded),
      gone as (delete from quality.evaluation_tally t using cells c
        where (t.facility, t.service, t.insurance, t.month) = (c.facility, c.service, c.insurance, c.month) returning t.*)
      insert into quality.evaluation_tally (facility, service, insurance, month, n, sixtieths, satisfied, ${sql.raw(questions.join(', '))}, folded)
      select facility, service, insurance, month, sum(n), sum(sixtieths), sum(satisfied), ${scoreSums}, true from gone group by 1, 2, 3, 4
    `.execute(trx);
    return Number(waits.numAffectedRows ?? 0n) + Number(answers.numAffectedRows ?? 0n);
  });
}

/** How many attentions there are and how many were rated, at this instant. */
export async function readPulse(db: Db): Promise<{ attentions: number; answers: number }> {
  const { rows } = await sql<{ attentions: number; answers: number }>`
    select (select coalesce(sum(n), 0)::bigint from quality.attention_tally where dimension = 'all') as attentions,
           (select coalesce(sum(n), 0)::bigint from quality.evaluation_tally) as answers
  `.execute(db);
  return rows[0]!;
}
