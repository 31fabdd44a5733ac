/**
 * The export of cases as it streams a million rows: how long it takes and how much memory the server holds meanwhile. Run:
 * node bench/complaintsExport.ts [rows]; a million unless told. The rows are real ones in the embedded database; the reader is slow
 * at first, so that what the server would heap up shows. Limit: memory must not grow with the rows.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { complaintsKeysAt, complaintsRoom } from '#governance/complaints';
import { workingCalendar } from '#law';
import { servicesRoom } from '#operations/services';
import { anonymous, buildHttp } from '#platform/http';
import { roles } from '../src/roles.ts';
import { law, openBench } from './support.ts';

const [rows = 1_000_000] = process.argv.slice(2).map(Number);
const bench = await openBench();
const folder = await mkdtemp(join(tmpdir(), 'amparo-bench-files-'));
const keys = complaintsKeysAt(join(folder, 'key'));
const app = await buildHttp({
  db: bench.db,
  rooms: [
    servicesRoom,
    complaintsRoom({ law, calendar: workingCalendar(law), keys, shelf: { folder, keys } }),
  ],
  roles,
  version: 'bench',
  perMinute: 10_000,
  actorOf: async () => ({
    ...anonymous,
    kind: 'person',
    accountId: '00000000-0000-4000-8000-000000000001',
    personId: '00000000-0000-4000-8000-000000000002',
    offices: [{ role: 'auditor', unit: null }],
  }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
const mb = (bytes: number) => Math.round(bytes / 1_048_576);

const begun = performance.now();
const step = 100_000;
await bench.db.pool.query('set statement_timeout = 0');
for (let from = 0; from < rows; from += step) {
  const client = await bench.db.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query(
      `with made as (
         insert into complaints.case_file (case_id, number, kind, channel, service, facility, subject, confidential, received_at, receipt_hash)
         select gen_random_uuid(), 'R' || lpad((10 + i / 900000)::text, 2, '0') || '-' || upper(lpad(to_hex(i), 6, '0')), 'complaint', 'synthetic', 'emergency',
                'HO-1701-01', 'waiting', false, timestamptz '2015-01-05 05:00Z' + (i % 4000) * interval '1 day', sha256(int8send(i))
         from generate_series($1::bigint, $2::bigint) i returning case_id, received_at::date as on_day)
       insert into complaints.case_now (case_id, version, kind, phase, seriousness, unit, level, closing, term_from, term_ended_on, met, answers, contests, reopenings, last_on)
       select case_id, 4, 'complaint', 'closed', 'ordinary', 'HO-1701-01', 0, 'silence', on_day, on_day + 12, true, 1, 0, 0, on_day + 33 from made`,
      [from, Math.min(rows, from + step) - 1],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
console.log(`${rows} cases written in ${((performance.now() - begun) / 1000).toFixed(1)} s`);

for (const round of ['a fast reader', 'a slow reader'] as const) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let highest = before;
  let lines = 0;
  // The most in each quarter of the rows: what does not heap up is as high in the first as in the last.
  const quarters = [0, 0, 0, 0];
  const watch = setInterval(() => {
    const { rss } = process.memoryUsage();
    highest = Math.max(highest, rss);
    const at = Math.min(3, Math.floor((4 * lines) / rows));
    quarters[at] = Math.max(quarters[at]!, rss);
  }, 20);
  const started = performance.now();
  let bytes = 0;
  let first = 0;
  await new Promise<void>((resolve, reject) => {
    get({ port, path: '/api/complaints/export.csv' }, async (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}`));
      for await (const piece of answer) {
        const chunk = piece as Buffer;
        first ||= performance.now() - started;
        bytes += chunk.length;
        for (const byte of chunk) if (byte === 10) lines += 1;
        // Two seconds in which nobody reads: a server that does not wait heaps the rest up.
        if (round === 'a slow reader' && bytes > 1_000_000 && bytes - chunk.length <= 1_000_000)
          await sleep(2_000);
      }
      resolve();
    }).on('error', reject);
  });
  clearInterval(watch);
  console.log(
    `${round}: ${lines - 1} rows, ${mb(bytes)} MB in ${((performance.now() - started) / 1000).toFixed(1)} s, first bytes after ${first.toFixed(0)} ms; ` +
      `memory ${mb(before)} MB before, ${mb(highest)} MB at most, ${mb(highest - before)} MB more; by quarters of the rows ${quarters.map(mb).join(', ')} MB`,
  );
}
await app.close();
await bench.close();
await rm(folder, { recursive: true, force: true });
