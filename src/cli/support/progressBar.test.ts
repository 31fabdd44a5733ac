import { describe, expect, it } from 'vitest';
import { progressBar, progressReport } from './progressBar.ts';

describe('a progress bar', () => {
  it('has thirty places and the whole per cent', () => {
    expect(progressBar(1 / 3, 'x')).toBe('[##########....................]  33 % x');
    expect(progressBar(0, 'x')).toBe(`[${'.'.repeat(30)}]   0 % x`);
    expect(progressBar(1.2, 'x')).toBe(`[${'#'.repeat(30)}] 100 % x`);
  });
  it('in a terminal changes one line, elsewhere adds one for each step and tenth', () => {
    const play = (isTTY: boolean) => {
      let text = '';
      const show = progressReport(
        {
          isTTY,
          write(some: string) {
            text += some;
          },
        },
        ({ step }) => step,
      );
      for (const part of [0, 0.01, 0.02, 0.11, 1]) show({ step: 'a', part });
      return text;
    };
    expect(play(true)).toBe(`${'\ra\u001b[K'.repeat(5)}\n`);
    expect(play(false)).toBe('a\na\na\n');
  });
});
