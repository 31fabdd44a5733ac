import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../../test/support/oracles.ts';
import { readerInterval, type Shown } from '../../../test/support/reader.ts';
import { type CountTable, type TableDimension, TOTAL } from './lattice.ts';
import { type ProtectedTable, protect } from './protect.ts';
import type { Release } from './stage.ts';

/** Positions, among the finest cells of the table, of those in an address: worked out apart from the code under test. */
function membersOf(table: CountTable, at: readonly string[]): number[] {
  return table.dimensions.reduce(
    (found, dimension, i) => {
      const label = at[i]!;
      const inside = dimension.categories.flatMap((category, leaf) =>
        label === TOTAL || label === category || dimension.groups?.[label]?.includes(category) ? [leaf] : [],
      );
      return found.flatMap((position) => inside.map((leaf) => position * dimension.categories.length + leaf));
    },
    [0],
  );
}
const finestCount = (table: CountTable) =>
  table.dimensions.reduce((product, { categories }) => product * categories.length, 1);

function countAt(table: CountTable, at: readonly string[]): number {
  const members = new Set(membersOf(table, at));
  return table.counts.reduce(
    (sum, one) => sum + (members.has(membersOf(table, one.at)[0]!) ? one.count : 0),
    0,
  );
}

/** What a reader sees of one table. */
const shownOf = (table: CountTable, result: ProtectedTable): Shown[] =>
  result.cells.flatMap((cell) =>
    cell.count === null ? [] : [{ of: membersOf(table, cell.at), value: cell.count }],
  );

const widthOf = (table: CountTable, shown: readonly Shown[], at: readonly string[]): number => {
  const { low, high } = readerInterval(finestCount(table), shown, membersOf(table, at));
  expect(low).toBeLessThanOrEqual(countAt(table, at) + 1e-6);
  expect(high).toBeGreaterThanOrEqual(countAt(table, at) - 1e-6);
  return high - low;
};

function narrowest(table: CountTable, result: ProtectedTable, shown = shownOf(table, result)): number {
  const primaries = result.cells.filter((cell) => cell.status === 'primary');
  return Math.min(...primaries.map((cell) => widthOf(table, shown, cell.at)));
}

const hiddenCount = (result: ProtectedTable) => result.cells.filter((cell) => cell.status !== 'shown').length;

interface OracleCase {
  name: string;
  args: { dimVar: string[]; freqVar: string; maxN: number; protectZeros?: boolean };
  data: Record<string, string | number>[];
  result: Record<string, string | number | boolean>[];
}

function tableOf({ args, data }: OracleCase): CountTable {
  const names = args.dimVar.filter((name) => name !== 'eu');
  const groupsOf = (name: string): Record<string, string[]> => {
    const groups: Record<string, string[]> = {};
    if (name === 'geo' && args.dimVar.includes('eu'))
      for (const row of data) {
        groups[String(row.eu)] ??= [];
        if (!groups[String(row.eu)]!.includes(String(row.geo))) groups[String(row.eu)]!.push(String(row.geo));
      }
    return groups;
  };
  return {
    dimensions: names.map((name) => ({
      name,
      categories: [...new Set(data.map((row) => String(row[name])))],
      groups: groupsOf(name),
    })),
    counts: data.map((row) => ({
      at: names.map((name) => String(row[name])),
      count: Number(row[args.freqVar]),
    })),
  };
}

describeWithOracles('suppression that others computed', () => {
  const cases = JSON.parse(readOracle('statistics', 'suppression-cases.json')) as OracleCase[];
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const table = tableOf(one);
    const threshold = one.args.maxN + 1;
    const result = protect(table, { threshold, protectZeros: one.args.protectZeros ?? true });
    const names = table.dimensions.map((dimension) => dimension.name);
    const theirs = new Map(
      one.result.map((row) => [
        names.map((name) => (row[name] === 'Total' ? TOTAL : row[name])).join('|'),
        row,
      ]),
    );
    expect(result.cells).toHaveLength(one.result.length);
    for (const cell of result.cells) {
      const row = theirs.get(cell.at.join('|'))!;
      expect(cell.status === 'primary', cell.at.join()).toBe(row.primary);
      if (cell.count !== null) expect(cell.count).toBe(row[one.args.freqVar]);
    }
    expect(hiddenCount(result)).toBeLessThanOrEqual(one.result.filter((row) => row.suppressed).length);
    expect(result.exposed).toEqual([]);
    expect(narrowest(table, result)).toBeGreaterThanOrEqual(threshold);
  });
});

