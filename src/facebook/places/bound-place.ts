import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { parseAddress } from '../facts/addresses.ts';
import { ASIDE, PEOPLES_TEXT } from '../facts/page-facts.ts';
import { shareKey } from '../facts/page-key.ts';
import { SITE_ADDRESS } from '../facts/site.ts';
import { spend } from '../scan/budget.ts';
import { findAll, isWithin } from '../scan/tree.ts';
import { shownText } from './shown-text.ts';

// A place that does not name its Page counts only where what stands around it does not say that it is another's.

/** What makes a place ours: the ids and vanity, and the names by which headings call the Page. */
export interface Owner {
  readonly keys: readonly PageId[];
  readonly names: readonly string[];
}

/** What it costs to ask a link or heading whose it is, in steps. */
const A_LINK = 700;

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** Whether anybody could have written it, or nobody sees it. */
export const isAside = (element: Element): boolean => isWithin(element, `${PEOPLES_TEXT}, ${ASIDE}`);

/** Whose a link is: of the Page, of another one, or of nobody. */
function whoseLink(link: Element, { keys }: Owner): 'own' | 'foreign' | undefined {
  const href = link.getAttribute('href') ?? '';
  const owner = parseAddress(href, SITE_ADDRESS);
  if (!owner) return undefined;
  return shareKey(owner.keys, keys) ? 'own' : 'foreign';
}

/** Names are compared with the beginning of a heading: no name is longer. */
const LONGEST_HEADING = 600;

function whoseHeading(heading: Element, { names }: Owner): 'own' | 'foreign' | undefined {
  const text = withPlainSigns(shownText(heading, LONGEST_HEADING)).trim();
  if (text === '') return undefined;
  return names.some((name) => text.startsWith(name)) ? 'own' : 'foreign';
}

const whose = (element: Element, owner: Owner): 'own' | 'foreign' | undefined =>
  element.localName === 'a' ? whoseLink(element, owner) : whoseHeading(element, owner);

/** What it costs to go one level up from a place, in steps. */
const A_LEVEL = 50;

/** How many of these, given in the order of the document, stand before an element. */
function manyBefore(all: readonly Element[], element: Element): number {
  let from = 0;
  let to = all.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    // To say which of two comes first, the browser may go through everything between them.
    spend(A_LINK + all.length);
    // 4: the element follows it.
    if ((all[middle]?.compareDocumentPosition(element) ?? 0) & 4) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Tells of an element whether what stands nearest around it speaks of the Page, or nothing does.
 * @param levels how far up is looked; to the top unless told.
 */
export type IsBound = (element: Element, levels?: number) => boolean;

/**
 * Tells which places of a document are the Page's. Of the smallest part around a place that names anybody, all must
 * be the Page's; where both are named, what was named last before the place.
 */
export function bindingIn(document: Document, owner: Owner): IsBound {
  let all: readonly Element[] | undefined;
  const said = new Map<Element, 'own' | 'foreign' | undefined>();
  const saidBy = (each: Element): 'own' | 'foreign' | undefined => {
    spend(A_LEVEL);
    if (!said.has(each)) {
      spend(A_LINK);
      said.set(each, isWithin(each, ASIDE) ? undefined : whose(each, owner));
    }
    return said.get(each);
  };

  return (element, levels = Number.POSITIVE_INFINITY) => {
    all ??= findAll(document, `a[href], ${HEADING}`);
    const isIn = (around: Element, index: number): boolean => around.contains(all?.[index] ?? null);
    const before: string[] = [];
    const after: string[] = [];
    const add = (index: number, to: string[]): void => {
      const each = all?.[index];
      const whom = each && saidBy(each);
      if (whom) to.push(whom);
    };
    // What names somebody, from `from` on, up to but without `to`; what the place itself holds is left out.
    let from = manyBefore(all, element);
    let to = from;
    while (isIn(element, to)) to++;
    let level = 0;
    for (let around = element.parentElement; around && level < levels; around = around.parentElement) {
      level++;
      spend(A_LEVEL);
      while (isIn(around, from - 1)) add(--from, before);
      while (isIn(around, to)) add(to++, after);
      const named = [...before, ...after];
      if (named.length === 0) continue;
      if (named.every((one) => one === 'own')) return true;
      const isBody = around.localName === 'body';
      if (named.every((one) => one === 'foreign')) return isBody && before.length === 0;
      // Nearest first.
      return before[0] === undefined ? isBody : before[0] === 'own';
    }
    return true;
  };
}
