import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const recordings = join(import.meta.dirname, '../governance/oversight/sercop/recordings');
const node = join(import.meta.dirname, '../../node_modules/.bin/node');
const main = join(import.meta.dirname, 'main.ts');

let folder = '';
let server: Server;
let base = '';
const missing = new Set<string>();
const hits: string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sercop-'));
  // A portal of this machine alone, with the recorded answers.
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal');
    const ocid = url.searchParams.get('ocid');
    const name = ocid ? `record-${Number(ocid.slice(-3))}` : `search-page-${url.searchParams.get('page')}`;
    hits.push(name);
    if (missing.has(name)) {
      response.writeHead(404).end();
      return;
    }
    // The second process answers as the first does.
    response.end(readFileSync(join(recordings, `${name === 'record-2' ? 'record-1' : name}.json`)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function amparo(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(node, [main, 'sercop', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

it('brings processes into a file, tells what it could not have, and goes on with the file the next time', async () => {
  const out = join(folder, 'compras.jsonl');
  const asking = ['--year', '2026', '--search', 'hospital', '--out', out, '--base', base];
  missing.add('record-3');
  const first = await amparo(...asking);
  expect([first.code, first.said]).toEqual([1, expect.stringContaining('2 processes brought, 1 not had.')]);
  expect(first.said).toContain('Not had: ocds-5wno2w-001-LICO-HIS-2026-003 (status 404)');
  missing.clear();
  hits.length = 0;
  const second = await amparo(...asking);
  expect([second.code, second.said]).toEqual([0, expect.stringContaining(' processes brought, 0 not had.')]);
  expect(hits).not.toContain('record-1');
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).releases[0].ocid)).toContain(
    'ocds-5wno2w-001-LICO-HIS-2026-003',
  );
  expect((await amparo('--year', '2026')).code).toBe(2);
}, 120_000);
