import { describe, expect, it } from 'vitest';
import {
  appendEvent,
  ballotStep,
  type Choice,
  failuresOfBallot,
  findChoiceFlaw,
  findQuestionFlaw,
  flawOfCredential,
  formatsFor,
  isExtensionOf,
  isOpeningTrue,
  makeBallot,
  makeBallotToOpen,
  makeCertificate,
  makeContribution,
  makeCredential,
  makePracticeBallot,
  makeThresholdKey,
  makeTrusteeSeed,
  openThresholdKey,
  parseCredential,
  type Question,
  readBallot,
  rehearseElection,
  seededRandom,
  trackerOf,
  verifyElection,
  writeArchive,
} from '#ballots';
import { nativeGroups } from '#ballots/server';
import { keyringOf, receiveMessage, sendMessage } from './keys.ts';

const group = nativeGroups('Ed25519')!;
const formats = formatsFor(group);
const boxes: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B', 'C'], blank: true, min: 1, max: 2, question: '¿Quién?' },
};
const lists: Question = {
  type: 'Lists',
  value: {
    answers: [
      ['L1', 'a', 'b'],
      ['L2', 'c'],
    ],
    question: '¿Qué lista?',
  },
};
const ranked: Question = {
  type: 'NonHomomorphic',
  value: { answers: ['A', 'B'], question: '¿En qué orden?' },
};

const rehearsal = (seed: string, questions: Question[], choices: Choice[]) =>
  rehearseElection(
    {
      group: 'Ed25519',
      name: 'Ensayo',
      questions,
      weights: [1],
      votes: [{ voter: 0, choices }],
      mandatory: 1,
    },
    nativeGroups,
    seededRandom(seed),
  );

it('makes a ballot to practise that is whole, with a blank vote or the fewest marks', async () => {
  for (const blank of [true, false]) {
    const value = { answers: ['A', 'B', 'C'], blank, min: 1, max: 2, question: '¿Quién?' };
    const { open } = await rehearseElection(
      {
        group: 'Ed25519',
        name: 'Ensayo',
        questions: [{ type: 'Homomorphic', value }],
        weights: [1],
        votes: [],
        mandatory: 1,
      },
      nativeGroups,
      seededRandom('practice'),
    );
    const text = makePracticeBallot(open, seededRandom('practice ballot'))!;
    const read = readBallot(open, text);
    expect(failuresOfBallot(open, read)).toEqual([]);
    expect(makePracticeBallot(open, seededRandom('another'))).not.toBe(text);
  }
  const { open } = await rehearseElection(
    { group: 'Ed25519', name: 'Ensayo', questions: [lists], weights: [1], votes: [], mandatory: 1 },
    nativeGroups,
    seededRandom('practice'),
  );
  expect(makePracticeBallot(open, seededRandom('practice ballot'))).toBeUndefined();
});

describe('choices', () => {
  it('that are not allowed are refused with their flaw', () => {
    expect(findChoiceFlaw(boxes, [0, 1, 1, 0])).toBeUndefined();
    expect(findChoiceFlaw(boxes, [1, 0, 0, 0])).toBeUndefined();
    expect(findChoiceFlaw(boxes, [1, 1, 0, 0])).toBe('a blank vote has other marks');
    expect(findChoiceFlaw(boxes, [0, 1, 1, 1])).toBe('3 answers are marked, not 1 to 2');
    expect(findChoiceFlaw(boxes, [0, 2, 0, 0])).toBe('a box is neither empty nor marked');
    expect(findChoiceFlaw(boxes, [0, 1])).toBe('the choice has 2 boxes, not 4');
    expect(
      findChoiceFlaw(lists, [
        [1, 1, 0],
        [0, 0],
      ]),
    ).toBeUndefined();
    expect(
      findChoiceFlaw(lists, [
        [1, 1, 0],
        [1, 1],
      ]),
    ).toBe('not exactly one list is chosen');
    expect(
      findChoiceFlaw(lists, [
        [1, 1, 0],
        [0, 1],
      ]),
    ).toBe('a candidate of a list not chosen is marked');
    expect(
      findChoiceFlaw(lists, [
        [1, 0, 0],
        [0, 0],
      ]),
    ).toBe('no candidate of the chosen list is marked');
    expect(findChoiceFlaw(ranked, [255, 0])).toBeUndefined();
    expect(findChoiceFlaw(ranked, [256, 0])).toBe('a number is not in 0…255');
  });

  it('and questions that cannot be asked', () => {
    expect(findQuestionFlaw({ ...boxes, value: { ...boxes.value, min: 2, max: 1 } } as Question)).toBe(
      'the minimum 2 is above the maximum 1',
    );
    expect(findQuestionFlaw({ ...boxes, value: { ...boxes.value, max: 4 } } as Question)).toBe(
      'the maximum 4 is above the 3 answers',
    );
    expect(findQuestionFlaw({ type: 'Lists', value: { answers: [['L1']], question: '' } })).toBe(
      'a list has no candidate',
    );
  });

  it('are refused when a ballot is made of them', async () => {
    const { open, credentials } = await rehearsal('refusal', [boxes], [[1, 0, 0, 0]]);
    expect(() => makeBallot(open, seededRandom('x'), credentials[0]!.secret, [[1, 1, 0, 0]])).toThrow(
      'question 1: a blank vote has other marks',
    );
  });
});

