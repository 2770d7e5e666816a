import { attendance } from '../../core/page/attendance.ts';
import { DEFAULT_INTERVAL_MS } from '../../core/page/interval.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { pageName } from '../../core/page/page-name.ts';
import { bytesPerDay } from '../../core/road/bytes-per-day.ts';
import { type CampaignStart, campaignStart } from '../../core/summary/campaign-start.ts';
import type {
  MeasuringFacts,
  PageView,
  RecentPoint,
  SeriesSummary,
} from '../../core/summary/series-summary.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { unlessDamaged } from '../packing/unless-damaged.ts';
import type { HistoryReads } from '../reads.ts';
import type { CampaignRecord, History, PageRecord, SeriesRecord, WatchRecord } from '../schema.ts';
import { isWhole } from '../series/series.ts';
import { newestFirst } from './campaigns.ts';
import { identityOf } from './page-record.ts';

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
  const campaignOf = campaignsByPage(campaigns);
  const seriesOf = new Map<PageId, SeriesRecord[]>();
  for (const one of series) {
    const own = seriesOf.get(one.pageId);
    if (own) own.push(one);
    else seriesOf.set(one.pageId, [one]);
  }
  return pages
    .toSorted((a, b) => a.firstSeenMs - b.firstSeenMs)
    .map((page) =>
      pageView(page, seriesOf.get(page.id) ?? [], watchOf.get(page.id), campaignOf.get(page.id)),
    );
}

/** The campaign that each Page's losses are reckoned in: of several, the one that started last. */
function campaignsByPage(campaigns: readonly CampaignRecord[]): ReadonlyMap<PageId, CampaignRecord> {
  const byPage = new Map<PageId, CampaignRecord>();
  for (const campaign of newestFirst(campaigns).toReversed())
    for (const pageId of [...campaign.targets, ...campaign.controls]) byPage.set(pageId, campaign);
  return byPage;
}

/**
 * The same of one Page, or nothing if it is not known. Everything is unpacked, for it goes out in messages, and
 * Firefox carries no getter in the answer to one.
 */
export async function readPageView(db: HistoryReads, pageId: PageId): Promise<PageView | undefined> {
  const [page, series, watch, campaigns] = await Promise.all([
    db.get('pages', pageId),
    db.getAllFromIndex('series', 'page', pageId),
    db.get('watches', pageId),
    db.getAll('campaigns'),
  ]);
  if (!page) return undefined;
  const view = pageView(page, series, watch, campaignsByPage(campaigns).get(pageId));
  return { ...view, series: view.series.map((summary) => ({ ...summary })) };
}

function pageView(
  page: PageRecord,
  series: readonly SeriesRecord[],
  watch: WatchRecord | undefined,
  campaign: CampaignRecord | undefined,
): PageView {
  return {
    page: named(identityOf(page)),
    watch: watch?.state ?? { kind: 'not-measuring' },
    metric: page.metric,
    series: series.filter(isWhole).map((record) => summaryOf(record, campaign)),
    intervalMs: watch?.intervalMs ?? DEFAULT_INTERVAL_MS,
    ...(watch && { measuring: measuringFacts(watch, campaign !== undefined) }),
  };
}

function measuringFacts(watch: WatchRecord, isInCampaign: boolean): MeasuringFacts {
  const { wantedMs, closeUp, isTabless, origin, lookBytes, attendedMs, intervalMs } = watch;
  return {
    wantedMs,
    ...(closeUp && { closeUp }),
    isTabless,
    attendance: attendance(attendedMs, isInCampaign),
    ...(origin && { origin }),
    bytesPerDay: bytesPerDay(lookBytes, intervalMs),
  };
}

/** A Page whose name cannot be seen goes by its id. */
const named = (page: PageIdentity): PageIdentity => ({
  ...page,
  name: pageName(page.name) || page.id,
});

/** The last hour's points are unpacked when first asked for: of a hundred Pages only a few are on the screen. */
function summaryOf(record: SeriesRecord, campaign: CampaignRecord | undefined): SeriesSummary {
  const { metric, first, last, sampleCount, rate, change, platformChanges } = record;
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
    ...(platformChanges && { platformChanges }),
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
