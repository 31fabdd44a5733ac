import { beforeAll, describe, expect, it } from 'vitest';
import { nativeGroups } from '#ballots/server';
import { divideByLot, numbersDrawn, writeDivision } from './division.ts';
import { resultStep, setupStep, writeArchive } from './making.ts';
import type { PublishedElection } from './published.ts';
import type { Question } from './questions.ts';
import { seededRandom } from './random.ts';
import { type Rehearsal, type RehearsalPlan, rehearseElection } from './rehearsal.ts';
import type { ElectionReport } from './report.ts';
import { countShared, digestOfRoll } from './rollDigest.ts';
import { nameOfBox, readBoxName, sumBoxes, sumCheckNames, type VerifiedBox } from './shards.ts';
import { verifyElection } from './verify.ts';

const random = seededRandom('several boxes');
const question: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B'], blank: true, min: 1, max: 1, question: '¿Quién?' },
};
const timestamp = 1_800_000_000;

/** A box whose voters but the last one vote: for A, for B, blank, and again. */
function rehearse(number: number, voters: number, change: Partial<RehearsalPlan> = {}): Promise<Rehearsal> {
  const marks = [
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ];
  return rehearseElection(
    {
      group: 'Ed25519',
      name: nameOfBox('Ensayo', number, 3),
      questions: [question],
      weights: Array(voters).fill(1),
      votes: Array.from({ length: voters - 1 }, (_, voter) => ({ voter, choices: [marks[voter % 3]!] })),
      mandatory: 1,
      keptBy: first,
      ...change,
    },
    nativeGroups,
    random,
  );
}

async function verified(steps: Rehearsal['steps']): Promise<VerifiedBox> {
  let roll: VerifiedBox['roll'];
  const report = await verifyElection(writeArchive(timestamp, steps), {
    onRoll: (credentials) => {
      roll = digestOfRoll(credentials);
    },
  });
  return { report, roll };
}
const box = async (number: number, voters: number, change: Partial<RehearsalPlan> = {}) =>
  verified((await rehearse(number, voters, change)).steps);

// Boxes of three, three and two voters, of whom two, two and one voted: A, B; A, B; A.
let first: Rehearsal;
let second: Rehearsal;
let third: Rehearsal;
let all: VerifiedBox[];
beforeAll(async () => {
  first = await rehearse(1, 3, { keptBy: undefined as never });
  second = await rehearse(2, 3);
  third = await rehearse(3, 2);
  all = [];
  for (const { steps } of [first, second, third]) all.push(await verified(steps));
});

const numbers = Array.from({ length: 8 }, (_, i) => `A-0000000${i + 1}`);
const drawn = numbers.map((number, i) => `Loja,privado,M,${i + 1},${number},0.${i}\n`).join('');
const seed = 'semilla de prueba';
/** SHA-256 of `drawn`, by `sha256sum`. */
const drawnSha256 = '42861fe4324c6c4f27df96803fdc8542c88a529bf81cecae9ac00682dd4ce15e';
// Worked out by another program from the rule's sentence.
const boxOfNumber = {
  'A-00000001': 2,
  'A-00000002': 1,
  'A-00000003': 3,
  'A-00000004': 1,
  'A-00000005': 3,
  'A-00000006': 2,
  'A-00000007': 2,
  'A-00000008': 1,
};
const division = writeDivision(Object.entries(boxOfNumber));

/** What an act that tells the truth says of the three boxes. */
function truth(): PublishedElection {
  return {
    sha256: 'ac7a',
    saidSha256: 'ac7a',
    voters: 8,
    ballots: 5,
    counted: 5,
    boxes: all.map(({ report, roll }) => ({
      uuid: report.election!.uuid,
      fingerprint: report.election!.fingerprint,
      head: report.head!,
      roll: report.rollSize!,
      credentialsSha256: roll!.sha256,
      ballots: report.ballotsCast,
      voters: report.ballotsCounted,
      result: report.result,
    })),
    contests: [
      {
        question: '¿Quién?',
        blank: 0,
        // As seats were given, not as the ballot has them.
        answers: [
          { answer: 'B', votes: 2 },
          { answer: 'A', votes: 3 },
        ],
      },
    ],
    drawnSha256,
    divisionSeed: seed,
  };
}

