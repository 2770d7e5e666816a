import { spend } from '../scan/budget.ts';
import { findAll, isWithin } from '../scan/tree.ts';
import { type PageAddress, parseAddress } from './addresses.ts';
import { PEOPLES_TEXT, TAB_LINK } from './page-facts.ts';

/** As many different tabs of one Page make a navigation; a single link to `/NAME/photos` may stand anywhere. */
const FEWEST_TABS = 2;

/** What it costs to look at one such link, in steps. */
const A_TAB = 500;

/**
 * Whose tabs a document's navigation links to. After in-page navigation this is the Page on show, while the
 * head still speaks of the first one.
 * @returns its address; nothing where no Page has clearly the most tabs.
 */
export function findTabOwner(document: Document, base: string): PageAddress | undefined {
  const owners = new Map<string, { address: PageAddress; tabs: Set<string> }>();
  for (const link of findAll(document, 'a[href]')) {
    const href = link.getAttribute('href') ?? '';
    spend(href.length);
    if (!TAB_LINK.test(href) || !URL.canParse(href, base) || isWithin(link, PEOPLES_TEXT)) continue;
    spend(A_TAB);
    const url = new URL(href, base);
    const address = parseAddress(url.href);
    const [key] = address?.keys ?? [];
    if (!address || key === undefined || address.shows !== 'page') continue;
    const owner = owners.get(key) ?? { address, tabs: new Set() };
    owner.tabs.add(url.pathname.split('/').filter(Boolean).at(-1) ?? '');
    owners.set(key, owner);
  }
  const [first, second] = [...owners.values()].sort((a, b) => b.tabs.size - a.tabs.size);
  if (!first || first.tabs.size < FEWEST_TABS || first.tabs.size === second?.tabs.size) return undefined;
  return first.address;
}
