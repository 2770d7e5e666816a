import { type PageId, type PageIdentity, toPageId } from '../../core/page/page-identity.ts';
import { SITE_ADDRESS } from './site.ts';

const PAGE_ID = /^facebook:(?:\d{1,20}|@[^\s\p{Cc}:@/]+)$/u;
const LONGEST_ID = 200;
const VANITY = /^[^\s\p{Cc}:@/]{1,180}$/u;

/** Whether a text has the form of the id of a Page. */
export const isPageId = (text: string): boolean => text.length <= LONGEST_ID && PAGE_ID.test(text);

/** Whether a text can be a vanity, as written. */
export const isVanity = (text: string): boolean => VANITY.test(text);

/** The id of a Page that is known by a number: page id or profile id. */
export const numberedId = (digits: string): PageId => toPageId(`facebook:${digits}`);

/**
 * The id of a Page that is known by its vanity alone. Facebook ignores a vanity's case and its dots; a dash makes
 * another vanity.
 */
export const vanityId = (vanity: string): PageId =>
  toPageId(`facebook:@${vanity.normalize('NFC').toLowerCase().replaceAll('.', '')}`);

/** The id that a part of an address, or a value of the data, stands for: digits alone are a number. */
export const pageKey = (written: string): PageId =>
  /^\d+$/.test(written) ? numberedId(written) : vanityId(written);

/** Whether an id is a number, which stays with its Page; a vanity may move. */
export const isNumbered = (id: PageId): boolean => !id.startsWith('facebook:@');

/** The digits of a numbered id, the vanity of another, as addresses write them. */
export const bareKey = (id: PageId): string => id.replace(/^facebook:@?/, '');

/** Where the Page of an id is found: the site knows every number and every vanity by an address of its own. */
export const addressOf = (id: PageId): string =>
  isNumbered(id)
    ? `${SITE_ADDRESS}profile.php?id=${bareKey(id)}`
    : `${SITE_ADDRESS}${encodeURIComponent(bareKey(id))}`;

/** Everything by which an identity may be found, numbers first. */
export const keysOf = ({ id, ids, vanity }: Pick<PageIdentity, 'id' | 'ids' | 'vanity'>): PageId[] => [
  ...new Set([...(isNumbered(id) ? [id] : []), ...ids, ...(vanity ? [vanityId(vanity)] : []), id]),
];

/** Whether two lists of ids have one in common. */
export const shareKey = (a: readonly PageId[], b: readonly PageId[]): boolean =>
  a.some((key) => b.includes(key));

type Keyed = Pick<PageIdentity, 'id' | 'ids' | 'vanity'>;

/**
 * Whether two identities are of one Page. Numbers decide; a vanity in common does only as long as one of the two
 * has no number.
 */
export function samePage(a: Keyed, b: Keyed): boolean {
  const [keysOfA, keysOfB] = [keysOf(a), keysOf(b)];
  const [numbersOfA, numbersOfB] = [keysOfA.filter(isNumbered), keysOfB.filter(isNumbered)];
  if (numbersOfA.length > 0 && numbersOfB.length > 0) return shareKey(numbersOfA, numbersOfB);
  return shareKey(keysOfA, keysOfB);
}
