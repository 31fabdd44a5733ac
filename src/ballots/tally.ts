import type { ReadBallot } from './ballot.ts';
import type { OpenElection } from './election.ts';
import type {
  Ciphertext,
  NestedRows,
  PartialDecryption,
  Proof,
  QuestionResult,
  TallyOfQuestion,
  Trustee,
  TrusteeKey,
} from './formats.ts';
import type { Element, Group, RandomSource } from './group.ts';
import { modularInverse, modulo } from './group.ts';
import { isSameLogarithmProven, proveSameLogarithm } from './proofs.ts';

/** A ballot that counts, with its voter's weight. */
export interface CountedBallot {
  readonly read: ReadBallot;
  readonly weight: number;
}

/**
 * The places of the ballots that count, in the order of the tally: of each credential the last, standing where it was cast.
 *
 * @param credentials the credential of each ballot in the order of casting.
 */
export function lastPlaces(credentials: readonly string[]): number[] {
  const last = new Map<string, number>();
  for (const [place, credential] of credentials.entries()) last.set(credential, place);
  return [...last.values()].sort((a, b) => a - b);
}

/** Ranked votes in the order of their elements, so that the tally does not say who cast which. */
export function sortVotes(group: Group, votes: readonly Ciphertext[]): Ciphertext[] {
  return [...votes].sort((a, b) => group.compare(a.alpha, b.alpha) || group.compare(a.beta, b.beta));
}

/** The encrypted sums of homomorphic and list questions, and the encrypted votes of ranked ones, sorted. */
export function encryptedTally(open: OpenElection, ballots: readonly CountedBallot[]): TallyOfQuestion[] {
  const { group, election } = open;
  return election.questions.map((question, i) => {
    if (question.type === 'NonHomomorphic')
      return {
        nested: false,
        rows: [
          sortVotes(
            group,
            ballots.map(({ read }) => rankedChoice(read, i)),
          ),
        ],
      };
    const boxes =
      question.type === 'Lists' ? question.value.answers.map((list) => list.length) : [boxCount(question)];
    const sums = boxes.map((count) => Array.from({ length: count }, () => emptySum(group)));
    for (const { read, weight } of ballots)
      for (const [list, row] of rowsOf(read, i).entries())
        for (const [box, ciphertext] of row.entries())
          sums[list]![box] = addCiphertext(group, sums[list]![box]!, weighted(group, ciphertext, weight));
    return { nested: question.type === 'Lists', rows: sums };
  });
}

const boxCount = (question: { value: { answers: readonly string[]; blank?: boolean | undefined } }) =>
  question.value.answers.length + (question.value.blank ? 1 : 0);

const emptySum = (group: Group): Ciphertext => ({ alpha: group.identity, beta: group.identity });

export function addCiphertext(group: Group, a: Ciphertext, b: Ciphertext): Ciphertext {
  return { alpha: group.multiply(a.alpha, b.alpha), beta: group.multiply(a.beta, b.beta) };
}

function weighted(group: Group, ciphertext: Ciphertext, weight: number): Ciphertext {
  if (weight === 1) return ciphertext;
  const scalar = BigInt(weight);
  return {
    alpha: group.productOfPowers([[ciphertext.alpha, scalar]]),
    beta: group.productOfPowers([[ciphertext.beta, scalar]]),
  };
}

function rowsOf(read: ReadBallot, i: number): Ciphertext[][] {
  const answer = read.answers[i]!;
  if (answer.type === 'Lists') return answer.value.choices;
  return answer.type === 'Homomorphic' ? [answer.value.choices] : [[answer.value.choices]];
}

function rankedChoice(read: ReadBallot, i: number): Ciphertext {
  const answer = read.answers[i]!;
  if (answer.type !== 'NonHomomorphic') throw new Error('the answer is not ranked');
  return answer.value.choices;
}

/** A trustee as decryptions name it: its place among all trustees, from 1. */
export interface TrusteePlace {
  readonly owner: number;
  readonly key: TrusteeKey;
  /** Which item of the list of trustees it belongs to. */
  readonly item: number;
  /** Its index in its ceremony, from 1. */
  readonly index: number;
}

export function trusteePlaces(trustees: readonly Trustee[]): TrusteePlace[] {
  const places: TrusteePlace[] = [];
  trustees.forEach((trustee, item) => {
    const keys = trustee.kind === 'Single' ? [trustee.key] : trustee.parameters.verification_keys;
    for (const [i, key] of keys.entries()) places.push({ owner: places.length + 1, key, item, index: i + 1 });
  });
  return places;
}

const decryptionPrefix = (open: OpenElection, publicKey: Element) =>
  `decrypt|${open.fingerprint}|${publicKey.text}|`;

/** A trustee's part of the decryption, with a proof for each ciphertext. @param secret the trustee's (share of the) key. */
export function makePartialDecryption(
  open: OpenElection,
  random: RandomSource,
  secret: bigint,
  tally: readonly TallyOfQuestion[],
): PartialDecryption {
  const { group } = open;
  const prefix = decryptionPrefix(open, group.power(group.generator, secret));
  return {
    decryption_factors: tally.map(({ nested, rows }) => ({
      nested,
      rows: rows.map((row) => row.map(({ alpha }) => group.power(alpha, secret))),
    })),
    decryption_proofs: tally.map(({ nested, rows }) => ({
      nested,
      rows: rows.map((row) =>
        row.map(({ alpha }) => proveSameLogarithm(group, random, prefix, alpha, secret)),
      ),
    })),
  };
}

