import { ok, type Result, refuse } from '#kernel';
import type { Db, Trx } from '#platform/database';
import { type BoardCounts, countBoard } from './board.ts';
import { type ElectionState, foldElection, type SummedBox } from './election.ts';
import { type Doing, type OpenedElection, record } from './opened.ts';
import { type ElectionRow, holdElection, listBoxes, readActions } from './store.ts';

// An election of several boxes. One ceremony makes the key of all, each box has its own roll, board and tally, and what is proclaimed is
// the sum of their results, which stands in the first.

export interface BoxState {
  readonly row: ElectionRow;
  readonly state: ElectionState;
  readonly counts: BoardCounts;
}

/** Every box of the election that a box belongs to, in their order; of an election of one box, that one. */
export async function readBoxes(db: Db, row: ElectionRow): Promise<BoxState[]> {
  const boxes: BoxState[] = [];
  for (const one of await listBoxes(db, row.firstId ?? row.electionId))
    boxes.push({
      row: one,
      state: foldElection(await readActions(db, one.electionId)),
      counts: await countBoard(db, one.electionId),
    });
  return boxes;
}

/** The other boxes of an election, held in their order. Whoever calls holds the first, as `holdAndRead` does. */
export async function holdOtherBoxes(trx: Trx, { row }: OpenedElection): Promise<OpenedElection[]> {
  const opened: OpenedElection[] = [];
  for (const one of await listBoxes(trx, row.firstId ?? row.electionId)) {
    if (one.electionId === row.electionId) continue;
    await holdElection(trx, one.electionId);
    const actions = await readActions(trx, one.electionId);
    opened.push({ row: one, actions, state: foldElection(actions) });
  }
  return opened;
}

/** What is decided once for the whole election is decided at its first box. */
export function decideAtFirst({ facts }: ElectionState): Result<null> {
  return facts.box && facts.box.number > 1
    ? refuse({ refusal: 'decided-at-the-first-box', first: facts.box.first })
    : ok(null);
}

/** Once every box has its result their sum goes to the first. Whoever calls holds the first. */
export async function sumWhenComplete(
  trx: Trx,
  opened: OpenedElection,
  doing: Doing,
): Promise<OpenedElection> {
  if (!opened.state.facts.box) return opened;
  const all = [opened, ...(await holdOtherBoxes(trx, opened))].sort((a, b) => a.row.box - b.row.box);
  const boxes = all.flatMap(({ state }) => summedBoxOf(state) ?? []);
  const first = all[0]!;
  if (boxes.length < first.state.facts.box!.of || first.state.boxes) return opened;
  const result = boxes.map((one) => one.result).reduce(addResults);
  const summed = await record(trx, first, [{ kind: 'summed', result, boxes }], doing);
  return first === opened ? summed : opened;
}

/** Marks added place by place, question by question. */
const addResults = (
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): readonly (readonly number[])[] =>
  a.map((marks, question) => marks.map((n, place) => n + b[question]![place]!));

function summedBoxOf(state: ElectionState): SummedBox | undefined {
  const { facts, fingerprint, closed, head, ownResult, credentials, voters } = state;
  if (!ownResult || !fingerprint || !closed || !head || !credentials) return undefined;
  const { code, uuid } = facts;
  return {
    ...{ code, uuid, fingerprint, head, roll: voters, credentialsSha256: credentials.sha256 },
    ...{ ballots: closed.ballots, voters: closed.voters, result: ownResult },
  };
}
