import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, 'redFlags.ts');
const node = join(import.meta.dirname, '../../node_modules/.bin/node');
const command = `import(${JSON.stringify(script)}).then((m) => m.run(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
const redFlags = (...args: string[]) => spawnSync(node, ['-e', command, '--', ...args], { encoding: 'utf8' });

describe('amparo red-flags', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'red-flags-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads lines longer than its buffer and characters on its edge, tells of bad lines, prints JSON', () => {
    const file = join(folder, 'some.jsonl');
    const line = (ocid: string, title: string) =>
      JSON.stringify({ ocid, tender: { title, numberOfTenderers: 1, procurementMethod: 'open' } });
    writeFileSync(file, `${line('ñandú', 'á'.repeat(300_001))}\r\n{oops\n\n${line('last', 'x')}`);
    const { status, stdout, stderr } = redFlags(file);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ OCID: { ñandú: { R018: 1 }, last: { R018: 1 } } });
    expect(stderr).toContain('Line 2 is not JSON');
    expect(stderr).toContain('100 %');
  });
  it('takes settings, and says what is wrong with them', () => {
    const file = join(folder, 'one.jsonl');
    const settings = join(folder, 'settings.ini');
    writeFileSync(file, '{"ocid":"a","tender":{"numberOfTenderers":1,"procurementMethod":"open"}}\n');
    writeFileSync(settings, '[R003]\n');
    expect(JSON.parse(redFlags(file, '--settings', settings).stdout)).toEqual({});
    writeFileSync(settings, 'wrong = 1\n');
    const refused = redFlags(file, '--settings', settings);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('There is no setting wrong');
  });
  it('without a file, or with one that is not there, it says so', () => {
    expect(redFlags()).toMatchObject({ status: 2, stdout: '' });
    expect(redFlags(join(folder, 'absent.jsonl'))).toMatchObject({ status: 1, stdout: '' });
  });
});
