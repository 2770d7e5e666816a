import { beforeEach, describe, expect, it } from 'vitest';
import { type PageId, toPageId } from '../../../src/core/page/page-identity.ts';
import type { Admission } from '../../../src/core/series/admission.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { meetPage } from '../../../src/storage/pages/pages.ts';
import type { History } from '../../../src/storage/schema.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { readRefusals } from '../../../src/storage/series/refusals.ts';
import { readSamples } from '../../../src/storage/series/samples.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { newHistory } from '../new-history.ts';

const START = Date.UTC(2016, 1, 27, 21);
const INWI = {
  id: toPageId('facebook:115106731848563'),
  ids: [toPageId('facebook:115106731848563')],
  vanity: 'inwi',
  name: 'inwi',
  address: 'https://www.facebook.com/inwi',
};
const LIKES = { pageId: INWI.id, metric: 'likes' } as const;

let db: History;
beforeEach(async () => {
  db = await newHistory();
});

async function look(value: number, atMs: number, pageId: PageId = INWI.id): Promise<Admission | undefined> {
  const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'meta-description' }] as const;
  const { admissions } = await write(db, async (tx) => {
    await meetPage(tx, { ...INWI, id: pageId }, 'likes', atMs);
    return appendReadings(tx, pageId, readings, { atMs, nowMs: atMs, leastSpanMs: 15_000 });
  });
  return admissions[0];
}

const stored = async (): Promise<number[]> =>
  (await readSamples(db, LIKES, 0, Number.MAX_SAFE_INTEGER)).map(({ value }) => value);

describe('readings', () => {
  it('become samples, a series and the first figures of a view, in one transaction', async () => {
    for (let i = 0; i <= 10; i += 1) await look(900_000 - 70 * i, START + 30_000 * i);
    expect(await stored()).toEqual([
      900_000, 899_930, 899_860, 899_790, 899_720, 899_650, 899_580, 899_510, 899_440, 899_370, 899_300,
    ]);
    const [view] = await readPageViews(db);
    expect(view?.page).toEqual(INWI);
    expect(view?.metric).toBe('likes');
    const [series] = view?.series ?? [];
    expect(series?.sampleCount).toBe(11);
    expect(series?.first.value).toBe(900_000);
    expect(series?.last).toEqual({
      atMs: START + 300_000,
      value: 899_300,
      step: 1,
      reader: 'meta-description',
    });
    expect(series?.change).toMatchObject({ kind: 'change', count: -140, seconds: 60, step: 1 });
    expect(series?.rate).toMatchObject({ kind: 'rate' });
    expect(series?.rate.kind === 'rate' && series.rate.perMinute).toBeCloseTo(-140, 0);
    expect(series?.recent).toHaveLength(11);
  });

  it('that repeat, come late or too soon are refused, counted and not kept', async () => {
    await look(900_000, START);
    expect(await look(900_000, START)).toEqual({ kind: 'refused', reason: 'repeated' });
    expect(await look(899_999, START - 5000)).toEqual({ kind: 'refused', reason: 'older-than-last' });
    expect(await look(899_999, START + 5000)).toEqual({ kind: 'refused', reason: 'too-soon' });
    expect(await look(899_998, START + 6000)).toEqual({ kind: 'refused', reason: 'too-soon' });
    expect(await stored()).toEqual([900_000]);
    expect(await readRefusals(db)).toEqual([
      { pageId: INWI.id, reason: 'older-than-last', count: 1, lastMs: START - 5000 },
      { pageId: INWI.id, reason: 'repeated', count: 1, lastMs: START },
      { pageId: INWI.id, reason: 'too-soon', count: 2, lastMs: START + 6000 },
    ]);
  });

  it('far from the series wait for the next one: borne out, both are kept; not borne out, it is left out', async () => {
    await look(900_000, START);
    expect(await look(3, START + 30_000)).toEqual({ kind: 'refused', reason: 'quarantined' });
    expect(await look(899_930, START + 60_000)).toEqual({ kind: 'admitted' });
    expect(await stored()).toEqual([900_000, 899_930]);
    expect(await look(700_000, START + 90_000)).toEqual({ kind: 'refused', reason: 'quarantined' });
    expect(await look(699_900, START + 120_000)).toEqual({ kind: 'admitted' });
    expect(await stored()).toEqual([900_000, 899_930, 700_000, 699_900]);
  });

  it('rewrite no more of the history the longer it is', async () => {
    for (let i = 0; i < 100; i += 1) await look(900_000 - i, START + 300_000 * i);
    const sizes = (await db.getAll('chunks')).map((chunk) => chunk.samples);
    expect(sizes).toEqual([12, 24, 24, 24, 16]);
    expect(await stored()).toHaveLength(100);
  });

  it('are taken back whole when the transaction fails', async () => {
    await look(900_000, START);
    const failed = write(db, async (tx) => {
      const count = { value: 1, step: 1 };
      await appendReadings(tx, INWI.id, [{ metric: 'followers', count, reader: 'page-data' }], {
        atMs: START,
        nowMs: START,
        leastSpanMs: 0,
      });
      throw new Error('stopped');
    });
    await expect(failed).rejects.toThrow('stopped');
    expect((await readPageViews(db))[0]?.series.map(({ metric }) => metric)).toEqual(['likes']);
  });
});
