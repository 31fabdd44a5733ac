import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';
import { emptyDesign } from './design.ts';
import { overlapOf, overlapsAmong } from './overlaps.ts';
import { type GoodCode, type PopulationCode, sharedTerritory, type TerritoryCode } from './scope.ts';

const programme = (
  populations: readonly PopulationCode[],
  goods: readonly GoodCode[],
  territories: readonly TerritoryCode[],
  starts: string | null = '2026-01',
  ends: string | null = '2026-12',
) => {
  const coded = <Code extends string>(codes: readonly Code[]) => codes.map((code) => ({ code, at: null }));
  const base = emptyDesign('Programa');
  return {
    identity: { ...base.identity, starts, ends },
    scope: { populations: coded(populations), goods: coded(goods), territories: coded(territories) },
  };
};
const one = programme(['pensioners'], ['loan'], ['EC']);

describe('two programmes', () => {
  it.each([
    ['the same for the same, there and then', programme(['pensioners'], ['loan'], ['EC']), 'duplication'],
    ['a province of the same country', programme(['pensioners'], ['loan'], ['EC-P']), 'duplication'],
    ['the same for the same in another country', programme(['pensioners'], ['loan'], ['MX']), 'coincidence'],
    [
      'the same for the same a year later',
      programme(['pensioners'], ['loan'], ['EC'], '2027-01', null),
      'coincidence',
    ],
    ['the last month in common', programme(['pensioners'], ['loan'], ['EC'], '2026-12', null), 'duplication'],
    [
      'the same for the same, nobody says when',
      programme(['pensioners'], ['loan'], ['EC'], null),
      'coincidence',
    ],
    ['other goods for the same', programme(['pensioners'], ['training'], ['EC']), 'complementarity'],
    ['the same for others', programme(['children'], ['loan'], ['EC-G']), 'complementarity'],
    ['other goods for the same elsewhere', programme(['pensioners'], ['training'], ['MX']), undefined],
    ['the same for others elsewhere', programme(['children'], ['loan'], ['MX']), undefined],
    ['nothing in common', programme(['children'], ['training'], ['EC']), undefined],
    ['no scope at all', programme([], [], []), undefined],
  ] as const)('%s', (_what, other, kind) => {
    expect(overlapOf(one, other)?.kind).toBe(kind);
    // Which of the two is asked about makes no difference.
    expect(overlapOf(other, one)?.kind).toBe(kind);
  });
  it('say what they share and nothing else', () => {
    const two = programme(['pensioners', 'women'], ['loan', 'training'], ['EC-P', 'EC-G']);
    expect(overlapOf(programme(['women', 'children', 'pensioners'], ['loan'], ['EC']), two)).toEqual({
      kind: 'duplication',
      populations: ['women', 'pensioners'],
      goods: ['loan'],
      territories: ['EC-P', 'EC-G'],
      isAtOnce: true,
    });
  });
  it('share the smaller of two territories, and two provinces share none', () => {
    expect(sharedTerritory('EC', 'EC-SD')).toBe('EC-SD');
    expect(sharedTerritory('EC-S', 'EC-SD')).toBeNull();
    expect(sharedTerritory('EC', 'MX')).toBeNull();
  });
});

it('the three cases: PATSS and EC-T1241 gave the same kind of help to other institutions at other times; E-045 is alone', () => {
  const designs = ['patss', 'ec-t1241', 'e-045'].map((slug) => ({
    slug,
    design: readCase(
      readFileSync(join(import.meta.dirname, '../../../cases/programmes', slug, 'programme.yaml'), 'utf8'),
    ).design,
  }));
  expect(overlapsAmong(designs)).toEqual([
    {
      one: 'patss',
      other: 'ec-t1241',
      kind: 'complementarity',
      populations: [],
      goods: ['technical-assistance', 'studies'],
      territories: ['EC'],
      // EC-T1241 began in July 2013 and its document gives no month in which it ended.
      isAtOnce: true,
    },
  ]);
});
