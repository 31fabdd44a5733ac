// Field arithmetic modulo 2^255 − 19 and point formulas of the Edwards curve, as a WebAssembly module put together here:
// there is no binary to trust and nothing to build. A field element is ten signed limbs of 26 and 25 bits by turns, each in
// 64 bits (D. J. Bernstein's radix 2^25.5). Results are carried to below 2^26; the formulas below multiply only sums of at
// most three of them, below 2^27.6, so that the 124.5-fold product of two stays below 2^62.2. A point is X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z (Hisil, Wong, Carter, Dawson 2008).

const limbs = 10;
/** Bytes of a field element. */
export const fieldBytes = limbs * 8;
/** Bytes of a point, and of a point prepared for additions: Y+X, Y−X, 2Z, 2dT. */
export const pointBytes = 4 * fieldBytes;

/** Addresses of field elements in the module's memory. */
export interface FieldModule {
  readonly memory: WebAssembly.Memory;
  multiply(result: number, a: number, b: number): void;
  /** a^(2^count). */
  square(result: number, a: number, count: number): void;
  add(result: number, a: number, b: number): void;
  subtract(result: number, a: number, b: number): void;
  /** 2^count times the point; count is at least one. */
  double(result: number, point: number, count: number): void;
  /** point + prepared. */
  addPrepared(result: number, point: number, prepared: number): void;
  /** point − prepared. */
  subtractPrepared(result: number, point: number, prepared: number): void;
  /** The same two without T, for a sum that is doubled next. */
  addBeforeDouble(result: number, point: number, prepared: number): void;
  subtractBeforeDouble(result: number, point: number, prepared: number): void;
}

type Code = number[];

/** LEB128, unsigned and signed. */
function u(value: number): Code {
  const bytes: Code = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest ? byte | 0x80 : byte);
  } while (rest);
  return bytes;
}
function s(value: number): Code {
  const bytes: Code = [];
  let rest = value;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && !(byte & 0x40)) || (rest === -1 && byte & 0x40)) {
      bytes.push(byte);
      return bytes;
    }
    bytes.push(byte | 0x80);
  }
}

const get = (local: number): Code => [0x20, ...u(local)];
const set = (local: number): Code => [0x21, ...u(local)];
const tee = (local: number): Code => [0x22, ...u(local)];
const constant64 = (value: number): Code => [0x42, ...s(value)];
const constant32 = (value: number): Code => [0x41, ...s(value)];
const load = (address: Code, offset: number): Code => [...address, 0x29, 3, ...u(offset)];
const store = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x37,
  3,
  ...u(offset),
];
const add64 = 0x7c;
const subtract64 = 0x7d;
const and64 = 0x83;
const multiply64 = 0x7e;
const shiftRight64 = 0x87;
const shiftLeft64 = 0x86;
const add32 = 0x6a;
const subtract32 = 0x6b;
const equal32 = 0x46;
const greater32 = 0x4a;
const call = (index: number): Code => [0x10, ...u(index)];

const widthOf = (limb: number) => (limb % 2 === 0 ? 26 : 25);

/** Carries sums into limbs, from locals `first` … `first` + 9, and stores them at the address in local 0. */
function carryAndStore(first: number, carry: number): Code {
  const code: Code = [];
  const carryFrom = (i: number) => {
    const width = widthOf(i);
    code.push(...get(first + i), ...constant64(width), shiftRight64, ...set(carry));
    const next = (i + 1) % limbs;
    code.push(...get(first + next), ...get(carry));
    if (next === 0) code.push(...constant64(19), multiply64);
    code.push(add64, ...set(first + next));
    code.push(...get(first + i), ...constant64(2 ** width - 1), and64, ...set(first + i));
  };
  for (const i of [0, 4, 1, 5, 2, 6, 3, 7, 4, 8, 9, 0]) carryFrom(i);
  for (let i = 0; i < limbs; i++) code.push(...store(get(0), i * 8, get(first + i)));
  return code;
}

