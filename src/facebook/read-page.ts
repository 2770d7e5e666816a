import type { Look } from '../core/page/reading.ts';
import type { PageAddress } from './facts/addresses.ts';
import { parseAddress } from './facts/addresses.ts';
import type { DocumentHead } from './facts/document-head.ts';
import { gatherHead, languageOf } from './facts/document-head.ts';
import {
  ERROR_PAGE_MARK,
  isLinkedData,
  LINKS,
  LOGIN_FORM,
  TRANSLATED_MARK,
  TRANSLATED_TEXT,
} from './facts/page-facts.ts';
import { shareKey } from './facts/page-key.ts';
import { pluginTarget } from './facts/plugin-target.ts';
import { SITE_ADDRESS } from './facts/site.ts';
import { findTabOwner } from './facts/tab-owner.ts';
import type { BodySigns } from './identity/obstacles.ts';
import { headProfileId } from './identity/statements.ts';
import { isAside } from './places/bound-place.ts';
import { readPlaces } from './places/classic-counter.ts';
import { findHeaderLinks, readHeaderLinks } from './places/header-link.ts';
import { gatherLinkedData } from './places/linked-data.ts';
import type { PageData } from './places/page-data.ts';
import { gatherPageData, noPageData } from './places/page-data.ts';
import { readPlugin } from './places/plugin-counter.ts';
import { shownText } from './places/shown-text.ts';
import type { Explain } from './resolve.ts';
import { resolve } from './resolve.ts';
import { ALL_STEPS, newBudget, spend, TooMuch, within } from './scan/budget.ts';
import { findAll, findFirst, walkTree } from './scan/tree.ts';

interface ReadScripts {
  readonly data: PageData;
  /** How long each script was when it was read: one that is still arriving is read again. */
  readonly lengths: WeakMap<Element, number>;
  /** They cost more than a look may: what was read of them is not whole, and stays so. */
  isTooMuch: boolean;
}

/** A script keeps its text, so each is read once, however often its document is looked at. */
const readScripts = new WeakMap<Document, ReadScripts>();

/** What it costs to take one script out of a document, in steps. */
const A_SCRIPT = 300;

/** Reads the embedded data of a document's scripts. */
function gatherScripts(document: Document, head: DocumentHead): PageData {
  const scripts = readScripts.get(document) ?? {
    data: noPageData(),
    lengths: new WeakMap(),
    isTooMuch: false,
  };
  readScripts.set(document, scripts);
  const { data, lengths } = scripts;
  if (scripts.isTooMuch) spend(ALL_STEPS);
  // Until the end is reached.
  scripts.isTooMuch = true;
  const profileId = headProfileId(head);
  for (const script of findAll(document, 'script:not([src])')) {
    spend(A_SCRIPT);
    const text = script.textContent ?? '';
    if (lengths.get(script) === text.length) continue;
    lengths.set(script, text.length);
    if (isLinkedData(script.getAttribute('type'))) gatherLinkedData(text, data);
    else gatherPageData(text, data, profileId);
  }
  scripts.isTooMuch = false;
  return data;
}

const LONGEST_HEADING = 200;

/** As much of a heading's text is gone through: it may begin with spaces. */
const HEADING_WITHIN = 1000;

const textOfHeading = (heading: Element | undefined): string =>
  heading ? shownText(heading, HEADING_WITHIN).trim().slice(0, LONGEST_HEADING) : '';

/** As many elements may stand between a header and a link in it. */
const MOST_LEVELS = 60;
/** What it costs to go a level up, and to ask whether a heading stands there, in steps. */
const A_LEVEL = 100;
const A_HEADING = 20;

/** The heading of the header that a link stands in; a document has others (chats, notifications). */
function headingBeside(link: Element | undefined, headings: readonly Element[]): string {
  let levels = 0;
  for (let around = link?.parentElement; around && levels < MOST_LEVELS; around = around.parentElement) {
    levels++;
    spend(A_LEVEL + A_HEADING * headings.length);
    for (const heading of headings) {
      const text = around.contains(heading) && textOfHeading(heading);
      if (text) return text;
    }
  }
  return '';
}

