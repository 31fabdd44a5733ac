import { sha384 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// The right to cast, signed blindly (RFC 9474, RSABSSA-SHA384-PSSZERO-Deterministic): who signs knows the log-in and not the credential;
// who later sees the credential with its signature knows that somebody of the roll asked, and cannot know who. The blinding comes from
// the voter's secret credential, so that she finds the same on any device and is answered once.

export interface RightKey {
  readonly n: bigint;
  readonly e: bigint;
}

const hashLength = 48;

/** What is signed: this credential may cast in this election. */
export const rightStatement = (uuid: string, credential: string): Uint8Array =>
  utf8ToBytes(`amparo-right|${uuid}|${credential}`);

export const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${bytesToHex(bytes) || '0'}`);

export function bytesOfNumber(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let i = 0; i * hashLength < length; i += 1)
    blocks.push(sha384(concatBytes(seed, bytesOfNumber(BigInt(i), 4))));
  return concatBytes(...blocks).slice(0, length);
}

/** EMSA-PSS with SHA-384 and no salt (RFC 8017, section 9.1.1). @param bits of the encoded message: those of the modulus less one. */
export function encodeStatement(message: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const hash = sha384(concatBytes(new Uint8Array(8), sha384(message)));
  const data = new Uint8Array(length - hashLength - 1);
  data[data.length - 1] = 1;
  const masked = mask(hash, data.length).map((byte, i) => byte ^ data[i]!);
  masked[0] = masked[0]! & (0xff >> (8 * length - bits));
  return concatBytes(masked, hash, Uint8Array.of(0xbc));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square, rest] = [1n, base % modulus, exponent];
  for (; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [modulus, value % modulus, 0n, 1n];
  while (b !== 0n) {
    const q = a / b;
    [a, b] = [b, a - q * b];
    [x, y] = [y, x - q * y];
  }
  return ((x % modulus) + modulus) % modulus;
}

const bitsOf = (value: bigint) => value.toString(2).length;
export const modulusLength = ({ n }: RightKey): number => Math.ceil(bitsOf(n) / 8);

/** The blinding of a credential: about 2 300 bits drawn from it by hashing, reduced, so that it looks uniform to who lacks the secret. */
function blindingOf({ n }: RightKey, uuid: string, secret: string): bigint {
  const parts = Array.from({ length: 6 }, (_, i) =>
    sha384(utf8ToBytes(`amparo-right-blinding|${uuid}|${i}|${secret}`)),
  );
  return (numberOf(concatBytes(...parts)) % (n - 2n)) + 2n;
}

/** What the voter sends with her log-in. */
export function blindRight(key: RightKey, uuid: string, credential: string, secret: string): Uint8Array {
  const encoded = numberOf(encodeStatement(rightStatement(uuid, credential), bitsOf(key.n) - 1));
  const blinding = power(blindingOf(key, uuid, secret), key.e, key.n);
  return bytesOfNumber((encoded * blinding) % key.n, modulusLength(key));
}

/** The signature of the credential out of the answer; nothing when the answer is not what was asked for. */
export function unblindRight(
  key: RightKey,
  uuid: string,
  credential: string,
  secret: string,
  answer: Uint8Array,
): Uint8Array | undefined {
  const signature = (numberOf(answer) * inverse(blindingOf(key, uuid, secret), key.n)) % key.n;
  const encoded = numberOf(encodeStatement(rightStatement(uuid, credential), bitsOf(key.n) - 1));
  return power(signature, key.e, key.n) === encoded
    ? bytesOfNumber(signature, modulusLength(key))
    : undefined;
}

/** Whether the signature says that this credential may cast. */
export function isRightSigned(
  key: RightKey,
  uuid: string,
  credential: string,
  signature: Uint8Array,
): boolean {
  if (signature.length !== modulusLength(key)) return false;
  const value = numberOf(signature);
  const encoded = numberOf(encodeStatement(rightStatement(uuid, credential), bitsOf(key.n) - 1));
  return value < key.n && power(value, key.e, key.n) === encoded;
}

/** The key as it is published: modulus and exponent in hexadecimal. */
export const writeRightKey = ({ n, e }: RightKey): string => `${n.toString(16)}.${e.toString(16)}`;

export function readRightKey(text: string): RightKey {
  const [n, e] = text.split('.');
  return { n: BigInt(`0x${n}`), e: BigInt(`0x${e}`) };
}
