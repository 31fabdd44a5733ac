import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildValuation, studyOf } from '../case/pensionCase.ts';
import { valuePackage } from '../case/valuePackage.ts';
import { writePackage } from '../case/writePackage.ts';
import { openCaseFolder } from '../folder/index.ts';
import { judgeData } from './dataOpinion.ts';
import { correctedTexts, countSmallCells, groupSmallCells } from './groupCells.ts';

const tiny = {
  contributors: 'sex,age,service,persons,mean_pay\nm,30,5,3,400\nm,30,6,2,500\nm,30,9,7,600\nm,31,0,1,900\n',
  inactive: 'sex,age,service,persons\nf,40,1,2\nf,41,3,2\nf,42,5,2\n',
  pensioners: 'kind,sex,age,persons,mean_pension\nold_age,m,70,4,300\nold_age,m,71,6,400\nwidow,f,50,2,100\n',
};

describe('cells of few persons', () => {
  it('are counted', () => {
    expect(countSmallCells(tiny, 5)).toBe(8);
    expect(countSmallCells(tiny, 2)).toBe(1);
  });

  it('are joined with their neighbours at their mean, and what remains joins the last', () => {
    expect(groupSmallCells(tiny, 5)).toEqual({
      // 3 at 5 years and 2 at 6 are 5 at 5.4; the one of 31 joins the seven of 30.
      contributors: 'sex,age,service,persons,mean_pay\nm,30,5,5,440\nm,30,8,8,637.5\n',
      inactive: 'sex,age,service,persons\nf,41,3,6\n',
      // Two widows alone have nobody to join: the package stays with one small cell, and is told so.
      pensioners: 'kind,sex,age,persons,mean_pension\nold_age,m,71,10,360\nwidow,f,50,2,100\n',
    });
    expect(countSmallCells(groupSmallCells(tiny, 5), 5)).toBe(1);
  });

  it('of a whole package leave totals, opinion and result as they were', () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const { case: ecuador } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
    const study = studyOf(ecuador, 'ivm-2020');
    const texts = writePackage(buildValuation(ecuador, study));
    const settings = {
      yearBase: 2020,
      years: 40,
      sbu: 400,
      paymentsPerYear: 13,
      fixedPerYear: 400,
      allowedPersons: 0.01,
      allowedMoney: 0.02,
    };
    const grouped = groupSmallCells(texts, 5);
    expect(countSmallCells(texts, 5)).toBeGreaterThan(1000);
    expect(countSmallCells(grouped, 5)).toBe(0);
    const [before, after] = [judgeData(texts, settings), judgeData(grouped, settings)];
    expect(after.verdict).not.toBe('unfit');
    for (const name of ['contributors', 'wageMass', 'pensioners', 'pensionsPaid'] as const)
      expect(Math.abs(after.totals[name] / before.totals[name] - 1)).toBeLessThan(1e-9);
    const value = (of: typeof texts) => {
      const run = valuePackage(ecuador, study, of, settings);
      if (!run.ok) throw new Error('refused');
      return run.value.valuation.figures;
    };
    // A thousandth of the present value of pensions, which is a tenth of the tolerance that published figures are given.
    const moved = value({ ...texts, ...grouped }).deficit - value(texts).deficit;
    expect(Math.abs(moved) / value(texts).pensions).toBeLessThan(0.001);
  });

  it('are joined after the corrections, which are written into the texts', () => {
    const corrected = correctedTexts(tiny, [
      { table: 'inactive', row: 2, column: 'persons', to: '9', reason: 'Register' },
    ]);
    expect(corrected.inactive).toBe('sex,age,service,persons\nf,40,1,9\nf,41,3,2\nf,42,5,2\n');
    expect(corrected.pensioners).toBe(tiny.pensioners);
  });
});
