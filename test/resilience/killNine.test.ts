import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { randomFromSeed } from '#kernel';
import { openDatabase } from '#platform/database';
import { newToken, tokenHash } from '../../src/governance/quality/secret.ts';

const rounds = 20;
const perRound = 400;
const underWay = 16;
const systemFolder = join(tmpdir(), `amparo-kill-${process.getuid?.() ?? ''}-${process.pid}`);
const dataFolder = join(systemFolder, 'data');
let child: ChildProcess | undefined;
afterAll(async () => {
  child?.kill('SIGKILL');
  await sleep(500);
  await rm(systemFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
});

interface Sent {
  readonly token: string;
  readonly key: string;
  readonly score: number;
  /** What the server answered; null when it died first. */
  answer: string | null;
}

async function start(): Promise<{ port: number; appUrl: string }> {
  child = spawn(process.execPath, [join(import.meta.dirname, 'serverProcess.ts'), dataFolder, systemFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [undefined])])) as [
    string | undefined,
  ];
  if (line === undefined) throw new Error('The server ended before it said its address');
  return JSON.parse(line);
}

async function send(port: number, one: Sent): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/quality/evaluations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': one.key },
    body: JSON.stringify({ token: one.token, answers: { treatment: one.score } }),
  });
  const text = await answer.text();
  if (answer.status === 201) {
    // A second answer to the same command must be the first one.
    if (one.answer !== null) expect(text).toBe(one.answer);
    one.answer = text;
  }
  return answer.status;
}

it(`kill -9 at ${rounds} random moments of a stream of evaluations: every answered command is there exactly once`, {
  timeout: 180_000,
}, async () => {
  const random = randomFromSeed(20_261_121).split('kill');
  let server = await start();
  const all = Array.from(
    { length: rounds * perRound },
    (): Sent => ({ token: newToken(), key: randomUUID(), score: 1 + random.integer(5), answer: null }),
  );
  const seed = openDatabase({ url: server.appUrl });
  await seed.pool.query(
    `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
     select gen_random_uuid(), gen_random_uuid(), 'emergency', 'HO-1701-01', 'health', now() - interval '2 days', now() - interval '1 day', 'api', 'kill', i::text
     from generate_series(1, $1) i`,
    [all.length],
  );
  await seed.pool.query(
    `insert into quality.invitation select gen_random_uuid(), a.attention_id, 'link', t.s, now() - interval '1 hour', now() + interval '60 days'
     from quality.attention a join unnest($1::bytea[]) with ordinality as t(s, i) on a.reference::int = t.i`,
    [all.map((one) => tokenHash(one.token))],
  );
  await seed.close();

  const restarts: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mine = all.slice(round * perRound, (round + 1) * perRound);
    let next = 0;
    const stream = Array.from({ length: underWay }, async () => {
      for (let i = next++; i < mine.length; i = next++) {
        try {
          await send(server.port, mine[i]!);
        } catch {
          return;
        }
      }
    });
    // A moment at random in what was answered and in time, so that a slow machine is killed in the middle of the stream too.
    const answersBefore = 5 + random.integer(150);
    const patience = performance.now() + 5_000;
    while (mine.filter((one) => one.answer !== null).length < answersBefore && performance.now() < patience)
      await sleep(2);
    await sleep(random.integer(25));
    const exited = once(child!, 'exit');
    child!.kill('SIGKILL');
    await exited;
    await Promise.all(stream);
    const started = performance.now();
    server = await start();
    restarts.push(performance.now() - started);
    // A client that heard nothing, and one that did, both send again: neither may count twice.
    const retried = [
      ...mine.filter((one) => one.answer === null).slice(0, 20),
      ...mine.filter((one) => one.answer !== null).slice(-20),
    ];
    for (const one of retried) expect(await send(server.port, one)).toBe(201);
  }

  const answered = all.filter((one) => one.answer !== null);
  expect(answered.length).toBeGreaterThan(rounds * 20);
  const db = openDatabase({ url: server.appUrl });
  const { rows } = await db.pool.query(
    `select t.i as i, e.treatment, (select count(*) from audit.entry a where a.subject_id = v.attention_id::text and a.action = 'quality.evaluation.received') as entries
     from unnest($1::bytea[]) with ordinality as t(s, i) join quality.invitation v on v.secret_hash = t.s left join quality.evaluation e on e.attention_id = v.attention_id`,
    [answered.map((one) => tokenHash(one.token))],
  );
  expect(rows).toHaveLength(answered.length);
  for (const row of rows)
    expect(row).toEqual({ i: row.i, treatment: answered[row.i - 1]!.score, entries: 1 });
  // The counters lived through the same: they say what the rows say.
  const totals = await db.pool.query(
    'select (select count(*) from quality.evaluation) as rows, (select sum(n)::int from quality.evaluation_tally) as counted, (select count(*) from http.command) as commands',
  );
  expect(totals.rows[0].counted).toBe(totals.rows[0].rows);
  expect(totals.rows[0].commands).toBe(totals.rows[0].rows);
  await db.close();
  const median = restarts.toSorted((a, b) => a - b)[rounds / 2]!;
  console.log(
    `${answered.length} answered of ${all.length} sent in ${rounds} rounds; restart median ${Math.round(median)} ms, longest ${Math.round(Math.max(...restarts))} ms`,
  );
  const stopped = once(child!, 'exit');
  child!.kill('SIGTERM');
  await stopped;
});
