/**
 * A seeded generator for what is sampled or simulated: the same seed and labels give the same draws, in any order and on any
 * machine. It is not for secrets. Its blocks are Threefry-2×32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3", SC'11): a keyed bijection of a counter, so that a child generator is only another key.
 */
export interface Random {
  /** A whole number from 0 to 2^32 − 1. */
  uint32(): number;
  /** A number in [0, 1) with 53 bits. */
  uniform(): number;
  /** A whole number from 0 to `below` − 1, without bias. */
  integer(below: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** A standard normal, or one of the given mean and deviation. */
  normal(mean?: number, deviation?: number): number;
  /** The log-normal whose median is `median` and whose logarithm has deviation `sigma`. */
  logNormal(median: number, sigma: number): number;
  /** Mean `shape`·`scale`. */
  gamma(shape: number, scale?: number): number;
  poisson(mean: number): number;
  /** Counts with the given mean and variance mean + mean²/`size`. */
  negativeBinomial(mean: number, size: number): number;
  pick<T>(items: readonly T[]): T;
  /** The index of a weight, with probability in proportion to it. */
  pickIndex(weights: readonly number[]): number;
  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent generator for a part of the work; it neither takes from this one nor moves it. */
  split(label: string | number): Random;
}

type Words = readonly [number, number];

const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const skeinParity = 0x1bd11bda;

/** One block of Threefry-2×32-20; every word is unsigned 32 bits. */
export function threefry2x32(key: Words, counter: Words): Words {
  const schedule = [key[0], key[1], (skeinParity ^ key[0] ^ key[1]) >>> 0] as const;
  let x0 = (counter[0] + schedule[0]) >>> 0;
  let x1 = (counter[1] + schedule[1]) >>> 0;
  for (let round = 0; round < 20; round += 1) {
    const rotation = rotations[round % 8] as number;
    x0 = (x0 + x1) >>> 0;
    x1 = (((x1 << rotation) | (x1 >>> (32 - rotation))) ^ x0) >>> 0;
    if (round % 4 === 3) {
      const step = (round + 1) / 4;
      x0 = (x0 + (schedule[step % 3] as number)) >>> 0;
      x1 = (x1 + (schedule[(step + 1) % 3] as number) + step) >>> 0;
    }
  }
  return [x0, x1];
}

/** The key of a label under a parent key: each code unit is absorbed by one block, the length last. */
function deriveKey(parent: Words, label: string | number): Words {
  const text = typeof label === 'number' ? `#${label}` : `$${label}`;
  let key = parent;
  for (let index = 0; index < text.length; index += 1)
    key = threefry2x32(key, [text.charCodeAt(index), index + 1]);
  return threefry2x32(key, [text.length, 0xffffffff]);
}

/** The generator of a seed. Two seeds that differ, or a number and its text, give unrelated draws. */
export function randomFromSeed(seed: string | number): Random {
  return randomFromKey(deriveKey([0x616d7061, 0x726f0001], seed));
}

function randomFromKey(key: Words): Random {
  let low = 0;
  let high = 0;
  let spare: number | undefined;
  let spareNormal: number | undefined;

  function uint32(): number {
    if (spare !== undefined) {
      const word = spare;
      spare = undefined;
      return word;
    }
    const block = threefry2x32(key, [low, high]);
    low = (low + 1) >>> 0;
    if (low === 0) high = (high + 1) >>> 0;
    spare = block[1];
    return block[0];
  }

  function uniform(): number {
    const upper = uint32() >>> 5;
    const lower = uint32() >>> 6;
    return (upper * 67_108_864 + lower) / 9_007_199_254_740_992;
  }

  function integer(below: number): number {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32)
      throw new RangeError(`${below} is not between 1 and 2^32`);
    // The words above the last whole multiple would favour the small results: they are drawn again.
    const limit = 2 ** 32 - (2 ** 32 % below);
    let word = uint32();
    while (word >= limit) word = uint32();
    return word % below;
  }

  /** Marsaglia's polar method; the second of each pair is kept for the next call. */
  function standardNormal(): number {
    if (spareNormal !== undefined) {
      const value = spareNormal;
      spareNormal = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spareNormal = v * factor;
        return u * factor;
      }
    }
  }

  /** Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). */
  function gamma(shape: number, scale = 1): number {
    if (!(shape > 0) || !(scale > 0))
      throw new RangeError('A gamma variable needs a positive shape and scale');
    if (shape < 1) return gamma(shape + 1, scale) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = standardNormal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
    }
  }

  function poisson(mean: number): number {
    if (!(mean >= 0) || mean > 1e6) throw new RangeError(`${mean} is not a mean between 0 and a million`);
    let count = 0;
    // A Poisson variable is the sum of Poisson parts; e^−30 is still far above the smallest number.
    for (let left = mean; left > 0; left -= 30) {
      const threshold = Math.exp(-Math.min(left, 30));
      for (let product = 1 - uniform(); product > threshold; product *= 1 - uniform()) count += 1;
    }
    return count;
  }

  function pickIndex(weights: readonly number[]): number {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0)) throw new RangeError('Weights add up to more than zero');
    let left = uniform() * total;
    let last = 0;
    for (let index = 0; index < weights.length; index += 1) {
      const weight = weights[index] as number;
      if (weight > 0) {
        last = index;
        if (left < weight) return index;
        left -= weight;
      }
    }
    return last;
  }

  return {
    uint32,
    uniform,
    integer,
    chance: (probability) => uniform() < probability,
    normal: (mean = 0, deviation = 1) => mean + deviation * standardNormal(),
    logNormal: (median, sigma) => median * Math.exp(sigma * standardNormal()),
    gamma,
    poisson,
    negativeBinomial: (mean, size) => (mean === 0 ? 0 : poisson(gamma(size, mean / size))),
    pick: (items) => {
      if (items.length === 0) throw new RangeError('There is nothing to pick from');
      return items[integer(items.length)] as (typeof items)[number];
    },
    pickIndex,
    shuffle: (items) => {
      const result = [...items];
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = integer(index + 1);
        [result[index], result[other]] = [
          result[other] as (typeof items)[number],
          result[index] as (typeof items)[number],
        ];
      }
      return result;
    },
    split: (label) => randomFromKey(deriveKey(key, label)),
  };
}
