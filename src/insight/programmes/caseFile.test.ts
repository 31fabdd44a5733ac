import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';

const textOf = (slug: string) =>
  readFileSync(join(import.meta.dirname, '../../../cases/programmes', slug, 'programme.yaml'), 'utf8');
const caseOf = (slug: string) => readCase(textOf(slug));

describe('PATSS, from its final evaluation', () => {
  const patss = caseOf('patss');

  // §4.3.1, the five tables of products.
  it.each([
    ['m1', 5, 2, 2],
    ['m2', 3, 0, 0],
    ['m3', 3, 0, 0],
    ['m4', 7, 0, 3],
    ['m5', 2, 0, 0],
  ])('module %s has %i products done, %i in part and %i not', (module, done, partly, not) => {
    const states = patss.products.filter((one) => one.id.startsWith(`${module}-`)).map((one) => one.state);
    const count = (state: string) => states.filter((one) => one === state).length;
    expect([count('done'), count('partly'), count('not-done')]).toEqual([done, partly, not]);
  });

  it('says why each product that is not done is not', () => {
    const unfinished = patss.products.filter((one) => one.state !== 'done');
    expect(unfinished).toHaveLength(7);
    expect(unfinished.filter((one) => one.reason.length < 20)).toEqual([]);
  });

  // §4.4.3, the two tables of the budget executed.
  it('has the budget of the source by component, in cents', () => {
    const executed = new Map(patss.execution?.lines.map((one) => [one.line, one]));
    expect(
      patss.design.budget.map(({ id, cents }) => [
        id,
        cents,
        executed.get(id)?.executedCents,
        executed.get(id)?.committedCents,
      ]),
    ).toEqual([
      ['m1', 88_982_872, 42_092_240, 597_718],
      ['m2', 8_518_728, 4_188_402, 0],
      ['m3', 7_796_066, 6_752_931, 300_000],
      ['m4', 19_331_729, 13_068_643, 300_000],
      ['m5', 11_468_872, 4_847_352, 300_000],
      ['gestion', 65_240_884, 56_349_406, 1_234_443],
      ['provisiones', 31_017_344, 16_548_858, 0],
    ]);
  });

  it('finds that these sums of the source agree', () => {
    const agreeing = patss.notes.sums.filter((one) => one.agrees);
    expect(agreeing.filter((one) => one.id.startsWith('column-')).map((one) => one.right)).toEqual([
      2_323_564.95, 1_438_478.32, 27_321.61, 857_765.02,
    ]);
    expect(agreeing.filter((one) => one.id.startsWith('balance-'))).toHaveLength(7);
    expect(agreeing.map((one) => one.id)).toEqual(
      expect.arrayContaining([
        'total-rounded',
        'spent-or-committed',
        'percent-executed',
        'module-five-balance',
      ]),
    );
  });

  it('finds that these do not, and by how much', () => {
    const found = patss.notes.sums.filter((one) => !one.agrees);
    expect(found.map((one) => [one.id, Math.round((one.left - one.right) * 100) / 100])).toEqual([
      // 1 406 779 + 914 418.11 = 2 321 197.11, not 2 323 564.95.
      ['total-and-parts', -2_367.84],
      // 914 418.11 is 102.76 % of 889 828.72, not 77 %.
      ['dialogue-share', 25.76],
      // October 2018 to March 2022 are 42 months, not 41.
      ['duration', 1],
      // An extension agreed in 2020 "until March 2020", of a programme that ended in March 2022.
      ['extension', -24],
    ]);
  });

  it('lists the dates, totals, letters, states and counts that its source says in two ways', () => {
    const kinds = patss.notes.contradictions.map((one) => one.kind);
    expect(kinds.filter((one) => one === 'date')).toHaveLength(3);
    expect(kinds.filter((one) => one === 'total')).toHaveLength(1);
    expect(kinds.filter((one) => one === 'letter')).toHaveLength(5);
    expect(kinds.filter((one) => one === 'state')).toHaveLength(3);
    expect(kinds.filter((one) => one === 'count')).toHaveLength(2);
    expect(patss.notes.contradictions.find((one) => one.id === 'letters-out-of-order')?.one.says).toContain(
      '16051',
    );
  });
});

describe('EC-T1241, from its document', () => {
  const cooperation = caseOf('ec-t1241');
  it('has the budget by component and source', () => {
    const bySource = (source: string) =>
      cooperation.design.budget
        .filter((one) => one.source === source)
        .reduce((sum, one) => sum + one.cents, 0);
    expect([bySource('BID'), bySource('Otros')]).toEqual([50_000_000, 10_000_000]);
    const of = (component: string | null) =>
      cooperation.design.budget
        .filter((one) => one.component === component)
        .reduce((sum, one) => sum + one.cents, 0);
    expect(['c1', 'c2', 'c3', null].map(of)).toEqual([22_000_000, 22_000_000, 10_500_000, 5_500_000]);
  });
  it('has seven rows in its indicative matrix, two risks and three reports due', () => {
    expect(cooperation.design.indicators).toHaveLength(7);
    expect(cooperation.design.risks).toHaveLength(2);
    expect(cooperation.design.reports).toHaveLength(3);
  });
  it('contradicts itself on the total alone', () => {
    expect(
      cooperation.notes.sums.filter((one) => !one.agrees).map(({ id, left, right }) => [id, left, right]),
    ).toEqual([['total-of-text', 500, 600]]);
  });
});

describe('E-045, from its evaluators’ form', () => {
  const benefits = caseOf('e-045');
  it('says four components and lists five', () => {
    expect(benefits.design.objectives.filter((one) => one.level === 'component')).toHaveLength(5);
    expect(benefits.notes.sums.map(({ id, left, right, agrees }) => [id, left, right, agrees])).toEqual([
      ['components', 5, 4, false],
    ]);
  });
  it('defines a target population and does not count it', () => {
    expect(benefits.design.populations.target?.quantity).toBeNull();
    expect(benefits.design.populations.unitsUsed).toEqual(['personas', 'servicios prestados']);
  });
});

describe('the reader of cases', () => {
  it('refuses a fact without its place, and what is not done without a reason', () => {
    const text = textOf('patss');
    expect(() => readCase(text.replace('{ value: 41, at: §1 Duración }', '{ value: 41 }'))).toThrow();
    expect(() => readCase(text.replace(/, reason: La calidad[^}]*/, ' '))).toThrow(/says why/);
  });
  it('sees a figure that was changed', () => {
    const changed = readCase(textOf('patss').replace('executed: 41884.02', 'executed: 41884.03'));
    expect(changed.notes.sums.filter((one) => !one.agrees).map((one) => one.id)).toEqual(
      expect.arrayContaining(['column-executed', 'balance-m2']),
    );
  });
  it('names nobody', () => {
    const people = /Burga|Muñoz|Villagómez|Casalí|O'Connell|Castro López|Mir Cervantes/;
    for (const slug of ['patss', 'ec-t1241', 'e-045']) expect(textOf(slug)).not.toMatch(people);
  });
});
