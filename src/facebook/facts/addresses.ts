import type { PageIdentity } from '../../core/page/page-identity.ts';
import { isSiteHost } from './site.ts';

/** What an address says, as far as an address can: whose it is and what of theirs it shows. */
export interface PageAddress {
  readonly host: string;
  /** Every vanity or id the address names its owner by, at least one. */
  readonly keys: readonly string[];
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
const trailingId = (segment: string): string | undefined => /-(\d{8,})$/.exec(segment)?.[1];

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment;
  }
};

const toUrl = (address: string): URL | undefined => {
  try {
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol) || !isSiteHost(url.hostname)) return undefined;
    // `www.facebook.com/#!/NAME`, until 2012.
    return url.hash.startsWith('#!/') ? new URL(url.origin + url.hash.slice(2)) : url;
  } catch {
    return undefined;
  }
};

/** `['Nintendo']`, or `['…-54212446406', '54212446406']` for a name that ends in its id. */
const keysOf = (segment: string): string[] => {
  const id = trailingId(segment);
  return id ? [segment, id] : [segment];
};

/**
 * Whose an address of Facebook is. Hosts (www, m, web, business, locales), tabs, tracking parameters and
 * the older forms `/pg/NAME`, `/pages/NAME/ID`, `/pages/category/KIND/NAME` all lead to the same Page.
 * @param address absolute.
 * @returns nothing for other sites and for what is nobody's (feed, groups, search, login).
 */
export function parseAddress(address: string): PageAddress | undefined {
  const url = toUrl(address);
  if (!url) return undefined;
  const host = url.hostname.toLowerCase();
  const segments = url.pathname.split('/').filter(Boolean).map(decode);
  const [first = '', second = '', third = ''] = segments;
  const at = (keys: string[], home: string, rest: readonly string[]): PageAddress => ({
    host,
    keys,
    home,
    shows: ITEMS.has(rest[0]?.toLowerCase() ?? '') && namesOneItem(rest.slice(1)) ? 'item' : 'page',
  });

  const id = url.searchParams.get('id') ?? '';
  switch (first.toLowerCase()) {
    case 'profile.php':
      return /^\d{5,}$/.test(id) ? at([id], `/profile.php?id=${id}`, []) : undefined;
    case 'people':
      return /^\d{5,}$/.test(third)
        ? at([third], `/people/${encodeURIComponent(second)}/${third}`, segments.slice(3))
        : undefined;
    case 'p': {
      const named = trailingId(second) ?? (/^\d{8,}$/.test(second) ? second : undefined);
      return named ? at([named], `/p/${encodeURIComponent(second)}`, segments.slice(2)) : undefined;
    }
    case 'pg':
      return second ? at(keysOf(second), `/${encodeURIComponent(second)}`, segments.slice(2)) : undefined;
    case 'pages': {
      if (second.toLowerCase() === 'category') {
        const name = segments[3];
        return name ? at(keysOf(name), `/${encodeURIComponent(name)}`, segments.slice(4)) : undefined;
      }
      return /^\d{5,}$/.test(third)
        ? at([third], `/pages/${encodeURIComponent(second)}/${third}`, segments.slice(3))
        : undefined;
    }
  }
  if (RESERVED.has(first.toLowerCase()) || /\.php$/i.test(first)) return undefined;
  // Vanities are letters, digits and dots, old ones also dashes; names with an id at the end may have any letter.
  if (!/^[a-z0-9._-]{2,}$/i.test(first) && !(trailingId(first) && /^[^<>"'\s]+$/.test(first)))
    return undefined;
  return at(keysOf(first), `/${encodeURIComponent(first)}`, segments.slice(1));
}

/**
 * The form in which ids and vanities are compared: Facebook ignores a vanity's case and its dots, and led
 * `/cocacola` to `/coca-cola` (seen 2014).
 */
export const aliasKey = (alias: string): string => alias.normalize('NFC').toLowerCase().replace(/[.-]/g, '');

/** Whether two lists of ids and vanities have one in common. */
export const shareAlias = (a: readonly string[], b: readonly string[]): boolean => {
  const keys = new Set(a.map(aliasKey));
  return b.some((alias) => keys.has(aliasKey(alias)));
};

/** Whether two identities are of the same Page, as far as the ids and vanities known of them can tell. */
export const samePage = (a: PageIdentity, b: PageIdentity): boolean => shareAlias(a.aliases, b.aliases);
