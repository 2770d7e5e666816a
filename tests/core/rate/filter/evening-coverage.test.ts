import { describe, expect, it } from 'vitest';
import { FilterRun } from '../../../../src/core/rate/filter/filter-run.ts';
import { CURTAIN_MS, EVENING_START_MS, eveningPages, HISTORY_MS } from '../../../../tools/replay/evening.ts';
import { Model } from '../../../../tools/replay/model.ts';

const MINUTE_MS = 60_000;
/** None of those that the bench of the coverage takes. */
const SEEDS = Array.from({ length: 12 }, (_, i) => 501 + i);
const evenings = new Map(SEEDS.map((seed) => [seed, new Model(seed, EVENING_START_MS, eveningPages)]));

interface Look {
  /** Minutes since the campaign began; looked at every other one from half an hour after the first sample on. */
  readonly minutes: number;
  readonly held: boolean;
}

const known = new Map<string, readonly Look[]>();

/** Every look at a Page of the evening, read every so many seconds: was the mean of the last minute held? */
function looksAt(vanity: string, everySeconds: number): readonly Look[] {
  const key = `${vanity} ${everySeconds}`;
  const looks = known.get(key) ?? lookedAt(vanity, everySeconds);
  known.set(key, looks);
  return looks;
}

function lookedAt(vanity: string, everySeconds: number): Look[] {
  const page = eveningPages.find((one) => one.vanity === vanity);
  if (!page) throw new Error(`No Page is called ${vanity}`);
  return [...evenings.values()].flatMap((model) => {
    const run = new FilterRun();
    const looks: Look[] = [];
    let nextMs = CURTAIN_MS - HISTORY_MS + 30 * MINUTE_MS;
    for (let atMs = CURTAIN_MS - HISTORY_MS; atMs <= CURTAIN_MS; atMs += everySeconds * 1000) {
      run.sample({ atMs, value: model.shownAt(page, 'likes', atMs), step: 1 });
      const rate = run.estimate();
      if (atMs < nextMs || rate.kind !== 'rate') continue;
      nextMs = atMs + 2 * MINUTE_MS;
      const truth = model.netPerMinute(page, 'likes', atMs - MINUTE_MS, atMs);
      looks.push({
        minutes: (atMs - CURTAIN_MS) / MINUTE_MS + 160,
        held: rate.low <= truth && truth <= rate.high,
      });
    }
    return looks;
  });
}

const shareOf = (looks: readonly Look[]) => looks.filter(({ held }) => held).length / looks.length;

describe(`over evenings of a campaign that grows (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
  it.each([
    ['maroctelecom', 60],
    ['inwi', 60],
    ['meditel', 60],
    ['maroctelecom', 30],
  ])('95 of 100 intervals hold the rate of the present: %s every %s s', (vanity, every) => {
    const looks = looksAt(vanity, every);
    expect(looks.length).toBeGreaterThan(850);
    // The looks of an evening hang together: 12 evenings leave about 1.5 of 100 to chance.
    expect(shareOf(looks)).toBeGreaterThan(0.935);
  });

  it('also while it is still growing', () => {
    const looks = ['maroctelecom', 'inwi'].flatMap((vanity) => looksAt(vanity, 60));
    expect(shareOf(looks.filter(({ minutes }) => minutes < 35))).toBeGreaterThan(0.9);
  });
});

describe('a burst of three minutes behind a source renewed every 20 s, read every 30 s', () => {
  const page = eveningPages.find(({ vanity }) => vanity === 'inwi');
  const burstMs = CURTAIN_MS - 78 * MINUTE_MS;

  it.each([...evenings].filter((_, i) => i % 2 === 0))(
    'has one course of gains, and is told, seed %i',
    (_seed, model) => {
      if (!page) throw new Error('No inwi');
      const run = new FilterRun();
      const firstMs = burstMs - 45 * MINUTE_MS;
      const during: number[] = [];
      const told: string[] = [];
      for (let atMs = firstMs; atMs <= burstMs + 10 * MINUTE_MS; atMs += 30_000) {
        const events = run.sample({ atMs, value: model.shownAt(page, 'likes', atMs), step: 1 });
        told.push(...events.flatMap((event) => (event.kind === 'burst' ? [event.phase] : [])));
        const rate = run.estimate();
        // From the second look that can show it on: the number lies back by up to 20 s.
        if (atMs >= burstMs + 90_000 && atMs < burstMs + 3 * MINUTE_MS && rate.kind === 'rate')
          during.push(rate.perMinute);
      }
      expect(during.length).toBe(3);
      // 900 gained and some 131 lost a minute.
      for (const perMinute of during) expect(Math.abs(perMinute - 769)).toBeLessThan(150);
      expect(told).toEqual(['started', 'ended']);
    },
  );
});
