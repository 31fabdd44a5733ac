import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { trackerOf, verifyElection } from '#ballots';
import { electionsRoom } from '#governance/elections';
import { randomFromSeed } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp } from '#platform/http';
import type { BallotsAnswer } from '../../src/governance/elections/api.ts';
import { signBlinded } from '../../src/governance/elections/electionKeys.ts';
import { findElection } from '../../src/governance/elections/store.ts';
import { closeWhatIsOver, endYesterday } from '../../src/governance/elections/tallying.ts';
import { testDatabase } from '../support/database.ts';
import { electionFacts, openTestElection, voterTools } from '../support/electionHouse.ts';

const rounds = 5;
const perRound = 40;
const underWay = 6;
const code = 'kill';
const systemFolder = join(tmpdir(), `amparo-kill-election-${process.getuid?.() ?? ''}-${process.pid}`);
let child: ChildProcess | undefined;
afterAll(async () => {
  child?.kill('SIGKILL');
  await sleep(500);
  await rm(systemFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
});

interface Sent {
  readonly body: string;
  /** What the server answered; null when it died first. */
  answer: string | null;
}

async function start(): Promise<{ port: number; appUrl: string }> {
  const program = join(import.meta.dirname, 'serverProcess.ts');
  child = spawn(process.execPath, [program, join(systemFolder, 'data'), systemFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [undefined])])) as [
    string | undefined,
  ];
  if (line === undefined) throw new Error('The server ended before it said its address');
  return JSON.parse(line);
}

async function cast(port: number, one: Sent): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/elections/${code}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: one.body,
  });
  const text = await answer.text();
  if (answer.status === 200) {
    // A second sending must be answered with the first receipt.
    if (one.answer !== null) expect(text).toBe(one.answer);
    one.answer = text;
  }
  return answer.status;
}

/** An election with its ballots made ahead, each by a voter of her own. */
async function prepare(db: Database, count: number): Promise<Sent[]> {
  const now = new Date();
  const facts = electionFacts(code, now);
  const persons = Array.from({ length: count }, () => randomUUID());
  const voters = await openTestElection(db, facts, persons, now);
  const row = (await findElection(db.kysely, code))!;
  const { rows } = await db.pool.query(
    "select body ->> 'rightKey' as key from elections.action where seq = 1",
  );
  const tools = await voterTools(db, facts, rows[0].key);
  return voters.map((voter, i) => {
    const signature = signBlinded(row.rightKeyPem, Buffer.from(tools.blind(voter), 'hex')).toString('hex');
    const body = { ballot: tools.ballot(voter, i % 7), right: tools.unblind(voter, signature) };
    return { body: JSON.stringify(body), answer: null };
  });
}

interface Tracked {
  readonly found: { readonly height: number | null; readonly event: string | null } | null;
}
const trackerIn = ({ body }: Sent) => trackerOf((JSON.parse(body) as { ballot: string }).ballot);
const ask = async <Answer>(port: number, path: string): Promise<Answer> =>
  (await (await fetch(`http://127.0.0.1:${port}/api/elections/${code}${path}`)).json()) as Answer;

/**
 * What has a receipt was received, and each ballot that was is there whole: found by its tracker, and counted.
 *
 * @returns how many were received.
 */
async function expectReceived(port: number, all: readonly Sent[]): Promise<number> {
  let found = 0;
  for (const one of all) {
    const tracked = await ask<Tracked>(port, `/tracked?tracker=${encodeURIComponent(trackerIn(one))}`);
    if (tracked.found) found += 1;
    else expect(one.answer, 'a ballot with a receipt was lost').toBeNull();
  }
  expect((await ask<{ ballots: number }>(port, '')).ballots).toBe(found);
  return found;
}

