import '../fake-extension.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { resumeFilter } from '../../../src/core/rate/filter/rate-filter.ts';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import type { History } from '../../../src/storage/schema.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const LIKES = { pageId: INWI.id, metric: 'likes' } as const;
const HOUR = 3_600_000;
const END = START + 48 * HOUR;

let db: History;
beforeEach(async () => {
  db = await newHistory();
});

/** What a filter may come to that cannot be resumed: the state of another method, or a number that is none. */
async function breakRecomputation(): Promise<void> {
  await write(db, async (tx) => {
    for await (const cursor of tx.objectStore('filters')) {
      const { recomputation } = cursor.value;
      if (recomputation)
        await cursor.update({
          ...cursor.value,
          recomputation: {
            ...recomputation,
            progress: {
              ...recomputation.progress,
              filter: { ...recomputation.progress.filter, now: Number.NaN },
            },
          },
        });
    }
  });
}

describe('a recomputation whose filter cannot be resumed', () => {
  it('goes on from where it was, ends, and keeps every sample', async () => {
    // 24 slots, a sample every ten minutes.
    const samples = Array.from({ length: 288 }, (_, i) => [
      START + (HOUR / 6) * i,
      900_000 - 700 * i,
      1,
      'page-data',
    ]);
    await importHistory(db, likesFile(samples), END);
    await write(db, async (tx) => {
      for await (const cursor of tx.objectStore('filters')) await cursor.update({ state: undefined });
    });
    let steps = 0;
    const reached: number[] = [];
    while (!(await recomputeStale(db, 1)).finished) {
      steps += 1;
      const recomputation = (await db.get('filters', seriesKey(LIKES)))?.recomputation;
      reached.push(recomputation?.progress.last.atMs ?? 0);
      await breakRecomputation();
      expect(steps).toBeLessThan(20);
    }
    expect(reached).toEqual(reached.toSorted((a, b) => a - b));
    expect(new Set(reached).size).toBe(reached.length);
    expect(resumeFilter((await db.get('filters', seriesKey(LIKES)))?.state)).toBeDefined();
    expect((await readPageViews(db))[0]?.series[0]?.sampleCount).toBe(288);
    expect(await readSamples(db, LIKES, 0, END)).toHaveLength(288);
  });

  it('never goes on for ever over counts that leap about', async () => {
    // A linear congruential generator, seed 7: counts between 0 and a million at odd instants, exact and in steps.
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    for (let run = 0; run < 20; run += 1) {
      db = await newHistory();
      const instants = new Set(Array.from({ length: 60 }, () => START + 1000 * Math.floor(random() * 9000)));
      const samples = [...instants].map((atMs) => [
        atMs,
        Math.floor(random() * 1_000_000),
        random() < 0.2 ? 100 : 1,
        'meta-description',
      ]);
      await importHistory(db, likesFile(samples), END);
      expect(await recomputeStale(db)).toEqual({ pages: [], finished: true });
      expect((await readPageViews(db))[0]?.series[0]?.sampleCount).toBe(samples.length);
    }
  });
});
