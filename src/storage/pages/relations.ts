import { type Joins, leadOf } from '../../core/page/joins.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { joinsIn } from '../joins/read-joins.ts';
import type { HistoryReads } from '../reads.ts';
import type { CampaignRecord } from '../schema.ts';

/** How Pages hang together: what is said of any of them needs it, and one piece of work reads it once for all. */
export interface Relations {
  /** Which the person has joined. */
  readonly joins: Joins;
  /** As they are stored, not as they are shown. */
  readonly campaigns: readonly CampaignRecord[];
}

export async function readRelations(db: HistoryReads): Promise<Relations> {
  const [pairs, campaigns] = await Promise.all([db.getAll('pairs'), db.getAll('campaigns')]);
  return { joins: joinsIn(pairs), campaigns };
}

/** The Pages that any campaign is about; of joined ones the one they are shown under. */
export const pagesOfCampaigns = ({ joins, campaigns }: Relations): ReadonlySet<PageId> =>
  new Set(
    campaigns.flatMap(({ targets, controls }) => [...targets, ...controls].map((id) => leadOf(joins, id))),
  );
