// The visible part of the documents since 2020: one header line under the name. In-page navigation swaps it
// and the address, and leaves the head and the scripts of the first document where they are.
import { cover, face, post, topBar } from './look.ts';
import { escaped, scriptJson } from './markup.ts';
import { shortNumber } from './number-text.ts';
import type { PageDocument } from './page-document.ts';
import { worded, wording } from './wording.ts';

/** How many Pages a Page of the replay follows; the third counter of a header. */
export const FOLLOWING = 25;

/** A counter of the header: where it links to and what it says, before and after the number. */
export interface HeaderCounter {
  readonly address: string;
  readonly text: string;
  readonly number: string;
}

/** The counters the header shows: likes and followers until 2025, then followers and following. */
export function headerCounters(document: PageDocument): readonly HeaderCounter[] {
  const { page, origin, likes, followers, showsCounters } = document;
  if (!showsCounters) return [];
  const words = wording[page.language];
  const counter = (tail: string, text: string, value: number): HeaderCounter => {
    const number = shortNumber(value, page.language);
    return { address: `${origin}/${page.vanity}/${tail}/`, text: worded(text, number), number };
  };
  const followersCounter = counter('followers', words.followers, followers);
  return page.shape === '2026-document'
    ? [followersCounter, counter('following', words.following, FOLLOWING)]
    : [counter('friends_likes', words.likes, likes), followersCounter];
}

function headerLink({ address, text, number }: HeaderCounter, strong: boolean): string {
  const label = strong
    ? escaped(text).replace(number, `<strong class="html-strong x1vvkbs">${number}</strong>`)
    : escaped(text);
  return `<a class="x1i10hfl xjbqb8w" href="${escaped(address)}" role="link" tabindex="0">${label}</a>`;
}

function otherPages(document: PageDocument): string {
  const { language } = document.page;
  const rows = document.others.map(({ page, followers }) => {
    const address = escaped(`${document.origin}/${page.vanity}`);
    const number = worded(wording[language].followers, shortNumber(followers, language));
    return `<p><a href="${address}" data-in-page><strong dir="auto">${escaped(page.name)}</strong></a><br><a class="quiet" href="${address}/followers/">${escaped(number)}</a></p>`;
  });
  return `<div class="card"><h2>${escaped(wording[language].otherPages)}</h2>${rows.join('')}</div>`;
}

/** What stands inside `#mount_0_0`, and what in-page navigation puts there. */
export function cometMain(document: PageDocument): string {
  const { page } = document;
  const words = wording[page.language];
  const links = headerCounters(document).map((counter) =>
    headerLink(counter, page.shape === '2026-document'),
  );
  const posts = page.posts.map((text, index) => post(document, text, 1000 + index)).join('');
  return (
    `<div class="top"><div class="wide">${cover(document)}<div class="who">${face(document)}<div>` +
    `<span class="x193iq5w xeuugli" dir="auto"><h1 class="html-h1 x1heor9g">${escaped(page.name)}</h1></span>` +
    `<div><span class="x193iq5w quiet" dir="auto">${links.join(' • ')}</span></div></div></div></div></div>` +
    `<div class="wide columns"><div><div class="card"><h2>${escaped(words.aboutTitle)}</h2><div dir="auto">${escaped(page.about)}</div></div>` +
    `${otherPages(document)}</div><div><h2>${escaped(words.posts)}</h2>${posts}</div></div>`
  );
}

/** Follows links marked so, and the way back, without loading a document. */
const inPageNavigation = (vanity: string): string => `
const show = async (path) => {
  const answer = await fetch('/api/in-page' + path + '?within=${vanity}');
  const { title, main } = await answer.json();
  document.title = title;
  document.getElementById('mount_0_0').innerHTML = main;
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-in-page]');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.href);
  show(location.pathname);
});
addEventListener('popstate', () => show(location.pathname));`;

export const cometBody = (document: PageDocument): string =>
  `<body class="_6s5d _71pn system-fonts--body segoe">${topBar(wording[document.page.language].signIn)}` +
  `<div id="mount_0_0">${cometMain(document)}</div>` +
  `<script nonce="${document.nonce}">${inPageNavigation(document.page.vanity)}</script>`;

/** The route of a document, which names its owner even where no counter is. */
export function cometRoute({ page }: PageDocument): string {
  return scriptJson({
    actorID: '0',
    rootView: {
      props: { userID: page.profileId, userVanity: page.vanity, viewerID: '0' },
      entryPoint: { __dr: 'ProfilePlusCometLoggedOutRouteRoot.entrypoint' },
    },
    meta: { title: page.name, accessory: null, favicon: null },
    canonicalRouteName: 'comet.fbweb.CometProfilePlusLoggedOutRoute',
    entityKeyConfig: {
      entity_type: { source: 'constant', value: 'profile' },
      entity_id: { source: 'prop', value: 'userID' },
    },
    url: `/${page.vanity}`,
    params: { vanity: page.vanity, sk: null, delegate_page_id: null },
    routePath: '/{vanity}/',
  });
}

/** The answer of the header's query: the counters as the header shows them, bound to the Page's ids. */
export function headerQuery(document: PageDocument): unknown {
  const { page, origin } = document;
  const content = headerCounters(document).map(({ address, text, number }) => ({
    text: {
      delight_ranges: [],
      inline_style_ranges: [{ length: number.length, offset: 0, inline_style: 'BOLD' }],
      ranges: [],
      text,
    },
    uri: address,
  }));
  const user = {
    name: page.name,
    profile_header_renderer: {
      __typename: 'ProfileCometEntityConvergenceHeaderRenderer',
      user: {
        is_additional_profile_plus: true,
        delegate_page: { is_business_page_active: false, id: page.pageId },
        url: `${origin}/${page.vanity}`,
        name: page.name,
        alternate_name: '',
        id: page.profileId,
        show_verified_badge_on_profile: true,
        profile_social_context: { content },
      },
    },
    profile_type_name_for_content: 'PAGE',
    id: page.profileId,
  };
  return { __bbox: { complete: true, result: { data: { user }, extensions: { is_final: true } } } };
}

/** A card of other Pages, with their exact counters under the keys a careless search would find first. */
export function relatedPagesQuery({ others, origin }: PageDocument): unknown {
  const edges = others.map(({ page, likes, followers }) => ({
    node: {
      __typename: 'Page',
      name: page.name,
      url: `${origin}/${page.vanity}`,
      page_likers: { global_likers_count: likes },
      follower_count: followers,
      profile_plus_for_delegate_page: { id: page.profileId },
      id: page.pageId,
    },
  }));
  return { __bbox: { complete: true, result: { data: { related_pages: { edges } } } } };
}
