import type { CheckName } from './checks.ts';
import type { Ciphertext, HomomorphicAnswer, ListsAnswer, Proof, RankedAnswer } from './formats.ts';
import type { RandomSource } from './group.ts';
import { modulo } from './group.ts';
import type { Branch, Claim, EncryptionBase } from './proofs.ts';
import {
  areProven,
  encrypt,
  isKnowledgeProven,
  isNonzeroProven,
  proveKnowledge,
  proveNonzero,
  proveOneOf,
  sumOf,
} from './proofs.ts';
import type { Choice, HomomorphicQuestion, ListsQuestion } from './questions.ts';
import { boxesOf } from './questions.ts';
import { randomBelow } from './random.ts';

/** What an answer's proofs are bound to: "fingerprint of the election | public credential". */
export type BallotContext = string;

interface Box {
  readonly m: number;
  readonly r: bigint;
  readonly ciphertext: Ciphertext;
}

const spelling = (ciphertexts: readonly Ciphertext[]) =>
  ciphertexts.map(({ alpha, beta }) => `${alpha.text},${beta.text}`).join(',');
const individualPrefix = (context: BallotContext, { alpha, beta }: Ciphertext) =>
  `prove|${context}|${alpha.text},${beta.text}|`;
const zeroOrOne = (ciphertext: Ciphertext): Branch[] => [
  { ciphertext, message: 0 },
  { ciphertext, message: 1 },
];

const boxClaim = (context: BallotContext, choice: Ciphertext, proofs: readonly Proof[]): Claim => ({
  prefix: individualPrefix(context, choice),
  branches: zeroOrOne(choice),
  proofs,
});

function encryptBox(base: EncryptionBase, random: RandomSource, m: number): Box {
  const r = randomBelow(random, base.group.q);
  random.onEncryption?.(r);
  return { m, r, ciphertext: encrypt(base, m, r) };
}

function proveBox(base: EncryptionBase, random: RandomSource, context: BallotContext, box: Box): Proof[] {
  return proveOneOf(
    base,
    random,
    individualPrefix(context, box.ciphertext),
    zeroOrOne(box.ciphertext),
    box.m,
    box.r,
  );
}

const sumOfRandom = (base: EncryptionBase, boxes: readonly Box[]) =>
  modulo(
    boxes.reduce((sum, { r }) => sum + r, 0n),
    base.group.q,
  );
const sumOfMarks = (boxes: readonly Box[]) => boxes.reduce((sum, { m }) => sum + m, 0);

/** The alternatives of the overall proof: the sum is min, …, or max; before them, where allowed, that the vote is blank. */
function overallBranches(
  question: HomomorphicQuestion,
  blank: Ciphertext | undefined,
  sum: Ciphertext,
): Branch[] {
  const { min, max } = question.value;
  const branches: Branch[] = blank ? [{ ciphertext: blank, message: 1 }] : [];
  for (let message = min; message <= max; message++) branches.push({ ciphertext: sum, message });
  return branches;
}

const blankBranches = (blank: Ciphertext, sum: Ciphertext): Branch[] => [
  { ciphertext: blank, message: 0 },
  { ciphertext: sum, message: 0 },
];

/** Which sum an answer claims: its own, or for marks that are not allowed the nearest one that is, whose proof then fails. */
const claimedSum = ({ value: { min, max } }: HomomorphicQuestion, marks: number) =>
  Math.min(Math.max(marks, min), max);

