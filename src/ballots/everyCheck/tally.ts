import type { Step } from '#ballots';
import { readBallot } from '../ballot.ts';
import { decodeText } from '../codec.ts';
import type { Ciphertext } from '../formats.ts';
import { sha256Hex } from '../hash.ts';
import { decryptionStep, resultStep, shuffleStep, tallyStep } from '../making.ts';
import { makeShuffle } from '../shuffle.ts';
import { decrypt, encryptedTally, makePartialDecryption, trusteePlaces } from '../tally.ts';
import {
  caseList,
  election,
  failingSteps,
  firstChanged,
  oneMore,
  placeOf,
  random,
  rankedElection,
  replaceStep,
} from './support.ts';

const { cases, only } = caseList();

const tallyPlace = () => placeOf(election.steps, 'EncryptedTally');
const sized = (change: object) => {
  const [text, sizedText] = election.steps[tallyPlace()]!.data as [string, string];
  return failingSteps(
    replaceStep(election.steps, tallyPlace(), {
      type: 'EncryptedTally',
      data: [text, JSON.stringify({ ...JSON.parse(sizedText), ...change })],
    }),
  );
};
only('tally-count', 'it is said to be of three ballots', () => sized({ num_tallied: 3 }));
only('tally-weight', 'it is said to weigh four', () => sized({ total_weight: 4 }));
only('encrypted-tally', 'a vote was added to the sum, and all decrypted accordingly', () => {
  const { open, trustees, secrets, steps, ballots } = election;
  const counted = [
    { read: readBallot(open, ballots[0]!), weight: 2 },
    { read: readBallot(open, ballots[1]!), weight: 1 },
  ];
  const tally = encryptedTally(open, counted).map(({ nested, rows }) => ({
    nested,
    rows: rows.map((row) =>
      row.map(
        ({ alpha, beta }): Ciphertext => ({ alpha, beta: open.group.multiply(beta, open.group.generator) }),
      ),
    ),
  }));
  const decryptions = trusteePlaces(trustees)
    .filter(({ owner }) => owner !== 3)
    .map((place) => ({
      place,
      decryption: makePartialDecryption(open, random, secrets[place.owner - 1]!, tally),
    }));
  const decrypted = decrypt(open, trustees, tally, decryptions, 3);
  if (!decrypted.ok) throw new Error(decrypted.detail);
  return failingSteps([
    ...steps.slice(0, tallyPlace()),
    tallyStep(open, tally, 2, 3),
    ...decryptions.map(({ place, decryption }) => decryptionStep(open, place.owner, decryption)),
    resultStep(decrypted.result),
  ]);
});

const shuffleOf = (nth: number) => {
  const place = placeOf(rankedElection.steps, 'Shuffle', nth);
  const [text, owned] = rankedElection.steps[place]!.data as [string, string];
  return { place, text, owned: JSON.parse(owned) as { owner: number; payload: string } };
};
const withShuffle = (nth: number, text: string, owner: number) =>
  failingSteps(
    replaceStep(rankedElection.steps, shuffleOf(nth).place, {
      type: 'Shuffle',
      data: [text, JSON.stringify({ owner, payload: sha256Hex(text) })],
    }),
  );
