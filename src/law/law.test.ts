import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyRate, cents, type Period, period, plainDate } from '#kernel';
import { contributionRates, historyOf, lawOn, moneyAt, numberAt, rateAt, valueAt, weakestStatus } from '#law';
import { loadLaw, parseLaw, readLawFolder, UnreadableFolder } from '#law/folder';

const law = loadLaw(join(import.meta.dirname, '..', '..', 'law'));
const d = plainDate;

describe('the law on a date', () => {
  it('gives a value with its citation', () => {
    expect(moneyAt(law, 'sbu', d('2023-07-15'))).toEqual({
      ok: true,
      value: {
        value: 45000,
        unit: 'usd',
        citation: {
          id: 'sbu',
          title: {
            es: 'Salario básico unificado (SBU) del trabajador en general, al mes',
            en: 'Unified basic salary (SBU) of workers in general, per month',
          },
          norm: 'Acuerdo MDT-2022-216',
          gazette: 'R.O. 203-S, 6-Dec-2022',
          status: 'confirmed',
          from: '2023-01-01',
          to: '2023-12-31',
          source: 'Note to art. 113 of the Código del Trabajo, text of 1-Feb-2023',
        },
      },
    });
  });

  it('changes on the very day', () => {
    const sbu = (date: string) => {
      const read = moneyAt(law, 'sbu', d(date));
      return read.ok ? read.value.value : read.refusal.refusal;
    };
    expect(sbu('2025-12-31')).toBe(47000);
    expect(sbu('2026-01-01')).toBe(48200);
    expect(sbu('2001-06-01')).toBe(8565);
    expect(sbu('1999-12-31')).toBe('parameter-not-yet-in-force');
  });

  it('shows every parameter as it stood', () => {
    const stood = lawOn(law, d('2015-10-31'));
    expect(stood.map((one) => one.parameter.id)).toEqual(Object.keys(law.parameters).sort());
    const pensions = stood.find((one) => one.parameter.id === 'contributions.pensions');
    expect(pensions?.state === 'in-force' && pensions.reading.value).toEqual({
      privateDependant: { personal: 66400, employer: 31000 },
    });
  });

  it('refuses a key that a version does not list, and throws on a parameter that nobody wrote', () => {
    expect(rateAt(law, 'contributions.pensions', d('2015-10-31'), 'publicServant', 'personal')).toEqual({
      ok: false,
      refusal: {
        refusal: 'parameter-lacks-key',
        parameter: 'contributions.pensions',
        date: '2015-10-31',
        key: 'publicServant',
      },
    });
    expect(() => valueAt(law, 'no-such-thing', d('2026-01-01'))).toThrow(RangeError);
    expect(() => numberAt(law, 'contributions.pensions', d('2026-01-01'))).toThrow(TypeError);
    expect(() => rateAt(law, 'sbu', d('2026-01-01'))).toThrow(TypeError);
  });

  it('says which ground is weakest', () => {
    expect(weakestStatus([{ status: 'confirmed' }, { status: 'policy' }])).toBe('policy');
    expect(weakestStatus([{ status: 'policy' }, { status: 'unconfirmed' }, { status: 'confirmed' }])).toBe(
      'unconfirmed',
    );
    expect(weakestStatus([])).toBe('confirmed');
  });

  it('has a history, each version until the day before the next', () => {
    const history = historyOf(law, 'pensions.actuarial-rate');
    expect(history.map(({ value, citation }) => [value, citation.from, citation.to, citation.norm])).toEqual([
      [40000, '2013-10-31', '2020-03-03', 'C.D. 459 (1-Oct-2013)'],
      [62500, '2020-03-04', undefined, 'C.D. 596 (4-Mar-2020)'],
    ]);
  });

  it('reads in a browser: the pure door takes nothing of Node and no YAML', () => {
    const folder = import.meta.dirname;
    const pure = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    expect(pure).toContain('index.ts');
    for (const file of pure)
      expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(
        /from '(node:|yaml|csv-parse|zod|\.\/folder)/,
      );
  });

  it('survives JSON, so that a page can read it', () => {
    expect(JSON.parse(JSON.stringify(law))).toEqual(law);
  });

  it('is written without the name of any working place', () => {
    for (const { path, text } of readLawFolder(join(import.meta.dirname, '..', '..', 'law')))
      expect(text, path).not.toMatch(/shared\/|\/work\//);
  });
});

// Totals of the IESS Actuarial Directorate's report on C.D. 501, equal in all six periods since November 2015.
describe('contribution rates', () => {
  const months = [
    '2015-11',
    '2016-12',
    '2017-06',
    '2018-01',
    '2019-12',
    '2020-07',
    '2021-01',
    '2026-11',
  ] as Period[];
  it.each([
    ['privateDependant', 94500, 111500, 206000],
    ['banksAndLocalGovernment', 114500, 111500, 226000],
    ['publicServant', 114500, 91500, 206000],
    ['foreignService', 94500, 91500, 186000],
    ['selfEmployed', 176000, 0, 176000],
  ])(
    'of %s add up to %i personal, %i employer, %i parts per million',
    (regime, personal, employer, total) => {
      for (const month of months)
        expect(contributionRates(law, regime, month), month).toMatchObject({
          ok: true,
          value: { personal, employer, total },
        });
    },
  );

  it('of a private worker before C.D. 501 add up to the same totals', () => {
    expect(contributionRates(law, 'privateDependant', period('2015-10'))).toMatchObject({
      ok: true,
      value: { personal: 94500, employer: 111500 },
    });
  });

  // Worked check: USD 1,000 in a month of 2021 or later.
  it('of a private worker on 1,000 dollars come part by part', () => {
    const rates = contributionRates(law, 'privateDependant', period('2026-11'));
    if (!rates.ok) throw new Error(rates.refusal.refusal);
    const amounts = rates.value.parts.map(({ part, personal, employer }) => [
      part,
      applyRate(cents(100000), personal),
      applyRate(cents(100000), employer),
    ]);
    expect(amounts).toEqual([
      ['pensions', 6640, 3820],
      ['health', 0, 5160],
      ['work-risks', 0, 380],
      ['severance', 2000, 0],
      ['unemployment', 0, 1000],
      ['campesino', 350, 350],
      ['administration', 360, 440],
      ['disabilities-law', 100, 0],
    ]);
    expect(applyRate(cents(100000), rates.value.personal)).toBe(9450);
    expect(applyRate(cents(100000), rates.value.employer)).toBe(11150);
  });

  // The report on waste pickers prints USD 74.80 for a volunteer at the minimum of 2022; 84.83 is the same on 482.
  it('of a volunteer at the minimum', () => {
    for (const [month, base, due] of [
      ['2022-05', 42500, 7480],
      ['2026-05', 48200, 8483],
    ] as const) {
      const sbu = moneyAt(law, 'sbu', d(`${month}-01`));
      const rates = contributionRates(law, 'selfEmployed', period(month));
      if (!sbu.ok || !rates.ok) throw new Error('Both are in force');
      expect(sbu.value.value).toBe(base);
      expect(applyRate(sbu.value.value, rates.value.total)).toBe(due);
    }
  });

  it('of the sugar harvest are not complete in the law, and say so', () => {
    expect(contributionRates(law, 'sugarHarvest', period('2026-11'))).toMatchObject({
      ok: false,
      refusal: { refusal: 'parameter-lacks-key', parameter: 'contributions.severance', key: 'sugarHarvest' },
    });
  });
});

describe('a file of the law', () => {
  const good = `id: fund.rate
title: { es: Tasa, en: Rate }
unit: percent
norm: Norma, art. 1
status: confirmed
source: Texto leído el 1 de enero
values:
  2020-01-01: { value: 8.33 }
  2022-01-01: { value: null, norm: Norma que deroga }
`;
  const problemsOf = (path: string, text: string) => {
    try {
      parseLaw([{ path, text }]);
    } catch (error) {
      if (error instanceof UnreadableFolder)
        return error.problems.map(({ line, problem }) => `${line}: ${problem}`);
      throw error;
    }
    return [];
  };

  it('may repeal', () => {
    const small = parseLaw([{ path: 'fund/rate.yaml', text: good }]);
    expect(rateAt(small, 'fund.rate', d('2021-12-31'))).toMatchObject({ ok: true, value: { value: 83300 } });
    expect(rateAt(small, 'fund.rate', d('2022-01-01'))).toEqual({
      ok: false,
      refusal: {
        refusal: 'parameter-repealed',
        parameter: 'fund.rate',
        date: '2022-01-01',
        since: '2022-01-01',
        norm: 'Norma que deroga',
      },
    });
    expect(lawOn(small, d('2023-01-01'))[0]).toMatchObject({
      state: 'repealed',
      citation: { norm: 'Norma que deroga' },
    });
  });

  it.each([
    ['another id', good.replace('fund.rate', 'fund.rat'), '1: The id is fund.rat.'],
    [
      '31 February',
      good.replace('2022-01-01', '2022-02-31'),
      '9: At values › 2022-02-31: a date of the calendar YYYY-MM-DD is expected.',
    ],
    [
      'an unknown word',
      good.replace('norm:', 'norma:'),
      '4: the file has a word that is not known here: norma.',
    ],
    [
      'too many decimals',
      good.replace('8.33', '8.33333'),
      '8: 8.33333 is not a percentage with at most four decimals.',
    ],
    [
      'a text for a number',
      good.replace('8.33', 'ocho'),
      '8: "ocho" is not a percentage with at most four decimals.',
    ],
    ['no norm', good.replace('norm: Norma, art. 1\n', ''), '7: The norm is missing.'],
    [
      'a repeated date',
      good.replace('2022-01-01', '2020-01-01'),
      '9: This is not YAML: Map keys must be unique.',
    ],
    ['a status of its own', good.replace('confirmed', 'sure'), '5: At status: '],
  ])('with %s is refused with its line', (_, text, expected) => {
    expect(problemsOf('fund/rate.yaml', text)[0]).toContain(expected);
  });

  it('names file, line and remedy in one message', () => {
    expect(() => parseLaw([{ path: 'fund/rate.yaml', text: good.replace('8.33', '8.33333') }])).toThrow(
      'fund/rate.yaml:8: 8.33333 is not a percentage with at most four decimals. Write a percentage with at most four decimals.',
    );
  });

  it('of the calendar may not name a rule that is not there', () => {
    const text = `kind: holidays
norm: N
status: policy
source: S
from: 2017-01-01
days:
  one:
    title: { es: Uno, en: One }
    month: 1
    day: 6
    transfer: nowhere
`;
    expect(problemsOf('holidays/one.yaml', text)).toEqual([
      '11: No rule moves holidays by the name nowhere.',
    ]);
  });
});
