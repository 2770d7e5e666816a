import { parseAddress } from './facts/addresses.ts';
import { CLASSIC_PLACES, COMMUNITY_COUNTER, PLUGIN_COUNTER } from './facts/page-facts.ts';
import { shareKey } from './facts/page-key.ts';
import { findHeaderLinks } from './places/header-link.ts';
import { newBudget, TooMuch, within } from './scan/budget.ts';

/** The older places, and the heading as the next best. */
const PLACES = [...CLASSIC_PLACES.map(({ selector }) => selector), COMMUNITY_COUNTER, PLUGIN_COUNTER, 'h1'];

/**
 * The element that shows the counter, to place something beside it: the Page's own header link, a classic
 * counter, or the heading with the Page's name.
 */
export function findCounterElement(document: Document, address: string): Element | undefined {
  try {
    return within(newBudget(), () => findPlace(document, address));
  } catch (error) {
    // Such a document is not read either.
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

function findPlace(document: Document, address: string): Element | undefined {
  const owner = parseAddress(address);
  const links = findHeaderLinks(document, address);
  const own = owner && links.find(({ keys }) => shareKey(keys, owner.keys));
  const link = own ?? links[0];
  if (link) return link.element;
  for (const selector of PLACES) {
    const element = document.querySelector(selector);
    if (element) return element;
  }
  return undefined;
}
