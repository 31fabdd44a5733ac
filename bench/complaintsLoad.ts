/**
 * One hundred officials and one thousand persons at once on the desk of cases, with the embedded database and one server process.
 * Run: node bench/complaintsLoad.ts [seconds] [officials] [persons]; 300 100 1000 unless told. Persons file, follow and add every
 * ten seconds or so; officials read the queue, open a case and act every three, often two on the same one. It says the 50th and 99th
 * percentile of each request, what failed, and whether any answered action is not there. The senders are a process of their own.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { complaintsKeysAt, complaintsRoom } from '#governance/complaints';
import { workingCalendar } from '#law';
import { servicesRoom } from '#operations/services';
import { anonymous, buildHttp } from '#platform/http';
import { newReceiptCode } from '../src/governance/complaints/receiptCode.ts';
import { roles } from '../src/roles.ts';
import { law, openBench } from './support.ts';

interface Told {
  readonly port: number;
  readonly seconds: number;
  readonly officials: number;
  readonly persons: number;
}
interface Heard {
  readonly times: Record<string, number[]>;
  readonly moved: number;
  readonly failed: Record<string, number>;
  /** Actions that were answered with success. */
  readonly acted: number;
  readonly filed: number;
}

if (process.send) process.on('message', (told: Told) => void sendAll(told));
else await measure();

async function measure(): Promise<void> {
  const [seconds = 300, officials = 100, persons = 1000] = process.argv.slice(2).map(Number);
  const bench = await openBench();
  const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-files-'));
  const keys = complaintsKeysAt(join(folder, 'key'));
  const app = await buildHttp({
    db: bench.db,
    rooms: [
      servicesRoom,
      complaintsRoom({
        law,
        calendar: workingCalendar(law),
        keys,
        shelf: { folder: join(folder, 'files'), keys },
        perMinute: 10_000_000,
      }),
    ],
    roles,
    version: 'bench',
    perMinute: 10_000_000,
    actorOf: async ({ headers }) => {
      const id = String(headers['x-bench-actor'] ?? '');
      if (id === '') return anonymous;
      const offices = headers['x-bench-office'] ? [{ role: 'complaints-officer', unit: null }] : [];
      return { ...anonymous, kind: 'person', accountId: id, personId: id, offices };
    },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const sender = fork(import.meta.filename);
  const heard = await new Promise<Heard>((resolve, reject) => {
    sender.once('message', (message) => resolve(message as Heard));
    sender.once('error', reject);
    sender.send({ port, seconds, officials, persons } satisfies Told);
  });
  sender.kill();
  for (const [name, times] of Object.entries(heard.times)) {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
    console.log(
      `${name}: ${sorted.length} requests, median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`,
    );
  }
  const { rows } = await bench.db.pool.query(
    `select (select count(*) from complaints.case_file) as cases, (select count(*) from complaints.action where seq > 1) as actions,
            (select count(*) from complaints.case_now n where n.version <> (select max(seq) from complaints.action a where a.case_id = n.case_id)) as astray`,
  );
  console.log(
    `answered: ${heard.filed} cases, ${heard.acted} actions; found: ${rows[0].cases} cases, ${rows[0].actions} actions`,
  );
  console.log(
    `told that somebody acted before: ${heard.moved}; rows that say another version than their actions: ${rows[0].astray}`,
  );
  console.log(`failed: ${JSON.stringify(heard.failed)}`);
  await app.close();
  await bench.close();
  await rm(folder, { recursive: true, force: true });
}

async function sendAll({ port, seconds, officials, persons }: Told): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: officials + persons });
  const until = performance.now() + seconds * 1000;
  const times: Record<string, number[]> = {};
  const failed: Record<string, number> = {};
  let moved = 0;
  let acted = 0;
  let filed = 0;

  const ask = async (
    name: string,
    actor: string,
    isOfficial: boolean,
    method: string,
    path: string,
    body?: object,
  ) => {
    const begun = performance.now();
    const answer = await send(agent, port, method, path, body, {
      'x-bench-actor': actor,
      ...(isOfficial ? { 'x-bench-office': 'yes' } : {}),
    });
    times[name] ??= [];
    times[name].push(performance.now() - begun);
    if (answer.status === 409) moved += 1;
    else if (answer.status >= 400)
      failed[`${name} ${answer.status}`] = (failed[`${name} ${answer.status}`] ?? 0) + 1;
    return answer;
  };
  const pause = (meanMs: number) => sleep(meanMs * (0.5 + Math.random()));

  const person = async () => {
    const me = randomUUID();
    await pause(10_000);
    while (performance.now() < until) {
      const answer = await ask('file', me, false, 'POST', '/api/complaints/cases', {
        kind: 'complaint',
        subject: 'waiting',
        facility: 'HO-1701-01',
        service: 'emergency',
        text: 'Esperé nueve horas en emergencia y nadie dijo el orden.',
        code: newReceiptCode(),
        identity: 'account',
      });
      if (answer.status !== 201) continue;
      filed += 1;
      const mine = `/api/complaints/mine/${answer.body.caseId}`;
      await pause(10_000);
      await ask('follow', me, false, 'GET', mine);
      await pause(10_000);
      const added = await ask('add', me, false, 'POST', `${mine}/actions`, {
        kind: 'added',
        text: 'Algo más.',
      });
      if (added.status === 200) acted += 1;
      await pause(10_000);
    }
  };
  const official = async () => {
    const me = randomUUID();
    await pause(3_000);
    while (performance.now() < until) {
      const queue = await ask('queue', me, true, 'GET', '/api/complaints/cases?show=open&limit=50');
      const items: { caseId: string }[] = queue.body?.items ?? [];
      // Few of the top: so that officials meet on the same cases.
      const one = items[Math.floor(Math.random() * Math.min(30, items.length))];
      await pause(3_000);
      if (!one) continue;
      const url = `/api/complaints/cases/${one.caseId}`;
      const opened = await ask('open', me, true, 'GET', url);
      await ask('presence', me, true, 'POST', `${url}/presence`, {});
      if (opened.status !== 200) continue;
      const actions: { kind: string }[] = opened.body.actions;
      const classified = actions.some(({ kind }) => kind === 'classified');
      const action = classified
        ? {
            kind: 'answered',
            text: 'Comprobamos la espera en el registro y usted tiene razón; desde hoy se informa el orden.',
            norm: 'Constitución, art. 365',
          }
        : { kind: 'classified', caseKind: 'complaint', seriousness: 'ordinary' };
      await pause(3_000);
      const done = await ask('act', me, true, 'POST', `${url}/actions`, { version: actions.length, action });
      if (done.status === 200) acted += 1;
    }
  };
  await Promise.all([
    ...Array.from({ length: persons }, person),
    ...Array.from({ length: officials }, official),
  ]);
  process.send!({ times, moved, failed, acted, filed } satisfies Heard);
}

function send(
  agent: Agent,
  port: number,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the server said.
): Promise<{ status: number; body: any }> {
  const text = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        method,
        path,
        headers: {
          ...headers,
          'idempotency-key': randomUUID(),
          ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        },
      },
      (answer) => {
        let said = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece) => {
          said += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode!, body: JSON.parse(said || 'null') }));
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
