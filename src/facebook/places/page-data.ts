import type { StatedStyle } from '../../core/count/number-style.ts';
import { member } from '../../core/member.ts';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { parseAddress } from '../facts/addresses.ts';
import { DATA_CLUES } from '../facts/page-facts.ts';
import { isNumbered, isVanity, numberedId } from '../facts/page-key.ts';
import { SITE_ADDRESS } from '../facts/site.ts';
import type { ScriptStatements, Statement } from '../identity/statements.ts';
import { fits } from '../identity/statements.ts';
import { spend } from '../scan/budget.ts';
import { isKey, membersOf, openingBrace, parseJson, toId } from '../scan/scan-json.ts';
import { gatherStatedStyle } from '../words/stated-style.ts';
import { counterAddress } from './counter-address.ts';

/** A counter of embedded data, with whose it is. */
export interface DataCounter {
  /** Numbers of the object it stands in. */
  readonly numbers: readonly PageId[];
  /** Whose the address is that it stands beside, where there is one. */
  readonly owner?: readonly PageId[];
  readonly metric: Metric;
  readonly reader: 'page-data' | 'linked-data';
  /** The whole number, where the data has it as a number. */
  readonly value?: number;
  /** The text that a header shows, where the data has it as a text: `3.7K likes`. */
  readonly text?: string;
}

/** What the embedded data of a document says, about its own Page and about others. */
export interface PageData extends ScriptStatements {
  readonly self: Statement[];
  readonly ties: PageId[][];
  readonly counters: DataCounter[];
  /** Profile ids that the data says are persons: `delegate_page` is null. */
  readonly persons: Set<PageId>;
  /** Profile ids that the data calls a PAGE. */
  readonly pages: Set<PageId>;
  readonly current: Set<PageId>;
  currentName: string;
  /** How the document says that it writes numbers. */
  style: StatedStyle;
}

export const noPageData = (): PageData => ({
  self: [],
  ties: [],
  counters: [],
  persons: new Set(),
  pages: new Set(),
  current: new Set(),
  currentName: '',
  style: {},
});

/** Members of an object that say whose it is or hold a counter. */
const MEMBERS = new Set([
  'id',
  'userID',
  'userVanity',
  'url',
  'delegate_page',
  'profile_plus_for_delegate_page',
  'profile_social_context',
  'page_likers',
  'follower_count',
  'profile_type_name_for_content',
]);

/** What it costs to take what one object says, in steps, besides the characters of it. */
const AN_OBJECT = 500;

const IS_NULL = /^"delegate_page"\s*:\s*null/;

/**
 * What stands before `pageID` where it is the document's own: `CurrentPage` of m., route props of www, and the
 * columns of the Timeline in 2014. Anywhere else it is a mention: a shared post has one, a button, a query.
 */