/** Elements whose text nobody reads. */
const UNREAD = new Set(['script', 'style', 'noscript', 'template']);
const LONGEST_BODY_TEXT = 2000;

/** The beginning of what a person reads in a body. */
function textOf(body: Element | null): string {
  let text = '';
  if (body)
    walkTree(body, {
      open: ({ localName }) => !UNREAD.has(localName),
      text(piece) {
        text += ` ${piece.trim().slice(0, LONGEST_BODY_TEXT)}`;
        return text.length < LONGEST_BODY_TEXT;
      },
    });
  return text.slice(0, LONGEST_BODY_TEXT);
}

const gatherSigns = (document: Document): BodySigns => ({
  hasLoginForm: findFirst(document, LOGIN_FORM) !== undefined,
  bodyClass: document.body?.getAttribute('class') ?? '',
  heading: textOfHeading(findFirst(document, 'h1, h2')),
  text: textOf(document.body),
  isErrorPage: [...document.childNodes].some(
    (node) => node.nodeType === 8 && (node.nodeValue ?? '').includes(ERROR_PAGE_MARK),
  ),
});

/**
 * Reads a whole document as it stands: whose it is and what its counters show.
 * After in-page navigation the head and the scripts are still those of the first document; they are then
 * recognised as another Page's, and only what carries the address's own ids is read.
 * @param address where the document is shown, `location.href`; '' to take the document's own word for it.
 * @param explain told, for diagnostics, what each reader saw.
 */
export function readPage(document: Document, address: string, explain?: Explain): Look {
  try {
    return within(newBudget(), () => readTree(document, address, explain));
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    explain?.(`no reading: too-much, ${error.message}`);
    const language = languageOf(document.documentElement?.getAttribute('lang') ?? '', '');
    return { kind: 'obstacle', obstacle: { kind: 'too-much', detail: error.message }, language };
  }
}

/** What it costs to look for a link or heading around a translated word, in steps. */
const A_TRANSLATED_WORD = 150;

function isTranslated(document: Document): boolean {
  spend(A_TRANSLATED_WORD * document.getElementsByTagName(TRANSLATED_TEXT).length);
  const marks = `a ${TRANSLATED_TEXT}, h1 ${TRANSLATED_TEXT}, [${TRANSLATED_MARK}]`;
  return findFirst(document, marks) !== undefined;
}

function readTree(document: Document, address: string, explain?: Explain): Look {
  const base = address || SITE_ADDRESS;
  const target = pluginTarget(address);
  const allLinks = findAll(document, LINKS);
  const links = findHeaderLinks(allLinks, base).filter(({ element }) => !isAside(element));
  const head = gatherHead(document);
  const keys = parseAddress(address)?.keys ?? [];
  const headings = findAll(document, 'h1');
  let tabs: { readonly owner: PageAddress | undefined } | undefined;
  const ours = links.find((link) => shareKey(link.keys, keys));
  return resolve({
    address: target ?? address,
    head,
    data: gatherScripts(document, head),
    heading: headingBeside((ours ?? links[0])?.element, headings) || textOfHeading(headings[0]),
    tabOwner() {
      tabs ??= { owner: findTabOwner(allLinks, base) };
      return tabs.owner;
    },
    // In-page navigation leaves the first document's head in place.
    mismatch: 'identity-not-established',
    isTranslated: () => isTranslated(document),
    signs: () => gatherSigns(document),
    headerLinks(own, textStyle) {
      for (const { keys: owner, text } of links) {
        explain?.(`header-link: "${text.slice(0, 60)}", ${shareKey(owner, own) ? 'ours' : 'another’s'}`);
      }
      return readHeaderLinks(links, own, textStyle);
    },
    places(subject, names, textStyle) {
      if (target) return readPlugin(document, subject.keys, textStyle);
      if (links.length > 0) {
        explain?.('classic counters: not asked, the document has header links');
        return [];
      }
      if (!subject.isBodyOurs()) {
        explain?.('classic counters: not asked, the body shows another Page');
        return [];
      }
      return readPlaces(document, { keys: subject.keys, names }, textStyle);
    },
    ...(explain && { explain }),
  });
}
