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
 * a baseline stays while the start stays; what is missing is looked for again at every save.
 */
export async function saveCampaign(db: History, draft: CampaignDraft): Promise<CampaignRecord> {
  const before = await db.get('campaigns', draft.id);
  const kept = before && before.startMs === draft.startMs ? before.baseline : [];
  const campaign = { ...draft, baseline: await completed(db, draft, kept) };
  await write(db, async (tx) => {
    await tx.objectStore('campaigns').put(campaign);
  });
  return campaign;
}

export async function deleteCampaign(db: History, id: string): Promise<void> {
  await write(db, (tx) => tx.objectStore('campaigns').delete(id));
}

/** The baseline with what it lacks, as far as the history has it; read only. */
export async function completed(
  db: History,
  { startMs, targets, controls }: Pick<CampaignRecord, 'startMs' | 'targets' | 'controls'>,
  kept: readonly BaselineCount[],
): Promise<BaselineCount[]> {
  const pageIds = new Set([...targets, ...controls]);
  const series = (await db.getAll('series')).filter(({ pageId }) => pageIds.has(pageId));
  const found = await Promise.all(
    series.map(
      ({ pageId, metric }) =>
        kept.find((count) => count.pageId === pageId && count.metric === metric) ??
        findBaseline(db, { pageId, metric }, startMs),
    ),
  );
  return found.filter((count) => count !== undefined);
}
