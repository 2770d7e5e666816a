import { spend } from '../scan/budget.ts';
import { isWithin } from '../scan/tree.ts';
import { type PageAddress, parseAddress } from './addresses.ts';
import { PEOPLES_TEXT, TAB_LINK } from './page-facts.ts';

/** As many different tabs of one Page make a navigation; a single link to `/NAME/photos` may stand anywhere. */
const FEWEST_TABS = 2;

/** What it costs to look at one link, and at one that may be of a tab, in steps. */
const A_LINK = 60;
const A_TAB = 800;

/**
 * Whose tabs a document's navigation links to. After in-page navigation this is the Page on show, while the
 * head still speaks of the first one.
 * @param links of the document.
 * @returns its address; nothing where no Page has clearly the most tabs.
 */
export function findTabOwner(links: readonly Element[], base: string): PageAddress | undefined {
  const owners = new Map<string, { address: PageAddress; tabs: Set<string> }>();
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    spend(A_LINK + href.length);
    const tab = TAB_LINK.exec(href)?.[1];
    if (tab === undefined || isWithin(link, PEOPLES_TEXT)) continue;
    spend(A_TAB);
    const address = parseAddress(href, base);
    const [key] = address?.keys ?? [];
    if (!address || key === undefined || address.shows !== 'page') continue;
    const owner = owners.get(key) ?? { address, tabs: new Set() };
    owner.tabs.add(tab);
    owners.set(key, owner);
  }
  const [first, second] = [...owners.values()].sort((a, b) => b.tabs.size - a.tabs.size);
  if (!first || first.tabs.size < FEWEST_TABS || first.tabs.size === second?.tabs.size) return undefined;
  return first.address;
}
