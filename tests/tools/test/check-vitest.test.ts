import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../../tools/test/check-vitest.ts';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});

describe('the tally of a vitest report', () => {
  it('adds up passed, failed and skipped tests of all files', () => {
    const report = {
      testResults: [
        file('passed', 'passed', 'passed', 'skipped'),
        file('failed', 'failed', 'passed', 'todo'),
      ],
    };
    expect(tallyOf(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  it('counts a file that failed without a failed test, as when it cannot be loaded', () => {
    expect(tallyOf({ testResults: [file('failed'), file('failed', 'passed')] })).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
    });
  });

  it('refuses what is no report', () => {
    expect(() => tallyOf({ results: [] })).toThrow();
  });
});
