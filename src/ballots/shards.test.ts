import { describe, expect, it } from 'vitest';
import type { Question } from './questions.ts';
import type { ElectionReport } from './report.ts';
import { sumReports } from './shards.ts';

const questions: Question[] = [
  { type: 'Homomorphic', value: { answers: ['A', 'B'], blank: true, min: 1, max: 1, question: '¿Quién?' } },
  {
    type: 'Lists',
    value: {
      answers: [
        ['Una', 'a'],
        ['Otra', 'b', 'c'],
      ],
      question: '¿Qué lista?',
    },
  },
  { type: 'NonHomomorphic', value: { answers: ['X', 'Y'], question: '¿En qué orden?' } },
];

function report(uuid: string, result: ElectionReport['result'], asked = questions): ElectionReport {
  return {
    verdict: 'accepted',
    checks: [],
    stage: 'finished',
    election: { uuid, name: 'Urna', group: 'Ed25519', fingerprint: uuid, questions: asked },
    head: 'ab',
    rollSize: 10,
    ballotsCast: 5,
    ballotsCounted: 4,
    totalWeight: 4,
    result,
  };
}

describe('the sum of the boxes of one election', () => {
  const one = report('a', [
    [1, 2, 1],
    [
      [1, 0],
      [2, 1, 1],
    ],
    [
      [1, 2],
      [2, 1],
    ],
  ]);
  const two = report('b', [
    [0, 3, 1],
    [
      [0, 1],
      [1, 0, 1],
    ],
    [[2, 1]],
  ]);

  it('adds marks place by place and puts ranked votes together', () => {
    expect(sumReports([one, two])).toEqual({
      verdict: 'accepted',
      failed: [],
      rollSize: 20,
      ballotsCast: 10,
      ballotsCounted: 8,
      result: [
        [1, 5, 2],
        [
          [1, 1],
          [3, 1, 2],
        ],
        [
          [1, 2],
          [2, 1],
          [2, 1],
        ],
      ],
    });
    expect(sumReports([one]).result).toEqual(one.result);
  });

  it('is not given where a box is not accepted, not finished, twice there, or asks something else', () => {
    const first = questions[0] as Extract<Question, { type: 'Homomorphic' }>;
    const turned: Question = { ...first, value: { ...first.value, answers: ['B', 'A'] } };
    const cases: [ElectionReport, string][] = [
      [{ ...two, verdict: 'rejected' }, 'each-accepted'],
      [{ ...two, result: undefined }, 'each-finished'],
      [report('a', two.result), 'each-once'],
      [report('b', two.result, [turned, ...questions.slice(1)]), 'same-questions'],
    ];
    for (const [other, check] of cases) {
      const sum = sumReports([one, other]);
      expect(sum).toMatchObject({ verdict: 'rejected', failed: [{ check, places: [2] }] });
      expect(sum.result).toBeUndefined();
    }
  });
});
