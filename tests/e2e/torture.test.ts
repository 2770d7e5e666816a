import { describe, expect, it } from 'vitest';
import { runTorture } from '../../tools/torture/run-torture.ts';
import { browserKind } from './harness/stage.ts';

/** All eight faults; `npm run torture` goes on for as long as it is told to. */
const ROUNDS = 8;
const SEED = 20160227;

describe('a browser that is tortured', () => {
  it(
    'loses, doubles, invents and hides no sample, and measures on',
    async () => {
      const log = (line: string): void => void process.stdout.write(`${line}\n`);
      const verdict = await runTorture({ kind: browserKind(), rounds: ROUNDS, seed: SEED, log });
      expect(verdict.acknowledged).toBeGreaterThan(ROUNDS);
      expect(verdict).toMatchObject({ lost: 0, duplicated: 0, invented: 0, hidden: 0 });
    },
    ROUNDS * 60_000,
  );
});
