import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type FloorGuarantee, fiscalSpace, floorPath, floorRow } from './floors.ts';

const file = join(import.meta.dirname, '..', '..', '..', 'cases', 'ecuador', 'floors', 'floors.yaml');
const rows = (parse(readFileSync(file, 'utf8')) as (FloorGuarantee & { decimals: number })[]).map((row) =>
  floorRow(row, row.decimals),
);
const row = (id: string) => rows.find((one) => one.guarantee.id === id)!;

describe('the protection floors (Must hold 5)', () => {
  it('reproduces the rows that can be, their backward inputs marked', () => {
    expect(row('older').percentOfGdp).toBeCloseTo(0.984, 3);
    expect(row('disability').percentOfGdp).toBeCloseTo(0.2096, 4);
    expect(row('maternity').percentOfGdp).toBeCloseTo(0.2289, 4);
    expect(row('children-targeted').percentOfGdp).toBeCloseTo(1.3017, 4);
    for (const id of ['older', 'disability', 'maternity', 'children-targeted']) {
      expect(row(id).reproduced, id).toBe(true);
      expect(row(id).guarantee.solvedBackwards.length).toBe(1);
    }
  });

  it('says what cannot be, with the nearest result: 5.9 for 7.3; the parts sum to 2.72, not 2.51', () => {
    expect(row('children-universal').reproduced).toBe(false);
    expect(row('children-universal').percentOfGdp).toBeCloseTo(5.92, 2);
    const parts = ['older', 'disability', 'maternity', 'children-targeted'].reduce(
      (sum, id) => sum + row(id).guarantee.published,
      0,
    );
    expect(parts).toBeCloseTo(2.72, 10);
  });

  it('phases in a guarantee and finds who pays', () => {
    const path = floorPath({
      yearFirst: 2020,
      persons: Float64Array.of(100, 100, 100),
      gdp: Float64Array.of(1e6, 1e6, 1e6),
      takeUpNow: 0,
      takeUpFull: 1,
      yearFull: 2022,
      monthlyBenefit: 10,
      months: 12,
      benefitGrowth: 0,
    });
    expect([...path.cost]).toEqual([0, 6000, 12000]);
    expect(path.percentOfGdp[2]).toBeCloseTo(1.2, 12);
    expect(
      fiscalSpace(2.51, [
        { id: 'taxes', percentOfGdp: 2 },
        { id: 'contributions', percentOfGdp: 0.4 },
      ]),
    ).toMatchObject({ uses: [{ used: 2 }, { used: 0.4 }] });
    expect(fiscalSpace(2.51, [{ id: 'taxes', percentOfGdp: 2 }]).uncovered).toBeCloseTo(0.51, 12);
  });
});
