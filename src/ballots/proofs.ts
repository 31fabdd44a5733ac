import type { Ciphertext, NonzeroProof, Proof } from './formats.ts';
import type { Element, Group, RandomSource, Statement } from './group.ts';
import { modulo } from './group.ts';
import { hashToScalar } from './hash.ts';
import { randomBelow } from './random.ts';

// Proofs of knowledge made non-interactive by hashing (Belenios specification 3.3.0). Every one has the shape: commitments
// from a random w, challenge = SHA-256 of a prefix and the commitments, response = w − secret × challenge.

/** Proof that one knows the logarithm of `base`^secret. The prefix binds it to its place; the commitment is appended to it. */
export function proveKnowledge(group: Group, random: RandomSource, prefix: string, secret: bigint): Proof {
  const w = randomBelow(random, group.q);
  const challenge = hashToScalar(group, prefix + group.power(group.generator, w).text);
  return { challenge, response: modulo(w - secret * challenge, group.q) };
}

export function isKnowledgeProven(
  group: Group,
  prefix: string,
  publicElement: Element,
  proof: Proof,
): boolean {
  const commitment = group.productOfPowers([
    [group.generator, proof.response],
    [publicElement, proof.challenge],
  ]);
  return hashToScalar(group, prefix + commitment.text) === proof.challenge;
}

/** Proof that log_g(X) = log_alpha(factor): a partial decryption was made with the key that X answers for. */
export function proveSameLogarithm(
  group: Group,
  random: RandomSource,
  prefix: string,
  alpha: Element,
  secret: bigint,
): Proof {
  const w = randomBelow(random, group.q);
  const commitments = `${group.power(group.generator, w).text},${group.power(alpha, w).text}`;
  const challenge = hashToScalar(group, prefix + commitments);
  return { challenge, response: modulo(w - secret * challenge, group.q) };
}

export function isSameLogarithmProven(
  group: Group,
  prefix: string,
  publicElement: Element,
  alpha: Element,
  factor: Element,
  proof: Proof,
): boolean {
  const a = group.productOfPowers([
    [group.generator, proof.response],
    [publicElement, proof.challenge],
  ]);
  const b = group.productOfPowers([
    [alpha, proof.response],
    [factor, proof.challenge],
  ]);
  return hashToScalar(group, `${prefix}${a.text},${b.text}`) === proof.challenge;
}

/** The base in which votes are encrypted: the election's public key, and the powers of g that prepare each branch. */
export interface EncryptionBase {
  readonly group: Group;
  readonly publicKey: Element;
  /** `inversePowers[m]` is g^−m. */
  readonly inversePowers: readonly Element[];
}

/** @param messageMax the greatest number of marks that a proof speaks of. */
export function encryptionBase(group: Group, publicKey: Element, messageMax: number): EncryptionBase {
  const inverse = group.invert(group.generator);
  const inversePowers = [group.identity];
  for (let m = 1; m <= Math.max(messageMax, 1); m++)
    inversePowers.push(group.multiply(inversePowers[m - 1]!, inverse));
  return { group, publicKey, inversePowers };
}

/** (g^r, y^r · g^m). */
export function encrypt(base: EncryptionBase, m: number, r: bigint): Ciphertext {
  const { group, publicKey } = base;
  const masked = group.power(publicKey, r);
  return {
    alpha: group.power(group.generator, r),
    beta:
      m === 0
        ? masked
        : group.multiply(masked, m === 1 ? group.generator : group.power(group.generator, BigInt(m))),
  };
}

/** The encryption of a sum: the product, place by place. */
export function sumOf(group: Group, ciphertexts: readonly Ciphertext[]): Ciphertext {
  return {
    alpha: group.product(ciphertexts.map(({ alpha }) => alpha)),
    beta: group.product(ciphertexts.map(({ beta }) => beta)),
  };
}

/** The statement that a ciphertext encrypts `message`, one of the alternatives of a proof. */
export interface Branch {
  readonly ciphertext: Ciphertext;
  readonly message: number;
}

/** The commitments of branches from their proofs, spelt α's and β's by turns. */
function commitmentsOf(base: EncryptionBase, statements: readonly Statement[]): readonly string[] {
  const { group, publicKey } = base;
  return (
    group.commitments?.(publicKey, statements) ??
    statements.flatMap((statement) => branchCommitments(base, statement))
  );
}

