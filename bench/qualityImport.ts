/**
 * A CSV file of a million attentions, read, checked, reported and loaded, beside COPY of as many ready rows into a table of the
 * same columns without any key, in pairs on the same server: the fastest that PostgreSQL can take them. COPY into a table with
 * the primary key is printed too, and a last import into the table that holds the million before. In each pair both tables begin
 * empty. Run: node bench/qualityImport.ts [pairs] [lines].
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { cedulaFromStem, uuidv7 } from '#kernel';
import { readCatalogue } from '#operations/services';
import { singleClient, transaction } from '#platform/database';
import { AttentionFileReader } from '../src/governance/quality/attentionFile.ts';
import { attentionId } from '../src/governance/quality/attentionId.ts';
import { catalogueLookup } from '../src/governance/quality/catalogueLookup.ts';
import { findImport, loadImport, receiveFile, sweepImports } from '../src/governance/quality/importStore.ts';
import { median, openBench, persons, seconds } from './support.ts';

const [pairs = 3, lines = 1_000_000] = process.argv.slice(2).map(Number);
const peopleCount = 200_000;
const bench = await openBench();
const { db } = bench;
const folder = await mkdtemp(join(tmpdir(), 'amparo import '));
const file = join(folder, 'attentions.csv');
const people = Array.from({ length: peopleCount }, (_, i) =>
  cedulaFromStem(`17${String(i).padStart(7, '0')}`),
);
const services = ['emergency', 'general-outpatient', 'surgery', 'pharmacy'];
const facilities = ['HO-1701-01', 'HO-0901-01', 'HO-0101-01', 'HO-1701-02'];

await db.pool.query(
  'insert into bench.person_by_document select d, gen_random_uuid() from unnest($1::text[]) d',
  [people],
);
const two = (value: number) => String(value).padStart(2, '0');
function* csv() {
  yield 'cedula;servicio;establecimiento;seguro;solicitada;atendida;cerrada;referencia\n';
  let text = '';
  for (let i = 0; i < lines; i += 1) {
    const [month, day] = [1 + (i % 12), 1 + (i % 28)];
    const when = `${two(day)}/${two(month)}/2025`;
    text += `${people[(i * 7919) % peopleCount]};${services[i % 4]};${facilities[(i >> 2) % 4]};;${when} 08:${two(i % 60)};${when} ${two(9 + (i % 10))}:${two(i % 60)};;HCAM-${i}\n`;
    if (text.length > 1 << 16) {
      yield text;
      text = '';
    }
  }
  yield text;
}
await pipeline(Readable.from(csv()), createWriteStream(file));
console.log(`${lines} lines, ${Math.round((await stat(file)).size / 1e6)} MB`);

const columns =
  'attention_id, person_id, service, facility, insurance, requested_at, attended_at, closed_at, source, origin, reference, import_id';
const definition = `attention_id uuid, person_id uuid, service text, facility text, insurance text, requested_at timestamptz,
  attended_at timestamptz, closed_at timestamptz, source text, origin text, reference text, import_id uuid, recorded_at timestamptz default now()`;
await db.pool.query(
  `create table bench.bare (${definition}); create table bench.keyed (${definition}, primary key (attention_id))`,
);
const ids = Array.from({ length: 1_000 }, (_, i) =>
  uuidv7(
    1_700_000_000_000 + i,
    Uint8Array.from({ length: 10 }, () => i % 256),
  ),
);
function* readyRows() {
  let text = '';
  for (let i = 0; i < lines; i += 1) {
    const when = `2025-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;
    text += `${attentionId('ready', String(i))}\t${ids[(i * 7) % 1_000]}\t${services[i % 4]}\t${facilities[(i >> 2) % 4]}\thealth\t${when}T08:${two(i % 60)}:00-05:00\t${when}T${two(9 + (i % 10))}:${two(i % 60)}:00-05:00\t\\N\tcsv\tbench\tHCAM-${i}\t${ids[0]}\n`;
    if (text.length > 1 << 16) {
      yield text;
      text = '';
    }
  }
  yield text;
}

/** Seconds of COPY alone: the rows are made before, as they are when COPY is what one runs. */
async function copyInto(table: string): Promise<number> {
  await db.pool.query(`truncate ${table}`);
  const client = await db.pool.connect();
  const elapsed = await seconds(() =>
    pipeline(Readable.from(ready), client.query(copyFrom(`copy ${table} (${columns}) from stdin`))),
  );
  client.release();
  return elapsed;
}
// As bytes, outside the heap: strings of 200 MB would slow every collection of garbage while the file is read.
const ready = Array.from(readyRows(), (text) => Buffer.from(text));

const owner = singleClient(bench.ownerUrl);
await owner.connect();
const ratios: number[] = [];
for (let pair = 1; pair <= pairs + 1; pair += 1) {
  const onto = pair > pairs;
  if (!onto) await owner.query('truncate quality.attention cascade');
  const bare = await copyInto('bench.bare');
  const keyed = await copyInto('bench.keyed');
  const importId = crypto.randomUUID();
  const origin = `bench-${pair}`;
  const now = () => new Date();
  const read = await seconds(async () => {
    const reader = new AttentionFileReader({
      catalogue: catalogueLookup(await readCatalogue(db.kysely)),
      origin,
      now: Date.now(),
    });
    const bytes = createReadStream(file, { highWaterMark: 1 << 16 });
    const report = await receiveFile(
      db,
      { importId, fileName: 'bench.csv', origin, startedBy: null, bytes },
      reader,
      persons,
      now,
    );
    if (report.good !== lines) throw new Error(JSON.stringify(report));
  });
  const load = await seconds(() =>
    transaction(db, async (trx) => {
      const loaded = await loadImport(trx, (await findImport(trx, importId))!, persons, now());
      if (loaded !== lines) throw new Error(`${loaded} loaded`);
    }),
  );
  // The house sweeps what was loaded out of the lines set aside, in its own time; so does the bench, outside the measure.
  await sweepImports(db, now());
  if (!onto) ratios.push(bare / (read + load));
  console.log(
    `${onto ? 'onto a million' : `pair ${pair}`}: COPY ${bare.toFixed(1)} s (with a key ${keyed.toFixed(1)}), import ${(read + load).toFixed(1)} s (read and report ${read.toFixed(1)}, load ${load.toFixed(1)}), ratio ${(bare / (read + load)).toFixed(3)} (${(keyed / (read + load)).toFixed(3)})`,
  );
}
console.log(`median ratio ${median(ratios).toFixed(3)} (at least 0.125)`);
await owner.end();
await bench.close();
await rm(folder, { recursive: true });
