import type { CheckName } from './checks.ts';
import type { Element, Group } from './group.ts';

/** A check that did not hold, with what it met. Thrown by readers, which stop at the first; the verifier turns it into a finding. */
export class CheckFailure extends Error {
  readonly check: CheckName;
  constructor(check: CheckName, detail: string) {
    super(detail);
    this.name = 'CheckFailure';
    this.check = check;
  }
}

/** Both ways between a value and its JSON. `where` names the place in messages. */
export interface Codec<T> {
  read(json: unknown, where: string): T;
  write(value: T): unknown;
}

export type Decoded<C> = C extends Codec<infer T> ? T : never;

function malformed(where: string, expected: string): CheckFailure {
  return new CheckFailure('format', `${where} is not ${expected}`);
}

/** Compact JSON as archives write it: fields in the order given, and the DEL character escaped. */
export function compactJson(json: unknown): string {
  return JSON.stringify(json).replaceAll('\u007f', '\\u007f');
}

/**
 * Reads one JSON document whose bytes must be the compact form of its value.
 *
 * @throws CheckFailure `canonical-json` or `format`, and those of the codec.
 */
export function decodeText<T>(codec: Codec<T>, text: string, where: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed(where, 'JSON');
  }
  if (compactJson(json) !== text)
    throw new CheckFailure('canonical-json', `${where} is not written in the one compact form`);
  return codec.read(json, where);
}

export function encodeText<T>(codec: Codec<T>, value: T): string {
  return compactJson(codec.write(value));
}

export const textCodec: Codec<string> = {
  read(json, where) {
    if (typeof json !== 'string') throw malformed(where, 'a text');
    return json;
  },
  write: (value) => value,
};

export const booleanCodec: Codec<boolean> = {
  read(json, where) {
    if (typeof json !== 'boolean') throw malformed(where, 'true or false');
    return json;
  },
  write: (value) => value,
};

/** A small integer, not negative. */
export const countCodec: Codec<number> = {
  read(json, where) {
    if (typeof json !== 'number' || !Number.isSafeInteger(json) || json < 0 || Object.is(json, -0))
      throw malformed(where, 'a whole number');
    return json;
  },
  write: (value) => value,
};

/** A JSON value kept as it is. */
export const anyCodec: Codec<unknown> = { read: (json) => json, write: (value) => value };

/** SHA-256 in lowercase hexadecimal. */
export const hashCodec: Codec<string> = {
  read(json, where) {
    if (typeof json !== 'string' || !/^[0-9a-f]{64}$/.test(json))
      throw malformed(where, 'a SHA-256 in hexadecimal');
    return json;
  },
  write: (value) => value,
};

export function listOf<T>(item: Codec<T>): Codec<T[]> {
  return {
    read(json, where) {
      if (!Array.isArray(json)) throw malformed(where, 'a list');
      return json.map((one, i) => item.read(one, `${where}[${i}]`));
    },
    write: (values) => values.map((value) => item.write(value)),
  };
}

/** A list of fixed length whose places have their own forms. */
export function tupleOf<T extends readonly unknown[]>(...items: { [K in keyof T]: Codec<T[K]> }): Codec<T> {
  return {
    read(json, where) {
      if (!Array.isArray(json) || json.length !== items.length)
        throw malformed(where, `a list of ${items.length}`);
      return items.map((item, i) => item.read(json[i], `${where}[${i}]`)) as unknown as T;
    },
    write: (values) => items.map((item, i) => item.write(values[i])),
  };
}

type Optional<T> = Codec<T> & { readonly optional: true };

export function optional<T>(codec: Codec<T>): Optional<T> {
  return { ...codec, optional: true };
}

/** Any codec, whatever it reads; methods let a codec of T stand here. */
interface AnyCodec {
  read(json: unknown, where: string): unknown;
  write(value: never): unknown;
}
type OptionalKeys<F> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
type ObjectOf<F> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Decoded<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Decoded<F[K]> | undefined;
};

/** An object with exactly these fields, in this order; optional ones may be absent. */
export function objectOf<F extends Record<string, AnyCodec>>(fields: F): Codec<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return {
    read(json, where) {
      if (typeof json !== 'object' || json === null || Array.isArray(json))
        throw malformed(where, 'an object');
      const found = Object.entries(json);
      const value: Record<string, unknown> = {};
      let next = 0;
      for (const [name, codec] of entries) {
        const field = found[next];
        if (field?.[0] === name) {
          value[name] = codec.read(field[1], `${where}.${name}`);
          next++;
        } else if (!('optional' in codec)) throw malformed(where, `an object whose next field is ${name}`);
      }
      if (next < found.length) throw malformed(where, `an object without ${found[next]?.[0]} there`);
      return value as ObjectOf<F>;
    },
    write(value) {
      const json: Record<string, unknown> = {};
      for (const [name, codec] of entries) {
        const field = (value as Record<string, unknown>)[name];
        if (field !== undefined) json[name] = codec.write(field as never);
      }
      return json;
    },
  };
}

/** A structure written as JSON inside a text, as signed messages are. */
export function nestedText<T>(codec: Codec<T>): Codec<T> {
  return {
    read: (json, where) => decodeText(codec, textCodec.read(json, where), where),
    write: (value) => encodeText(codec, value),
  };
}

/** @throws CheckFailure `group-membership` when the spelling is not canonical or the value is outside the subgroup. */
export function elementCodec(group: Group): Codec<Element> {
  return {
    read(json, where) {
      const element = group.decode(textCodec.read(json, where));
      if (!element) throw new CheckFailure('group-membership', `${where} is not an element of ${group.name}`);
      return element;
    },
    write: (element) => element.text,
  };
}

/** A number modulo q, in decimal without leading zeros. @throws CheckFailure `scalar-range` when it is not below q. */
export function scalarCodec(group: Group): Codec<bigint> {
  const lengthMax = group.q.toString().length;
  return {
    read(json, where) {
      const text = textCodec.read(json, where);
      if (!/^(0|[1-9][0-9]*)$/.test(text)) throw malformed(where, 'a decimal number');
      const value = text.length <= lengthMax ? BigInt(text) : group.q;
      if (value >= group.q)
        throw new CheckFailure('scalar-range', `${where} is not below the order of the group`);
      return value;
    },
    write: (value) => value.toString(),
  };
}
