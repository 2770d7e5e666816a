import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { ownerAt, toUrl } from '../facts/addresses.ts';
import { METRIC_OF_TAB } from '../facts/page-facts.ts';
import { spend } from '../scan/budget.ts';

/** A link of a profile header that carries a counter, and whose it is. */
export interface CounterAddress {
  readonly metric: Metric;
  /** Ids and vanities of the owner, as in the address. */
  readonly keys: readonly PageId[];
}

/** What it costs to read a link that may carry a counter, in steps, besides taking its address apart. */
const A_LINK = 2000;

/**
 * What a link counts and for whom: `/heymeedan/friends_likes/`, `profile.php?id=…&sk=followers`. The address
 * says it in every language. Nothing for every other link.
 */
export function counterAddress(href: string, base: string): CounterAddress | undefined {
  if (![...METRIC_OF_TAB.keys()].some((tab) => href.includes(tab))) return undefined;
  spend(A_LINK);
  const url = toUrl(href, base);
  if (!url) return undefined;
  const lastSegment = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const metric = METRIC_OF_TAB.get(url.searchParams.get('sk') ?? lastSegment);
  const owner = metric && ownerAt(url);
  return owner && owner.shows === 'page' ? { metric, keys: owner.keys } : undefined;
}
