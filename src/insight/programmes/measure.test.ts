import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { plainDate } from '#kernel';
import type { Aggregation, Indicator } from './design.ts';
import { acrossPeriods, attainment, type Figures, groupsThatDoNotAdd, lightOf, measure } from './measure.ts';
import { periodsOf } from './periods.ts';
import { foldProgramme, type GoalSetting, goalsOn } from './programme.ts';

interface Case {
  readonly name: string;
  readonly formula: string;
  readonly aggregation: Aggregation;
  readonly group?: string;
  readonly disaggregations?: Indicator['disaggregations'];
  readonly periods: Readonly<Record<string, Figures>>;
  readonly expected: readonly string[];
  readonly gives: { readonly kind: string; readonly value?: number };
}
const cases: Case[] = parse(readFileSync(join(import.meta.dirname, 'measure.cases.yaml'), 'utf8'));

describe('the figure of an indicator', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const indicator = { formula: one.formula, disaggregations: one.disaggregations ?? [] };
    const outcome = acrossPeriods(indicator, one.aggregation, one.periods, one.expected, one.group);
    if (one.gives.value === undefined || !('value' in outcome)) return expect(outcome).toEqual(one.gives);
    const { value, ...rest } = one.gives;
    expect(outcome).toMatchObject(rest);
    expect(outcome.value).toBeCloseTo(value as number, 6);
  });

  it('takes what was reported for all before adding groups', () => {
    const indicator = { formula: 'n', disaggregations: [{ by: 'sexo', groups: ['mujeres', 'hombres'] }] };
    const figures = { '': { n: 12 }, 'sexo=mujeres': { n: 5 }, 'sexo=hombres': { n: 6 } };
    expect(measure(indicator, figures)).toEqual({ kind: 'value', value: 12 });
    expect(
      groupsThatDoNotAdd({ ...indicator, variables: [{ symbol: 'n', name: 'N', unit: 'u' }] }, figures),
    ).toEqual([{ by: 'sexo', symbol: 'n', groups: 11, all: 12 }]);
  });
});

describe('a figure beside its goal', () => {
  it.each([
    ['ascending', 80, 100, 0.8],
    ['ascending', 120, 100, 1.2],
    ['ascending', 0, 0, 1],
    ['ascending', 5, 0, null],
    ['descending', 25, 20, 0.8],
    ['descending', 0, 20, null],
    ['regular', 90, 100, 0.9],
    ['regular', 110, 100, 0.9],
    ['regular', 300, 100, 0],
  ] as const)('%s: %d of %d is %s', (direction, value, goal, expected) => {
    const reached = attainment(direction, value, goal);
    if (expected === null) expect(reached).toBeNull();
    else expect(reached).toBeCloseTo(expected, 12);
  });

  const thresholds = { green: 0.95, yellow: 0.8 };
  it.each([
    ['ascending', 95, 100, 'good'],
    ['ascending', 94.9, 100, 'watch'],
    ['ascending', 80, 100, 'watch'],
    ['ascending', 79.9, 100, 'bad'],
    ['ascending', 5, 0, 'good'],
    ['descending', 20, 20, 'good'],
    ['descending', 0, 20, 'good'],
    ['descending', 21, 20, 'good'],
    ['descending', 24, 20, 'watch'],
    ['descending', 40, 20, 'bad'],
    ['regular', 106, 100, 'watch'],
    ['ascending', null, 100, 'unknown'],
    ['ascending', 0, null, 'unknown'],
  ] as const)('%s: %s of %s is %s', (direction, value, goal, light) => {
    expect(lightOf({ direction, thresholds }, value, goal)).toBe(light);
  });
  it('is unknown without thresholds', () => {
    expect(lightOf({ direction: 'ascending', thresholds: null }, 1, 2)).toBe('unknown');
  });
});

describe('a goal changed in the middle of the year', () => {
  const settings: GoalSetting[] = [
    {
      indicator: 'i',
      goals: { '2026-T1': 10, '2026-T2': 10, '2026-T3': 10 },
      reason: 'Plan del año',
      on: plainDate('2025-12-15'),
    },
    { indicator: 'j', goals: { '2026-T1': 99 }, reason: 'Otro', on: plainDate('2026-01-01') },
    {
      indicator: 'i',
      goals: { '2026-T3': 6 },
      reason: 'Se recortó el presupuesto',
      on: plainDate('2026-07-20'),
    },
  ];
  it('is in force from its day, and the one before can be read', () => {
    expect(goalsOn(settings, 'i')).toEqual({ '2026-T1': 10, '2026-T2': 10, '2026-T3': 6 });
    expect(goalsOn(settings, 'i', plainDate('2026-07-19'))).toEqual({
      '2026-T1': 10,
      '2026-T2': 10,
      '2026-T3': 10,
    });
    expect(goalsOn(settings, 'i', plainDate('2025-12-14'))).toEqual({});
  });
  it('keeps every setting with its reason in the programme', () => {
    const state = foldProgramme([
      { action: { kind: 'created', slug: 'p', name: 'P', origin: 'desk' } },
      ...settings.map((one) => ({ action: { kind: 'goals-set' as const, ...one } })),
    ]);
    expect(state.goals.filter((one) => one.indicator === 'i').map((one) => one.reason)).toEqual([
      'Plan del año',
      'Se recortó el presupuesto',
    ]);
  });
});

describe('periods', () => {
  it.each([
    ['monthly', '2026-11', '2027-01', ['2026-11', '2026-12', '2027-01']],
    ['quarterly', '2026-02', '2026-07', ['2026-T1', '2026-T2', '2026-T3']],
    ['four-monthly', '2026-01', '2026-12', ['2026-C1', '2026-C2', '2026-C3']],
    ['semestral', '2018-10', '2019-12', ['2018-S2', '2019-S1', '2019-S2']],
    ['annual', '2026-05', '2027-01', ['2026', '2027']],
    ['triennial', '2026-01', '2031-12', ['2028', '2031']],
  ] as const)('%s from %s to %s', (frequency, from, until, expected) => {
    expect(periodsOf(frequency, from, until)).toEqual(expected);
  });
});
