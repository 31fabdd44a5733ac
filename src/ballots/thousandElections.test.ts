import { expect, it } from 'vitest';
import {
  type Choice,
  type Question,
  type QuestionResult,
  randomBelow,
  rehearseElection,
  seededRandom,
  verifyElection,
  writeArchive,
} from '#ballots';
import { nativeGroups } from '#ballots/server';

// Must hold 9: a thousand elections from one seed, each with its own questions, roll, weights, revotes and trustees; the
// result counted by cryptography equals the votes cast, counted here by adding them up.

const elections = 1000;

function imagine(seed: number) {
  const random = seededRandom(`election ${seed}`);
  const upTo = (max: number) => Number(randomBelow(random, BigInt(max + 1)));
  const isRanked = seed % 9 === 0;

  const question = (): Question => {
    if (isRanked)
      return {
        type: 'NonHomomorphic',
        value: { answers: ['A', 'B', 'C'].slice(0, 1 + upTo(2)), question: '¿Orden?' },
      };
    if (upTo(5) === 0)
      return {
        type: 'Lists',
        value: {
          answers: [
            ['L1', 'a'],
            ['L2', 'b', 'c'],
          ].slice(0, 1 + upTo(1)),
          question: '¿Lista?',
        },
      };
    const answers = ['A', 'B', 'C'].slice(0, 1 + upTo(2));
    const max = upTo(answers.length);
    return {
      type: 'Homomorphic',
      value: { answers, ...(upTo(1) ? { blank: true } : {}), min: upTo(max), max, question: '¿Cuáles?' },
    };
  };
  const choose = (asked: Question): Choice => {
    if (asked.type === 'NonHomomorphic') return asked.value.answers.map(() => upTo(255));
    if (asked.type === 'Lists') {
      const chosen = upTo(asked.value.answers.length - 1);
      return asked.value.answers.map((list, i) =>
        list.map((_, j) => (i !== chosen ? 0 : j < 2 ? 1 : upTo(1))),
      );
    }
    const { answers, blank, min, max } = asked.value;
    if (blank && upTo(3) === 0) return [1, ...answers.map(() => 0)];
    const marks = min + upTo(max - min);
    const order = answers
      .map((_, i) => i)
      .sort(() => upTo(1) - 0.5)
      .slice(0, marks);
    return [...(blank ? [0] : []), ...answers.map((_, i) => (order.includes(i) ? 1 : 0))];
  };

  const questions = seed % 4 === 0 ? [question(), question()] : [question()];
  const voters = 1 + upTo(2);
  const weights = Array.from({ length: voters }, () => (isRanked ? 1 : 1 + upTo(upTo(3) === 0 ? 20 : 0)));
  const votes = Array.from({ length: upTo(3) }, () => ({
    voter: upTo(voters - 1),
    choices: questions.map(choose),
  }));
  const withCeremony = seed % 20 === 0;
  const plan = {
    group: 'Ed25519' as const,
    name: `Ensayo ${seed}`,
    questions,
    weights,
    votes,
    mandatory: withCeremony ? 1 : 1 + upTo(1),
    ...(withCeremony
      ? {
          ceremony: {
            size: 3,
            threshold: 2,
            decrypting: [
              [1, 2],
              [1, 3],
              [2, 3],
            ][upTo(2)]!,
          },
        }
      : {}),
  };
  return { plan, random };
}

/** The result by hand: of each voter the last vote, as many times as it weighs. Ranked votes are sorted to compare. */
function countByHand({ questions, votes, weights }: ReturnType<typeof imagine>['plan']): QuestionResult[] {
  const last = new Map(votes.map((vote) => [vote.voter, vote]));
  const counted = [...last.values()];
  return questions.map((question, i) => {
    if (question.type === 'NonHomomorphic')
      return sorted(counted.map(({ choices }) => choices[i] as number[]));
    const total = (place: (choice: Choice) => number) =>
      counted.reduce((sum, { choices, voter }) => sum + weights[voter]! * place(choices[i]!), 0);
    if (question.type === 'Lists')
      return question.value.answers.map((list, a) =>
        list.map((_, b) => total((choice) => (choice as number[][])[a]![b]!)),
      );
    const boxes = question.value.answers.length + (question.value.blank ? 1 : 0);
    return Array.from({ length: boxes }, (_, a) => total((choice) => (choice as number[])[a]!));
  });
}

const sorted = (rows: number[][]) =>
  [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

it(`${elections} simulated elections: the counted result equals the votes cast`, {
  timeout: 600_000,
}, async () => {
  let votesCast = 0;
  for (let seed = 1; seed <= elections; seed++) {
    const { plan, random } = imagine(seed);
    const { steps } = await rehearseElection(plan, nativeGroups, random);
    const report = await verifyElection(writeArchive(1_800_000_000, steps));
    const failed = report.checks.filter(({ status }) => status === 'failed');
    expect(failed, `election ${seed}`).toEqual([]);
    const result = report.result!.map((one, i) =>
      plan.questions[i]!.type === 'NonHomomorphic' ? sorted(one as number[][]) : one,
    );
    expect(result, `election ${seed}`).toEqual(countByHand(plan));
    votesCast += plan.votes.length;
  }
  expect(votesCast).toBeGreaterThan(1000);
});
