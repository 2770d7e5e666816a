import { describe, expect, it } from 'vitest';
import { Crowd } from '../../../tools/replay/crowd.ts';
import { exactSource, shownCount } from '../../../tools/replay/source.ts';

const START_MS = Date.UTC(2016, 1, 27, 21);
const crowd = new Crowd([7], START_MS, 2_000_000, {
  usual: { gainsPerMinute: 0, lossesPerMinute: 600 },
  campaigns: [],
  bursts: [],
  leaps: [],
});
const keys = [7, 1];

describe('what a source shows of the true count', () => {
  it('is the count itself when nothing stands between', () => {
    const atMs = START_MS + 12_345;
    expect(shownCount(crowd, exactSource, keys, atMs)).toBe(crowd.countAt(atMs));
  });

  it('moves only at the edges of its refresh', () => {
    const conditions = { refreshSeconds: 20, jitter: 0 };
    const shown = Array.from({ length: 60 }, (_, second) =>
      shownCount(crowd, conditions, keys, START_MS + second * 1000),
    );
    expect(new Set(shown).size).toBe(3);
    expect(shown[20]).toBe(crowd.countAt(START_MS + 20_000));
    expect(shown[39]).toBe(shown[20]);
  });

  it('differs by about the jitter between two reads of the same second, and not between equal instants', () => {
    const conditions = { refreshSeconds: 0, jitter: 0.0001 };
    const atMs = START_MS + 60_000;
    const shown = Array.from({ length: 200 }, (_, ms) => shownCount(crowd, conditions, keys, atMs + ms));
    const spread = Math.max(...shown) - Math.min(...shown);
    // Four replicas of deviation 200: their range lies between a fifth and four deviations.
    expect(spread).toBeGreaterThan(40);
    expect(spread).toBeLessThan(1000);
    expect(shownCount(crowd, conditions, keys, atMs)).toBe(shown[0]);
  });
});
