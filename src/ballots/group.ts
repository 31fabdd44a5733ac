/**
 * A member of a group of prime order q, already known to be one: elements come only from `decode`, which checks membership,
 * or from operations on elements. `text` is the one spelling that archives and hashes use.
 */
export interface Element {
  readonly text: string;
}

/**
 * A cyclic group of prime order `q` where discrete logarithms are hard, written multiplicatively (Belenios specification,
 * section "Groups"). The same interface is served by pure JavaScript in the browser and by native code on the server, so
 * that every rule above it is written once.
 */
export interface Group {
  /** The name that `election.group` carries: Ed25519, BELENIOS-2048, RFC-3526-2048. */
  readonly name: GroupName;
  readonly q: bigint;
  readonly generator: Element;
  readonly identity: Element;
  /** The element spelt by `text`; nothing when the spelling is not canonical or the value is not in the subgroup of order q. */
  decode(text: string): Element | undefined;
  /** Two elements at once, as in a ciphertext; nothing when either is not one. For makers of groups whose work halves so. */
  decodePair?(first: string, second: string): readonly [Element, Element] | undefined;
  equal(a: Element, b: Element): boolean;
  /** The order in which archives list ranked votes: negative when `a` comes first. */
  compare(a: Element, b: Element): number;
  multiply(a: Element, b: Element): Element;
  invert(a: Element): Element;
  /** base^exponent where the exponent may be secret. The exponent is taken modulo q. */
  power(base: Element, exponent: bigint): Element;
  /** The product of base^exponent over the terms. Only for public exponents: the time taken depends on them. */
  productOfPowers(terms: readonly (readonly [base: Element, exponent: bigint])[]): Element;
  /** The product of all elements; the identity for none. */
  product(elements: readonly Element[]): Element;
  /**
   * The spellings of g^response · α^challenge and y^response · (β · g^−message)^challenge for each statement, all public, one
   * after the other. For makers of groups that do many at once faster than one by one.
   *
   * @param publicKey y.
   */
  commitments?(publicKey: Element, statements: readonly Statement[]): readonly string[];
  /** An element that holds small integers (ranked questions); absent in groups that cannot hold them. */
  readonly embedding?: Embedding;
  /** The i-th generator of unknown logarithm, for shuffles; i = −1 is the secondary generator. */
  generatorAt(i: number): Element;
}

/** That a ciphertext encrypts a message, with the challenge and the response that should prove it. */
export interface Statement {
  readonly ciphertext: { readonly alpha: Element; readonly beta: Element };
  readonly message: number;
  readonly proof: { readonly challenge: bigint; readonly response: bigint };
}

export interface Embedding {
  /** @throws RangeError if a value is not in 0…255 or there are too many of them for one element. */
  encode(values: readonly number[]): Element;
  /** The `count` integers that the element holds; values outside their range show as they are. */
  decode(element: Element, count: number): number[];
}

export const groupNames = ['Ed25519', 'BELENIOS-2048', 'RFC-3526-2048'] as const;
export type GroupName = (typeof groupNames)[number];

/** Serves a group by name. The server gives native ones, the browser pure ones; nothing for a name that is not known. */
export type Groups = (name: string) => Group | undefined;

/** Where random numbers come from. Elections use the system's; simulations and tests use a seeded one. */
export interface RandomSource {
  bytes(count: number): Uint8Array;
  /** Told the randomness of each encryption of a vote, for opening a ballot that is challenged. */
  onEncryption?(randomness: bigint): void;
}

export function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** base^exponent modulo `modulus` by square and multiply with windows of four bits. The exponent must not be negative. */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (exponent < 0n) throw new RangeError('the exponent is negative');
  const table: bigint[] = [1n % modulus, modulo(base, modulus)];
  for (let i = 2; i < 16; i++) table.push((table[i - 1]! * table[1]!) % modulus);
  let result = 1n % modulus;
  for (const digit of exponent.toString(16)) {
    if (result !== 1n) {
      result = (result * result) % modulus;
      result = (result * result) % modulus;
      result = (result * result) % modulus;
      result = (result * result) % modulus;
    }
    const nibble = Number.parseInt(digit, 16);
    if (nibble !== 0) result = (result * table[nibble]!) % modulus;
  }
  return result;
}

/** The inverse of a unit modulo `modulus`, by the extended Euclidean algorithm. @throws RangeError if there is none. */
export function modularInverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, modulo(value, modulus)];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw new RangeError('the value has no inverse');
  return modulo(t0, modulus);
}