only('shuffle-owner', 'one trustee shuffles twice', () => withShuffle(1, shuffleOf(1).text, 1));
only('shuffle-owner', 'a shuffle is of no trustee', () => withShuffle(1, shuffleOf(1).text, 3));
only('shuffle-owner', 'nobody shuffles', () => {
  const { open, trustees, secrets, steps } = rankedElection;
  const before = steps.slice(0, placeOf(steps, 'Shuffle'));
  const tally = decodeText(open.formats.encryptedTally, before.at(-1)!.data[0]!, 'tally');
  const decryptions = trusteePlaces(trustees).map((place) => ({
    place,
    decryption: makePartialDecryption(open, random, secrets[place.owner - 1]!, tally),
  }));
  const decrypted = decrypt(open, trustees, tally, decryptions, 3);
  if (!decrypted.ok) throw new Error(decrypted.detail);
  return failingSteps([
    ...before,
    { type: 'EndShuffles', data: [] },
    ...decryptions.map(({ place, decryption }) => decryptionStep(open, place.owner, decryption)),
    resultStep(decrypted.result),
  ]);
});
only('shuffle-proof', 'a number of its proof is another', () => {
  const shuffle = JSON.parse(shuffleOf(1).text) as { proofs: [unknown, string[], ...unknown[]][] };
  shuffle.proofs[0]![1][0] = oneMore(shuffle.proofs[0]![1][0]);
  return withShuffle(1, JSON.stringify(shuffle), 2);
});
only('shuffle-proof', 'a shuffle drops a vote and doubles another, and is decrypted so', () => {
  const { open, trustees, secrets, steps } = rankedElection;
  const before = steps.slice(0, placeOf(steps, 'Shuffle'));
  const tally = decodeText(open.formats.encryptedTally, before.at(-1)!.data[0]!, 'tally');
  const [a, b] = tally[0]!.rows[0]! as [Ciphertext, Ciphertext];
  const shuffle = makeShuffle(open, random, [[a, b, a]]);
  const shuffled = [{ nested: false, rows: shuffle.ciphertexts.slice(0, 1) }];
  const decryptions = trusteePlaces(trustees).map((place) => ({
    place,
    decryption: makePartialDecryption(open, random, secrets[place.owner - 1]!, shuffled),
  }));
  const decrypted = decrypt(open, trustees, shuffled, decryptions, 3);
  if (!decrypted.ok) throw new Error(decrypted.detail);
  return failingSteps([
    ...before,
    shuffleStep(open, 1, shuffle),
    { type: 'EndShuffles', data: [] },
    ...decryptions.map(({ place, decryption }) => decryptionStep(open, place.owner, decryption)),
    resultStep(decrypted.result),
  ]);
});

const decryptionAt = (nth: number) => placeOf(election.steps, 'PartialDecryption', nth);
only('decryption-owner', 'one more is of no trustee', () => {
  const [text] = election.steps[decryptionAt(0)]!.data as [string, string];
  const extra = text.replace(/"response":"(\d+)"/, (_, digits: string) => `"response":"${oneMore(digits)}"`);
  const stranger: Step = {
    type: 'PartialDecryption',
    data: [extra, JSON.stringify({ owner: 9, payload: sha256Hex(extra) })],
  };
  return failingSteps(election.steps.toSpliced(decryptionAt(2) + 1, 0, stranger));
});
only('decryption-owner', 'a trustee decrypts twice', () => {
  const { open, secrets, tally } = election;
  const again = decryptionStep(open, 2, makePartialDecryption(open, random, secrets[1]!, tally));
  return failingSteps(election.steps.toSpliced(decryptionAt(2) + 1, 0, again));
});
only('decryption-proof', 'a factor is not proved', () => {
  const { open, secrets, tally } = election;
  const good = makePartialDecryption(open, random, secrets[0]!, tally);
  const proofs = firstChanged(good.decryption_proofs, ({ nested, rows }) => ({
    nested,
    rows: firstChanged(rows, (row) =>
      firstChanged(row, (proof) => ({ ...proof, response: proof.response ^ 1n })),
    ),
  }));
  return failingSteps(
    replaceStep(
      election.steps,
      decryptionAt(0),
      decryptionStep(open, 1, { ...good, decryption_proofs: proofs }),
    ),
  );
});
only('threshold', 'one of the ceremony is missing', () =>
  failingSteps(election.steps.filter((_, i) => i !== decryptionAt(2))),
);
only('mandatory-trustee', 'the mandatory one is missing', () =>
  failingSteps(election.steps.filter((_, i) => i !== decryptionAt(0))),
);
only('result', 'a vote goes from one answer to another', () =>
  failingSteps(
    replaceStep(
      election.steps,
      placeOf(election.steps, 'Result'),
      resultStep([
        [1, 1, 1, 2],
        [
          [2, 2, 0],
          [1, 1],
        ],
      ]),
    ),
  ),
);

export const tallyCases = cases;
