import type { Recorded } from '#platform/actions';
import type { Db } from '#platform/database';
import { applyToProgramme, foldProgramme, type ProgrammeAction, type ProgrammeState } from './programme.ts';

/** What a programme's list added up to, and the place and moment of the last action of it that was counted. */
export interface StateAt {
  readonly seq: number;
  /** ISO with time, UTC. */
  readonly at: string;
  readonly state: ProgrammeState;
}

const mostKept = 300;
const byDatabase = new WeakMap<Db, Map<string, StateAt>>();

/**
 * The states that were read of a database, by the programme's identifier. A list only grows, so what it added up to once holds for ever
 * and only what came afterwards is read: a matrix of hundreds of indicators is not folded again at each request. Null in a transaction,
 * for what it reads may never come to be.
 */
export function keptStates(db: Db): Map<string, StateAt> | null {
  if (db.isTransaction) return null;
  const kept = byDatabase.get(db) ?? new Map<string, StateAt>();
  byDatabase.set(db, kept);
  return kept;
}

/** Keeps a state, and lets go of the one that was kept first when they are too many. */
export function keep(kept: Map<string, StateAt>, id: string, state: StateAt): void {
  kept.delete(id);
  kept.set(id, state);
  const first = kept.keys().next().value;
  if (kept.size > mostKept && first !== undefined) kept.delete(first);
}

/**
 * The state after what was read from the place of `before` on, that place included.
 *
 * @returns null where the list is not the one that `before` was read from, as after another backup was restored.
 */
export function stateAfter(
  before: StateAt | undefined,
  read: readonly Recorded<ProgrammeAction>[],
): StateAt | null {
  const [first, last] = [read[0], read.at(-1)];
  if (!before)
    return { seq: last?.seq ?? 0, at: last?.at ?? new Date(0).toISOString(), state: foldProgramme(read) };
  if (!first || !last || first.seq !== before.seq || first.at !== before.at) return null;
  const state = read.slice(1).reduce((known, { action }) => applyToProgramme(known, action), before.state);
  return { seq: last.seq, at: last.at, state };
}