describe('credentials', () => {
  it('are read as people type them, and nothing else is', () => {
    expect(parseCredential('Xq5gP 8fJkL2 mN3bV ytR6wS')).toBe('Xq5gP-8fJkL2-mN3bV-ytR6wS');
    expect(parseCredential(' Xq5gP–8fJkL2–mN3bV–ytR6wS ')).toBe('Xq5gP-8fJkL2-mN3bV-ytR6wS');
    // As a message gives it when it is copied: a mark of the file's start, spaces without width, soft hyphens, minus signs.
    expect(parseCredential('\uFEFFXq5gP\u22128fJkL2\u00AD-\u200BmN3bV\u2060-ytR6wS\u200E\n')).toBe(
      'Xq5gP-8fJkL2-mN3bV-ytR6wS',
    );
    expect(flawOfCredential('Xq5gP-8fJkL2-mN3bV-ytR6w')).toEqual({ count: 21, strange: '' });
    expect(flawOfCredential('Xq5gP 8fJkL2 mN3bV ytR0l0')).toEqual({ count: 22, strange: '0l' });
    expect(parseCredential('Xq5gP-8fJkL2-mN3bV-ytR6w')).toBeUndefined();
    expect(parseCredential('Xq5gP-8fJkL2-mN3bV-ytR60S')).toBeUndefined();
    const { secret } = makeCredential(group, seededRandom('credential'), '14letters14let');
    expect(secret).toMatch(
      /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/,
    );
    expect(parseCredential(secret)).toBe(secret);
  });
});

describe('a challenged ballot', () => {
  it('opens to the choices it was made of and to no others, and says nothing of the credential', async () => {
    const { open, credentials } = await rehearsal(
      'challenge',
      [boxes, lists, ranked],
      [
        [1, 0, 0, 0],
        [
          [1, 1, 0],
          [0, 0],
        ],
        [1, 2],
      ],
    );
    const choices: Choice[] = [
      [0, 1, 0, 0],
      [
        [0, 0, 0],
        [1, 1],
      ],
      [2, 1],
    ];
    const { text, opening } = makeBallotToOpen(
      open,
      seededRandom('opening'),
      credentials[0]!.secret,
      choices,
    );
    expect(failuresOfBallot(open, readBallot(open, text))).toEqual([]);
    expect(isOpeningTrue(open, text, opening)).toBe(true);
    expect(isOpeningTrue(open, text, { ...opening, choices: [[0, 0, 1, 0], ...choices.slice(1)] })).toBe(
      false,
    );
    expect(isOpeningTrue(open, text, { ...opening, choices: [...choices.slice(0, 2), [1, 2]] })).toBe(false);
    expect(isOpeningTrue(open, text, { ...opening, randomness: opening.randomness.toReversed() })).toBe(
      false,
    );
    expect(isOpeningTrue(open, text, { choices: [], randomness: [] })).toBe(false);
    expect(isOpeningTrue(open, 'not a ballot', opening)).toBe(false);
    // Another ballot of the same choices has other encryptions.
    expect(
      isOpeningTrue(open, makeBallot(open, seededRandom('other'), credentials[0]!.secret, choices), opening),
    ).toBe(false);
    expect(JSON.stringify(opening)).not.toContain(credentials[0]!.secret);
  });
});

