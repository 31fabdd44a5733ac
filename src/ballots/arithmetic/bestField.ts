import type { FieldMaker } from './field.ts';
import { limbsOf, numberOf, prime, reduce } from './field.ts';
import { fusedField } from './fusedField.ts';
import { integerField } from './integerField.ts';
import { makePointModule } from './pointModule.ts';

let best: FieldMaker | undefined;

/** The fastest maker of the field that computes as it should on this machine. */
export function bestField(): FieldMaker {
  best ??= isExact(fusedField) ? fusedField : integerField;
  return best;
}

// Numbers whose limbs are as large and as small as they can be, and one like any other.
const trials = [
  0n,
  1n,
  19n,
  prime - 1n,
  prime - 19n,
  2n ** 254n - 1n,
  2n ** 51n - 1n,
  numberOf(Float64Array.of(2 ** 50, 2 ** 50, 2 ** 50, 2 ** 50, 2 ** 50)),
  numberOf(Float64Array.of(2 ** 50 + 1, 2 ** 50 + 1, 2 ** 50 + 1, 2 ** 50 + 1, 2 ** 50 + 1)),
  numberOf(Float64Array.of(2 ** 50, 2 ** 50 + 1, 2 ** 50, 2 ** 50 + 1, 2 ** 50)),
  0x5bf0a8b1457695355fb8ac404e7a79e3b1738b079c5a6d2b53c26c8228c867f7n,
];

/**
 * Whether products and squares come out right. Where a machine rounds a multiplication with addition twice they do not, and
 * where it does not know vectors the module cannot be made: both mean no.
 */
export function isExact(maker: FieldMaker): boolean {
  const [a, b, product] = [0, 1, 2].map((i) => maker.reservedBytes + i * maker.writer.fieldBytes) as [
    number,
    number,
    number,
  ];
  try {
    const module = makePointModule(maker, product + maker.writer.fieldBytes);
    const memory = maker.memoryOf(module.memory.buffer);
    const limbs = new Float64Array(5);
    const matches = (lane: 0 | 1, expected: bigint) => {
      memory.read(product, lane, limbs);
      reduce(limbs);
      return numberOf(limbs) === expected % prime;
    };
    return trials.every((x, i) => {
      const other = trials[(i * 7 + 3) % trials.length]!;
      memory.write(a, 0, limbsOf(x));
      memory.write(a, 1, limbsOf(other));
      module.square(product, a, 1, 0);
      return (
        matches(0, x * x) &&
        matches(1, other * other) &&
        trials.every((y) => {
          memory.write(b, 0, limbsOf(y));
          memory.write(b, 1, limbsOf(x));
          module.multiply(product, a, b, 0);
          return matches(0, x * y) && matches(1, other * x);
        })
      );
    });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return false;
    throw error;
  }
}
