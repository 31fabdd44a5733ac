/**
 * A file of 200 MB as an office might send it (byte-order mark, semicolons, Windows-1252, a wrong check digit in line 40 012, a
 * 31 February), sent over HTTP: seconds, memory, and the report. Run: node bench/qualityLargeFile.ts [MB]
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { qualityRoom } from '#governance/quality';
import { cedulaFromStem } from '#kernel';
import { servicesRoom } from '#operations/services';
import { anonymous, buildHttp } from '#platform/http';
import { law, openBench, persons, seconds } from './support.ts';

const megabytes = Number(process.argv[2] ?? 200);
const bench = await openBench();
const { db } = bench;
const folder = await mkdtemp(join(tmpdir(), 'amparo large '));
const file = join(folder, 'large.csv');
const people = Array.from({ length: 50_000 }, (_, i) => cedulaFromStem(`17${String(i).padStart(7, '0')}`));
await db.pool.query(
  'insert into bench.person_by_document select d, gen_random_uuid() from unnest($1::text[]) d',
  [people],
);
function* csv() {
  yield Buffer.from('\uFEFF', 'utf8');
  yield Buffer.from(
    'cédula;servicio;establecimiento;seguro;solicitada;atendida;cerrada;referencia\r\n',
    'latin1',
  );
  let written = 0;
  let block = '';
  for (let line = 2; written < megabytes * 1e6; line += 1) {
    const right = people[line % people.length]!;
    const document = line === 40_012 ? `${right.slice(0, 9)}${(Number(right[9]) + 3) % 10}` : right;
    const attended =
      line === 90_000 ? '31/02/2025 10:00' : `${String(1 + (line % 28)).padStart(2, '0')}/03/2025 10:00`;
    block += `${document};Cirugía;Hospital José Carrasco Arteaga;;01/02/2025 08:00;${attended};;R${line}\r\n`;
    if (block.length > 1 << 16) {
      written += block.length;
      yield Buffer.from(block, 'latin1');
      block = '';
    }
  }
  yield Buffer.from(block, 'latin1');
}
await pipeline(Readable.from(csv()), createWriteStream(file));

const officer = {
  ...anonymous,
  kind: 'person' as const,
  accountId: randomUUID(),
  offices: [{ role: 'officer', unit: null }],
};
const app = await buildHttp({
  db,
  rooms: [servicesRoom, qualityRoom({ law, persons, followUps: [], now: () => new Date() })],
  roles: { officer: { permissions: ['quality.imports.write'] } },
  version: 'bench',
  actorOf: async () => officer,
});
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
const importId = randomUUID();

function ask(method: string, path: string, body?: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        method,
        path,
        headers: { ...(body ? { 'content-type': 'text/csv' } : {}), 'idempotency-key': randomUUID() },
      },
      (answer) => void readAll(answer).then(resolve, reject),
    );
    asked.on('error', reject);
    if (body) body.pipe(asked);
    else asked.end();
  });
}

let highest = 0;
const watching = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss);
}, 100);
console.log(
  `${Math.round((await stat(file)).size / 1e6)} MB, memory before ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);
const progress: number[] = [];
const asking = setInterval(async () => {
  const { lines } = JSON.parse(await ask('GET', `/api/quality/imports/${importId}`));
  if (lines) progress.push(lines);
}, 1_000);
let report = '';
const sent = await seconds(async () => {
  report = await ask(
    'PUT',
    `/api/quality/imports/${importId}?fileName=large.csv&origin=large`,
    createReadStream(file),
  );
});
clearInterval(asking);
console.log(
  `sent and reported in ${sent.toFixed(1)} s; highest memory ${Math.round(highest / 1e6)} MB; progress was read as ${progress.slice(0, 8).join(', ')}…`,
);
console.log(report);
console.log(await ask('GET', `/api/quality/imports/${importId}/problems`));
const loaded = await seconds(async () => {
  report = await ask('POST', `/api/quality/imports/${importId}/load`);
});
console.log(`loaded in ${loaded.toFixed(1)} s: ${report}`);
clearInterval(watching);
await app.close();
await bench.close();
await rm(folder, { recursive: true });
