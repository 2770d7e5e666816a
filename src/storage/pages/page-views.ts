import { DEFAULT_INTERVAL_MS } from '../../core/page/interval.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { type CampaignStart, campaignStart } from '../../core/summary/campaign-start.ts';
import type { PageView, RecentPoint, SeriesSummary } from '../../core/summary/series-summary.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { unlessDamaged } from '../packing/unless-damaged.ts';
import type { CampaignRecord, History, PageRecord, SeriesRecord, WatchRecord } from '../schema.ts';
import { newestFirst } from './campaigns.ts';

/** Everything the first figures of a view need, of every Page, in the order they were first seen. One read. */
export async function readPageViews(db: History): Promise<PageView[]> {
  const tx = db.transaction(['pages', 'series', 'watches', 'campaigns']);
  const [pages, series, watches, campaigns] = await Promise.all([
    tx.objectStore('pages').getAll(),
    tx.objectStore('series').getAll(),
    tx.objectStore('watches').getAll(),
    tx.objectStore('campaigns').getAll(),
  ]);
  const watchOf = new Map(watches.map((watch) => [watch.pageId, watch]));
  return pages
    .toSorted((a, b) => a.firstSeenMs - b.firstSeenMs)
    .map((page) => {
      const own = series.filter((one) => one.pageId === page.id);
      return pageView(page, own, watchOf.get(page.id), campaigns);
    });
}

/**
 * The same of one Page, or nothing if it is not known. Everything is unpacked, for it goes out in messages, and
 * Firefox carries no getter in the answer to one.
 */
export async function readPageView(db: History, pageId: PageId): Promise<PageView | undefined> {
  const tx = db.transaction(['pages', 'series', 'watches', 'campaigns']);
  const [page, series, watch, campaigns] = await Promise.all([
    tx.objectStore('pages').get(pageId),
    tx.objectStore('series').index('page').getAll(pageId),
    tx.objectStore('watches').get(pageId),
    tx.objectStore('campaigns').getAll(),
  ]);
  if (!page) return undefined;
  const view = pageView(page, series, watch, campaigns);
  return { ...view, series: view.series.map((summary) => ({ ...summary })) };
}

function pageView(
  page: PageRecord,
  series: readonly SeriesRecord[],
  watch: WatchRecord | undefined,
  campaigns: readonly CampaignRecord[],
): PageView {
  const campaign = newestFirst(campaigns).find(
    ({ targets, controls }) => targets.includes(page.id) || controls.includes(page.id),
  );
  return {
    page: identityOf(page),
    watch: watch?.state ?? { kind: 'not-measuring' },
    metric: page.metric,
    series: series.map((record) => summaryOf(record, campaign)),
    intervalMs: watch?.intervalMs ?? DEFAULT_INTERVAL_MS,
  };
}

const identityOf = ({ id, aliases, name, address }: PageRecord): PageIdentity => ({
  id,
  aliases,
  name,
  address,
});

/** The last hour's points are unpacked when first asked for: of a hundred Pages only a few are on the screen. */
function summaryOf(record: SeriesRecord, campaign: CampaignRecord | undefined): SeriesSummary {
  const { metric, first, last, sampleCount, rate, change } = record;
  const start = campaign && startOf(record, campaign);
  let recent: readonly RecentPoint[] | undefined;
  return {
    metric,
    first,
    last,
    ...(start && { campaignStart: start }),
    sampleCount,
    rate,
    change,
    get recent() {
      recent ??= unlessDamaged(
        () => unpackSamples(record.recent).map(({ atMs, value, step }) => ({ atMs, value, step })),
        () => [],
      );
      return recent;
    },
  };
}

function startOf(
  { pageId, metric, first }: SeriesRecord,
  { startMs, baseline }: CampaignRecord,
): CampaignStart | undefined {
  const kept = baseline.find((count) => count.pageId === pageId && count.metric === metric);
  return campaignStart(startMs, kept, first);
}
