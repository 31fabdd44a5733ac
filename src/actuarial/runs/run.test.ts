import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../case/checkScenario.ts';
import { readAwardLaw, readCaseDocument } from '../folder/index.ts';
import { baseScenario, performRun, runId, verifyRun } from './run.ts';
import { plainLaw, type RunInputs } from './runInputs.ts';
import { traceFigure, yearlyFigures } from './trace.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const inputs: RunInputs = {
  document: readCaseDocument(join(root, 'cases', 'ecuador')),
  law: plainLaw(readAwardLaw(join(root, 'law'), 2019)),
};
const request = { study: 'ivm-2020', years: 10, scenario: baseScenario };
const done = performRun(inputs, request);

describe('a run', () => {
  it('has an id that any change of inputs or scenario changes', () => {
    const changed = structuredClone(inputs) as {
      document: { assumptions: Record<string, { value: number }> };
    } & RunInputs;
    changed.document.assumptions.interest!.value = 0.0626;
    const others = [
      runId(changed, request),
      runId(inputs, { ...request, years: 11 }),
      runId(inputs, {
        ...request,
        scenario: { ...baseScenario, changes: [{ parameter: 'state-paid', operation: 'set', value: 0 }] },
      }),
    ];
    expect(new Set([done.manifest.id, ...others]).size).toBe(4);
    expect(done.manifest.id).toMatch(/^[0-9a-f]{64}$/);
    expect(runId(JSON.parse(JSON.stringify(inputs)), request)).toBe(done.manifest.id);
  });

  it('verifies from what was published alone, and names what was altered', () => {
    const published = JSON.parse(JSON.stringify({ manifest: done.manifest, inputs })) as {
      manifest: typeof done.manifest;
      inputs: RunInputs;
    };
    expect(verifyRun(published.manifest, published.inputs, done.tables)).toEqual([]);
    const lines = done.tables['years.csv']!.split('\n');
    lines[3] = lines[3]!.replace(/(\d)$/, (digit) => String((Number(digit) + 1) % 10));
    const altered = { ...done.tables, 'years.csv': lines.join('\n') };
    expect(verifyRun(published.manifest, published.inputs, altered)).toMatchObject([
      { what: 'table-differs', table: 'years.csv', line: 4 },
    ]);
    expect(verifyRun({ ...published.manifest, inputs: 'x' }, published.inputs, done.tables)).toMatchObject([
      { what: 'inputs', published: 'x' },
    ]);
    const { 'years.csv': _, ...fewer } = done.tables;
    expect(verifyRun(published.manifest, published.inputs, fewer)).toMatchObject([
      { what: 'table-missing', table: 'years.csv' },
    ]);
  });

  it('opens every yearly figure down to figures, assumptions and sources that exist', () => {
    for (const [name, figure] of Object.entries(yearlyFigures)) {
      for (const part of figure.figures)
        expect(yearlyFigures[part], `${name} is made of ${part}`).toBeDefined();
      for (const assumption of figure.assumptions)
        expect(inputs.document.assumptions[assumption], `${name} rests on ${assumption}`).toBeDefined();
      for (const table of figure.tables)
        expect(inputs.document.texts, `${name} reads ${table}`).toHaveProperty(table);
    }
    const traced = traceFigure(done.valuation, 'reserve', 2025, inputs.document.assumptions);
    const part = (name: string) => traced.figures.find((one) => one.figure === name)!.value;
    const before = done.valuation.balance.reserve[4]!;
    expect(traced.value).toBeCloseTo(
      before +
        part('interest') +
        part('contributions') +
        part('statePaid') -
        part('pensions') -
        part('funeral') -
        part('administration'),
      2,
    );
    expect(traceFigure(done.valuation, 'stateDue', 2025, inputs.document.assumptions).assumptions).toEqual([
      {
        name: 'state-share',
        value: 0.4,
        mark: 'published',
        source: { es: 'LSS 237; ley pensions.state-share', en: 'LSS 237; law pensions.state-share' },
      },
    ]);
    expect(() => traceFigure(done.valuation, 'happiness', 2025, {})).toThrow(
      /No yearly figure is called “happiness”/,
    );
  });
});

describe('a scenario that a person wrote', () => {
  const check = (changes: unknown) =>
    checkScenario({ id: 's', changes }, inputs.document.assumptions, 2060).defects;
  it('is refused by name, row and remedy', () => {
    expect(check([{ parameter: 'state-paid', operation: 'set', value: 1.7 }])).toMatchObject([
      { defect: 'rate-out-of-range', row: 1, column: 'value', value: '1.7' },
    ]);
    expect(check([{ parameter: 'no-such', value: 1 }])).toMatchObject([
      { defect: 'unknown-category', row: 1, column: 'parameter' },
    ]);
    expect(check([{ parameter: 'inflation', value: null }])).toMatchObject([{ defect: 'empty-cell' }]);
    expect(check([{ parameter: 'inflation', path: { 2030: 0.02, 2031: 0.02 } }])).toMatchObject([
      { defect: 'path-stops', value: '2031', remedy: expect.stringContaining('to 2060') },
    ]);
    expect(check('x')).toMatchObject([{ defect: 'missing-column' }]);
    expect(check([{ parameter: 'inflation', operation: 'add', value: 0.01, yearFrom: 2025 }])).toEqual([]);
  });
});
