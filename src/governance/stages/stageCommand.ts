import { dateAt, ok, type PlainDate, plainDate, type Result, refuse } from '#kernel';
import { getReading, type Law, numberAt } from '#law';
import { actOn, readRoom } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Database, Db, Trx } from '#platform/database';
import { decideStage, type StageAct } from './decideStage.ts';
import { measureAll } from './measures.ts';
import type { PlannedStage, StagePlan } from './plan.ts';
import {
  foldStage,
  isOpen,
  type KeptPromise,
  type Needs,
  promisesOf,
  type StageAction,
  type StageHistory,
} from './standing.ts';

export const room = 'stages';
export const dayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));

const needsOn =
  (law: Law, day: PlainDate): Needs =>
  (measure) =>
    getReading(numberAt(law, 'stages.needs', day, measure)).value;

export interface StandingStage {
  readonly stage: PlannedStage;
  readonly history: StageHistory;
  readonly promises: readonly KeptPromise[];
}

async function readHistories(db: Db): Promise<(stage: number) => StageHistory> {
  const known = await readRoom<StageAction>(db, room);
  return (stage) => foldStage(known.get(String(stage)) ?? []);
}

/** Every stage of the plan with what of it holds on a day. */
export async function readStages(
  db: Database,
  { law, plan }: { readonly law: Law; readonly plan: StagePlan },
  today: PlainDate,
): Promise<StandingStage[]> {
  const historyOf = await readHistories(db.kysely);
  const needs = needsOn(law, today);
  const open = plan.stages.filter(({ number }) => isOpen(historyOf(number))).length;
  const measures = await measureAll(db, today, open);
  return plan.stages.map((stage) => ({
    stage,
    history: historyOf(stage.number),
    promises: promisesOf(stage, measures, needs),
  }));
}

/**
 * Opens or suspends a stage by the Board's resolution.
 *
 * @param standing what was counted just before: figures of the whole house, which no lock could hold still.
 */
export function actOnStage(
  trx: Trx,
  standing: StandingStage,
  act: StageAct,
  doing: { readonly personId: string; readonly now: Date; readonly audit: (entry: AuditEntry) => void },
): Promise<Result<{ seq: number }>> {
  return actOn<StageAction>(
    trx,
    { room, id: String(standing.stage.number) },
    {
      by: doing.personId,
      at: doing.now,
      audit: doing.audit,
      decide: (known) => decideStage(foldStage(known), act, standing.promises, dayOf(doing.now)),
    },
  );
}

/** @returns the stage of a number as it stands, or that the plan has none. */
export async function findStage(
  db: Database,
  options: { readonly law: Law; readonly plan: StagePlan },
  number: number,
  today: PlainDate,
): Promise<Result<StandingStage>> {
  const found = (await readStages(db, options, today)).find((one) => one.stage.number === number);
  return found ? ok(found) : refuse({ refusal: 'stage-unknown' });
}
