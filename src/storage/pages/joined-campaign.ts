import { type Joins, leadOf } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { CampaignRecord } from '../schema.ts';

/** A campaign as it is shown: of joined Pages once, with the baseline that is nearest to the start. */
export function joinedCampaign(campaign: CampaignRecord, joins: Joins): CampaignRecord {
  if (joins.size === 0) return campaign;
  const { startMs, targets, controls, baseline } = campaign;
  const leads = (ids: readonly PageId[]): PageId[] => [...new Set(ids.map((id) => leadOf(joins, id)))];
  const nearest = baseline.toSorted((a, b) => Math.abs(a.atMs - startMs) - Math.abs(b.atMs - startMs));
  const counts = new Map<string, CampaignRecord['baseline'][number]>();
  for (const count of nearest) {
    const pageId = leadOf(joins, count.pageId);
    const key = `${count.metric}:${pageId}`;
    if (!counts.has(key)) counts.set(key, { ...count, pageId });
  }
  return { ...campaign, targets: leads(targets), controls: leads(controls), baseline: [...counts.values()] };
}
