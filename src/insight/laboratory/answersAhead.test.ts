import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answersAhead } from './answersAhead.ts';
import { readBaseCase } from './baseCase.ts';
import { dialOf, likelyNext } from './dials.ts';
import { type LaboratoryScenario, untouched } from './scenario.ts';

/** An engine that answers when told to, and what it was asked in the order in which it began. */
function engine() {
  const begun: (readonly number[])[] = [];
  const answered: (readonly number[])[] = [];
  const errors: unknown[] = [];
  const gates: (() => void)[] = [];
  const ahead = answersAhead<number, number>(
    (questions) => {
      begun.push(questions);
      return new Promise((resolve, reject) =>
        gates.push(() =>
          questions.includes(13) ? reject(new Error('thirteen')) : resolve(questions.map((one) => one * 10)),
        ),
      );
    },
    (answers) => answered.push(answers),
    (error) => errors.push(error),
  );
  const finish = async (times = 1): Promise<void> => {
    for (; times > 0; times--) {
      gates.shift()!();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  return { ahead, begun, answered, errors, gates, finish };
}

describe('many questions at once', () => {
  it('are answered as the first and the newest; what lay between is forgotten', async () => {
    const { ahead, begun, answered, gates, finish } = engine();
    for (const question of [1, 2, 3, 4]) ahead.ask([question]);
    await finish(2);
    expect(begun).toEqual([[1], [4]]);
    expect(answered).toEqual([[10], [40]]);
    expect(gates).toEqual([]);
  });

  it('ask of several only what is not kept', async () => {
    const { ahead, begun, answered, finish } = engine();
    ahead.ask([1, 2]);
    await finish();
    ahead.ask([1, 3]);
    await finish();
    expect(begun).toEqual([[1, 2], [3]]);
    expect(answered).toEqual([
      [10, 20],
      [10, 30],
    ]);
  });
});

describe('what is foreseen', () => {
  it('is computed one by one while nobody asks, is not announced, and waits ready', async () => {
    const { ahead, begun, answered, finish } = engine();
    ahead.foresee([1, 2, 3]);
    await finish();
    ahead.ask([9]);
    await finish(2);
    expect(begun).toEqual([[1], [2], [9], [3]]);
    expect(answered).toEqual([[90]]);
    expect(ahead.of([2, 1])).toEqual([20, 10]);
    expect(ahead.of([3])).toBeUndefined();
    await finish();
    expect(ahead.of([3])).toEqual([30]);
    ahead.ask([3]);
    expect(answered).toEqual([[90]]);
  });

  it('is announced when the hand asks for it while it is being computed, and what else is foreseen goes on', async () => {
    const { ahead, begun, answered, finish } = engine();
    ahead.foresee([1, 2]);
    ahead.ask([1]);
    expect(answered).toEqual([]);
    await finish();
    expect(answered).toEqual([[10]]);
    await finish();
    expect(begun).toEqual([[1], [2]]);
    expect(answered).toEqual([[10]]);
  });

  it('makes room for what is foreseen later', async () => {
    const { ahead, begun, finish } = engine();
    ahead.foresee([1, 2, 3]);
    ahead.foresee([7]);
    await finish(2);
    expect(begun).toEqual([[1], [7]]);
  });

  it('and kept is shown; what is older and still on its way is not shown after it', async () => {
    const { ahead, answered, finish } = engine();
    ahead.foresee([1]);
    await finish();
    ahead.ask([5]);
    expect(ahead.of([1])).toEqual([10]);
    ahead.ask([1]);
    await finish();
    expect(answered).toEqual([]);
    expect(ahead.of([5])).toEqual([50]);
  });

  it('fails in silence, and asked for says so', async () => {
    const { ahead, errors, answered, finish } = engine();
    ahead.foresee([13, 2]);
    await finish(2);
    expect(errors).toEqual([]);
    ahead.ask([13]);
    await finish();
    expect(errors).toHaveLength(1);
    expect(answered).toEqual([]);
    ahead.ask([2, 4]);
    await finish();
    expect(answered).toEqual([[20, 40]]);
  });
});

describe('where the hand will likely be next', () => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const { base } = readBaseCase(join(root, 'cases', 'ecuador'), join(root, 'law'));
  const asLaw = untouched(base);
  const ages = (scenarios: readonly LaboratoryScenario[]) => scenarios.map((one) => one.moved.a ?? 0);
  const ageShift = dialOf('palanca-a', asLaw, base)!;

  it('is on either side of a slider that was only touched, within its ends', () => {
    expect(ageShift).toMatchObject({ value: 0, step: 1 });
    const next = ages(likelyNext(ageShift, 0));
    expect(next.slice(0, 4)).toEqual([1, -1, 2, -2]);
    expect(Math.max(...next)).toBe(ageShift.most);
    expect(Math.min(...next)).toBe(ageShift.least);
    expect(new Set(next).size).toBe(next.length);
  });

  it('is as far again as it went, and then the way that it goes', () => {
    expect(ages(likelyNext(ageShift, 3)).slice(0, 5)).toEqual([3, 1, -1, 2, -2]);
    expect(ages(likelyNext(ageShift, -1)).slice(0, 3)).toEqual([-1, 1, -2]);
  });

  it('keeps the years of a pause in order, and knows no slider that is not shown', () => {
    expect(dialOf('pausa-desde', asLaw, base)).toBeUndefined();
    expect(dialOf('palanca-nada', asLaw, base)).toBeUndefined();
    const paused: LaboratoryScenario = { ...asLaw, pause: { from: 2027, to: 2028, part: 0, later: false } };
    const from = dialOf('pausa-desde', paused, base)!;
    expect(from.turned(2031).pause).toEqual({ from: 2031, to: 2031, part: 0, later: false });
    const to = dialOf('pausa-hasta', paused, base)!;
    expect(to.turned(2025).pause).toEqual({ from: 2025, to: 2025, part: 0, later: false });
    expect(dialOf('pausa-parte', paused, base)!.turned(0.15000000000000002).pause?.part).toBe(0.15);
    expect(dialOf('desde', asLaw, base)!.turned(2033).since).toBe(2033);
  });
});
