import { describe, expect, it } from 'vitest';
import { type Random, randomFromSeed, threefry2x32 } from './random.ts';

// Known answers of the Random123 distribution (kat_vectors), Threefry-2×32, 20 rounds.
describe('the block cipher beneath', () => {
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as const)('of key %j and counter %j gives %j', (key, counter, expected) => {
    expect(threefry2x32(key, counter)).toEqual(expected);
  });
});

function momentsOf(length: number, draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / length };
}

describe('a seeded generator', () => {
  const take = (random: Random) => [random.uint32(), random.uint32(), random.uint32()];

  it('repeats itself, and only itself', () => {
    expect(take(randomFromSeed('amparo'))).toEqual(take(randomFromSeed('amparo')));
    expect(take(randomFromSeed('amparo'))).not.toEqual(take(randomFromSeed('Amparo')));
    expect(take(randomFromSeed('1'))).not.toEqual(take(randomFromSeed(1)));
  });

  it('splits without being moved, and a child depends on its label only', () => {
    const parent = randomFromSeed('amparo');
    const before = take(parent.split('person').split(7));
    take(parent);
    expect(take(parent.split('person').split(7))).toEqual(before);
    expect(take(parent.split('person').split(8))).not.toEqual(before);
  });

  // Tolerances are four standard errors of each moment at this size.
  it('has the moments of its distributions', () => {
    const random = randomFromSeed('moments');
    const n = 40_000;
    const uniform = momentsOf(n, () => random.uniform());
    expect(Math.abs(uniform.mean - 0.5)).toBeLessThan(0.006);
    expect(Math.abs(uniform.variance - 1 / 12)).toBeLessThan(0.0015);
    const normal = momentsOf(n, () => random.normal(10, 2));
    expect(Math.abs(normal.mean - 10)).toBeLessThan(0.04);
    expect(Math.abs(normal.variance - 4)).toBeLessThan(0.12);
    const waiting = Array.from({ length: n }, () => random.logNormal(34, 0.8)).sort((a, b) => a - b);
    expect(Math.abs((waiting[n / 2] as number) - 34)).toBeLessThan(0.7);
    const poisson = momentsOf(n, () => random.poisson(47.5));
    expect(Math.abs(poisson.mean - 47.5)).toBeLessThan(0.14);
    expect(Math.abs(poisson.variance - 47.5)).toBeLessThan(1.4);
    // Mean 3.4 and size 1.5: variance 3.4 + 3.4²/1.5 = 11.1067.
    const counts = momentsOf(n, () => random.negativeBinomial(3.4, 1.5));
    expect(Math.abs(counts.mean - 3.4)).toBeLessThan(0.07);
    expect(Math.abs(counts.variance - 11.1067)).toBeLessThan(0.7);
    // Shape 0.5 and scale 2 is chi-square with one degree of freedom: mean 1, variance 2.
    const chiSquare = momentsOf(n, () => random.gamma(0.5, 2));
    expect(Math.abs(chiSquare.mean - 1)).toBeLessThan(0.03);
    expect(Math.abs(chiSquare.variance - 2)).toBeLessThan(0.2);
  });

  it('picks by weight and never what weighs nothing', () => {
    const random = randomFromSeed('weights');
    const counts = [0, 0, 0];
    for (let index = 0; index < 30_000; index += 1) {
      const picked = random.pickIndex([1, 0, 2]);
      counts[picked] = (counts[picked] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    expect(Math.abs((counts[0] ?? 0) - 10_000)).toBeLessThan(330);
  });

  it('shuffles every order alike', () => {
    const random = randomFromSeed('orders');
    const counts = new Map<string, number>();
    for (let index = 0; index < 12_000; index += 1) {
      const order = random.shuffle(['a', 'b', 'c']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(165);
  });
});
