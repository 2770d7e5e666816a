import { toPageId } from '../../src/core/page/page-identity.ts';
import { seriesKey } from '../../src/core/series/sample.ts';
import { meetPage } from '../../src/storage/pages/pages.ts';
import { changeWatch } from '../../src/storage/pages/watches.ts';
import type { History } from '../../src/storage/schema.ts';
import { appendReadings } from '../../src/storage/series/append-readings.ts';
import { write } from '../../src/storage/series/transaction.ts';
import { importHistory } from '../../src/storage/transfer/import-history.ts';

export const START = Date.UTC(2016, 1, 27, 21);

export const INWI = {
  id: toPageId('facebook:115106731848563'),
  ids: [toPageId('facebook:115106731848563')],
  vanity: 'inwi',
  name: 'inwi',
  address: 'https://www.facebook.com/inwi',
};

/** The same Page as inwi, by the number of its profile. */
export const PROFILE = {
  id: toPageId('facebook:100064801031243'),
  ids: [toPageId('facebook:100064801031243')],
  vanity: 'inwi.officiel',
  name: 'inwi',
  address: 'https://www.facebook.com/inwi.officiel',
};

export const MEDITEL = {
  id: toPageId('facebook:197066286991'),
  ids: [toPageId('facebook:197066286991')],
  vanity: 'Meditel',
  name: 'Méditel ميديتل',
  address: 'https://www.facebook.com/Meditel',
};

const half = 30_000;

/** A small history with something in every store but that of thinned samples. Deterministic. */
export async function fillHistory(db: History): Promise<void> {
  await importHistory(
    db,
    {
      format: 'ebb-history',
      version: 2,
      exportedAt: '2016-02-28T00:00:00.000Z',
      pages: [INWI, MEDITEL],
      series: [
        {
          pageId: INWI.id,
          metric: 'likes',
          samples: Array.from({ length: 400 }, (_, i) => [
            START + half * i,
            900_000 - 70 * i,
            1,
            'meta-description',
          ]),
        },
        {
          pageId: INWI.id,
          metric: 'followers',
          samples: Array.from({ length: 3 }, (_, i) => [START + half * i, 910_000, 1000, 'header-link']),
        },
        {
          pageId: MEDITEL.id,
          metric: 'likes',
          samples: Array.from({ length: 50 }, (_, i) => [
            START + half * i,
            1_200_000 - 66 * i,
            1,
            'page-data',
          ]),
        },
      ],
      events: [
        {
          pageId: MEDITEL.id,
          metric: 'likes',
          event: { kind: 'refresh-period', atMs: START - 7_200_000, seconds: 60 },
        },
      ],
      notes: [{ id: 'note-1', atMs: START, text: 'appel au boycott', pageId: INWI.id }],
      campaigns: [
        {
          id: 'campaign-1',
          name: 'VoIP',
          startMs: START,
          targets: [INWI.id, MEDITEL.id],
          controls: [],
          baseline: [{ pageId: INWI.id, metric: 'likes', atMs: START, value: 900_000, step: 1 }],
        },
      ],
    },
    START + 24 * 3_600_000,
  );
  await changeWatch(db, INWI.id, START, () => ({
    pageId: INWI.id,
    state: { kind: 'measuring', nextReadMs: START + half * 400 },
    intervalMs: half,
    wantedMs: half,
    quickLooks: 0,
    attendedMs: START,
    isTabless: false,
    lookBytes: 2000,
  }));
  await write(db, async (tx) => {
    const ahead = {
      atMs: START + 365 * 24 * 3_600_000,
      value: 871_000,
      step: 1,
      reader: 'page-data',
    } as const;
    const series = seriesKey({ pageId: INWI.id, metric: 'likes' });
    await tx.objectStore('setApart').put({ series, sample: ahead, atMs: START }, [series, ahead.atMs, START]);
    await meetPage(tx, INWI, 'likes', START);
    // One reading too soon, for the refusals, and one far off, which is kept aside.
    for (const [atMs, value] of [
      [START + half * 399 + 1000, 872_070],
      [START + half * 400, 12],
    ] as const) {
      const readings = [{ metric: 'likes', count: { value, step: 1 }, reader: 'page-data' }] as const;
      await appendReadings(tx, INWI.id, readings, { atMs, nowMs: atMs, leastSpanMs: 15_000 });
    }
  });
}

/** An export of nothing but these samples of inwi's likes, `[atMs, value, step, reader]` each. */
export const likesFile = (samples: readonly unknown[]) => ({
  format: 'ebb-history',
  version: 2,
  exportedAt: '2016-02-28T00:00:00.000Z',
  pages: [INWI],
  series: [{ pageId: INWI.id, metric: 'likes', samples }],
});
