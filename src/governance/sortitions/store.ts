import { ticketPrefix } from '#ballots';
import { readStream } from '#platform/actions';
import type { Db } from '#platform/database';
import { type CollegeVoter, readVoters, type StratumResult, stratumResults } from './roll.ts';
import { room } from './run.ts';
import { foldSortition, type SortitionAction, type SortitionState } from './sortition.ts';

export async function findSortition(db: Db, code: string): Promise<SortitionState> {
  return foldSortition(await readStream<SortitionAction>(db, { room, id: code }));
}

/** How many were drawn for a call; nothing until they were. */
export async function findCollegeSize(db: Db, code: string): Promise<number | undefined> {
  return (await findSortition(db, code)).drawn?.count;
}

export interface College {
  /** The call's code, which is the election's. */
  readonly electionId: string;
  /** Roots what follows: who asks can show that this is the college that was drawn in public. */
  readonly rollRoot: string;
  readonly drawnSha256: string;
  readonly seed: string;
  readonly drawnAt: string;
  readonly strata: readonly StratumResult[];
  readonly voters: readonly CollegeVoter[];
}

/** The electoral college drawn for a call; nothing until it was drawn. */
export async function findCollege(db: Db, electionId: string): Promise<College | undefined> {
  const { roll, drawn } = await findSortition(db, electionId);
  if (!roll || !drawn) return undefined;
  return {
    electionId,
    rollRoot: roll.root,
    drawnSha256: drawn.sha256,
    seed: drawn.seed,
    drawnAt: drawn.at,
    strata: await stratumResults(db, electionId, ticketPrefix(drawn.seed)),
    voters: await readVoters(db, electionId),
  };
}
