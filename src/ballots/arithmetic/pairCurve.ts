import { byteDigits, oddMultiples, places, rows, sparseDigits } from './digits.ts';
import type { FieldMaker, FieldMemory, Lane } from './field.ts';
import { isAtLeastPrime, limbsOf, prime, readHex, reduce, writeHex } from './field.ts';
import type { PointModule } from './pointModule.ts';
import { addition, flatElements, makePointModule, pointElements, preparedElements } from './pointModule.ts';

// Points of Ed25519 in the memory of the module, two at a time: reading and writing them, and their multiples by tables.

/** Two points' coordinates, out of the module's memory. */
export type Coordinates = Float64Array;
/** Where a table stands in the module's memory. */
export type Table = number;

const curveD = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
const rootOfMinusOne = 19681161376707505956807079304988542015446066515923890162744021073123829784752n;
const one = limbsOf(1n);

/** Multiples 0 … 128 of 2^(8i) P for each of 32 bytes of an exponent. */
const byteRows = 32;
const byteMultiples = 129;
/** How many results are spelt with one inversion. */
const resultsMax = 64;
const bytesPerSpelling = 64;
const sparePlaces = 16;

/** How many tables there is room for. */
export interface Room {
  readonly tables: number;
  readonly fixedTables: number;
}

export class PairCurve {
  readonly pointBytes: number;
  readonly #module: PointModule;
  readonly #memory: FieldMemory;
  readonly #doubles: Float64Array;
  readonly #fieldBytes: number;
  readonly #preparedBytes: number;
  readonly #flatBytes: number;
  #next: number;
  readonly #limbs = new Float64Array(5);
  readonly #digits = new Int8Array(rows * places);
  readonly #byteDigits = new Int16Array(byteRows);
  readonly #spelling = new Uint8Array(2 * resultsMax * bytesPerSpelling);
  readonly #decoder = new TextDecoder();
  readonly #spare: number[];
  readonly #d: number;
  readonly #twiceD: number;
  readonly #one: number;
  readonly #zero: number;
  readonly #sum: number;
  readonly #point: number;
  readonly #prepared: number;
  readonly #row: number;
  readonly #products: number;
  readonly #results: number;

  /** @throws WebAssembly.CompileError where the machine lacks what the field is made of. */
  constructor(maker: FieldMaker, room: Room) {
    const size = maker.writer.fieldBytes;
    this.#fieldBytes = size;
    this.pointBytes = pointElements * size;
    this.#preparedBytes = preparedElements * size;
    this.#flatBytes = flatElements * size;
    const elements = sparePlaces + 8 + resultsMax + byteMultiples + 32;
    const points = 8 + resultsMax + byteMultiples;
    const bytes =
      maker.reservedBytes +
      elements * size +
      points * this.pointBytes +
      16 * this.#preparedBytes +
      room.tables * this.tableBytes +
      room.fixedTables * this.fixedTableBytes;
    this.#module = makePointModule(maker, bytes);
    const { buffer } = this.#module.memory;
    this.#doubles = new Float64Array(buffer);
    this.#memory = maker.memoryOf(buffer);
    this.#next = maker.reservedBytes;
    this.#spare = Array.from({ length: sparePlaces }, () => this.allocate(size));
    this.#d = this.#constant(curveD);
    this.#twiceD = this.#constant((2n * curveD) % prime);
    this.#one = this.#constant(1n);
    this.#zero = this.#constant(0n);
    [this.#sum, this.#point] = [this.allocate(this.pointBytes), this.allocate(this.pointBytes)];
    this.#prepared = this.allocate(this.#preparedBytes);
    this.#row = this.allocate(byteMultiples * this.pointBytes);
    this.#products = this.allocate(Math.max(byteMultiples, resultsMax) * size);
    this.#results = this.allocate(resultsMax * this.pointBytes);
  }

  get tableBytes(): number {
    return rows * oddMultiples * this.#preparedBytes;
  }

  get fixedTableBytes(): number {
    return byteRows * byteMultiples * this.#flatBytes;
  }

  /** Room for bytes that nobody else has. */
  allocate(bytes: number): number {
    const at = this.#next;
    this.#next += bytes;
    if (this.#next > this.#doubles.length * 8) throw new RangeError('the memory of the curve is used up');
    return at;
  }

  #constant(value: bigint): number {
    const at = this.allocate(this.#fieldBytes);
    for (const lane of [0, 1] as const) this.#memory.write(at, lane, limbsOf(value));
    return at;
  }

  /** The reduced limbs of a lane of an element; they stand until the next call. */
  #reduced(at: number, lane: Lane): Float64Array {
    this.#memory.read(at, lane, this.#limbs);
    reduce(this.#limbs);
    return this.#limbs;
  }

  #isZero(at: number, lane: Lane): boolean {
    return this.#reduced(at, lane).every((limb) => limb === 0);
  }

  #load(at: number, coordinates: Coordinates): void {
    this.#doubles.set(coordinates, at / 8);
  }

