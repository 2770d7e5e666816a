import type { PageId } from '../../core/page/page-identity.ts';
import type { PageAddress } from '../facts/addresses.ts';
import { parseAddress, parseReservedVanity } from '../facts/addresses.ts';
import { readAppLink } from '../facts/app-link.ts';
import type { DocumentHead } from '../facts/document-head.ts';
import { isNumbered, numberedId, vanityId } from '../facts/page-key.ts';
import { SITE_ADDRESS } from '../facts/site.ts';

// Evidence of whose a document is, by rank:
//
// 1. A number that the document states about itself identifies: app links and addresses of the head, `CurrentPage`
//    and route props of the scripts. Two of one kind contradict each other, and then nothing is known.
// 2. A vanity by which it names itself is a name: it tells the Page as long as nothing of rank 1 says otherwise.
// 3. A second number that an object of rank 1 ties to itself (`delegate_page`) is the same Page's other id. It binds
//    counters and raises the question whether two known Pages are one; it never answers it.
//
// A mention, of whatever form, is none of these: an id in a story, a card, a list, linked data.

/** One way in which a document says whose it is. */
export interface Statement {
  readonly number?: PageId;
  /** As written. */
  readonly vanity?: string;
}

/** What the scripts of a document say of the Page it was made for. */
export interface ScriptStatements {
  /** Route props, profile headers, `CurrentPage` with its own address. */
  readonly self: readonly Statement[];
  /** Numbers that one object gives for one and the same Page. */
  readonly ties: readonly (readonly PageId[])[];
  /** Page ids that scripts name as the current Page's: `CurrentPage` on m., route props on www. */
  readonly current: ReadonlySet<PageId>;
  /** The name that comes with it, or ''. */
  readonly currentName: string;
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

/** Ids of profiles that became or were made as Pages of the new kind start with 1000 or 61 and have 14 or 15 digits. */
const kindOf = (id: PageId): 'profile' | 'page' =>
  /^facebook:(?:1000\d{11}|61\d{12})$/.test(id) ? 'profile' : 'page';

/** Whether two numbers cannot be ids of one Page: it has one page id and one profile id. */
const areContrary = (a: PageId, b: PageId): boolean => a !== b && kindOf(a) === kindOf(b);

/** Whether a number fits with others: it is one of them, or the first of its kind. */
export const fits = (number: PageId, others: Iterable<PageId>): boolean =>
  [...others].every((other) => !areContrary(number, other));

/**
 * What an address says of its owner. `NAME-ID` is a number and a name that nobody chose, unless another number is
 * known: then it is an old vanity that ends in digits.
 */
export function statementOf(address: PageAddress, numbers: Iterable<PageId> = []): Statement {
  const { keys, vanity, isNamed } = address;
  const number = keys.find(isNumbered);
  if (!isNamed || !number) return { ...(number && { number }), ...(vanity !== undefined && { vanity }) };
  return fits(number, numbers) ? { number } : { ...(vanity !== undefined && { vanity }) };
}

/** What a head says of itself: app links first, then its addresses. */
export function headStatements(head: DocumentHead, addresses: readonly PageAddress[]): Statement[] {
  const links = appLinks(head).flatMap((link) => (link.shows === 'other' ? [] : [numberedId(link.id)]));
  return [...links.map((number) => ({ number })), ...addresses.map((each) => statementOf(each, links))];
}

/** The addresses of a head that are a Page's; with a word of the site's own only where the app is told of a Page. */
export function headPages(head: DocumentHead, base: string): PageAddress[] {
  const isApps = appLinks(head).some((link) => link.shows !== 'other');
  return headAddresses(head, base).flatMap(
    (href) => parseAddress(href) ?? ((isApps && parseReservedVanity(href)) || []),
  );
}

/** What statements that belong together come to, and where they contradict each other. */
export class Identified {
  /** Numbers of rank 1, the most trusted first. */
  readonly numbers = new Set<PageId>();
  /** The first way in which its vanity was written. */
  vanity: string | undefined;
  /** Two statements that cannot both be true. */
  conflict: string | undefined;

  get keys(): PageId[] {
    return [...this.numbers, ...(this.vanity === undefined ? [] : [vanityId(this.vanity)])];
  }

  /** Whether a statement speaks of the same Page. */
  names({ number, vanity }: Statement): boolean {
    const { keys } = this;
    return (
      (number !== undefined && keys.includes(number)) ||
      (vanity !== undefined && keys.includes(vanityId(vanity)))
    );
  }

  add({ number, vanity }: Statement): void {
    if (number) {
      if (!fits(number, this.numbers)) this.conflict ??= `${[...this.numbers].join(', ')} and ${number}`;
      else this.numbers.add(number);
    }
    if (vanity === undefined) return;
    if (this.vanity === undefined) this.vanity = vanity;
    else if (vanityId(this.vanity) !== vanityId(vanity)) this.conflict ??= `${this.vanity} and ${vanity}`;
  }
}

/**
 * The second ids that ties give to numbers. Where several of one kind are tied to them, or one that contradicts
 * them, none is.
 */
export function tiedTo(numbers: Iterable<PageId>, ties: readonly (readonly PageId[])[]): PageId[] {
  const own = new Set(numbers);
  const tied = new Set(
    ties
      .filter((tie) => tie.some((key) => own.has(key)))
      .flatMap((tie) => tie.filter((key) => !own.has(key))),
  );
  return [...tied].filter((key) => fits(key, own) && fits(key, tied));
}
