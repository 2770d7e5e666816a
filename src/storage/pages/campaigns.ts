import { groupOf, leadOf } from '../../core/page/joins.ts';
import { METRICS } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { readJoins } from '../joins/read-joins.ts';
import { type HistoryReads, readsIn, readsOf } from '../reads.ts';
import type { BaselineCount, CampaignRecord, History, HistoryWrite } from '../schema.ts';
import { findBaseline } from '../series/baseline.ts';
import { write } from '../series/transaction.ts';
import { joinedCampaign } from './joined-campaign.ts';
import { type Relations, readRelations } from './relations.ts';

/** The campaigns, the one that started last first, as they are shown: of joined Pages one. */
export async function readCampaigns(db: History): Promise<CampaignRecord[]> {
  const reads = readsOf(db, ['campaigns', 'pairs']);
  const [campaigns, joins] = await Promise.all([reads.getAll('campaigns'), readJoins(reads)]);
  return newestCampaignFirst(campaigns.map((campaign) => joinedCampaign(campaign, joins)));
}

/** In the order of their starts, the latest first. */
export const newestCampaignFirst = (campaigns: readonly CampaignRecord[]): CampaignRecord[] =>
  campaigns.toSorted((a, b) => b.startMs - a.startMs);

/** A campaign as the person describes it. */
export type CampaignDraft = Omit<CampaignRecord, 'baseline'>;

/**
 * Keeps a campaign with the counts its losses are reckoned from, of every metric each Page has. What was kept as
 * a baseline stays while the start stays; what is missing is looked for again at every save and with every sample. Pages
 * that were named before and are shown under one of these now stay named: they may be two again.
 */
export const saveCampaign = (db: History, shown: CampaignDraft): Promise<CampaignRecord> =>
  write(db, async (tx) => {
    const campaign = await campaignOf(readsIn(tx), shown);
    await tx.objectStore('campaigns').put(campaign);
    return campaign;
  });

async function campaignOf(db: HistoryReads, shown: CampaignDraft): Promise<CampaignRecord> {
  const before = await db.get('campaigns', shown.id);
  const joins = await readJoins(db);
  const named = (now: readonly PageId[], then: readonly PageId[] = []): PageId[] => [
    ...new Set([...now, ...then.filter((id) => joins.has(id) && now.includes(leadOf(joins, id)))]),
  ];
  const draft = {
    ...shown,
    targets: named(shown.targets, before?.targets),
    controls: named(shown.controls, before?.controls),
  };
  const pageIds = [...new Set([...draft.targets, ...draft.controls])];
  const kept = (before?.startMs === draft.startMs ? before.baseline : []).filter(({ pageId }) =>
    pageIds.includes(pageId),
  );
  const series = (await Promise.all(pageIds.map((id) => seriesOf(db, id)))).flat();
  const found = await lacking(db, { startMs: draft.startMs, baseline: kept }, series);
  return { ...draft, baseline: [...kept, ...found] };
}

export async function deleteCampaign(db: History, id: string): Promise<void> {
  await write(db, (tx) => tx.objectStore('campaigns').delete(id));
}

/**
 * Looks for what the baselines of the campaigns a Page, or one shown under it, is in lack: the first count since a start that lay ahead when
 * the campaign was saved, or that nobody was looking at.
 * @param relations as they are stored, where they are known.
 * @returns the same with what was found; the very same where nothing was.
 */
export async function completeBaselines(
  tx: HistoryWrite,
  pageId: PageId,
  nowMs: number,
  relations?: Relations,
): Promise<Relations> {
  const db = readsIn(tx);
  const before = relations ?? (await readRelations(db));
  const group = groupOf(before.joins, pageId);
  const lacks = ({ startMs, targets, controls, baseline }: CampaignRecord): boolean =>
    startMs <= nowMs &&
    [...targets, ...controls].some((id) => group.includes(id)) &&
    !group.every((id) => METRICS.every((metric) => isKept(baseline, { pageId: id, metric })));
  if (!before.campaigns.some(lacks)) return before;
  const series = (await Promise.all(group.map((id) => seriesOf(db, id)))).flat();
  const complete = async (campaign: CampaignRecord): Promise<CampaignRecord> => {
    const found = lacks(campaign) ? await lacking(db, campaign, series) : [];
    if (found.length === 0) return campaign;
    const completed = { ...campaign, baseline: [...campaign.baseline, ...found] };
    await tx.objectStore('campaigns').put(completed);
    return completed;
  };
  const campaigns = await Promise.all(before.campaigns.map(complete));
  return campaigns.every((one, i) => one === before.campaigns[i]) ? before : { ...before, campaigns };
}

/** The series a Page has. */
async function seriesOf(db: HistoryReads, pageId: PageId): Promise<SeriesId[]> {
  const keys = await db.getAllKeysFromIndex('series', 'page', pageId);
  return METRICS.map((metric) => ({ pageId, metric })).filter((id) => keys.includes(seriesKey(id)));
}

const isKept = (baseline: readonly BaselineCount[], { pageId, metric }: SeriesId): boolean =>
  baseline.some((count) => count.pageId === pageId && count.metric === metric);

/** What a baseline lacks of some series, as far as the history has it. Only reads. */
async function lacking(
  db: HistoryReads,
  { startMs, baseline }: Pick<CampaignRecord, 'startMs' | 'baseline'>,
  series: readonly SeriesId[],
): Promise<BaselineCount[]> {
  const found = series.filter((id) => !isKept(baseline, id)).map((id) => findBaseline(db, id, startMs));
  return (await Promise.all(found)).filter((count) => count !== undefined);
}
