import {
  ABOUT_TEXT,
  CLASSIC_PLACES,
  COMMUNITY_COUNTER,
  LATE_MARKUP,
  TOUCH_PLACES,
} from '../facts/page-facts.ts';
import { spend } from '../scan/budget.ts';
import { findAll } from '../scan/tree.ts';

/** Where counters may stand that name no Page. */
const ALL_PLACES = [
  ...CLASSIC_PLACES.map(({ selector }) => selector),
  LATE_MARKUP,
  COMMUNITY_COUNTER,
  TOUCH_PLACES,
  ABOUT_TEXT,
].join(', ');

/** What it costs to ask whether a place is one of a kind, in steps. */
const A_MATCH = 15;

/** The places of a document of one kind, by its selector. */
export type Places = (selector: string) => Element[];

/** Goes through a document once for all kinds: most have none. */
export function placesOf(document: Document): Places {
  const all = findAll(document, ALL_PLACES);
  return (selector) => {
    spend(A_MATCH * all.length);
    return all.filter((element) => element.matches(selector));
  };
}
