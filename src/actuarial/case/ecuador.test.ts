import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { period, plainDate } from '#kernel';
import { contributionRates, numberAt } from '#law';
import { loadLaw } from '#law/folder';
import { personsAged, projectPopulation } from '../demography/projectPopulation.ts';
import { actuarialBalance, balanceOf, presentValue } from '../finance/balance.ts';
import { openCaseFolder, readContradictions, readPublished } from '../folder/index.ts';
import { deficitAtShare, fitCase } from './fitCase.ts';
import { studyOf } from './pensionCase.ts';
import { compareWithPublished, covidTable, exhaustionAtShare } from './published.ts';
import { type Valuation, value } from './valuation.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'cases', 'ecuador');
const lawFolder = join(root, 'law');
const opened = openCaseFolder(folder, lawFolder);
const figures = readPublished(folder);

describe('the reference case against what was published (Must hold 4)', () => {
  let base2018: Valuation;
  let base2020: Valuation;
  beforeAll(() => {
    base2018 = value(opened.case, studyOf(opened.case, 'ivm-2018'));
    base2020 = value(opened.case, studyOf(opened.case, 'ivm-2020'));
  });

  it('every published figure that has a tolerance is met', () => {
    const table = compareWithPublished(opened.case, figures, opened.document.calibration.valuesOf2018Alone);
    const judged = table.filter((row) => row.judged === 'tolerance');
    expect(judged).toHaveLength(12);
    for (const row of judged)
      expect(row.within, `${row.id}: ${row.computed} against ${row.published}`).toBe(true);
    // The published slope of the deficits by State's share, ± 12 in the published figures themselves.
    const slopes = [(21103 - 7324) / (0.4 - 0.3133), (70899 - 21103) / 0.3133, (70899 - 7324) / 0.4];
    expect(Math.max(...slopes) - Math.min(...slopes)).toBeLessThan(24);
  });

  it('the identities hold to 1e-9', () => {
    for (const valuation of [base2018, base2020]) {
      const { finance } = valuation.inputs;
      const { projection } = valuation;
      const at = (share: number) =>
        actuarialBalance(
          balanceOf(projection, { ...finance, stateShare: finance.stateShare.map(() => share) }),
        );
      const relative = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(1e-9);
      // 1. D(a) − D(b) = (b − a)·PV(pensions).
      relative(at(0.1).deficit - at(0.4).deficit, 0.3 * at(0).pensions);
      expect(deficitAtShare(valuation, 0.25)).toBeCloseTo(at(0.25).deficit, 2);
      // 2. −D(s) = V0 + PV(A) − PV(G) − PV(B) + s·PV(Bpen).
      const f = at(0.35);
      relative(
        -f.deficit,
        f.reserve + f.contributions - f.administration - f.pensions - f.funeral + 0.35 * f.pensions,
      );
      // 3. The level rate closes the balance, administration held.
      relative(f.levelRate, (f.contributions + f.deficit) / f.wages);
      const balance = balanceOf(projection, { ...finance, stateShare: finance.stateShare.map(() => 0.35) });
      const closing = balance.contributions.map((_, t) => f.levelRate * balance.wages[t]!);
      relative(presentValue(closing, balance), f.contributions + f.deficit);
      // 4. The last reserve is −D carried forward.
      relative(valuation.balance.reserve[40]!, -valuation.figures.deficit * 1.0625 ** 40);
      // 5. The break-even share closes the deficit.
      expect(Math.abs(at(f.breakEvenStateShare).deficit / f.pensions)).toBeLessThan(1e-9);
    }
  });

  it('a refit from the priors finds the calibrated values, six parameters at most, and says which are identified', () => {
    const fit = fitCase(opened.case, opened.document.calibration);
    expect(fit.parameters.length).toBeLessThanOrEqual(6);
    for (const parameter of fit.parameters) {
      expect(
        Math.abs(parameter.value / opened.document.calibration.values[parameter.name]! - 1),
        parameter.name,
      ).toBeLessThan(1e-5);
    }
    const identified = Object.fromEntries(
      fit.parameters.map((parameter) => [parameter.name, parameter.identified]),
    );
    expect(identified['coverage-growth']).toBeGreaterThan(0.5);
    // Service density trades off against the level of new pensions: the figures do not tell them apart, and the table must say so.
    expect(identified['density-of-career']).toBeLessThan(0.2);
  });

  it('shows the four years of the covid note beside its own, with the loss that would give them', () => {
    const table = covidTable(opened.case, 'ivm-2018');
    expect(table.map((row) => row.published)).toEqual([2037, 2027, 2040, 2031]);
    for (const row of table) {
      expect(row.computed).toBeGreaterThan(row.published);
      expect(row.permanentLossThatGivesIt).toBeGreaterThan(0.05);
    }
    // Two unpaid years shorten the life of the reserve, and a slow recovery does.
    const [slowPays, slowUnpaid, fastPays] = table.map((row) => row.computed) as [
      number,
      number,
      number,
      number,
    ];
    expect(slowUnpaid).toBeLessThan(slowPays);
    expect(slowPays).toBeLessThanOrEqual(fastPays);
  });

  it('shows the contradictions of the published figures, in both languages, and fits none of them', () => {
    const ids = readContradictions(folder).map((one) => one.id);
    expect(ids).toEqual([
      'level-rate-2018',
      'as-transferred-2023',
      'share-of-gdp',
      'covid-note',
      'experience-2024',
    ]);
    // The printed 18.84 is no target: the two deficits of 2018 imply 18.58.
    expect(opened.document.calibration.targets['2018-level-rate']!.published).toBe(18.58);
  });

  it('at 28 % the base of 2018 lasts to about 2040, which contradicts the printed 2023', () => {
    expect(Math.abs(exhaustionAtShare(base2018, 0.28).lastPositiveYear - 2040)).toBeLessThanOrEqual(2);
  });

  it('takes its rates from the law', () => {
    const law = loadLaw(lawFolder);
    for (const [year, t] of [
      [2019, 1],
      [2020, 2],
      [2021, 3],
    ] as const) {
      const rates = contributionRates(law, 'privateDependant', period(`${year}-01`));
      if (!rates.ok) throw new Error(rates.refusal.refusal);
      const ppm = rates.value.parts
        .filter((part) => part.part === 'pensions' || part.part === 'disabilities-law')
        .reduce((sum, part) => sum + part.personal + part.employer, 0);
      expect(base2018.inputs.finance.contributionRate[t]).toBeCloseTo(ppm / 1e6, 12);
    }
    const rate = numberAt(law, 'pensions.actuarial-rate', plainDate('2020-12-31'));
    expect(rate.ok && rate.value.value).toBe(62500);
    expect(base2020.inputs.finance.interest[1]).toBe(0.0625);
  });

  it('carries the UN population in its own files: 2024 as published, the projection within the same tolerance', () => {
    const { inputs } = opened.case.demography;
    const projection = projectPopulation(inputs);
    const total = personsAged(projection, 0);
    // WPP 2024, 1 July: 18,136 and 21,337 thousand in 2024 and 2050.
    expect((total[0]! + total[1]!) / 2 / 1e3).toBeCloseTo(18136, -1);
    expect((total[26]! + total[27]!) / 2 / 1e3).toBeCloseTo(21337, -1);
  });
});
