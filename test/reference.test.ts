import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSyntheticAttentions, syntheticAttentions } from '#governance/quality';
import { plainDate } from '#kernel';
import { readInstitution, readTerritory } from '#law/folder';
import { type LoadProgress, loadReferenceInstitution, type RegistryLoader } from '../src/reference.ts';
import { type House, openHouse } from './support/qualityHouse.ts';

const cases = join(import.meta.dirname, '..', 'cases/ecuador');
const territory = readTerritory(join(cases, 'territory'));
const institution = readInstitution(join(cases, 'institution'));

const registry: RegistryLoader = {
  async insertPersons(db, persons, onProgress) {
    const all = [...persons];
    await db.pool.query(
      'insert into stand_in.person_by_document select * from unnest($1::text[], $2::uuid[]) on conflict do nothing',
      [all.map((one) => one.document), all.map((one) => one.personId)],
    );
    onProgress(all.length);
  },
  async insertEmployers(_db, employers) {
    expect([...employers].length).toBeGreaterThan(0);
  },
};

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('the reference institution', () => {
  it('is loaded once, says that it is synthetic, and has results with signals', async () => {
    const steps: LoadProgress[] = [];
    const options = {
      appUrl: house.appUrl,
      registry,
      scale: 1000,
      seed: 5,
      now: new Date('2026-03-20T15:00:00Z'),
      onProgress: (step: LoadProgress) => steps.push(step),
    };
    const loaded = await loadReferenceInstitution(options);
    expect(loaded!.persons).toBe(3100);
    // 3 100 persons × 6.8, four standard errors of a negative binomial of size 1.5: 4·√(3 100·(6.8 + 6.8²/1.5)) = 1 365.
    expect(Math.abs(loaded!.attentions - 21_080)).toBeLessThan(1_365);
    // Some 18 % answer, a little less for those over 65 and for answers still on their way.
    expect(loaded!.evaluations / loaded!.attentions).toBeGreaterThan(0.16);
    expect(loaded!.evaluations / loaded!.attentions).toBeLessThan(0.18);
    expect(steps.at(-1)).toEqual({ step: 'done', part: 1 });
    expect(steps.map((one) => one.part)).toEqual(steps.map((one) => one.part).sort((a, b) => a - b));

    expect((await house.call('GET', '/api/institution')).body).toEqual({
      loaded: true,
      country: 'EC',
      synthetic: true,
      scale: 1000,
      seed: 5,
    });
    const { body } = await house.call('GET', '/api/quality/results');
    expect(body.edition).toMatchObject({ synthetic: true, throughMonth: '2026-02' });
    expect(body.chart.length).toBeGreaterThanOrEqual(23);
    const surgery = body.byService.find((row: { code: string }) => row.code === 'surgery');
    // Median 75 days by the policy of the load, times a place's own factor.
    expect(surgery.figures.waiting.medianDays).toBeGreaterThan(50);
    expect(surgery.figures.waiting.medianDays).toBeLessThan(110);
    expect(await loadReferenceInstitution(options)).toBeNull();
  });

  it('is the same for the same seed', () => {
    const persons = [
      {
        personId: '00000000-0000-8000-8000-000000000001',
        province: '17',
        birthDate: plainDate('1980-05-05'),
      },
    ];
    const options = { institution, territory, seed: 3, until: new Date('2026-03-20T15:00:00Z') };
    const draw = (seed: number) =>
      JSON.stringify([
        ...syntheticAttentions(
          Array.from({ length: 30 }, () => persons[0]!),
          { ...options, seed },
        ),
      ]);
    expect(draw(3)).toBe(draw(3));
    expect(draw(3)).not.toBe(draw(4));
  });

  it('a load that fails leaves no half', async () => {
    const before = (await house.db.pool.query('select count(*) as n from quality.attention')).rows[0].n;
    function* broken() {
      yield* syntheticAttentions(
        [{ personId: crypto.randomUUID(), province: '09', birthDate: plainDate('1990-01-01') }],
        { institution, territory, seed: 99, until: new Date('2026-03-20T15:00:00Z') },
      );
      throw new Error('cut off');
    }
    await expect(loadSyntheticAttentions(house.db, broken(), () => {})).rejects.toThrow('cut off');
    expect((await house.db.pool.query('select count(*) as n from quality.attention')).rows[0].n).toBe(before);
  });
});
