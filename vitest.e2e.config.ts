import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { BROWSER_KINDS } from './tools/browsers/find-browser.ts';

/** The longest files, the slowest first: one that begins last would end alone. A file that is not named begins after. */
const LONGEST = [
  'moods',
  'obstacles',
  'accessible',
  'pool',
  'dashboard-month',
  'dashboard-accessible',
  'torture',
  'soak',
  'languages',
  'private',
  'imports',
  'upgrade',
  'numbers',
  'quota',
  'intrusion',
  'documents',
  'measure',
  'dashboard',
];

/** One browser after the other: a process goes on, with what it loaded and launched, only where the next file is of its project. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId, project }: TestSpecification): number => {
      const rank = LONGEST.indexOf(basename(moduleId, '.test.ts'));
      const ofBrowser = BROWSER_KINDS.map(String).indexOf(project.name) * (LONGEST.length + 1);
      return ofBrowser + (rank === -1 ? LONGEST.length : rank);
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

/** Browsers at a time: each mostly waits for its alarms and answers, and no test measures time. */
const BROWSERS = 4;

export default defineConfig({
  test: {
    maxWorkers: BROWSERS,
    sequence: { sequencer: LongestFirst },
    // Built once for both browsers.
    globalSetup: ['tests/e2e/harness/build-for-tests.ts'],
    projects: BROWSER_KINDS.map((kind) => ({
      test: {
        name: kind,
        include: ['tests/e2e/**/*.test.ts'],
        env: { EBB_BROWSER: kind },
        pool: 'forks' as const,
        // Loading modules anew for every file takes seconds of each.
        isolate: false,
        maxWorkers: BROWSERS,
        // A real browser on a busy machine now and then loses a click or a second; a bug fails twice.
        retry: 1,
        // Generous: they wait for events, and a busy machine is no failure.
        testTimeout: 200_000,
        hookTimeout: 180_000,
      },
    })),
  },
});
