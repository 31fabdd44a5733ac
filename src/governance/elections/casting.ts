import { sql } from 'kysely';
import {
  ballotStep,
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
  appendToBoard,
  findBallot,
  findLastEvent,
  findPolling,
  isChallenged,
  noteChallenged,
  type PollingRow,
  settleBallots,
} from './board.ts';
import { signReceipt } from './electionKeys.ts';
import { type ElectionRow, holdElection, isOnRoll } from './store.ts';

/** What the institution answers for a ballot that it holds. */
export interface CastReceipt {
  readonly election: string;
  readonly tracker: string;
  readonly height: number;
  readonly event: string;
  readonly signature: string;
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
 * Casts a ballot: every check first, then one transaction that appends it to the board; the receipt leaves after the commit. Sending
 * the same ballot again gives the same receipt, so that who heard no answer sends it again.
 *
 * @param settledTogether after how many events the database's marks of ballots are made the same.
 */
export async function castBallot(
  db: Database,
  row: ElectionRow,
  rightKey: string,
  sent: { readonly ballot: string; readonly right: Buffer },
  { now, settledTogether }: { readonly now: Date; readonly settledTogether: number },
): Promise<Result<CastReceipt>> {
  const booth = await boothOf(db, row.electionId);
  if (!booth) return refuse({ refusal: 'election-in-preparation' });
  const tracker = trackerOf(sent.ballot);
  const receipt = ({ height, hash }: { height: number; hash: string }): CastReceipt => {
    const facts = { election: row.uuid, tracker, height, event: hash };
    return { ...facts, signature: signReceipt(row.receiptKeyPem, facts) };
  };
  const known = await findBallot(db.kysely, row.electionId, tracker);
  if (known) return ok(receipt(known));
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
    const twin = await findBallot(trx, row.electionId, tracker);
    if (twin) return ok(receipt(twin));
    if (await isChallenged(trx, row.electionId, tracker)) return refuse({ refusal: 'ballot-challenged' });
    const last = await findLastEvent(trx, row.electionId);
    if (last?.type !== 'Setup' && last?.type !== 'Ballot') return refuse({ refusal: 'voting-over' });
    // The commit waits for the disk whatever the server's habit is: the receipt promises that the ballot stands.
    await sql`set local synchronous_commit = on`.execute(trx);
    const event = await appendToBoard(trx, row.electionId, booth.polling.timestamp, ballotStep(sent.ballot), {
      credential,
      tracker,
      rightSignature: sent.right,
    });
    if (event.height % settledTogether === 0)
      await settleBallots(trx, row.electionId, event.height - settledTogether + 1, event.height);
    return ok(receipt(event));
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
