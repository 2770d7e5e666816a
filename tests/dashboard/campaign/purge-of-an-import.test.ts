import '../../storage/fake-extension.ts';
import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../src/core/math/durations.ts';
import { peopleSince } from '../../../src/core/summary/people-since.ts';
import type { LoadedPage } from '../../../src/dashboard/campaign/campaign-curves.ts';
import { campaignModel } from '../../../src/dashboard/campaign/campaign-model.ts';
import { campaignMeans, isByDays } from '../../../src/dashboard/campaign/campaign-rates.ts';
import { thinnedColumns } from '../../../src/dashboard/histories/count-columns.ts';
import { readPageViews } from '../../../src/storage/pages/page-views.ts';
import { readJoinedHistories } from '../../../src/storage/series/joined-series.ts';
import { recomputeStale } from '../../../src/storage/series/recompute-stale.ts';
import { exportJson } from '../../../src/storage/transfer/export-history.ts';
import { importFile, previewFile } from '../../../src/storage/transfer/import-file.ts';
import { importHistory } from '../../../src/storage/transfer/import-history.ts';
import { newHistory } from '../../storage/new-history.ts';
import { INWI, likesFile } from '../../storage/sample-history.ts';

const MIDNIGHT = Date.UTC(2016, 1, 22);
const DAYS = 4;
const END = MIDNIGHT + DAYS * DAY_MS;
/** Two leave a minute, looked at every ten minutes; on the third day 40,000 go at once. */
const PURGED_AFTER = 2 * 144 + 70;
const PURGE = 40_000;
const samples = Array.from({ length: DAYS * 144 }, (_, i) => [
  MIDNIGHT + i * 10 * MINUTE_MS,
  2_000_000 - 20 * i - (i > PURGED_AFTER ? PURGE : 0),
  1,
  'page-data',
]);

it('a purge stays beside the total and out of every day of a campaign, after an export and an import', async () => {
  const first = await newHistory();
  await importHistory(first, likesFile(samples), END);
  let text = '';
  for await (const piece of exportJson(first, END)) text += piece;

  const db = await newHistory();
  const preview = await previewFile(new Blob([text]), END);
  if (preview.kind === 'refused') throw new Error(`Refused: ${JSON.stringify(preview)}`);
  await importFile(new Blob([text]), (part) => importHistory(db, part.content, END, part.more));
  await recomputeStale(db);

  const views = await readPageViews(db);
  const series = views[0]?.series[0];
  if (!series) throw new Error('No series');
  const lost = 20 * (samples.length - 1);
  const { last, atOnce } = peopleSince(series, MIDNIGHT);
  // What went at once is the difference of two looks: the twenty of those ten minutes may be counted with it or not.
  expect(Math.abs(atOnce + PURGE)).toBeLessThanOrEqual(20);
  expect(Math.abs(2_000_000 - last.value - lost)).toBeLessThanOrEqual(20);

  const model = campaignModel(
    { id: 'one', name: 'One', startMs: MIDNIGHT, targets: [INWI.id], controls: [], baseline: [] },
    views,
    END,
  );
  const { loss } = model.total;
  if (loss.kind === 'no-loss') throw new Error('No loss');
  expect(Math.abs(loss.lost - lost)).toBeLessThanOrEqual(20);

  const [stored] = await readJoinedHistories(db, [
    { series: { pageId: INWI.id, metric: 'likes' }, fromMs: MIDNIGHT, isWhole: true },
  ]);
  const page = model.targets[0];
  if (!stored || !page) throw new Error('No history');
  const buckets = [...stored.hours, ...stored.minutes];
  const { columns, events } = stored;
  const history = { buckets, columns, events, samples: [], counts: thinnedColumns(buckets, columns) };
  const loaded: LoadedPage[] = [{ page, isTarget: true, history }];
  expect(isByDays(MIDNIGHT, END)).toBe(true);
  const { counted: days } = campaignMeans(loaded, MIDNIGHT, END);
  const means = Array.from(days.lines[0] ?? []);
  expect(means).toHaveLength(2 * DAYS);
  for (const mean of means) expect(mean).toBeCloseTo(-2, 1);
});
