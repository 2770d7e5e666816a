import { OBSTACLE_KINDS, type Obstacle, type ObstacleKind } from '../../core/page/obstacle.ts';
import { parseAddress } from '../facts/addresses.ts';
import type { DocumentHead } from '../facts/document-head.ts';
import { OBSTACLE_TITLES } from './obstacle-titles.ts';
import { appLinks, headAddresses } from './statements.ts';

/** What of a document, besides its head, tells one obstacle from another. */
export interface BodySigns {
  /** A password field or a sign-in form stands in it. Proves nothing by itself: public Pages have one too. */
  readonly hasLoginForm: boolean;
  /** `body[class]`. */
  readonly bodyClass: string;
  /** The first heading's text, or ''. */
  readonly heading: string;
  /** The beginning of what a person reads, or ''. */
  readonly text: string;
  /** Facebook's generator of error pages left its mark in a comment. */
  readonly isErrorPage: boolean;
}

const obstacle = (kind: ObstacleKind, detail: string): Obstacle => ({ kind, detail });

/** Path and parameters of an address, in lower case; '' for what is none. */
const pathOf = (address: string): string => {
  try {
    const url = new URL(address);
    return (url.pathname + url.search).toLowerCase();
  } catch {
    return '';
  }
};

/** In the order in which they are asked. */
let titles: readonly (readonly [ObstacleKind, RegExp])[] = [];

/** Enters a table in the form of `OBSTACLE_TITLES`, where the build has left it out. */
export function learnTitles(table: string): void {
  titles = table
    .trim()
    .split('\n')
    .flatMap((line): [ObstacleKind, RegExp][] => {
      const [named, pattern = ''] = line.split(': ');
      const kind = OBSTACLE_KINDS.find((each) => each === named);
      return kind ? [[kind, new RegExp(pattern, 'i')]] : [];
    });
}

learnTitles(OBSTACLE_TITLES);

/** What stands in the way by the address alone: the browser was led elsewhere. */
export function obstacleOfAddress(address: string): Obstacle | undefined {
  const path = pathOf(address);
  const [first = '', second = ''] = path.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? [];
  // Whole segments: a Page's vanity may begin with any of these words.
  const word = first.replace(/\.php$/, '');
  if (word === 'checkpoint') return obstacle('blocked', 'the address is a checkpoint');
  if (word === 'consent' || (/^(?:cookie|privacy)$/.test(word) && /^consent/.test(second)))
    return obstacle('consent', 'the address is a consent page');
  if (/^(?:login|reg|recover)$/.test(word) || first === 'r.php')
    return obstacle('signed-out-wall', 'the address is a sign-in page');
  if (/^unsupported_?browser$/.test(word))
    return obstacle('unsupported-browser', 'the address is for unsupported browsers');
  return undefined;
}

/** What the head says the document is, when that is no Page. */
export function obstacleOfHead(head: DocumentHead, base: string): Obstacle | undefined {
  const links = appLinks(head);
  const other = links.find((link) => link.shows === 'other');
  if (other && !links.some((link) => link.shows !== 'other')) {
    return obstacle('not-a-page', `the app link names a ${other.kind}`);
  }
  const [found] = headAddresses(head, base).flatMap((address) => obstacleOfAddress(address) ?? []);
  return found && obstacle(found.kind, `the head says so: ${found.detail}`);
}

/** Why a document that names no Page has none. */
export function obstacleWithoutPage(head: DocumentHead, base: string, signs: BodySigns): Obstacle {
  for (const text of [head.title, signs.heading]) {
    for (const [kind, pattern] of titles) if (pattern.test(text)) return obstacle(kind, 'the title says so');
  }
  for (const [kind, pattern] of titles) {
    const isTelling = kind === 'blocked' || kind === 'not-available';
    if (isTelling && pattern.test(signs.text)) return obstacle(kind, 'the text says so');
  }
  if (/\bunsupportedBrowser\b/.test(signs.bodyClass))
    return obstacle('unsupported-browser', 'the body is marked so');
  if (signs.isErrorPage) return obstacle('error-page', 'the document is marked as a generated error page');
  const [canonical] = headAddresses(head, base);
  if (
    canonical &&
    /^\/($|\?)/.test(pathOf(canonical)) &&
    (signs.hasLoginForm || /wbloks/.test(head.rootClass))
  ) {
    return obstacle('signed-out-wall', 'a sign-in form stands where a Page should');
  }
  if (canonical && !parseAddress(canonical))
    return obstacle('not-a-page', 'the canonical address is not a Page’s');
  if (signs.hasLoginForm || /wbloks/.test(head.rootClass)) {
    return obstacle('signed-out-wall', 'a sign-in form and no Page');
  }
  return obstacle('identity-not-established', 'the document does not say whose it is');
}
