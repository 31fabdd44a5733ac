// The instructions of WebAssembly that the arithmetic is written in, and the module around them: there is no binary to trust
// and nothing to build.

export type Code = number[];

/** LEB128 without sign. */
export function unsigned(value: number): Code {
  const bytes: Code = [];
  let rest = value;
  do {
    const byte = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest ? byte | 0x80 : byte);
  } while (rest);
  return bytes;
}

/** LEB128 with sign. */
function signed(value: number): Code {
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

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const call = (index: number): Code => [0x10, ...unsigned(index)];
export const constant32 = (value: number): Code => [0x41, ...signed(value)];
export const constant64 = (value: number): Code => [0x42, ...signed(value)];

/** Instructions without operands of their own, by what they do. */
export const instruction = {
  add32: [0x6a],
  subtract32: [0x6b],
  multiply32: [0x6c],
  and32: [0x71],
  isZero32: [0x45],
  equal32: [0x46],
  add64: [0x7c],
  subtract64: [0x7d],
  multiply64: [0x7e],
  and64: [0x83],
  shiftLeft64: [0x86],
  shiftRight64: [0x87],
  /** Of two lanes of 64 bits each. */
  andLanes: [0xfd, 0x4e],
  shiftLeftLanes: [0xfd, 0xcb, 0x01],
  shiftRightLanes: [0xfd, 0xcd, 0x01],
  addLanes: [0xfd, 0xce, 0x01],
  /** Of two lanes of double precision each. */
  addDoubles: [0xfd, 0xf0, 0x01],
  subtractDoubles: [0xfd, 0xf1, 0x01],
  /** first × second + third, rounded once where the machine can, which `fusedField.ts` tries before it relies on it. */
  multiplyAddDoubles: [0xfd, 0x87, 0x02],
} as const satisfies Record<string, readonly number[]>;

export const load64 = (address: Code, offset: number): Code => [...address, 0x29, 3, ...unsigned(offset)];
export const store64 = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x37,
  3,
  ...unsigned(offset),
];
export const loadLanes = (address: Code, offset: number): Code => [
  ...address,
  0xfd,
  0x00,
  4,
  ...unsigned(offset),
];
export const storeLanes = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0xfd,
  0x0b,
  4,
  ...unsigned(offset),
];

/** Runs a body again as long as it leaves something else than zero. */
export const repeatWhile = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];
/** Runs a body if the condition leaves something else than zero. */
export const runIf = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b];

/** Every function takes four numbers of 32 bits, its locals 0 to 3, and returns nothing. */
export const parameters = 4;

export interface WasmFunction {
  /** By which name it is exported, if it is. */
  readonly name?: string;
  /** Its locals after the parameters: how many of which type. */
  readonly locals: readonly (readonly [count: number, type: 'i32' | 'i64' | 'v128'])[];
  readonly body: Code;
}

const typeCodes = { i32: 0x7f, i64: 0x7e, v128: 0x7b };

/** The bytes of a module with these functions and a memory of this many pages, exported as `memory`. */
export function moduleOf(functions: readonly WasmFunction[], memoryPages: number): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
  const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const text = (name: string): Code => [
    ...unsigned(name.length),
    ...[...name].map((letter) => letter.charCodeAt(0)),
  ];
  const four32: Code = [0x60, ...vector(Array.from({ length: parameters }, () => [0x7f])), 0];
  const exported = functions.flatMap(({ name }, i) =>
    name === undefined ? [] : [[...text(name), 0, ...unsigned(i)]],
  );
  const code = functions.map(({ locals, body }): Code => {
    const declared = vector(locals.map(([count, type]) => [...unsigned(count), typeCodes[type]]));
    return [...unsigned(declared.length + body.length + 1), ...declared, ...body, 0x0b];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([four32])),
    ...section(3, vector(functions.map(() => [0]))),
    ...section(5, vector([[0, ...unsigned(memoryPages)]])),
    ...section(7, vector([...exported, [...text('memory'), 2, 0]])),
    ...section(10, vector(code)),
  ]);
}
