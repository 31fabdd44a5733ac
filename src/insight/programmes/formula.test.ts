import { describe, expect, it } from 'vitest';
import { readFormula, workOut, workOutTogether } from './formula.ts';

describe('a formula over variables', () => {
  it.each([
    ['a / b * 100', { a: 1, b: 4 }, { kind: 'value', value: 25 }],
    ['a - b - c', { a: 9, b: 3, c: 2 }, { kind: 'value', value: 4 }],
    ['a - (b - c)', { a: 9, b: 3, c: 2 }, { kind: 'value', value: 8 }],
    ['2 + 3 * a', { a: 4 }, { kind: 'value', value: 14 }],
    ['-a + 5', { a: 2 }, { kind: 'value', value: 3 }],
    ['a / b', { a: 0, b: 4 }, { kind: 'value', value: 0 }],
    ['a / b', { a: 4, b: 0 }, { kind: 'zeroDenominator' }],
    ['a / (b - b)', { a: 4, b: 7 }, { kind: 'zeroDenominator' }],
    ['a / b', { a: null, b: 0 }, { kind: 'missing', of: ['a'] }],
    ['a / b', {}, { kind: 'missing', of: ['a', 'b'] }],
  ])('%s of %j', (text, reported, expected) => {
    expect(workOut(readFormula(text), reported)).toEqual(expected);
  });

  it.each(['', 'a +', '(a', 'a b', 'a % b', 'a)'])('does not understand "%s"', (text) => {
    expect(() => readFormula(text)).toThrow(SyntaxError);
  });
});

describe('groups taken together', () => {
  const share = readFormula('served / target * 100');
  it('weigh by their denominator: 90 of 100 and 1 of 10 are 91 of 110', () => {
    const parts = [
      { served: 90, target: 100 },
      { served: 1, target: 10 },
    ];
    const outcome = workOutTogether(share, parts);
    expect(outcome.kind === 'value' && outcome.value.toFixed(4)).toBe('82.7273');
  });
  it('count a group of nobody, and miss a group that did not report', () => {
    const known = { served: 5, target: 10 };
    expect(workOutTogether(share, [known, { served: 0, target: 0 }])).toEqual({ kind: 'value', value: 50 });
    expect(workOutTogether(share, [known, { served: null, target: 10 }])).toEqual({
      kind: 'missing',
      of: ['served'],
    });
  });
  it('are missing when there is no group at all', () => {
    expect(workOutTogether(share, [])).toEqual({ kind: 'missing', of: ['served', 'target'] });
  });
});
