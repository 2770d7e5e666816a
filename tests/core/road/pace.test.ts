import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePace } from '../../../src/core/road/pace.ts';

const SEED = 20261130;
const MINUTE_MS = 60_000;
const thirty = (everyMs: number): number[] => Array.from({ length: 30 }, () => everyMs);

describe('the pace', () => {
  it('is what is wanted where the hour’s requests suffice', () => {
    const wanted = [MINUTE_MS, MINUTE_MS, 5 * MINUTE_MS];
    expect(sharePace(wanted, 240)).toEqual(wanted);
  });

  it('is shared evenly where they do not: thirty Pages once in 500 seconds', () => {
    expect(sharePace(thirty(MINUTE_MS), 240)).toEqual(thirty(500_000));
  });

  it('leaves a modest Page its own when others want too much', () => {
    // 216 planned: 12 for the modest one, 102 each for the others.
    const [modest, greedy] = sharePace([5 * MINUTE_MS, 15_000, 15_000], 240);
    expect(modest).toBe(5 * MINUTE_MS);
    expect(greedy).toBe(Math.round(3_600_000 / 102));
  });

  it(`never exceeds the budget, never reads more often than wanted, never favours (seed ${SEED})`, () => {
    const wants = fc.array(fc.constantFrom(15_000, 30_000, 60_000, 120_000, 300_000), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(wants, (wanted) => {
        const paces = sharePace(wanted, 240);
        expect(paces.reduce((sum, ms) => sum + 3_600_000 / ms, 0)).toBeLessThanOrEqual(216.5);
        const short = paces.filter((ms, i) => ms > (wanted[i] ?? 0));
        for (const [i, ms] of paces.entries()) expect(ms).toBeGreaterThanOrEqual(wanted[i] ?? 0);
        // Whoever falls short has no less than anybody else who does.
        if (short.length > 0) expect(Math.max(...short) - Math.min(...short)).toBeLessThanOrEqual(1);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
