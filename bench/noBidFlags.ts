/**
 * A million compiled releases through the flags that need no bids, with the settings of `law/procurement`: limit 60 s and 500 MB of
 * resident memory on two cores, reading included. The file is made first and is not timed.
 * Run: node bench/noBidFlags.ts [lines]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { loadLaw } from '#law/folder';
import { NoBidScan } from '#statistics';
import { flagSettingsOf } from '../src/governance/oversight/flagSettings.ts';

let state = 54_321;
const random = (): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
};
const pick = (count: number): number => Math.floor(random() * count);
const two = (value: number): string => String(value).padStart(2, '0');

/** A process that was awarded and contracted, as most are: one in ten small and direct, one in twenty grown after its award. */
function release(i: number): object {
  const isSmall = random() < 0.1;
  const amount = Math.round((isSmall ? 3_000 + 4_000 * random() : 10_000 + 400_000 * random()) * 100) / 100;
  const day = `2026-${two(1 + pick(10))}-${two(1 + pick(28))}`;
  const supplier = {
    id: `EC-RUC-1790${two(pick(100))}${String(pick(1_000)).padStart(4, '0')}001-${pick(90_000)}`,
  };
  return {
    ocid: `ocds-5wno2w-001-SIE-${i}`,
    date: `${day}T12:00:00-05:00`,
    tag: ['compiled'],
    buyer: { id: `EC-RUC-1760${String(pick(3_000)).padStart(6, '0')}001`, name: 'Instituto de ejemplo' },
    ...(random() < 0.7 ? { planning: { budget: { project: 'Compra de ejemplo' } } } : {}),
    tender: {
      id: String(i),
      title: 'Adquisición de dispositivos médicos para la unidad de ejemplo',
      status: 'complete',
      procurementMethod: isSmall ? 'direct' : 'open',
      procurementMethodDetails: isSmall ? 'Ínfima cuantía' : 'Subasta Inversa Electrónica',
    },
    awards: [
      {
        id: `${i}-1`,
        status: 'active',
        date: `${day}T15:00:00-05:00`,
        suppliers: [supplier],
        value: { amount, currency: 'USD' },
      },
    ],
    contracts: [
      {
        id: `${i}-c`,
        awardID: `${i}-1`,
        status: 'active',
        dateSigned: `${day}T16:00:00-05:00`,
        value: { amount: random() < 0.05 ? amount * 1.3 : amount, currency: 'USD' },
      },
    ],
  };
}

async function scanFile(path: string): Promise<number> {
  setFlagsFromString('--optimize-for-size');
  const scan = new NoBidScan(flagSettingsOf(loadLaw(join(import.meta.dirname, '..', 'law'))));
  const file = await open(path);
  const buffer = Buffer.allocUnsafe(1 << 17);
  let rest = Buffer.alloc(0);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) break;
    let start = 0;
    for (let end = buffer.indexOf(10); end >= 0 && end < bytesRead; end = buffer.indexOf(10, start)) {
      const line =
        rest.length === 0
          ? buffer.toString('utf8', start, end)
          : Buffer.concat([rest, buffer.subarray(start, end)]).toString('utf8');
      rest = Buffer.alloc(0);
      scan.add(JSON.parse(line));
      start = end + 1;
    }
    rest = Buffer.concat([rest, buffer.subarray(start, bytesRead)]);
  }
  await file.close();
  return scan.finish('2026-11-21').length;
}

if (process.argv[2] === '--scan') {
  console.log(await scanFile(process.argv[3]!));
} else {
  const lines = Number(process.argv[2] ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'no-bid-flags-'));
  const file = join(folder, 'releases.jsonl');
  try {
    const out = createWriteStream(file);
    for (let i = 0; i < lines; i += 1)
      if (!out.write(`${JSON.stringify(release(i))}\n`)) await once(out, 'drain');
    out.end();
    await once(out, 'finish');
    const started = performance.now();
    const child = spawn(process.execPath, [import.meta.filename, '--scan', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let peak = 0;
    const watch = setInterval(() => {
      try {
        const said = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        peak = Math.max(peak, Number(said ?? 0) / 1024);
      } catch {
        // The process has just ended.
      }
    }, 50);
    let found = '';
    child.stdout.on('data', (piece: Buffer) => {
      found += piece.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    clearInterval(watch);
    const seconds = (performance.now() - started) / 1000;
    const size = `${lines} lines, ${(statSync(file).size / 1e6).toFixed(0)} MB`;
    console.log(
      `${size}: ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB, ${found.trim()} flags, exit ${code}`,
    );
    if (seconds > 60 || peak > 500 || code !== 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
