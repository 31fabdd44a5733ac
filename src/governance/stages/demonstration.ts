import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import type { StagePlan } from './plan.ts';
import { actOnStage, dayOf, readStages } from './stageCommand.ts';
import { lackingIn } from './standing.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** The Board of the synthetic institution opened the first stage, where nothing that it promises is lacking; the others wait. */
export async function loadDemonstrationStages(
  db: Database,
  options: { readonly law: Law; readonly plan: StagePlan },
  secretary: string,
  now: Date,
): Promise<boolean> {
  const today = dayOf(now);
  const first = (await readStages(db, options, today))[0];
  if (!first || lackingIn(first.promises).length > 0) return false;
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    const act = { act: 'open', resolution: 'C.D. 695', on: today } as const;
    const done = await actOnStage(trx, first, act, {
      personId: secretary,
      now,
      audit: (entry) => entries.push(entry),
    });
    if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done.refusal)}`);
    await recordEntries(trx, system, entries);
  });
  return true;
}
