import { sql } from 'kysely';
import {
  type BallotBatch,
  CheckFailure,
  decodeText,
  decrypt,
  decryptionStep,
  endBallotsStep,
  isPartialDecryptionGood,
  joinTallies,
  lastPlaces,
  openElection,
  resultStep,
  type TallyOfQuestion,
  tallyStep,
  trusteePlaces,
  verifierGroups,
  verifyBatch,
} from '#ballots';
import { workerVerifier } from '#ballots/server';
import { addDays, dateAt, ok, type Result, refuse } from '#kernel';
import { workingCalendar } from '#law';
import { recordEntries } from '#platform/audit';
import { type Database, type Db, type Trx, transaction } from '#platform/database';
import { appendToBoard, findEventOfType, findPolling, type PollingRow, readEvents } from './board.ts';
import { holdOtherBoxes, sumWhenComplete } from './boxes.ts';
import {
  decideAnswer,
  decideClosing,
  decideDecryption,
  decideDispute,
  decideLot,
  isDecryptionComplete,
  whyNotProclaimable,
} from './decide.ts';
import { boardWaiting, endDay, type Mixing } from './mixing.ts';
import { type Doing, holdAndRead, type OpenedElection, record } from './opened.ts';
import { electionsPolicyOn } from './policy.ts';
import { giveSeats, seatsOf } from './seats.ts';

const batchSize = 25;
/** Above this many ballots threads bring more than they cost. */
const threadsFrom = 200;

/** Closes every box of an election that is still open. */
export async function closeVoting(
  trx: Trx,
  opened: OpenedElection,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const decided = decideClosing(opened.state, doing.now);
  if (!decided.ok) return decided;
  for (const other of await holdOtherBoxes(trx, opened))
    if (other.state.phase === 'open') {
      const done = await closeBox(trx, other, doing);
      if (!done.ok) return done;
    }
  return closeBox(trx, opened, doing);
}

/** Closes one ballot box: what waits goes onto the board, and nothing is cast after this event. */
async function closeBox(trx: Trx, opened: OpenedElection, doing: Doing): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const decided = decideClosing(state, doing.now);
  if (!decided.ok) return decided;
  const { timestamp } = (await findPolling(trx, row.electionId))!;
  await boardWaiting(trx, row.electionId, null);
  await appendToBoard(trx, row.electionId, timestamp, endBallotsStep);
  const { rows } = await sql<{ ballots: number; voters: number }>`
    select count(*)::int as ballots, count(distinct credential)::int as voters
    from elections.event where election_id = ${row.electionId} and type = 'Ballot'
  `.execute(trx);
  return ok(await record(trx, opened, [{ kind: 'closed', ...rows[0]! }], doing));
}

/** Works out the encrypted tally of a closed ballot box, if nobody did; every ballot is verified again on the way. */
export async function ensureTally(db: Database, code: string): Promise<void> {
  const opened = await transaction(db, (trx) => holdAndRead(trx, code));
  if (!opened.ok || opened.value.state.phase !== 'closed') return;
  const { electionId } = opened.value.row;
  if (await findEventOfType(db.kysely, electionId, 'EncryptedTally')) return;
  const polling = (await findPolling(db.kysely, electionId))!;
  const open = openElection(polling.electionText, verifierGroups);
  const { texts, credentials } = await readBallots(db.kysely, electionId);
  const weights: number[] = new Array(texts.length).fill(0);
  const counted = lastPlaces(credentials);
  for (const place of counted) weights[place] = 1;
  const batches: BallotBatch[] = [];
  for (let start = 0; start < texts.length; start += batchSize)
    batches.push({
      texts: texts.slice(start, start + batchSize),
      weights: weights.slice(start, start + batchSize),
    });
  const workers = texts.length >= threadsFrom ? workerVerifier() : undefined;
  try {
    const outcomes = workers
      ? await workers.verifyBatches(polling.electionText, batches, () => {})
      : batches.map((batch) => verifyBatch(open, batch));
    const bad = outcomes.find(({ findings, unreadable }) => findings.length > 0 || unreadable > 0);
    if (bad) throw new Error(`a ballot on the board does not hold: ${bad.findings[0]?.check}`);
    const step = tallyStep(open, joinTallies(open, outcomes), counted.length, counted.length);
    await transaction(db, async (trx) => {
      await holdAndRead(trx, code);
      if (await findEventOfType(trx, electionId, 'EncryptedTally')) return;
      await appendToBoard(trx, electionId, polling.timestamp, step);
    });
  } finally {
    await workers?.close();
  }
}