function branchCommitments(
  { group, publicKey, inversePowers }: EncryptionBase,
  { ciphertext, message, proof }: Statement,
): [string, string] {
  const shifted = message === 0 ? ciphertext.beta : group.multiply(ciphertext.beta, inversePowers[message]!);
  const a = group.productOfPowers([
    [group.generator, proof.response],
    [ciphertext.alpha, proof.challenge],
  ]);
  const b = group.productOfPowers([
    [publicKey, proof.response],
    [shifted, proof.challenge],
  ]);
  return [a.text, b.text];
}

/**
 * Proof that at least one branch is true without saying which: the others are simulated from random challenges, and all
 * challenges add up to the hash.
 *
 * @param trueBranch which branch holds; `r` is the randomness of its ciphertext.
 */
export function proveOneOf(
  base: EncryptionBase,
  random: RandomSource,
  prefix: string,
  branches: readonly Branch[],
  trueBranch: number,
  r: bigint,
): Proof[] {
  const { group, publicKey } = base;
  const w = randomBelow(random, group.q);
  const proofs: Proof[] = [];
  const commitments: string[] = [];
  let simulated = 0n;
  branches.forEach((branch, i) => {
    if (i === trueBranch) {
      proofs.push({ challenge: 0n, response: 0n });
      commitments.push(`${group.power(group.generator, w).text},${group.power(publicKey, w).text}`);
      return;
    }
    const proof = { challenge: randomBelow(random, group.q), response: randomBelow(random, group.q) };
    simulated += proof.challenge;
    proofs.push(proof);
    commitments.push(...branchCommitments(base, { ...branch, proof }));
  });
  const challenge = modulo(hashToScalar(group, prefix + commitments.join(',')) - simulated, group.q);
  proofs[trueBranch] = { challenge, response: modulo(w - r * challenge, group.q) };
  return proofs;
}

/** That one of the branches holds, with what should prove it: a proof for each branch. */
export interface Claim {
  readonly prefix: string;
  readonly branches: readonly Branch[];
  readonly proofs: readonly Proof[];
}

/** Whether each claim is proven. Many together cost less than one by one. */
export function areProven(base: EncryptionBase, claims: readonly Claim[]): boolean[] {
  const isWhole = ({ branches, proofs }: Claim) => proofs.length === branches.length;
  const statements = claims
    .filter(isWhole)
    .flatMap(({ branches, proofs }) => branches.map((branch, i) => ({ ...branch, proof: proofs[i]! })));
  const commitments = commitmentsOf(base, statements);
  let next = 0;
  return claims.map((claim) => {
    if (!isWhole(claim)) return false;
    const own = commitments.slice(next, next + 2 * claim.branches.length);
    next += own.length;
    const sum = claim.proofs.reduce((total, { challenge }) => total + challenge, 0n) % base.group.q;
    return hashToScalar(base.group, claim.prefix + own.join(',')) === sum;
  });
}

/** Proof that a ciphertext with randomness r encrypts anything but zero (specification, "Proof of encryption of non-zero"). */
export function proveNonzero(
  base: EncryptionBase,
  random: RandomSource,
  context: string,
  { alpha, beta }: Ciphertext,
  r: bigint,
): NonzeroProof {
  const { group, publicKey } = base;
  const { q } = group;
  const s = 1n + randomBelow(random, q - 1n);
  const commitment = group.multiply(group.power(beta, s), group.power(publicKey, modulo(-s * r, q)));
  const w1 = randomBelow(random, q);
  const w2 = randomBelow(random, q);
  const a1 = group.multiply(group.power(alpha, w1), group.power(group.generator, w2));
  const a2 = group.multiply(group.power(beta, w1), group.power(publicKey, w2));
  const challenge = hashToScalar(group, `nonzero|${context}|${commitment.text},${a1.text},${a2.text}`);
  return {
    commitment,
    challenge,
    response: [modulo(w1 - s * challenge, q), modulo(w2 + s * r * challenge, q)],
  };
}

export function isNonzeroProven(
  base: EncryptionBase,
  context: string,
  { alpha, beta }: Ciphertext,
  proof: NonzeroProof,
): boolean {
  const { group, publicKey } = base;
  const { commitment, challenge, response } = proof;
  if (group.equal(commitment, group.identity)) return false;
  const a1 = group.productOfPowers([
    [alpha, response[0]],
    [group.generator, response[1]],
  ]);
  const a2 = group.productOfPowers([
    [beta, response[0]],
    [publicKey, response[1]],
    [commitment, challenge],
  ]);
  return hashToScalar(group, `nonzero|${context}|${commitment.text},${a1.text},${a2.text}`) === challenge;
}
