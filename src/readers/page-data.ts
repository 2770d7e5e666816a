import type { StatedStyle } from '../core/count/number-style.ts';
import { parseAddress } from '../core/page/addresses.ts';
import type { Metric } from '../core/page/metric.ts';
import { counterAddress } from './counter-address.ts';
import { findKey, member, membersOf, openingBrace, parseJson, toId } from './scan-json.ts';
import { gatherStatedStyle } from './stated-style.ts';

/** A counter of embedded data, with the ids and vanities of the object it stands in. */
export interface DataCounter {
  readonly keys: readonly string[];
  readonly metric: Metric;
  readonly reader: 'page-data' | 'linked-data';
  /** The whole number, where the data has it as a number. */
  readonly value?: number;
  /** The text that a header shows, where the data has it as a text: `3.7K likes`. */
  readonly text?: string;
}

/** What the embedded data of a document says, about its own Page and about others. */
export interface PageData {
  /** Ids and vanities that one object gives for one and the same Page. */
  readonly links: string[][];
  readonly counters: DataCounter[];
  /** Ids that the data uses as classic page ids, of whatever Page. */
  readonly pageIds: Set<string>;
  /** Profile ids that the data says are persons: `delegate_page` is null. */
  readonly persons: Set<string>;
  /** Profile ids that the data calls a PAGE. */
  readonly pages: Set<string>;
  /** Page ids that scripts name as the current Page's: `CurrentPage` on m., route props on www. */
  readonly current: Set<string>;
  /** The name that comes with it, or ''. */
  currentName: string;
  /** Every `pageID` of the scripts, up to a few: where there is only one, it is the document's. */
  readonly mentioned: Set<string>;
  /** How the document says that it writes numbers. */
  style: StatedStyle;
}

export const noPageData = (): PageData => ({
  links: [],
  counters: [],
  pageIds: new Set(),
  persons: new Set(),
  pages: new Set(),
  current: new Set(),
  currentName: '',
  mentioned: new Set(),
  style: {},
});

/** How many places of one key are looked at in one script. A hostile script may hold a hundred thousand. */
const MOST = 80;