const corner: CountTable = {
  dimensions: [
    { name: 'row', categories: ['A', 'B'] },
    { name: 'column', categories: ['x', 'y'] },
  ],
  counts: [
    { at: ['A', 'x'], count: 3 },
    { at: ['A', 'y'], count: 40 },
    { at: ['B', 'x'], count: 30 },
    { at: ['B', 'y'], count: 50 },
  ],
};

describe('by hand', () => {
  it('one small corner hides all four, and no total', () => {
    const result = protect(corner, { threshold: 5 });
    expect(result.cells.filter((cell) => cell.status === 'primary').map((cell) => cell.at)).toEqual([
      ['A', 'x'],
    ]);
    expect(result.cells.filter((cell) => cell.count === null).map((cell) => cell.at.join(''))).toEqual([
      'Ax',
      'Bx',
      'Ay',
      'By',
    ]);
    // The reader knows the margins 43, 80, 33, 90: the corner can be anything from 0 to 33.
    expect(widthOf(corner, shownOf(corner, result), ['A', 'x'])).toBeCloseTo(33, 6);
  });
  it('a leak planted by leaving out the complementary cells is found', () => {
    const result = protect(corner, { threshold: 5 });
    const careless = result.cells
      .filter((cell) => cell.status !== 'primary')
      .map((cell) => ({ of: membersOf(corner, cell.at), value: countAt(corner, cell.at) }));
    expect(narrowest(corner, result, careless)).toBeCloseTo(0, 6);
  });
  it('nothing small, nothing hidden; a zero is hidden unless the policy shows zeros', () => {
    expect(hiddenCount(protect(corner, { threshold: 3 }))).toBe(0);
    const withZero = { ...corner, counts: corner.counts.slice(1) };
    expect(hiddenCount(protect(withZero, { threshold: 3 }))).toBe(4);
    expect(hiddenCount(protect(withZero, { threshold: 3, protectZeros: false }))).toBe(0);
  });
  it('every other figure of a hidden cell is hidden too, also of a cell that is not there', () => {
    const result = protect(corner, { threshold: 5 });
    expect(result.figure(['A', 'x'], 4.6)).toBeNull();
    expect(result.figure(['B', 'y'], 4.6)).toBeNull();
    expect(result.figure(['A', TOTAL], 4.6)).toBe(4.6);
    expect(result.figure(['C', 'x'], 4.6)).toBeNull();
  });
  it('a cell that no published margin shows needs no hiding', () => {
    const result = protect({ ...corner, margins: [['row'], ['column']] }, { threshold: 5 });
    expect(result.cells.map((cell) => cell.at.join(' ')).sort()).toEqual([
      'A total',
      'B total',
      'total total',
      'total x',
      'total y',
    ]);
    expect(hiddenCount(result)).toBe(0);
  });
  it('what was shown before cannot be unshown: it says which count is exposed', () => {
    const all: Release = { table: corner, asOf: 'June', hidden: [] };
    const again = protect(corner, { threshold: 5 }, { asOf: 'June', alreadyPublished: [all] });
    expect(again.exposed).toEqual([['A', 'x']]);
    // By margins first: afterwards hiding a margin would not help, so the four corners are hidden.
    const margins = protect(
      { ...corner, margins: [['row'], ['column']] },
      { threshold: 5 },
      { asOf: 'June' },
    ).release;
    const whole = protect(corner, { threshold: 5 }, { asOf: 'June', alreadyPublished: [margins] });
    expect(whole.exposed).toEqual([]);
    expect(whole.cells.filter((cell) => cell.count === null).map((cell) => cell.at.join(''))).toEqual([
      'Ax',
      'Bx',
      'Ay',
      'By',
    ]);
  });
  it('refuses what it cannot read', () => {
    const counted = (count: number, at = ['A', 'x']): CountTable => ({ ...corner, counts: [{ at, count }] });
    expect(() => protect(counted(-1), { threshold: 5 })).toThrow(RangeError);
    expect(() => protect(counted(1.5), { threshold: 5 })).toThrow(RangeError);
    expect(() => protect(counted(1, ['A', 'z']), { threshold: 5 })).toThrow(/no category z/);
    expect(() => protect(counted(1, ['A', TOTAL]), { threshold: 5 })).toThrow(/subtotal/);
    expect(() => protect(counted(1, ['A']), { threshold: 5 })).toThrow(RangeError);
    expect(() => protect(corner, { threshold: 0 })).toThrow(RangeError);
  });
});

