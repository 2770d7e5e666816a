import { expect, it } from 'vitest';
import { eveningPages } from '../../tools/replay/evening.ts';
import { runSoak } from '../../tools/soak/run-soak.ts';
import { browserKind, INTERVAL_MS } from './harness/stage.ts';

const SEED = 20160227;
/** After a fault a Page is read ever more rarely, and beside other browsers a tick is late: so many intervals at most. */
const LONGEST_PAUSE_MS = 20 * INTERVAL_MS;
/** Longer: a Page that stands still is found. */
const FOR_MS = LONGEST_PAUSE_MS + 4000;

it('measured for a while amid faults, nothing grows, no sample is lost and no Page stands still', async () => {
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  const result = await runSoak({ kind: browserKind(), forMs: FOR_MS, seed: SEED, pages: eveningPages, log });
  expect(result.verdict).toMatchObject({ lost: 0, duplicated: 0, invented: 0, hidden: 0 });
  // Every Page more than once, however busy the machine.
  expect(result.verdict.acknowledged).toBeGreaterThan(2 * eveningPages.length);
  expect(result.grew).toEqual([]);
  // Span, count and now and then a step: packed, a sample is a few bytes.
  expect(result.bytesPerSample).toBeLessThan(10);
  expect(result.longestPauseMs).toBeLessThan(LONGEST_PAUSE_MS);
});
