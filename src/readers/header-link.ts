import type { NumberStyle } from '../core/count/number-style.ts';
import { parseCount } from '../core/count/parse-count.ts';
import { plainText } from '../core/count/plain-text.ts';
import { shareAlias } from '../core/page/addresses.ts';
import { counterAddress } from './counter-address.ts';
import { readCounterText } from './counter-text.ts';
import type { Sighting } from './sighting.ts';

/** A link that may carry a counter, and the Page it belongs to. */
export interface HeaderLink {
  readonly element: Element;
  readonly keys: readonly string[];
}

/** Every header link of a document that carries a counter, of whatever Page. */
export function findHeaderLinks(root: ParentNode, base: string): HeaderLink[] {
  const links: HeaderLink[] = [];
  for (const element of root.querySelectorAll('a[href*="friends_likes"], a[href*="followers"]')) {
    const address = counterAddress(element.getAttribute('href') ?? '', base);
    if (address) links.push({ element, keys: address.keys });
  }
  return links;
}

/**
 * The count of a header link's text. The address tells what it counts, so the words may be in any language;
 * but then an unknown word could be a unit nobody entered, so the number must show its size by itself, or
 * stand alone in the bold part as it has since 2025 (`<strong>2.6K</strong> followers`).
 */
export function countOfLink(text: string, bold: string | undefined, style: NumberStyle) {
  if (bold !== undefined) {
    const count = parseCount(plainText(bold), style);
    if (count) return count;
  }
  const read = readCounterText(text, style);
  return read && (read.kind || read.sized) ? read.count : undefined;
}

/** Reads the header links that belong to the Page with these aliases. */
export function readHeaderLinks(
  links: readonly HeaderLink[],
  aliases: readonly string[],
  base: string,
  style: NumberStyle,
): Sighting[] {
  return links.flatMap(({ element, keys }) => {
    if (!shareAlias(keys, aliases)) return [];
    const address = counterAddress(element.getAttribute('href') ?? '', base);
    const bold = element.querySelector('strong')?.textContent ?? undefined;
    const count = countOfLink(element.textContent ?? '', bold, style);
    return address && count ? [{ metric: address.metric, count, reader: 'header-link' as const }] : [];
  });
}
