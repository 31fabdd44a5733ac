import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestField, isExact } from './bestField.ts';
import { byteDigits, places, rows, sparseDigits } from './digits.ts';
import {
  type FieldMaker,
  isAtLeastPrime,
  type Lane,
  limbsOf,
  numberOf,
  prime,
  readHex,
  reduce,
  writeHex,
} from './field.ts';
import { fusedField } from './fusedField.ts';
import { integerField } from './integerField.ts';
import { makePointModule } from './pointModule.ts';

/** The order of the subgroup (RFC 7748). */
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const modulo = (value: bigint) => ((value % prime) + prime) % prime;

/** Elements of a maker in places of its own memory, with limbs as a test wants them. */
function openField(maker: FieldMaker) {
  const size = maker.writer.fieldBytes;
  const module = makePointModule(maker, maker.reservedBytes + 8 * size);
  const memory = maker.memoryOf(module.memory.buffer);
  const [a, b, c] = [0, 1, 2].map((i) => maker.reservedBytes + i * size) as [number, number, number];
  const limbs = new Float64Array(5);
  const read = (at: number, lane: Lane) => {
    memory.read(at, lane, limbs);
    reduce(limbs);
    return numberOf(limbs);
  };
  return { module, memory, a, b, c, read };
}

const extremes = [
  ['zero', 0n],
  ['one', 1n],
  ['19', 19n],
  ['p − 1', prime - 1n],
  ['p − 19', prime - 19n],
  ['2^255 − 20', 2n ** 255n - 20n],
  ['2^254', 2n ** 254n],
  ['all limbs of 51 bits but the last bit', 2n ** 254n - 1n],
  ['one limb full', 2n ** 51n - 1n],
  ['half limbs', numberOf(new Float64Array(5).fill(2 ** 50))],
  ['half limbs and one', numberOf(new Float64Array(5).fill(2 ** 50 + 1))],
] as const;

describe.each([
  ['in doubles', fusedField],
  ['in integers', integerField],
] as const)('the field %s', (_name, maker) => {
  it('multiplies, squares, adds and subtracts numbers at the edges, each lane by itself', () => {
    const { module, memory, a, b, c, read } = openField(maker);
    for (const [, x] of extremes)
      for (const [what, y] of extremes) {
        memory.write(a, 0, limbsOf(x));
        memory.write(a, 1, limbsOf(y));
        memory.write(b, 0, limbsOf(y));
        memory.write(b, 1, limbsOf(y));
        module.multiply(c, a, b, 0);
        expect([read(c, 0), read(c, 1)], what).toEqual([modulo(x * y), modulo(y * y)]);
        module.add(c, a, b, 0);
        expect([read(c, 0), read(c, 1)], what).toEqual([modulo(x + y), modulo(2n * y)]);
        module.subtract(c, a, b, 0);
        expect([read(c, 0), read(c, 1)], what).toEqual([modulo(x - y), 0n]);
        module.square(c, a, 3, 0);
        expect([read(c, 0), read(c, 1)], what).toEqual([modulo(x ** 8n), modulo(y ** 8n)]);
      }
  });

  it('takes and spreads one lane', () => {
    const { memory, a, b, read } = openField(maker);
    memory.write(a, 0, limbsOf(5n));
    memory.write(a, 1, limbsOf(prime - 7n));
    memory.copyLane(b, 0, a, 1);
    memory.copyLane(b, 1, a, 0);
    expect([read(b, 0), read(b, 1)]).toEqual([prime - 7n, 5n]);
    memory.spread(b, 0);
    expect([read(b, 0), read(b, 1)]).toEqual([prime - 7n, prime - 7n]);
    memory.spread(a, 1);
    expect([read(a, 0), read(a, 1)]).toEqual([prime - 7n, prime - 7n]);
  });
});