/** Encrypts zeros and ones with their proofs. The choice must be allowed: `findChoiceFlaw` says. */
export function encryptHomomorphic(
  base: EncryptionBase,
  random: RandomSource,
  context: BallotContext,
  question: HomomorphicQuestion,
  choice: Choice,
): HomomorphicAnswer {
  const boxes = (choice as readonly number[]).map((m) => encryptBox(base, random, m));
  const choices = boxes.map(({ ciphertext }) => ciphertext);
  const individual_proofs = boxes.map((box) => proveBox(base, random, context, box));
  const whole = `${context}|${spelling(choices)}`;
  const { min, blank } = question.value;

  if (!blank) {
    const sum = sumOf(base.group, choices);
    const prefix = `prove|${whole}|${sum.alpha.text},${sum.beta.text}|`;
    const branches = overallBranches(question, undefined, sum);
    const overall_proof = proveOneOf(
      base,
      random,
      prefix,
      branches,
      claimedSum(question, sumOfMarks(boxes)) - min,
      sumOfRandom(base, boxes),
    );
    return { choices, individual_proofs, overall_proof };
  }
  const [blankBox, ...rest] = boxes as [Box, ...Box[]];
  const sum = sumOf(base.group, choices.slice(1));
  const isBlank = blankBox.m === 1;
  const sumRandom = sumOfRandom(base, rest);
  const overall_proof = proveOneOf(
    base,
    random,
    `bproof1|${whole}|`,
    overallBranches(question, blankBox.ciphertext, sum),
    isBlank ? 0 : 1 + claimedSum(question, sumOfMarks(rest)) - min,
    isBlank ? blankBox.r : sumRandom,
  );
  const blank_proof = proveOneOf(
    base,
    random,
    `bproof0|${whole}|`,
    blankBranches(blankBox.ciphertext, sum),
    isBlank ? 1 : 0,
    isBlank ? sumRandom : blankBox.r,
  );
  return { choices, individual_proofs, overall_proof, blank_proof };
}

/** The checks of the answer that do not hold; none for a good one. */
export function failuresOfHomomorphic(
  base: EncryptionBase,
  context: BallotContext,
  question: HomomorphicQuestion,
  answer: HomomorphicAnswer,
): CheckName[] {
  const { choices, individual_proofs, overall_proof, blank_proof } = answer;
  const { blank, min, max } = question.value;
  const [boxes] = boxesOf(question);
  const shaped =
    choices.length === boxes &&
    individual_proofs.length === boxes &&
    individual_proofs.every((proofs) => proofs.length === 2) &&
    overall_proof.length === max - min + 1 + (blank ? 1 : 0) &&
    blank_proof?.length === (blank ? 2 : undefined);
  if (!shaped) return ['ballot-shape'];

  const whole = `${context}|${spelling(choices)}`;
  const blankChoice = blank ? choices[0] : undefined;
  const sum = sumOf(base.group, blankChoice ? choices.slice(1) : choices);
  const overall: Claim = {
    prefix: blankChoice ? `bproof1|${whole}|` : `prove|${whole}|${sum.alpha.text},${sum.beta.text}|`,
    branches: overallBranches(question, blankChoice, sum),
    proofs: overall_proof,
  };
  const ofBlank: Claim[] = blankChoice
    ? [
        {
          prefix: `bproof0|${whole}|`,
          branches: blankBranches(blankChoice, sum),
          proofs: blank_proof ?? [],
        },
      ]
    : [];
  const [overallProven, ...others] = areProven(base, [
    overall,
    ...ofBlank,
    ...choices.map((choice, i) => boxClaim(context, choice, individual_proofs[i]!)),
  ]);
  const failures: CheckName[] = [];
  if (others.slice(ofBlank.length).includes(false)) failures.push('individual-proof');
  if (!overallProven) failures.push('overall-proof');
  if (others.slice(0, ofBlank.length).includes(false)) failures.push('blank-proof');
  return failures;
}

const listBranches = (list: Ciphertext, candidates: Ciphertext): Branch[] => [
  { ciphertext: list, message: 1 },
  { ciphertext: candidates, message: 0 },
];
const chosenOnce = (sum: Ciphertext): Branch[] => [{ ciphertext: sum, message: 1 }];

/** Encrypts one chosen list and its candidates with their proofs. */
export function encryptLists(
  base: EncryptionBase,
  random: RandomSource,
  context: BallotContext,
  choice: Choice,
): ListsAnswer {
  const { group } = base;
  const rows = (choice as readonly (readonly number[])[]).map((row) =>
    row.map((m) => encryptBox(base, random, m)),
  );
  const choices = rows.map((row) => row.map(({ ciphertext }) => ciphertext));
  const individual_proofs = rows.map((row) => row.map((box) => proveBox(base, random, context, box)));
  const whole = `${context}|${spelling(choices.flat())}`;

  const heads = rows.map((row) => row[0]!);
  const headSum = sumOf(
    group,
    heads.map(({ ciphertext }) => ciphertext),
  );
  const headPrefix = `prove|${whole}|${headSum.alpha.text},${headSum.beta.text}|`;
  const [overall_proof] = proveOneOf(
    base,
    random,
    headPrefix,
    chosenOnce(headSum),
    0,
    sumOfRandom(base, heads),
  );

  const list_proofs = rows.map((row) => {
    const [head, ...candidates] = row as [Box, ...Box[]];
    const sum = sumOf(
      group,
      candidates.map(({ ciphertext }) => ciphertext),
    );
    const chosen = head.m === 1;
    const r = chosen ? head.r : sumOfRandom(base, candidates);
    return proveOneOf(
      base,
      random,
      `lproof|${whole}|`,
      listBranches(head.ciphertext, sum),
      chosen ? 0 : 1,
      r,
    );
  });

  const candidates = rows.flatMap((row) => row.slice(1));
  const candidateSum = sumOf(
    group,
    candidates.map(({ ciphertext }) => ciphertext),
  );
  const nonzero_proof = proveNonzero(base, random, whole, candidateSum, sumOfRandom(base, candidates));
  return { choices, individual_proofs, overall_proof: overall_proof!, list_proofs, nonzero_proof };
}

