import { JSDOM } from 'jsdom';
import { parseAddress } from '../../src/core/page/addresses.ts';
import { readPage } from '../../src/readers/read-page.ts';
import { keptData } from './kept-data.ts';

/** Attributes that readers go by. `class` goes, except where it is one of the old layouts' speaking ones. */
const KEPT_ATTRIBUTES = new Set([
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
const SPEAKING_CLASS =
  /^(?:uiNumberGiant|placePageStatsNumber|_1drq|_4bl9|_59k|_2rgt|_52id|fsm|fwn|fcg|wbloks_\d+|unsupportedBrowser|userContentWrapper|lfloat|plugin)$/;
/** Metas that readers go by. */
const KEPT_META = /^(?:description|(?:og|twitter):(?:title|description|url)|al:(?:android|ios):url)$/;

/** A stand-in for an id: as many digits, the first ones kept because they tell a profile from a page. */
const standInId = (id: string): string =>
  `${id.slice(0, 4)}${'0'.repeat(Math.max(0, id.length - 7))}${'123'.slice(0, Math.max(0, id.length - 4))}`;

/** Other numbers than the Page's ids, names and vanities are kept: the counters are what it is about. */
function standIns(html: string, address: string): [string, string][] {
  const look = readPage(new JSDOM(html).window.document, address);
  const aliases = look.page?.aliases ?? parseAddress(address)?.keys ?? [];
  const pairs = aliases.map((alias): [string, string] => [
    alias,
    /^\d+$/.test(alias) ? standInId(alias) : 'example.page',
  ]);
  const name = look.page?.name ?? '';
  if (name !== '') pairs.push([name, 'Example Page']);
  return pairs;
}

const stripAddress = (href: string): string => {
  const base = 'https://www.facebook.com/';
  if (!URL.canParse(href, base)) return '';
  const url = new URL(href, base);
  for (const key of [...url.searchParams.keys()])
    if (!/^(?:id|sk|page_id)$/.test(key)) url.searchParams.delete(key);
  url.hash = '';
  return href.startsWith('/') ? url.pathname + url.search : url.href;
};

/** The text after the counters of a description is somebody's own words. */
const stripDescription = (content: string): string =>
  content.length > 200 || /[.。] /.test(content)
    ? content.replace(/^((?:.*?[·•]\s*)*[^·•]*?\p{Nd}[^·•.。]*[.。]).*$/su, '$1 …')
    : content;

function stripElements(document: Document): void {
  const keep = new Set<Element>();
  const hold = (element: Element | null): void => {
    for (let each = element; each && !keep.has(each); each = each.parentElement) keep.add(each);
  };
  for (const element of document.querySelectorAll(
    'meta, link, title, script, h1, h2, form, input, code, a, span, div',
  )) {
    const tag = element.localName;
    if (
      tag === 'meta' &&
      KEPT_META.test(element.getAttribute('property') ?? element.getAttribute('name') ?? '')
    )
      hold(element);
    else if (tag === 'link' && /canonical/.test(element.getAttribute('rel') ?? '')) hold(element);
    else if (/^(?:title|h1|h2)$/.test(tag)) hold(element);
    else if (tag === 'form' && element.id === 'login_form') hold(element);
    else if (tag === 'input' && element.getAttribute('type') === 'password') hold(element);
    else if (tag === 'script' && element.textContent !== '') hold(element);
    else if (
      tag === 'a' &&
      /followers|friends_likes|following|page_id=|\/(?:about|photos|videos|posts)\/?$/.test(
        element.outerHTML.slice(0, 600),
      )
    )
      hold(element);
    else if (/^(?:span|div)$/.test(tag) && isCounterText(element)) hold(element);
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
  const comments = document.createTreeWalker(document, 128 /* NodeFilter.SHOW_COMMENT */);
  const others: Node[] = [];
  while (comments.nextNode()) {
    const { currentNode } = comments;
    const isTelling =
      /GenerateErrorPages/.test(currentNode.nodeValue ?? '') ||
      currentNode.parentElement?.localName === 'code';
    if (!isTelling) others.push(currentNode);
  }
  for (const node of others) node.parentNode?.removeChild(node);
}

/** A short text with a number in it may be a counter. Sentences are people's. */
const isCounterText = (element: Element): boolean => {
  const text = (element.textContent ?? '').trim();
  return (
    text.length > 0 &&
    text.length <= 80 &&
    /\p{Nd}/u.test(text) &&
    element.querySelector('script, style') === null
  );
};

/**
 * A small document that should read as the given one does, with nothing in it that a reader does not go by.
 * @returns the text, and the address at which the stand-in Page is read.
 */
export function stripDocument(html: string, address: string): { text: string; address: string } {
  const pairs = standIns(html, address);
  const dom = new JSDOM(html);
  const { document } = dom.window;
  for (const script of document.querySelectorAll('script'))
    script.textContent = keptData(script.textContent ?? '');
  for (const node of [
    ...document.querySelectorAll('style, svg, img, picture, video, iframe, noscript, template'),
  ])
    node.remove();
  stripElements(document);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const isClass = name === 'class';
      if (isClass) {
        const speaking = value.split(/\s+/).filter((each) => SPEAKING_CLASS.test(each));
        if (speaking.length > 0) element.setAttribute('class', speaking.join(' '));
        else element.removeAttribute('class');
      } else if (!KEPT_ATTRIBUTES.has(name)) element.removeAttribute(name);
      else if (name === 'href' || name === 'ajaxify') element.setAttribute(name, stripAddress(value));
    }
    if (element.localName === 'meta') {
      const content = element.getAttribute('content');
      if (content && /description/.test(element.outerHTML))
        element.setAttribute('content', stripDescription(content));
    }
  }
  let text = dom.serialize().replace(/\n\s*/g, '\n').replace(/>\n+</g, '>\n<');
  let read = address;
  for (const [real, standIn] of pairs.sort((a, b) => b[0].length - a[0].length)) {
    text = text.replaceAll(real, standIn);
    read = read.replaceAll(real, standIn);
  }
  return { text, address: read };
}
