import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyElection } from '#ballots';
import { plainDate } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { archiveBytes, countBoard, listDailyHeads } from './board.ts';
import { loadDemonstrationElections } from './demonstration.ts';
import { foldElection } from './election.ts';
import { endDay } from './mixing.ts';
import { findElection, readActions } from './store.ts';

describe('the elections of the demonstration', () => {
  let db: Database;
  beforeAll(async () => {
    const { appUrl } = await testDatabase();
    db = openDatabase({ url: appUrl });
    const voters = Array.from({ length: 24 }, () => crypto.randomUUID());
    await loadDemonstrationElections(db, loadLaw('law'), { voters }, new Date('2026-11-23T15:00:00Z'));
  });
  afterAll(() => db.close());

  const archiveOf = async (code: string) => {
    const { electionId } = (await findElection(db.kysely, code))!;
    const parts: Uint8Array[] = [];
    for await (const part of archiveBytes(db.kysely, electionId)) parts.push(part);
    return Buffer.concat(parts);
  };

  // Twenty of twenty-four vote; three vote later, of whom two had voted.
  it('has one that is finished, whose archive the verifier accepts with the result proclaimed', async () => {
    const bytes = await archiveOf('comisiones-consultivas-anterior');
    const report = await verifyElection(bytes);
    expect(report.checks.filter((one) => one.status === 'failed')).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'accepted',
      stage: 'finished',
      rollSize: 24,
      ballotsCounted: 21,
      ballotsCast: 23,
    });
    const { electionId } = (await findElection(db.kysely, 'comisiones-consultivas-anterior'))!;
    const state = foldElection(await readActions(db.kysely, electionId));
    // Setup alone; the ballots of all but three voters, one or two each; then the others, the end of voting, the sum, four decryptions
    // and the result.
    const heads = await listDailyHeads(db.kysely, electionId);
    expect(heads.map(({ day }) => day)).toEqual(['2026-10-14', '2026-10-18', '2026-10-22']);
    expect([0, 2].map((at) => heads[at]!.height)).toEqual([0, 30]);
    expect([17, 18, 19, 20]).toContain(heads[1]!.height);
    expect(heads.at(-1)?.hash).toBe(report.head);
    // The last head is noted once, however many days pass.
    await endDay(db, plainDate('2026-11-21'), new Date('2026-11-22T05:00:00Z'), { least: 3 });
    expect(await listDailyHeads(db.kysely, electionId)).toHaveLength(3);
    expect(state.phase).toBe('proclaimed');
    expect(report.result).toEqual(state.result);
    expect(state.seats?.map((one) => one.contest)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(state.trustees.map((one) => one.decrypted)).toEqual([true, true, true, false, true]);
  });

  it('has one that is open, with ballots and no result', async () => {
    const { electionId } = (await findElection(db.kysely, 'comisiones-consultivas'))!;
    expect(await countBoard(db.kysely, electionId)).toMatchObject({
      ballots: 8,
      voters: 8,
      waiting: 3,
    });
    const report = await verifyElection(await archiveOf('comisiones-consultivas'));
    expect(report).toMatchObject({ verdict: 'accepted', stage: 'voting', ballotsCast: 5 });
  });
});
