import sodium from 'sodium-native';
import {
  ed25519Order,
  edwardsEmbedding,
  edwardsGeneratorAt,
  edwardsSpelling,
  reverseHex,
} from '../edwards.ts';
import type { Element, Group } from '../group.ts';
import { modulo } from '../group.ts';

const identityText = `${'0'.repeat(63)}1`;

class SodiumElement implements Element {
  /** RFC 8032 bytes. */
  readonly bytes: Buffer;
  #text: string | undefined;
  constructor(bytes: Buffer, text?: string) {
    this.bytes = bytes;
    this.#text = text;
  }
  get text(): string {
    this.#text ??= reverseHex(this.bytes.toString('hex'));
    return this.#text;
  }
  get isIdentity(): boolean {
    return this.bytes[0] === 1 && this.text === identityText;
  }
}

function elementOf(element: Element): SodiumElement {
  if (!(element instanceof SodiumElement)) throw new TypeError('the element belongs to another group');
  return element;
}

const scalarBytes = Buffer.alloc(32);

/** Writes a reduced scalar, least significant byte first. The buffer is shared: use it at once. */
function writeScalar(scalar: bigint): Buffer {
  scalarBytes.writeBigUInt64LE(scalar & 0xffffffffffffffffn, 0);
  scalarBytes.writeBigUInt64LE((scalar >> 64n) & 0xffffffffffffffffn, 8);
  scalarBytes.writeBigUInt64LE((scalar >> 128n) & 0xffffffffffffffffn, 16);
  scalarBytes.writeBigUInt64LE(scalar >> 192n, 24);
  return scalarBytes;
}

/**
 * Ed25519 over libsodium. Its scalar multiplication checks its point by itself and refuses the identity as input or result,
 * so both are met here before it is asked.
 */
export function sodiumGroup(): Group {
  const identity = new SodiumElement(Buffer.from(reverseHex(identityText), 'hex'), identityText);
  const one = Buffer.alloc(32);
  one[0] = 1;
  const generatorBytes = Buffer.alloc(32);
  sodium.crypto_scalarmult_ed25519_base_noclamp(generatorBytes, one);
  const generator = new SodiumElement(generatorBytes);

  function power(base: SodiumElement, exponent: bigint): SodiumElement {
    const scalar = modulo(exponent, ed25519Order);
    if (scalar === 0n || base.isIdentity) return identity;
    if (scalar === 1n) return base;
    const bytes = Buffer.allocUnsafe(32);
    if (base === generator) sodium.crypto_scalarmult_ed25519_base_noclamp(bytes, writeScalar(scalar));
    else sodium.crypto_scalarmult_ed25519_noclamp(bytes, writeScalar(scalar), base.bytes);
    return new SodiumElement(bytes);
  }

  function multiply(a: SodiumElement, b: SodiumElement): SodiumElement {
    if (a.isIdentity) return b;
    if (b.isIdentity) return a;
    const bytes = Buffer.allocUnsafe(32);
    sodium.crypto_core_ed25519_add(bytes, a.bytes, b.bytes);
    return new SodiumElement(bytes);
  }

  const group: Group = {
    name: 'Ed25519',
    q: ed25519Order,
    generator,
    identity,
    decode(text) {
      if (!edwardsSpelling.test(text)) return undefined;
      if (text === identityText) return identity;
      const bytes = Buffer.from(reverseHex(text), 'hex');
      return sodium.crypto_core_ed25519_is_valid_point(bytes) ? new SodiumElement(bytes, text) : undefined;
    },
    equal: (a, b) => elementOf(a).bytes.equals(elementOf(b).bytes),
    compare: (a, b) => elementOf(a).bytes.compare(elementOf(b).bytes),
    multiply: (a, b) => multiply(elementOf(a), elementOf(b)),
    invert(a) {
      const element = elementOf(a);
      if (element.isIdentity) return identity;
      const bytes = Buffer.from(element.bytes);
      bytes[31] = (bytes[31] ?? 0) ^ 0x80;
      return new SodiumElement(bytes);
    },
    power: (base, exponent) => power(elementOf(base), exponent),
    productOfPowers: (terms) =>
      terms.reduce<SodiumElement>(
        (product, [base, exponent]) => multiply(product, power(elementOf(base), exponent)),
        identity,
      ),
    product: (elements) =>
      elements.reduce<SodiumElement>((product, element) => multiply(product, elementOf(element)), identity),
    embedding: edwardsEmbedding((text) => group.decode(text)),
    generatorAt(i) {
      const element = group.decode(reverseHex(edwardsGeneratorAt(i).toHex()));
      if (!element) throw new Error('a generator is always in the subgroup');
      return element;
    },
  };
  return group;
}
