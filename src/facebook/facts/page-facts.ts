import type { Metric } from '../../core/page/metric.ts';

/**
 * What is known of Facebook's markup. Each fact stands here once, with what it finds and where it was seen,
 * so that a change of Facebook's is a change of one line. Class names of the layouts since 2020 are atomic and
 * say nothing; nothing here relies on them.
 */

/** The part of a header link that holds the number alone; www 2025 to 2026: `<strong>2.6K</strong> followers`. */
export const HEADER_NUMBER = 'strong';

/**
 * The last part of a header link's address, or its `sk`, and what it counts; www and web, 2022 to July 2026, any language.
 * `following` is another thing.
 */
export const METRIC_OF_TAB: ReadonlyMap<string, Metric> = new Map([
  ['friends_likes', 'likes'],
  ['followers', 'followers'],
]);

export const LINKS = 'a[href]';

/** Tabs that the navigation of a Page links to, in all layouts since 2014: their owner is the Page on show. */
export const TAB_LINK =
  /^[^?#]*\/(about|community|events|mentions|photos|posts|reels|reviews|services|videos)\/?(?:[?#]|$)/;

/** A place that shows one counter. Without a metric of its own, its words decide. */
export interface CounterPlace {
  readonly selector: string;
  readonly metric?: Metric;
  /** The words stand beside the element, in the same parent. */
  readonly wordsBeside?: true;
}

/** Layouts before 2020, and the places that name no Page. Read only in a document known to be the Page's. */
export const CLASSIC_PLACES: readonly CounterPlace[] = [
  // Right column, about 2014 to 2020, www and business, exact: `4,938,347 likes`.
  { selector: '#PagesLikesCountDOMID', metric: 'likes' },
  // The same column from about 2017: `4,938,347 people like this`, `21,582 people follow this`.
  { selector: '#PagesProfileHomeSecondaryColumnPagelet ._4bl9' },
  // Header of the Timeline, 2012 to 2014: `1,234 likes · 56 talking about this`.
  { selector: '#fbTimelineHeadline .fsm.fwn.fcg' },
  // Left column before the Timeline, 2012: `3` with `people like this` beside it.
  { selector: '.uiNumberGiant', wordsBeside: true },
  { selector: '.placePageStatsNumber', wordsBeside: true },
];

/** Community page, seen in 2022: `66 likes`, with the page's id in the attribute. */
export const COMMUNITY_COUNTER = 'a[ajaxify*="page_id="][rel="dialog"]';

/** About card of the Comet layout, 2020 to 2023, exact: `3,738 people like this`, its text in two spans. */
export const ABOUT_TEXT = 'span[dir="auto"]';

/** The form that asks to sign in, 2012 to 2026, and its password field. Public Pages have one too. */
export const LOGIN_FORM_ID = 'login_form';
export const LOGIN_INPUT_TYPE = 'password';
export const LOGIN_FORM = `form#${LOGIN_FORM_ID}, input[type="${LOGIN_INPUT_TYPE}"]`;

/** In a comment of the generated error pages, 2022 to 2026. */
export const ERROR_PAGE_MARK = 'GenerateErrorPages';

/** What a browser that translates a page leaves in it: Chrome a class of the root and these elements, Edge an attribute. */
export const TRANSLATED_CLASS = /\btranslated-(?:ltr|rtl)\b/;
export const TRANSLATED_TEXT = 'font';
export const TRANSLATED_MARK = '_msttexthash';

/** Whether a script's `type` says that it holds linked data. */
export const isLinkedData = (type: string | null | undefined): boolean =>
  /^\s*application\/ld\+json\b/i.test(type ?? '');

/** Posts and comments, in which anybody can write anything. */
export const PEOPLES_ROLES: ReadonlySet<string> = new Set(['article', 'feed']);
export const PEOPLES_CLASSES: ReadonlySet<string> = new Set(['userContentWrapper', 'commentable_item']);
export const PEOPLES_TEXT = [
  ...[...PEOPLES_ROLES].map((role) => `[role="${role}"]`),
  ...[...PEOPLES_CLASSES].map((name) => `.${name}`),
  'form',
].join(', ');

/** Not on show, or laid over the Page by something else. */
export const ASIDE =
  '[hidden], [aria-hidden="true"], [style*="display:none"], [style*="display: none"], [role="dialog"], [role="tooltip"], [role="menu"], template';

/** What of a place is no text of it; `title` is that of a drawing. */
export const NOT_SHOWN = `${PEOPLES_TEXT}, ${ASIDE}, script, style, noscript, title`;

/** Touch pages of m., 2020 to 2021: `5,410,921 people like this`; the second and third on the community tab. */
export const TOUCH_PLACES = '[data-nt="FB:TEXT4"], #page_suggestions_on_liking + div, div._59k._2rgt';

/** The counter inside the Page Plugin, 2018 to November 2026: `168K lượt thích`, `402,002 followers`. */
export const PLUGIN_COUNTER_CLASS = '_1drq';
export const PLUGIN_COUNTER = `div.${PLUGIN_COUNTER_CLASS}`;

/** Parts of the page that came as a comment and were put in place by script, 2012 to 2019. */
export const LATE_MARKUP = 'code';

/** Scripts that carry such parts as strings: `big_pipe.onPageletArrive({…"content":{"pagelet":"\u003cspan …"}})`, 2012. */
export const LATE_SCRIPT = 'onPageletArrive';

/** What a part that comes late must contain to be worth parsing. */
export const LATE_CLUE =
  /PagesLikesCountDOMID|PagesProfileHomeSecondaryColumn|fbTimelineHeadline|uiNumberGiant|placePageStatsNumber/;

/**
 * Keys of embedded data worth a closer look; see `gatherPageData` for where each was seen. The quote that all
 * but one begin with lets the engine leap over what is none: a third of the time of the bare words.
 */
export const DATA_CLUES =
  /"(?:profile_(?:social_context|type_name_for_content|plus_for_delegate_page)|page_likers|follower_count|userVanity|delegate_page|pageID|NumberFormatConfig|IntlCompactDecimalNumberFormatConfig|IntlCurrentLocale)"|[\s{,]pageID(?=\s*:)/g;
