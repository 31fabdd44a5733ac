/**
 * A million compiled releases through `amparo red-flags`: limit 60 s and 500 MB of resident memory on two cores.
 * Run: node bench/redFlags.ts [lines]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const lines = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'red-flags-'));
const file = join(folder, 'releases.jsonl');

let state = 12_345;
const random = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
};
const pick = (count: number): number => Math.floor(random() * count);

function release(i: number): object {
  const bids = Array.from({ length: 1 + pick(5) }, () => ({
    id: String(pick(1e9)),
    status: random() < 0.15 ? 'disqualified' : 'valid',
    date: `2026-01-${String(10 + pick(19))}T10:00:00-05:00`,
    tenderers: [{ id: `EC-RUC-17900${pick(60_000)}001`, name: 'Proveedora de insumos médicos y generales' }],
    value: { amount: Math.round(1e6 * (1 + random())) / 100, currency: 'USD' },
  }));
  const winner = bids.toSorted((a, b) => a.value.amount - b.value.amount)[0]!;
  const start = 1 + pick(9);
  return {
    ocid: `ocds-5wno2w-${i}`,
    date: '2026-02-01T00:00:00-05:00',
    tag: ['compiled'],
    buyer: { id: `EC-RUC-17600${pick(3000)}001`, name: 'Instituto de ejemplo' },
    tender: {
      id: String(i),
      title: 'Adquisición de dispositivos médicos para la unidad de ejemplo',
      status: 'complete',
      procurementMethod: random() < 0.8 ? 'open' : 'direct',
      procurementMethodDetails: 'Subasta Inversa Electrónica',
      numberOfTenderers: bids.length,
      procuringEntity: { id: `EC-RUC-17600${pick(3000)}001` },
      tenderPeriod: {
        startDate: `2026-01-0${start}T08:00:00-05:00`,
        endDate: `2026-01-${10 + pick(18)}T18:00:00-05:00`,
      },
    },
    bids: { details: bids },
    awards: [
      {
        id: `${i}-1`,
        status: 'active',
        suppliers: winner.tenderers,
        value: winner.value,
        items: [{ id: '1', classification: { scheme: 'CPC', id: String(10_000 + pick(89_999)) } }],
      },
    ],
  };
}

try {
  const out = createWriteStream(file);
  for (let i = 0; i < lines; i += 1)
    if (!out.write(`${JSON.stringify(release(i))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  const megabytes = statSync(file).size / 1e6;

  const command =
    "import('./src/cli/redFlags.ts').then((m) => m.run([process.argv[1]])).then((code) => { process.exitCode = code; })";
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', command, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const kilobytes = Number(
        /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0,
      );
      peak = Math.max(peak, kilobytes / 1024);
    } catch {
      // The process has just ended.
    }
  }, 50);
  let answer = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    answer += chunk.length;
  });
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const size = `${lines} lines, ${megabytes.toFixed(0)} MB`;
  console.log(
    `${size}: ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB, answer ${(answer / 1e6).toFixed(1)} MB, exit ${code}`,
  );
  if (seconds > 60 || peak > 500 || code !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
