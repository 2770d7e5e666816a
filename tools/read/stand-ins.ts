import type { PageIdentity } from '../../src/core/page/page-identity.ts';
import { parseAddress } from '../../src/facebook/facts/addresses.ts';
import { bareKey, isNumbered, keysOf, pageKey } from '../../src/facebook/facts/page-key.ts';
import { SITE_ADDRESS } from '../../src/facebook/facts/site.ts';

/** A stand-in for an id: as many digits, the first ones kept because they tell a profile from a page. */
const standInId = (id: string, end = '123'): string =>
  `${id.slice(0, 4)}${'0'.repeat(Math.max(0, id.length - 7))}${end.slice(0, Math.max(0, id.length - 4))}`;

const standIn = (key: string): string => (/^\d+$/.test(key) ? standInId(key) : 'example.page');

/** A text as it stands in markup: attributes escape the quotes too. */
const escaped = (text: string): string[] => {
  const inText = text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return [text, inText, inText.replaceAll('"', '&quot;')];
};

/** The numbers and vanities of a Page, as documents and addresses write them. */
export function writtenNames(page: PageIdentity | undefined, address: string): string[] {
  const typed = parseAddress(address);
  const keys = [...(page ? keysOf(page) : []), ...(typed?.keys ?? [])];
  const vanities = [page?.vanity, typed?.vanity].filter((each) => each !== undefined);
  return [...new Set([...keys.filter(isNumbered).map(bareKey), ...vanities])];
}

/**
 * What stands in for a Page's ids, vanities and name wherever a document or an address writes them, longest first.
 * Other numbers are kept: the counters are what it is about.
 */
export function standIns(page: PageIdentity | undefined, address: string): [string, string][] {
  const pairs = writtenNames(page, address).flatMap((key): [string, string][] =>
    [key, encodeURIComponent(key)].map((writing) => [writing, standIn(key)]),
  );
  const name = page?.name ?? '';
  if (name !== '') for (const writing of escaped(name)) pairs.push([writing, 'Example Page']);
  return pairs.sort((a, b) => b[0].length - a[0].length);
}

/** A text with a stand-in for every id in it that is long enough to be somebody's, the Page's own left. */
export const stripIds = (text: string, aliases: readonly string[]): string =>
  text
    .replace(/pfbid\w+/g, 'pfbid0example')
    .replace(/(?<!\d)\d{8,20}(?!\d)/g, (id) => (aliases.includes(id) ? id : standInId(id, '999')));

/** Part of an address that is made of the words of a post: `-we-just-hit-100k-followers-`. */
const isWords = (part: string): boolean => /^-|-.*-.*-/.test(part);

/**
 * An address without its parameters, the ids in it and, where it is somebody else's, without whose it is; the
 * Page's own vanities are left to `standIns`.
 */
export function stripAddress(href: string, aliases: readonly string[]): string {
  if (!URL.canParse(href, SITE_ADDRESS)) return '';
  const url = new URL(href, SITE_ADDRESS);
  for (const key of [...url.searchParams.keys()])
    if (!/^(?:id|sk|page_id)$/.test(key)) url.searchParams.delete(key);
  url.hash = '';
  const own = new Set(aliases.map(pageKey));
  const address = parseAddress(url.href);
  const isForeign = address !== undefined && !address.keys.some((key) => own.has(key));
  const strip = (part: string, index: number): string => {
    const { vanity } = address ?? {};
    const isKey = vanity !== undefined && (vanity === part || encodeURIComponent(vanity) === part);
    if (isKey) return isForeign ? 'other.page' : part;
    return index > 2 && isWords(part) ? 'words' : stripIds(part, aliases);
  };
  url.pathname = url.pathname.split('/').map(strip).join('/');
  url.search = stripIds(url.search, aliases);
  return href.startsWith('/') ? url.pathname + url.search : url.href;
}