/** Whether every factor of a partial decryption has its proof, place by place. */
export function isPartialDecryptionGood(
  open: OpenElection,
  publicKey: Element,
  tally: readonly TallyOfQuestion[],
  { decryption_factors, decryption_proofs }: PartialDecryption,
): boolean {
  if (!sameShape(tally, decryption_factors) || !sameShape(tally, decryption_proofs)) return false;
  const prefix = decryptionPrefix(open, publicKey);
  return tally.every(({ rows }, i) =>
    rows.every((row, j) =>
      row.every(({ alpha }, k) => {
        const factor = decryption_factors[i]!.rows[j]![k]!;
        const proof: Proof = decryption_proofs[i]!.rows[j]![k]!;
        return isSameLogarithmProven(open.group, prefix, publicKey, alpha, factor, proof);
      }),
    ),
  );
}

function sameShape(a: readonly NestedRows<unknown>[], b: readonly NestedRows<unknown>[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ nested, rows }, i) =>
        nested === b[i]!.nested &&
        rows.length === b[i]!.rows.length &&
        rows.every((row, j) => row.length === b[i]!.rows[j]!.length),
    )
  );
}

/** λ = ∏ k / (k − index) over the other indexes, modulo q. */
export function lagrangeCoefficient(indexes: readonly number[], index: number, q: bigint): bigint {
  let [top, bottom] = [1n, 1n];
  for (const k of indexes) {
    if (k === index) continue;
    top = modulo(top * BigInt(k), q);
    bottom = modulo(bottom * BigInt(k - index), q);
  }
  return modulo(top * modularInverse(bottom, q), q);
}

/** A trustee's partial decryption, once it has been checked. */
export interface OwnedDecryption {
  readonly place: TrusteePlace;
  readonly decryption: PartialDecryption;
}

/** What was decrypted, and by enough trustees; or which requirement is not met. */
export type Decrypted =
  | { readonly ok: true; readonly result: QuestionResult[] }
  | {
      readonly ok: false;
      readonly missing: 'mandatory-trustee' | 'threshold' | 'result';
      readonly detail: string;
    };

/**
 * Combines partial decryptions into the result: every mandatory trustee, and of each ceremony as many as its threshold.
 *
 * @param totalWeight no sum can be above it.
 */
export function decrypt(
  open: OpenElection,
  trustees: readonly Trustee[],
  tally: readonly TallyOfQuestion[],
  decryptions: readonly OwnedDecryption[],
  totalWeight: number,
): Decrypted {
  const terms: { decryption: PartialDecryption; coefficient: bigint }[] = [];
  for (const [item, trustee] of trustees.entries()) {
    const given = decryptions.filter(({ place }) => place.item === item);
    if (trustee.kind === 'Single') {
      if (!given[0])
        return {
          ok: false,
          missing: 'mandatory-trustee',
          detail: `the mandatory trustee ${item + 1} did not decrypt`,
        };
      terms.push({ decryption: given[0].decryption, coefficient: 1n });
      continue;
    }
    const { threshold } = trustee.parameters;
    if (given.length < threshold)
      return {
        ok: false,
        missing: 'threshold',
        detail: `${given.length} trustees of the ceremony decrypted, and ${threshold} are needed`,
      };
    const used = given.slice(0, threshold);
    const indexes = used.map(({ place }) => place.index);
    for (const { decryption, place } of used)
      terms.push({ decryption, coefficient: lagrangeCoefficient(indexes, place.index, open.group.q) });
  }
  return combine(open, tally, terms, totalWeight);
}

function combine(
  open: OpenElection,
  tally: readonly TallyOfQuestion[],
  terms: readonly { decryption: PartialDecryption; coefficient: bigint }[],
  totalWeight: number,
): Decrypted {
  const { group, election } = open;
  const logarithm = smallLogarithms(group, totalWeight);
  const result: QuestionResult[] = [];
  for (const [i, { rows }] of tally.entries()) {
    const question = election.questions[i]!;
    const plain = rows.map((row, j) =>
      row.map(({ beta }, k) => {
        const factor = group.productOfPowers(
          terms.map(
            ({ decryption, coefficient }) =>
              [decryption.decryption_factors[i]!.rows[j]![k]!, coefficient] as const,
          ),
        );
        return group.multiply(beta, group.invert(factor));
      }),
    );
    if (question.type === 'NonHomomorphic') {
      const { embedding } = group;
      if (!embedding)
        return { ok: false, missing: 'result', detail: `${group.name} cannot hold ranked answers` };
      result.push(plain[0]!.map((element) => embedding.decode(element, question.value.answers.length)));
      continue;
    }
    const numbers = plain.map((row) => row.map(logarithm));
    if (numbers.flat().includes(undefined))
      return {
        ok: false,
        missing: 'result',
        detail: `an answer to question ${i + 1} does not decrypt to a number up to ${totalWeight}`,
      };
    result.push((question.type === 'Lists' ? numbers : numbers[0]!) as QuestionResult);
  }
  return { ok: true, result };
}

/** log_g for exponents 0 … max, by baby steps and giant steps; nothing beyond. */
export function smallLogarithms(group: Group, max: number): (element: Element) => number | undefined {
  const stride = Math.ceil(Math.sqrt(max + 1));
  const babySteps = new Map<string, number>();
  let step: Element = group.identity;
  for (let i = 0; i < stride; i++) {
    babySteps.set(step.text, i);
    step = group.multiply(step, group.generator);
  }
  const giant = group.invert(step);
  return (element) => {
    let rest = element;
    for (let i = 0; i <= max; i += stride) {
      const found = babySteps.get(rest.text);
      if (found !== undefined) return i + found <= max ? i + found : undefined;
      rest = group.multiply(rest, giant);
    }
    return undefined;
  };
}