async function readBallots(db: Db, electionId: string): Promise<{ texts: string[]; credentials: string[] }> {
  const texts: string[] = [];
  const credentials: string[] = [];
  for (let from = 0; ; ) {
    const events = await readEvents(db, electionId, from, 500);
    for (const { type, data, credential } of events) {
      if (type !== 'Ballot') continue;
      texts.push(data[0]!);
      credentials.push(credential!);
    }
    const last = events.at(-1);
    if (!last) return { texts, credentials };
    from = last.height + 1;
  }
}

/** What trustees decrypt: the text of the encrypted tally, once it is on the board. */
export async function findTallyText(db: Db, electionId: string): Promise<string | undefined> {
  return (await findEventOfType(db, electionId, 'EncryptedTally'))?.data[0];
}

/** Takes a trustee's decryption with its proofs; with the last one that is needed the result goes onto the board. */
export async function giveDecryption(
  trx: Trx,
  opened: OpenedElection,
  place: number,
  text: string,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const decided = decideDecryption(state, place);
  if (!decided.ok) return decided;
  const tallyText = await findTallyText(trx, row.electionId);
  if (!tallyText) return refuse({ refusal: 'tally-under-way' });
  const polling = (await findPolling(trx, row.electionId))!;
  const judged = judgeDecryption(polling, tallyText, place, text);
  if (!judged) return refuse({ refusal: 'decryption-not-good' });
  await appendToBoard(trx, row.electionId, polling.timestamp, judged);
  const given = await record(trx, opened, [{ kind: 'decrypted', trustee: place }], doing);
  if (!isDecryptionComplete(given.state)) return ok(given);
  const result = await publishResult(trx, given, polling, tallyText);
  const head = result.hash;
  const tallied = await record(trx, given, [{ kind: 'tallied', result: result.result, head }], doing);
  return ok(await sumWhenComplete(trx, tallied, doing));
}

function judgeDecryption(polling: PollingRow, tallyText: string, owner: number, text: string) {
  const open = openElection(polling.electionText, verifierGroups);
  const { formats } = open;
  const trustees = decodeText(formats.trustees, polling.trusteesText, 'trustees');
  const place = trusteePlaces(trustees).find((one) => one.owner === owner);
  try {
    const decryption = decodeText(formats.partialDecryption, text, 'decryption');
    const tally: TallyOfQuestion[] = decodeText(formats.encryptedTally, tallyText, 'tally');
    return place && isPartialDecryptionGood(open, place.key.public_key, tally, decryption)
      ? decryptionStep(open, owner, decryption)
      : undefined;
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    return undefined;
  }
}

async function publishResult(
  trx: Trx,
  { row, state }: OpenedElection,
  polling: PollingRow,
  tallyText: string,
) {
  const open = openElection(polling.electionText, verifierGroups);
  const { formats } = open;
  const trustees = decodeText(formats.trustees, polling.trusteesText, 'trustees');
  const tally = decodeText(formats.encryptedTally, tallyText, 'tally');
  const { rows } = await sql<{ data: string[] }>`
    select data from elections.event where election_id = ${row.electionId} and type = 'PartialDecryption' order by height
  `.execute(trx);
  const places = trusteePlaces(trustees);
  const decryptions = rows.map(({ data }) => {
    const { owner } = JSON.parse(data[1]!) as { owner: number };
    return {
      place: places.find((one) => one.owner === owner)!,
      decryption: decodeText(formats.partialDecryption, data[0]!, 'decryption'),
    };
  });
  const decrypted = decrypt(open, trustees, tally, decryptions, state.closed?.voters ?? 0);
  if (!decrypted.ok) throw new Error(`the tally does not decrypt: ${decrypted.detail}`);
  const { hash } = await appendToBoard(trx, row.electionId, polling.timestamp, resultStep(decrypted.result));
  return { hash, result: decrypted.result as number[][] };
}

