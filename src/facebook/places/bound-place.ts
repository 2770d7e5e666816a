import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { parseAddress } from '../facts/addresses.ts';
import { PEOPLES_TEXT } from '../facts/page-facts.ts';
import { shareKey } from '../facts/page-key.ts';
import { SITE_ADDRESS } from '../facts/site.ts';
import { spend } from '../scan/budget.ts';

// A place that does not name its Page counts only where what stands around it does not say that it is another's.

/** What makes a place ours: the ids and vanity, and the names by which headings call the Page. */
export interface Owner {
  readonly keys: readonly PageId[];
  readonly names: readonly string[];
}

/** Not on show, or laid over the Page by something else. */
const ASIDE =
  '[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"], [role="dialog"], [role="tooltip"], [role="menu"], template';

/** What it costs to ask a link or heading whose it is, in steps. */
const A_LINK = 500;

const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading"]';

/** Whether anybody could have written it, or nobody sees it. */
export const isAside = (element: Element): boolean =>
  element.closest(PEOPLES_TEXT) !== null || element.closest(ASIDE) !== null;

/** Whose a link is: of the Page, of another one, or of nobody. */
function whoseLink(link: Element, { keys }: Owner): 'own' | 'foreign' | undefined {
  const href = link.getAttribute('href') ?? '';
  const owner = URL.canParse(href, SITE_ADDRESS) && parseAddress(new URL(href, SITE_ADDRESS).href);
  if (!owner) return undefined;
  return shareKey(owner.keys, keys) ? 'own' : 'foreign';
}

function whoseHeading(heading: Element, { names }: Owner): 'own' | 'foreign' | undefined {
  const text = withPlainSigns(heading.textContent ?? '').trim();
  if (text === '') return undefined;
  return names.some((name) => text.startsWith(name)) ? 'own' : 'foreign';
}

const whose = (element: Element, owner: Owner): 'own' | 'foreign' | undefined =>
  element.localName === 'a' ? whoseLink(element, owner) : whoseHeading(element, owner);

/** Names and links in a part of a document, in its order; those of the element itself left out. */
function evidenceIn(around: Element, element: Element, owner: Owner): { own: boolean; isBefore: boolean }[] {
  return [...around.querySelectorAll(`a[href], ${HEADING}`)].flatMap((each) => {
    spend(A_LINK);
    if (element.contains(each) || each.closest(ASIDE)) return [];
    const said = whose(each, owner);
    // 4: the element follows it.
    const isBefore = (each.compareDocumentPosition(element) & 4) !== 0;
    return said ? [{ own: said === 'own', isBefore }] : [];
  });
}

/**
 * Whether what stands nearest around an element speaks of the Page, or nothing does. Of the smallest part of the
 * document that names anybody, all must be the Page's; where both are named, what was named last before the element.
 */
export function isBound(element: Element, owner: Owner): boolean {
  for (let around: Element | null = element.parentElement; around; around = around.parentElement) {
    const evidence = evidenceIn(around, element, owner);
    if (evidence.length === 0) continue;
    if (evidence.every(({ own }) => own)) return true;
    if (evidence.every(({ own }) => !own))
      return around.localName === 'body' && !evidence.some(({ isBefore }) => isBefore);
    return evidence.findLast(({ isBefore }) => isBefore)?.own ?? around.localName === 'body';
  }
  return true;
}
