import { plainText } from '../../core/count/plain-text.ts';
import type { PageAddress } from '../facts/addresses.ts';
import { aliasKey, parseAddress, shareAlias } from '../facts/addresses.ts';
import { readAppLink } from '../facts/app-link.ts';
import type { DocumentHead } from '../facts/document-head.ts';
import { SITE_ADDRESS } from '../facts/site.ts';
import type { PageData } from '../places/page-data.ts';

/** Whose document it is, drawn together from the address, the head and the embedded data. */
export interface Subject {
  /** Every id and vanity known to be this Page's, as written; classic page id first, then profile id, then vanity. */
  readonly aliases: readonly string[];
  /** Whether the head speaks of the Page at the address; not so after in-page navigation. */
  readonly isHeadOurs: boolean;
  /** Whether the body shows the Page at the address, as far as its tabs tell; else as far as the head does. */
  readonly isBodyOurs: () => boolean;
  /** Whether the head is of one post, photo or video of the Page. */
  readonly isHeadItem: boolean;
  /** Whether the head, or the tabs in its place, name anyone at all. */
  readonly isHeadNamed: boolean;
  /** The address the Page is read again at. */
  readonly home: string;
}

/** What the head says of whom: its keys by kind, and the addresses they came from. */
interface HeadNames {
  readonly pageIds: string[];
  readonly others: string[];
  readonly addresses: PageAddress[];
}

const absolute = (href: string, base: string): string => {
  try {
    return href && new URL(href, base).href;
  } catch {
    return '';
  }
};

/** The addresses a head gives itself: canonical first, then `og:url`. */
export const headAddresses = (head: DocumentHead, base: string): string[] =>
  [head.canonical, head.metas.get('og:url') ?? '']
    .map((href) => absolute(href, base || SITE_ADDRESS))
    .filter((href) => href !== '');

export const appLinks = (head: DocumentHead) =>
  ['al:android:url', 'al:ios:url'].flatMap((name) => readAppLink(head.metas.get(name)) ?? []);

/** The profile id that the head states, or ''. */
export const headProfileId = (head: DocumentHead): string =>
  appLinks(head).flatMap((link) => (link.shows === 'profile' ? [link.id] : []))[0] ?? '';

function headNames(head: DocumentHead, base: string): HeadNames {
  const addresses = headAddresses(head, base).flatMap((href) => parseAddress(href) ?? []);
  const pageIds: string[] = [];
  const others: string[] = [];
  for (const link of appLinks(head)) {
    if (link.shows === 'page') pageIds.push(link.id);
    else if (link.shows === 'profile') others.push(link.id);
  }
  return { pageIds, others, addresses };
}

/** All keys that statements connect with those given. */
function closure(start: readonly string[], links: readonly (readonly string[])[]): string[] {
  const linksOf = new Map<string, (readonly string[])[]>();
  for (const link of links) {
    for (const key of link) {
      const others = linksOf.get(aliasKey(key));
      if (others) others.push(link);
      else linksOf.set(aliasKey(key), [link]);
    }
  }
  const known = [...start];
  // What is added while this runs is followed too.
  for (const key of known) {
    for (const link of linksOf.get(aliasKey(key)) ?? []) known.push(...link);
    linksOf.delete(aliasKey(key));
  }
  return known;
}

const isNumeric = (alias: string): boolean => /^\d+$/.test(alias);

/** Ids of profiles that became or were made as Pages of the new kind start with 1000 or 61 and have 14 or 15 digits. */
const isProfileId = (id: string): boolean => /^(?:1000\d{11}|61\d{12})$/.test(id);

