import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { verifyElection } from '#ballots';
import { electionsRoom } from '#governance/elections';
import { randomFromSeed } from '#kernel';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp } from '#platform/http';
import { signBlinded } from '../../src/governance/elections/electionKeys.ts';
import { findElection } from '../../src/governance/elections/store.ts';
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

/** @returns how many ballots stand on the board. */
async function expectBoard(port: number, all: readonly Sent[]): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/elections/${code}/archive.bel`);
  const report = await verifyElection(new Uint8Array(await answer.arrayBuffer()));
  expect(report.checks.filter((one) => one.status === 'failed')).toEqual([]);
  const { items } = (await (
    await fetch(`http://127.0.0.1:${port}/api/elections/${code}/ballots`)
  ).json()) as {
    items: { height: number; tracker: string; hash: string }[];
  };
  // Heights follow each other without a gap, from the one after Setup.
  expect(items.map((one) => one.height)).toEqual(items.map((_, i) => i + 1));
  const byTracker = new Map(items.map((one) => [one.tracker, one]));
  for (const { answer: said } of all) {
    if (said === null) continue;
    const receipt = JSON.parse(said) as { tracker: string; height: number; event: string };
    expect(byTracker.get(receipt.tracker)).toMatchObject({ height: receipt.height, hash: receipt.event });
  }
  expect(byTracker.size).toBe(items.length);
  return items.length;
}

it(`kill -9 at ${rounds} random moments of casting: a ballot with a receipt is on the board, and the board holds`, {
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
    const standing = await expectBoard(server.port, all);
    expect(standing).toBeGreaterThanOrEqual(round * perRound + received);
    expect(standing).toBeLessThanOrEqual(round * perRound + received + underWay);
    for (const one of mine) expect(await cast(server.port, one)).toBe(200);
  }
  expect(await expectBoard(server.port, all)).toBe(rounds * perRound);
  expect(all.every((one) => one.answer !== null)).toBe(true);
  // The kills fell while ballots were being cast: some had their receipt, and others were cut off.
  expect(receiptsBeforeKills).toBeGreaterThanOrEqual(rounds);
  expect(cutOff).toBeGreaterThanOrEqual(rounds);
  const stopped = once(child!, 'exit');
  child!.kill('SIGTERM');
  await stopped;
});

it('two servers cast at once on one board: one chain, each ballot once', async () => {
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
  expect(await expectBoard(servers[0]!.port, all)).toBe(40);
  const { rows } = await db.pool.query(
    "select count(*)::int as n from elections.event where type = 'Ballot'",
  );
  expect(rows[0].n).toBe(40);
  for (const { app, own } of servers) {
    await app.close();
    await own.close();
  }
  await db.close();
});
