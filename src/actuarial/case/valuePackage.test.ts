import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeData } from '../data/dataOpinion.ts';
import type { PackageTexts } from '../data/dataPackage.ts';
import { openCaseFolder } from '../folder/index.ts';
import { buildValuation, studyOf } from './pensionCase.ts';
import { value } from './valuation.ts';
import { valuePackage } from './valuePackage.ts';
import { writePackage } from './writePackage.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { case: ecuador } = openCaseFolder(join(root, 'cases', 'ecuador'), join(root, 'law'));
const study = studyOf(ecuador, 'ivm-2020');
const years = 15;
const sound = writePackage(buildValuation(ecuador, study, [], { years }));
const settings = {
  yearBase: 2020,
  years,
  sbu: 400,
  paymentsPerYear: 13,
  fixedPerYear: 400,
  allowedPersons: 0.01,
  allowedMoney: 0.02,
};
const spoil = (table: keyof typeof sound, from: string | RegExp, to: string): PackageTexts => ({
  ...sound,
  [table]: sound[table].replace(from, to),
});
const lineOf = (table: keyof typeof sound, start: string) =>
  sound[table].split('\n').findIndex((line) => line.startsWith(start)) + 1;

describe('a data package', () => {
  it('that is sound gets an opinion without reasons and a valuation near that of the case it was written from', () => {
    const opinion = judgeData(sound, settings);
    expect(opinion.completeness).toEqual([]);
    expect(opinion.accounts.map((check) => check.agrees)).toEqual([true, true, true, true]);
    expect(opinion.verdict).not.toBe('unfit');
    const run = valuePackage(ecuador, study, sound, settings);
    if (!run.ok) throw new Error('refused');
    const base = value(ecuador, study, [], { years });
    expect(run.value.valuation.projection.active[0]! / base.projection.active[0]!).toBeCloseTo(1, 9);
    expect(run.value.valuation.balance.pensions[1]! / base.balance.pensions[1]!).toBeCloseTo(1, 2);
    expect(run.value.valuation.figures.wages / base.figures.wages).toBeCloseTo(1, 2);
  });

  it('with five defects is refused by name, row and remedy (Must hold 10)', () => {
    const five: PackageTexts = {
      contributors: sound.contributors.replace(/^(m,40,3),[^,]+,/m, '$1,,'),
      inactive: sound.inactive,
      pensioners: sound.pensioners.replace(/^(old_age,m,70),[^,]+,/m, '$1,-25,'),
      decrements: sound.decrements.replace(/^(f,50,[^,]+,[^,]+),[^,]+,/m, '$1,1.7,'),
      family: sound.family.replace(/^(m,30,.*)\n(m,31,.*)$/m, '$2\n$1'),
      macro: sound.macro.split('\n').slice(0, 12).join('\n'),
      accounts: sound.accounts,
    };
    const run = valuePackage(ecuador, study, five, settings);
    if (run.ok) throw new Error('accepted');
    const { completeness } = run.refusal.opinion;
    expect(completeness).toHaveLength(5);
    expect(completeness).toMatchObject([
      {
        defect: 'empty-cell',
        table: 'contributors',
        row: lineOf('contributors', 'm,40,3,'),
        column: 'persons',
      },
      {
        defect: 'negative-count',
        table: 'pensioners',
        row: lineOf('pensioners', 'old_age,m,70,'),
        value: '-25',
      },
      {
        defect: 'rate-out-of-range',
        table: 'decrements',
        row: lineOf('decrements', 'f,50,'),
        column: 'exit',
        value: '1.7',
      },
      { defect: 'ages-out-of-order', table: 'family', row: lineOf('family', 'm,30,') + 1, value: '30' },
      {
        defect: 'path-stops',
        table: 'macro',
        value: '2031',
        expected: '2035',
        remedy: 'The path stops in 2031; continue it to 2035.',
      },
    ]);
    for (const defect of completeness) expect(defect.remedy.length).toBeGreaterThan(15);
  });

  it('is mended by corrections, each logged with what it was and what it moved', () => {
    const row = lineOf('contributors', 'm,40,3,');
    const cell = sound.contributors.split('\n')[row - 1]!.split(',')[3]!;
    const broken = spoil('contributors', /^(m,40,3),[^,]+,/m, '$1,,');
    const opinion = judgeData(broken, settings, [
      { table: 'contributors', row, column: 'persons', to: cell, reason: 'Taken from the register' },
    ]);
    expect(opinion.completeness).toEqual([]);
    expect(opinion.corrections).toMatchObject([{ from: '', to: cell, reason: 'Taken from the register' }]);
    expect(opinion.corrections[0]!.effect.contributors).toBeCloseTo(Number(cell), 3);
  });

  it('is unfit when it disagrees with the accounts, and says by how much', () => {
    const opinion = judgeData(spoil('accounts', /^wage_mass,.*$/m, 'wage_mass,40000000000'), settings);
    expect(opinion.verdict).toBe('unfit');
    expect(opinion.accounts.find((check) => check.item === 'wage_mass')).toMatchObject({
      agrees: false,
      accounts: 40_000_000_000,
    });
  });

  it('gets remarks for what is odd, and defects for what cannot be', () => {
    expect(
      judgeData(spoil('contributors', /^(m,40,3,[^,]+),.*$/m, '$1,20'), settings).plausibility,
    ).toMatchObject([{ remark: 'pay-below-minimum', row: lineOf('contributors', 'm,40,3,') }]);
    expect(
      judgeData(sound, { ...settings, population: () => 10 }).plausibility.some(
        (one) => one.remark === 'more-contributors-than-persons',
      ),
    ).toBe(true);
    expect(
      judgeData(spoil('contributors', /^m,20,3,/m, 'm,20,30,'), settings).completeness.map(
        (one) => one.defect,
      ),
    ).toContain('value-out-of-range');
    expect(judgeData({ ...sound, macro: undefined }, settings).completeness).toMatchObject([
      { defect: 'missing-table', table: 'macro' },
    ]);
    expect(judgeData(spoil('accounts', /^reserve,.*\n/m, ''), settings).completeness).toMatchObject([
      { defect: 'missing-row', value: 'reserve' },
    ]);
    expect(judgeData(spoil('decrements', /^m,30,.*\n/m, ''), settings).completeness).toMatchObject([
      { defect: 'missing-row', value: 'm, 30' },
    ]);
  });
});
