import type { CheckName } from '#ballots';
import { makeUncheckedBallot, readBallot, signBallot } from '../ballot.ts';
import { encodeText } from '../codec.ts';
import { sha256Hex } from '../hash.ts';
import {
  archiveWithEvent,
  caseList,
  changedBallot,
  election,
  exponentOf,
  failing,
  failingSteps,
  oneMore,
  random,
  rankedElection,
  replaceStep,
  retally,
  withAnswer,
  withFirstBallot,
} from './support.ts';

const { cases, only } = caseList();

only('ballot-election', 'one names another election', () =>
  failingSteps(
    withFirstBallot(
      election,
      changedBallot(election, (ballot) => ({ ...ballot, election_uuid: 'otra1otra1otra' })),
    ),
  ),
);
only('ballot-credential', 'one was cast with a credential of nobody', () => {
  const text = makeUncheckedBallot(election.open, random, 4242n, [
    [0, 1, 0, 0],
    [
      [1, 1, 0],
      [0, 0],
    ],
  ]);
  return failingSteps(retally(election, [...election.ballots, text], [2, 1, 1]));
});
only('ballot-duplicate', 'one is cast twice', () => {
  const bytes = archiveWithEvent(election.steps.toSpliced(3, 0, { type: 'Ballot', data: [] }), 3, (event) =>
    JSON.stringify({ ...event, payload: sha256Hex(election.ballots[0]!) }),
  );
  return failing(bytes);
});
only('ballot-shape', 'one lacks a box', () => {
  const text = changedBallot(
    election,
    withAnswer(0, (answer) => ({ ...answer, choices: (answer.choices as unknown[]).slice(1) })),
  );
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});
only('ballot-shape', 'one answers only one question', () => {
  const text = changedBallot(election, (ballot) => ({ ...ballot, answers: ballot.answers.slice(1) }));
  return failingSteps(replaceStep(election.steps, 1, { type: 'Ballot', data: [text] }));
});
only('ballot-signature', 'one is signed with another’s credential', () => {
  const { ballot } = readBallot(election.open, election.ballots[0]!);
  return failingSteps(
    withFirstBallot(election, signBallot(election.open, random, exponentOf(election, 1), ballot)),
  );
});
only('ballot-signature', 'one has no signature', () => {
  const { ballot } = readBallot(election.open, election.ballots[0]!);
  return failingSteps(
    withFirstBallot(election, encodeText(election.open.formats.ballot, { ...ballot, signature: undefined })),
  );
});
const spoil = (place: number, field: string) =>
  withAnswer(place, (answer) =>
    JSON.parse(JSON.stringify(answer), (key, value) => (key === field ? spoilFirst(value) : value)),
  );
/** Changes the first response found inside. */
function spoilFirst(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? value : [spoilFirst(value[0]), ...value.slice(1)];
  const proof = value as { response: string | string[] };
  return {
    ...proof,
    response: Array.isArray(proof.response)
      ? [oneMore(proof.response[0]), proof.response[1]]
      : oneMore(proof.response),
  };
}
const spoilt = (check: CheckName, place: number, field: string, what: string) =>
  only(check, what, () =>
    failingSteps(withFirstBallot(election, changedBallot(election, spoil(place, field)))),
  );
spoilt('individual-proof', 0, 'individual_proofs', 'a box is not proved');
spoilt('individual-proof', 1, 'individual_proofs', 'a box of a list is not proved');
spoilt('overall-proof', 0, 'overall_proof', 'the number of marks is not proved');
spoilt('overall-proof', 1, 'overall_proof', 'that one list is chosen is not proved');
spoilt('blank-proof', 0, 'blank_proof', 'that a blank vote has no marks is not proved');
spoilt('list-proof', 1, 'list_proofs', 'that only the chosen list has marks is not proved');
spoilt('nonzero-proof', 1, 'nonzero_proof', 'that some candidate is marked is not proved');

// Votes that are not allowed, whose other proofs are honest: the number of marks, a blank vote with marks, two lists, a
// candidate of another list, a list without candidates.
const dishonest = (check: CheckName, what: string, choices: number[][] | (number[] | number[][])[]) =>
  only(check, what, () =>
    failingSteps(
      withFirstBallot(
        election,
        makeUncheckedBallot(election.open, random, exponentOf(election, 0), choices as never),
      ),
    ),
  );
dishonest('overall-proof', 'three answers are marked where two may be', [
  [0, 1, 1, 1],
  [
    [1, 1, 0],
    [0, 0],
  ],
]);
dishonest('overall-proof', 'nothing is marked where one must be', [
  [0, 0, 0, 0],
  [
    [1, 1, 0],
    [0, 0],
  ],
]);
dishonest('blank-proof', 'a blank vote has a mark', [
  [1, 1, 0, 0],
  [
    [1, 1, 0],
    [0, 0],
  ],
]);
dishonest('overall-proof', 'two lists are chosen', [
  [0, 1, 0, 0],
  [
    [1, 1, 0],
    [1, 1],
  ],
]);
dishonest('list-proof', 'a candidate of another list is marked', [
  [0, 1, 0, 0],
  [
    [1, 1, 0],
    [0, 1],
  ],
]);
dishonest('nonzero-proof', 'the chosen list has no candidate', [
  [0, 1, 0, 0],
  [
    [1, 0, 0],
    [0, 0],
  ],
]);

only('ranked-proof', 'a voter does not prove the randomness', () => {
  const text = changedBallot(rankedElection, spoil(0, 'proof'));
  return failingSteps(replaceStep(rankedElection.steps, 1, { type: 'Ballot', data: [text] }));
});

export const ballotCases = cases;
