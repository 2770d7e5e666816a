import '../fake-extension.ts';
import { expect, it } from 'vitest';
import { seriesKey } from '../../../src/core/series/sample.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { appendReadings } from '../../../src/storage/series/append-readings.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { write } from '../../../src/storage/series/transaction.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../new-history.ts';
import { INWI, likesFile, START } from '../sample-history.ts';

const LIKES = { pageId: INWI.id, metric: 'likes' } as const;

it.each(['first', 'last', 'recent', 'rate'] as const)(
  'a series record without `%s` takes no view away, and is whole again with the next sample',
  async (field) => {
    const db = await newHistory();
    const samples = Array.from({ length: 5 }, (_, i) => [START + 30_000 * i, 900_000 - i, 1, 'page-data']);
    await importHistory(db, likesFile(samples), START + 600_000);
    const record = await db.get('series', seriesKey(LIKES));
    if (!record) throw new Error('the series is not there');
    const { [field]: _lost, ...partial } = record;
    await db.put('series', partial as typeof record, seriesKey(LIKES));
    expect(await readPageViews(db)).toMatchObject([{ page: { name: 'inwi' }, series: [] }]);
    const atMs = START + 300_000;
    await write(db, (tx) =>
      appendReadings(
        tx,
        INWI.id,
        [{ metric: 'likes', count: { value: 899_900, step: 1 }, reader: 'page-data' }],
        { atMs, nowMs: atMs, leastSpanMs: 15_000 },
      ),
    );
    await recomputeStale(db);
    expect(await readPageViews(db)).toMatchObject([
      { series: [{ sampleCount: 6, first: { value: 900_000 }, last: { value: 899_900 } }] },
    ]);
  },
);