/** The board as anyone reads it: it holds, without a gap, and has the ballots of these trackers and no others. */
async function expectBoard(port: number, trackers: readonly string[]): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/elections/${code}/archive.bel`);
  const report = await verifyElection(new Uint8Array(await answer.arrayBuffer()));
  expect(report.checks.filter((one) => one.status === 'failed')).toEqual([]);
  expect(report.ballotsCast).toBe(trackers.length);
  const items: { height: number; tracker: string }[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: BallotsAnswer = await ask(port, `/ballots?from=${from}`);
    items.push(...page.items);
    from = page.next;
  }
  // Heights follow each other without a gap, from the one after Setup.
  expect(items.map((one) => one.height)).toEqual(items.map((_, i) => i + 1));
  expect(items.map((one) => one.tracker).sort()).toEqual([...trackers].sort());
}

async function withOwnDatabase(appUrl: string, work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabase({ url: appUrl });
  await work(db);
  await db.close();
}
const tomorrow = () => new Date(Date.now() + 86_400_000);
const endOfDay = (appUrl: string) =>
  withOwnDatabase(appUrl, (db) => endYesterday(db, tomorrow(), { least: 8 }));
/** Voting lasts a day from its making. */
const endOfVoting = (appUrl: string) =>
  withOwnDatabase(appUrl, (db) => closeWhatIsOver(db, loadLaw('law'), new Date(Date.now() + 2 * 86_400_000)));

it(`kill -9 at ${rounds} random moments of casting: what has a receipt is there at once, whole, and on the board in the end`, {
  timeout: 600_000,
}, async () => {
  const random = randomFromSeed(20_261_121).split('kill election');
  let server = await start();
  const db = openDatabase({ url: server.appUrl });
  const all = await prepare(db, rounds * perRound);
  await db.close();
  let receiptsBeforeKills = 0;
  let cutOff = 0;
  for (let round = 0; round < rounds; round += 1) {
    const mine = all.slice(round * perRound, (round + 1) * perRound);
    let next = 0;
    const stream = Array.from({ length: underWay }, async () => {
      for (let i = next++; i < mine.length; i = next++) {
        try {
          await cast(server.port, mine[i]!);
        } catch {
          cutOff += 1;
          return;
        }
      }
    });
    const answersBefore = 2 + random.integer(20);
    const patience = performance.now() + 60_000;
    while (mine.filter((one) => one.answer !== null).length < answersBefore && performance.now() < patience)
      await sleep(2);
    await sleep(random.integer(25));
    const exited = once(child!, 'exit');
    child!.kill('SIGKILL');
    await exited;
    await Promise.all(stream);
    const received = mine.filter((one) => one.answer !== null).length;
    expect(received).toBeLessThan(perRound);
    receiptsBeforeKills += received;
    server = await start();
    // Whole ballots only: those with a receipt, and at most the few that were under way when the server died.
    const standing = await expectReceived(server.port, all);
    expect(standing).toBeGreaterThanOrEqual(round * perRound + received);
    expect(standing).toBeLessThanOrEqual(round * perRound + received + underWay);
    for (const one of mine) expect(await cast(server.port, one)).toBe(200);
    // A day ends after the third of them: most go onto the board, and the others after the next kills.
    if (round === 2) await endOfDay(server.appUrl);
  }
  expect(await expectReceived(server.port, all)).toBe(rounds * perRound);
  expect(all.every((one) => one.answer !== null)).toBe(true);
  await endOfVoting(server.appUrl);
  await expectBoard(server.port, all.map(trackerIn));
  // The kills fell while ballots were being cast: some had their receipt, and others were cut off.
  expect(receiptsBeforeKills).toBeGreaterThanOrEqual(rounds);
  expect(cutOff).toBeGreaterThanOrEqual(rounds);
  const stopped = once(child!, 'exit');
  child!.kill('SIGTERM');
  await stopped;
});

it('two servers cast at once on one board: each ballot is there at once, and in the end one chain has each once', async () => {
  const { appUrl } = await testDatabase();
  const db = openDatabase({ url: appUrl });
  const all = await prepare(db, 40);
  const servers = await Promise.all(
    [0, 1].map(async () => {
      const own = openDatabase({ url: appUrl, max: 6 });
      const app = await buildHttp({
        db: own,
        rooms: [electionsRoom({ law: loadLaw('law') })],
        roles: {},
        version: 'test',
        perMinute: 1_000_000,
      });
      await app.listen({ port: 0, host: '127.0.0.1' });
      return { app, own, port: (app.server.address() as { port: number }).port };
    }),
  );
  // Both get every ballot, so that each is sent twice at about the same moment.
  const statuses = await Promise.all(all.flatMap((one) => servers.map(({ port }) => cast(port, one))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await expectReceived(servers[0]!.port, all)).toBe(40);
  // Both end the day at once, and then voting: each ballot goes onto the board once.
  await Promise.all([endOfDay(appUrl), endOfDay(appUrl)]);
  await Promise.all([endOfVoting(appUrl), endOfVoting(appUrl)]);
  await expectBoard(servers[0]!.port, all.map(trackerIn));
  for (const { app, own } of servers) {
    await app.close();
    await own.close();
  }
  await db.close();
});
