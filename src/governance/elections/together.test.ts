import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#ballots';
import { nativeGroups } from '#ballots/server';
import type { Result } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase, transaction } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { electionFacts, openTestElection, voterTools } from '../../../test/support/electionHouse.ts';
import { findPolling } from './board.ts';
import { castBallot } from './casting.ts';
import { signBlinded } from './electionKeys.ts';
import { type Doing, holdAndRead, type OpenedElection } from './opened.ts';
import { authorizeOnce, findElection, readActions } from './store.ts';
import {
  closeVoting,
  closeWhatIsOver,
  ensureTally,
  findTallyText,
  giveDecryption,
  proclaim,
  throwLot,
} from './tallying.ts';
import { makeDecryption } from './trusteeWork.ts';
import { linkView } from './views.ts';

// Two who do the same at the same moment, each on a connection of its own: one does it, the other is told that it is done.

const code = 'a-la-vez';
const now = new Date('2026-11-20T15:00:00Z');
const facts = electionFacts(code, now);
const over = new Date(Date.parse(facts.closesAt) + 1000);
const law = loadLaw('law');
const persons = [randomUUID(), randomUUID(), randomUUID()];

describe('two who act on an election at once', () => {
  let db: Database;
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl, max: 6 });
    const voters = await openTestElection(db, facts, persons, now);
    const row = (await findElection(db.kysely, code))!;
    const { rightKey } = (await held()).state;
    const tools = await voterTools(db, facts, rightKey);
    for (const [i, voter] of voters.slice(0, 2).entries()) {
      const blinded = Buffer.from(tools.blind(voter), 'hex');
      const signed = signBlinded(row.rightKeyPem, blinded);
      const given = (await authorizeOnce(db.kysely, row.electionId, voter.personId, blinded, signed))!;
      const right = Buffer.from(tools.unblind(voter, given.signature.toString('hex')), 'hex');
      const sent = { ballot: tools.ballot(voter, i + 1), right };
      const cast = await castBallot(db, row, rightKey, sent, { now, mixedLeast: 2, waitingMost: 3 });
      expect(cast.ok).toBe(true);
    }
  });
  afterAll(() => db.close());

  const held = () =>
    transaction(db, async (trx) => {
      const opened = await holdAndRead(trx, code);
      if (!opened.ok) throw new Error(`no election ${code}`);
      return opened.value;
    });
  type Work = (
    trx: Parameters<typeof proclaim>[0],
    opened: OpenedElection,
    doing: Doing,
  ) => Promise<Result<unknown>>;
  /** The names of what each was answered, in alphabetical order: who comes first is of chance. */
  const atOnce = async (...works: readonly Work[]): Promise<string[]> => {
    const done = await Promise.all(
      works.map((work) =>
        transaction(db, async (trx) => {
          const opened = await holdAndRead(trx, code);
          if (!opened.ok) return opened;
          return work(trx, opened.value, { by: null, law, now: over, audit: () => {} });
        }),
      ),
    );
    return done.map((one) => (one.ok ? 'done' : one.refusal.refusal)).sort();
  };
  const countOf = async (kind: string) => {
    const { electionId } = (await findElection(db.kysely, code))!;
    return (await readActions(db.kysely, electionId)).filter((one) => one.action.kind === kind).length;
  };
  const countOfEvents = async (type: string) => {
    const { rows } = await db.pool.query(
      'select count(*)::int as n from elections.event join elections.election using (election_id) where code = $1 and type = $2',
      [code, type],
    );
    return rows[0].n as number;
  };

  it('close it once, whoever presses and with the clock’s own duty beside them', async () => {
    const [answers] = await Promise.all([atOnce(closeVoting, closeVoting), closeWhatIsOver(db, law, over)]);
    // The duty may have been before both.
    expect(['done,election-closed', 'election-closed,election-closed']).toContain(answers.join());
    expect(await countOf('closed')).toBe(1);
    expect(await countOfEvents('EndBallots')).toBe(1);
  });

  it('work out the tally once, also after a server that died between closing and tallying', async () => {
    await Promise.all([ensureTally(db, code), ensureTally(db, code), closeWhatIsOver(db, law, over)]);
    expect(await countOfEvents('EncryptedTally')).toBe(1);
  });

  it('take a trustee’s decryption once, however often its device sends it', async () => {
    const { row, state } = await held();
    const { electionText } = (await findPolling(db.kysely, row.electionId))!;
    const tallyText = (await findTallyText(db.kysely, row.electionId))!;
    const random = seededRandom('two at once');
    const sends: Work[][] = [];
    for (const place of [1, 2, 3, 4]) {
      const { share } = linkView(state, place, { electionText, tallyText, voters: [] });
      const text = await makeDecryption(nativeGroups, random, `${place}`.repeat(22), {
        ...{ electionText, tallyText, share },
      });
      const send: Work = (trx, opened, doing) => giveDecryption(trx, opened, place, text, doing);
      sends.push([send, send]);
    }
    expect(await atOnce(...sends[0]!)).toEqual(['decrypted-already', 'done']);
    // Three of the ceremony at once, of whom two are needed: the result is published once, and nothing after it.
    const answers = await atOnce(...sends[1]!, ...sends[2]!, ...sends[3]!);
    expect(answers.filter((one) => one === 'done')).toHaveLength(2);
    expect(answers.filter((one) => !['done', 'decrypted-already', 'decrypted-enough'].includes(one))).toEqual(
      [],
    );
    expect(await countOf('decrypted')).toBe(3);
    expect(await countOf('tallied')).toBe(1);
    expect([await countOfEvents('PartialDecryption'), await countOfEvents('Result')]).toEqual([3, 1]);
    expect((await held()).state.result).toEqual([[0, 1, 1, 0, 0, 0, 0]]);
  });

  it('throw the lot once and proclaim once; who comes second is told that it is done', async () => {
    const lot: Work = (trx, opened, doing) =>
      throwLot(trx, opened, { throws: '31542661235416254312', witnesses: ['Una testigo'] }, doing);
    expect(await atOnce(lot, lot)).toEqual(['done', 'lot-thrown-already']);
    expect(await atOnce(proclaim, proclaim)).toEqual(['done', 'proclaimed-already']);
    expect(await atOnce(lot)).toEqual(['proclaimed-already']);
    expect([await countOf('lot-thrown'), await countOf('proclaimed')]).toEqual([1, 1]);
  });
});
