import type { Metric } from '../../core/page/metric.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { aliasKey } from '../../facebook/facts/addresses.ts';
import type { History, HistoryWrite, PageRecord } from '../schema.ts';
import { mergePage } from './merge-pages.ts';

/** A Page is known by a bounded number of names; the ones learned last beyond that are not kept. */
const MOST_ALIASES = 50;

/** The id under which a Page is kept that goes by any of the aliases, or nothing. */
export async function findPage(db: History, aliases: readonly string[]): Promise<PageId | undefined> {
  const index = db.transaction('pages').store.index('alias');
  const found = await Promise.all(keysOf(aliases).map((key) => index.get(key)));
  return found.find((page) => page !== undefined)?.id;
}

/** What became of an identity that was met. */
export interface MetPage {
  readonly page: PageRecord;
  /** Pages that turned out to be this one and are kept no longer under their own id. */
  readonly merged: readonly PageId[];
}

/**
 * Finds the Page that goes by any of the identity's aliases, learns what is new about it, or keeps it as a new
 * one. Where the aliases lead to several Pages they were one all along, and become it.
 * @param metric the metric to follow on a new Page.
 */
export async function meetPage(
  tx: HistoryWrite,
  identity: PageIdentity,
  metric: Metric,
  nowMs: number,
): Promise<MetPage> {
  const store = tx.objectStore('pages');
  const names = [identity.id, ...identity.aliases];
  const hits = await Promise.all(keysOf(names).map((key) => store.index('alias').get(key)));
  const known = new Map(hits.flatMap((page) => (page ? [[page.id, page] as const] : [])));
  const [oldest, ...others] = [...known.values()].sort((a, b) => a.firstSeenMs - b.firstSeenMs);
  if (oldest) for (const other of others) await mergePage(tx, other.id, oldest.id);

  const aliases = distinct([...(oldest?.aliases ?? []), ...others.flatMap((one) => one.aliases), ...names]);
  const page: PageRecord = {
    id: oldest?.id ?? identity.id,
    aliases,
    aliasKeys: keysOf(aliases),
    name: identity.name || oldest?.name || '',
    address: identity.address,
    metric: oldest?.metric ?? metric,
    firstSeenMs: oldest?.firstSeenMs ?? nowMs,
  };
  if (!oldest || others.length > 0 || differs(oldest, page)) await store.put(page);
  return { page, merged: others.map((one) => one.id) };
}

const keysOf = (aliases: readonly string[]): string[] => [...new Set(aliases.map(aliasKey))];

/** The aliases without those that say the same. */
function distinct(aliases: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const alias of aliases) {
    const key = aliasKey(alias);
    if (!byKey.has(key) && byKey.size < MOST_ALIASES) byKey.set(key, alias);
  }
  return [...byKey.values()];
}

const differs = (a: PageRecord, b: PageRecord): boolean =>
  a.name !== b.name || a.address !== b.address || a.aliases.length !== b.aliases.length;

/** The person follows another metric of a Page. */
export async function followMetric(tx: HistoryWrite, id: PageId, metric: Metric): Promise<void> {
  const page = await tx.objectStore('pages').get(id);
  if (page) await tx.objectStore('pages').put({ ...page, metric });
}
