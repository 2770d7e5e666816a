import type { CampaignRecord, History } from './schema.ts';

/** The campaigns, the one that started last first. */
export async function readCampaigns(db: History): Promise<CampaignRecord[]> {
  const campaigns = await db.getAll('campaigns');
  return campaigns.toSorted((a, b) => b.startMs - a.startMs);
}
