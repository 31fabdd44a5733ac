/**
 * Evaluations accepted per second beside raw single-row INSERT, in pairs on the same server, with the same number of requests
 * under way. Run: node bench/qualityEvaluations.ts [pairs] [under way]. The sender of HTTP requests is a process of its own.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { qualityRoom } from '#governance/quality';
import { servicesRoom } from '#operations/services';
import { buildHttp } from '#platform/http';
import { tokenHash } from '../src/governance/quality/secret.ts';
import { law, median, openBench, persons, seconds } from './support.ts';

const perRound = 8_000;

if (process.send) await sendAll();
else await measure();

/** The sender: posts every token it is given to the port it is given, so many at a time. */
async function sendAll(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  process.on(
    'message',
    async ({ port, tokens, underWay }: { port: number; tokens: string[]; underWay: number }) => {
      let next = 0;
      let accepted = 0;
      const one = async () => {
        for (let i = next++; i < tokens.length; i = next++) {
          const status = await post(agent, port, tokens[i]!);
          if (status === 201) accepted += 1;
        }
      };
      const elapsed = await seconds(() => Promise.all(Array.from({ length: underWay }, one)));
      process.send!({ elapsed, accepted });
    },
  );
}

function post(agent: Agent, port: number, token: string): Promise<number> {
  const body = JSON.stringify({
    token,
    answers: { treatment: 5, clarity: 4, waiting: 3, solution: 5, place: 4 },
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        method: 'POST',
        path: '/api/quality/evaluations',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': randomUUID(),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode!));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function measure(): Promise<void> {
  const [pairs = 5, underWay = 64] = process.argv.slice(2).map(Number);
  const bench = await openBench();
  const { db } = bench;
  await db.pool.query(
    `create table bench.raw (attention_id uuid primary key, facility text, service text, insurance text, treatment smallint, clarity smallint, waiting smallint,
       solution smallint, place smallint, channel text, offline boolean, answered_at timestamptz, received_at timestamptz, client_key text)`,
  );
  const tokens = await makeAttentions(perRound * (pairs + 1));
  const app = await buildHttp({
    db,
    rooms: [
      servicesRoom,
      qualityRoom({ law, persons, followUps: [], now: () => new Date(), evaluationsPerMinute: 10_000_000 }),
    ],
    roles: {},
    version: 'bench',
    perMinute: 10_000_000,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const sender = fork(import.meta.filename, { stdio: 'inherit' });

  const raw = (count: number) =>
    seconds(async () => {
      let left = count;
      const one = async () => {
        while (left-- > 0)
          await db.pool.query({
            name: 'raw',
            text: 'insert into bench.raw values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
            values: [
              randomUUID(),
              'HO-1701-01',
              'emergency',
              'health',
              5,
              4,
              3,
              5,
              4,
              'link',
              false,
              new Date(),
              new Date(),
              randomUUID(),
            ],
          });
      };
      await Promise.all(Array.from({ length: underWay }, one));
    });
  const rate = (some: string[]) =>
    new Promise<number>((resolve, reject) => {
      sender.once('message', ({ elapsed, accepted }: { elapsed: number; accepted: number }) =>
        accepted === some.length
          ? resolve(elapsed)
          : reject(new Error(`${accepted} of ${some.length} accepted`)),
      );
      sender.send({ port, tokens: some, underWay });
    });

  await raw(perRound);
  await rate(tokens.slice(0, perRound));
  const ratios: number[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const rawRate = perRound / (await raw(perRound));
    const ourRate = perRound / (await rate(tokens.slice(pair * perRound, (pair + 1) * perRound)));
    ratios.push(ourRate / rawRate);
    console.log(
      `pair ${pair}: raw INSERT ${Math.round(rawRate)}/s, evaluations over HTTP ${Math.round(ourRate)}/s, ratio ${(ourRate / rawRate).toFixed(2)}`,
    );
  }
  console.log(`median ratio ${median(ratios).toFixed(2)} (at least 0.25)`);
  sender.kill();
  await app.close();
  await bench.close();

  async function makeAttentions(count: number): Promise<string[]> {
    const made = Array.from({ length: count }, () => randomUUID().replaceAll('-', '').slice(0, 22));
    await db.pool.query(
      `insert into quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)
       select gen_random_uuid(), gen_random_uuid(), 'emergency', 'HO-1701-01', 'health', now() - interval '2 days', now() - interval '1 day', 'api', 'bench', i::text
       from generate_series(1, $1) i`,
      [count],
    );
    await db.pool.query(
      `insert into quality.invitation select gen_random_uuid(), attention_id, 'link', s, now() - interval '1 hour', now() + interval '60 days'
       from (select attention_id, row_number() over () as i from quality.attention) a join unnest($1::bytea[]) with ordinality as t(s, i) using (i)`,
      [made.map(tokenHash)],
    );
    await db.pool.query('select 1');
    return made;
  }
}
