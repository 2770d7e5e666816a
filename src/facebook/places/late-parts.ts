import { LATE_CLUE, LATE_MARKUP, LATE_SCRIPT } from '../facts/page-facts.ts';
import { spend } from '../scan/budget.ts';
import { stringAround } from '../scan/scan-json.ts';
import { findAll } from '../scan/tree.ts';
import type { Places } from './places.ts';

// Parts of a saved document that no script has put in place.

/** What it costs to make a document of one, in steps, besides ten for each of its characters. */
const A_DOCUMENT = 50_000;

/** Those that came as comments. */
export const lateComments = (document: Document, places: Places): Document[] =>
  documentsOf(
    document,
    places(LATE_MARKUP).map(({ firstChild }) =>
      firstChild?.nodeType === 8 ? (firstChild.nodeValue ?? '') : '',
    ),
  );

/** Those that came as strings of a script. */
export const lateStrings = (document: Document): Document[] =>
  documentsOf(
    document,
    findAll(document, 'script:not([src])').flatMap((script) => {
      const text = script.textContent ?? '';
      spend(text.length);
      const clue = text.includes(LATE_SCRIPT) ? text.search(LATE_CLUE) : -1;
      const shown = clue < 0 ? undefined : stringAround(text, clue);
      return typeof shown === 'string' ? [shown] : [];
    }),
  );

/** Documents of those that may hold a counter. */
function documentsOf(document: Document, parts: readonly string[]): Document[] {
  const Parser = document.defaultView?.DOMParser;
  if (!Parser) return [];
  return parts
    .filter((markup) => {
      spend(markup.length);
      return LATE_CLUE.test(markup);
    })
    .map((markup) => {
      spend(A_DOCUMENT + 10 * markup.length);
      return new Parser().parseFromString(markup, 'text/html');
    });
}
