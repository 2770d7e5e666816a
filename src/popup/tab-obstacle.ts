import { member } from '../core/member.ts';
import { OBSTACLE_KINDS, type ObstacleKind } from '../core/page/obstacle.ts';
import { isSiteAddress } from '../facebook/facts/site.ts';
import { answeredValue } from '../messaging/wire.ts';
import { browser } from '../platform/browser.ts';

/** The first figures wait no longer than this for a tab that does not answer. */
const LONGEST_WAIT_MS = 150;

/** The part of a tab that is needed here. */
interface Tab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
}

/**
 * What keeps the document of a tab from being read, as its content script says when it is asked: a login wall, a
 * consent page, no count. Nothing for a tab of another site, and for one that does not answer in time. The answer is
 * checked by hand, as the toolbar window ships no validator.
 */
export async function tabObstacle(tab: Tab | undefined): Promise<ObstacleKind | undefined> {
  if (tab?.id === undefined || !isSiteAddress(tab.url ?? '')) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  const asked = browser.tabs
    .sendMessage(tab.id, { ebb: 'obstacleHere', body: {} }, { frameId: 0 })
    .then((received: unknown) => member(answeredValue(received), 'kind'))
    // No content script listens there: the tab was open before Ebb, or the site is withheld.
    .catch(() => 'reload-needed');
  const kind = await Promise.race([asked, late]);
  return OBSTACLE_KINDS.find((known) => known === kind);
}