  #store(at: number): Coordinates {
    return this.#doubles.slice(at / 8, (at + this.pointBytes) / 8);
  }

  #copy(to: number, from: number, bytes: number): void {
    this.#doubles.copyWithin(to / 8, from / 8, (from + bytes) / 8);
  }

  #multiply(to: number, a: number, b: number): void {
    this.#module.multiply(to, a, b, 0);
  }

  #square(to: number, a: number, count: number): void {
    this.#module.square(to, a, count, 0);
  }

  /** z^(2^250 − 1) at the first address and z^11 at the second: the common part of inversion and square root. */
  #powerChain(chain: number, eleven: number, z: number): void {
    const [a, b, c] = this.#spare as [number, number, number];
    this.#square(a, z, 1);
    this.#square(b, a, 2);
    this.#multiply(b, z, b);
    this.#multiply(eleven, a, b);
    this.#square(a, eleven, 1);
    this.#multiply(a, b, a);
    const extend = (to: number, from: number, by: number, times: number) => {
      this.#square(to, from, by);
      this.#multiply(to, to, times);
    };
    extend(b, a, 5, a); // 2^10 − 1
    extend(a, b, 10, b); // 2^20 − 1
    extend(c, a, 20, a); // 2^40 − 1
    extend(a, c, 10, b); // 2^50 − 1
    extend(b, a, 50, a); // 2^100 − 1
    extend(c, b, 100, b); // 2^200 − 1
    extend(chain, c, 50, a); // 2^250 − 1
  }

  #invert(to: number, z: number): void {
    const eleven = this.#spare[3]!;
    this.#powerChain(to, eleven, z);
    this.#square(to, to, 5);
    this.#multiply(to, to, eleven);
  }

  /** Turns elements at even distances into their inverses at once. None of them may be zero. */
  #invertAll(first: number, distance: number, count: number): void {
    const [inverse, next] = [this.#spare[4]!, this.#spare[5]!];
    const product = (i: number) => this.#products + i * this.#fieldBytes;
    this.#copy(product(0), first, this.#fieldBytes);
    for (let i = 1; i < count; i++) this.#multiply(product(i), product(i - 1), first + i * distance);
    this.#invert(inverse, product(count - 1));
    for (let i = count - 1; i > 0; i--) {
      const at = first + i * distance;
      this.#multiply(next, inverse, at);
      this.#multiply(at, inverse, product(i - 1));
      this.#copy(inverse, next, this.#fieldBytes);
    }
    this.#copy(first, inverse, this.#fieldBytes);
  }

  /**
   * The two points with these spellings, of whatever order: y, and the parity of x in the highest bit, in hexadecimal. Nothing
   * when one of them is not a point or not canonical.
   */
  find(spellings: readonly [string, string]): Coordinates | undefined {
    const [u, v, power, check, chain, factor, spareEleven] = this.#spare.slice(6) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x, y, z, t] = [0, 1, 2, 3].map((i) => this.#point + i * this.#fieldBytes) as [
      number,
      number,
      number,
      number,
    ];
    const signs: number[] = [];
    for (const lane of [0, 1] as const) {
      signs.push(readHex(spellings[lane], this.#limbs));
      if (isAtLeastPrime(this.#limbs)) return undefined;
      this.#memory.write(y, lane, this.#limbs);
    }
    this.#square(u, y, 1);
    this.#multiply(v, u, this.#d);
    this.#module.subtract(u, u, this.#one, 0);
    this.#module.add(v, v, this.#one, 0);
    // x = u v³ (u v⁷)^((p − 5) / 8), up to a root of −1.
    this.#square(power, v, 1);
    this.#multiply(power, power, v);
    this.#square(check, power, 1);
    this.#multiply(check, check, v);
    this.#multiply(check, check, u);
    this.#powerChain(chain, spareEleven, check);
    this.#square(chain, chain, 2);
    this.#multiply(chain, chain, check);
    this.#multiply(x, u, power);
    this.#multiply(x, x, chain);
    this.#square(check, x, 1);
    this.#multiply(check, check, v);
    this.#module.subtract(power, check, u, 0);
    this.#module.add(check, check, u, 0);
    for (const lane of [0, 1] as const) {
      const isRoot = this.#isZero(power, lane);
      if (!isRoot && !this.#isZero(check, lane)) return undefined;
      this.#memory.write(factor, lane, isRoot ? one : limbsOf(rootOfMinusOne));
    }
    this.#multiply(x, x, factor);
    this.#module.subtract(power, this.#zero, x, 0);
    for (const lane of [0, 1] as const) {
      const limbs = this.#reduced(x, lane);
      if (signs[lane] === 1 && limbs.every((limb) => limb === 0)) return undefined;
      if (limbs[0]! % 2 !== signs[lane]) this.#memory.copyLane(x, lane, power, lane);
    }
    this.#copy(z, this.#one, this.#fieldBytes);
    this.#multiply(t, x, y);
    return this.#store(this.#point);
  }

  #setIdentity(at: number): void {
    for (const [i, value] of [this.#zero, this.#one, this.#one, this.#zero].entries())
      this.#copy(at + i * this.#fieldBytes, value, this.#fieldBytes);
  }

  #add(to: number, point: number, coordinates: number): void {
    this.#module.prepare(this.#prepared, coordinates, this.#twiceD, 0);
    this.#module.addPrepared(to, point, this.#prepared, addition.plus);
  }

  /** One lane of a pair in both lanes. */
  spread(coordinates: Coordinates, lane: Lane): Coordinates {
    this.#load(this.#point, coordinates);
    for (let i = 0; i < pointElements; i++) this.#memory.spread(this.#point + i * this.#fieldBytes, lane);
    return this.#store(this.#point);
  }

  /** A pair of a lane of one pair and a lane of another. */
  join(first: Coordinates, firstLane: Lane, second: Coordinates, secondLane: Lane): Coordinates {
    this.#load(this.#point, first);
    this.#load(this.#sum, second);
    for (let i = 0; i < pointElements; i++) {
      const [at, from] = [this.#point + i * this.#fieldBytes, this.#sum + i * this.#fieldBytes];
      if (firstLane === 1) this.#memory.copyLane(at, 0, at, 1);
      this.#memory.copyLane(at, 1, from, secondLane);
    }
    return this.#store(this.#point);
  }

  negate(coordinates: Coordinates): Coordinates {
    this.#load(this.#point, coordinates);
    for (const i of [0, 3]) {
      const at = this.#point + i * this.#fieldBytes;
      this.#module.subtract(at, this.#zero, at, 0);
    }
    return this.#store(this.#point);
  }

  /** Empties the sum. */
  begin(): void {
    this.#setIdentity(this.#sum);
  }

  /** Adds a pair to the sum. */
  add(coordinates: Coordinates): void {
    this.#load(this.#point, coordinates);
    this.#add(this.#sum, this.#sum, this.#point);
  }

  /** What the sum has come to. */
  result(): Coordinates {
    return this.#store(this.#sum);
  }

  /** Whether the sum is the identity in both lanes. */
  isSumIdentity(): boolean {
    const difference = this.#spare[6]!;
    const [x, y, z] = [0, 1, 2].map((i) => this.#sum + i * this.#fieldBytes) as [number, number, number];
    this.#module.subtract(difference, y, z, 0);
    return ([0, 1] as const).every((lane) => this.#isZero(x, lane) && this.#isZero(difference, lane));
  }

  /** Fills a table of `tableBytes` with the odd multiples of 2^(32 row) times a pair. Leaves the sum changed. */
  makeTable(at: Table, coordinates: Coordinates): void {
    const module = this.#module;
    const [power, multiple] = [this.#point, this.#sum];
    this.#load(power, coordinates);
    for (let row = 0; row < rows; row++) {
      const entry = (i: number) => at + (row * oddMultiples + i) * this.#preparedBytes;
      if (row > 0) module.double(power, power, places, 0);
      module.prepare(entry(0), power, this.#twiceD, 0);
      module.double(multiple, power, 1, 0);
      module.prepare(this.#prepared, multiple, this.#twiceD, 0);
      module.addPrepared(multiple, power, this.#prepared, addition.plus);
      for (let i = 1; i < oddMultiples; i++) {
        module.prepare(entry(i), multiple, this.#twiceD, 0);
        if (i < oddMultiples - 1) module.addPrepared(multiple, multiple, this.#prepared, addition.plus);
      }
    }
  }

  /** Starts a sum with the power of a pair, whose table is given, to a public exponent below 2^253. */
  beginWithTable(table: Table, exponent: bigint): void {
    const module = this.#module;
    const [sum, digits] = [this.#sum, this.#digits];
    sparseDigits(exponent, digits);
    this.#setIdentity(sum);
    let doublings = 0;
    let isEmpty = true;
    for (let place = places - 1; place >= 0; place--) {
      doublings++;
      let last = rows - 1;
      while (last >= 0 && digits[place * rows + last] === 0) last--;
      if (last < 0) continue;
      if (!isEmpty) module.double(sum, sum, doublings, 0);
      doublings = 0;
      isEmpty = false;
      for (let row = 0; row <= last; row++) {
        const digit = digits[place * rows + row]!;
        if (digit === 0) continue;
        const entry = table + (row * oddMultiples + (Math.abs(digit) >> 1)) * this.#preparedBytes;
        const how =
          (digit > 0 ? addition.plus : addition.minus) |
          (row === last && place > 0 ? addition.withoutT : addition.plus);
        module.addPrepared(sum, sum, entry, how);
      }
    }
    if (doublings > 0 && !isEmpty) module.double(sum, sum, doublings, 0);
  }

  /** Fills a table of `fixedTableBytes` for a pair that is raised to many powers. Leaves the sum changed. */
  makeFixedTable(at: Table, coordinates: Coordinates): void {
    const module = this.#module;
    this.#load(this.#point, coordinates);
    const multiple = (i: number) => this.#row + i * this.pointBytes;
    for (let byte = 0; byte < byteRows; byte++) {
      this.#setIdentity(multiple(0));
      this.#copy(multiple(1), this.#point, this.pointBytes);
      module.prepare(this.#prepared, this.#point, this.#twiceD, 0);
      for (let i = 2; i < byteMultiples; i++)
        module.addPrepared(multiple(i), multiple(i - 1), this.#prepared, addition.plus);
      this.#invertAll(multiple(0) + 2 * this.#fieldBytes, this.pointBytes, byteMultiples);
      for (let i = 0; i < byteMultiples; i++)
        this.#prepareFlat(at + (byte * byteMultiples + i) * this.#flatBytes, multiple(i));
      if (byte < byteRows - 1) module.double(this.#point, this.#point, 8, 0);
    }
  }

  /** The prepared form of a point in whose place of Z stands its inverse. */
  #prepareFlat(to: number, point: number): void {
    const size = this.#fieldBytes;
    const [x, y, inverse, t] = [point, point + size, point + 2 * size, point + 3 * size];
    this.#multiply(x, x, inverse);
    this.#multiply(y, y, inverse);
    this.#multiply(t, x, y);
    this.#module.add(to, y, x, 0);
    this.#module.subtract(to + size, y, x, 0);
    this.#multiply(to + 2 * size, t, this.#twiceD);
    this.#module.subtract(to + 3 * size, this.#zero, to + 2 * size, 0);
  }

  /** Adds to the sum a power from a fixed table: the same steps for every exponent below 2^253. */
  addFixed(table: Table, exponent: bigint): void {
    const [module, sum, digits] = [this.#module, this.#sum, this.#byteDigits];
    byteDigits(exponent, digits);
    for (let byte = 0; byte < byteRows; byte++) {
      const digit = digits[byte]!;
      const entry = table + (byte * byteMultiples + Math.abs(digit)) * this.#flatBytes;
      module.addFlat(sum, sum, entry, digit < 0 ? addition.minus : addition.plus);
    }
  }

  /** A power with a secret exponent below 2^256: four doublings and one addition for each digit, whatever it is. */
  secretPower(coordinates: Coordinates, exponent: bigint): Coordinates {
    const module = this.#module;
    // The rows of a fixed table are not being made now: their room holds the sixteen multiples.
    const entry = (i: number) => this.#row + i * this.#preparedBytes;
    this.#load(this.#point, coordinates);
    this.#setIdentity(this.#sum);
    for (let i = 0; i < 16; i++) {
      module.prepare(entry(i), this.#sum, this.#twiceD, 0);
      if (i < 15) this.#add(this.#sum, this.#sum, this.#point);
    }
    this.#setIdentity(this.#sum);
    for (const digit of exponent.toString(16).padStart(64, '0')) {
      module.double(this.#sum, this.#sum, 4, 0);
      module.addPrepared(this.#sum, this.#sum, entry(Number.parseInt(digit, 16)), addition.plus);
    }
    return this.#store(this.#sum);
  }

  /** Keeps the sum as the result of this number, for `spellResults`. */
  keepResult(number: number): void {
    if (number >= resultsMax) throw new RangeError('too many results to spell at once');
    this.#copy(this.#results + number * this.pointBytes, this.#sum, this.pointBytes);
  }

  /** How many results can be kept. */
  get resultsMax(): number {
    return resultsMax;
  }

  /** The spellings of the kept results from 0 on, those of both lanes one after the other. */
  spellResults(count: number): string[] {
    if (count === 0) return [];
    const size = this.#fieldBytes;
    this.#invertAll(this.#results + 2 * size, this.pointBytes, count);
    for (let i = 0; i < count; i++) {
      const [x, y, inverse] = [0, 1, 2].map((k) => this.#results + i * this.pointBytes + k * size) as [
        number,
        number,
        number,
      ];
      this.#multiply(x, x, inverse);
      this.#multiply(y, y, inverse);
      for (const lane of [0, 1] as const) {
        const parity = this.#reduced(x, lane)[0]! % 2;
        writeHex(this.#reduced(y, lane), parity, this.#spelling, (2 * i + lane) * bytesPerSpelling);
      }
    }
    const text = this.#decoder.decode(this.#spelling.subarray(0, 2 * count * bytesPerSpelling));
    return Array.from({ length: 2 * count }, (_, i) =>
      text.slice(i * bytesPerSpelling, (i + 1) * bytesPerSpelling),
    );
  }

  /** The spellings of a pair. */
  spell(coordinates: Coordinates): [string, string] {
    this.#load(this.#results, coordinates);
    return this.spellResults(1) as [string, string];
  }
}
