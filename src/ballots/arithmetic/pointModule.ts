import type { Code, WasmFunction } from './assembler.ts';
import {
  constant32,
  get,
  instruction,
  moduleOf,
  parameters,
  repeatWhile,
  runIf,
  set,
  tee,
} from './assembler.ts';
import type { FieldMaker, Held } from './field.ts';

// Points of the Edwards curve −x² + y² = 1 + d x² y², two at a time, in whatever instructions the field is written. A point is
// X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z (Hisil, Wong, Carter, Dawson 2008). A *prepared* point is what additions read:
// y+x, y−x, 2dxy, −2dxy, and 2z unless z is 1; its negative has the first two and the next two exchanged.

/** Elements of the field in a point, in a prepared point, and in a prepared point whose z is 1. */
export const pointElements = 4;
export const preparedElements = 5;
export const flatElements = 4;

/** Functions on addresses of elements, points and prepared points in the module's memory. */
export interface PointModule {
  readonly memory: WebAssembly.Memory;
  multiply(result: number, a: number, b: number, unused: number): void;
  /** a^(2^count), count at least one. */
  square(result: number, a: number, count: number, unused: number): void;
  add(result: number, a: number, b: number, unused: number): void;
  subtract(result: number, a: number, b: number, unused: number): void;
  /** Writes the prepared form of a point; `twiceD` is the address of 2d. */
  prepare(result: number, point: number, twiceD: number, unused: number): void;
  /** 2^count times the point; count is at least one. */
  double(result: number, point: number, count: number, unused: number): void;
  /** point ± prepared. See `addition` for how. */
  addPrepared(result: number, point: number, prepared: number, how: number): void;
  /** The same for a prepared point whose z is 1. */
  addFlat(result: number, point: number, prepared: number, how: number): void;
}

/** How to add: what to subtract, and whether the sum's T is needed, which it is not where the sum is doubled next. */
export const addition = { plus: 0, minus: 1, withoutT: 2 } as const;

/** The module over a maker of the field, with a memory of this many bytes. @throws WebAssembly.CompileError where the machine lacks its instructions. */
export function makePointModule(maker: FieldMaker, memoryBytes: number): PointModule {
  const bytes = moduleOf(functionsOver(maker), Math.ceil(memoryBytes / 65_536));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return exports as unknown as PointModule;
}

const [result, first, second, option] = [0, 1, 2, 3].map(get) as [Code, Code, Code, Code];

