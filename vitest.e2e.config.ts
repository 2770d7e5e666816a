import { defineConfig } from 'vitest/config';
import { BROWSER_KINDS } from './tools/browsers/find-browser.ts';

// Two browsers at a time: each mostly waits for its alarms and answers, and no test measures time.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: BROWSER_KINDS.map((kind) => ({
      test: {
        name: kind,
        include: ['tests/e2e/**/*.test.ts'],
        env: { EBB_BROWSER: kind },
        globalSetup: ['tests/e2e/harness/build-for-tests.ts'],
        pool: 'forks' as const,
        maxWorkers: 2,
        // A real browser on a busy machine now and then loses a click or a second; a bug fails twice.
        retry: 1,
        // Generous: they wait for events, and a busy machine is no failure.
        testTimeout: 200_000,
        hookTimeout: 180_000,
      },
    })),
  },
});
