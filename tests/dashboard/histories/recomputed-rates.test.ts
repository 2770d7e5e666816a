import { signal as store } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { toPageId } from '../../../src/core/page/page-identity.ts';
import { rateHistories } from '../../../src/dashboard/histories/rate-histories.ts';
import { seriesHistories } from '../../../src/dashboard/histories/series-histories.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { readJoinedHistories } from '../../../src/storage/series/joined-series.ts';
import { exportCsv } from '../../../src/storage/transfer/export-csv.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { rateLines } from '../../../tools/rates/rate-lines.ts';
import { readRows } from '../../../tools/rates/read-rows.ts';
import { newHistory } from '../../storage/new-history.ts';
import { recomputeHere } from './recompute/recompute-here.ts';

const START = Date.UTC(2016, 1, 27, 20);
const SEED = 1602;

/** A small generator of its own, so that the run is the same everywhere (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Two hours of a Page: uneven instants, a gap, reads that wobble or are rounded, a drop at once. */
function samplesOf(seed: number, step: number): [number, number, number, 'page-data'][] {
  const next = random(seed);
  let count = 2_450_000;
  return Array.from({ length: 240 }, (_, i) => {
    count -= Math.round(60 + 20 * next()) + (i === 150 ? 30_000 : 0);
    const read = count + Math.round(200 * (next() - 0.5));
    const atMs = START + 30_000 * i + Math.round(5000 * next()) + (i > 90 ? 1_800_000 : 0);
    return [atMs, Math.floor(read / step) * step, step, 'page-data'];
  });
}

it(`whoever recomputes an exported CSV gets the figures the dashboard shows, to the last digit (seed ${SEED})`, async () => {
  const page = (id: string) => ({
    id: `facebook:@${id}`,
    name: `=${id}, "x"`,
    address: `https://www.facebook.com/${id}`,
  });
  const db = await newHistory();
  await importHistory(
    db,
    {
      format: 'ebb-history',
      version: 2,
      exportedAt: new Date(START).toISOString(),
      pages: [page('iam'), page('inwi')],
      series: [
        { pageId: 'facebook:@iam', metric: 'likes', samples: samplesOf(SEED, 1) },
        { pageId: 'facebook:@inwi', metric: 'likes', samples: samplesOf(SEED + 1, 1000) },
      ],
    },
    START + 86_400_000,
  );

  let csv = '';
  for await (const piece of exportCsv(db)) csv += piece;
  const read = readRows(csv);
  if ('bad' in read) throw new Error(read.bad[0]?.reason);
  const recomputed = [...rateLines(read.rows, false)];

  const views = await readPageViews(db);
  const life = new AbortController();
  const histories = seriesHistories(
    (wanted) => readJoinedHistories(db, wanted),
    store(views),
    (error) => {
      throw error;
    },
    life.signal,
  );
  const all = rateHistories(histories, recomputeHere(life.signal), life.signal);
  for (const pageId of ['facebook:@iam', 'facebook:@inwi'].map(toPageId)) {
    const shown = all.of({ pageId, metric: 'likes' });
    await vi.waitFor(() => expect(shown.value).toMatchObject({ done: 240, total: 240 }), 20_000);
    const { rates } = shown.value;
    const drawn = Array.from(rates.atMs, (atMs, i) => ({
      at: new Date(atMs).toISOString(),
      perMinute: rates.perMinute[i],
      low: rates.low[i],
      high: rates.high[i],
    }));
    const own = recomputed.flatMap((line) =>
      'perMinute' in line && line.page_id === pageId && line.perMinute !== null && line.caveat !== 'jump'
        ? [{ at: line.at, perMinute: line.perMinute, low: line.low, high: line.high }]
        : [],
    );
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn).toStrictEqual(own);
    // A span goes on from what the filter knew at its start.
    const fromMs = START + 100 * 30_000;
    let part = '';
    for await (const piece of exportCsv(db, { selection: { fromMs } })) part += piece;
    const rows = readRows(part);
    if ('bad' in rows) throw new Error(rows.bad[0]?.reason);
    const ofSpan = [...rateLines(rows.rows, false)].filter(
      (line) => 'perMinute' in line && line.page_id === pageId,
    );
    expect(ofSpan.length).toBeGreaterThan(100);
    expect(ofSpan).toStrictEqual(
      recomputed.filter(
        (line) => 'perMinute' in line && line.page_id === pageId && Date.parse(line.at) >= fromMs,
      ),
    );
    // The figure of now, which the background reckoned as the samples came, is the last of them.
    const now = views.find((view) => view.page.id === pageId)?.series[0]?.rate;
    if (now?.kind !== 'rate') throw new Error(`${pageId} has no rate`);
    const { perMinute, low, high } = now;
    expect({ at: new Date(now.atMs).toISOString(), perMinute, low, high }).toStrictEqual(drawn.at(-1));
  }
  life.abort();
}, 60_000);
