import { describe, expect, it } from 'vitest';
import { randomFromSeed } from '#kernel';
import { readerInterval, type Shown } from '../../../test/support/reader.ts';
import { releaseVerdicts, type VerdictRelease, verdicts } from './verdicts.ts';

const policy = { threshold: 5, intervalWidth: 5, protectZeros: true };

describe('what people say of a change, as published', () => {
  it('shows counts of many and hides a few, with another that would give them away', () => {
    const first = releaseVerdicts({ yes: 41, partly: 12, no: 9 }, policy, []);
    expect(first?.published).toEqual({ yes: 41, partly: 12, no: 9, total: 62 });
    const hidden = releaseVerdicts({ yes: 41, partly: 12, no: 2 }, policy, []);
    expect(hidden?.published.no).toBeNull();
    expect(
      [hidden?.published.yes, hidden?.published.partly, hidden?.published.total].filter((one) => one === null)
        .length,
    ).toBeGreaterThan(0);
  });
  it('waits rather than show that one more answered since', () => {
    const first = releaseVerdicts({ yes: 41, partly: 12, no: 9 }, policy, [])!;
    expect(releaseVerdicts({ yes: 42, partly: 12, no: 9 }, policy, [first])).toBeNull();
    expect(releaseVerdicts({ yes: 50, partly: 18, no: 15 }, policy, [first])?.published).toEqual({
      yes: 50,
      partly: 18,
      no: 15,
      total: 83,
    });
  });
  it('publishes nothing of three people', () => {
    expect(releaseVerdicts({ yes: 3, partly: 0, no: 0 }, policy, [])).toBeNull();
  });

  it('ten consecutive releases resist differencing: no answer or month of answers of a few is known closer than five', () => {
    let releasesMade = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = randomFromSeed(seed);
      const pace = 1 + random.uniform() * 12;
      const counts = { yes: 0, partly: 0, no: 0 };
      const steps: (typeof counts)[] = [];
      const past: VerdictRelease[] = [];
      const releasedAt: number[] = [];
      for (let month = 0; month < 40 && past.length < 10; month += 1) {
        const step = {
          yes: Math.floor(random.uniform() * pace * 3),
          partly: Math.floor(random.uniform() * pace),
          no: Math.floor(random.uniform() * pace),
        };
        steps.push(step);
        for (const one of verdicts) counts[one] += step[one];
        const made = releaseVerdicts(counts, policy, past);
        if (!made) continue;
        past.push(made);
        releasedAt.push(month);
      }
      releasesMade += past.length;
      // Unknown to the reader: the answers of each kind between one release and the next.
      const unknownAt = (release: number, kind: number) => release * 3 + kind;
      const trueCount = (release: number, kind: number) => {
        const from = release === 0 ? 0 : releasedAt[release - 1]! + 1;
        return steps
          .slice(from, releasedAt[release]! + 1)
          .reduce((sum, step) => sum + step[verdicts[kind]!], 0);
      };
      const shown: Shown[] = past.flatMap(({ published }, release) => {
        const upTo = (kinds: readonly number[]) =>
          Array.from({ length: release + 1 }, (_, r) => kinds.map((kind) => unknownAt(r, kind))).flat();
        return [
          ...verdicts.flatMap((one, kind) =>
            published[one] === null ? [] : [{ of: upTo([kind]), value: published[one] }],
          ),
          ...(published.total === null ? [] : [{ of: upTo([0, 1, 2]), value: published.total }]),
        ];
      });
      for (let release = 0; release < past.length; release += 1)
        for (const kinds of [[0], [1], [2], [0, 1, 2]]) {
          const target = kinds.map((kind) => unknownAt(release, kind));
          const real = kinds.reduce((sum, kind) => sum + trueCount(release, kind), 0);
          // That nobody answered since the last release tells of nobody: only a few who did are protected there.
          if (real >= policy.threshold || (release > 0 && real === 0)) continue;
          const { low, high } = readerInterval(past.length * 3, shown, target);
          expect(high - low, `seed ${seed}, release ${release + 1}, ${kinds}`).toBeGreaterThanOrEqual(
            policy.intervalWidth - 1e-6,
          );
        }
    }
    expect(releasesMade).toBeGreaterThan(150);
  }, 240_000);

  it('the same reader finds out when the past is forgotten: the test can fail', () => {
    const first = releaseVerdicts({ yes: 41, partly: 12, no: 9 }, policy, [])!;
    const careless = releaseVerdicts({ yes: 42, partly: 12, no: 9 }, policy, [])!;
    expect(careless.published.yes! - first.published.yes!).toBe(1);
  });
});