const BEFORE_CURRENT =
  /(?:"CurrentPage",\s*"init",\s*\[\],\s*\[|"props":\s*|"PagesTimelineChaining",\s*"init",\s*\["\w+"\],\s*\[\{"__m":"\w+"\},\s*|\{"__m":"PagesPageletScrollColumn\.react"\},\s*)\{\s*"?$/;
const PAGE_ID = /^pageID"?\s*:\s*"?(\d{5,20})\b"?(?:,\s*"?pageName"?:\s*("(?:[^"\\]|\\.){0,200}"))?/;
/** `["XControllerWithPageTokenURIUpdater","updateURI",[],["/pg/Nintendo/posts/"]]`, m. 2021. */
const OWN_PATH = /"updateURI",\s*\[\],\s*\["(\/[^"\\]{1,200})"\]/;

function takePageId(text: string, at: number, into: PageData): void {
  const [, id, name] = PAGE_ID.exec(text.slice(at, at + 300)) ?? [];
  if (id === undefined || into.current.size > 3 || into.current.has(numberedId(id))) return;
  if (!BEFORE_CURRENT.test(text.slice(Math.max(0, at - 100), at))) return;
  into.current.add(numberedId(id));
  const shown = parseJson(name);
  if (typeof shown === 'string') into.currentName = shown;
  spend(text.length);
  const path = OWN_PATH.exec(text)?.[1];
  const owner = path && parseAddress(SITE_ADDRESS + path);
  if (owner) into.self.push({ number: numberedId(id), ...(owner.vanity && { vanity: owner.vanity }) });
}

/**
 * Takes what one member of an object says: a counter, or which ids belong together. A counter without an id or
 * address of its own is nobody's.
 */
function takeMember(clue: string, members: ReadonlyMap<string, string>, into: PageData): void {
  const get = (key: string) => parseJson(members.get(key));
  spend(AN_OBJECT);
  const numberAt = (of: unknown): PageId[] => {
    const digits = toId(of);
    return digits ? [numberedId(digits)] : [];
  };
  const [id] = numberAt(get('id'));
  const value = get(clue);
  if (clue === 'delegate_page' && value === null) {
    if (id) into.persons.add(id);
    return;
  }
  const url = get('url');
  const owner = id && typeof url === 'string' ? parseAddress(url) : undefined;
  const ownerKeys = owner?.shows === 'page' ? owner.keys : undefined;
  const numbers = [
    ...(id ? [id] : []),
    ...numberAt(get('userID')),
    ...numberAt(member(get('delegate_page'), 'id')),
    ...numberAt(member(get('profile_plus_for_delegate_page'), 'id')),
  ];
  const count = (metric: Metric, shown: unknown) => {
    if (id && isCountable(shown))
      into.counters.push({
        numbers,
        ...(ownerKeys && { owner: ownerKeys }),
        metric,
        value: shown,
        reader: 'page-data',
      });
  };

  if (numbers.length > 1) into.ties.push(numbers);
  switch (clue) {
    case 'userVanity': {
      const [number] = numberAt(get('userID'));
      if (number && typeof value === 'string' && isVanity(value)) into.self.push({ number, vanity: value });
      break;
    }
    case 'page_likers':
      count('likes', member(value, 'global_likers_count'));
      break;
    case 'follower_count':
      count('followers', value);
      break;
    case 'profile_type_name_for_content':
      if (id && value === 'PAGE') into.pages.add(id);
      break;
    case 'profile_social_context': {
      if (id && owner?.shows === 'page' && owner.vanity && !owner.isNamed)
        into.self.push({ number: id, vanity: owner.vanity });
      const content = member(value, 'content');
      for (const item of Array.isArray(content) ? content.slice(0, 10) : []) {
        const text = member(member(item, 'text'), 'text');
        const uri = member(item, 'uri');
        const address = typeof uri === 'string' ? counterAddress(uri, SITE_ADDRESS) : undefined;
        if (typeof text !== 'string' || !address) continue;
        into.counters.push({
          numbers,
          owner: address.keys,
          metric: address.metric,
          text,
          reader: 'page-data',
        });
      }
    }
  }
}

/**
 * Whether a counter of the data is the Page's. An address beside it decides, by the same number or, where the
 * numbers do not contradict each other, by the vanity; without one the object's own numbers do.
 */
export function isBoundTo({ numbers, owner }: DataCounter, keys: readonly PageId[]): boolean {
  const own = keys.filter(isNumbered);
  const byNumber = numbers.some((number) => own.includes(number));
  if (!owner) return byNumber;
  if (!owner.some((key) => keys.includes(key))) {
    // An object with our number at an address of a number that is not known yet.
    return byNumber && owner.every((key) => isNumbered(key) && fits(key, own));
  }
  return byNumber || owner.some((key) => own.includes(key)) || numbers.every((number) => fits(number, own));
}

/**
 * Reads one script's text into `into`, in one pass. What is looked for, and where it was seen:
 * - `profile_social_context.content[]` of a user object: the header's counters as text with an address; www
 *   2023 (in an executable script) to July 2026 (`script[type="application/json"][data-sjs]`).
 * - `page_likers.global_likers_count` and `follower_count` of a page object: exact; www 2022, and lists of
 *   other Pages until December 2025, which is why each number is bound to the id of its own object.
 * - `userID` with `userVanity` (route props), `delegate_page`, `profile_plus_for_delegate_page`: which ids
 *   belong together; 2023 to 2026.
 * - `pageID` (2014 www, 2020-21 m. with unquoted key, 2022 www): the classic id.
 * - `NumberFormatConfig` and compact patterns: see `gatherStatedStyle`.
 * @param profileId the head's, or '': persons stand in every list of comments, and only that one matters.
 */
export function gatherPageData(text: string, into: PageData, profileId: string): void {
  spend(text.length);
  const hasProfile = profileId !== '' && text.includes(profileId);
  for (const { 0: found, index } of text.matchAll(DATA_CLUES)) {
    const clue = found.replace(/\W/g, '');
    if (clue === 'pageID') takePageId(text, index + 1, into);
    else if (clue.endsWith('Config') || clue === 'IntlCurrentLocale')
      into.style = gatherStatedStyle(text, index, into.style);
    else if (isKey(text, index, found.length)) {
      if (clue === 'delegate_page' && !hasProfile && IS_NULL.test(text.slice(index, index + 30))) continue;
      const brace = openingBrace(text, index);
      if (brace >= 0) takeMember(clue, membersOf(text, brace, MEMBERS, index), into);
    }
  }
}

/** A whole number that a counter can show. */
export const isCountable = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
