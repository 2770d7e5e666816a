import { type Joins, leadOf } from '../../core/page/joins.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import type { RoadName } from '../../core/page/road-name.ts';
import { isNumbered, vanityId } from '../../facebook/facts/page-key.ts';
import { readJoins } from '../joins/read-joins.ts';
import type { HistoryReads } from '../reads.ts';
import type { History, HistoryWrite, PageRecord } from '../schema.ts';
import { alsoKnownAs, areAlike, claimMs, learned, newPage } from './page-record.ts';

/** A Page known by its vanity alone is taken for the one that goes by it now if it was seen so lately. */
const VANITY_HOLDS_MS = 30 * 24 * 3_600_000;

/** What is asked of the stored Pages: in a transaction of whatever kind. */
interface PageLookup {
  byKey(key: PageId): Promise<readonly PageRecord[]>;
}

/**
 * The Page that a look is of: the one its number identifies; without a number the one that was seen last to go by
 * its vanity. A Page that is known by its vanity alone learns its number here.
 */
async function pageOf(
  identity: Pick<PageIdentity, 'id' | 'vanity'>,
  { byKey }: PageLookup,
  nowMs: number,
): Promise<PageRecord | undefined> {
  if (!isNumbered(identity.id)) return lastToClaim(await byKey(identity.id), identity.id);
  const known = (await byKey(identity.id)).find(({ id, ids }) =>
    [id, ...ids.map((one) => one.id)].includes(identity.id),
  );
  if (known || identity.vanity === undefined) return known;
  const vanity = vanityId(identity.vanity);
  const last = lastToClaim(await byKey(vanity), vanity);
  const isUnnumbered = last?.id === vanity && last.ids.length === 0;
  return isUnnumbered && nowMs - (claimMs(last, vanity) ?? 0) < VANITY_HOLDS_MS ? last : undefined;
}

function lastToClaim(pages: readonly PageRecord[], vanity: PageId): PageRecord | undefined {
  const [last] = pages.toSorted((a, b) => (claimMs(b, vanity) ?? 0) - (claimMs(a, vanity) ?? 0));
  return last;
}

/** Whether another Page was seen to go by the vanity since this one was. */
async function isClaimedByAnother(
  page: PageRecord,
  { vanity }: PageIdentity,
  { byKey }: PageLookup,
): Promise<boolean> {
  if (vanity === undefined) return false;
  const key = vanityId(vanity);
  const ownMs = claimMs(page, key) ?? 0;
  return (await byKey(key)).some((other) => other.id !== page.id && (claimMs(other, key) ?? 0) >= ownMs);
}

const lookupIn = (tx: HistoryWrite): PageLookup => {
  const index = tx.objectStore('pages').index('alias');
  return { byKey: (key) => index.getAll(key) };
};

/**
 * The id of the Page that goes by one of the keys, or nothing; of joined ones the one they are shown under.
 * @param keys in the order of trust, as `keysOf` gives them.
 * @param joins where the caller has read them already.
 */
export async function findPage(
  db: HistoryReads,
  keys: readonly PageId[],
  joins?: Joins,
): Promise<PageId | undefined> {
  const byKey = (key: PageId): Promise<PageRecord[]> => db.getAllFromIndex('pages', 'alias', key);
  for (const id of keys) {
    const page = await pageOf({ id }, { byKey }, 0);
    if (page) return leadOf(joins ?? (await readJoins(db)), page.id);
  }
  return undefined;
}

/**
 * Finds the Page that a look is of, and learns what is new about it, or keeps it as a new one. Two Pages that are
 * known are never made one.
 * @param metric the metric to follow on a new Page.
 */
export async function meetPage(
  tx: HistoryWrite,
  identity: PageIdentity,
  metric: Metric,
  nowMs: number,
): Promise<PageRecord> {
  const lookup = lookupIn(tx);
  const known = await pageOf(identity, lookup, nowMs);
  const isContested = known !== undefined && (await isClaimedByAnother(known, identity, lookup));
  const page = known ? learned(known, identity, nowMs, isContested) : newPage(identity, metric, nowMs);
  if (!known || !areAlike(known, page)) await tx.objectStore('pages').put(page);
  return page;
}

/** The person follows this metric of a Page. */
export async function followMetric(tx: HistoryWrite, id: PageId, metric: Metric): Promise<void> {
  const page = await tx.objectStore('pages').get(id);
  if (page) await tx.objectStore('pages').put(following(page, metric));
}

/**
 * The first look by a road settles which metric of a Page, as it is stored, is followed, unless the person has. The plugin knows but one:
 * what it shows is offered, and never followed in place of another.
 */
export async function settleMetric(
  tx: HistoryWrite,
  page: PageRecord,
  metric: Metric,
  road: RoadName,
): Promise<void> {
  const isOffer = road === 'plugin' && page.metric !== metric;
  if (page.isMetricOpen && road !== 'drawn' && !isOffer)
    await tx.objectStore('pages').put(following(page, metric));
}

const following = ({ isMetricOpen: _, ...page }: PageRecord, metric: Metric): PageRecord => ({
  ...page,
  metric,
});

/**
 * Whether the address of a Page may stand for it where a document says nothing more of itself: by a number, or by a
 * vanity under which the Page was seen of late, and no other since.
 */
export async function isSurelyAt(
  db: History,
  page: PageRecord,
  key: PageId,
  nowMs: number,
): Promise<boolean> {
  if (isNumbered(key)) return true;
  const claimedMs = claimMs(page, key);
  if (claimedMs === undefined || nowMs - claimedMs > VANITY_HOLDS_MS) return false;
  return lastToClaim(await db.getAllFromIndex('pages', 'alias', key), key)?.id === page.id;
}

/**
 * The person takes what a file says of a Page: how it is called, where it is read again, by what vanity it may be found.
 * A look may say otherwise.
 */
export async function changePage(
  tx: HistoryWrite,
  id: PageId,
  { vanity, ...said }: Partial<Pick<PageRecord, 'name' | 'address'>> & { readonly vanity?: string },
): Promise<void> {
  const page = await tx.objectStore('pages').get(id);
  if (!page) return;
  const known = vanity === undefined ? page : alsoKnownAs(page, vanity);
  await tx.objectStore('pages').put({ ...known, ...said });
}
