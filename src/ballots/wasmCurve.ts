import type { FieldModule } from './wasmField.ts';
import { fieldBytes, makeFieldModule, memoryBytes, pointBytes, reservedBytes } from './wasmField.ts';

// Points of Ed25519 in the memory of the field module: reading and writing them, and their multiples by tables.

/** The four coordinates of a point, out of the module's memory. */
export type Coordinates = BigInt64Array;

const prime = 2n ** 255n - 19n;
/** Where each limb starts in the number. */
const limbStarts = [0, 26, 51, 77, 102, 128, 153, 179, 204, 230].map(BigInt);
const curveD = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const rootOfMinusOne = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;

const windowRows = 4;
const windowBits = 64;
/** Odd multiples 1, 3, … 15 of each of P, 2^64 P, 2^128 P, 2^192 P. */
const oddMultiples = 8;
export const tableBytes = windowRows * oddMultiples * pointBytes;
/** Multiples 0 … 128 of 2^(8i) P for each of 32 bytes of an exponent. */
const byteMultiples = 129;
export const fixedTableBytes = 32 * byteMultiples * pointBytes;

export class WasmCurve {
  readonly #field: FieldModule = makeFieldModule();
  readonly #memory = new BigInt64Array(this.#field.memory.buffer);
  #next = reservedBytes;
  readonly #fe = Array.from({ length: 12 }, () => this.allocate(fieldBytes));
  readonly #d = this.#constant(curveD);
  readonly #twiceD = this.#constant((2n * curveD) % prime);
  readonly #rootOfMinusOne = this.#constant(rootOfMinusOne);
  readonly #one = this.#constant(1n);
  readonly #zero = this.#constant(0n);
  readonly #sum = this.allocate(pointBytes);
  readonly #point = this.allocate(pointBytes);
  readonly #prepared = this.allocate(pointBytes);
  readonly #secretTable = this.allocate(16 * pointBytes);
  readonly #digits = Array.from({ length: windowRows }, () => new Int8Array(windowBits + 2));

  /** @throws RangeError when the memory is used up. */
  allocate(bytes: number): number {
    const at = this.#next;
    this.#next += bytes;
    if (this.#next > memoryBytes) throw new RangeError('the memory of the curve is used up');
    return at;
  }

  #constant(value: bigint): number {
    const at = this.allocate(fieldBytes);
    this.#write(at, value);
    return at;
  }

