import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGES, type DemographicInputs, projectPopulation } from './projectPopulation.ts';
import { readDemography } from './readDemography.ts';
import { varyDemography } from './varyDemography.ts';

const years = 5;
const anyInputs = fc
  .record({
    seed: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
    timing: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ seed, timing }): DemographicInputs => {
    const cell = (i: number) => seed[i % 8]!;
    return {
      yearFirst: 2000,
      years,
      population: Float64Array.from({ length: 2 * AGES }, (_, i) => 1000 * cell(i)),
      survival: Float64Array.from({ length: years * 2 * AGES }, (_, i) => cell(i + 3)),
      fertility: Float64Array.from({ length: years * AGES }, (_, i) => 0.1 * cell(i + 5)),
      sexRatioAtBirth: new Float64Array(years).fill(1.05),
      migration: Float64Array.from({ length: years * 2 * AGES }, (_, i) => 20 * (cell(i + 1) - 0.5)),
      migrationTiming: timing,
    };
  });

describe('the cohort-component projection', () => {
  it('loses and finds nobody: each year closes by sex', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const { population, births, deaths, migrants } = projectPopulation(inputs);
        const total = (year: number, sex: number) =>
          population
            .subarray((year * 2 + sex) * AGES, (year * 2 + sex + 1) * AGES)
            .reduce((a, b) => a + b, 0);
        for (let year = 0; year < years; year++) {
          for (let sex = 0; sex < 2; sex++) {
            const i = year * 2 + sex;
            expect(total(year + 1, sex)).toBeCloseTo(
              total(year, sex) + births[i]! - deaths[i]! + migrants[i]!,
              6,
            );
          }
        }
      }),
      { numRuns: 50, seed: 5 },
    );
  });

  it('follows a cohort of the textbook: nobody is born, everybody survives, everybody ages', () => {
    const population = new Float64Array(2 * AGES);
    population[30] = 10;
    population[AGES + 99] = 4;
    population[AGES + 100] = 6;
    const projection = projectPopulation({
      yearFirst: 2000,
      years: 2,
      population,
      survival: new Float64Array(2 * 2 * AGES).fill(1),
      fertility: new Float64Array(2 * AGES),
      sexRatioAtBirth: new Float64Array([1, 1]),
      migration: new Float64Array(2 * 2 * AGES),
    });
    expect(projection.population[2 * 2 * AGES + 32]).toBe(10);
    expect(projection.population[(2 * 2 + 1) * AGES + 100]).toBe(10);
  });

  it('has variants that leave the base as it was', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const lighter = varyDemography(inputs, {
          mortalityMultiplier: 0.9,
          childrenPerWomanMore: 0.5,
          migrationMultiplier: 0,
        });
        const sum = (table: Float64Array) => table.reduce((a, b) => a + b, 0);
        expect(sum(lighter.survival)).toBeGreaterThanOrEqual(sum(inputs.survival));
        expect(sum(lighter.fertility) - sum(inputs.fertility)).toBeCloseTo(
          sum(inputs.fertility) > 0 ? 0.5 * years : 0,
          6,
        );
        expect(sum(lighter.migration)).toBeCloseTo(0, 12);
      }),
      { numRuns: 20, seed: 5 },
    );
  });
});

describe('reading the tables', () => {
  const ages = Array.from({ length: AGES }, (_, age) => age);
  const table = (column: string, value: string, year = 2000) =>
    [
      `year,sex,age,${column}`,
      ...['m', 'f'].flatMap((sex) => ages.map((age) => `${year},${sex},${age},${value}`)),
    ].join('\n');
  const good = {
    population: table('pop', '10'),
    survival: table('Sx', '0.99'),
    fertility: ['year,age,asfr_per_woman', ...ages.slice(15, 50).map((age) => `2000,${age},0.05`)].join('\n'),
    migration: table('net_migrants', '-1.5'),
  };
  const defectsOf = (changed: Partial<typeof good>, yearTo = 2001) => {
    const read = readDemography({ ...good, ...changed }, { yearFrom: 2000, yearTo });
    return read.ok ? [] : read.refusal.defects;
  };

  it('accepts what is sound', () => {
    expect(defectsOf({})).toEqual([]);
  });

  it('refuses by table, row and remedy: empty cell, negative count, rate of 1.7, ages out of order, a path that stops', () => {
    expect(defectsOf({ population: good.population.replace('2000,m,3,10', '2000,m,3,') })).toMatchObject([
      { defect: 'empty-cell', table: 'population', row: 5, column: 'pop' },
    ]);
    expect(defectsOf({ population: good.population.replace('2000,m,3,10', '2000,m,3,-4') })).toMatchObject([
      { defect: 'negative-count', row: 5, value: '-4' },
    ]);
    expect(defectsOf({ survival: good.survival.replace('2000,f,0,0.99', '2000,f,0,1.7') })).toMatchObject([
      { defect: 'rate-out-of-range', table: 'survival', row: 103, value: '1.7' },
    ]);
    expect(
      defectsOf({
        population: good.population.replace('2000,m,3,10\n2000,m,4,10', '2000,m,4,10\n2000,m,3,10'),
      }),
    ).toMatchObject([{ defect: 'ages-out-of-order', row: 6 }]);
    expect(defectsOf({}, 2003)).toMatchObject([
      { defect: 'path-stops', table: 'survival' },
      { defect: 'path-stops', table: 'fertility' },
      { defect: 'path-stops', table: 'migration' },
    ]);
    expect(defectsOf({ population: good.population.replace('2000,m,3,10\n', '') })).toMatchObject([
      { defect: 'missing-row', value: '2000, m, age 3' },
    ]);
    expect(defectsOf({ population: good.population.replace('2000,m,3,10', '2000,x,3,10') })).toMatchObject([
      { defect: 'unknown-category', column: 'sex' },
    ]);
  });
});
