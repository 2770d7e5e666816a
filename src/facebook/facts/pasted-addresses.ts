import type { PageId } from '../../core/page/page-identity.ts';
import { isShortLink, parseAddress } from './addresses.ts';
import { LONGEST_ADDRESS } from './site.ts';

/** What one pasted line is. */
export type PastedLine =
  | { readonly kind: 'page'; readonly line: string; readonly address: string }
  | { readonly kind: 'refused'; readonly line: string; readonly reason: PasteRefusal };

export type PasteRefusal = (typeof PASTE_REFUSALS)[number];

export const PASTE_REFUSALS = [
  /** Only the site knows where it leads: to be opened, and what the address bar then shows to be pasted. */
  'short-link',
  /** No address of a Page: a group, a post, another site, no address at all. */
  'not-a-page',
  /** The same Page stands in an earlier line. */
  'twice',
  /** More than can be added at once. */
  'too-many',
] as const;

const MOST_LINES = 50;

/** Reads pasted text, an address a line; nothing is asked. Lines without anything are left out. */
export function parsePastedAddresses(text: string): PastedLine[] {
  const seen = new Set<PageId>();
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim().slice(0, LONGEST_ADDRESS))
    .filter((line) => line !== '')
    .map((line, index): PastedLine => {
      if (index >= MOST_LINES) return { kind: 'refused', line, reason: 'too-many' };
      const full = /^https?:\/\//i.test(line) ? line : `https://${line}`;
      if (isShortLink(full)) return { kind: 'refused', line, reason: 'short-link' };
      const page = parseAddress(full);
      if (page?.shows !== 'page') return { kind: 'refused', line, reason: 'not-a-page' };
      if (page.keys.some((key) => seen.has(key))) return { kind: 'refused', line, reason: 'twice' };
      for (const key of page.keys) seen.add(key);
      return { kind: 'page', line, address: `https://${page.host}${page.home}` };
    });
}
