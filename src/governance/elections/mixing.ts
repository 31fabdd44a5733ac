import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { PlainDate } from '#kernel';
import { type Database, type Trx, transaction } from '#platform/database';
import { appendBallots, findPolling, insertDailyHead, listDueHeads } from './board.ts';
import { holdElection } from './store.ts';

// Ballots wait and go onto the board many at once, so that nothing keeps the order in which they came. At each turn some stay, chosen by
// chance, so that nobody's ballot is ever among few: neither on a day when few vote, nor in the last turn before the end.

/** A whole number from 0 to below `most`, each as likely as any other. */
export type Chance = (most: number) => number;

export interface Mixing {
  /** How many credentials are together at least: in a sheaf, in what goes onto the board, in what stays. */
  readonly least: number;
  /** The system's chance where nothing is said: whoever could foresee it would know who stays. */
  readonly chance?: Chance;
}

/**
 * Puts ballots that wait onto the board, in the order of their credentials; those of one credential in the order in which they were
 * cast, so that the last one counts. The caller holds the election.
 *
 * @param mixing who stays; null puts all of them, as the end of voting does.
 * @returns how many went.
 */
export async function boardWaiting(trx: Trx, electionId: string, mixing: Mixing | null): Promise<number> {
  const { rows: sheaves } = await sql<{ lowest: string; credentials: string[] }>`
    select lowest, credentials from elections.sheaf where election_id = ${electionId} order by lowest
  `.execute(trx);
  const staying = mixing && chooseStaying(new Set(sheaves.flatMap((one) => one.credentials)), mixing);
  if (sheaves.length === 0 || staying === 'all') return 0;
  const { timestamp } = (await findPolling(trx, electionId))!;
  let boarded = 0;
  for (const { lowest } of sheaves) {
    const { rows } = await sql<{ credential: string; tracker: string; ballot: string; right: string }>`
      select u.credential, u.tracker, u.ballot, encode(u.right_signature, 'hex') as right
      from elections.sheaf s
      cross join lateral unnest(s.credentials, s.trackers, s.ballots, s.rights)
        with ordinality as u(credential, tracker, ballot, right_signature, n)
      where s.election_id = ${electionId} and s.lowest = ${lowest} order by u.n
    `.execute(trx);
    const going = rows.filter((one) => !staying?.has(one.credential));
    await appendBallots(trx, electionId, timestamp, going);
    boarded += going.length;
  }
  await sql`select elections.clear_sheaves(${electionId})`.execute(trx);
  return boarded;
}

/** As many as must stay, by chance; all of them while too few wait for both what goes and what stays. */
function chooseStaying(
  waiting: ReadonlySet<string>,
  { least, chance = randomInt }: Mixing,
): ReadonlySet<string> | 'all' {
  if (waiting.size < 2 * least) return 'all';
  const left = [...waiting];
  return new Set(Array.from({ length: least }, () => left.splice(chance(left.length), 1)[0]!));
}

/**
 * Ends a day on each board: mixes what waits onto it and notes where it stands then, once. A board that has its result is noted one last
 * time. Voting that was opened later than that day has nothing to note.
 *
 * @param ended the instant at which the day was over.
 */
export async function endDay(db: Database, day: PlainDate, ended: Date, mixing: Mixing): Promise<void> {
  for (const electionId of await listDueHeads(db.kysely, day, ended))
    await transaction(db, async (trx) => {
      await holdElection(trx, electionId);
      // Another server may have been first.
      if (!(await listDueHeads(trx, day, ended)).includes(electionId)) return;
      await boardWaiting(trx, electionId, mixing);
      await insertDailyHead(trx, electionId, day);
    });
}
