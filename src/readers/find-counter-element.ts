import { parseAddress, shareAlias } from '../core/page/addresses.ts';
import { findHeaderLinks } from './header-link.ts';

/** Where the counter stood in the layouts without header links, and the heading as the next best place. */
const PLACES = [
  '#PagesLikesCountDOMID',
  '#fbTimelineHeadline .fsm.fwn.fcg',
  'a[ajaxify*="page_id="][rel="dialog"]',
  'h1',
];

/**
 * The element that shows the counter, to place something beside it: the Page's own header link, a classic
 * counter, or the heading with the Page's name.
 */
export function findCounterElement(document: Document, address: string): Element | undefined {
  const owner = parseAddress(address);
  const links = findHeaderLinks(document, address);
  const own = owner && links.find(({ keys }) => shareAlias(keys, owner.keys));
  const link = own ?? links[0];
  if (link) return link.element;
  for (const selector of PLACES) {
    const element = document.querySelector(selector);
    if (element) return element;
  }
  return undefined;
}
