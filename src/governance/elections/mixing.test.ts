import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBallot, openElection, seededRandom, trackerOf, verifyElection } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { addDays, plainDate, randomFromSeed } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase, transaction } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { electionFacts, openTestElection, type TestVoter } from '../../../test/support/electionHouse.ts';
import { archiveBytes, countBoard, findBallot, findPolling, listBallots, receiveBallot } from './board.ts';
import { endDay } from './mixing.ts';
import { findElection, holdElection } from './store.ts';
import { closeWhatIsOver } from './tallying.ts';

const begun = new Date('2026-11-23T15:00:00Z');
const least = 4;

describe('ballots wait and go onto the board mixed', () => {
  let db: Database;
  let ownerUrl: string;
  let electionId: string;
  let voters: TestVoter[];
  let ballotOf: (voter: TestVoter, choice: number) => string;
  /** Trackers of each credential in the order of casting. */
  const cast = new Map<string, string[]>();
  beforeAll(async () => {
    const place = await testDatabase();
    ownerUrl = place.ownerUrl;
    db = openDatabase({ url: place.appUrl });
    const facts = electionFacts('mezcla', begun);
    voters = await openTestElection(
      db,
      { ...facts, closesAt: '2026-12-20T15:00:00.000Z' },
      Array.from({ length: 60 }, () => randomUUID()),
      begun,
    );
    electionId = (await findElection(db.kysely, 'mezcla'))!.electionId;
    const open = openElection((await findPolling(db.kysely, electionId))!.electionText, nativeGroups);
    const random = seededRandom('mixing');
    ballotOf = ({ secret }, choice) =>
      makeBallot(open, random, secret, [Array.from({ length: 7 }, (_, box) => (box === choice ? 1 : 0))]);
  });
  afterAll(() => db.close());

  const receive = async (voter: TestVoter, choice: number) => {
    const ballot = ballotOf(voter, choice);
    const { credential } = voter;
    await transaction(db, async (trx) => {
      await holdElection(trx, electionId);
      const one = { credential, tracker: trackerOf(ballot), ballot, right: 'ab' };
      await receiveBallot(trx, electionId, one, least);
    });
    cast.set(credential, [...(cast.get(credential) ?? []), trackerOf(ballot)]);
  };
  const board = async () => {
    const lines = await listBallots(db.kysely, electionId, 0, 1000);
    const of = new Map([...cast].flatMap(([credential, all]) => all.map((tracker) => [tracker, credential])));
    return lines.map(({ tracker, replaced }) => ({ tracker, replaced, credential: of.get(tracker)! }));
  };
  const sheaves = async (): Promise<string[][]> => {
    const { rows } = await db.pool.query(
      'select credentials from elections.sheaf where election_id = $1 order by lowest',
      [electionId],
    );
    return rows.map((row) => row.credentials);
  };

  it('day after day: never a few alone, ascending credentials, and the last of a voter comes last', async () => {
    const random = randomFromSeed(7).split('mixing');
    let day = plainDate('2026-11-23');
    let before = 0;
    const turns: number[] = [];
    // On some days many vote, on some nobody, on the last one a single person.
    for (const many of [25, 0, 3, 40, 5, 12, 1]) {
      for (let i = 0; i < many; i += 1) {
        await receive(voters[random.integer(voters.length)]!, random.integer(7));
        // However they come, a sheaf divides only where both halves have enough credentials.
        const bound = await sheaves();
        if (bound.length > 1)
          for (const one of bound) expect(new Set(one).size).toBeGreaterThanOrEqual(least);
        for (const one of bound) expect(new Set(one).size).toBeLessThan(2 * least);
        expect(bound.flat()).toEqual(bound.flat().sort());
      }
      day = addDays(day, 1);
      await endDay(db, day, new Date(`${addDays(day, 1)}T05:00:00Z`), { least, chance: random.integer });
      const now = await board();
      const turn = now.slice(before);
      before = now.length;
      expect(turn.map((one) => one.credential)).toEqual(turn.map((one) => one.credential).sort());
      const went = new Set(turn.map((one) => one.credential)).size;
      turns.push(went);
      if (went > 0) expect(went).toBeGreaterThanOrEqual(least);
      const waits = new Set((await sheaves()).flat()).size;
      if (went > 0) expect(waits).toBe(least);
    }
    expect(turns.filter((went) => went > 0).length).toBeGreaterThanOrEqual(3);
    expect(turns).toContain(0);
    const { waiting, ballots, voters: voted } = await countBoard(db.kysely, electionId);
    expect([ballots, voted]).toEqual([86, cast.size]);
    expect(waiting).toBeGreaterThan(0);
    await closeWhatIsOver(db, loadLaw('law'), new Date('2026-12-20T15:00:01Z'));
    const all = await board();
    expect(all).toHaveLength(86);
    expect(new Set(all.slice(before).map((one) => one.credential)).size).toBeGreaterThanOrEqual(least);
    // Of each credential the trackers stand in the order of casting, and the last alone counts.
    for (const [credential, trackers] of cast) {
      const mine = all.filter((one) => one.credential === credential);
      expect(mine.map((one) => one.tracker)).toEqual(trackers);
      expect(mine.map((one) => one.replaced)).toEqual(trackers.map((_, i) => i < trackers.length - 1));
    }
    const parts: Uint8Array[] = [];
    for await (const part of archiveBytes(db.kysely, electionId)) parts.push(part);
    const report = await verifyElection(Buffer.concat(parts));
    expect(report).toMatchObject({ verdict: 'accepted', ballotsCast: 86, ballotsCounted: cast.size });
    expect(await sheaves()).toEqual([]);
  });

  it('tells of a ballot that waits by its tracker alone, and gives the program no way to take one away', async () => {
    const facts = electionFacts('espera', begun);
    const [one] = await openTestElection(
      db,
      { ...facts, uuid: 'TestE1ection24' },
      [randomUUID(), randomUUID()],
      begun,
    );
    const { electionId: other } = (await findElection(db.kysely, 'espera'))!;
    const waitingBallot = (tracker: string) => ({
      credential: one!.credential,
      tracker,
      ballot: 'x',
      right: 'ab',
    });
    for (const tracker of ['first', 'second'])
      await transaction(db, (trx) => receiveBallot(trx, other, waitingBallot(tracker), least));
    expect(await findBallot(db.kysely, other, 'first')).toEqual({ height: null, hash: null, replaced: true });
    expect(await findBallot(db.kysely, other, 'second')).toEqual({
      height: null,
      hash: null,
      replaced: false,
    });
    expect(await findBallot(db.kysely, other, 'third')).toBeUndefined();
    // What is not on the board stays, whoever asks for the sheaves to be cleared.
    await db.pool.query('select elections.clear_sheaves($1)', [other]);
    expect(await countBoard(db.kysely, other)).toMatchObject({ ballots: 2, waiting: 2, voters: 1 });
    for (const statement of ['delete from elections.sheaf', 'update elections.sheaf set ballots = ballots'])
      await expect(db.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    const owner = openDatabase({ url: ownerUrl });
    const { rows } = await owner.pool.query('select trackers from elections.sheaf where election_id = $1', [
      other,
    ]);
    expect(rows).toEqual([{ trackers: ['first', 'second'] }]);
    await owner.close();
  });
});
