import { campaignLoss, type Loss, type NoLoss } from '../../core/campaign/campaign-loss.ts';
import { type CampaignRateEstimate, campaignRate } from '../../core/campaign/campaign-rate.ts';
import { leastOf } from '../../core/math/extent.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { levelMoves } from '../../core/summary/level-moves.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import { sharedCounts } from '../../core/summary/shared-count.ts';
import type { BaselineCount, CampaignRecord } from '../../storage/schema.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import type { RateUnit } from '../../ui/labels/rate-label.ts';

/** What a campaign's view shows, before it is put into words. */
export interface CampaignModel {
  /** Nothing for the set of all Pages, which nobody named. */
  readonly id?: string;
  readonly name?: string;
  /** When the campaign, or the first sample of all, began; milliseconds since 1970 UTC. */
  readonly startMs: number;
  readonly targets: readonly CampaignPage[];
  readonly controls: readonly CampaignPage[];
  /** The targets together, each count once. */
  readonly total: CampaignTotal;
  readonly controlTotal: CampaignTotal;
  /** Pages of the campaign that are not in the history any more. */
  readonly missing: number;
}

export interface CampaignPage {
  readonly view: PageView;
  /** The followed series; nothing before its first sample. */
  readonly series?: SeriesSummary;
  readonly baseline?: BaselineCount;
  readonly loss: Loss | NoLoss;
  /** The Page whose count this one shows too; only that one is added up. */
  readonly sharesCountOf?: PageView;
}

export interface CampaignTotal {
  readonly rate: CampaignRateEstimate;
  readonly loss: Loss | NoLoss;
  /** What is added up: likes, followers, or likes of some and followers of others. */
  readonly unit: RateUnit;
}

/** The campaign as it stands. */
export function campaignModel(
  campaign: CampaignRecord,
  pages: readonly PageView[],
  nowMs: number,
): CampaignModel {
  const lines = (ids: readonly PageId[]): CampaignPage[] =>
    withShared(
      ids.flatMap((id) => {
        const view = pages.find(({ page }) => page.id === id);
        return view ? [campaignPage(view, campaign)] : [];
      }),
    );
  const targets = lines(campaign.targets);
  const controls = lines(campaign.controls);
  const named = campaign.targets.length + campaign.controls.length;
  return {
    id: campaign.id,
    name: campaign.name,
    startMs: campaign.startMs,
    targets,
    controls,
    total: totalOf(targets, nowMs),
    controlTotal: totalOf(controls, nowMs),
    missing: named - targets.length - controls.length,
  };
}

/** All Pages as one campaign since the first sample of each. */
export function everyPageModel(pages: readonly PageView[], nowMs: number): CampaignModel {
  const firsts = pages.flatMap((view) => followedSeries(view)?.first.atMs ?? []);
  const targets = withShared(
    pages.map((view) => campaignPage(view, { startMs: Number.NEGATIVE_INFINITY, baseline: [] })),
  );
  return {
    startMs: Math.min(leastOf(firsts), nowMs),
    targets,
    controls: [],
    total: totalOf(targets, nowMs),
    controlTotal: totalOf([], nowMs),
    missing: 0,
  };
}

function campaignPage(
  view: PageView,
  { startMs, baseline }: Pick<CampaignRecord, 'startMs' | 'baseline'>,
): CampaignPage {
  const series = followedSeries(view);
  if (!series) return { view, loss: { kind: 'no-loss', total: 1 } };
  const { metric, first, last } = series;
  const kept = baseline.find((count) => count.pageId === view.page.id && count.metric === metric);
  // A Page first seen after the start has its first sample for a baseline, as soon as there is one.
  const later = first.atMs >= startMs ? { ...first, pageId: view.page.id, metric } : undefined;
  const from = kept ?? later;
  const loss = campaignLoss([{ baseline: from, last, moves: levelMoves(series) }]);
  return from ? { view, series, baseline: from, loss } : { view, series, loss };
}

function withShared(lines: readonly CampaignPage[]): CampaignPage[] {
  const counted = lines.flatMap(({ view, series }) => (series ? [{ pageId: view.page.id, series }] : []));
  const groups = sharedCounts(counted);
  return lines.map((line) => {
    const group = groups.find((ids) => ids.includes(line.view.page.id));
    const first = lines.find(({ view }) => view.page.id === group?.[0]);
    return first && first !== line ? { ...line, sharesCountOf: first.view } : line;
  });
}

function totalOf(lines: readonly CampaignPage[], nowMs: number): CampaignTotal {
  const counted = lines.filter(({ sharesCountOf }) => !sharesCountOf);
  const metrics = new Set(counted.flatMap(({ series }) => series?.metric ?? []));
  const [only] = metrics;
  return {
    rate: campaignRate(
      counted.map(({ series }) => series ?? { rate: { kind: 'no-rate', reason: 'no-samples' } }),
      nowMs,
    ),
    loss: campaignLoss(
      counted.map(({ baseline, series }) => ({
        baseline,
        last: series?.last,
        moves: series ? levelMoves(series) : [],
      })),
    ),
    unit: metrics.size > 1 ? 'mixed' : (only ?? 'likes'),
  };
}
