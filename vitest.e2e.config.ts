import { defineConfig } from 'vitest/config';
import { BROWSER_KINDS } from './tools/browsers/find-browser.ts';

// One browser at a time: two would only wait for each other, and timings would mean nothing.
export default defineConfig({
  test: {
    fileParallelism: false,
    maxWorkers: 1,
    projects: BROWSER_KINDS.map((kind, order) => ({
      test: {
        name: kind,
        include: ['tests/e2e/**/*.test.ts'],
        env: { EBB_BROWSER: kind },
        globalSetup: ['tests/e2e/harness/build-for-tests.ts'],
        pool: 'forks' as const,
        fileParallelism: false,
        // Generous: they wait for events, and a busy machine is no failure.
        // A real browser on a busy machine now and then loses a click or a second; a bug fails twice.
        retry: 1,
        testTimeout: 200_000,
        hookTimeout: 180_000,
        sequence: { groupOrder: order },
      },
    })),
  },
});
