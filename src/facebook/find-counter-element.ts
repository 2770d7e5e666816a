import { parseAddress } from './facts/addresses.ts';
import { CLASSIC_PLACES, COMMUNITY_COUNTER, LINKS, PLUGIN_COUNTER } from './facts/page-facts.ts';
import { shareKey } from './facts/page-key.ts';
import { counterLinks } from './places/header-link.ts';
import { newBudget, TooMuch, within } from './scan/budget.ts';
import { findAll } from './scan/tree.ts';

/** The older places, and the heading as the next best. */
const PLACES = [...CLASSIC_PLACES.map(({ selector }) => selector), COMMUNITY_COUNTER, PLUGIN_COUNTER, 'h1'];

/** It is asked at every change of a page, and to find no place costs little: the overlay stands in a corner then. */
const PART_OF_A_LOOK = 0.25;

/**
 * The element that shows the counter, to place something beside it: the Page's own header link, a classic
 * counter, or the heading with the Page's name.
 */
export function findCounterElement(document: Document, address: string): Element | undefined {
  try {
    return within(newBudget(PART_OF_A_LOOK), () => findPlace(document, address));
  } catch (error) {
    // Such a document is not read either.
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

function findPlace(document: Document, address: string): Element | undefined {
  const owner = parseAddress(address);
  let first: Element | undefined;
  for (const { element, keys } of counterLinks(findAll(document, LINKS), address)) {
    if (!owner || shareKey(keys, owner.keys)) return element;
    first ??= element;
  }
  if (first) return first;
  const places = findAll(document, PLACES.join(', '));
  return PLACES.flatMap((selector) => places.find((place) => place.matches(selector)) ?? [])[0];
}
