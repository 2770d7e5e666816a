// Which answer belongs to which request: the addresses of Pages and what may stand in their way.
import { setTimeout as delay } from 'node:timers/promises';
import { type Answering, sendCut, sendDocument, sendJson, sendNothing, sendOn } from './answer.ts';
import { cometMain } from './documents/comet-body.ts';
import { documentOf } from './documents/document-of.ts';
import type { PageDocument } from './documents/page-document.ts';
import { pluginDocument } from './documents/plugin-document.ts';
import { routeOf } from './documents/route.ts';
import type { MoodOfTheSite, Verdict } from './mood.ts';
import {
  blockedPage,
  consentPage,
  errorPage,
  groupPage,
  notAvailablePage,
  type ObstacleDocument,
  postPage,
  securityBlockPage,
  signInWall,
  unsupportedBrowserPage,
} from './obstacle-documents.ts';
import type { Obstructed, Obstruction } from './obstruction.ts';
import type { StagePage } from './stage-page.ts';

/** What the site asks of the replay. */
export interface SiteState {
  readonly pages: readonly StagePage[];
  readonly theme: () => 'light' | 'dark';
  readonly isLong: boolean;
  readonly keepsDocuments: boolean;
  readonly mood: MoodOfTheSite;
  readonly obstructed: (page: StagePage) => Obstructed | undefined;
  /** The counters as shown to a request at an instant of this machine. */
  readonly shown: (page: StagePage, atMs: number) => { readonly likes: number; readonly followers: number };
  /** Ends when the replay is closed: slow answers are waited for no longer. */
  readonly signal: AbortSignal;
}

const findPage = (state: SiteState, address: URL): StagePage | undefined => {
  const [, first = ''] = address.pathname.split('/');
  const id = first === 'profile.php' ? address.searchParams.get('id') : undefined;
  return state.pages.find(
    ({ vanity, profileId, pageId }) =>
      vanity.toLowerCase() === first.toLowerCase() || profileId === id || pageId === first,
  );
};

function documentFacts(
  state: SiteState,
  page: StagePage,
  origin: string,
  { request, nonce, seen }: Answering,
): PageDocument {
  const { atMs } = seen;
  const shown = state.shown(page, atMs);
  seen.shown = { vanity: page.vanity, ...shown };
  const others = state.pages
    .filter((other) => other !== page)
    .map((other) => ({ page: other, ...state.shown(other, atMs) }));
  return {
    page,
    route: routeOf(new URL(request.url ?? '/', origin)),
    origin,
    ...shown,
    nonce,
    theme: state.theme(),
    showsCounters: true,
    isLong: state.isLong,
    others,
  };
}

const sendObstacle = (answering: Answering, { status, html }: ObstacleDocument): Promise<void> =>
  sendDocument(answering, status, { head: html, rest: () => '' });

