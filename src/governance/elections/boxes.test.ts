import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Credential,
  digestOfRoll,
  makeBallot,
  makeCredential,
  openElection,
  seededRandom,
  sumBoxes,
  type VerifiedBox,
  verifyElection,
} from '#ballots';
import { nativeGroups } from '#ballots/server';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, openDatabase, transaction } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { electionFacts } from '../../../test/support/electionHouse.ts';
import { lawWithArchivesOf } from '../../../test/support/smallArchives.ts';
import { blindRight, readRightKey, unblindRight } from './blindRight.ts';
import { archiveBytes, findPolling } from './board.ts';
import { decideAtFirst, readBoxes } from './boxes.ts';
import { castBallot } from './casting.ts';
import { draftElection, giveCredentials, givePiece, openVoting } from './command.ts';
import { stepOf } from './election.ts';
import { signBlinded } from './electionKeys.ts';
import { type Doing, holdAndRead, type OpenedElection } from './opened.ts';
import { readProclamation } from './proclamation.ts';
import { findAct, signedAct } from './signing.ts';
import { authorizeOnce, findBoxOf, findElection, listBoxOfPersons, listElections } from './store.ts';
import { closeVoting, ensureTally, findTallyText, giveDecryption, proclaim } from './tallying.ts';
import { makeDecryption, makePiece } from './trusteeWork.ts';
import { boxesView, electionView, linkView, stepAmong } from './views.ts';

const code = 'tres-urnas';
const now = new Date('2026-11-20T15:00:00Z');
const facts = electionFacts(code, now);
const seeds = facts.trustees.map((_, i) => `${i + 1}`.repeat(22));
const random = seededRandom('boxes test');
const persons = Array.from({ length: 10 }, () => randomUUID());

