import type { BallotContext } from './answers.ts';
import {
  encryptHomomorphic,
  encryptLists,
  encryptRanked,
  failuresOfHomomorphic,
  failuresOfLists,
  failuresOfRanked,
} from './answers.ts';
import type { CheckName } from './checks.ts';
import { CheckFailure, decodeText, encodeText } from './codec.ts';
import { credentialExponent } from './credentials.ts';
import type { OpenElection } from './election.ts';
import type { Ballot, Formats, HomomorphicAnswer, ListsAnswer, RankedAnswer } from './formats.ts';
import type { RandomSource } from './group.ts';
import { sha256Base64 } from './hash.ts';
import { isKnowledgeProven, proveKnowledge } from './proofs.ts';
import type { Choice, Question } from './questions.ts';
import { findChoiceFlaw } from './questions.ts';

/** An answer read by the form of its question. */
export type Answer =
  | { readonly type: 'Homomorphic'; readonly value: HomomorphicAnswer }
  | { readonly type: 'Lists'; readonly value: ListsAnswer }
  | { readonly type: 'NonHomomorphic'; readonly value: RankedAnswer };

export interface ReadBallot {
  readonly ballot: Ballot;
  readonly answers: Answer[];
  /** Its text without the signature, which is what the signature signs. */
  readonly unsignedText: string;
}

/** The short text by which a voter finds the ballot on the board. */
export function trackerOf(ballotText: string): string {
  return sha256Base64(ballotText);
}

/**
 * A signed ballot in its one serialization.
 *
 * @param choices one per question.
 * @throws RangeError naming a choice that is not allowed.
 */
export function makeBallot(
  open: OpenElection,
  random: RandomSource,
  secretCredential: string,
  choices: readonly Choice[],
): string {
  const { questions, uuid } = open.election;
  if (choices.length !== questions.length)
    throw new RangeError(`${choices.length} choices for ${questions.length} questions`);
  questions.forEach((question, i) => {
    const flaw = findChoiceFlaw(question, choices[i]!);
    if (flaw) throw new RangeError(`question ${i + 1}: ${flaw}`);
  });
  return makeUncheckedBallot(open, random, credentialExponent(open.group, uuid, secretCredential), choices);
}

/** A ballot without asking whether its choices are allowed: its proofs then fail. Only for showing that the verifier sees it. */
export function makeUncheckedBallot(
  open: OpenElection,
  random: RandomSource,
  exponent: bigint,
  choices: readonly Choice[],
): string {
  const credential = open.group.power(open.group.generator, exponent);
  const context = contextOf(open, credential.text);
  const answers = open.election.questions.map((question, i) =>
    encryptAnswer(open, random, context, question, choices[i]!),
  );
  return signBallot(open, random, exponent, {
    election_uuid: open.election.uuid,
    election_hash: open.fingerprint,
    credential,
    answers,
  });
}

/** Signs what a ballot says with the credential's exponent and serializes it. */
export function signBallot(
  open: OpenElection,
  random: RandomSource,
  exponent: bigint,
  unsigned: Ballot,
): string {
  const hash = sha256Base64(encodeText(open.formats.ballot, { ...unsigned, signature: undefined }));
  const proof = proveKnowledge(open.group, random, `sig|${hash}|`, exponent);
  return encodeText(open.formats.ballot, { ...unsigned, signature: { hash, proof } });
}

function contextOf(open: OpenElection, credentialText: string): BallotContext {
  return `${open.fingerprint}|${credentialText}`;
}

function encryptAnswer(
  open: OpenElection,
  random: RandomSource,
  context: BallotContext,
  question: Question,
  choice: Choice,
): unknown {
  const { base, formats } = open;
  switch (question.type) {
    case 'Homomorphic':
      return formats.homomorphicAnswer.write(encryptHomomorphic(base, random, context, question, choice));
    case 'Lists':
      return formats.listsAnswer.write(encryptLists(base, random, context, choice));
    case 'NonHomomorphic':
      return formats.rankedAnswer.write(encryptRanked(base, random, context, choice));
  }
}

/**
 * Reads a ballot and its answers.
 *
 * @throws CheckFailure `canonical-json`, `format`, `group-membership`, `scalar-range`, `ballot-shape` when it has not one
 * answer per question.
 */
export function readBallot(open: OpenElection, text: string): ReadBallot {
  const { formats, election } = open;
  const ballot = decodeText(formats.ballot, text, 'ballot');
  if (ballot.answers.length !== election.questions.length)
    throw new CheckFailure(
      'ballot-shape',
      `the ballot has ${ballot.answers.length} answers for ${election.questions.length} questions`,
    );
  const answers = election.questions.map((question, i) =>
    readAnswer(formats, question, ballot.answers[i], `ballot.answers[${i}]`),
  );
  return { ballot, answers, unsignedText: unsignedTextOf(text) };
}

/**
 * The one serialization of a ballot without its signature, cut from its own, which was found canonical: the signature is the last
 * field, and no text inside can hold its name between quotes that are not escaped.
 */
function unsignedTextOf(text: string): string {
  const end = text.lastIndexOf(',"signature":{');
  return end < 0 ? text : `${text.slice(0, end)}}`;
}

function readAnswer(formats: Formats, question: Question, json: unknown, where: string): Answer {
  switch (question.type) {
    case 'Homomorphic':
      return { type: 'Homomorphic', value: formats.homomorphicAnswer.read(json, where) };
    case 'Lists':
      return { type: 'Lists', value: formats.listsAnswer.read(json, where) };
    case 'NonHomomorphic':
      return { type: 'NonHomomorphic', value: formats.rankedAnswer.read(json, where) };
  }
}

/** The checks of a ballot by itself that do not hold: its election, its signature and its proofs. The roll is another matter. */
export function failuresOfBallot(open: OpenElection, read: ReadBallot): CheckName[] {
  const { election, fingerprint, group, base } = open;
  const { ballot, answers } = read;
  const failures: CheckName[] = [];
  if (ballot.election_uuid !== election.uuid || ballot.election_hash !== fingerprint)
    failures.push('ballot-election');
  if (!isSignatureGood()) failures.push('ballot-signature');
  const context = contextOf(open, ballot.credential.text);
  answers.forEach((answer, i) => {
    const question = election.questions[i]!;
    if (answer.type === 'Homomorphic' && question.type === 'Homomorphic')
      failures.push(...failuresOfHomomorphic(base, context, question, answer.value));
    if (answer.type === 'Lists' && question.type === 'Lists')
      failures.push(...failuresOfLists(base, context, question, answer.value));
    if (answer.type === 'NonHomomorphic') failures.push(...failuresOfRanked(base, context, answer.value));
  });
  return [...new Set(failures)];

  function isSignatureGood(): boolean {
    const { signature, credential } = ballot;
    if (!signature || signature.hash !== sha256Base64(read.unsignedText)) return false;
    return isKnowledgeProven(group, `sig|${signature.hash}|`, credential, signature.proof);
  }
}
