import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSyntheticAttentions, publishEdition, syntheticAttentions } from '#governance/quality';
import { plainDate } from '#kernel';
import { readInstitution, readTerritory } from '#law/folder';
import { type House, law, openHouse } from '../../test/support/qualityHouse.ts';
import { run, verifyIndicator } from './verifyIndicator.ts';

const cases = join(import.meta.dirname, '../../cases/ecuador');
let house: House;
let results: string;
let cells: string;
beforeAll(async () => {
  house = await openHouse();
  const people = Array.from({ length: 800 }, (_, i) => ({
    personId: randomUUID(),
    province: i % 3 === 0 ? '09' : '17',
    birthDate: plainDate('1985-01-01'),
  }));
  await loadSyntheticAttentions(
    house.db,
    syntheticAttentions(people, {
      institution: readInstitution(join(cases, 'institution')),
      territory: readTerritory(join(cases, 'territory')),
      seed: 11,
      until: house.clock,
    }),
    () => {},
  );
  await publishEdition(house.db, law, house.clock, { kind: 'system', id: null, onBehalfOf: null });
  results = (await house.call('GET', '/api/quality/results')).text;
  cells = (await house.call('GET', '/api/quality/results/cells.json')).text;
});
afterAll(() => house.close());

describe('amparo verify indicator', () => {
  it('re-derives every published figure from the published cells', () => {
    const verdict = verifyIndicator(JSON.parse(results), cells);
    expect(verdict.wrong).toBeNull();
    // Five lists, some two hundred members, about thirty figures each.
    expect(verdict.agreed).toBeGreaterThan(1_000);
  });

  it('names the first figure that was tampered with', () => {
    const tampered = JSON.parse(results);
    tampered.byInsurance[0].figures.satisfied.low += 0.001;
    expect(verifyIndicator(tampered, cells).wrong?.where).toBe(
      `insurance ${tampered.byInsurance[0].code}.satisfied.low`,
    );
    const reordered = JSON.parse(results);
    reordered.byFacility.reverse();
    expect(verifyIndicator(reordered, cells).wrong?.where).toMatch(/^order of facility/);
    const charted = JSON.parse(results);
    charted.chart[3].upperLimit = 5;
    expect(verifyIndicator(charted, cells).wrong?.where).toBe('chart[3].upperLimit');
    expect(
      verifyIndicator(JSON.parse(results), cells.replace('"attentions":', '"attentions": ')).wrong?.where,
    ).toBe('sha256');
  });

  it('finds cells that do not add up and small counts that were let through, even under a right hash', () => {
    const sealed = (
      edit: (file: {
        cells: { dimension: string; month: string; attentions: number | null; answers: number | null }[];
      }) => void,
    ) => {
      const file = JSON.parse(cells);
      edit(file);
      const text = JSON.stringify(file);
      const published = JSON.parse(results);
      published.edition.sha256 = createHash('sha256').update(text).digest('hex');
      return verifyIndicator(published, text).wrong;
    };
    expect(
      sealed(({ cells: all }) => {
        all.find((cell) => cell.dimension === 'insurance')!.answers = 2;
      }),
    ).toMatchObject({ published: 2 });
    expect(
      sealed(({ cells: all }) => {
        for (const cell of all) if (cell.dimension === 'all' && cell.month === 'total') cell.attentions! += 1;
      })?.where,
    ).toMatch(/^sum of .* total attentions$/);
  });

  it('as a command reads files, and says how to be asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'amparo-indicator-'));
    await writeFile(join(folder, 'r.json'), results);
    await writeFile(join(folder, 'c.json'), cells);
    expect(await run(['--results', join(folder, 'r.json'), '--cells', join(folder, 'c.json')])).toBe(0);
    await writeFile(join(folder, 'c.json'), `${cells} `);
    expect(await run(['--results', join(folder, 'r.json'), '--cells', join(folder, 'c.json')])).toBe(1);
    expect(await run([])).toBe(2);
    await rm(folder, { recursive: true });
  });
});
