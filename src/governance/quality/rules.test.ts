import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCautiousShare, type Cell, figuresOf } from './figures.ts';
import { parseInstant } from './instant.ts';
import { decideRating, overallSixtieths, type Ratable } from './rating.ts';
import { kioskCodeHash, newKioskCode, newToken, normalKioskCode } from './secret.ts';
import { protectedStretches, waitingStep, waitQuantileDays } from './waiting.ts';

const day = 86_400_000;
const open: Ratable = {
  attentionId: 'a',
  issuedAt: 100 * day,
  expiresAt: 160 * day,
  ratedAt: null,
  ratedWithKey: null,
};
const policy = { offlineGraceDays: 30 };
const ask = (now: number, answeredAt: number | null = null, ratable: Ratable | undefined = open) =>
  decideRating(ratable, { key: 'k', answeredAt, now }, policy);

describe('whether an attention may be rated', () => {
  it('from the invitation to its end', () => {
    expect(ask(100 * day)).toEqual({ ok: true, value: { answeredAt: 100 * day, again: false } });
    expect(ask(160 * day).ok).toBe(true);
    expect(ask(160 * day + 1)).toMatchObject({ refusal: { refusal: 'invitation-expired' } });
    expect(decideRating(undefined, { key: 'k', answeredAt: null, now: 1 }, policy)).toMatchObject({
      refusal: { refusal: 'invitation-unknown' },
    });
  });
  it('answered in time and sent within the grace, it counts from when it was answered', () => {
    expect(ask(190 * day, 150 * day)).toEqual({ ok: true, value: { answeredAt: 150 * day, again: false } });
    expect(ask(190 * day + 1, 150 * day)).toMatchObject({ ok: false });
    expect(ask(170 * day, 161 * day)).toMatchObject({ ok: false });
  });
  it('a device’s clock moves an answer neither before the invitation nor after its arrival', () => {
    expect(ask(120 * day, 3 * day)).toMatchObject({ value: { answeredAt: 100 * day } });
    expect(ask(120 * day, 500 * day)).toMatchObject({ value: { answeredAt: 120 * day } });
  });
  it('once: the same key is the same rating, another is refused', () => {
    const rated = { ...open, ratedAt: 110 * day, ratedWithKey: 'k' };
    expect(ask(120 * day, null, rated)).toEqual({ ok: true, value: { answeredAt: 110 * day, again: true } });
    expect(ask(120 * day, null, { ...rated, ratedWithKey: 'other' })).toMatchObject({
      refusal: { refusal: 'already-rated' },
    });
  });
});

describe('the person’s own mean', () => {
  it('is whole in sixtieths for one to five answers', () => {
    expect(overallSixtieths({ treatment: 4 })).toBe(240);
    expect(overallSixtieths({ treatment: 1, clarity: 2 })).toBe(90);
    expect(overallSixtieths({ treatment: 5, clarity: 4, waiting: 2, solution: 5, place: 3 })).toBe(228);
    expect(() => overallSixtieths({})).toThrow(RangeError);
    const score = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({ treatment: score, clarity: score, waiting: score, solution: score, place: score }),
        (answers) => {
          if (Object.values(answers).every((one) => one === undefined)) return;
          expect(Number.isInteger(overallSixtieths(answers))).toBe(true);
        },
      ),
    );
  });
});

describe('waits', () => {
  it('are counted in steps that grow', () => {
    const steps = [0, 9, 10, 19, 299, 300, 349, 350, 1199, 1200, 1299, 3599, 3600, 3899, 3900, 9999].map(
      waitingStep,
    );
    expect(steps).toEqual([0, 9, 10, 10, 290, 300, 300, 350, 1150, 1200, 1200, 3500, 3600, 3600, 3900, 9900]);
  });
  it('neighbouring steps are joined until none shows few people, and none is lost', () => {
    expect(
      protectedStretches(
        [
          [0, 2],
          [1, 2],
          [2, 7],
          [30, 1],
          [300, 6],
          [900, 2],
        ],
        5,
      ),
    ).toEqual([
      { from: 0, to: 3, n: 11 },
      { from: 30, to: 950, n: 9 },
    ]);
    expect(
      protectedStretches(
        [
          [0, 2],
          [10, 2],
        ],
        5,
      ),
    ).toEqual([]);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 9999 }).map(waitingStep), fc.integer({ min: 0, max: 20 })),
        ),
        (raw) => {
          const steps = [...new Map(raw)];
          const total = steps.reduce((sum, [, n]) => sum + n, 0);
          const stretches = protectedStretches(steps, 5);
          expect(stretches.every((one) => one.n >= 5)).toBe(true);
          expect(stretches.reduce((sum, one) => sum + one.n, 0)).toBe(total < 5 ? 0 : total);
          stretches.slice(1).forEach((one, i) => {
            expect(one.from).toBeGreaterThanOrEqual(stretches[i]!.to);
          });
        },
      ),
    );
  });
  it('quantiles by a straight line within the stretch', () => {
    // Ten within the first day, ten in the day that begins at 12: the median is the end of the first, nine in ten 0.8 into the other.
    const stretches = [
      { from: 0, to: 10, n: 10 },
      { from: 120, to: 130, n: 10 },
    ];
    expect(waitQuantileDays(stretches, 0.5)).toBe(1);
    expect(waitQuantileDays(stretches, 0.9)).toBe(12.8);
    expect(waitQuantileDays([], 0.5)).toBeNull();
  });
});

