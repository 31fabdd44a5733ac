import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { getReading, numberAt } from '#law';
import { loadLaw } from '#law/folder';
import { decideStage } from './decideStage.ts';
import { measureIds } from './plan.ts';
import { readPlan } from './readPlan.ts';
import { foldStage, lackingIn, type Measures, promisesOf, type StageHistory, stateOf } from './standing.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const plan = readPlan(join(root, 'cases', 'ecuador', 'stages'));
const law = loadLaw(join(root, 'law'));
const today = plainDate('2026-11-23');
const needs = (measure: string) => getReading(numberAt(law, 'stages.needs', today, measure)).value;
const never: StageHistory = { opened: null, suspended: null };
const stage = (number: number) => plan.stages.find((one) => one.number === number)!;

/** A house with everything that the policy of 2018 asks for, and nothing beyond. */
const full: Measures = {
  'published-months': { value: 3, of: null },
  committees: { value: 1, of: null },
  indicators: { value: 1, of: null },
  processes: { value: 1, of: null },
  groups: { value: 1, of: null },
  organisations: { value: 2, of: null },
  sides: { value: 2, of: null },
  'formulation-spaces': { value: 1, of: null },
  'commission-resolutions': { value: 1, of: null },
  'commission-seats': { value: 3, of: 3 },
  'commission-reports': { value: 1, of: null },
  'stages-open': { value: 3, of: null },
};
const standing = (number: number, changes: Partial<Measures> = {}) =>
  promisesOf(stage(number), { ...full, ...changes }, needs);

describe('the plan', () => {
  it('has the four stages of document 003, three of them in the short term', () => {
    expect(plan.stages.map(({ number, section, horizon }) => [number, section, horizon])).toEqual([
      [1, '§3.1.1', 'short'],
      [2, '§3.1.2', 'short'],
      [3, '§3.1.3', 'short'],
      [4, '§3.2.1', 'medium'],
    ]);
  });

  it('promises what is counted, or says that nobody counts it', () => {
    const promised = plan.stages.flatMap((one) => one.promises);
    expect(new Set(promised.flatMap((one) => one.measure ?? []))).toEqual(new Set(measureIds));
    expect(promised.filter((one) => one.measure === null).map((one) => one.id)).toEqual([
      'mesas',
      'tecnicas',
      'sustentacion',
    ]);
    expect(new Set(promised.map((one) => one.id)).size).toBe(promised.length);
  });
});

describe('where a stage stands', () => {
  it('on both sides of each need of the first stage', () => {
    expect(stateOf(never, standing(1))).toBe('ready');
    for (const [measure, promise] of [
      ['published-months', 'calificacion'],
      ['committees', 'comites'],
      ['indicators', 'indicadores'],
      ['processes', 'compras'],
      ['groups', 'veedurias'],
    ] as const) {
      const short = standing(1, { [measure]: { value: full[measure].value - 1, of: null } });
      expect([stateOf(never, short), lackingIn(short)]).toEqual(['lacking', [promise]]);
    }
  });

  it('the third needs every seat that its resolution fixed, and no optional table', () => {
    expect(stateOf(never, standing(3))).toBe('ready');
    expect(lackingIn(standing(3, { 'commission-seats': { value: 2, of: 3 } }))).toEqual(['integrantes']);
    // Before a resolution there are no seats: none held of none is nothing held.
    expect(
      lackingIn(
        standing(3, {
          'commission-resolutions': { value: 0, of: null },
          'commission-seats': { value: 0, of: 0 },
          'commission-reports': { value: 0, of: null },
        }),
      ),
    ).toEqual(['resolucion', 'integrantes', 'informes']);
  });

  it('the fourth rests on what nobody counts yet, and does not open', () => {
    expect(stateOf(never, standing(4))).toBe('uncounted');
    const act = { act: 'open', resolution: 'C.D. 710', on: today } as const;
    expect(decideStage(never, act, standing(4), today)).toMatchObject({
      ok: false,
      refusal: { refusal: 'stage-lacks', lacking: ['tecnicas', 'sustentacion'] },
    });
  });
});

describe('opening a stage', () => {
  const open = { act: 'open', resolution: 'C.D. 702', on: plainDate('2026-11-20') } as const;

  it('keeps what held on that day, and shows when it slips afterwards', () => {
    const done = decideStage(never, open, standing(1), today);
    if (!done.ok) throw new Error('It was refused.');
    const history = foldStage(done.value.map((action) => ({ action })));
    expect(history.opened?.evidence.map(({ id, value, need }) => [id, value, need])).toEqual([
      ['calificacion', 3, 3],
      ['comites', 1, 1],
      ['indicadores', 1, 1],
      ['compras', 1, 1],
      ['veedurias', 1, 1],
    ]);
    expect(stateOf(history, standing(1))).toBe('open');
    expect(stateOf(history, standing(1, { committees: { value: 0, of: null } }))).toBe('slipping');
    expect(decideStage(history, open, standing(1), today)).toMatchObject({
      refusal: { refusal: 'stage-already-open' },
    });
    const suspend = { ...open, act: 'suspend', reason: 'Se revisan los comités' } as const;
    const suspended = decideStage(history, suspend, standing(1), today);
    if (!suspended.ok) throw new Error('It was refused.');
    const after = foldStage([...done.value, ...suspended.value].map((action) => ({ action })));
    expect(stateOf(after, standing(1))).toBe('ready');
    expect(decideStage(after, suspend, standing(1), today)).toMatchObject({
      refusal: { refusal: 'stage-not-open' },
    });
  });

  it('refuses while something lacks, and a resolution of tomorrow', () => {
    const lacking = standing(1, { groups: { value: 0, of: null } });
    expect(decideStage(never, open, lacking, today)).toMatchObject({
      refusal: { refusal: 'stage-lacks', lacking: ['veedurias'] },
    });
    expect(decideStage(never, { ...open, on: plainDate('2026-11-24') }, standing(1), today)).toMatchObject({
      refusal: { refusal: 'stage-resolution-of-the-future' },
    });
  });
});