/** Without repetition, classic page ids first, then profile ids, then vanities as the head writes them. */
function order(keys: readonly string[], pageIds: ReadonlySet<string>): string[] {
  const rank = (key: string) => (!isNumeric(key) ? 3 : pageIds.has(key) ? 0 : isProfileId(key) ? 2 : 1);
  const seen = new Map<string, string>();
  for (const key of keys) if (!seen.has(aliasKey(key))) seen.set(aliasKey(key), key);
  return [...seen.values()]
    .map((key, index) => ({ key, index }))
    .sort((a, b) => rank(a.key) - rank(b.key) || a.index - b.index)
    .map(({ key }) => key);
}

/**
 * Establishes whose document it is.
 * @param address where the document is shown (`location.href`).
 * @param tabOwner whose tabs the body links to; empty where that is not clear. Asked only where it matters.
 */
export function identify(
  address: PageAddress,
  base: string,
  head: DocumentHead,
  data: PageData,
  tabOwner: () => readonly string[],
): Subject {
  const names = headNames(head, base);
  const headKeys = [...names.pageIds, ...names.others, ...names.addresses.flatMap((each) => each.keys)];
  // A head that names nobody (m., signed in) leaves the word to the body.
  const headAll = closure(headKeys.length > 0 ? headKeys : tabOwner(), data.links);
  // Scripts that name the current Page speak of the one the document was made for: the head's Page, and the
  // body's only as long as nobody navigated, which the title tells.
  const [current, ...more] = data.current.size > 0 ? data.current : data.mentioned;
  const isOfHead = headKeys.length > 0 || pageNames(head, '').includes(plainText(data.currentName));
  const hasClassicId = headAll.some((key) => isNumeric(key) && !isProfileId(key));
  if (headAll.length > 0 && isOfHead && current && more.length === 0 && !hasClassicId) headAll.push(current);

  const fromAddress = closure(address.keys, data.links);
  const isHeadOurs = shareAlias(headAll, fromAddress);
  const isBodyOurs = () => {
    const owner = tabOwner();
    return owner.length > 0
      ? shareAlias(owner, isHeadOurs ? [...headAll, ...fromAddress] : fromAddress)
      : isHeadOurs;
  };
  // The head's writing of a vanity is Facebook's own; the address may have been typed.
  const keys = isHeadOurs ? [...headAll, ...fromAddress] : fromAddress;
  const pageIds = new Set([...names.pageIds, ...(current ? [current] : []), ...data.pageIds]);
  const ownHome = names.addresses.find((each) => each.shows === 'page') ?? names.addresses[0];
  return {
    aliases: order(keys, pageIds),
    isHeadOurs,
    isBodyOurs,
    isHeadItem: names.addresses.some((each) => each.shows === 'item'),
    isHeadNamed: headAll.length > 0,
    home: `https://${address.host}${(isHeadOurs ? ownHome : undefined)?.home ?? address.home}`,
  };
}

/** `Meedan - Home | Facebook`, `(20+) Nintendo`: the title without Facebook's part, shortest first. */
const titleNames = (title: string): string[] => {
  const whole = plainText(title).replace(/^\(\d+\+?\) ?/, '');
  const ending = / ?[|–-] ?(?:Facebook|فيسبوك|Фейсбук)$/i.exec(whole);
  const bare = ending ? whole.slice(0, ending.index) : whole;
  const parts = bare.split(' - ');
  // The last part is the tab or the category; a name may have dashes of its own.
  const short = parts.length > 1 ? parts.slice(0, -1).join(' - ') : bare;
  return [short, bare, parts[0] ?? ''];
};

/** What a document calls its Page, in the order of trust: `og:title` (it may end in `| City`), title, `h1`. */
export function pageNames(head: DocumentHead, heading: string): string[] {
  const all: string[] = [];
  for (const name of ['og:title', 'twitter:title']) {
    const title = head.metas.get(name);
    if (!title) continue;
    all.push(title);
    const bar = title.indexOf(' | ');
    if (bar > 0) all.push(title.slice(0, bar));
  }
  if (heading) all.push(heading);
  if (head.title) all.push(...titleNames(head.title));
  return [...new Set(all.map(plainText))].filter((name) => name !== '' && name !== 'Facebook');
}
