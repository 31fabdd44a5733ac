import { beforeAll, expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../../test/support/oracles.ts';
import { type DemographicInputs, personsAged, projectPopulation } from './projectPopulation.ts';
import { readDemography } from './readDemography.ts';

const file = (name: string) => readOracle('..', 'data', 'demography', name);

describeWithOracles(
  'the population of Ecuador from 2024 to 2101 against the United Nations (Must hold 1)',
  () => {
    let inputs: DemographicInputs;
    const published = {
      total: new Map<number, number>(),
      aged65: new Map<number, number>(),
      aged80: new Map<number, number>(),
    };
    const indicators = new Map<number, { births: number; deaths: number }>();

    beforeAll(() => {
      const population = file('ecu_pop_1jan_2024_2101_derived.csv');
      const read = readDemography(
        {
          population,
          survival: file('ecu_Sx_annual_derived_2024_2100.csv'),
          fertility: file('ecu_asfr_10_49_full_derived_1950_2100.csv'),
          migration: file('ecu_net_migration_age_sex_2023_2100.csv'),
        },
        { yearFrom: 2024, yearTo: 2101 },
      );
      if (!read.ok) throw new Error(JSON.stringify(read.refusal.defects.slice(0, 5)));
      inputs = read.value;
      for (const line of population.trim().split(/\r?\n/).slice(1)) {
        const [year, , age, persons] = line.split(',').map(Number) as [number, number, number, number];
        const add = (to: Map<number, number>) => to.set(year, (to.get(year) ?? 0) + persons);
        add(published.total);
        if (age >= 65) add(published.aged65);
        if (age >= 80) add(published.aged80);
      }
      for (const line of file('ecu_indicators_1950_2100.csv').trim().split(/\r?\n/).slice(1)) {
        const cells = line.split(',').map(Number);
        indicators.set(cells[0]!, { births: cells[5]!, deaths: cells[6]! });
      }
    });

    it('holds in every year', () => {
      const projection = projectPopulation(inputs);
      const within = (computed: number, expected: number, percent: number, what: string) =>
        expect(
          Math.abs(computed / expected - 1) * 100,
          `${what}: ${computed} against ${expected}`,
        ).toBeLessThanOrEqual(percent);
      const total = personsAged(projection, 0);
      const aged65 = personsAged(projection, 65);
      const aged80 = personsAged(projection, 80);
      for (let t = 0; t <= 77; t++) {
        const year = 2024 + t;
        within(total[t]!, published.total.get(year)!, 0.02, `total ${year}`);
        within(aged65[t]!, published.aged65.get(year)!, 0.05, `65+ ${year}`);
        within(aged80[t]!, published.aged80.get(year)!, 0.1, `80+ ${year}`);
        if (t === 77) break;
        const { births, deaths } = indicators.get(year)!;
        within(projection.births[2 * t]! + projection.births[2 * t + 1]!, births, 0.02, `births ${year}`);
        within(projection.deaths[2 * t]! + projection.deaths[2 * t + 1]!, deaths, 0.1, `deaths ${year}`);
      }
    });

    it('would not hold with migration spread over the year, which the UN does not do', () => {
      const even = projectPopulation({ ...inputs, migrationTiming: 'even' });
      const births2024 = even.births[0]! + even.births[1]!;
      expect(Math.abs(births2024 / indicators.get(2024)!.births - 1)).toBeGreaterThan(0.0004);
    });
  },
);
