import { sql } from 'kysely';
import {
  CheckFailure,
  failuresOfBallot,
  type OpenElection,
  openElection,
  type ReadBallot,
  readBallot,
  trackerOf,
  verifierGroups,
} from '#ballots';
import { ok, type Result, refuse } from '#kernel';
import { type Database, transaction } from '#platform/database';
import { isRightSigned, readRightKey } from './blindRight.ts';
import {
  countWaitingOf,
  findBallot,
  findLastEvent,
  findPolling,
  isChallenged,
  noteChallenged,
  type PollingRow,
  receiveBallot,
} from './board.ts';
import { signReceipt } from './electionKeys.ts';
import { type ElectionRow, holdElection, isOnRoll } from './store.ts';

/** What the institution answers for a ballot that it holds: its word, signed, that the ballot will be on the board. */
export interface CastReceipt {
  readonly election: string;
  readonly tracker: string;
  readonly signature: string;
}

export interface CastingRules {
  readonly now: Date;
  /** How many credentials are bound together at least. */
  readonly mixedLeast: number;
  /** How many ballots of one credential may wait: each one rewrites its sheaf, and nobody may make that endless. */
  readonly waitingMost: number;
}

interface Booth {
  readonly polling: PollingRow;
  readonly open: OpenElection;
}
/** Opening an election costs milliseconds and what it opens never changes, so that each process does it once. */
const booths = new Map<string, Booth>();

async function boothOf(db: Database, electionId: string): Promise<Booth | undefined> {
  const known = booths.get(electionId);
  if (known) return known;
  const polling = await findPolling(db.kysely, electionId);
  if (!polling) return undefined;
  const booth = { polling, open: openElection(polling.electionText, verifierGroups) };
  booths.set(electionId, booth);
  return booth;
}

/**
 * Casts a ballot: every check first, then one transaction that binds it among those that wait for the board; the receipt leaves after the
 * commit. Sending the same ballot again gives the same receipt, so that who heard no answer sends it again.
 */
export async function castBallot(
  db: Database,
  row: ElectionRow,
  rightKey: string,
  sent: { readonly ballot: string; readonly right: Buffer },
  { now, mixedLeast, waitingMost }: CastingRules,
): Promise<Result<CastReceipt>> {
  const booth = await boothOf(db, row.electionId);
  if (!booth) return refuse({ refusal: 'election-in-preparation' });
  const tracker = trackerOf(sent.ballot);
  const facts = { election: row.uuid, tracker };
  const receipt = (): CastReceipt => ({ ...facts, signature: signReceipt(row.receiptKeyPem, facts) });
  if (await findBallot(db.kysely, row.electionId, tracker)) return ok(receipt());
  if (now < booth.polling.opensAt) return refuse({ refusal: 'voting-not-begun' });
  if (now >= booth.polling.closesAt) return refuse({ refusal: 'voting-over' });

  const read = readSound(booth.open, sent.ballot);
  if (!read.ok) return read;
  const credential = read.value.ballot.credential.text;
  if (!(await isOnRoll(db.kysely, row.electionId, credential)))
    return refuse({ refusal: 'credential-not-on-roll' });
  if (!isRightSigned(readRightKey(rightKey), row.uuid, credential, sent.right))
    return refuse({ refusal: 'right-not-signed' });

  return await transaction<Result<CastReceipt>>(db, async (trx) => {
    await holdElection(trx, row.electionId);
    if (await findBallot(trx, row.electionId, tracker)) return ok(receipt());
    if (await isChallenged(trx, row.electionId, tracker)) return refuse({ refusal: 'ballot-challenged' });
    const last = await findLastEvent(trx, row.electionId);
    if (last?.type !== 'Setup' && last?.type !== 'Ballot') return refuse({ refusal: 'voting-over' });
    if ((await countWaitingOf(trx, row.electionId, credential)) >= waitingMost)
      return refuse({ refusal: 'voted-too-often-for-now', most: waitingMost });
    // The commit waits for the disk whatever the server's habit is: the receipt promises that the ballot stands.
    await sql`set local synchronous_commit = on`.execute(trx);
    const received = { credential, tracker, ballot: sent.ballot, right: sent.right.toString('hex') };
    await receiveBallot(trx, row.electionId, received, mixedLeast);
    return ok(receipt());
  });
}

/**
 * Notes that a ballot is opened to check a device, before its device shows how: it can never be cast. One that was cast is not
 * opened by an honest device, and is refused.
 */
export async function challengeBallot(
  db: Database,
  row: ElectionRow,
  ballot: string,
): Promise<Result<{ readonly tracker: string }>> {
  const booth = await boothOf(db, row.electionId);
  if (!booth) return refuse({ refusal: 'election-in-preparation' });
  const read = readSound(booth.open, ballot);
  if (!read.ok) return read;
  const tracker = trackerOf(ballot);
  return await transaction<Result<{ readonly tracker: string }>>(db, async (trx) => {
    await holdElection(trx, row.electionId);
    if (await findBallot(trx, row.electionId, tracker)) return refuse({ refusal: 'ballot-cast-already' });
    await noteChallenged(trx, row.electionId, tracker);
    return ok({ tracker });
  });
}

/** The ballot, when each of its proofs holds. */
function readSound(open: OpenElection, text: string): Result<ReadBallot> {
  try {
    const read = readBallot(open, text);
    const [check] = failuresOfBallot(open, read);
    return check ? refuse({ refusal: 'ballot-not-good', check }) : ok(read);
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    return refuse({ refusal: 'ballot-not-good', check: error.check });
  }
}
