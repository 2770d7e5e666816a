import { JSDOM } from 'jsdom';
import { withPlainSigns } from '../../src/core/count/plain-text.ts';
import { parseAddress } from '../../src/facebook/facts/addresses.ts';
import { gatherHead } from '../../src/facebook/facts/document-head.ts';
import {
  ABOUT_TEXT,
  CLASSIC_PLACES,
  COMMUNITY_COUNTER,
  ERROR_PAGE_MARK,
  LATE_CLUE,
  LOGIN_FORM_ID,
  PLUGIN_COUNTER,
  TOUCH_PLACES,
} from '../../src/facebook/facts/page-facts.ts';
import { pageKey, shareKey } from '../../src/facebook/facts/page-key.ts';
import { SITE_ADDRESS } from '../../src/facebook/facts/site.ts';
import { pageNames } from '../../src/facebook/identity/identity.ts';
import { obstacleWithoutPage } from '../../src/facebook/identity/obstacles.ts';
import { readPage } from '../../src/facebook/read-page.ts';
import { readCounterText } from '../../src/facebook/words/counter-text.ts';
import { writtenStyle } from '../../src/facebook/words/written-style.ts';
import { keptData } from './kept-data.ts';
import { standIns, stripAddress, stripIds, writtenNames } from './stand-ins.ts';
import { stripDescription } from './strip-description.ts';

/** Every selector that a reader goes by. */
const SELECTORS = [
  ...CLASSIC_PLACES.map(({ selector }) => selector),
  ABOUT_TEXT,
  COMMUNITY_COUNTER,
  PLUGIN_COUNTER,
  TOUCH_PLACES,
].join(' ');

/** The names that follow a sign in those selectors: `[` before attributes, `.` before classes. */
const namesAfter = (sign: RegExp): string[] => [...SELECTORS.matchAll(sign)].map((match) => match[1] ?? '');