const OWNER_KEYS = new Set([
  'id',
  'userID',
  'userVanity',
  'url',
  'delegate_page',
  'profile_plus_for_delegate_page',
]);
const CURRENT_PAGE =
  /(?:"CurrentPage",\s*"init",\s*\[\],\s*\[|"props":\s*)\{\s*"?pageID"?:\s*"?(\d{5,20})\b"?(?:,\s*"?pageName"?:\s*("(?:[^"\\]|\\.){0,200}"))?/g;
/** `["XControllerWithPageTokenURIUpdater","updateURI",[],["/pg/Nintendo/posts/"]]`, m. 2021. */
const OWN_PATH = /"updateURI",\s*\[\],\s*\["(\/[^"\\]{1,200})"\]/;
const ANY_PAGE_ID = /"?\bpageID"?\s*:\s*"?(\d{5,20})\b/g;
const GLOBAL_LIKERS = 'page_likers';

const present = (keys: readonly (string | undefined)[]): string[] => keys.filter((key) => key !== undefined);

/** The ids and vanities of the object around `position`, and the members asked for. */
function ownerAround(text: string, position: number, ...wanted: string[]) {
  const brace = openingBrace(text, position);
  if (brace < 0) return undefined;
  const members = membersOf(text, brace, new Set([...OWNER_KEYS, ...wanted]));
  const delegate = parseJson(members.get('delegate_page'));
  const profile = parseJson(members.get('profile_plus_for_delegate_page'));
  const vanity = parseJson(members.get('userVanity'));
  const url = parseJson(members.get('url'));
  const owner = typeof url === 'string' ? parseAddress(url) : undefined;
  const id = toId(parseJson(members.get('id')));
  const keys = present([
    id,
    toId(parseJson(members.get('userID'))),
    typeof vanity === 'string' && vanity !== '' ? vanity : undefined,
    toId(member(delegate, 'id')),
    toId(member(profile, 'id')),
    ...(id && owner?.shows === 'page' ? owner.keys : []),
  ]);
  return { members, keys, id, delegateId: toId(member(delegate, 'id')), isPerson: delegate === null };
}

/**
 * Reads one script's text into `into`. What is looked for, and where it was seen:
 * - `profile_social_context.content[]` of a user object: the header's counters as text with an address; www
 *   2023 (in an executable script) to July 2026 (`script[type="application/json"][data-sjs]`).
 * - `page_likers.global_likers_count` and `follower_count` of a page object: exact; www 2022, and lists of
 *   other Pages until December 2025, which is why each number is bound to the id of its own object.
 * - `userID` with `userVanity` (route props), `delegate_page`, `profile_plus_for_delegate_page`: which ids
 *   belong together; 2023 to 2026.
 * - `NumberFormatConfig` and compact patterns: see `gatherStatedStyle`.
 * - `pageID` (2014 www, 2020-21 m. with unquoted key, 2022 www): the classic id.
 */
export function gatherPageData(text: string, into: PageData): void {
  for (const at of findKey(text, 'profile_social_context', MOST)) {
    const owner = ownerAround(text, at, 'profile_social_context');
    const content = member(parseJson(owner?.members.get('profile_social_context')), 'content');
    if (!Array.isArray(content)) continue;
    for (const item of content.slice(0, 10)) {
      const shown = member(member(item, 'text'), 'text');
      const uri = member(item, 'uri');
      if (typeof shown !== 'string' || typeof uri !== 'string') continue;
      const address = counterAddress(uri, 'https://www.facebook.com/');
      if (address) {
        const keys = [...address.keys, ...(owner?.keys ?? [])];
        into.counters.push({ keys, metric: address.metric, text: shown, reader: 'page-data' });
      }
    }
  }
  for (const at of findKey(text, GLOBAL_LIKERS, MOST)) {
    const owner = ownerAround(text, at, GLOBAL_LIKERS);
    const value = member(parseJson(owner?.members.get(GLOBAL_LIKERS)), 'global_likers_count');
    if (owner?.id && isCountable(value)) {
      into.counters.push({ keys: owner.keys, metric: 'likes', value, reader: 'page-data' });
      into.pageIds.add(owner.id);
    }
  }
  for (const at of findKey(text, 'follower_count', MOST)) {
    const owner = ownerAround(text, at, 'follower_count');
    const value = parseJson(owner?.members.get('follower_count'));
    if (owner?.id && isCountable(value))
      into.counters.push({ keys: owner.keys, metric: 'followers', value, reader: 'page-data' });
  }
  for (const at of findKey(text, 'userVanity', 4)) {
    const keys = ownerAround(text, at)?.keys ?? [];
    if (keys.length > 1) into.links.push(keys);
  }
  for (const at of findKey(text, 'delegate_page', 20)) {
    const owner = ownerAround(text, at);
    if (!owner?.id) continue;
    if (owner.isPerson) into.persons.add(owner.id);
    if (owner.delegateId) into.pageIds.add(owner.delegateId);
    if (owner.keys.length > 1) into.links.push(owner.keys);
  }
  for (const at of findKey(text, 'profile_type_name_for_content', 20)) {
    const owner = ownerAround(text, at, 'profile_type_name_for_content');
    const type = parseJson(owner?.members.get('profile_type_name_for_content'));
    if (owner?.id && type === 'PAGE') into.pages.add(owner.id);
  }
  if (text.includes('pageID')) {
    for (const match of text.matchAll(CURRENT_PAGE)) {
      if (match[1]) into.current.add(match[1]);
      const name = parseJson(match[2]);
      if (typeof name === 'string') into.currentName = name;
    }
    const [id] = into.current;
    const path = OWN_PATH.exec(text)?.[1];
    const owner = path && parseAddress(`https://www.facebook.com${path}`);
    if (id && owner) into.links.push([id, ...owner.keys]);
    for (const match of text.matchAll(ANY_PAGE_ID)) {
      if (into.mentioned.size > 3) break;
      if (match[1]) into.mentioned.add(match[1]);
    }
  }
  into.style = gatherStatedStyle(text, into.style);
}

/** A whole number that a counter can show. */
export const isCountable = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
