import type { PageId } from '../core/page/page-identity.ts';
import type { SeriesId } from '../core/series/sample.ts';
import { findBaseline } from './baseline.ts';
import type { BaselineCount, CampaignRecord, History } from './schema.ts';
import { write } from './transaction.ts';

/** The campaigns, the one that started last first. */
export async function readCampaigns(db: History): Promise<CampaignRecord[]> {
  return newestFirst(await db.getAll('campaigns'));
}

/** In the order of their starts, the latest first. */
export const newestFirst = (campaigns: readonly CampaignRecord[]): CampaignRecord[] =>
  campaigns.toSorted((a, b) => b.startMs - a.startMs);

/** A campaign as the person describes it. */
export type CampaignDraft = Omit<CampaignRecord, 'baseline'>;

/**
 * Keeps a campaign with the counts its losses are reckoned from, of every metric each Page has. What was kept as
 * a baseline stays while the start stays; what is missing is looked for again at every save and with every sample.
 */
export async function saveCampaign(db: History, draft: CampaignDraft): Promise<CampaignRecord> {
  const before = await db.get('campaigns', draft.id);
  const pageIds = [...new Set([...draft.targets, ...draft.controls])];
  const kept = (before?.startMs === draft.startMs ? before.baseline : []).filter(({ pageId }) =>
    pageIds.includes(pageId),
  );
  const found = await lacking(db, { startMs: draft.startMs, baseline: kept }, pageIds);
  const campaign = { ...draft, baseline: [...kept, ...found] };
  await write(db, async (tx) => {
    await tx.objectStore('campaigns').put(campaign);
  });
  return campaign;
}

export async function deleteCampaign(db: History, id: string): Promise<void> {
  await write(db, (tx) => tx.objectStore('campaigns').delete(id));
}

/**
 * Looks for what the baselines of the campaigns a Page is in lack: the first count since a start that lay ahead when
 * the campaign was saved, or that nobody was looking at.
 * @returns whether any was found.
 */
export async function completeBaselines(db: History, pageId: PageId, nowMs: number): Promise<boolean> {
  let isAny = false;
  for (const campaign of await db.getAll('campaigns')) {
    const { id, startMs, targets, controls } = campaign;
    if (startMs > nowMs || ![...targets, ...controls].includes(pageId)) continue;
    const found = await lacking(db, campaign, [pageId]);
    if (found.length === 0) continue;
    await write(db, async (tx) => {
      const now = await tx.objectStore('campaigns').get(id);
      if (now?.startMs !== startMs) return;
      await tx.objectStore('campaigns').put({ ...now, baseline: [...now.baseline, ...found] });
      isAny = true;
    });
  }
  return isAny;
}

/** What a baseline lacks of some Pages, as far as the history has it. Only reads. */
async function lacking(
  db: History,
  { startMs, baseline }: Pick<CampaignRecord, 'startMs' | 'baseline'>,
  pageIds: readonly PageId[],
): Promise<BaselineCount[]> {
  const series = await Promise.all(pageIds.map((id) => db.getAllFromIndex('series', 'page', id)));
  const isKept = ({ pageId, metric }: SeriesId): boolean =>
    baseline.some((count) => count.pageId === pageId && count.metric === metric);
  const found = series
    .flat()
    .filter((one) => !isKept(one))
    .map(({ pageId, metric }) => findBaseline(db, { pageId, metric }, startMs));
  return (await Promise.all(found)).filter((count) => count !== undefined);
}