/** Attributes that readers go by. `class` goes, except where it is one of the old layouts' speaking ones. */
const KEPT_ATTRIBUTES = new Set([
  ...namesAfter(/\[([\w-]+)/g),
  'lang',
  'dir',
  'id',
  'property',
  'name',
  'content',
  'rel',
  'href',
  'role',
  'ajaxify',
  'type',
  'data-nt',
  'data-sjs',
]);
const SPEAKING_CLASS = new Set([
  ...namesAfter(/\.([\w-]+)/g),
  '_52id',
  'unsupportedBrowser',
  'userContentWrapper',
  'lfloat',
  'plugin',
]);
/** Metas that readers go by. */
const KEPT_META = /^(?:description|(?:og|twitter):(?:title|description|url)|al:(?:android|ios):url)$/;

/** Ids of elements that a machine numbered, and those with an id of a post in them. */
const NUMBERED_ID = /\d{3}|^(?:u|jsc|mount)_/;
/** What people wrote. No reader takes a number from it. */
const PEOPLES = 'article, [role="article"], [role="feed"], .userContentWrapper, .commentable_item';

/** Elements whose text is kept or stripped as a whole. */
const WHOLE = /^(?:title|h1|h2|script|code|a|p)$/;

/** Whether a part of an element is a counter by itself, so that the words around it are none of it. */
const holdsCounter = (element: Element, language: string): boolean =>
  [...element.querySelectorAll('span, div, a')].some(
    (part) =>
      readCounterText(part.textContent ?? '', { language, style: writtenStyle(language) })?.kind !==
      undefined,
  );

/** Whether a text says by itself why there is no Page. */
const saysWhy = (text: string): boolean =>
  obstacleWithoutPage({ language: '', rootClass: '', title: '', canonical: '', metas: new Map() }, '', {
    hasLoginForm: false,
    bodyClass: '',
    heading: '',
    text,
    isErrorPage: false,
  }).detail === 'the text says so';

function stripElements(document: Document, aliases: readonly string[], language: string): void {
  for (const element of document.querySelectorAll(PEOPLES)) element.remove();
  const keep = new Set<Element>();
  const hold = (element: Element | null): void => {
    for (let each = element; each && !keep.has(each); each = each.parentElement) keep.add(each);
  };
  for (const element of document.querySelectorAll(
    'meta, link, title, script, h1, h2, p, form, input, code, a, span, div',
  )) {
    const tag = element.localName;
    if (
      tag === 'meta' &&
      KEPT_META.test(element.getAttribute('property') ?? element.getAttribute('name') ?? '')
    )
      hold(element);
    else if (tag === 'link' && /canonical/.test(element.getAttribute('rel') ?? '')) hold(element);
    else if (/^(?:title|h1|h2)$/.test(tag)) hold(element);
    else if (tag === 'form' && element.id === LOGIN_FORM_ID) hold(element);
    else if (tag === 'input' && element.getAttribute('type') === 'password') hold(element);
    else if (tag === 'script' && element.textContent !== '') hold(element);
    else if (
      tag === 'a' &&
      /followers|friends_likes|following|page_id=|\/(?:about|photos|videos|posts)\/?$/.test(
        element.outerHTML.slice(0, 600),
      )
    )
      hold(element);
    else if (tag === 'code' && LATE_CLUE.test(element.firstChild?.nodeValue ?? '')) hold(element);
    else if (/^(?:span|div)$/.test(tag) && isCounterText(element)) hold(element);
    else if (tag === 'a' && isOwnLink(element, aliases)) hold(element);
    else if (element.childElementCount === 0 && saysWhy(element.textContent ?? '')) hold(element);
  }
  // What stands inside a kept counter stays with it: its text may be in several parts.
  const counters = new Set(
    [...keep].filter((element) => /^(?:span|div|a)$/.test(element.localName) && isCounterText(element)),
  );
  const isInside = (element: Element): boolean => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (counters.has(each)) return true;
    return false;
  };
  for (const element of [...document.querySelectorAll('*')]) {
    if (!keep.has(element) && !/^(?:html|head|body)$/.test(element.localName) && !isInside(element))
      element.remove();
  }
  // Of what only holds a counter the words go.
  for (const element of keep) {
    const isCounter = counters.has(element) || isInside(element);
    if ((isCounter && !holdsCounter(element, language)) || WHOLE.test(element.localName)) continue;
    for (const node of [...element.childNodes]) {
      const says = node.nodeType === 3 ? (node.nodeValue ?? '') : '';
      if (/\p{L}/u.test(says) && !saysWhy(says)) node.remove();
    }
  }
  const comments = document.createTreeWalker(document, 128 /* NodeFilter.SHOW_COMMENT */);
  const others: Node[] = [];
  while (comments.nextNode()) {
    const { currentNode } = comments;
    const isTelling =
      (currentNode.nodeValue ?? '').includes(ERROR_PAGE_MARK) ||
      currentNode.parentElement?.localName === 'code';
    if (!isTelling) others.push(currentNode);
  }
  for (const node of others) node.parentNode?.removeChild(node);
}

/** A link to the Page itself, by which a Page Plugin says whose it is. */
function isOwnLink(element: Element, aliases: readonly string[]): boolean {
  const href = element.getAttribute('href') ?? '';

  return (
    URL.canParse(href, SITE_ADDRESS) &&
    shareKey(parseAddress(new URL(href, SITE_ADDRESS).href)?.keys ?? [], aliases.map(pageKey))
  );
}

/** What a telephone number, a mail address or a web address has and no counter. */
const CONTACT = /@|\+\d|\d[\s-]\d{2,}[\s-]\d{4}|www\.|https?:/;

/** A short text with a number in it may be a counter. Sentences are people's. */
const isCounterText = (element: Element): boolean => {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  return (
    text.length > 0 &&
    text.length <= 80 &&
    /\p{Nd}/u.test(text) &&
    !CONTACT.test(text) &&
    element.querySelector('script, style') === null
  );
};