describe('dates as offices write them', () => {
  it('reads ISO and Ecuador’s order, with or without time and offset', () => {
    expect(parseInstant('2026-02-27')).toEqual({
      iso: '2026-02-27T00:00:00-05:00',
      at: Date.UTC(2026, 1, 27, 5),
    });
    expect(parseInstant('27/02/2026 7:05')).toEqual({
      iso: '2026-02-27T07:05:00-05:00',
      at: Date.UTC(2026, 1, 27, 12, 5),
    });
    expect(parseInstant('27-2-2026 23:59:59')).toMatchObject({ at: Date.UTC(2026, 1, 28, 4, 59, 59) });
    expect(parseInstant('2026-02-27T10:30:00Z')).toMatchObject({ at: Date.UTC(2026, 1, 27, 10, 30) });
    expect(parseInstant('2026-02-27T10:30:15.250+02:00')).toMatchObject({
      at: Date.UTC(2026, 1, 27, 8, 30, 15),
    });
  });
  it('says what is wrong', () => {
    expect(
      ['', '31/02/2026', '2026-02-30', '27/02/26', 'ayer', '2026-02-27 24:00', '2026-02-27 10h30'].map(
        parseInstant,
      ),
    ).toEqual([
      'missing',
      'no-such-date',
      'no-such-date',
      'date-shape',
      'date-shape',
      'no-such-time',
      'no-such-time',
    ]);
  });
});

describe('secrets', () => {
  it('a code means the same however it is typed, and opens at one facility', () => {
    expect(normalKioskCode(' 7kq2-mO1l ')).toBe('7KQ2M011');
    expect(kioskCodeHash('HO-1', '7KQ2-M011')).toEqual(kioskCodeHash('HO-1', '7kq2 mo1i'));
    expect(kioskCodeHash('HO-1', '7KQ2-M011')).not.toEqual(kioskCodeHash('HO-2', '7KQ2-M011'));
    expect(newToken()).toMatch(/^[\w-]{22}$/);
    expect(new Set(Array.from({ length: 1000 }, newKioskCode)).size).toBe(1000);
  });
});

describe('figures of a cell', () => {
  const scores = {
    treatment: [0, 0, 0, 0, 1],
    clarity: [0, 0, 0, 0, 0],
    waiting: [0, 0, 0, 0, 0],
    solution: [0, 0, 0, 0, 0],
    place: [0, 0, 0, 0, 0],
  };
  const cell = (answers: number, satisfied: number): Cell => ({
    dimension: 'facility',
    member: 'x',
    month: 'total',
    attentions: 100,
    waits: null,
    answers,
    sixtieths: 300 * answers,
    satisfied,
    scores,
  });
  it('one perfect answer does not stand before ninety-five of a hundred', () => {
    const rows = [
      { code: 'one', figures: figuresOf(cell(1, 1)) },
      { code: 'many', figures: figuresOf(cell(100, 95)) },
      { code: 'none', figures: figuresOf(cell(0, 0)) },
    ];
    expect(rows.toSorted(byCautiousShare).map((row) => row.code)).toEqual(['many', 'one', 'none']);
    // Wilson's interval of 1 in 1 begins at 0.2065 (Brown, Cai and DasGupta, 2001, give 1/(1+z²)).
    expect(rows[0]!.figures.satisfied!.low).toBeCloseTo(1 / (1 + 1.959963984540054 ** 2), 12);
  });
  it('hidden counts hide what rests on them', () => {
    const hidden = figuresOf({
      ...cell(3, 3),
      answers: null,
      sixtieths: null,
      satisfied: null,
      scores: null,
    });
    expect(hidden).toMatchObject({
      attentions: 100,
      answers: null,
      responseRate: null,
      mean: null,
      satisfied: null,
      questions: null,
    });
  });
});
