import { ed25519 } from '@noble/curves/ed25519.js';
import type { Element, Embedding, Group } from './group.ts';
import { modulo } from './group.ts';
import { sha256Number } from './hash.ts';

type Point = InstanceType<typeof ed25519.Point>;
const { Point: Points } = ed25519;

/** The order of the subgroup: 2^252 + 27742317777372353535851937790883648493 (RFC 7748). */
export const ed25519Order = 7237005577332262213973186563042994240857116359379907606001950938285454250989n;

class EdwardsElement implements Element {
  readonly point: Point;
  #text: string | undefined;
  constructor(point: Point, text?: string) {
    this.point = point;
    this.#text = text;
  }
  get text(): string {
    this.#text ??= reverseHex(this.point.toHex());
    return this.#text;
  }
}

function pointOf(element: Element): Point {
  if (!(element instanceof EdwardsElement)) throw new TypeError('the element belongs to another group');
  return element.point;
}

/** RFC 8032 writes the least significant byte first; archives write the number, most significant digit first. */
export function reverseHex(hex: string): string {
  let reversed = '';
  for (let i = hex.length - 2; i >= 0; i -= 2) reversed += hex.slice(i, i + 2);
  return reversed;
}

/** The order of RFC 8032 bytes, first byte first. */
export function compareSpellings(a: Element, b: Element): number {
  const [x, y] = [reverseHex(a.text), reverseHex(b.text)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Sixty-four lowercase hexadecimal digits: the only spelling that may be an element. */
export const edwardsSpelling = /^[0-9a-f]{64}$/;

/**
 * A point of the curve from its spelling, whatever its order, or nothing. The spelling must be canonical: y below the prime,
 * and no sign on x = 0.
 */
export function findCurvePoint(text: string): Point | undefined {
  if (!edwardsSpelling.test(text)) return undefined;
  try {
    return Points.fromHex(reverseHex(text), false);
  } catch {
    return undefined;
  }
}

/** Ed25519 in pure JavaScript, for the browser and wherever no native library is at hand. */
export function edwardsGroup(): Group {
  const group: Group = {
    name: 'Ed25519',
    q: ed25519Order,
    generator: new EdwardsElement(Points.BASE),
    identity: new EdwardsElement(Points.ZERO),
    decode(text) {
      const point = findCurvePoint(text);
      return point?.isTorsionFree() ? new EdwardsElement(point, text) : undefined;
    },
    equal: (a, b) => pointOf(a).equals(pointOf(b)),
    compare: compareSpellings,
    multiply: (a, b) => new EdwardsElement(pointOf(a).add(pointOf(b))),
    invert: (a) => new EdwardsElement(pointOf(a).negate()),
    power(base, exponent) {
      const scalar = modulo(exponent, ed25519Order);
      const point = pointOf(base);
      return new EdwardsElement(scalar === 0n || point.is0() ? Points.ZERO : point.multiply(scalar));
    },
    productOfPowers(terms) {
      let sum = Points.ZERO;
      for (const [base, exponent] of terms) {
        const point = pointOf(base);
        const scalar = modulo(exponent, ed25519Order);
        sum = sum.add(
          point === Points.BASE && scalar !== 0n ? point.multiply(scalar) : point.multiplyUnsafe(scalar),
        );
      }
      return new EdwardsElement(sum);
    },
    product: (elements) =>
      new EdwardsElement(elements.reduce((sum, element) => sum.add(pointOf(element)), Points.ZERO)),
    embedding: edwardsEmbedding((text) => group.decode(text)),
    generatorAt: (i) => new EdwardsElement(edwardsGeneratorAt(i)),
  };
  return group;
}

const bitsPerInteger = 8n;
const paddingBits = 14n;
/** 30 integers of 8 bits and 14 bits of padding fit below 2^254. */
const embeddedMax = 30;

/** Small integers in a point: eight bits each, then fourteen bits of padding searched upwards from zero. */
export function edwardsEmbedding(decode: (text: string) => Element | undefined): Embedding {
  return {
    encode(values) {
      if (values.length > embeddedMax)
        throw new RangeError(`a point holds at most ${embeddedMax} integers, not ${values.length}`);
      let number = 0n;
      for (const value of values) {
        if (!Number.isInteger(value) || value < 0 || value > 255)
          throw new RangeError(`${value} is not in 0…255`);
        number = (number << bitsPerInteger) | BigInt(value);
      }
      for (let padding = 0n; padding < 1n << paddingBits; padding++) {
        const element = decode(((number << paddingBits) | padding).toString(16).padStart(64, '0'));
        if (element) return element;
      }
      throw new RangeError('no point holds these integers');
    },
    decode(element, count) {
      let number = BigInt(`0x${element.text}`) >> paddingBits;
      const values: number[] = [];
      for (let i = 0; i < count; i++) {
        values.unshift(Number(number & 0xffn));
        number >>= bitsPerInteger;
      }
      return values;
    },
  };
}

/** The i-th generator: the first point at or after SHA-256("ggen|i") / 4, cleared of its cofactor. */
export function edwardsGeneratorAt(i: number): Point {
  for (let number = sha256Number(`ggen|${i}`) >> 2n; ; number++) {
    const point = findCurvePoint(number.toString(16).padStart(64, '0'));
    if (point) return point.clearCofactor();
  }
}