export async function throwLot(
  trx: Trx,
  opened: OpenedElection,
  lot: { readonly throws: string; readonly witnesses: readonly string[] },
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const decided = decideLot(
    opened.state,
    lot.throws,
    electionsPolicyOn(doing.law, dateAt(doing.now.getTime())),
  );
  if (!decided.ok) return decided;
  return ok(await record(trx, opened, [{ kind: 'lot-thrown', ...lot }], doing));
}

/** Proclaims who sits, by the rule that was frozen at the opening. */
export async function proclaim(
  trx: Trx,
  opened: OpenedElection,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const { state } = opened;
  const wrong = whyNotProclaimable(state);
  if (wrong) return refuse(wrong);
  const { contests } = state.facts;
  const given = contests.map((contest, i) =>
    giveSeats(contest, state.result?.[i] ?? [], state.lot?.throws ?? null),
  );
  const tied = given.find((one) => !one.ok);
  if (tied && !tied.ok) return refuse({ refusal: 'lot-needed', equals: tied.equals });
  const { disputeFilingDays } = electionsPolicyOn(doing.law, dateAt(doing.now.getTime()));
  const seats = seatsOf(
    contests,
    given.map((one) => (one.ok ? one.placed : [])),
  );
  const lastDay = addDays(dateAt(doing.now.getTime()), disputeFilingDays);
  // To the end of the last day on the wall clock of the mainland.
  const disputesUntil = new Date(`${lastDay}T23:59:59-05:00`).toISOString();
  return ok(await record(trx, opened, [{ kind: 'proclaimed', seats, disputesUntil }], doing));
}

export async function fileDispute(
  trx: Trx,
  opened: OpenedElection,
  text: string,
  doing: Doing,
): Promise<Result<{ number: number }>> {
  const decided = decideDispute(opened.state, doing.now);
  if (!decided.ok) return decided;
  const today = dateAt(doing.now.getTime());
  const { disputeAnswerWorkingDays } = electionsPolicyOn(doing.law, today);
  const due = workingCalendar(doing.law).addWorkingDays(today, disputeAnswerWorkingDays);
  const number = opened.state.disputes.length + 1;
  await record(trx, opened, [{ kind: 'disputed', number, text, due }], doing);
  return ok({ number });
}

export async function answerDispute(
  trx: Trx,
  opened: OpenedElection,
  answer: { readonly number: number; readonly outcome: 'upheld' | 'rejected'; readonly reasons: string },
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const decided = decideAnswer(opened.state, answer.number);
  if (!decided.ok) return decided;
  return ok(await record(trx, opened, [{ kind: 'dispute-answered', ...answer }], doing));
}

/** Closes what is over and works out its tally. Repeating does nothing more. */
export async function closeWhatIsOver(db: Database, law: Doing['law'], now: Date): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select e.code from elections.polling p join elections.election e using (election_id)
    where p.closes_at <= ${now}
      and not exists (select 1 from elections.event v where v.election_id = p.election_id and v.type = 'EncryptedTally')
  `.execute(db.kysely);
  for (const { code } of rows) {
    await transaction(db, async (trx) => {
      const opened = await holdAndRead(trx, code);
      if (!opened.ok || opened.value.state.phase !== 'open') return;
      const entries: Parameters<Doing['audit']>[0][] = [];
      await closeBox(trx, opened.value, { by: null, law, now, audit: (entry) => entries.push(entry) });
      await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
    });
    await ensureTally(db, code);
  }
}

/** Ends yesterday, on the wall clock of the mainland, on every board. */
export async function endYesterday(db: Database, now: Date, mixing: Mixing): Promise<void> {
  const today = dateAt(now.getTime());
  await endDay(db, addDays(today, -1), new Date(`${today}T00:00:00-05:00`), mixing);
}

/** Looks at once and then every minute: closes what is over, and ends on each board the day that is over. */
export function startClosing(options: {
  readonly db: Database;
  readonly law: Doing['law'];
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const look = async () => {
    try {
      await closeWhatIsOver(options.db, options.law, options.now());
      const now = options.now();
      const { mixedLeast } = electionsPolicyOn(options.law, dateAt(now.getTime()));
      await endYesterday(options.db, now, { least: mixedLeast });
    } catch (error) {
      options.onError(error);
    }
  };
  let running: Promise<void> = look();
  const timer = setInterval(() => {
    running = look();
  }, 60_000);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
