import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentValue } from '../finance/balance.ts';
import { openCaseFolder, parseYamlFile } from '../folder/index.ts';
import { checkScenario } from './checkScenario.ts';
import { studyOf } from './pensionCase.ts';
import { value } from './valuation.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'cases', 'ecuador');
const { case: ecuador, document } = openCaseFolder(folder, join(root, 'law'));
const study = studyOf(ecuador, 'ivm-2020');
const base = value(ecuador, study);
const scenarios = join(folder, 'pensions', 'scenarios');
const changesOf = (name: string) => {
  const { scenario, defects } = checkScenario(
    parseYamlFile(join(scenarios, `${name}.yaml`)),
    document.assumptions,
    2060,
  );
  expect(defects).toEqual([]);
  return scenario.changes;
};

describe('scenarios are small differences from a base', () => {
  it('every scenario of the case is sound and named in both languages', () => {
    for (const file of readdirSync(scenarios)) {
      const { scenario, defects } = checkScenario(
        parseYamlFile(join(scenarios, file)),
        document.assumptions,
        2060,
      );
      expect(defects, file).toEqual([]);
      expect(`${scenario.id}.yaml`).toBe(file);
      expect(scenario.title.es).not.toBe(scenario.title.en);
    }
  });

  it('postponing the State’s payment costs exactly what it did not pay, and moves nobody', () => {
    const postponed = value(ecuador, study, changesOf('state-postpones-2026-2030'));
    const unpaid = base.balance.statePaid.map((paid, t) => paid - postponed.balance.statePaid[t]!);
    expect([...unpaid].filter((amount) => amount > 0)).toHaveLength(5);
    expect(postponed.figures.deficit - base.figures.deficit).toBeCloseTo(
      presentValue(unpaid, base.balance),
      2,
    );
    expect(postponed.projection.pensionsPaid).toEqual(base.projection.pensionsPaid);
    expect(postponed.exhaustion.lastPositiveYear).toBeLessThan(base.exhaustion.lastPositiveYear);
  });

  it('a law with a date changes nothing before it', () => {
    const later = value(ecuador, study, changesOf('retire-two-years-later'));
    const retired = (v: typeof base, t: number) => v.projection.kinds[0].newPersons[t]!;
    for (let t = 1; t <= 9; t++) expect(retired(later, t)).toBe(retired(base, t));
    expect(retired(later, 10)).toBeLessThan(0.9 * retired(base, 10));
    expect(later.figures.deficit).toBeLessThan(base.figures.deficit);
  });

  it('the State’s historical share gives the published deficit of that scenario within its tolerance', () => {
    const historical = value(ecuador, study, changesOf('historical-state-share'));
    expect(Math.abs(historical.figures.deficit / 1e6 - 21103)).toBeLessThan(1589);
  });

  it('coverage as observed brings fewer contributors and fewer pensions', () => {
    const observed = value(ecuador, study, changesOf('coverage-as-observed'));
    expect(observed.projection.active[40]!).toBeLessThan(base.projection.active[40]!);
    expect(observed.figures.pensions).toBeLessThan(base.figures.pensions);
    // 3.17 million contributors were observed in 2024.
    expect(observed.inputs.contributors[4]! / 1e6).toBeGreaterThan(2.8);
    expect(observed.inputs.contributors[4]! / 1e6).toBeLessThan(3.4);
  });
});