describe('an election whose roll is divided among boxes', () => {
  let db: Database;
  const law = lawWithArchivesOf(4);
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
  });
  afterAll(() => db.close());

  const act = (
    at: string,
    work: (
      trx: Parameters<typeof givePiece>[0],
      opened: OpenedElection,
      doing: Doing,
    ) => Promise<{ ok: boolean }>,
    time = now,
  ) =>
    transaction(db, async (trx) => {
      const entries: AuditEntry[] = [];
      const opened = await holdAndRead(trx, at);
      if (!opened.ok) throw new Error(`no election ${at}`);
      const done = await work(trx, opened.value, {
        by: null,
        law,
        now: time,
        audit: (one) => entries.push(one),
      });
      await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
      return done;
    });
  const boxes = async () => readBoxes(db.kysely, (await findElection(db.kysely, code))!);

  it('is drafted as boxes that differ by at most one voter, each person in one of them', async () => {
    await transaction(db, async (trx) => {
      const linkHashes = [0, ...facts.trustees].map(() => randomUUID().replaceAll('-', '').padEnd(64, '0'));
      const doing: Doing = { by: null, law, now, audit: () => {} };
      expect((await draftElection(trx, { facts, voters: persons, linkHashes }, doing)).ok).toBe(true);
    });
    const all = await boxes();
    expect(all.map(({ state }) => [state.facts.code, state.voters])).toEqual([
      ['tres-urnas', 4],
      ['tres-urnas-urna-2', 3],
      ['tres-urnas-urna-3', 3],
    ]);
    expect(new Set(all.map(({ state }) => state.facts.uuid)).size).toBe(3);
    const firstId = all[0]!.row.electionId;
    const mine = await Promise.all(persons.map((one) => findBoxOf(db.kysely, firstId, one)));
    expect([1, 2, 3].map((number) => mine.filter((one) => one?.number === number).length)).toEqual([4, 3, 3]);
    expect(await findBoxOf(db.kysely, firstId, randomUUID())).toBeUndefined();
    // One election for who reads the list.
    expect((await listElections(db.kysely)).map((one) => one.code)).toEqual([code]);
  });

  it('has one ceremony, its own credentials in each, and is decided on at the first', async () => {
    for (let round = 0; round < 3; round += 1)
      for (const [i, seed] of seeds.entries())
        await act(round === 1 ? `${code}-urna-2` : code, async (trx, opened, doing) => {
          const step = stepOf(opened.state, i + 1);
          if (!step) return { ok: true };
          const told = linkView(opened.state, i + 1, { electionText: null, tallyText: null, voters: [] });
          const text = await makePiece(nativeGroups, random, seed, { ...told, step });
          const given = await givePiece(trx, opened, i + 1, { step, text }, doing);
          expect(given.ok).toBe(true);
          return given;
        });
    const opening = await act(code, openVoting);
    expect(opening).toMatchObject({ ok: false, refusal: { refusal: 'keys-incomplete' } });
    const group = nativeGroups('Ed25519')!;
    for (const { state } of await boxes()) {
      const made = Array.from({ length: state.voters }, () =>
        makeCredential(group, random, state.facts.uuid),
      );
      credentials.set(state.facts.code, made);
      const texts = made.map((one) => one.public.text);
      expect(
        (await act(state.facts.code, (trx, one, doing) => giveCredentials(trx, one, texts, doing))).ok,
      ).toBe(true);
    }
    const all = await boxes();
    expect(all.map(({ state }) => [state.phase, decideAtFirst(state).ok])).toEqual([
      ['ready', true],
      ['ready', false],
      ['ready', false],
    ]);
    expect((await act(code, openVoting)).ok).toBe(true);
    expect((await boxes()).map(({ state }) => state.phase)).toEqual(['open', 'open', 'open']);
  });
  const credentials = new Map<string, Credential[]>();

  it('takes each voter’s ballot in her box and in no other, and shows the sum of what was cast', async () => {
    const group = nativeGroups('Ed25519')!;
    const rules = { now, mixedLeast: 2, waitingMost: 3 };
    const all = await boxes();
    for (const [b, { row, state }] of all.entries()) {
      const open = openElection((await findPolling(db.kysely, row.electionId))!.electionText, nativeGroups);
      expect(open.election.name).toBe(`Elección de prueba (urna ${b + 1} de 3)`);
      const key = readRightKey(state.rightKey);
      const { rows } = await db.pool.query(
        'select person_id as person from elections.voter_right where election_id = $1 order by number',
        [row.electionId],
      );
      for (const [i, { person }] of rows.entries()) {
        const { secret, public: credential } = credentials.get(row.code)![i]!;
        const blinded = Buffer.from(blindRight(key, state.facts.uuid, credential.text, secret));
        const given = await authorizeOnce(
          db.kysely,
          row.electionId,
          person,
          blinded,
          signBlinded(row.rightKeyPem, blinded),
        );
        const right = Buffer.from(
          unblindRight(key, state.facts.uuid, credential.text, secret, given!.signature)!,
        );
        // In the first box all vote for the first candidate, in the second for the second, in the third blank.
        const choice = [1, 2, 0][b]!;
        const ballot = makeBallot(open, random, secret, [
          Array.from({ length: 7 }, (_, place) => (place === choice ? 1 : 0)),
        ]);
        const cast = await castBallot(db, row, state.rightKey, { ballot, right }, rules);
        expect(cast.ok).toBe(true);
        const other = all[(b + 1) % 3]!;
        expect((await castBallot(db, other.row, other.state.rightKey, { ballot, right }, rules)).ok).toBe(
          false,
        );
      }
    }
    expect(group.name).toBe('Ed25519');
    const voted = await boxes();
    const who = { person: null, manage: false, answer: false, act: undefined };
    const seen = electionView(voted[0]!.state, voted[0]!.counts, boxesView(voted), [], now, who);
    expect([seen.voters, seen.voted, seen.ballots]).toEqual([10, 10, 10]);
    const part = electionView(voted[1]!.state, voted[1]!.counts, boxesView(voted), [], now, who);
    expect([part.voters, part.voted, part.ballots]).toEqual([3, 3, 3]);
  });

  it('is decrypted box by box, and has a result only once all have theirs: their sum', async () => {
    const later = new Date(Date.parse(facts.closesAt) + 1000);
    expect((await act(code, closeVoting, later)).ok).toBe(true);
    for (const { row } of await boxes()) await ensureTally(db, row.code);
    // The first box is decrypted first, the second last.
    for (const at of [code, `${code}-urna-3`, `${code}-urna-2`]) {
      expect((await boxes())[0]!.state.phase).toBe('closed');
      const { electionId } = (await findElection(db.kysely, at))!;
      const electionText = (await findPolling(db.kysely, electionId))!.electionText;
      const tallyText = (await findTallyText(db.kysely, electionId))!;
      for (const place of [1, 2, 4])
        await act(
          at,
          async (trx, opened, doing) => {
            const told = linkView(opened.state, place, { electionText, tallyText, voters: [] });
            expect(told.here).toBe('decrypt');
            const text = await makeDecryption(nativeGroups, random, seeds[place - 1]!, {
              ...{ electionText, tallyText, share: told.share },
            });
            const given = await giveDecryption(trx, opened, place, text, doing);
            expect(given.ok).toBe(true);
            return given;
          },
          later,
        );
      const done = (await boxes()).find(({ row }) => row.code === at)!;
      expect(linkView(done.state, 3, { electionText, tallyText, voters: [] }).here).toBe('done');
    }
    const [first, second] = await boxes();
    expect(first!.state.phase).toBe('tallied');
    // Blank, then six candidates: three blank votes, four for the first, three for the second.
    expect(first!.state.result).toEqual([[3, 4, 3, 0, 0, 0, 0]]);
    expect(first!.state.ownResult).toEqual([[0, 4, 0, 0, 0, 0, 0]]);
    expect(second!.state.ownResult).toEqual([[0, 0, 3, 0, 0, 0, 0]]);
    const who = { person: null, manage: false, answer: false, act: undefined };
    const part = electionView(second!.state, second!.counts, boxesView(await boxes()), [], later, who);
    expect([part.placed, part.blank]).toEqual([null, null]);
  });

  it('is proclaimed with an act that names every box, and strangers come to the same sum from the archives', async () => {
    const later = new Date(Date.parse(facts.closesAt) + 2000);
    const lot = await act(code, proclaim, later);
    // Four candidates without votes stand equal for the third seat.
    expect(lot).toMatchObject({ ok: false, refusal: { refusal: 'lot-needed' } });
    const verified: VerifiedBox[] = [];
    for (const { row } of await boxes()) {
      const parts: Uint8Array[] = [];
      for await (const part of archiveBytes(db.kysely, row.electionId)) parts.push(part);
      let roll: VerifiedBox['roll'];
      const report = await verifyElection(Buffer.concat(parts), {
        onRoll: (credentials) => {
          roll = digestOfRoll(credentials);
        },
      });
      verified.push({ report, roll });
    }
    const reports = verified.map(({ report }) => report);
    const sum = sumBoxes(verified);
    expect(sum).toMatchObject({ verdict: 'accepted', rollSize: 10, ballotsCast: 10, ballotsCounted: 10 });
    expect(sum.result).toEqual([[3, 4, 3, 0, 0, 0, 0]]);
    const first = (await boxes())[0]!;
    const proclaimed = {
      ...first.state,
      phase: 'proclaimed' as const,
      lot: { throws: '12345612345612345612', witnesses: ['Una testigo'] },
      disputesUntil: later.toISOString(),
      moments: [
        ...first.state.moments,
        { kind: 'proclaimed' as const, at: later.toISOString(), trustee: null },
      ],
    };
    const { act: said, sha256 } = (await findAct(db.kysely, first.row.electionId, proclaimed))!;
    // Who has the act as it is published comes to the same, and to the reason where it proclaims something else.
    const published = signedAct(first.row, proclaimed, said, sha256);
    const against = (text: string) => {
      const { verdict, checks } = sumBoxes(verified, { act: readProclamation(text) });
      return [verdict, checks.flatMap(({ check, status }) => (status === 'failed' ? [check] : []))];
    };
    expect(against(published)).toEqual(['accepted', []]);
    expect(against(published.replace('"blank":3', '"blank":4'))).toEqual([
      'rejected',
      ['act-fingerprint', 'act-result'],
    ]);
    expect(readProclamation('{"act":{"format":"otra"}}')).toBeUndefined();
    expect(readProclamation('no es JSON')).toBeUndefined();
    expect(said.box).toEqual({ ballots: 10, voters: 10, head: reports[0]!.head });
    expect(said.roll.voters).toBe(10);
    expect(said.boxes?.map(({ uuid, head }) => [uuid, head])).toEqual(
      reports.map(({ election, head }) => [election?.uuid, head]),
    );
    expect(said.contests[0]!.blank).toBe(3);
  });

  it('is divided by the seed of a public draw where there is one, and the act says which', async () => {
    const drawnCode = 'urnas-del-sorteo';
    await transaction(db, async (trx) => {
      const linkHashes = [0, ...facts.trustees].map(() => randomUUID().replaceAll('-', '').padEnd(64, '0'));
      const doing: Doing = { by: null, law, now, audit: () => {} };
      const numbers = new Map(persons.map((person, i) => [person, `A-0${i}`]));
      const drafted = await draftElection(
        trx,
        {
          facts: { ...facts, code: drawnCode, uuid: 'TestDrawn23456' },
          ...{ voters: persons, linkHashes, division: { seed: 'una semilla', numbers } },
        },
        doing,
      );
      expect(drafted.ok).toBe(true);
    });
    const row = (await findElection(db.kysely, drawnCode))!;
    const where = new Map(
      (await listBoxOfPersons(db.kysely, row.electionId)).map(({ personId, box }) => [personId, box]),
    );
    // SHA-256(hex(SHA-256('una semilla')) ‖ 'urna-' ‖ number) ascending, dealt out to three boxes, by another program.
    expect(persons.map((person) => where.get(person))).toEqual([1, 3, 1, 2, 2, 1, 1, 3, 3, 2]);
    const all = await readBoxes(db.kysely, row);
    expect(all.map(({ state }) => state.voters)).toEqual([4, 3, 3]);
    expect(all.map(({ state }) => state.facts.box?.divisionSeed)).toEqual(Array(3).fill('una semilla'));
  });

  it('says at the first box what its link has to do in any', () => {
    expect(stepAmong('done', ['done', 'decrypt'])).toBe('decrypt');
    expect(stepAmong('wait', ['wait', 'decrypt'])).toBe('decrypt');
    expect(stepAmong('done', ['wait', 'done'])).toBe('wait');
    expect(stepAmong('done', ['credentials', 'done'])).toBe('credentials');
    expect(stepAmong('sign', ['done', 'done'])).toBe('sign');
    expect(stepAmong('done', ['done', 'done'])).toBe('done');
  });
});