describe('the ceremony', () => {
  const random = seededRandom('ceremony');
  const seeds = [1, 2, 3].map(() => makeTrusteeSeed(random));
  const certificates = seeds.map((seed, i) =>
    makeCertificate(group, formats, random, seed, { size: 3, threshold: 2, index: i + 1 }),
  );

  it('gives shares of which any two make the same key', async () => {
    const contributions = await Promise.all(
      seeds.map((seed) => makeContribution(group, formats, random, seed, certificates)),
    );
    const keys = await Promise.all(
      seeds.map((seed) => makeThresholdKey(group, formats, random, seed, certificates, contributions)),
    );
    const shares = await Promise.all(
      seeds.map((seed, i) => openThresholdKey(group, formats, seed, keys[i]!)),
    );
    const { q } = group;
    const mod = (value: bigint) => ((value % q) + q) % q;
    // Lines through two shares meet zero at the secret: 2s₁ − s₂, (3s₁ − s₃)/2, 3s₂ − 2s₃.
    const secret = mod(2n * shares[0]! - shares[1]!);
    expect(mod(3n * shares[1]! - 2n * shares[2]!)).toBe(secret);
    expect(mod(3n * shares[0]! - shares[2]!)).toBe(mod(2n * secret));
    const coefficients = contributions.map(
      ({ coefexps }) => (JSON.parse(coefexps.message) as { coefexps: string[] }).coefexps[0]!,
    );
    expect(group.power(group.generator, secret).text).toBe(
      group.product(coefficients.map((text) => group.decode(text)!)).text,
    );
  });

  it('stops at a share that does not match, a message for another, and a certificate of another ceremony', async () => {
    const contributions = await Promise.all(
      seeds.map((seed) => makeContribution(group, formats, random, seed, certificates)),
    );
    const [first, second, third] = contributions as [
      (typeof contributions)[0],
      (typeof contributions)[0],
      (typeof contributions)[0],
    ];
    const make = (changed: typeof contributions) =>
      makeThresholdKey(group, formats, random, seeds[0]!, certificates, changed);
    // The second trustee sends the first what was for the third.
    await expect(make([first, { ...second, secrets: second.secrets.toReversed() }, third])).rejects.toThrow();
    await expect(make([first, second])).rejects.toThrow('2 contributions of 3 trustees');
    await expect(make([first, { ...second, coefexps: third.coefexps }, third])).rejects.toThrow(
      'trustee 2 is not signed for this ceremony',
    );
    const other = makeCertificate(group, formats, random, seeds[2]!, { size: 3, threshold: 3, index: 3 });
    await expect(
      makeContribution(group, formats, random, seeds[0]!, [...certificates.slice(0, 2), other]),
    ).rejects.toThrow('certificate 3 is not good');
  });

  it('sealed messages open for their recipient alone, from their sender alone, unchanged', async () => {
    const [a, b, c] = seeds.map((seed) => keyringOf(group, seed)) as [
      ReturnType<typeof keyringOf>,
      ReturnType<typeof keyringOf>,
      ReturnType<typeof keyringOf>,
    ];
    const sealed = await sendMessage(group, formats, random, a, b.encryption, 'hola');
    expect(await receiveMessage(group, formats, b, a.verification, sealed)).toBe('hola');
    await expect(receiveMessage(group, formats, c, a.verification, sealed)).rejects.toThrow();
    await expect(receiveMessage(group, formats, b, c.verification, sealed)).rejects.toThrow(
      'not signed by its sender',
    );
    const spoilt = sealed.replace(
      /"data":"(..)/,
      (_, byte: string) => `"data":"${byte === '00' ? '01' : '00'}`,
    );
    await expect(receiveMessage(group, formats, b, a.verification, spoilt)).rejects.toThrow();
  });
});

describe('the archive', () => {
  it('is the same bytes for the same seed, and only grows', async () => {
    const plan = ['archive', [boxes], [[0, 1, 0, 0]]] as [string, Question[], Choice[]];
    const { steps, open, credentials } = await rehearsal(...plan);
    const whole = writeArchive(1_800_000_000, steps);
    expect(writeArchive(1_800_000_000, (await rehearsal(...plan)).steps)).toEqual(whole);
    const before = writeArchive(1_800_000_000, steps.slice(0, 2));
    expect(isExtensionOf(before, whole)).toBe(true);
    expect(isExtensionOf(whole, before)).toBe(false);
    const other = makeBallot(open, seededRandom('other'), credentials[0]!.secret, [[1, 0, 0, 0]]);
    expect(isExtensionOf(before, writeArchive(1_800_000_000, [steps[0]!, ballotStep(other)]))).toBe(false);
    expect(trackerOf(other)).toMatch(/^[A-Za-z0-9+/]{43}$/);
  });

  it('is continued from its head alone', async () => {
    const { steps, open, credentials } = await rehearsal('head', [boxes], [[0, 1, 0, 0]]);
    const before = writeArchive(1_800_000_000, steps.slice(0, 1));
    const { head } = await verifyElection(before);
    const again = makeBallot(open, seededRandom('again'), credentials[0]!.secret, [[1, 0, 0, 0]]);
    const { bytes } = appendEvent({ timestamp: 1_800_000_000, parent: head, height: 1 }, 'Ballot', [again]);
    const grown = new Uint8Array([...before, ...bytes]);
    expect(await verifyElection(grown)).toMatchObject({
      verdict: 'accepted',
      stage: 'voting',
      ballotsCast: 1,
    });
  });
});
