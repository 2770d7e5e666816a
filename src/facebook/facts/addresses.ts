import type { PageId } from '../../core/page/page-identity.ts';
import { spend } from '../scan/budget.ts';
import { isVanity, numberedId, vanityId } from './page-key.ts';
import { isSiteHost, SITE_ADDRESS } from './site.ts';

/** What an address says, as far as an address can: whose it is and what of theirs it shows. */
export interface PageAddress {
  readonly host: string;
  /** Every vanity or number the address names its owner by, at least one. */
  readonly keys: readonly PageId[];
  /** The vanity as the address writes it, where it has one. */
  readonly vanity?: string;
  /** The keys are of the form `NAME-ID`, which could as well be an old vanity that ends in digits. */
  readonly isNamed?: true;
  /** Where the owner's own page is: `/maroctelecom`, `/profile.php?id=61…`, `/people/NAME/ID`. */
  readonly home: string;
  /** `page` for the Page itself and its tabs; `item` for one post, photo, video or event of it. */
  readonly shows: 'page' | 'item';
}

/** First path segments of facebook.com that are Facebook's own. A vanity cannot be one of them. */
const RESERVED = new Set(
  (
    'ads ajax apps ar avatar badges bookmarks browse business campaign checkin checkpoint consent cookie data ' +
    'dating developers dialog directory events fbml find-friends flx friends fundraisers games gaming gender-pay ' +
    'groups hashtag help home instantgames intl jobs l landing latest legal lite live login logout maps ' +
    'marketplace me media memories messages mobile news nearby notes notifications offers onthisday payments ' +
    'permalink photo photos places platform plugins policies policy posts privacy profile public questions reactions ' +
    'recover reel reels reg requests rsrc saved search security settings share sharer stories story support terms ' +
    'tr unsupportedbrowser ufi video videos watch weather welcome work zero'
  ).split(' '),
);

/** Second segments that show one thing of a Page when something follows them. */
const ITEMS = new Set([
  'posts',
  'photos',
  'videos',
  'events',
  'reels',
  'notes',
  'reel',
  'stories',
  'offers',
  'media',
  'video',
  'photo',
]);

/** `photos/?tab=album` and `photos_stream` are lists; a number or a `pfbid` is one thing. */
const namesOneItem = (rest: readonly string[]): boolean =>
  rest.some((segment) => /^(pfbid\w+|\d{5,}|[a-z]+\.\d[\d.]*)$/i.test(segment));

/** At the end of `Mariano-Rajoy-Brey-54212446406` stands the page id: Facebook's name for a Page without vanity. */
const trailingId = (segment: string): string | undefined => /-(\d{8,20})$/.exec(segment)?.[1];

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment;
  }
};

/** A number of a Page or a person. */
const NUMBER = /^\d{5,20}$/;

/** Longest address that is looked at, in characters: those of the site that track the most have 2,000. */
const LONGEST = 8000;

/** What it costs to take an address apart, in steps: at all, and for each of its characters. */
const AN_ADDRESS = 300;
const A_CHARACTER = 8;

/** An address of the site, absolute or as a link of a document writes it; nothing for any other. */
export const toUrl = (address: string, base?: string): URL | undefined => {
  if (address.length > LONGEST) return undefined;
  spend(AN_ADDRESS + A_CHARACTER * address.length);
  try {
    const url = new URL(address, base);
    if (!/^https?:$/.test(url.protocol) || !isSiteHost(url.hostname)) return undefined;
    // `www.facebook.com/#!/NAME`, until 2012.
    return url.hash.startsWith('#!/') ? new URL(url.origin + url.hash.slice(2)) : url;
  } catch {
    return undefined;
  }
};

/** Letters, digits and dots; old ones also dashes. */
const VANITY = /^[a-z0-9._-]{2,}$/i;

type Owner = Pick<PageAddress, 'keys' | 'vanity' | 'isNamed'>;

const byNumber = (digits: string): Owner => ({ keys: [numberedId(digits)] });

/** Whom a segment names: a vanity, a number, or both in the form `NAME-ID`; nothing for what can be none of them. */
function ownerOf(segment: string): Owner | undefined {
  if (/^\d{1,20}$/.test(segment)) return byNumber(segment);
  if (!isVanity(segment)) return undefined;
  const id = trailingId(segment);
  if (!id) return { keys: [vanityId(segment)], vanity: segment };
  return { keys: [numberedId(id), vanityId(segment)], vanity: segment, isNamed: true };
}

