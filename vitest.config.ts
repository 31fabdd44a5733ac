import { defineConfig } from 'vitest/config';

const results = process.env.AMPARO_TEST_RESULTS;

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    isolate: false,
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
  },
});
