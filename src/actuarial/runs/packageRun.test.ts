import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reconcileRuns } from '../analysis/reconcileRuns.ts';
import { openCase } from '../case/caseDocument.ts';
import { buildValuation, studyOf } from '../case/pensionCase.ts';
import { writePackage } from '../case/writePackage.ts';
import { readAwardLaw, readCaseDocument, readPublished, readStochasticModel } from '../folder/index.ts';
import { baseScenario, performCaseRun, performRun, RunCancelled, verifyRun } from './run.ts';
import { paymentsOf } from './runBasis.ts';
import { plainLaw, type RunInputs, type RunRequest } from './runInputs.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'cases', 'ecuador');
const cited = readAwardLaw(join(root, 'law'), 2019);
const document = readCaseDocument(folder);
const opened = openCase(document, cited);
const study = studyOf(opened, 'ivm-2020');
const bare: RunInputs = { document, law: plainLaw(cited) };
const years = 12;
const texts = writePackage(buildValuation(opened, study, [], { years }));
const settings = { ...paymentsOf(opened, study), allowedPersons: 0.01, allowedMoney: 0.02 };
const withData: RunInputs = { ...bare, package: { texts, corrections: [], settings } };
const request: RunRequest = { study: 'ivm-2020', years, scenario: baseScenario };

describe('a run on a data package', () => {
  const done = performRun(withData, request);

  it('pays thirteen pensions and one SBU of 400 a year at the base date (LSS 236; SBU of 2020)', () => {
    expect(settings).toMatchObject({ sbu: 400, paymentsPerYear: 13, fixedPerYear: 400 });
  });

  it('verifies from what was published, and one altered cell is found in the package and nowhere else', () => {
    const published = JSON.parse(JSON.stringify({ manifest: done.manifest, inputs: withData })) as {
      manifest: typeof done.manifest;
      inputs: RunInputs;
    };
    expect(verifyRun(published.manifest, published.inputs, done.tables)).toEqual([]);
    const altered: RunInputs = {
      ...published.inputs,
      package: {
        ...published.inputs.package!,
        texts: { ...texts, accounts: texts.accounts.replace(/^reserve,.*$/m, 'reserve,7876664013') },
      },
    };
    const differences = verifyRun(published.manifest, altered, done.tables);
    expect(differences.filter((one) => one.what === 'inputs').map((one) => one.table)).toEqual([
      undefined,
      'package',
    ]);
    expect(differences.some((one) => one.what === 'table-differs' && one.table === 'years.csv')).toBe(true);
  });

  it('that is unfit is not run, and the reasons are said', () => {
    const unfit = { ...texts, macro: texts.macro.split('\n').slice(0, 12).join('\n') };
    expect(() =>
      performRun({ ...bare, package: { texts: unfit, corrections: [], settings } }, request),
    ).toThrow(/unfit.*The path stops in 2031; continue it to 2032/);
  });

  it('is refused by who reads no packages, and whose run of the case alone is the same as anyone’s', () => {
    expect(() => performCaseRun(withData, request)).toThrow(/have a data package/);
    const { manifest, tables } = performCaseRun(bare, request);
    expect(verifyRun(manifest, bare, tables)).toEqual([]);
  });
});

describe('two runs reconciled', () => {
  const first = { inputs: bare, request: { study: 'ivm-2018', years: 40, scenario: baseScenario } };
  const second = { inputs: withData, request };
  const reconciled = reconcileRuns(first, second);

  it('goes from the first run to the second in steps that sum to the difference', () => {
    const ends = [first, second].map((side) => performRun(side.inputs, side.request).valuation.figures);
    for (const [name, measure] of Object.entries(reconciled.measures)) {
      const [before, after] = ends.map((figures) => figures[name as 'deficit']) as [number, number];
      expect(measure.start).toBe(before);
      expect(Math.abs(measure.end / after - 1)).toBeLessThan(1e-12);
      const moved = measure.steps.reduce((sum, step) => sum + step.change, 0);
      expect(Math.abs((measure.start + moved) / after - 1)).toBeLessThan(1e-9);
    }
  });

  it('begins with time and data and names what the package brings of its own', () => {
    const ids = reconciled.measures.deficit!.steps.map((step) => step.id);
    expect(ids[0]).toBe('time-and-data');
    expect(ids).toEqual(expect.arrayContaining(['decrements', 'reserve', 'contribution-rate']));
    // The package's interest and families are those of the case, written as tables: they are no change.
    expect(ids).not.toContain('interest');
    expect(ids).not.toContain('families');
    expect(ids).not.toContain('law');
    expect(ids).not.toContain('scenario');
  });

  it('sets what the first expected beside what was there: the reserve of 2020 as it was published', () => {
    const row = reconciled.experience!.find((one) => one.id === 'reserve')!;
    expect(row.actual).toBe(7_876_664_012.99);
    expect(row.difference).toBe(row.actual - row.expected);
    // Contributors of December 2020, published by the Actuarial Directorate.
    expect(reconciled.experience![0]!.actual).toBeCloseTo(2_851_255, -1);
    expect(reconcileRuns(second, first).experience).toBeUndefined();
  });

  it('of a run with itself has nothing to say', () => {
    const same = reconcileRuns(first, first).measures.deficit!;
    expect(same.steps).toEqual([{ id: 'time-and-data', after: same.start, change: 0 }]);
  });
});

describe('what stands beside a run', () => {
  it('is what was published of its study, with the difference, and the note of 2020 where the study bears it', () => {
    const beside = { figures: readPublished(folder), noteStudy: 'ivm-2018' };
    const whole = (study: string) =>
      performRun({ ...bare, beside }, { study, years: 40, scenario: baseScenario }).tables;
    const rows = whole('ivm-2018')['published.csv']!.trim().split('\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toContain('exhaustion-40-2018');
    for (const row of rows) expect(row.split(',')[6]).toMatch(/^(yes|)$/);
    // The four years that were published (source 001), as they were.
    const note = whole('ivm-2018')['note-2020.csv']!.trim().split('\n').slice(1);
    expect(note.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      'slow-pays 2037',
      'slow-unpaid 2027',
      'fast-pays 2040',
      'fast-unpaid 2031',
    ]);
    expect(whole('ivm-2020')).not.toHaveProperty('note-2020.csv');
    const shocked = { ...baseScenario, changes: [{ parameter: 'state-paid', operation: 'set', value: 0 }] };
    expect(
      performRun(
        { ...bare, beside },
        { study: 'ivm-2020', years: 40, scenario: shocked as typeof baseScenario },
      ).tables,
    ).not.toHaveProperty('published.csv');
  });

  it('is a fan of simulations, the same each time, that can be stopped', () => {
    const stochastic = { runs: 40, model: readStochasticModel(folder) };
    const heard: number[] = [];
    const { tables, manifest } = performRun(bare, { ...request, stochastic }, (part) => heard.push(part) > 0);
    expect(heard).toEqual([0.25, 0.5, 0.75, 1]);
    expect(manifest.request.stochastic?.model.seed).toBe(20201231);
    const last = tables['stochastic.csv']!.trim().split('\n').at(-1)!.split(',').map(Number);
    expect(last[0]).toBe(2032);
    expect(last.slice(1, 6)).toEqual(last.slice(1, 6).toSorted((a, b) => a - b));
    expect(verifyRun(manifest, bare, tables)).toEqual([]);
    expect(() => performRun(bare, { ...request, stochastic }, (part) => part < 0.5)).toThrow(RunCancelled);
  });
});
