import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { complaintsKeysAt } from '#governance/complaints';
import { randomFromSeed } from '#kernel';
import { openDatabase } from '#platform/database';
import { readKeptFile, sweepFiles } from '../../src/governance/complaints/fileShelf.ts';
import { newReceiptCode } from '../../src/governance/complaints/receiptCode.ts';

const official = randomUUID();
const rounds = 6;
const perRound = 60;
const underWay = 6;
const systemFolder = join(tmpdir(), `amparo-kill-complaints-${process.getuid?.() ?? ''}-${process.pid}`);
const dataFolder = join(systemFolder, 'data');
let child: ChildProcess | undefined;
afterAll(async () => {
  child?.kill('SIGKILL');
  await sleep(500);
  await rm(systemFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
});

interface Sent {
  readonly code: string;
  readonly fileId: string;
  readonly keys: readonly [string, string, string];
  /** A file that is sent and that no case ever takes. */
  readonly looseId: string;
  /** What the server answered to each step; null where it died first. */
  loose: boolean;
  file: boolean;
  number: string | null;
  added: boolean;
  /** By an official, with what she wrote. */
  classified: boolean;
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

const content = (one: Sent) => `Documento del caso ${one.code}\n${'renglón\n'.repeat(4000)}`;

/** A file, the case that takes it, and something added: each step answered or not, sent again under the same keys. */
async function send(port: number, one: Sent): Promise<void> {
  const base = `http://127.0.0.1:${port}/api/complaints`;
  const post = (path: string, key: string, body: object, more: Record<string, string> = {}) =>
    fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...more },
      body: JSON.stringify(body),
    });
  const kept = await fetch(`${base}/files/${one.fileId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: content(one),
  });
  expect(kept.status).toBe(200);
  one.file = true;
  const loose = await fetch(`${base}/files/${one.looseId}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: content(one),
  });
  expect(loose.status).toBe(200);
  one.loose = true;
  const filed = await post('/cases', one.keys[0], {
    kind: 'complaint',
    subject: 'waiting',
    text: 'Esperé nueve horas en emergencia.',
    code: one.code,
    identity: 'sealed',
    given: { name: 'Persona inventada', contact: '' },
    files: [one.fileId],
  });
  const { number, caseId } = (await filed.json()) as { number: string; caseId: string };
  expect(filed.status).toBe(201);
  if (one.number !== null) expect(number).toBe(one.number);
  one.number = number;
  const added = await post('/follow/actions', one.keys[1], {
    code: one.code,
    kind: 'added',
    text: 'Algo más.',
  });
  expect(added.status).toBe(200);
  one.added = true;
  // The second version, whoever sends it again: the same command is not another one.
  const classified = await post(
    `/cases/${caseId}/actions`,
    one.keys[2],
    { version: 2, action: { kind: 'classified', caseKind: 'complaint', seriousness: 'serious' } },
    { 'x-test-official': official },
  );
  expect(classified.status).toBe(200);
  one.classified = true;
}

it(`kill -9 at ${rounds} random moments while cases and files come in: what was answered is there once, no file lost, none orphan`, {
  timeout: 240_000,
}, async () => {
  const random = randomFromSeed(20_261_121).split('kill complaints');
  let server = await start();
  const all = Array.from(
    { length: rounds * perRound },
    (): Sent => ({
      code: newReceiptCode(),
      fileId: randomUUID(),
      looseId: randomUUID(),
      keys: [randomUUID(), randomUUID(), randomUUID()],
      loose: false,
      classified: false,
      file: false,
      number: null,
      added: false,
    }),
  );
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
    const answersBefore = 3 + random.integer(30);
    const patience = performance.now() + 8_000;
    while (mine.filter((one) => one.added).length < answersBefore && performance.now() < patience)
      await sleep(2);
    await sleep(random.integer(25));
    const exited = once(child!, 'exit');
    child!.kill('SIGKILL');
    await exited;
    await Promise.all(stream);
    server = await start();
    // Who heard nothing and who did both send again: nothing may be there twice.
    const again = [
      ...mine.filter((one) => !one.classified).slice(0, 8),
      ...mine.filter((one) => one.classified).slice(-5),
    ];
    for (const one of again) await send(server.port, one);
  }
  const db = openDatabase({ url: server.appUrl });
  const keys = complaintsKeysAt(`${dataFolder}.complaints-key`);
  const shelf = { folder: `${dataFolder}.files`, keys };
  const filed = all.filter((one) => one.number !== null);
  expect(filed.length).toBeGreaterThan(rounds * 8);
  for (const one of filed) {
    const { rows } = await db.pool.query(
      `select f.number, (select count(*) from complaints.action a where a.case_id = f.case_id and a.kind = 'received') as received,
              (select count(*) from complaints.action a where a.case_id = f.case_id and a.kind = 'added') as added,
              (select count(*) from complaints.action a where a.case_id = f.case_id and a.kind = 'classified') as classified,
              (select n.version from complaints.case_now n where n.case_id = f.case_id) as version,
              (select max(a.seq) from complaints.action a where a.case_id = f.case_id) as actions,
              (select array_agg(t.file_id::text) from complaints.attachment t where t.case_id = f.case_id) as files
       from complaints.case_file f where f.receipt_hash = $1`,
      [keys.receiptHash(one.code.replaceAll('-', ''))],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ number: one.number, received: 1, files: [one.fileId] });
    // What was answered is there exactly once; what was not answered is there once or not at all.
    if (one.added) expect(rows[0].added).toBe(1);
    else expect(rows[0].added).toBeLessThanOrEqual(1);
    if (one.classified) expect(rows[0].classified).toBe(1);
    else expect(rows[0].classified).toBeLessThanOrEqual(1);
    expect(rows[0].version).toBe(rows[0].actions);
    expect((await readKeptFile(shelf, one.fileId)).toString()).toBe(content(one));
  }
  const known = await db.pool.query('select file_id from complaints.stored_file order by 1');
  // Whoever was told that a file is kept finds it whole, though no case took it.
  const knownIds = new Set(known.rows.map((row) => row.file_id));
  for (const one of all) {
    if (one.file) expect(knownIds).toContain(one.fileId);
    if (!one.loose) continue;
    expect(knownIds).toContain(one.looseId);
    expect((await readKeptFile(shelf, one.looseId)).toString()).toBe(content(one));
  }
  await sweepFiles(db, shelf, new Date(Date.now() + 10_000), 1_000);
  expect((await readdir(shelf.folder)).sort()).toEqual(known.rows.map((row) => row.file_id));
  const { rows } = await db.pool.query(
    'select (select count(*) from complaints.case_file) as cases, (select count(*) from complaints.case_now) as standing, (select count(distinct case_id) from complaints.action) as acted',
  );
  expect(rows[0].standing).toBe(rows[0].cases);
  expect(rows[0].acted).toBe(rows[0].cases);
  console.log(
    `${filed.length} cases answered of ${all.length} in ${rounds} rounds, ${known.rows.length} files`,
  );
  await db.close();
  const stopped = once(child!, 'exit');
  child!.kill('SIGTERM');
  await stopped;
});
