import { ok, type Result, refuse } from '#kernel';
import type { Law } from '#law';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import {
  applyToElection,
  type ElectionAction,
  type ElectionState,
  foldElection,
  type Recorded,
} from './election.ts';
import {
  appendActions,
  auditOf,
  type ElectionRow,
  findElection,
  holdElection,
  readActions,
} from './store.ts';

// An election as it is held while somebody decides on it, and what is written of what was decided.

export type Audit = (entry: AuditEntry) => void;
export interface Doing {
  readonly by: string | null;
  readonly law: Law;
  readonly now: Date;
  readonly audit: Audit;
}

export interface OpenedElection {
  readonly row: ElectionRow;
  readonly actions: readonly Recorded<ElectionAction>[];
  readonly state: ElectionState;
}

/** An election with all that happened in it, held until the transaction ends. */
export async function holdAndRead(trx: Trx, code: string): Promise<Result<OpenedElection>> {
  const row = await findElection(trx, code);
  if (!row) return refuse({ refusal: 'election-unknown' });
  // Of several boxes the first is held before any other, so that two who decide on all of them wait for each other.
  if (row.firstId) await holdElection(trx, row.firstId);
  await holdElection(trx, row.electionId);
  const actions = await readActions(trx, row.electionId);
  return ok({ row, actions, state: foldElection(actions) });
}

/** Writes actions with their audit entries. @returns the state after them. */
export async function record(
  trx: Trx,
  { row, actions, state }: OpenedElection,
  added: readonly ElectionAction[],
  { by, now, audit }: Pick<Doing, 'by' | 'now' | 'audit'>,
): Promise<OpenedElection> {
  const recorded = await appendActions(trx, row.electionId, actions, added, { by, at: now });
  for (const entry of auditOf(row.electionId, recorded)) audit(entry);
  return { row, actions: [...actions, ...recorded], state: recorded.reduce(applyToElection, state) };
}
