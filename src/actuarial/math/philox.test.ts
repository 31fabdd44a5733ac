import { expect, it } from 'vitest';
import { philox, uniformAt } from './philox.ts';

// Known answers of Random123 (Salmon et al.), philox4x32 with ten rounds.
it('agrees with the published known answers', () => {
  expect(philox([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  const ones = 0xffffffff;
  expect(philox([ones, ones, ones, ones], [ones, ones])).toEqual([
    0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
  ]);
  expect(philox([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
    0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
  ]);
});

it('gives uniform numbers that look it: mean, variance, and none at the ends', () => {
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < 20_000; run++) {
    const u = uniformAt(7, run, 3, 1);
    expect(u > 0 && u < 1).toBe(true);
    sum += u;
    squares += u * u;
  }
  expect(sum / 20_000).toBeCloseTo(0.5, 2);
  expect(squares / 20_000 - (sum / 20_000) ** 2).toBeCloseTo(1 / 12, 2);
});