/** Removes every attribute that no reader goes by, and whose the others are. */
function stripAttributes(document: Document, aliases: readonly string[]): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'class') {
        const speaking = value
          .split(/\s+/)
          .filter((each) => SPEAKING_CLASS.has(each) || /^(?:wbloks_\d+|Locale_\w+)$/.test(each));
        if (speaking.length > 0) element.setAttribute('class', speaking.join(' '));
        else element.removeAttribute('class');
      } else if (!KEPT_ATTRIBUTES.has(name) || (name === 'id' && NUMBERED_ID.test(value)))
        element.removeAttribute(name);
      else if (name === 'href' || name === 'ajaxify')
        element.setAttribute(name, stripAddress(value, aliases));
    }
  }
}

/** Takes the words out of links that lead elsewhere: they are names. */
function stripNames(document: Document, aliases: readonly string[]): void {
  for (const link of document.querySelectorAll('a[href]')) {
    if (!/\p{Nd}/u.test(link.textContent ?? '') && !isOwnLink(link, aliases)) link.textContent = '…';
  }
}

/** Cleans a piece of markup that came as a comment or a string, as the document itself is cleaned. */
function stripMarkup(markup: string, aliases: readonly string[], language: string): string {
  const { document } = new JSDOM(markup).window;
  for (const script of document.querySelectorAll('script, style')) script.remove();
  stripElements(document, aliases, language);
  stripNames(document, aliases);
  stripAttributes(document, aliases);
  return document.body.innerHTML;
}

/**
 * A small document that should read as the given one does, with nothing in it that a reader does not go by.
 * @returns the text, and the address at which the stand-in Page is read.
 */
export function stripDocument(html: string, address: string): { text: string; address: string } {
  const dom = new JSDOM(html);
  const { document } = dom.window;
  const look = readPage(document, address);
  const { page, language } = look;
  const aliases = writtenNames(page, page ? '' : address);
  const names = [page?.name ?? '', ...pageNames(gatherHead(document), '')]
    .map(withPlainSigns)
    .filter(Boolean);
  const clean = (markup: string) => stripMarkup(markup, aliases, language);
  for (const script of document.querySelectorAll('script'))
    script.textContent = keptData(script.textContent ?? '', script.getAttribute('type'), clean);
  for (const node of document.querySelectorAll('style, svg, img, picture, video, iframe, noscript, template'))
    node.remove();
  stripElements(document, aliases, language);
  stripNames(document, aliases);
  stripAttributes(document, aliases);
  for (const { firstChild } of document.querySelectorAll('code'))
    if (firstChild?.nodeType === 8) firstChild.nodeValue = clean(firstChild.nodeValue ?? '');
  const isItem = look.kind === 'obstacle' && look.obstacle.kind === 'not-a-page';
  if (isItem) for (const heading of document.querySelectorAll('title, h1, h2')) heading.textContent = '…';
  for (const meta of document.querySelectorAll('meta[content]')) {
    const kind = meta.getAttribute('property') ?? meta.getAttribute('name') ?? '';
    const content = meta.getAttribute('content') ?? '';
    const put = /description$/i.test(kind)
      ? stripDescription(content, names, language)
      : /title$/i.test(kind) && isItem && !page
        ? 'Example'
        : /:url$/i.test(kind)
          ? /^https?:/.test(content)
            ? stripAddress(content, aliases)
            : stripIds(content, aliases)
          : content;
    meta.setAttribute('content', put);
  }
  let text = dom.serialize().replace(/\n\s*/g, '\n').replace(/>\n+</g, '>\n<');
  let read = address;
  for (const [real, put] of standIns(page, address)) {
    text = text.replaceAll(real, put);
    read = read.replaceAll(real, put);
  }
  return { text, address: read };
}