function functionsOver({ writer: field }: FieldMaker): WasmFunction[] {
  const size = field.fieldBytes;
  const named = (name: string, held: number, body: Code): WasmFunction => ({
    name,
    locals: field.locals(held),
    body: [...field.prologue, ...body],
  });
  const [a, b] = [0, 1];
  const binary = (operation: Code): Code => [
    ...field.load(a, first, 0),
    ...field.load(b, second, 0),
    ...operation,
    ...field.store(result, 0, a),
  ];
  const countedDown: Code = [...second, ...constant32(1), ...instruction.subtract32, ...tee(2)];

  return [
    ...field.ownFunctions,
    named('multiply', 2, binary(field.multiply(a, a, b))),
    named('square', 1, [
      ...field.load(a, first, 0),
      ...repeatWhile([...field.square(a, a), ...countedDown]),
      ...field.store(result, 0, a),
    ]),
    named('add', 2, binary([...field.add(a, a, b), ...field.carry(a)])),
    named('subtract', 2, binary([...field.subtract(a, a, b), ...field.carry(a)])),
    named('prepare', 3, prepareBody()),
    named('double', 11, doubleBody()),
    named('addPrepared', 11, additionBody(false)),
    named('addFlat', 11, additionBody(true)),
  ];

  function prepareBody(): Code {
    const [x, y, sum] = [0, 1, 2];
    const [product, twice] = [x, y];
    return [
      ...field.load(x, first, 0),
      ...field.load(y, first, size),
      ...[...field.add(sum, y, x), ...field.carry(sum), ...field.store(result, 0, sum)],
      ...[...field.subtract(sum, y, x), ...field.carry(sum), ...field.store(result, size, sum)],
      ...field.load(product, first, 3 * size),
      ...field.load(twice, second, 0),
      ...[...field.multiply(product, product, twice), ...field.store(result, 2 * size, product)],
      ...field.subtract(sum, product, product),
      ...[...field.subtract(sum, sum, product), ...field.carry(sum), ...field.store(result, 3 * size, sum)],
      ...field.load(sum, first, 2 * size),
      ...[...field.add(sum, sum, sum), ...field.carry(sum), ...field.store(result, 4 * size, sum)],
    ];
  }

  /** X3 = E·F, Y3 = G·H, Z3 = F·G, T3 = E·H where it is asked for. */
  function fromEfgh([x, y, z, t]: readonly Held[], e: Held, f: Held, g: Held, h: Held, ifT: Code): Code {
    return [
      ...field.multiply(x!, e, f),
      ...field.multiply(y!, g, h),
      ...field.multiply(z!, f, g),
      ...runIf(ifT, [...field.multiply(t!, e, h), ...field.store(result, 3 * size, t!)]),
    ];
  }

  /** Four squarings and three products each time, and T the last time, which doublings do not read. Counts down parameter 2. */
  function doubleBody(): Code {
    const [x, y, z, t, xx, yy, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
    return [
      ...[...field.load(x, first, 0), ...field.load(y, first, size), ...field.load(z, first, 2 * size)],
      ...repeatWhile([
        ...[...field.add(e, x, y), ...field.carry(e), ...field.square(e, e)],
        ...[...field.square(xx, x), ...field.square(yy, y), ...field.square(f, z)],
        ...[...field.add(h, xx, yy), ...field.carry(h)],
        ...field.subtract(e, h, e),
        ...field.subtract(g, xx, yy),
        ...[...field.add(f, f, f), ...field.add(f, f, g), ...field.carry(f)],
        ...fromEfgh([x, y, z, t], e, f, g, h, [...second, ...constant32(1), ...instruction.equal32]),
        ...countedDown,
      ]),
      ...[...field.store(result, 0, x), ...field.store(result, size, y), ...field.store(result, 2 * size, z)],
    ];
  }

  /** Eight products, or seven where z is 1, and one less without T. */
  function additionBody(flat: boolean): Code {
    const [x, y, z, t, a, b, c, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
    const [plus, minus, product] = [0, 1, 2].map((i) => parameters + i) as [number, number, number];
    const negative: Code = [...option, ...constant32(addition.minus), ...instruction.and32];
    const times = (code: Code, factor: number): Code => [
      ...code,
      ...constant32(factor),
      ...instruction.multiply32,
    ];
    return [
      // Where the parts stand that a negative has exchanged.
      ...[...second, ...times(negative, size), ...instruction.add32, ...set(plus)],
      ...[...second, ...constant32(size), ...instruction.add32],
      ...[...times(negative, size), ...instruction.subtract32, ...set(minus)],
      ...[...second, ...constant32(2 * size), ...instruction.add32],
      ...[...times(negative, size), ...instruction.add32, ...set(product)],

      ...[...field.load(x, first, 0), ...field.load(y, first, size), ...field.load(z, first, 2 * size)],
      ...field.load(t, first, 3 * size),
      ...[...field.subtract(a, y, x), ...field.load(c, get(minus), 0), ...field.multiply(a, a, c)],
      ...[...field.add(b, y, x), ...field.load(c, get(plus), 0), ...field.multiply(b, b, c)],
      ...[...field.load(c, get(product), 0), ...field.multiply(c, t, c)],
      ...(flat ? field.add(z, z, z) : [...field.load(f, second, 4 * size), ...field.multiply(z, z, f)]),
      ...[...field.subtract(e, b, a), ...field.carry(e)],
      ...field.add(h, b, a),
      ...field.subtract(f, z, c),
      ...[...field.add(g, z, c), ...field.carry(g)],
      ...fromEfgh([x, y, z, t], e, f, g, h, [
        ...[...option, ...constant32(addition.withoutT), ...instruction.and32],
        ...instruction.isZero32,
      ]),
      ...[...field.store(result, 0, x), ...field.store(result, size, y), ...field.store(result, 2 * size, z)],
    ];
  }
}
