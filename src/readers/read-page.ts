import type { Look } from '../core/series/reading.ts';
import { readClassicCounters } from './classic-counter.ts';
import { gatherHead } from './document-head.ts';
import { findHeaderLinks, readHeaderLinks } from './header-link.ts';
import type { BodySigns } from './obstacles.ts';
import { gatherPageData, hasClue, noPageData } from './page-data.ts';
import { settle } from './settle.ts';
import type { Sighting } from './sighting.ts';

/** Reads the embedded data of a document's scripts. */
function gatherScripts(document: Document) {
  const data = noPageData();
  for (const script of document.querySelectorAll('script:not([src])')) {
    const text = script.textContent ?? '';
    if (hasClue(text)) gatherPageData(text, data);
  }
  return data;
}

const gatherSigns = (document: Document): BodySigns => ({
  hasLoginForm: document.querySelector('form#login_form, input[type="password"]') !== null,
  bodyClass: document.body?.getAttribute('class') ?? '',
  heading: (document.querySelector('h1, h2')?.textContent ?? '').trim().slice(0, 200),
  isErrorPage: [...document.childNodes].some(
    (node) => node.nodeType === 8 && /GenerateErrorPages/.test(node.nodeValue ?? ''),
  ),
});

/**
 * Reads a whole document as it stands: whose it is and what its counters show.
 * After in-page navigation the head and the scripts are still those of the first document; they are then
 * recognised as another Page's, and only what carries the address's own ids is read.
 * @param address where the document is shown, `location.href`; '' to take the document's own word for it.
 */
export function readPage(document: Document, address: string): Look {
  const head = gatherHead(document);
  const data = gatherScripts(document);
  const links = findHeaderLinks(document, address || 'https://www.facebook.com/');
  return settle({
    address,
    head,
    data,
    linked: [],
    // In-page navigation leaves the first document's head in place.
    mismatch: 'identity-not-established',
    heading: (document.querySelector('h1')?.textContent ?? '').trim().slice(0, 200),
    signs: () => gatherSigns(document),
    sightings(subject, style): Sighting[] {
      const own = readHeaderLinks(links, subject.aliases, address || 'https://www.facebook.com/', style);
      return subject.isHeadOurs && !subject.isHeadItem
        ? [...own, ...readClassicCounters(document, style)]
        : own;
    },
  });
}
