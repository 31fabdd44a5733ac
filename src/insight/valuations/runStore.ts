import { sql } from 'kysely';
import type { RunManifest, RunReconciliation, RunRequest } from '#actuarial';
import type { Db, Trx } from '#platform/database';

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface RunRow {
  readonly runId: string;
  readonly valuationId: string;
  readonly packageId: string | null;
  readonly request: RunRequest;
  readonly inputsSha256: string;
  readonly comparedWith: string | null;
  readonly askedAt: Date;
  readonly state: RunState;
  readonly part: number;
  readonly cancelAsked: boolean;
  /** `unfit` with its reason, or `interrupted`. */
  readonly failure: string | null;
}

export interface RunResultRow {
  readonly runId: string;
  readonly id: string;
  readonly manifest: RunManifest;
  readonly tablesSha256: string;
  /** Single figures by name; null is “not within the horizon”. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly comparison: RunReconciliation | null;
  readonly finishedAt: Date;
  readonly tookMs: number;
}

const runColumns = sql.raw(`
  r.run_id as "runId", r.valuation_id as "valuationId", r.package_id as "packageId", r.request, r.inputs_sha256 as "inputsSha256",
  r.compared_with as "comparedWith", r.asked_at as "askedAt", p.state, p.part, p.cancel_asked as "cancelAsked", p.failure`);
const resultColumns = sql.raw(`
  run_id as "runId", id, manifest, tables_sha256 as "tablesSha256", figures, comparison, finished_at as "finishedAt",
  took_ms as "tookMs"`);

export async function insertRun(
  trx: Trx,
  run: Pick<RunRow, 'runId' | 'valuationId' | 'packageId' | 'request' | 'inputsSha256' | 'comparedWith'> & {
    readonly askedBy: string | null;
  },
  now: Date,
): Promise<void> {
  await sql`
    insert into valuations.run (run_id, valuation_id, package_id, request, inputs_sha256, compared_with, asked_by, asked_at)
    values (${run.runId}, ${run.valuationId}, ${run.packageId}, ${JSON.stringify(run.request)}::jsonb, ${run.inputsSha256},
      ${run.comparedWith}, ${run.askedBy}, ${now})
  `.execute(trx);
  await sql`
    insert into valuations.run_progress (run_id, state, beat_at) values (${run.runId}, 'queued', ${now})
  `.execute(trx);
}

export async function listRuns(db: Db, valuationId: string): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from valuations.run r join valuations.run_progress p using (run_id)
    where r.valuation_id = ${valuationId} order by r.asked_at desc, r.run_id
  `.execute(db);
  return rows;
}

export async function findRun(db: Db, runId: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from valuations.run r join valuations.run_progress p using (run_id) where r.run_id = ${runId}
  `.execute(db);
  return rows[0];
}

export async function findResult(db: Db, runId: string): Promise<RunResultRow | undefined> {
  const { rows } = await sql<RunResultRow>`
    select ${resultColumns} from valuations.run_result where run_id = ${runId}
  `.execute(db);
  return rows[0];
}

/** Asks for a run to stop: one that waits stops now, one that goes on stops at its next step. @returns whether there was one to stop. */
export async function cancelRun(trx: Trx, runId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update valuations.run_progress
    set cancel_asked = true, beat_at = ${now}, state = case state when 'queued' then 'cancelled' else state end
    where run_id = ${runId} and state in ('queued', 'running') returning 1
  `.execute(trx);
  return rows.length > 0;
}

/** A run that was begun and gave no sign for this long was left by a process that died; another takes it. */
const silenceMs = 30_000;

/** Takes the oldest run that waits. Two processes take two runs. */
export async function takeRun(db: Db, now: Date): Promise<RunRow | undefined> {
  const { rows } = await sql<{ runId: string }>`
    update valuations.run_progress set state = 'running', part = 0, beat_at = ${now}
    where run_id = (
      select run_id from valuations.run_progress
      where state = 'queued' or (state = 'running' and beat_at < ${new Date(now.getTime() - silenceMs)})
      order by beat_at, run_id limit 1 for update skip locked)
    returning run_id as "runId"
  `.execute(db);
  return rows[0] && findRun(db, rows[0].runId);
}

/** Says how far it is. @returns whether somebody asked for it to stop. */
export async function beatRun(db: Db, runId: string, part: number, now: Date): Promise<boolean> {
  const { rows } = await sql<{ cancelAsked: boolean }>`
    update valuations.run_progress set part = ${Math.min(1, Math.max(0, part))}, beat_at = ${now}
    where run_id = ${runId} and state = 'running' returning cancel_asked as "cancelAsked"
  `.execute(db);
  return rows[0]?.cancelAsked ?? true;
}

export async function endRun(
  db: Db,
  runId: string,
  state: 'done' | 'failed' | 'cancelled',
  failure: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update valuations.run_progress
    set state = ${state}, failure = ${failure}, beat_at = ${now}, part = case ${state} when 'done' then 1 else part end
    where run_id = ${runId}
  `.execute(db);
}

export async function insertResult(trx: Trx, result: RunResultRow): Promise<void> {
  await sql`
    insert into valuations.run_result (run_id, id, manifest, tables_sha256, figures, comparison, finished_at, took_ms)
    values (${result.runId}, ${result.id}, ${JSON.stringify(result.manifest)}::jsonb, ${result.tablesSha256},
      ${JSON.stringify(result.figures)}::jsonb, ${result.comparison && JSON.stringify(result.comparison)}::jsonb,
      ${result.finishedAt}, ${result.tookMs})
    on conflict (run_id) do nothing
  `.execute(trx);
}
