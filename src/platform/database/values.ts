import pg from 'pg';

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  int8Array: 1016,
  dateArray: 1182,
  timestampArray: 1115,
  numericArray: 1231,
} as const;

/**
 * How a column of this type is read. The driver's own habit would turn `date` into a local midnight (another day in another
 * time zone) and the counts of `bigint` into text.
 */
export function readValue(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format === 'binary') return pg.types.getTypeParser(type, 'binary') as (value: string) => unknown;
  switch (type) {
    case oid.int8:
      return readInt8;
    case oid.date:
    case oid.timestamp:
      return readText;
    case oid.int8Array:
      return (text) => readArray(text, readInt8);
    case oid.dateArray:
    case oid.timestampArray:
    case oid.numericArray:
      return (text) => readArray(text, readText);
    default:
      return pg.types.getTypeParser(type, 'text') as (value: string) => unknown;
  }
}

/** A number while it is exact in one; beyond ±2^53 its digits, so that nothing is rounded in silence. */
function readInt8(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

function readText(text: string): string {
  return text;
}

type Nested<T> = (T | null | Nested<T>)[];

/** Arrays of plain values and of arrays; the types above never need quoting but for a timestamp's blank. */
function readArray<T>(text: string, readOne: (item: string) => T): Nested<T> {
  const stack: Nested<T>[] = [];
  let current: Nested<T> | undefined;
  let item = '';
  let whole: Nested<T> = [];
  const endItem = () => {
    if (item !== '') current?.push(item === 'NULL' ? null : readOne(item));
    item = '';
  };
  for (const character of text.slice(text.indexOf('{'))) {
    if (character === '{') {
      const inner: Nested<T> = [];
      current?.push(inner);
      if (current) stack.push(current);
      current = inner;
    } else if (character === '}') {
      endItem();
      whole = current ?? [];
      current = stack.pop();
    } else if (character === ',') endItem();
    else if (character !== '"') item += character;
  }
  return whole;
}