describe('the field in doubles, at the bounds that its proof gives', () => {
  const { module, memory, a, b, c } = openField(fusedField);
  const doubles = new Float64Array(module.memory.buffer);
  const small = 2 ** 50 + 2 ** 13;
  const value = (limbs: readonly number[]) =>
    limbs.reduceRight((sum, limb) => (sum << 51n) + BigInt(limb), 0n);
  const put = (at: number, lane: Lane, limbs: readonly number[]) =>
    limbs.forEach((limb, i) => {
      doubles[at / 8 + 2 * i + lane] = limb;
    });
  const result = (lane: Lane) => {
    const limbs = new Float64Array(5);
    memory.read(c, lane, limbs);
    for (const limb of limbs) expect(Math.abs(limb)).toBeLessThanOrEqual(small);
    reduce(limbs);
    return numberOf(limbs);
  };
  const limb = (max: number) =>
    fc.oneof(fc.constantFrom(max, -max, max - 1, 1 - max, 0), fc.integer({ min: -max, max }));
  const five = (max: number) => fc.array(limb(max), { minLength: 5, maxLength: 5 });

  it('products of a sum of three by one, and squares, are exact and leave small limbs', () => {
    fc.assert(
      fc.property(five(3 * small), five(small), five(small), (x, y, z) => {
        put(a, 0, x);
        put(a, 1, y);
        put(b, 0, y);
        put(b, 1, x);
        module.multiply(c, a, b, 0);
        expect([result(0), result(1)]).toEqual([modulo(value(x) * value(y)), modulo(value(x) * value(y))]);
        put(a, 0, y);
        put(a, 1, z);
        module.square(c, a, 1, 0);
        expect([result(0), result(1)]).toEqual([modulo(value(y) ** 2n), modulo(value(z) ** 2n)]);
      }),
      { numRuns: 3000, seed: 6 },
    );
  });

  it('all limbs at the greatest, of one sign and of both', () => {
    const full = (size: number, signs: number) =>
      Array.from({ length: 5 }, (_, i) => ((signs >> i) & 1 ? -size : size));
    for (let signs = 0; signs < 32; signs++)
      for (let others = 0; others < 32; others++) {
        const [x, y] = [full(3 * small, signs), full(small, others)];
        put(a, 0, x);
        put(b, 0, y);
        put(a, 1, y);
        put(b, 1, x);
        module.multiply(c, a, b, 0);
        expect(result(0)).toBe(modulo(value(x) * value(y)));
        expect(result(1)).toBe(modulo(value(x) * value(y)));
      }
  });

  it('sums of four small ones are carried', () => {
    fc.assert(
      fc.property(five(2 * small), five(2 * small), (x, y) => {
        put(a, 0, x);
        put(b, 0, y);
        put(a, 1, y);
        put(b, 1, x);
        module.subtract(c, a, b, 0);
        expect([result(0), result(1)]).toEqual([modulo(value(x) - value(y)), modulo(value(y) - value(x))]);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe('numbers, limbs and spellings', () => {
  const number = fc.oneof(
    fc.constantFrom(0n, 1n, prime - 1n, 2n ** 51n, 2n ** 204n - 1n),
    fc.bigInt({ min: 0n, max: prime - 1n }),
  );
  it('limbs become the number below p that they stand for', () => {
    const cases: [number[], bigint][] = [
      [[-1, 0, 0, 0, 0], prime - 1n],
      [[0, 0, 0, 0, -1], prime - 2n ** 204n],
      [[2 ** 51 - 19, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1], 0n],
      [[2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1], 18n],
      [[-(2 ** 51), -(2 ** 51), 0, 0, 2 ** 52], modulo(-(2n ** 51n) - 2n ** 102n + 2n ** 256n)],
      [[2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 51 - 1, 2 ** 52 - 1], modulo(2n ** 256n - 1n)],
    ];
    for (const [limbs, expected] of cases) {
      const held = Float64Array.from(limbs);
      reduce(held);
      expect(numberOf(held)).toBe(expected);
    }
    expect(isAtLeastPrime(limbsOf(prime - 1n))).toBe(false);
    expect(isAtLeastPrime(limbsOf(prime))).toBe(true);
  });

  it('hexadecimal digits are read and written', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(0n, 1n), (value, highest) => {
        const text = (value + (highest << 255n)).toString(16).padStart(64, '0');
        const limbs = new Float64Array(5);
        expect(BigInt(readHex(text, limbs))).toBe(highest);
        expect(numberOf(limbs)).toBe(value);
        const bytes = new Uint8Array(70);
        writeHex(limbs, Number(highest), bytes, 3);
        expect(new TextDecoder().decode(bytes.subarray(3, 67))).toBe(text);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('exponents in digits', () => {
  const exponent = fc.oneof(
    fc.constantFrom(0n, 1n, 8n, 9n, order - 1n, order, 2n ** 253n - 1n, 2n ** 252n, 0x8888888888888888n),
    fc.bigInt({ min: 0n, max: 2n ** 253n - 1n }),
  );
  it('sparse ones add up, are odd, small and four places apart', () => {
    const digits = new Int8Array(rows * places);
    fc.assert(
      fc.property(exponent, (value) => {
        sparseDigits(value, digits);
        let sum = 0n;
        let last = -4;
        for (let at = 0; at < rows * places; at++) {
          const digit = digits[(at % places) * rows + Math.floor(at / places)]!;
          if (digit === 0) continue;
          sum += BigInt(digit) << BigInt(at);
          expect(Math.abs(digit) % 2).toBe(1);
          expect(Math.abs(digit)).toBeLessThan(8);
          expect(at - last).toBeGreaterThanOrEqual(4);
          last = at;
        }
        expect(sum).toBe(value);
      }),
      { numRuns: 400, seed: 6 },
    );
  });
  it('those of bytes add up and stay within the table', () => {
    const digits = new Int16Array(32);
    fc.assert(
      fc.property(exponent, (value) => {
        byteDigits(value, digits);
        expect(digits.reduceRight((sum, digit) => sum * 256n + BigInt(digit), 0n)).toBe(value);
        for (const digit of digits) expect(Math.abs(digit)).toBeLessThanOrEqual(128);
      }),
      { numRuns: 400, seed: 6 },
    );
  });
});

describe('which field is used', () => {
  it('one that computes as it should; integers do everywhere', () => {
    expect(isExact(integerField)).toBe(true);
    expect(isExact(bestField())).toBe(true);
  });
  it('not one that is wrong, nor one that the machine does not know', () => {
    const { writer } = integerField;
    expect(isExact({ ...integerField, writer: { ...writer, multiply: writer.add } })).toBe(false);
    expect(isExact({ ...integerField, writer: { ...writer, square: (to) => writer.carry(to) } })).toBe(false);
    expect(isExact({ ...integerField, writer: { ...writer, prologue: [0xff] } })).toBe(false);
  });
});
