import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const results = process.env.AMPARO_TEST_RESULTS;

/** What takes minutes begins first, so that no worker is left with it alone at the end: every page, then the other journeys. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      /journeys\/every/.test(moduleId) ? 0 : /test\/(journeys|resilience)\//.test(moduleId) ? 1 : 2;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // What a page shows is asked for until it is there; a machine that others share may be slow.
    expect: { poll: { timeout: 20_000 } },
    // The processes that tests start, and kill, read the program that an earlier one compiled.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'dist', 'compiled') },
    maxWorkers: 3,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
