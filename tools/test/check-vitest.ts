import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type Part, type RunOptions, runNode } from './check-command.ts';
import { noTally, type Tally } from './tally.ts';

const results = v.object({
  testResults: v.array(
    v.object({
      status: v.string(),
      assertionResults: v.array(v.object({ status: v.string() })),
    }),
  ),
});

/** What vitest's JSON report adds up to. A file that could not even be loaded is one failure. */
export function tallyOf(report: unknown): Tally {
  let { passed, failed, skipped } = noTally;
  for (const file of v.parse(results, report).testResults) {
    const failedBefore = failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') failed += 1;
      else skipped += 1;
    }
    if (file.status === 'failed' && failed === failedBefore) failed += 1;
  }
  return { passed, failed, skipped };
}

/** Runs vitest. @param reportFile where its JSON report is to be written. */
export async function checkVitest(
  name: string,
  args: readonly string[],
  reportFile: string,
  options: RunOptions = {},
): Promise<Part> {
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
  const { status, seconds } = await runNode(name, vitest, options);
  return { name, seconds, tally: tallyOfRun(status, reportFile) };
}

function tallyOfRun(status: number, reportFile: string): Tally {
  if (!existsSync(reportFile)) return { ...noTally, failed: 1 };
  const tally = tallyOf(JSON.parse(readFileSync(reportFile, 'utf8')));
  // An error outside any test, or nothing found to run: vitest says so by its exit code alone.
  const isSilentFailure = (status !== 0 && tally.failed === 0) || tally.passed + tally.failed === 0;
  return isSilentFailure ? { ...tally, failed: tally.failed + 1 } : tally;
}
