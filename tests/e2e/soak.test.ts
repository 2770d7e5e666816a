import { expect, it } from 'vitest';
import { eveningPages } from '../../tools/replay/evening.ts';
import { runSoak } from '../../tools/soak/run-soak.ts';
import { browserKind } from './harness/stage.ts';

const FOR_MS = 12_000;
const SEED = 20160227;
/** On a busy machine a tick may be late; a Page that stands still is not. */
const LONGEST_PAUSE_MS = 10_000;

it('measured for a while amid faults, nothing grows, no sample is lost and no Page stands still', async () => {
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const result = await runSoak({ kind: browserKind(), forMs: FOR_MS, seed: SEED, pages: eveningPages, log });
  expect(result.verdict).toMatchObject({ lost: 0, duplicated: 0, invented: 0 });
  expect(result.verdict.acknowledged).toBeGreaterThan(20);
  expect(result.grew).toEqual([]);
  // Span, count and now and then a step: packed, a sample is a few bytes.
  expect(result.bytesPerSample).toBeLessThan(10);
  expect(result.longestPauseMs).toBeLessThan(LONGEST_PAUSE_MS);
});
