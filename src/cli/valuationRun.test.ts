import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as projectPopulation } from './projectPopulation.ts';
import { run as valuationRun } from './valuationRun.ts';
import { run as verifyRun } from './verifyRun.ts';

describe('the actuarial commands', () => {
  let folder: string;
  let out: string;
  let err: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-'));
    out = '';
    err = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      err += text;
      return true;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('value a case, publish it, verify it, and find one digit that was changed', async () => {
    expect(await valuationRun(['ecuador', '--years', '12', '--out', folder, '--json'])).toBe(0);
    const { manifest, figures } = JSON.parse(out) as {
      manifest: { id: string };
      figures: Record<string, number>;
    };
    expect(figures.reserve).toBe(7876664012.99);
    out = '';
    expect(await verifyRun([join(folder, 'manifest.json')])).toBe(0);
    expect(out).toContain(manifest.id);
    const table = join(folder, 'figures.csv');
    writeFileSync(
      table,
      readFileSync(table, 'utf8').replace('reserve,7876664012.99', 'reserve,7876664012.98'),
    );
    expect(await verifyRun([join(folder, 'manifest.json')])).toBe(1);
    expect(err).toContain('table-differs, figures.csv, line 2');
  });

  it('refuse a scenario whose path stops in 2031, and say what to do', async () => {
    const scenario = join(folder, 'scenario.yaml');
    writeFileSync(
      scenario,
      'id: s\nchanges:\n  - { parameter: inflation, path: { 2030: 0.02, 2031: 0.02 } }\n',
    );
    expect(await valuationRun(['ecuador', '--scenario', scenario])).toBe(1);
    expect(err).toContain('Se corta en 2031; complétela hasta 2060');
  });

  it('project a population and refuse one with an empty cell', async () => {
    const ages = Array.from({ length: 101 }, (_, age) => age);
    const table = (column: string, value: string) =>
      [
        `year,sex,age,${column}`,
        ...['m', 'f'].flatMap((sex) => ages.map((age) => `2000,${sex},${age},${value}`)),
      ].join('\n');
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const command = (population: string) => [
      '--population',
      file('p.csv', population),
      '--survival',
      file('s.csv', table('Sx', '1')),
      '--fertility',
      file(
        'f.csv',
        ['year,age,asfr_per_woman', ...ages.slice(15, 50).map((age) => `2000,${age},0`)].join('\n'),
      ),
      '--migration',
      file('m.csv', table('net_migrants', '1')),
      '--from',
      '2000',
      '--to',
      '2001',
      '--summary',
    ];
    expect(await projectPopulation(command(table('pop', '10')))).toBe(0);
    expect(out.split('\n')[1]).toBe('2000,2020,0,0,202,720,420');
    expect(out.split('\n')[2]).toMatch(/^2001,2222,,,,/);
    expect(await projectPopulation(command(table('pop', '10').replace('2000,m,7,10', '2000,m,7,')))).toBe(1);
    expect(err).toContain('population, fila 9, pop: celda vacía');
    expect(await projectPopulation(['--from', '2000'])).toBe(2);
  });
});
