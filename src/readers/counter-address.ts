import { parseAddress } from '../core/page/addresses.ts';
import type { Metric } from '../core/page/metric.ts';

/** A link of a profile header that carries a counter, and whose it is. */
export interface CounterAddress {
  readonly metric: Metric;
  /** Ids and vanities of the owner, as in the address. */
  readonly keys: readonly string[];
}

/**
 * The last part of the address says in every language what the link counts. Seen on www and web from 2022
 * (`/heymeedan/friends_likes/`, `/heymeedan/followers/`) to July 2026 (`/GSHCLgoa/followers/`), and as
 * `profile.php?id=…&sk=followers` for Pages without a vanity. `following` is another thing.
 */
const METRIC_OF_TAB: ReadonlyMap<string, Metric> = new Map([
  ['friends_likes', 'likes'],
  ['followers', 'followers'],
]);

/** What a link counts and for whom; nothing for every other link. */
export function counterAddress(href: string, base: string): CounterAddress | undefined {
  if (!/friends_likes|followers/.test(href)) return undefined;
  let url: URL;
  try {
    url = new URL(href, base);
  } catch {
    return undefined;
  }
  const lastSegment = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const metric = METRIC_OF_TAB.get(url.searchParams.get('sk') ?? lastSegment);
  const owner = metric && parseAddress(url.href);
  return owner && owner.shows === 'page' ? { metric, keys: owner.keys } : undefined;
}
