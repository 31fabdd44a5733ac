import type { Code, WasmFunction } from './assembler.ts';

// Arithmetic modulo 2^255 − 19 on two numbers at a time, side by side in two lanes: a ciphertext is two points, and whatever a
// verifier does to one it does to the other. Two makers of it write the same functions in different instructions:
// `fusedField.ts` with vectors of doubles, `integerField.ts` with integers of 64 bits where there are none.

export const prime = 2n ** 255n - 19n;

/** One of the elements that a function being written holds, counted from zero. */
export type Held = number;
export type Lane = 0 | 1;

/**
 * Writes the instructions of the field's operations. What `multiply`, `square` and `carry` leave is *small*: its limbs are
 * about half of their width. `multiply` takes sums of small ones as long as the product of how many there are in each is at
 * most three; `square` takes a small one, `carry` a sum of up to four.
 */
export interface FieldWriter {
  /** Bytes of an element of both lanes in memory. */
  readonly fieldBytes: number;
  /** Functions of its own, which stand first in the module. */
  readonly ownFunctions: readonly WasmFunction[];
  /** Local numbers of 32 bits that a function may use for addresses: after its parameters. */
  readonly addresses: number;
  /** The locals of a function that holds this many elements. */
  locals(held: number): WasmFunction['locals'];
  /** What each function begins with. */
  readonly prologue: Code;
  load(to: Held, address: Code, offset: number): Code;
  store(address: Code, offset: number, from: Held): Code;
  add(to: Held, a: Held, b: Held): Code;
  subtract(to: Held, a: Held, b: Held): Code;
  carry(held: Held): Code;
  multiply(to: Held, a: Held, b: Held): Code;
  square(to: Held, a: Held): Code;
}

/** How JavaScript reads and writes an element in the module's memory: five limbs of 51 bits, least significant first. */
export interface FieldMemory {
  /** Limbs as they stand, perhaps negative or a little too large. */
  read(at: number, lane: Lane, limbs: Float64Array): void;
  /** Limbs in 0 … 2^51 − 1. */
  write(at: number, lane: Lane, limbs: Float64Array): void;
  /** Puts what stands in one lane in both. */
  spread(at: number, lane: Lane): void;
  /** Takes one lane of another element. */
  copyLane(to: number, toLane: Lane, from: number, fromLane: Lane): void;
}

/** A maker of the field: its instructions, its memory, and what it needs in that memory from address 0 on. */
export interface FieldMaker {
  readonly writer: FieldWriter;
  /** Bytes at the start of the memory that it keeps for itself. */
  readonly reservedBytes: number;
  memoryOf(buffer: ArrayBuffer): FieldMemory;
}

const limbSize = 2 ** 51;

/** Makes five limbs the one number below p that they stand for, each in 0 … 2^51 − 1. They may be anything below 2^52 in size. */
export function reduce(limbs: Float64Array): void {
  for (let pass = 0; pass < 3; pass++) {
    let carry = 0;
    for (let i = 0; i < 5; i++) {
      const value = limbs[i]! + carry;
      carry = Math.floor(value / limbSize);
      limbs[i] = value - carry * limbSize;
    }
    if (carry === 0) break;
    limbs[0] = limbs[0]! + 19 * carry;
  }
  if (isAtLeastPrime(limbs)) {
    limbs[0] = limbs[0]! - (limbSize - 19);
    for (let i = 1; i < 5; i++) limbs[i] = 0;
  }
}

/** Whether limbs in 0 … 2^51 − 1 stand for a number that is not below p. */
export function isAtLeastPrime(limbs: Float64Array): boolean {
  for (let i = 1; i < 5; i++) if (limbs[i] !== limbSize - 1) return false;
  return limbs[0]! >= limbSize - 19;
}

/** The limbs of a number below 2^255. */
export function limbsOf(value: bigint): Float64Array {
  return Float64Array.from({ length: 5 }, (_, i) => Number(BigInt.asUintN(51, value >> BigInt(51 * i))));
}

/** The number that reduced limbs stand for. */
export function numberOf(limbs: Float64Array): bigint {
  return limbs.reduceRight((number, limb) => (number << 51n) + BigInt(limb), 0n);
}

/** Reads 64 hexadecimal digits into limbs; returns the highest bit, which is not part of them. */
export function readHex(text: string, limbs: Float64Array): 0 | 1 {
  const word = (i: number) => Number.parseInt(text.slice(56 - 8 * i, 64 - 8 * i), 16);
  const [w1, w3, w4, w6, w7] = [word(1), word(3), word(4), word(6), word(7)];
  limbs[0] = word(0) + (w1 & 0x7ffff) * 2 ** 32;
  limbs[1] = (w1 >>> 19) + word(2) * 2 ** 13 + (w3 & 0x3f) * 2 ** 45;
  limbs[2] = (w3 >>> 6) + (w4 & 0x1ffffff) * 2 ** 26;
  limbs[3] = (w4 >>> 25) + word(5) * 2 ** 7 + (w6 & 0xfff) * 2 ** 39;
  limbs[4] = (w6 >>> 12) + (w7 & 0x7fffffff) * 2 ** 20;
  return (w7 >>> 31) as 0 | 1;
}

const digits = new TextEncoder().encode('0123456789abcdef');

/** Writes reduced limbs under a highest bit as 64 hexadecimal digits in ASCII. */
export function writeHex(limbs: Float64Array, highest: number, to: Uint8Array, at: number): void {
  const [l0, l1, l2, l3, l4] = limbs as unknown as [number, number, number, number, number];
  const above = (limb: number, bits: number) => Math.floor(limb / 2 ** bits);
  const below = (limb: number, bits: number) => limb % 2 ** bits;
  writeWord(below(l0, 32), to, at + 56);
  writeWord(above(l0, 32) + below(l1, 13) * 2 ** 19, to, at + 48);
  writeWord(below(above(l1, 13), 32), to, at + 40);
  writeWord(above(l1, 45) + below(l2, 26) * 2 ** 6, to, at + 32);
  writeWord(above(l2, 26) + below(l3, 7) * 2 ** 25, to, at + 24);
  writeWord(below(above(l3, 7), 32), to, at + 16);
  writeWord(above(l3, 39) + below(l4, 20) * 2 ** 12, to, at + 8);
  writeWord(above(l4, 20) + highest * 2 ** 31, to, at);
}

function writeWord(word: number, to: Uint8Array, at: number): void {
  let rest = word | 0;
  for (let i = 7; i >= 0; i--) {
    to[at + i] = digits[rest & 15]!;
    rest >>>= 4;
  }
}