/** result (0) = a (1) × b (2). Locals: a 3…12, b 13…22, 19b 23…32, sums 33…42, carry 43. */
function multiplyBody(): Code {
  const [a, b, b19, sum, carry] = [3, 13, 23, 33, 43];
  const code: Code = [];
  for (let i = 0; i < limbs; i++) {
    code.push(...load(get(1), i * 8), ...set(a + i));
    code.push(...load(get(2), i * 8), ...tee(b + i), ...constant64(19), multiply64, ...set(b19 + i));
  }
  for (let k = 0; k < limbs; k++) {
    // Limbs at two odd places stand half a bit too low: their products count twice.
    const terms: Record<'once' | 'twice', Code[]> = { once: [], twice: [] };
    for (let i = 0; i < limbs; i++) {
      const j = (k - i + limbs) % limbs;
      const other = i > k ? b19 + j : b + j;
      terms[i % 2 === 1 && j % 2 === 1 ? 'twice' : 'once'].push([...get(a + i), ...get(other), multiply64]);
    }
    const addAll = (list: Code[]) => list.flatMap((term, i) => (i === 0 ? term : [...term, add64]));
    code.push(...addAll(terms.once));
    if (terms.twice.length > 0) code.push(...addAll(terms.twice), ...constant64(1), shiftLeft64, add64);
    code.push(...set(sum + k));
  }
  code.push(...carryAndStore(sum, carry));
  return code;
}

/** result (0) = a (1)^(2^count (2)). Locals: a 3…12, sums 13…22, carry 23. */
function squareBody(): Code {
  const [a, sum, carry] = [3, 13, 23];
  const code: Code = [0x03, 0x40];
  for (let i = 0; i < limbs; i++) code.push(...load(get(1), i * 8), ...set(a + i));
  for (let k = 0; k < limbs; k++) {
    // Products by their factor: 1, 2 or 4 for symmetry and odd places, times 19 where they wrap around.
    const byFactor = new Map<number, Code[]>();
    for (let i = 0; i < limbs; i++) {
      const j = (k - i + limbs) % limbs;
      if (j < i) continue;
      const factor = (i === j ? 1 : 2) * (i % 2 === 1 && j % 2 === 1 ? 2 : 1) * (i + j >= limbs ? 19 : 1);
      byFactor.set(factor, [...(byFactor.get(factor) ?? []), [...get(a + i), ...get(a + j), multiply64]]);
    }
    let started = false;
    for (const [factor, list] of byFactor) {
      code.push(...list.flatMap((term, i) => (i === 0 ? term : [...term, add64])));
      if (factor !== 1) code.push(...constant64(factor), multiply64);
      if (started) code.push(add64);
      started = true;
    }
    code.push(...set(sum + k));
  }
  code.push(...carryAndStore(sum, carry));
  // The next squaring, if any, reads the result.
  code.push(...get(0), ...set(1), ...get(2), ...constant32(1), subtract32, ...tee(2), 0x0d, 0, 0x0b);
  return code;
}

function limbwise(operation: number): Code {
  const code: Code = [];
  for (let i = 0; i < limbs; i++)
    code.push(...store(get(0), i * 8, [...load(get(1), i * 8), ...load(get(2), i * 8), operation]));
  return code;
}

const [multiplyIndex, squareIndex, addIndex, subtractIndex] = [0, 1, 2, 3];
/** Where temporary field elements stand: the first bytes of the memory. */
const temporary = (i: number) => constant32(i * fieldBytes);
/** Bytes at the start of the memory that the module uses for itself. */
export const reservedBytes = 16 * fieldBytes;
const coordinate = (local: number, i: number): Code =>
  i === 0 ? get(local) : [...get(local), ...constant32(i * fieldBytes), add32];
const multiplied = (r: Code, a: Code, b: Code) => [...r, ...a, ...b, ...call(multiplyIndex)];
const squared = (r: Code, a: Code) => [...r, ...a, ...constant32(1), ...call(squareIndex)];
const added = (r: Code, a: Code, b: Code) => [...r, ...a, ...b, ...call(addIndex)];
const subtracted = (r: Code, a: Code, b: Code) => [...r, ...a, ...b, ...call(subtractIndex)];

/** X3 = E·F, Y3 = G·H, Z3 = F·G, T3 = E·H. */
const fromEfgh = (e: Code, f: Code, g: Code, h: Code, withT: boolean) => [
  ...multiplied(coordinate(0, 0), e, f),
  ...multiplied(coordinate(0, 1), g, h),
  ...multiplied(coordinate(0, 2), f, g),
  ...(withT ? multiplied(coordinate(0, 3), e, h) : []),
];

