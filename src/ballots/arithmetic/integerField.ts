import type { Code, WasmFunction } from './assembler.ts';
import {
  call,
  constant32,
  constant64,
  get,
  instruction,
  load64,
  parameters,
  set,
  store64,
  tee,
} from './assembler.ts';
import type { FieldMaker, FieldMemory, FieldWriter, Held, Lane } from './field.ts';

// The field in integers of 64 bits, one lane after the other: for machines without fused multiplication and addition. An
// element of one lane is ten signed limbs of 26 and 25 bits by turns, each in 64 bits (D. J. Bernstein's radix 2^25.5). What is
// carried is below 2^26; products of sums of at most three by one, or two by one, stay below 124.5 · 3 · 2^52 < 2^61.

const limbs = 10;
const laneBytes = limbs * 8;
const fieldBytes = 2 * laneBytes;
const heldMax = 12;
const { add64, subtract64, multiply64, and64, shiftLeft64, shiftRight64 } = instruction;

const widthOf = (limb: number) => (limb % 2 === 0 ? 26 : 25);

/** Carries sums into limbs, from locals `first` … `first` + 9, and stores them at the address in local 0. */
function carryAndStore(first: number, carry: number): Code {
  const code: Code = [];
  const carryFrom = (i: number) => {
    const width = widthOf(i);
    code.push(...get(first + i), ...constant64(width), ...shiftRight64, ...set(carry));
    const next = (i + 1) % limbs;
    code.push(...get(first + next), ...get(carry));
    if (next === 0) code.push(...constant64(19), ...multiply64);
    code.push(...add64, ...set(first + next));
    code.push(...get(first + i), ...constant64(2 ** width - 1), ...and64, ...set(first + i));
  };
  for (const i of [0, 4, 1, 5, 2, 6, 3, 7, 4, 8, 9, 0]) carryFrom(i);
  for (let i = 0; i < limbs; i++) code.push(...store64(get(0), i * 8, get(first + i)));
  return code;
}

/** result (0) = a (1) × b (2), one lane. */
function multiplyLane(): WasmFunction {
  const [a, b, b19, sum, carry] = [0, 10, 20, 30, 40].map((i) => parameters + i) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const body: Code = [];
  for (let i = 0; i < limbs; i++) {
    body.push(...load64(get(1), i * 8), ...set(a + i));
    body.push(...load64(get(2), i * 8), ...tee(b + i), ...constant64(19), ...multiply64, ...set(b19 + i));
  }
  for (let k = 0; k < limbs; k++) {
    // Limbs at two odd places stand half a bit too low: their products count twice.
    const terms: Record<'once' | 'twice', Code[]> = { once: [], twice: [] };
    for (let i = 0; i < limbs; i++) {
      const j = (k - i + limbs) % limbs;
      const other = i > k ? b19 + j : b + j;
      const term = [...get(a + i), ...get(other), ...multiply64];
      terms[i % 2 === 1 && j % 2 === 1 ? 'twice' : 'once'].push(term);
    }
    body.push(...sumOf(terms.once));
    if (terms.twice.length > 0) body.push(...sumOf(terms.twice), ...constant64(1), ...shiftLeft64, ...add64);
    body.push(...set(sum + k));
  }
  body.push(...carryAndStore(sum, carry));
  return { locals: [[41, 'i64']], body };
}

const sumOf = (terms: readonly Code[]): Code =>
  terms.flatMap((term, i) => (i === 0 ? term : [...term, ...add64]));

/** result (0) = a (1)², one lane. */
function squareLane(): WasmFunction {
  const [a, sum, carry] = [0, 10, 20].map((i) => parameters + i) as [number, number, number];
  const body: Code = [];
  for (let i = 0; i < limbs; i++) body.push(...load64(get(1), i * 8), ...set(a + i));
  for (let k = 0; k < limbs; k++) {
    // Products by their factor: 1, 2 or 4 for symmetry and odd places, times 19 where they wrap around.
    const byFactor = new Map<number, Code[]>();
    for (let i = 0; i < limbs; i++) {
      const j = (k - i + limbs) % limbs;
      if (j < i) continue;
      const factor = (i === j ? 1 : 2) * (i % 2 === 1 && j % 2 === 1 ? 2 : 1) * (i + j >= limbs ? 19 : 1);
      const term = [...get(a + i), ...get(a + j), ...multiply64];
      byFactor.set(factor, [...(byFactor.get(factor) ?? []), term]);
    }
    let started = false;
    for (const [factor, terms] of byFactor) {
      body.push(...sumOf(terms));
      if (factor !== 1) body.push(...constant64(factor), ...multiply64);
      if (started) body.push(...add64);
      started = true;
    }
    body.push(...set(sum + k));
  }
  body.push(...carryAndStore(sum, carry));
  return { locals: [[21, 'i64']], body };
}

