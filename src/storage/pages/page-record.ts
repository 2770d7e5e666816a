import type { Metric } from '../../core/page/metric.ts';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { isNumbered, vanityId } from '../../facebook/facts/page-key.ts';
import type { PageRecord, SeenId, SeenVanity } from '../schema.ts';

/** What is learned beyond these is kept in place of what was seen longest ago. */
const MOST_VANITIES = 20;
const MOST_TIED = 10;
/** A record is not written again for having seen the same again so soon. */
const SAME_SIGHTING_MS = 3_600_000;

/** Who a stored Page is, as far as is known now. */
export function identityOf({ id, ids, tiedIds, vanities, name, address }: PageRecord): PageIdentity {
  const numbers = [
    ...new Set([...(isNumbered(id) ? [id] : []), ...[...ids, ...tiedIds].map((one) => one.id)]),
  ];
  const vanity = vanities.at(-1)?.vanity;
  return { id, ids: numbers, ...(vanity !== undefined && { vanity }), name, address };
}

/** A Page that is met for the first time. @param metric what it shows first; a look by a road, or the person, settles it. */
export const newPage = (identity: PageIdentity, metric: Metric, nowMs: number): PageRecord =>
  learned(
    {
      id: identity.id,
      ids: [],
      tiedIds: [],
      vanities: [],
      aliasKeys: [],
      name: '',
      address: identity.address,
      metric,
      isMetricOpen: true,
      firstSeenMs: nowMs,
    },
    identity,
    nowMs,
  );

/**
 * A Page with what a look at it tells.
 * @param isContested whether another Page was seen to go by the vanity since: then this sighting is news.
 */
export function learned(
  page: PageRecord,
  look: PageIdentity,
  nowMs: number,
  isContested = false,
): PageRecord {
  const [first, ...tied] = isNumbered(look.id) ? [look.id, ...look.ids.filter((id) => id !== look.id)] : [];
  const ids = first ? seen(page.ids, first, nowMs) : page.ids;
  const isOwn = (id: PageId): boolean => ids.some((own) => own.id === id);
  const tiedIds = [...tied, ...(first ? [] : look.ids)]
    .filter((id) => !isOwn(id))
    .reduce((all, id) => seen(all, id, nowMs), page.tiedIds)
    .filter(({ id }) => !isOwn(id))
    .slice(-MOST_TIED);
  const vanities =
    look.vanity === undefined
      ? page.vanities
      : claimed(page.vanities, look.vanity, nowMs, isContested).slice(-MOST_VANITIES);
  return {
    ...page,
    ids,
    tiedIds,
    vanities,
    aliasKeys: aliasKeysOf({ id: page.id, ids, vanities }),
    name: look.name || page.name,
    address: look.address,
  };
}

const aliasKeysOf = ({ id, ids, vanities }: Pick<PageRecord, 'id' | 'ids' | 'vanities'>): PageId[] => [
  ...new Set([id, ...ids.map((one) => one.id), ...vanities.map(({ vanity }) => vanityId(vanity))]),
];

/** A Page that is found by a vanity too, which no document has stated: any that does goes before it. */
export function alsoKnownAs(page: PageRecord, vanity: string): PageRecord {
  if (page.aliasKeys.includes(vanityId(vanity))) return page;
  const vanities = [{ vanity, seenMs: 0 }, ...page.vanities].slice(-MOST_VANITIES);
  return { ...page, vanities, aliasKeys: aliasKeysOf({ ...page, vanities }) };
}

function seen(ids: readonly SeenId[], id: PageId, nowMs: number): readonly SeenId[] {
  const before = ids.find((one) => one.id === id);
  if (before && nowMs - before.seenMs < SAME_SIGHTING_MS) return ids;
  return [...ids.filter((one) => one !== before), { id, seenMs: nowMs }];
}

function claimed(
  vanities: readonly SeenVanity[],
  vanity: string,
  nowMs: number,
  isNews: boolean,
): readonly SeenVanity[] {
  const last = vanities.at(-1);
  if (!isNews && last?.vanity === vanity && nowMs - last.seenMs < SAME_SIGHTING_MS) return vanities;
  return [...vanities.filter((one) => vanityId(one.vanity) !== vanityId(vanity)), { vanity, seenMs: nowMs }];
}

/** Whether a look is of a Page: by its number; by the vanity where the look or the Page has none. */
export function isOf(page: PageRecord, look: PageIdentity): boolean {
  const numbers = [page.id, ...page.ids.map(({ id }) => id)].filter(isNumbered);
  if (isNumbered(look.id) && numbers.length > 0) return numbers.includes(look.id);
  return look.vanity !== undefined && page.aliasKeys.includes(vanityId(look.vanity));
}

/** When a Page was last seen to go by a vanity; nothing where it never was. */
export const claimMs = ({ vanities }: PageRecord, key: PageId): number | undefined =>
  vanities.find(({ vanity }) => vanityId(vanity) === key)?.seenMs;

/** Whether two records say the same. */
export const areAlike = (a: PageRecord, b: PageRecord): boolean =>
  a.name === b.name &&
  a.address === b.address &&
  areSame(a.ids, b.ids) &&
  areSame(a.vanities, b.vanities) &&
  areSame(a.tiedIds, b.tiedIds);

/** Whether two lists hold the very same sightings. */
const areSame = <Sighting>(a: readonly Sighting[], b: readonly Sighting[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