const failing = (boxes: readonly VerifiedBox[], published: Parameters<typeof sumBoxes>[1] = {}) => {
  const sum = sumBoxes(boxes, published);
  const failed = sum.checks.filter(({ status }) => status === 'failed');
  expect(sum.verdict).toBe(failed.length === 0 ? 'accepted' : 'rejected');
  if (failed.length > 0) expect(sum.result).toBeUndefined();
  return failed.map(({ check, places }) => [check, places] as const);
};

describe('the boxes of one election', () => {
  it('are accepted with the sum of what was cast, in any order', () => {
    for (const boxes of [all, all.toReversed()]) {
      const sum = sumBoxes(boxes);
      expect(sum).toMatchObject({ verdict: 'accepted', rollSize: 8, ballotsCast: 5, ballotsCounted: 5 });
      expect(sum.result).toEqual([[0, 3, 2]]);
      // What the act and the lists would say was not looked at, and it is said so.
      expect(sum.checks.flatMap(({ check, status }) => (status === 'not-evaluated' ? [check] : []))).toEqual([
        'act-fingerprint',
        'act-boxes',
        'act-roll',
        'act-result',
        'drawn-list',
        'division',
      ]);
    }
  });

  it('are held against the act and the lists of the draw', () => {
    const sum = sumBoxes(all, { act: truth(), drawn, division });
    expect(sum.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(sum.checks.map(({ check }) => check)).toEqual([...sumCheckNames]);
    expect(sum.result).toEqual([[0, 3, 2]]);
  });

  it('may be one alone that says nothing of others, held against its act', async () => {
    const only = await box(1, 3, { name: 'Ensayo' });
    expect(failing([only])).toEqual([]);
    expect(failing([all[0]!])).toEqual([['all-boxes', []]]);
  });
});

type Set = readonly [boxes: readonly VerifiedBox[], published?: Parameters<typeof sumBoxes>[1]];
const cases: { check: string; what: string; places: number[]; make: () => Set | Promise<Set> }[] = [];
const only = (check: string, places: number[], what: string, make: () => Set | Promise<Set>) =>
  cases.push({ check, what, places, make });
const withAct = (change: (act: PublishedElection) => PublishedElection): Set => [
  all,
  { act: change(truth()) },
];

only('each-accepted', [2], 'one says another result than it decrypts', async () => [
  [all[0]!, await verified([...second.steps.slice(0, -1), resultStep([[1, 1, 0]])]), all[2]!],
]);
only('each-finished', [3], 'one has no result yet', async () => [
  [all[0]!, all[1]!, await verified(third.steps.slice(0, -1))],
]);
only('each-once', [2], 'two have the same identifier', async () => [
  [all[0]!, await box(2, 3, { uuid: first.open.election.uuid }), all[2]!],
]);
only('same-questions', [2], 'one has the answers in another order', async () => {
  const turned = { ...question, value: { ...question.value, answers: ['B', 'A'] } } as Question;
  return [[all[0]!, await box(2, 3, { questions: [turned] }), all[2]!]];
});
only('same-key', [3], 'one has a key of other trustees', async () => [
  [all[0]!, all[1]!, await box(3, 2, { keptBy: undefined as never })],
]);
only('same-key', [3], 'one has the same key, kept by others than it names in the rest', async () => {
  const [trustee] = first.trustees;
  if (trustee?.kind !== 'Single') throw new Error('the rehearsal has one mandatory trustee');
  const renamed = [{ kind: 'Single' as const, key: { ...trustee.key, name: 'Otra' } }];
  return [
    [all[0]!, all[1]!, await verified([setupStep(third.open, renamed, third.roll), ...third.steps.slice(1)])],
  ];
});
only('all-boxes', [], 'one is missing', () => [all.slice(0, 2)]);
only('all-boxes', [3], 'one is of another election of the same trustees', async () => [
  [all[0]!, all[1]!, await box(3, 2, { name: nameOfBox('Otra elección', 3, 3) })],
]);
only('all-boxes', [3], 'one says that there are more', async () => [
  [all[0]!, all[1]!, await box(3, 2, { name: nameOfBox('Ensayo', 3, 4) })],
]);
only('all-boxes', [3], 'one does not say which it is', async () => [
  [all[0]!, all[1]!, await box(3, 2, { name: 'Ensayo' })],
]);
only('all-boxes', [4], 'there are two with the same number', async () => [[...all, await box(3, 2)]]);
only('rolls-apart', [1, 2], 'a credential of the first is on the roll of the second too', async () => {
  const roll = [...second.roll.slice(0, -1), first.roll[0]!];
  return [
    [
      all[0]!,
      await verified([setupStep(second.open, second.trustees, roll), ...second.steps.slice(1)]),
      all[2]!,
    ],
  ];
});
only('even-division', [2], 'one has two voters more than another', async () => [
  [all[0]!, await box(2, 4), all[2]!],
]);
only('act-fingerprint', [], 'the act has another fingerprint than it says', () =>
  withAct((act) => ({ ...act, saidSha256: 'ac7b' })),
);
only('act-boxes', [2], 'the act names another last event', () =>
  withAct((act) => ({
    ...act,
    boxes: act.boxes.map((one, i) => (i === 1 ? { ...one, head: 'ff'.repeat(32) } : one)),
  })),
);
only('act-boxes', [1], 'the act names another list of credentials', () =>
  withAct((act) => ({
    ...act,
    boxes: act.boxes.map((one, i) => (i === 0 ? { ...one, credentialsSha256: 'ff'.repeat(32) } : one)),
  })),
);
only('act-boxes', [3], 'the act gives a box other votes', () =>
  withAct((act) => ({
    ...act,
    boxes: act.boxes.map((one, i) => (i === 2 ? { ...one, result: [[1, 0, 0]] } : one)),
  })),
);
only('act-boxes', [], 'the act names a box more', () =>
  withAct((act) => ({ ...act, boxes: [...act.boxes, { ...act.boxes[0]!, uuid: 'otraUrna123456' }] })),
);
only('act-roll', [], 'the act publishes a roll of more voters', () =>
  withAct((act) => ({ ...act, voters: 9 })),
);
only('act-roll', [], 'the act says more ballots', () => withAct((act) => ({ ...act, ballots: 6 })));
only('act-result', [], 'the act gives a vote of one to the other', () =>
  withAct((act) => ({
    ...act,
    contests: [
      {
        ...act.contests[0]!,
        answers: [
          { answer: 'B', votes: 3 },
          { answer: 'A', votes: 2 },
        ],
      },
    ],
  })),
);
only('act-result', [], 'the act leaves one out', () =>
  withAct((act) => ({
    ...act,
    contests: [{ ...act.contests[0]!, answers: act.contests[0]!.answers.slice(0, 1) }],
  })),
);
only('drawn-list', [], 'the list is not the one that the act names', () => [
  all,
  { act: { ...truth(), drawnSha256: 'ff'.repeat(32) }, drawn, division },
]);
only('division', [], 'two numbers changed their boxes', () => {
  const [one, other] = [numbers.find((n) => boxOf(n) === 1)!, numbers.find((n) => boxOf(n) === 2)!];
  const swapped = { ...boxOfNumber, [one]: 2, [other]: 1 };
  return [all, { act: truth(), drawn, division: writeDivision(Object.entries(swapped)) }];
});
only('division', [2, 3], 'a number is in a box where nobody votes for it', () => {
  const moved = numbers.find((n) => boxOf(n) === 2)!;
  return [
    all,
    { act: truth(), drawn, division: writeDivision(Object.entries({ ...boxOfNumber, [moved]: 3 })) },
  ];
});
const boxOf = (number: string) => boxOfNumber[number as keyof typeof boxOfNumber];

describe('a set of boxes is rejected by one check alone', () => {
  for (const { check, what, places, make } of cases)
    it(`${check}: ${what}`, async () => {
      const [boxes, published] = await make();
      expect(failing(boxes, published)).toEqual([[check, places]]);
    });

  it('and there is such a set for every check', () => {
    expect(sumCheckNames.filter((check) => !cases.some((one) => one.check === check))).toEqual([]);
  });

  it('says of an archive that is there twice all that follows', () => {
    expect(failing([all[0]!, all[1]!, all[1]!]).map(([check]) => check)).toEqual(['each-once', 'all-boxes']);
  });
});

describe('the marks of rolls', () => {
  it('count what two rolls have in common, and nothing else', () => {
    const one = digestOfRoll(['a', 'b', 'c', 'd']);
    expect(countShared(one, digestOfRoll(['d', 'x', 'b']))).toBe(2);
    expect(countShared(one, digestOfRoll(['x', 'y']))).toBe(0);
    expect(countShared(one, digestOfRoll([]))).toBe(0);
    expect(countShared(one, one)).toBe(4);
    expect(one.size).toBe(4);
    // printf 'a\nb\nc\nd' | sha256sum
    expect(digestOfRoll(['d', 'b', 'a', 'c']).sha256).toBe(
      'f729ae0cbcc8241ebb6918af712a88d5ca2c13f7fbe08f809aa297bfdf99fbe4',
    );
  });
});

describe('the division of a drawn roll', () => {
  it('is the one that the seed gives, whatever the order of the numbers', () => {
    expect(Object.fromEntries(divideByLot(seed, numbers, 3))).toEqual(boxOfNumber);
    expect(Object.fromEntries(divideByLot(seed, numbers.toReversed(), 3))).toEqual(boxOfNumber);
    expect(Object.fromEntries(divideByLot('otra semilla', numbers, 3))).not.toEqual(boxOfNumber);
    expect(new Set(divideByLot(seed, numbers, 1).values())).toEqual(new Set([1]));
  });

  it('is written with numbers ascending, and reads the numbers of the drawn list', () => {
    expect(
      writeDivision([
        ['A-2', 1],
        ['A-1', 2],
      ]),
    ).toBe('A-1,2\nA-2,1\n');
    expect(numbersDrawn(drawn)).toEqual(numbers);
  });
});

describe('the name of a box', () => {
  it('says which of how many it is', () => {
    expect(nameOfBox('Delegados', 2, 24)).toBe('Delegados (urna 2 de 24)');
    expect(readBoxName('Delegados (urna 2 de 24)')).toEqual({ title: 'Delegados', number: 2, of: 24 });
    expect(readBoxName('Delegados')).toBeUndefined();
    expect(readBoxName('Delegados (urna 0 de 3)')).toBeUndefined();
  });
});

describe('the sum of questions of each kind', () => {
  const questions: Question[] = [
    question,
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
  const report = (number: number, result: ElectionReport['result']): VerifiedBox => ({
    roll: digestOfRoll([`de la urna ${number}`]),
    report: {
      ...all[0]!.report,
      election: {
        ...all[0]!.report.election!,
        uuid: `${number}`,
        name: nameOfBox('Todo', number, 2),
        questions,
      },
      head: `${number}`,
      rollSize: 1,
      result,
    },
  });

  it('adds marks place by place and puts ranked votes together', () => {
    const one = report(1, [
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
    const two = report(2, [
      [0, 3, 1],
      [
        [0, 1],
        [1, 0, 1],
      ],
      [[2, 1]],
    ]);
    expect(sumBoxes([one, two]).result).toEqual([
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
    ]);
  });
});
