import type { Count } from '../../core/count/count.ts';
import { parseCount } from '../../core/count/parse-count.ts';
import { withPlainSigns } from '../../core/count/plain-text.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { HEADER_NUMBER } from '../facts/page-facts.ts';
import { shareKey } from '../facts/page-key.ts';
import { spend } from '../scan/budget.ts';
import { findAll } from '../scan/tree.ts';
import type { TextStyle } from '../words/counter-text.ts';
import { readCounterText } from '../words/counter-text.ts';
import { classifyLabel, knowsLabels } from '../words/labels.ts';
import type { CounterAddress } from './counter-address.ts';
import { counterAddress } from './counter-address.ts';
import { shownText } from './shown-text.ts';
import type { Sighting } from './sighting.ts';

/** A header link as it stands in a document, of whatever Page. */
export interface HeaderLink extends CounterAddress {
  readonly text: string;
  /** The text of its bold parts, where it has any. */
  readonly bold?: string;
}

/** Longest text of a link that may be a counter, in characters. */
export const LONGEST_LINK_TEXT = 400;

/** Where a counter may stand in a document, and whose it is. */
export interface CounterLink extends CounterAddress {
  readonly element: Element;
}

/** What it costs to look at one link, in steps. */
const A_LINK = 60;

/** Which of a document's links may carry a counter, of whatever Page. */
export function* counterLinks(links: readonly Element[], base: string): Generator<CounterLink> {
  for (const element of links) {
    spend(A_LINK);
    const address = counterAddress(element.getAttribute('href') ?? '', base);
    if (address) yield { ...address, element };
  }
}

/** The same with what they show. */
export function findHeaderLinks(links: readonly Element[], base: string): (HeaderLink & CounterLink)[] {
  return [...counterLinks(links, base)].map((link) => {
    const numbers = findAll(link.element, HEADER_NUMBER);
    const bold = numbers.map((number) => shownText(number, LONGEST_LINK_TEXT)).join('');
    return { ...link, text: shownText(link.element, LONGEST_LINK_TEXT), ...(bold && { bold }) };
  });
}

const digitsOf = (text: string): string => withPlainSigns(text).replace(/\D/g, '');

/**
 * The count of a header's text. The address tells what it counts, so the words may be in any language; but
 * then an unknown word could be a unit, so the number must show its size by itself or stand alone in the bold part,
 * and the words beside it must be a label and nothing else.
 */
export function countOfHeader(
  text: string,
  bold: string | undefined,
  textStyle: TextStyle,
): Count | undefined {
  const read = readCounterText(text, textStyle);
  if (!read?.mayBeLabelled) return undefined;
  // In a language whose labels are known, other words are no label: `1,204 others`.
  const outside = bold === undefined ? '' : text.replace(bold, ' # ');
  // What stands beside the bold number may be its unit, never more of its digits: a note, another number.
  if (bold !== undefined && digitsOf(bold) !== digitsOf(text)) return undefined;
  const isLabelled = read.kind !== undefined || classifyLabel(outside, textStyle.language) !== undefined;
  if (!isLabelled && knowsLabels(textStyle.language)) return undefined;
  const isAlone = () => bold !== undefined && parseCount(withPlainSigns(bold), textStyle.style) !== undefined;
  return read.kind || read.sized || isAlone() ? read.count : undefined;
}

/** Reads the header links that belong to the Page with these keys. */
export const readHeaderLinks = (
  links: readonly HeaderLink[],
  keys: readonly PageId[],
  textStyle: TextStyle,
): Sighting[] =>
  links.flatMap(({ keys: owner, metric, text, bold }) => {
    const count = shareKey(owner, keys) ? countOfHeader(text, bold, textStyle) : undefined;
    return count ? [{ metric, count, reader: 'header-link' as const }] : [];
  });
