import { groupedBy } from '../../core/math/grouped-by.ts';
import { attendance } from '../../core/page/attendance.ts';
import { DEFAULT_INTERVAL_MS } from '../../core/page/interval.ts';
import { groupOf, leadOf } from '../../core/page/joins.ts';
import { METRICS } from '../../core/page/metric.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { pageName } from '../../core/page/page-name.ts';
import { bytesPerDay } from '../../core/road/bytes-per-day.ts';
import { seriesKey } from '../../core/series/sample.ts';
import { type CampaignStart, campaignStart } from '../../core/summary/campaign-start.ts';
import type {
  MeasuringFacts,
  PageView,
  RecentPoint,
  SeriesSummary,
} from '../../core/summary/series-summary.ts';
import { readableColumns } from '../packing/readable-samples.ts';
import { type HistoryReads, readsIn } from '../reads.ts';
import type {
  CampaignRecord,
  History,
  JointRecord,
  PageRecord,
  SeriesRecord,
  WatchRecord,
} from '../schema.ts';
import { jointRecord } from '../series/joint-figures.ts';
import { newestCampaignFirst } from './campaigns.ts';
import { joinedCampaign } from './joined-campaign.ts';
import { joinedIdentity } from './joined-page.ts';
import { type Relations, readRelations } from './relations.ts';

/** What is stored of a Page and of those that are shown under it. */
interface Stored {
  readonly page: PageRecord;
  /** Those that are shown under it. */
  readonly others: readonly PageRecord[];
  /** Of all of them. */
  readonly series: readonly SeriesRecord[];
  /** Their joint figures, by metric. */
  readonly joint: readonly (JointRecord | undefined)[];
  readonly watch: WatchRecord | undefined;
  readonly campaign: CampaignRecord | undefined;
}

/** What the first figures of a view need: every Page, in the order they were first seen, and the campaigns, newest first. */
export interface StoredViews {
  readonly views: PageView[];
  readonly campaigns: CampaignRecord[];
}

/** All Pages as they are shown, in the order they were first seen. */
export const readPageViews = async (db: History): Promise<PageView[]> => (await readViews(db)).views;

/** The same with the campaigns. One read. */
export async function readViews(db: History): Promise<StoredViews> {
  const tx = db.transaction(['pages', 'series', 'watches', 'campaigns', 'pairs', 'joint']);
  const [pages, series, watches, { joins, campaigns }] = await Promise.all([
    tx.objectStore('pages').getAll(),
    tx.objectStore('series').getAll(),
    tx.objectStore('watches').getAll(),
    readRelations(readsIn(tx)),
  ]);
  const [jointKeys, joint] =
    joins.size === 0
      ? [[], []]
      : await Promise.all([tx.objectStore('joint').getAllKeys(), tx.objectStore('joint').getAll()]);
  const watchOf = new Map(watches.map((watch) => [watch.pageId, watch]));
  const joined = campaigns.map((campaign) => joinedCampaign(campaign, joins));
  const campaignOf = campaignsByPage(joined);
  const jointOf = new Map(jointKeys.map((key, i) => [key, joint[i]]));
  const othersOf = groupedBy(pages, ({ id }) => leadOf(joins, id));
  const seriesOf = groupedBy(series, ({ pageId }) => leadOf(joins, pageId));
  const views = pages
    .filter(({ id }) => leadOf(joins, id) === id)
    .toSorted((a, b) => a.firstSeenMs - b.firstSeenMs)
    .map((page) =>
      pageView({
        page,
        others: (othersOf.get(page.id) ?? []).filter(({ id }) => id !== page.id),
        series: seriesOf.get(page.id) ?? [],
        joint: METRICS.map((metric) => jointOf.get(seriesKey({ pageId: page.id, metric }))),
        watch: watchOf.get(page.id),
        campaign: campaignOf.get(page.id),
      }),
    );
  return { views, campaigns: newestCampaignFirst(joined) };
}

/** The campaign that each Page's losses are reckoned in: of several, the one that started last. */
function campaignsByPage(campaigns: readonly CampaignRecord[]): ReadonlyMap<PageId, CampaignRecord> {
  const byPage = new Map<PageId, CampaignRecord>();
  for (const campaign of newestCampaignFirst(campaigns).toReversed())
    for (const pageId of [...campaign.targets, ...campaign.controls]) byPage.set(pageId, campaign);
  return byPage;
}

/** What is known already where a Page is read, as it is stored. */
export interface KnownOfPage {
  readonly relations?: Relations;
  /** The watch of the Page that it is shown under. */
  readonly watch?: WatchRecord;
}

/**
 * The same of one Page, or of the one it is shown under; nothing if it is not known. Everything is unpacked, for it goes
 * out in messages, and Firefox carries no getter in the answer to one.
 */
export async function readPageView(
  db: HistoryReads,
  pageId: PageId,
  known: KnownOfPage = {},
): Promise<PageView | undefined> {
  const { joins, campaigns } = known.relations ?? (await readRelations(db));
  const ids = groupOf(joins, pageId);
  const [lead] = ids;
  const [pages, series, watch, joint] = await Promise.all([
    Promise.all(ids.map((id) => db.get('pages', id))),
    Promise.all(ids.map((id) => db.getAllFromIndex('series', 'page', id))),
    known.watch ?? db.get('watches', lead),
    // Who is joined to nobody has no joint figures.
    ids.length > 1
      ? Promise.all(METRICS.map((metric) => db.get('joint', seriesKey({ pageId: lead, metric }))))
      : [],
  ]);
  const [page, ...others] = pages;
  if (!page) return undefined;
  const view = pageView({
    page,
    others: others.filter((other) => other !== undefined),
    series: series.flat(),
    joint,
    watch,
    campaign: campaignsByPage(campaigns.map((campaign) => joinedCampaign(campaign, joins))).get(lead),
  });
  return { ...view, series: view.series.map((summary) => ({ ...summary })) };
}

function pageView({ page, others, series, joint, watch, campaign }: Stored): PageView {
  const shown = METRICS.map((metric, i) =>
    jointRecord(
      { pageId: page.id, metric },
      series.filter((record) => record.metric === metric),
      joint[i],
    ),
  );
  return {
    page: named(joinedIdentity(page, others)),
    ...(others.length > 0 && { joined: others.map(({ id }) => id) }),
    watch: watch?.state ?? { kind: 'not-measuring' },
    metric: page.metric,
    series: shown.filter((record) => record !== undefined).map((record) => summaryOf(record, campaign)),
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
      recent ??= pointsOf(record.recent);
      return recent;
    },
  };
}

function pointsOf(packed: Uint8Array): RecentPoint[] {
  const { atMs, value, step } = readableColumns([packed]);
  return Array.from(atMs, (ms, i) => ({ atMs: ms, value: value[i] ?? 0, step: step[i] ?? 1 }));
}

function startOf(
  { pageId, metric, first }: SeriesRecord,
  { startMs, baseline }: CampaignRecord,
): CampaignStart | undefined {
  const kept = baseline.find((count) => count.pageId === pageId && count.metric === metric);
  return campaignStart(startMs, kept, first);
}
