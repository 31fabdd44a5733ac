import type { Code } from './assembler.ts';
import { constant32, get, instruction, loadLanes, parameters, set, storeLanes, tee } from './assembler.ts';
import type { FieldMaker, FieldMemory, FieldWriter, Held, Lane } from './field.ts';

// The field in vectors of two doubles. An element is five limbs of 51 bits, each a whole number with sign in a double.
//
// A product of two limbs has up to 102 bits and a double holds 53, but a multiplication with addition that rounds once gives
// both halves exactly (N. Emmart's way of multiplying with doubles): added to 3·2^102, the product is rounded to a multiple
// of 2^51, which is its upper half; what is left of it, added to 3·2^51, is its lower half, between −2^50 and 2^50. Both
// sums stay in one binade, [2^103, 2^104) and [2^52, 2^53), where the bits of a double grow by one with each step: so
// halves are added up as integers, and the known bits of 3·2^102 and 3·2^51 are taken off once for a whole column.
//
// Bounds: with u = 2^50 + 2^13, limbs of a small element are at most u. A product must stay below 2^102 = 4·2^100, which
// 3u² does. A column adds up five halves of each kind, below 25·2^49, and with what wraps around below 20·25·2^49 < 2^58;
// 2^60 is added so that it is positive when it is shifted.

const limbs = 5;
const fieldBytes = limbs * 16;
const limbMask = 2n ** 51n - 1n;
const upperStart = 3 * 2 ** 102;
const lowerStart = 3 * 2 ** 51;
const bias = 2n ** 60n;

/** The bits of a double, as an integer. */
function bitsOf(value: number): bigint {
  return new BigInt64Array(Float64Array.of(value).buffer)[0]!;
}

/** What the column of each limb starts from, by how many products each of the nine columns has. */
function columnStarts(products: readonly number[]): bigint[] {
  const halves = (column: number) =>
    BigInt(products[column] ?? 0) * bitsOf(lowerStart) +
    BigInt(products[column - 1] ?? 0) * bitsOf(upperStart);
  return Array.from(
    { length: limbs },
    (_, k) => bias + 2n ** 50n - (k > 0 ? bias >> 51n : 0n) - halves(k) - 19n * halves(k + limbs),
  );
}

/** Constants in memory from address 0 on, each in both lanes: loading them is cheaper than making them. */
const constants = {
  upperStart: bitsOf(upperStart),
  bothStarts: bitsOf(upperStart + lowerStart),
  lowerStart: bitsOf(lowerStart),
  mask: limbMask,
  fromMasked: bitsOf(lowerStart) - 2n ** 50n,
  fromMaskedFirst: bitsOf(lowerStart) - 2n ** 50n - 19n * (bias >> 51n),
  down: bitsOf(2 ** -51),
  downAround: bitsOf(19 * 2 ** -51),
  ...Object.fromEntries(columnStarts([1, 2, 3, 4, 5, 4, 3, 2, 1]).map((start, k) => [`product${k}`, start])),
  ...Object.fromEntries(columnStarts([1, 1, 2, 2, 3, 2, 2, 1, 1]).map((start, k) => [`square${k}`, start])),
} as Record<string, bigint>;
const constantNames = Object.keys(constants);
const constant = (name: string): Code => {
  const place = constantNames.indexOf(name);
  if (place < 0) throw new RangeError(`no constant is called ${name}`);
  return loadLanes(constant32(0), place * 16);
};

const addresses = 3;
const [upperLocal, bothLocal, upperHalf] = [0, 1, 2].map((i) => parameters + addresses + i) as [
  number,
  number,
  number,
];
const column = (k: number) => parameters + addresses + 3 + k;
const doubled = (i: number) => column(2 * limbs + i);
const limb = (held: Held, i: number) => doubled(limbs + held * limbs + i);
const { addLanes, addDoubles, subtractDoubles, multiplyAddDoubles, shiftLeftLanes, shiftRightLanes } =
  instruction;

/** Adds both halves of the product of two locals to columns k and k + 1; `started` remembers which columns hold something. */
function addProduct(a: number, b: number, k: number, started: boolean[]): Code {
  const into = (to: number, value: Code): Code => {
    const code = started[to] ? [...get(column(to)), ...value, ...addLanes] : value;
    started[to] = true;
    return [...code, ...set(column(to))];
  };
  return [
    ...[...get(a), ...get(b), ...get(upperLocal), ...multiplyAddDoubles, ...set(upperHalf)],
    ...into(k, [
      ...[...get(a), ...get(b)],
      ...[...get(bothLocal), ...get(upperHalf), ...subtractDoubles],
      ...multiplyAddDoubles,
    ]),
    ...into(k + 1, get(upperHalf)),
  ];
}

/** 19 times what a local holds. */
const nineteenfold = (local: number): Code => [
  ...get(local),
  ...[...get(local), ...constant32(1), ...shiftLeftLanes, ...addLanes],
  ...[...get(local), ...constant32(4), ...shiftLeftLanes, ...addLanes],
];

