import type { Answer } from './ballot.ts';
import { makeBallot, readBallot } from './ballot.ts';
import { CheckFailure } from './codec.ts';
import { makeCredential } from './credentials.ts';
import type { OpenElection } from './election.ts';
import type { Ciphertext } from './formats.ts';
import type { RandomSource } from './group.ts';
import type { Choice } from './questions.ts';

// A voter who doubts her device challenges a ballot instead of casting it: the device opens its encryptions, and another
// device checks that they hold what she chose (J. Benaloh, 2006). An opened ballot shows the vote, so it can never be cast.

export interface BallotOpening {
  readonly choices: readonly Choice[];
  /** The randomness of each encryption in the order of the ballot, in decimal. It says nothing of the credential. */
  readonly randomness: readonly string[];
}

/** A ballot with what opens it. Whoever casts the ballot must first forget the opening. */
export function makeBallotToOpen(
  open: OpenElection,
  random: RandomSource,
  secretCredential: string,
  choices: readonly Choice[],
): { readonly text: string; readonly opening: BallotOpening } {
  const randomness: string[] = [];
  const recording: RandomSource = {
    bytes: (count) => random.bytes(count),
    onEncryption: (r) => void randomness.push(r.toString()),
  };
  const text = makeBallot(open, recording, secretCredential, choices);
  return { text, opening: { choices, randomness } };
}

/**
 * A ballot of a credential that nobody has, to be thrown away: made while the voter reads, it readies the code and the tables that her own
 * ballot needs, so that hers is quick.
 *
 * @returns nothing where the election has questions other than those answered by marking boxes.
 */
export function makePracticeBallot(open: OpenElection, random: RandomSource): string | undefined {
  const choices = open.election.questions.map(({ type, value }) => {
    if (type !== 'Homomorphic') return undefined;
    const boxes = value.answers.map((_, i) => (i < value.min ? 1 : 0));
    return value.blank ? [1, ...boxes.map(() => 0)] : boxes;
  });
  if (!choices.every((one) => one !== undefined)) return undefined;
  const { secret } = makeCredential(open.group, random, open.election.uuid);
  return makeBallot(open, random, secret, choices);
}

/** Whether the ballot's encryptions are those of the choices, made again with the randomness of the opening. */
export function isOpeningTrue(
  open: OpenElection,
  ballotText: string,
  { choices, randomness }: BallotOpening,
): boolean {
  let answers: Answer[];
  try {
    answers = readBallot(open, ballotText).answers;
  } catch (error) {
    if (error instanceof CheckFailure) return false;
    throw error;
  }
  const encrypted = answers.flatMap(ciphertextsOf);
  const claimed = answers.flatMap((answer, i) => {
    const choice = choices[i] ?? [];
    if (answer.type !== 'NonHomomorphic')
      return (choice as (number | number[])[])
        .flat()
        .map((m) => open.group.power(open.group.generator, BigInt(m)));
    return open.group.embedding ? [open.group.embedding.encode(choice as number[])] : [];
  });
  if (
    choices.length !== answers.length ||
    encrypted.length !== claimed.length ||
    encrypted.length !== randomness.length
  )
    return false;
  const { group, base } = open;
  return encrypted.every(({ alpha, beta }, i) => {
    const r = BigInt(randomness[i]!);
    return (
      group.equal(alpha, group.power(group.generator, r)) &&
      group.equal(beta, group.multiply(group.power(base.publicKey, r), claimed[i]!))
    );
  });
}

function ciphertextsOf(answer: Answer): Ciphertext[] {
  if (answer.type === 'Homomorphic') return answer.value.choices;
  return answer.type === 'Lists' ? answer.value.choices.flat() : [answer.value.choices];
}
