import { describe, expect, it } from 'vitest';
import { provinceTiles } from './provinceTiles.ts';
import { decimalsOf, labelsThatFit, pathThrough, roundTicks, scaleOver } from './scale.ts';
import { stepOf } from './steps.ts';

describe('the scale of a chart', () => {
  it('has round ticks that cover the values', () => {
    expect(roundTicks(0, 1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(roundTicks(3, 97)).toEqual([0, 25, 50, 75, 100]);
    expect(roundTicks(-2, 9.7, 5)).toEqual([-5, 0, 5, 10]);
    expect(roundTicks(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(() => roundTicks(Number.NaN, 1)).toThrow(RangeError);
  });

  it('has room around a value that never changes', () => {
    const ticks = roundTicks(7, 7);
    expect(ticks[0]).toBeLessThan(7);
    expect(ticks.at(-1)).toBeGreaterThan(7);
  });

  it('maps values to pixels, upside down, and starts at zero when lengths are compared', () => {
    const y = scaleOver([20, 90], [100, 0], { fromZero: true });
    expect(y.domain).toEqual([0, 100]);
    expect([y(0), y(50), y(100)]).toEqual([100, 50, 0]);
    expect(scaleOver([null, undefined], [0, 10]).domain).toEqual([0, 1]);
  });

  it('writes as many decimals as its ticks need', () => {
    expect(decimalsOf([0, 0.25, 0.5])).toBe(2);
    expect(decimalsOf([0, 10, 20])).toBe(0);
  });

  it('breaks a line where a value is missing', () => {
    expect(pathThrough([[0, 1], [2, 3], null, [4, 5.55]])).toBe('M0.0 1.0L2.0 3.0M4.0 5.5');
  });

  it('writes only labels that have room, and always the last', () => {
    expect([...labelsThatFit(5, 500, 50)].sort()).toEqual([0, 1, 2, 3, 4]);
    expect([...labelsThatFit(5, 100, 50)].sort()).toEqual([1, 4]);
  });
});

describe('the map of provinces', () => {
  // INEC, División Político-Administrativa: 24 provinces, codes 01 to 24.
  it('has each of the 24 once, and no two on one square', () => {
    const codes = provinceTiles.map((tile) => tile.code).sort();
    expect(codes).toEqual(Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, '0')));
    expect(new Set(provinceTiles.map((tile) => `${tile.column},${tile.row}`)).size).toBe(24);
  });

  it('keeps the Amazon to the east of the Andes and the coast to the west', () => {
    const column = (code: string) => provinceTiles.find((tile) => tile.code === code)?.column ?? -1;
    expect(column('13')).toBeLessThan(column('17'));
    expect(column('17')).toBeLessThan(column('22'));
    expect(column('09')).toBeLessThan(column('06'));
    expect(column('06')).toBeLessThan(column('14'));
  });

  it('puts a value that reaches a limit into the step above', () => {
    expect([29.9, 30, 45, 60].map((value) => stepOf(value, [30, 40, 50, 60]))).toEqual([1, 2, 3, 5]);
  });
});