/** Folds the ten columns into five, carries from each to the next, and makes them the limbs of an element. */
function foldAndCarry(to: Held, starts: 'product' | 'square'): Code {
  const code: Code = [];
  for (let k = 0; k < limbs; k++) {
    code.push(...get(column(k)), ...constant(`${starts}${k}`), ...addLanes);
    code.push(...nineteenfold(column(k + limbs)), ...addLanes);
    if (k > 0) code.push(...get(column(k - 1)), ...constant32(51), ...shiftRightLanes, ...addLanes);
    code.push(...set(column(k)));
  }
  const masked = (k: number): Code => [...get(column(k)), ...constant('mask'), ...instruction.andLanes];
  const asDouble: Code = [...addLanes, ...constant('lowerStart'), ...subtractDoubles];
  for (let k = 1; k < limbs; k++)
    code.push(...masked(k), ...constant('fromMasked'), ...asDouble, ...set(limb(to, k)));
  const last = column(limbs);
  code.push(...get(column(limbs - 1)), ...constant32(51), ...shiftRightLanes, ...set(last));
  code.push(...masked(0), ...nineteenfold(last), ...addLanes, ...constant('fromMaskedFirst'), ...asDouble);
  code.push(...set(limb(to, 0)));
  return code;
}

function eachLimb(to: Held, a: Held, b: Held, operation: readonly number[]): Code {
  const code: Code = [];
  for (let i = 0; i < limbs; i++)
    code.push(...get(limb(a, i)), ...get(limb(b, i)), ...operation, ...set(limb(to, i)));
  return code;
}

const writer: FieldWriter = {
  fieldBytes,
  ownFunctions: [],
  addresses,
  locals: (held) => [
    [addresses, 'i32'],
    [limb(held, 0) - parameters - addresses, 'v128'],
  ],
  prologue: [...constant('upperStart'), ...set(upperLocal), ...constant('bothStarts'), ...set(bothLocal)],
  load: (to, address, offset) =>
    Array.from({ length: limbs }, (_, i) => [
      ...loadLanes(address, offset + i * 16),
      ...set(limb(to, i)),
    ]).flat(),
  store: (address, offset, from) =>
    Array.from({ length: limbs }, (_, i) => storeLanes(address, offset + i * 16, get(limb(from, i)))).flat(),
  add: (to, a, b) => eachLimb(to, a, b, addDoubles),
  subtract: (to, a, b) => eachLimb(to, a, b, subtractDoubles),
  carry(held) {
    // The multiple of 2^51 nearest to each limb goes to the next one.
    const code: Code = [];
    for (let i = 0; i < limbs; i++) {
      code.push(...get(limb(held, i)));
      code.push(...get(limb(held, i)), ...get(upperLocal), ...addDoubles);
      code.push(...get(upperLocal), ...subtractDoubles, ...tee(column(i)));
      code.push(...subtractDoubles, ...set(limb(held, i)));
    }
    for (let i = 0; i < limbs; i++) {
      code.push(...get(column((i + limbs - 1) % limbs)), ...constant(i === 0 ? 'downAround' : 'down'));
      code.push(...get(limb(held, i)), ...multiplyAddDoubles, ...set(limb(held, i)));
    }
    return code;
  },
  multiply(to, a, b) {
    const started: boolean[] = [];
    const code: Code = [];
    for (let i = 0; i < limbs; i++)
      for (let j = 0; j < limbs; j++) code.push(...addProduct(limb(a, i), limb(b, j), i + j, started));
    return [...code, ...foldAndCarry(to, 'product')];
  },
  square(to, a) {
    const started: boolean[] = [];
    const code: Code = [];
    for (let i = 1; i < limbs; i++)
      code.push(...get(limb(a, i)), ...get(limb(a, i)), ...addDoubles, ...set(doubled(i)));
    for (let i = 0; i < limbs; i++)
      for (let j = i; j < limbs; j++)
        code.push(...addProduct(limb(a, i), i === j ? limb(a, j) : doubled(j), i + j, started));
    return [...code, ...foldAndCarry(to, 'square')];
  },
};

class FusedMemory implements FieldMemory {
  readonly #doubles: Float64Array;
  constructor(buffer: ArrayBuffer) {
    this.#doubles = new Float64Array(buffer);
    const bits = new BigInt64Array(buffer);
    constantNames.forEach((name, place) => {
      for (const lane of [0, 1]) bits[place * 2 + lane] = BigInt.asIntN(64, constants[name]!);
    });
  }
  read(at: number, lane: Lane, to: Float64Array): void {
    for (let i = 0; i < limbs; i++) to[i] = this.#doubles[at / 8 + 2 * i + lane]!;
  }
  write(at: number, lane: Lane, from: Float64Array): void {
    // Small limbs are at most half as wide as a limb: what is more goes to the next.
    let carry = 0;
    for (let i = 0; i < limbs; i++) {
      let value = from[i]! + carry;
      carry = value > 2 ** 50 ? 1 : 0;
      value -= carry * 2 ** 51;
      this.#doubles[at / 8 + 2 * i + lane] = value;
    }
    this.#doubles[at / 8 + lane]! += 19 * carry;
  }
  spread(at: number, lane: Lane): void {
    for (let i = 0; i < limbs; i++)
      this.#doubles[at / 8 + 2 * i + 1 - lane] = this.#doubles[at / 8 + 2 * i + lane]!;
  }
  copyLane(to: number, toLane: Lane, from: number, fromLane: Lane): void {
    for (let i = 0; i < limbs; i++)
      this.#doubles[to / 8 + 2 * i + toLane] = this.#doubles[from / 8 + 2 * i + fromLane]!;
  }
}

/** Two lanes of doubles: for machines that multiply and add with one rounding. */
export const fusedField: FieldMaker = {
  writer,
  reservedBytes: constantNames.length * 16,
  memoryOf: (buffer) => new FusedMemory(buffer),
};