  #write(at: number, value: bigint): void {
    const start = at / 8;
    for (let i = 0; i < 10; i++)
      this.#memory[start + i] = BigInt.asUintN(i % 2 === 0 ? 26 : 25, value >> limbStarts[i]!);
  }

  #read(at: number): bigint {
    const start = at / 8;
    let value = 0n;
    for (let i = 9; i >= 0; i--) value += this.#memory[start + i]! << limbStarts[i]!;
    const rest = value % prime;
    return rest < 0n ? rest + prime : rest;
  }

  #load(at: number, coordinates: Coordinates): void {
    this.#memory.set(coordinates, at / 8);
  }

  #store(at: number): Coordinates {
    return this.#memory.slice(at / 8, (at + pointBytes) / 8);
  }

  #copy(to: number, from: number, bytes: number): void {
    this.#memory.copyWithin(to / 8, from / 8, (from + bytes) / 8);
  }

  /** z^(2^250 − 1) in the first temporary and z^11 in the second: the common part of inversion and square root. */
  #powerChain(z: number): void {
    const field = this.#field;
    const [chain, eleven, a, b, c] = this.#fe as [number, number, number, number, number];
    field.square(a, z, 1);
    field.square(b, a, 2);
    field.multiply(b, z, b);
    field.multiply(eleven, a, b);
    field.square(a, eleven, 1);
    field.multiply(a, b, a);
    const extend = (to: number, from: number, by: number, with_: number) => {
      field.square(to, from, by);
      field.multiply(to, to, with_);
    };
    extend(b, a, 5, a); // 2^10 − 1
    extend(a, b, 10, b); // 2^20 − 1
    extend(c, a, 20, a); // 2^40 − 1
    extend(a, c, 10, b); // 2^50 − 1
    extend(b, a, 50, a); // 2^100 − 1
    extend(c, b, 100, b); // 2^200 − 1
    extend(chain, c, 50, a); // 2^250 − 1
  }

  /** The point's spelling: y, and the parity of x in the highest bit, in hexadecimal. */
  spell(coordinates: Coordinates): string {
    const field = this.#field;
    const [inverse, eleven] = this.#fe as [number, number];
    this.#load(this.#point, coordinates);
    this.#powerChain(this.#point + 2 * fieldBytes);
    field.square(inverse, inverse, 5);
    field.multiply(inverse, inverse, eleven);
    field.multiply(eleven, this.#point, inverse);
    const sign = this.#read(eleven) & 1n;
    field.multiply(eleven, this.#point + fieldBytes, inverse);
    return (this.#read(eleven) | (sign << 255n)).toString(16).padStart(64, '0');
  }

  /** The point with this number as its spelling, of whatever order; nothing when there is none or the number is not canonical. */
  find(spelling: bigint): Coordinates | undefined {
    const sign = spelling >> 255n;
    const y = spelling & (2n ** 255n - 1n);
    if (y >= prime) return undefined;
    const field = this.#field;
    const [chain, , , , , u, v, power, check] = this.#fe as number[] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x, yAt, z, t] = [0, 1, 2, 3].map((i) => this.#point + i * fieldBytes) as [
      number,
      number,
      number,
      number,
    ];
    this.#write(yAt, y);
    field.square(u, yAt, 1);
    field.multiply(v, u, this.#d);
    field.subtract(u, u, this.#one);
    field.add(v, v, this.#one);
    // x = u v³ (u v⁷)^((p − 5) / 8), up to a root of −1.
    field.square(power, v, 1);
    field.multiply(power, power, v);
    field.square(check, power, 1);
    field.multiply(check, check, v);
    field.multiply(check, check, u);
    this.#powerChain(check);
    field.square(chain, chain, 2);
    field.multiply(chain, chain, check);
    field.multiply(x, u, power);
    field.multiply(x, x, chain);
    field.square(check, x, 1);
    field.multiply(check, check, v);
    field.subtract(power, check, u);
    if (this.#read(power) !== 0n) {
      field.add(power, check, u);
      if (this.#read(power) !== 0n) return undefined;
      field.multiply(x, x, this.#rootOfMinusOne);
    }
    const value = this.#read(x);
    if (value === 0n && sign === 1n) return undefined;
    this.#write(x, (value & 1n) === sign ? value : prime - value);
    this.#write(z, 1n);
    field.multiply(t, x, yAt);
    return this.#store(this.#point);
  }

  negate(coordinates: Coordinates): Coordinates {
    this.#load(this.#point, coordinates);
    for (const i of [0, 3])
      this.#field.subtract(this.#point + i * fieldBytes, this.#zero, this.#point + i * fieldBytes);
    return this.#store(this.#point);
  }

  /** The sum of points; the identity (0, 1) for none. */
  sum(points: readonly Coordinates[]): Coordinates {
    this.#setIdentity(this.#sum);
    for (const point of points) {
      this.#load(this.#point, point);
      this.#prepare(this.#prepared, this.#point);
      this.#field.addPrepared(this.#sum, this.#sum, this.#prepared);
    }
    return this.#store(this.#sum);
  }

  #setIdentity(at: number): void {
    this.#copy(at, this.#zero, fieldBytes);
    this.#copy(at + fieldBytes, this.#one, fieldBytes);
    this.#copy(at + 2 * fieldBytes, this.#one, fieldBytes);
    this.#copy(at + 3 * fieldBytes, this.#zero, fieldBytes);
  }

  /** Y+X, Y−X, 2Z, 2dT. */
  #prepare(to: number, point: number): void {
    const field = this.#field;
    field.add(to, point + fieldBytes, point);
    field.subtract(to + fieldBytes, point + fieldBytes, point);
    field.add(to + 2 * fieldBytes, point + 2 * fieldBytes, point + 2 * fieldBytes);
    field.multiply(to + 3 * fieldBytes, point + 3 * fieldBytes, this.#twiceD);
  }

  /** Fills a table of `tableBytes` at an address for public powers of a point. */
  makeTable(at: number, coordinates: Coordinates): void {
    const field = this.#field;
    const [power, twice] = [this.#point, this.#sum];
    this.#load(power, coordinates);
    for (let row = 0; row < windowRows; row++) {
      const entry = (i: number) => at + (row * oddMultiples + i) * pointBytes;
      if (row > 0) field.double(power, power, windowBits);
      this.#prepare(entry(0), power);
      field.double(twice, power, 1);
      this.#prepare(this.#prepared, twice);
      const multiple = this.#secretTable;
      this.#copy(multiple, power, pointBytes);
      for (let i = 1; i < oddMultiples; i++) {
        field.addPrepared(multiple, multiple, this.#prepared);
        this.#prepare(entry(i), multiple);
      }
    }
  }

  /**
   * Starts a sum with the product of a point, whose table is given, and a public exponent below 2^256: four pieces of 64
   * bits in one run of doublings, each in its sparse form with odd digits.
   */
  beginWithTable(table: number, exponent: bigint): void {
    this.#setIdentity(this.#sum);
    for (let row = 0; row < windowRows; row++)
      sparseDigits(BigInt.asUintN(windowBits, exponent >> BigInt(row * windowBits)), this.#digits[row]!);
    const field = this.#field;
    const sum = this.#sum;
    let doublings = 0;
    for (let place = windowBits + 1; place >= 0; place--) {
      doublings++;
      let left = 0;
      for (let row = 0; row < windowRows; row++) if (this.#digits[row]![place] !== 0) left++;
      for (let row = 0; left > 0; row++) {
        const digit = this.#digits[row]![place]!;
        if (digit === 0) continue;
        left--;
        if (doublings > 0) field.double(sum, sum, doublings);
        doublings = 0;
        const entry = table + (row * oddMultiples + (Math.abs(digit) >> 1)) * pointBytes;
        const isDoubledNext = left === 0 && place > 0;
        if (digit > 0 && isDoubledNext) field.addBeforeDouble(sum, sum, entry);
        else if (digit > 0) field.addPrepared(sum, sum, entry);
        else if (isDoubledNext) field.subtractBeforeDouble(sum, sum, entry);
        else field.subtractPrepared(sum, sum, entry);
      }
    }
    if (doublings > 0) this.#field.double(this.#sum, this.#sum, doublings);
  }

  /** Fills a table of `fixedTableBytes` for a point that is raised to many powers. */
  makeFixedTable(at: number, coordinates: Coordinates): void {
    const field = this.#field;
    this.#load(this.#point, coordinates);
    for (let byte = 0; byte < 32; byte++) {
      const entry = (i: number) => at + (byte * byteMultiples + i) * pointBytes;
      this.#setIdentity(this.#sum);
      this.#prepare(entry(0), this.#sum);
      this.#prepare(entry(1), this.#point);
      for (let i = 1; i < byteMultiples; i++) {
        field.addPrepared(this.#sum, this.#sum, entry(1));
        if (i > 1) this.#prepare(entry(i), this.#sum);
      }
      field.double(this.#point, this.#point, 8);
    }
  }

  /** Adds to the sum a power from a fixed table: the same steps for every exponent below 2^253. */
  addFixed(table: number, exponent: bigint): void {
    let carry = 0;
    for (let byte = 0; byte < 32; byte++) {
      let digit = Number(BigInt.asUintN(8, exponent >> BigInt(8 * byte))) + carry;
      carry = digit > 128 ? 1 : 0;
      digit -= carry * 256;
      const entry = table + (byte * byteMultiples + Math.abs(digit)) * pointBytes;
      if (digit < 0) this.#field.subtractPrepared(this.#sum, this.#sum, entry);
      else this.#field.addPrepared(this.#sum, this.#sum, entry);
    }
  }

  /** Empties the sum. */
  begin(): void {
    this.#setIdentity(this.#sum);
  }

  /** Adds a point to the sum. */
  add(coordinates: Coordinates): void {
    this.#load(this.#point, coordinates);
    this.#prepare(this.#prepared, this.#point);
    this.#field.addPrepared(this.#sum, this.#sum, this.#prepared);
  }

  /** What the sum has come to. */
  result(): Coordinates {
    return this.#store(this.#sum);
  }

  isSumIdentity(): boolean {
    const [difference] = this.#fe as [number];
    this.#field.subtract(difference, this.#sum + fieldBytes, this.#sum + 2 * fieldBytes);
    return this.#read(this.#sum) === 0n && this.#read(difference) === 0n;
  }

  /** A power with a secret exponent below 2^256: four doublings and one addition for each digit, whatever it is. */
  secretPower(coordinates: Coordinates, exponent: bigint): Coordinates {
    const field = this.#field;
    const entry = (i: number) => this.#secretTable + i * pointBytes;
    this.#load(this.#point, coordinates);
    this.#setIdentity(this.#sum);
    this.#prepare(entry(0), this.#sum);
    this.#prepare(entry(1), this.#point);
    for (let i = 1; i < 16; i++) {
      field.addPrepared(this.#sum, this.#sum, entry(1));
      if (i > 1) this.#prepare(entry(i), this.#sum);
    }
    this.#setIdentity(this.#sum);
    for (const digit of exponent.toString(16).padStart(64, '0')) {
      field.double(this.#sum, this.#sum, 4);
      field.addPrepared(this.#sum, this.#sum, entry(Number.parseInt(digit, 16)));
    }
    return this.#store(this.#sum);
  }
}

const bits = new Uint8Array(windowBits + 8);

/** Signed odd digits below 16 in size, at least five places apart, that add up to a number of 64 bits. */
function sparseDigits(piece: bigint, digits: Int8Array): void {
  digits.fill(0);
  bits.fill(0);
  const [low, high] = [Number(BigInt.asUintN(32, piece)), Number(piece >> 32n)];
  for (let i = 0; i < 32; i++) {
    bits[i] = (low >>> i) & 1;
    bits[i + 32] = (high >>> i) & 1;
  }
  for (let i = 0; i < digits.length; ) {
    if (bits[i] === 0) {
      i++;
      continue;
    }
    let digit = bits[i]! + 2 * bits[i + 1]! + 4 * bits[i + 2]! + 8 * bits[i + 3]! + 16 * bits[i + 4]!;
    if (digit > 16) {
      digit -= 32;
      let carryTo = i + 5;
      while (bits[carryTo] === 1) bits[carryTo++] = 0;
      bits[carryTo] = 1;
    }
    digits[i] = digit;
    i += 5;
  }
}