/**
 * Whose an address of Facebook is. Hosts (www, m, web, business, locales), tabs, tracking parameters and
 * the older forms `/pg/NAME`, `/pages/NAME/ID`, `/pages/category/KIND/NAME` all lead to the same Page.
 * @param address absolute, or relative to `base`.
 * @returns nothing for other sites and for what is nobody's (feed, groups, search, login).
 */
export function parseAddress(address: string, base?: string): PageAddress | undefined {
  const url = toUrl(address, base);
  return url && ownerAt(url);
}

/** Whose an address of the site is that was taken apart already. */
export function ownerAt(url: URL): PageAddress | undefined {
  const host = url.hostname.toLowerCase();
  const segments = url.pathname.split('/').filter(Boolean).map(decode);
  const [first = '', second = '', third = ''] = segments;
  const at = (owner: Owner | undefined, home: string, rest: readonly string[]): PageAddress | undefined =>
    owner && {
      host,
      ...owner,
      home,
      shows: ITEMS.has(rest[0]?.toLowerCase() ?? '') && namesOneItem(rest.slice(1)) ? 'item' : 'page',
    };

  const id = url.searchParams.get('id') ?? '';
  switch (first.toLowerCase()) {
    case 'profile.php':
      return NUMBER.test(id) ? at(byNumber(id), `/profile.php?id=${id}`, []) : undefined;
    case 'people':
      return NUMBER.test(third)
        ? at(byNumber(third), `/people/${encodeURIComponent(second)}/${third}`, segments.slice(3))
        : undefined;
    case 'p': {
      const named = trailingId(second) ?? (NUMBER.test(second) ? second : undefined);
      return named ? at(byNumber(named), `/p/${encodeURIComponent(second)}`, segments.slice(2)) : undefined;
    }
    case 'pg':
      return second ? at(ownerOf(second), `/${encodeURIComponent(second)}`, segments.slice(2)) : undefined;
    case 'pages': {
      if (second.toLowerCase() === 'category') {
        const name = segments[3];
        return name ? at(ownerOf(name), `/${encodeURIComponent(name)}`, segments.slice(4)) : undefined;
      }
      const named = `/pages/${encodeURIComponent(second)}`;
      if (NUMBER.test(third)) return at(byNumber(third), `${named}/${third}`, segments.slice(3));
      // `/pages/NAME/VANITY/ID`
      const fourth = segments[3] ?? '';
      if (!VANITY.test(third) || !NUMBER.test(fourth)) return undefined;
      const owner = { keys: [numberedId(fourth), vanityId(third)], vanity: third };
      return at(owner, `${named}/${fourth}`, segments.slice(4));
    }
  }
  if (RESERVED.has(first.toLowerCase()) || /\.php$/i.test(first)) return undefined;
  // Names with an id at the end may have any letter.
  if (!VANITY.test(first) && !(trailingId(first) && /^[^<>"'\s]+$/.test(first))) return undefined;
  return at(ownerOf(first), `/${encodeURIComponent(first)}`, segments.slice(1));
}

/** Whether an address only leads to another one: what it names is told by the document that came. */
export function isShortLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname } = new URL(address);
  return /(^|\.)fb\.(me|watch)$/.test(hostname) || (isSiteHost(hostname) && /^\/share(\/|$)/.test(pathname));
}

/** Whether an address is a Page's own, to be asked again: no tab of it, no parameter but the number, no detour. */
export function isPageAddress(address: string): boolean {
  const owner = parseAddress(address) ?? parseReservedVanity(address);
  return owner !== undefined && address === `https://${owner.host}${owner.home}`;
}

/**
 * Whom an address names by a word that is Facebook's own: `/weather` may be a Page's vanity all the same. True only
 * where the document there says so of itself.
 */
export function parseReservedVanity(address: string): PageAddress | undefined {
  const url = toUrl(address);
  const [first = '', ...rest] = (url?.pathname ?? '').split('/').filter(Boolean).map(decode);
  if (!url || !RESERVED.has(first.toLowerCase()) || rest.length > 1) return undefined;
  const owner = ownerOf(first);
  return owner && { host: url.hostname.toLowerCase(), ...owner, home: `/${first}`, shows: 'page' };
}

/**
 * Where a person opens a Page: on the site's main host, which leads each to what their device and country have. The
 * address a Page is read at again may be on `m.` or `web.`, whichever answered last.
 */
export function addressToOpen(address: string): string {
  const owner = parseAddress(address);
  return owner === undefined ? address : new URL(owner.home, SITE_ADDRESS).href;
}