/** result (0) = 2 × point (1): four squarings and four products, or three without T, which doubling does not read. */
function doubleOnce(withT: boolean): Code {
  const [a, b, c, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6].map(temporary) as [
    Code,
    Code,
    Code,
    Code,
    Code,
    Code,
    Code,
  ];
  return [
    ...squared(a, coordinate(1, 0)),
    ...squared(b, coordinate(1, 1)),
    ...squared(c, coordinate(1, 2)),
    ...added(c, c, c),
    ...added(h, a, b),
    ...added(e, coordinate(1, 0), coordinate(1, 1)),
    ...squared(e, e),
    ...subtracted(e, h, e),
    ...subtracted(g, a, b),
    ...added(f, c, g),
    ...fromEfgh(e, f, g, h, withT),
  ];
}

/** result (0) = 2^count (2) × point (1). */
function doubleBody(): Code {
  const countIsOne: Code = [...get(2), ...constant32(1), equal32];
  const more: Code = [...get(2), ...constant32(1), subtract32, ...tee(2), ...constant32(1), greater32];
  return [
    ...[0x02, 0x40, ...countIsOne, 0x0d, 0],
    ...[0x03, 0x40, ...doubleOnce(false), ...get(0), ...set(1), ...more, 0x0d, 0, 0x0b],
    0x0b,
    ...doubleOnce(true),
  ];
}

/** result (0) = point (1) ± prepared (2): eight products. The negative of a prepared point has its first two parts exchanged. */
function addPreparedBody(negative: boolean, withT: boolean): Code {
  const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map(temporary) as [
    Code,
    Code,
    Code,
    Code,
    Code,
    Code,
    Code,
    Code,
  ];
  return [
    ...subtracted(a, coordinate(1, 1), coordinate(1, 0)),
    ...multiplied(a, a, coordinate(2, negative ? 0 : 1)),
    ...added(b, coordinate(1, 1), coordinate(1, 0)),
    ...multiplied(b, b, coordinate(2, negative ? 1 : 0)),
    ...multiplied(c, coordinate(1, 3), coordinate(2, 3)),
    ...multiplied(d, coordinate(1, 2), coordinate(2, 2)),
    ...subtracted(e, b, a),
    ...added(h, b, a),
    ...(negative ? [...added(f, d, c), ...subtracted(g, d, c)] : [...subtracted(f, d, c), ...added(g, d, c)]),
    ...fromEfgh(e, f, g, h, withT),
  ];
}

const memoryPages = 208;
/** Bytes of the memory. */
export const memoryBytes = memoryPages * 65_536;

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const names = [
    'multiply',
    'square',
    'add',
    'subtract',
    'double',
    'addPrepared',
    'subtractPrepared',
    'addBeforeDouble',
    'subtractBeforeDouble',
  ];
  const bodies: [locals: number, code: Code][] = [
    [41, multiplyBody()],
    [21, squareBody()],
    [0, limbwise(add64)],
    [0, limbwise(subtract64)],
    [0, doubleBody()],
    [0, addPreparedBody(false, true)],
    [0, addPreparedBody(true, true)],
    [0, addPreparedBody(false, false)],
    [0, addPreparedBody(true, false)],
  ];
  const section = (id: number, content: Code): Code => [id, ...u(content.length), ...content];
  const vector = (items: Code[]): Code => [...u(items.length), ...items.flat()];
  const text = (name: string): Code => [
    ...u(name.length),
    ...[...name].map((letter) => letter.charCodeAt(0)),
  ];
  const three32: Code = [0x60, 3, 0x7f, 0x7f, 0x7f, 0];
  const code = bodies.map(([locals, body]): Code => {
    const whole = [...(locals > 0 ? [1, ...u(locals), 0x7e] : [0]), ...body, 0x0b];
    return [...u(whole.length), ...whole];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([three32])),
    ...section(3, vector(bodies.map(() => [0]))),
    ...section(5, vector([[0, ...u(memoryPages)]])),
    ...section(
      7,
      vector([...names.map((name, i) => [...text(name), 0, ...u(i)]), [...text('memory'), 2, 0]]),
    ),
    ...section(10, vector(code)),
  ]);
}

/** A new module with its own memory of 13 MB, of which the system gives only what is touched. */
export function makeFieldModule(): FieldModule {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
  return exports as unknown as FieldModule;
}
