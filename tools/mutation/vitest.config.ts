import { defineConfig } from 'vitest/config';

// What is run against each mutant: the unit tests of the parts that are mutated, which take a few seconds.
export default defineConfig({
  test: {
    include: [
      'tests/core/{series,campaign,alert,count}/*.test.ts',
      'tests/core/rate/{change,answer}.test.ts',
    ],
    environment: 'node',
    testTimeout: 10_000,
  },
});