/** Tables of two or three dimensions, of which the first may have subtotals. */
const anyTable: fc.Arbitrary<CountTable> = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 2, max: 4 }),
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
  )
  .chain(([rows, columns, layers, grouped]) => {
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
    const first = names('r', rows);
    const groups: Record<string, string[]> = grouped
      ? { north: first.slice(0, Math.ceil(rows / 2)), south: first.slice(Math.ceil(rows / 2)) }
      : {};
    const dimensions: TableDimension[] = [
      { name: 'row', categories: first, groups },
      { name: 'column', categories: names('c', columns) },
      ...(layers > 1 ? [{ name: 'layer', categories: names('l', layers) }] : []),
    ];
    const cells = dimensions.reduce<string[][]>(
      (found, { categories }) => found.flatMap((at) => categories.map((category) => [...at, category])),
      [[]],
    );
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
    return fc
      .array(count, { minLength: cells.length, maxLength: cells.length })
      .map((counts) => ({ dimensions, counts: cells.map((at, i) => ({ at, count: counts[i]! })) }));
  });

describe('whatever the table', () => {
  it('every protected count keeps its interval, and all that is shown is true', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.integer({ min: 2, max: 10 }),
        fc.boolean(),
        (table, threshold, protectZeros) => {
          const result = protect(table, { threshold, protectZeros });
          expect(result.exposed).toEqual([]);
          for (const cell of result.cells) {
            const count = countAt(table, cell.at);
            if (cell.count !== null) expect(cell.count).toBe(count);
            expect(cell.status === 'primary').toBe(count < threshold && (count > 0 || protectZeros));
          }
          expect(narrowest(table, result)).toBeGreaterThanOrEqual(threshold - 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('a table too large for exact intervals keeps them too', () => {
    const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
    const dimensions = [
      { name: 'province', categories: names('p', 10) },
      { name: 'month', categories: names('m', 6) },
      { name: 'insurance', categories: names('i', 3) },
    ];
    const counts = names('p', 10).flatMap((p, a) =>
      names('m', 6).flatMap((m, b) =>
        names('i', 3).map((i, c) => ({ at: [p, m, i], count: (a * 7 + b * 11 + c * 29 + a * b * c) % 23 })),
      ),
    );
    const table = { dimensions, counts };
    const result = protect(table, { threshold: 4 });
    const primaries = result.cells.filter((cell) => cell.status === 'primary');
    expect(primaries.length).toBeGreaterThan(20);
    const shown = shownOf(table, result);
    for (const cell of primaries.filter((_, i) => i % 4 === 0))
      expect(widthOf(table, shown, cell.at)).toBeGreaterThanOrEqual(4 - 1e-6);
  });
});

describe('ten releases of a table that grows', () => {
  const dimensions = [
    { name: 'kind', categories: ['complaint', 'request', 'report'] },
    { name: 'unit', categories: ['north', 'south'] },
  ];
  const cells = dimensions[0]!.categories.flatMap((kind) =>
    dimensions[1]!.categories.map((unit) => [kind, unit]),
  );
  const threshold = 5;

  /** Sums that a reader may not learn: small cells of each release, small differences between any two. */
  function leaks(tables: CountTable[], results: ProtectedTable[]): number {
    const size = cells.length;
    const until = (table: CountTable, at: readonly string[], last: number, from = 0) =>
      Array.from({ length: last + 1 - from }, (_, step) =>
        membersOf(table, at).map((cell) => (from + step) * size + cell),
      ).flat();
    const shown = results.flatMap((result, step) =>
      result.cells.flatMap((cell) =>
        cell.count === null ? [] : [{ of: until(tables[step]!, cell.at, step), value: cell.count }],
      ),
    );
    let found = 0;
    const isNarrow = (target: number[]) => {
      const { low, high } = readerInterval(size * tables.length, shown, target);
      return high - low < threshold - 1e-6;
    };
    for (const { at } of results[0]!.cells) {
      const counts = tables.map((table) => countAt(table, at));
      counts.forEach((count, step) => {
        if (count < threshold && isNarrow(until(tables[step]!, at, step))) found += 1;
        for (let from = 0; from < step; from += 1) {
          const added = count - counts[from]!;
          if (added > 0 && added < threshold && isNarrow(until(tables[step]!, at, step, from + 1)))
            found += 1;
        }
      });
    }
    return found;
  }
  const growing = fc
    .array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 40 })), {
        minLength: 6,
        maxLength: 6,
      }),
      {
        minLength: 10,
        maxLength: 10,
      },
    )
    .map((steps) =>
      steps.map((_, last) => ({
        dimensions,
        counts: cells.map((at, i) => ({
          at,
          count: steps.slice(0, last + 1).reduce((sum, step) => sum + step[i]!, 0),
        })),
      })),
    );

  it('resist differencing', () => {
    fc.assert(
      fc.property(growing, (tables) => {
        const results: ProtectedTable[] = [];
        for (const table of tables) {
          const result = protect(
            table,
            { threshold },
            { alreadyPublished: results.map((one) => one.release) },
          );
          expect(result.exposed).toEqual([]);
          results.push(result);
        }
        expect(leaks(tables, results)).toBe(0);
      }),
      { numRuns: 10 },
    );
  });
  it('and the same reader finds the leak where each release is protected by itself', () => {
    const growth = [20, 30, 25, 40, 35, 28];
    const tables = Array.from({ length: 10 }, (_, last) => ({
      dimensions,
      counts: cells.map((at, i) => ({ at, count: growth[i]! + (i === 2 ? last : 10 * last) })),
    }));
    const alone = tables.map((table) => protect(table, { threshold }));
    expect(alone.every((result) => hiddenCount(result) === 0)).toBe(true);
    expect(leaks(tables, alone)).toBeGreaterThan(0);
  });
  it('closed months do not hide what the new month gives away', () => {
    const months = { name: 'month', categories: ['May', 'June'] };
    const units = { name: 'unit', categories: ['north', 'south'] };
    const may = {
      dimensions: [{ ...months, categories: ['May'] }, units],
      counts: [
        { at: ['May', 'north'], count: 30 },
        { at: ['May', 'south'], count: 40 },
      ],
    };
    const june: CountTable = {
      dimensions: [months, units],
      counts: [...may.counts, { at: ['June', 'north'], count: 2 }, { at: ['June', 'south'], count: 60 }],
      settled: { month: ['May'] },
    };
    const first = protect(may, { threshold: 5 });
    const second = protect(june, { threshold: 5 }, { alreadyPublished: [first.release] });
    expect(second.exposed).toEqual([]);
    // May is known, so June's north is guarded only if its total and the two years' totals leave room.
    const shown = [...shownOf(june, second), { of: [0], value: 30 }, { of: [1], value: 40 }];
    expect(widthOf(june, shown, ['June', 'north'])).toBeGreaterThanOrEqual(5);
  });
});
