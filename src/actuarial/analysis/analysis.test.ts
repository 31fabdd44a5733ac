import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deficitAtShare } from '../case/fitCase.ts';
import { studyOf } from '../case/pensionCase.ts';
import { value, valueInputs } from '../case/valuation.ts';
import { openCaseFolder, readLevers, readStochasticModel } from '../folder/index.ts';
import { actualAgainstExpected, waterfall } from './reconcile.ts';
import { sweep, tornado } from './sensitivity.ts';
import { quantile, reducedInputs, reductionError, reserveFan, simulate } from './stochastic.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'cases', 'ecuador');
const { case: ecuador } = openCaseFolder(folder, join(root, 'law'));
const study = studyOf(ecuador, 'ivm-2020');
const deficit3133 = (v: Parameters<typeof deficitAtShare>[0]) => deficitAtShare(v, 0.3133) / 1e6;

describe('sensitivity', () => {
  it('moves the deficit at 31.33 % in the directions and about the size that the calibration notes publish', () => {
    const bars = new Map(
      tornado(ecuador, study, [], readLevers(folder), deficit3133).map((bar) => [bar.lever.id, bar]),
    );
    const moved = (id: string) =>
      [bars.get(id)!.low - bars.get(id)!.base, bars.get(id)!.high - bars.get(id)!.base] as [number, number];
    // A discount of 4 % adds 22,800 in the trial of reference; new pensions ± 10 % move it by ± 4,900.
    expect(moved('discount')[0]).toBeGreaterThan(15_000);
    expect(moved('discount')[0]).toBeLessThan(45_000);
    expect(moved('new-pensions')[0]).toBeLessThan(-3_000);
    expect(moved('new-pensions')[1]).toBeGreaterThan(3_000);
    expect(moved('indexation')[1]).toBeGreaterThan(2_000);
    expect(moved('mortality')[0]).toBeGreaterThan(500);
    const spreads = [...bars.values()].map((bar) => bar.spread);
    expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
  });

  it('sweeps the State share linearly: one point is one hundredth of the PV of pensions', () => {
    const points = sweep(ecuador, study, [], 'state-share', [0.3, 0.31, 0.4], (v) => v.figures.deficit);
    const { figures } = value(ecuador, study);
    expect(points[0]!.measure - points[1]!.measure).toBeCloseTo(figures.onePointOfState, 0);
    expect(points[2]!.measure).toBeCloseTo(figures.deficit, 0);
  });
});

describe('reconciliation', () => {
  it('walks from the 2018 valuation to the 2020 one, every step named, nothing left over', () => {
    const measure = (v: Parameters<typeof deficitAtShare>[0]) => v.figures.deficit;
    const walk = waterfall(
      ecuador,
      { study: 'ivm-2018', changes: [] },
      { study: 'ivm-2020', changes: [{ parameter: 'state-share', operation: 'set', value: 0.3133 }] },
      measure,
    );
    expect(walk.start).toBe(value(ecuador, studyOf(ecuador, 'ivm-2018')).figures.deficit);
    expect(walk.end).toBe(
      value(ecuador, study, [{ parameter: 'state-share', operation: 'set', value: 0.3133 }]).figures.deficit,
    );
    expect(walk.steps.reduce((sum, step) => sum + step.change, walk.start)).toBeCloseTo(walk.end, 2);
    const names = walk.steps.map((step) => step.id);
    expect(names[0]).toBe('time-and-data');
    expect(names).toContain('contribution-rate');
    expect(names).toContain('reserve');
    expect(names.at(-1)).toBe('scenario');
    expect(walk.steps.find((step) => step.id === 'reserve')!.change).toBeCloseTo(
      6543201759.76 - 7876664012.99,
      0,
    );
  });

  it('sets what was expected beside what was found', () => {
    const rows = new Map(actualAgainstExpected(ecuador, 'ivm-2018', 'ivm-2020').map((row) => [row.id, row]));
    expect(rows.get('contributors')!.actual).toBeCloseTo(2_851_255, -1);
    expect(rows.get('contributors')!.expected).toBeGreaterThan(3_200_000);
    expect(rows.get('reserve')!.actual).toBe(7876664012.99);
  });
});

describe('stochastic runs', () => {
  const model = readStochasticModel(folder);
  const inputs = reducedInputs(ecuador, study);

  it('give the same numbers however the runs are shared', () => {
    const whole = simulate(inputs, model, 0, 8);
    const parts = [
      simulate(inputs, model, 0, 3),
      simulate(inputs, model, 3, 1),
      simulate(inputs, model, 4, 4),
    ];
    expect(parts.flatMap((part) => [...part.deficit])).toEqual([...whole.deficit]);
    expect(parts.flatMap((part) => [...part.reserve])).toEqual([...whole.reserve]);
    expect(new Set(whole.deficit).size).toBe(8);
  });

  it('use a reduced model whose error is stated and small', () => {
    const error = reductionError(ecuador, study);
    expect(Math.abs(error.deficitShare)).toBeLessThan(0.001);
    expect(Math.abs(error.exhaustionYears)).toBeLessThanOrEqual(1);
  });

  it('without deviations are the deterministic run; they report progress and stop when told', () => {
    const still = { persistence: 0, deviation: 0 };
    const calm = simulate(
      inputs,
      { seed: 1, inflation: still, realWages: still, realReturn: still, employment: still, mortality: still },
      0,
      2,
    );
    expect(calm.deficit[0]).toBe(valueInputs(inputs).figures.deficit);
    const seen: number[] = [];
    const stopped = simulate(inputs, model, 0, 10, (done) => seen.push(done) < 2);
    expect(seen).toEqual([1, 2]);
    expect(stopped.deficit).toHaveLength(2);
  });

  it('draw a fan whose quantiles are in order', () => {
    const results = simulate(inputs, model, 0, 12);
    const [low, middle, high] = reserveFan(results, 40, [0.1, 0.5, 0.9]) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let t = 1; t <= 40; t++) expect(low[t]! <= middle[t]! && middle[t]! <= high[t]!).toBe(true);
    expect(quantile(Float64Array.of(3, 1, 2, 4), 0.5)).toBe(2.5);
  });
});