/** Answers one request for one of Facebook's hosts. */
export async function answerSite(state: SiteState, answering: Answering, host: string): Promise<void> {
  const origin = `https://${host}`;
  const { seen } = answering;
  const address = new URL(answering.request.url ?? '/', origin);
  // Who does not say what for is no browser.
  if (seen.mode === '') return sendObstacle(answering, errorPage());
  if (host === 'facebook.com') return sendOn(answering, `https://www.facebook.com${seen.path}`, 301);
  if (address.pathname.startsWith('/login')) {
    return sendObstacle(answering, signInWall(origin, address.searchParams.get('next') ?? '', 'en'));
  }
  if (address.pathname.startsWith('/groups/')) return sendObstacle(answering, groupPage(origin));
  if (address.pathname.startsWith('/api/in-page/')) return answerInPage(state, answering, address);
  if (address.pathname === '/favicon.ico') return sendNothing(answering, 204);
  const isPlugin = address.pathname === '/plugins/page.php';
  const page = findPage(state, isPlugin ? pluginSubject(address) : address);
  if (!page) return sendObstacle(answering, notAvailablePage());
  seen.vanity = page.vanity;
  if (/\/posts\//.test(address.pathname)) return sendObstacle(answering, postPage(origin, page.vanity));
  const verdict = state.mood.judge({
    host,
    address,
    what: isPlugin ? 'plugin' : routeOf(address),
    isNavigation: seen.destination === 'document',
    atMs: seen.atMs,
  });
  if (verdict.kind !== 'answer') return refuse(answering, page, origin, verdict);
  const met = state.obstructed(page);
  const meets = met && (met.scope === 'all' || seen.destination === 'empty');
  if (meets) return obstruct(state, answering, page, origin, met.obstruction);
  if (isPlugin) {
    const facts = documentFacts(state, page, origin, answering);
    return sendDocument(answering, 200, pluginDocument(facts, state.mood.plugin));
  }
  await sendPage(state, answering, page, origin);
}

/** The Page that a plugin is to show. */
function pluginSubject(address: URL): URL {
  const href = address.searchParams.get('href') ?? '';
  return URL.canParse(href, address.origin) ? new URL(href, address.origin) : address;
}

function refuse(
  answering: Answering,
  { vanity, language }: StagePage,
  origin: string,
  verdict: Exclude<Verdict, { kind: 'answer' }>,
): Promise<void> | void {
  switch (verdict.kind) {
    case 'elsewhere':
      return sendOn(answering, verdict.address);
    case 'wall':
      return sendObstacle(answering, signInWall(origin, vanity, language));
    case 'blocked':
      return sendObstacle(answering, securityBlockPage(origin, answering.seen.path));
  }
}

const sendPage = (state: SiteState, answering: Answering, page: StagePage, origin: string): Promise<void> =>
  sendDocument(answering, 200, documentOf(documentFacts(state, page, origin, answering)));

/** The Page's header alone, for a navigation inside the document of another; the interface stays as it was. */
function answerInPage(state: SiteState, answering: Answering, address: URL): void {
  const page = findPage(state, new URL(address.pathname.replace('/api/in-page', ''), address));
  const within = findPage(state, new URL(`/${address.searchParams.get('within') ?? ''}`, address));
  if (!page || !within) {
    sendNothing(answering, 404);
    return;
  }
  const { shape, language } = within;
  const facts = documentFacts(state, page, address.origin, answering);
  sendJson(answering, {
    title: `${page.name} | Facebook`,
    main: cometMain({ ...facts, page: { ...page, shape, language } }),
  });
}

async function obstruct(
  state: SiteState,
  answering: Answering,
  page: StagePage,
  origin: string,
  obstruction: Obstruction,
): Promise<void> {
  switch (obstruction.kind) {
    case 'signed-out-wall':
      return sendObstacle(answering, signInWall(origin, page.vanity, page.language));
    case 'redirect-to-sign-in':
      return sendOn(answering, `/login/?next=${encodeURIComponent(page.vanity)}`);
    case 'error-page':
      return sendObstacle(answering, errorPage());
    case 'blocked':
      return sendObstacle(answering, blockedPage());
    case 'consent':
      return sendObstacle(answering, consentPage(origin));
    case 'unsupported-browser':
      return sendObstacle(answering, unsupportedBrowserPage());
    case 'not-available':
      return sendObstacle(answering, notAvailablePage());
    case 'group':
      return sendObstacle(answering, groupPage(origin));
    case 'post':
      return sendObstacle(answering, postPage(origin, page.vanity));
    case 'no-counter': {
      const facts = documentFacts(state, page, origin, answering);
      return sendDocument(answering, 200, documentOf({ ...facts, showsCounters: false }));
    }
    case 'slow': {
      const waited = await delay(obstruction.delayMs, true, { signal: state.signal }).catch(() => false);
      if (waited && !answering.response.destroyed) await sendPage(state, answering, page, origin);
      else answering.seen.aborted = true;
      return;
    }
    case 'cut':
      return sendCut(
        answering,
        documentOf(documentFacts(state, page, origin, answering)),
        obstruction.afterCharacters,
      );
    case 'redirect':
      return sendOn(answering, `/${obstruction.toVanity}`);
    case 'another-page': {
      const other = state.pages.find(({ vanity }) => vanity === obstruction.vanity);
      if (!other) throw new Error(`no such Page on the stage: ${obstruction.vanity}`);
      return sendPage(state, answering, other, origin);
    }
  }
}