export function failuresOfLists(
  base: EncryptionBase,
  context: BallotContext,
  question: ListsQuestion,
  answer: ListsAnswer,
): CheckName[] {
  const { group } = base;
  const { choices, individual_proofs, list_proofs } = answer;
  const boxes = boxesOf(question);
  const shaped =
    choices.length === boxes.length &&
    individual_proofs.length === boxes.length &&
    list_proofs.length === boxes.length &&
    boxes.every((count, i) => choices[i]!.length === count && individual_proofs[i]!.length === count) &&
    individual_proofs.flat().every((proofs) => proofs.length === 2) &&
    list_proofs.every((proofs) => proofs.length === 2);
  if (!shaped) return ['ballot-shape'];

  const whole = `${context}|${spelling(choices.flat())}`;
  const headSum = sumOf(
    group,
    choices.map((row) => row[0]!),
  );
  const headClaim: Claim = {
    prefix: `prove|${whole}|${headSum.alpha.text},${headSum.beta.text}|`,
    branches: chosenOnce(headSum),
    proofs: [answer.overall_proof],
  };
  const [headProven, ...others] = areProven(base, [
    headClaim,
    ...choices.map(
      ([head, ...candidates], i): Claim => ({
        prefix: `lproof|${whole}|`,
        branches: listBranches(head!, sumOf(group, candidates)),
        proofs: list_proofs[i]!,
      }),
    ),
    ...choices.flatMap((row, i) =>
      row.map((choice, j) => boxClaim(context, choice, individual_proofs[i]![j]!)),
    ),
  ]);
  const failures: CheckName[] = [];
  if (others.slice(choices.length).includes(false)) failures.push('individual-proof');
  if (!headProven) failures.push('overall-proof');
  if (others.slice(0, choices.length).includes(false)) failures.push('list-proof');
  const candidateSum = sumOf(
    group,
    choices.flatMap((row) => row.slice(1)),
  );
  if (!isNonzeroProven(base, whole, candidateSum, answer.nonzero_proof)) failures.push('nonzero-proof');
  return failures;
}

const rankedPrefix = (base: EncryptionBase, context: BallotContext, { alpha, beta }: Ciphertext) =>
  `raweg|${context}|${base.publicKey.text},${alpha.text},${beta.text}|`;

/** Encrypts the numbers of a ranked question in one element, with proof that the voter knew its randomness. */
export function encryptRanked(
  base: EncryptionBase,
  random: RandomSource,
  context: BallotContext,
  choice: Choice,
): RankedAnswer {
  const { group, publicKey } = base;
  if (!group.embedding) throw new RangeError(`${group.name} cannot hold ranked answers`);
  const r = randomBelow(random, group.q);
  random.onEncryption?.(r);
  const held = group.embedding.encode(choice as readonly number[]);
  const choices = {
    alpha: group.power(group.generator, r),
    beta: group.multiply(group.power(publicKey, r), held),
  };
  return { choices, proof: proveKnowledge(group, random, rankedPrefix(base, context, choices), r) };
}

export function failuresOfRanked(
  base: EncryptionBase,
  context: BallotContext,
  answer: RankedAnswer,
): CheckName[] {
  const prefix = rankedPrefix(base, context, answer.choices);
  return isKnowledgeProven(base.group, prefix, answer.choices.alpha, answer.proof) ? [] : ['ranked-proof'];
}
