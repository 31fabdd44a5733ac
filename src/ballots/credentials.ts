import type { Element, Group, RandomSource } from './group.ts';
import { sha256Hex } from './hash.ts';
import { isBase58, randomBase58 } from './random.ts';

/** A voter's right to cast a ballot: the secret goes to the voter alone, the public part to the roll of the election. */
export interface Credential {
  /** XXXXX-XXXXXX-XXXXX-XXXXXX in Base58. */
  readonly secret: string;
  readonly public: Element;
}

const groupsOfLetters = [5, 6, 5, 6];

/** An election's identifier: fourteen letters of Base58. */
export function makeUuid(random: RandomSource): string {
  return randomBase58(random, 14);
}

/** A fresh credential for the election. Whoever makes it must forget the secret once it is sent. */
export function makeCredential(group: Group, random: RandomSource, uuid: string): Credential {
  const secret = groupsOfLetters.map((length) => randomBase58(random, length)).join('-');
  return { secret, public: group.power(group.generator, credentialExponent(group, uuid, secret)) };
}

/** What letters copied from a message or a PDF bring along that nobody sees, and every dash. */
const lettersOf = (typed: string) => typed.replace(/[\s\u200B-\u200F\u2060\u00AD‐-―−-]/g, '');

/** What keeps typed letters from being a credential: how many there are, and those that no credential has, each once. */
export function flawOfCredential(typed: string): { readonly count: number; readonly strange: string } {
  const letters = [...lettersOf(typed)];
  return {
    count: letters.length,
    strange: [...new Set(letters.filter((letter) => !isBase58(letter)))].join(''),
  };
}

/** A credential as somebody typed it, put in its written form; nothing when it cannot be one. */
export function parseCredential(typed: string): string | undefined {
  const letters = lettersOf(typed);
  if (letters.length !== 22 || !isBase58(letters)) return undefined;
  let start = 0;
  return groupsOfLetters
    .map((length) => {
      start += length;
      return letters.slice(start - length, start);
    })
    .join('-');
}

/** The secret exponent of a credential: two SHA-256 of it with the election, side by side, modulo q (specification, "Credentials"). */
export function credentialExponent(group: Group, uuid: string, secret: string): bigint {
  const part = (i: number) => sha256Hex(`derive_credential|${uuid}|${i}|${secret}`);
  return BigInt(`0x${part(0)}${part(1)}`) % group.q;
}

/** One voter of the public roll. */
export interface RollEntry {
  readonly credential: Element;
  readonly weight: number;
}

/** The roll's lines: the public credential, and its weight when any weight is not one. */
export function writeRoll(entries: readonly RollEntry[]): string[] {
  const weighted = entries.some(({ weight }) => weight !== 1);
  return entries.map(({ credential, weight }) =>
    weighted ? `${credential.text},${weight}` : credential.text,
  );
}