/** The limbs at address 0 carried, one lane. */
function carryLane(): WasmFunction {
  const [a, carry] = [parameters, parameters + limbs];
  const body: Code = [];
  for (let i = 0; i < limbs; i++) body.push(...load64(get(0), i * 8), ...set(a + i));
  body.push(...carryAndStore(a, carry));
  return { locals: [[limbs + 1, 'i64']], body };
}

/** result (0) = a (1) ± b (2), both lanes. */
function limbwise(operation: readonly number[]): WasmFunction {
  const body: Code = [];
  for (let i = 0; i < 2 * limbs; i++)
    body.push(...store64(get(0), i * 8, [...load64(get(1), i * 8), ...load64(get(2), i * 8), ...operation]));
  return { locals: [], body };
}

const [multiplyIndex, squareIndex, carryIndex, addIndex, subtractIndex] = [0, 1, 2, 3, 4];

/** Where a held element stands: the first bytes of the memory. */
const place = (held: Held, lane: Lane = 0) => {
  if (held >= heldMax) throw new RangeError('more elements are held than there is room for');
  return constant32(held * fieldBytes + lane * laneBytes);
};
const lanes = [0, 1] as const;

const copy = (to: (i: number) => [Code, number], from: (i: number) => [Code, number]): Code => {
  const code: Code = [];
  for (let i = 0; i < 2 * limbs; i++) code.push(...store64(...to(i), load64(...from(i))));
  return code;
};

const writer: FieldWriter = {
  fieldBytes,
  ownFunctions: [multiplyLane(), squareLane(), carryLane(), limbwise(add64), limbwise(subtract64)],
  addresses: 3,
  locals: () => [[3, 'i32']],
  prologue: [],
  load: (to, address, offset) =>
    copy(
      (i) => [place(to), i * 8],
      (i) => [address, offset + i * 8],
    ),
  store: (address, offset, from) =>
    copy(
      (i) => [address, offset + i * 8],
      (i) => [place(from), i * 8],
    ),
  add: (to, a, b) => [...place(to), ...place(a), ...place(b), ...constant32(0), ...call(addIndex)],
  subtract: (to, a, b) => [...place(to), ...place(a), ...place(b), ...constant32(0), ...call(subtractIndex)],
  carry: (held) =>
    lanes.flatMap((lane) => [
      ...place(held, lane),
      ...[...constant32(0), ...constant32(0), ...constant32(0)],
      ...call(carryIndex),
    ]),
  multiply: (to, a, b) =>
    lanes.flatMap((lane) => [
      ...[...place(to, lane), ...place(a, lane), ...place(b, lane)],
      ...constant32(0),
      ...call(multiplyIndex),
    ]),
  square: (to, a) =>
    lanes.flatMap((lane) => [
      ...[...place(to, lane), ...place(a, lane)],
      ...[...constant32(0), ...constant32(0)],
      ...call(squareIndex),
    ]),
};

class IntegerMemory implements FieldMemory {
  readonly #integers: BigInt64Array;
  constructor(buffer: ArrayBuffer) {
    this.#integers = new BigInt64Array(buffer);
  }
  read(at: number, lane: Lane, to: Float64Array): void {
    const start = (at + lane * laneBytes) / 8;
    for (let i = 0; i < 5; i++)
      to[i] = Number(this.#integers[start + 2 * i]!) + Number(this.#integers[start + 2 * i + 1]!) * 2 ** 26;
  }
  write(at: number, lane: Lane, from: Float64Array): void {
    const start = (at + lane * laneBytes) / 8;
    for (let i = 0; i < 5; i++) {
      const low = from[i]! % 2 ** 26;
      this.#integers[start + 2 * i] = BigInt(low);
      this.#integers[start + 2 * i + 1] = BigInt((from[i]! - low) / 2 ** 26);
    }
  }
  spread(at: number, lane: Lane): void {
    this.copyLane(at, lane === 0 ? 1 : 0, at, lane);
  }
  copyLane(to: number, toLane: Lane, from: number, fromLane: Lane): void {
    const start = (from + fromLane * laneBytes) / 8;
    this.#integers.copyWithin((to + toLane * laneBytes) / 8, start, start + limbs);
  }
}

/** Integers of 64 bits: for every machine that knows WebAssembly. */
export const integerField: FieldMaker = {
  writer,
  reservedBytes: heldMax * fieldBytes,
  memoryOf: (buffer) => new IntegerMemory(buffer),
};
