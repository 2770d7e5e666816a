import * as v from 'valibot';
import type { PageId, PageIdentity } from '../../core/page/page-identity.ts';
import { parseAddress } from '../../facebook/facts/addresses.ts';
import { keysOf, shareKey } from '../../facebook/facts/page-key.ts';
import type { KnownSender } from '../../messaging/sender.ts';
import { browser, type Tabs } from '../../platform/browser.ts';
import { pageId } from '../../shapes/page-identity.ts';

/** What a tab showed when it last reported. */
export interface TabPage {
  readonly tabId: number;
  readonly pageId: PageId;
  readonly seenMs: number;
  /** Where it was then. */
  readonly host: string;
}

const PREFIX = 'tab:';
const entry = v.object({ tabId: v.number(), pageId, seenMs: v.number(), host: v.string() });

// A key a tab, so that reports arriving together never overwrite each other. The session storage lives as long
// as the browser runs, and so as long as its tabs' ids mean anything.

/** Remembers that a tab shows a Page. */
export const rememberTab = (tab: TabPage): Promise<void> =>
  browser.storage.session.set({ [PREFIX + tab.tabId]: tab });

/** The tab is gone or shows something else. */
export const forgetTab = (tabId: number): Promise<void> => browser.storage.session.remove(PREFIX + tabId);

/** What the tab shows, if it shows a Page. */
export async function findTabPage(tabId: number): Promise<TabPage | undefined> {
  const key = PREFIX + tabId;
  return parsedEntry((await browser.storage.session.get(key))[key]);
}

/** Every tab that showed a Page when it last reported. */
export const tabPages = async (): Promise<TabPage[]> => tabsAmong(await browser.storage.session.get(null));

/** The same of what was read already. */
export const tabsAmong = (stored: Readonly<Record<string, unknown>>): TabPage[] =>
  Object.keys(stored)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => parsedEntry(stored[key]))
    .filter((tab) => tab !== undefined);

/**
 * Whether a tab stands at an address of a Page. One that went elsewhere says nothing, and is remembered until it is
 * asked.
 */
export const standsAt = ({ url = '' }: Pick<Tabs.Tab, 'url'>, page: PageIdentity): boolean =>
  shareKey(parseAddress(url)?.keys ?? [], keysOf(page));

/** Whether a message comes from a tab that stands there. */
export const isSenderAt = (sender: KnownSender, page: PageIdentity): boolean =>
  sender.kind === 'content' && [sender.url, sender.tabUrl].some((url) => url && standsAt({ url }, page));

function parsedEntry(stored: unknown): TabPage | undefined {
  const parsed = v.safeParse(entry, stored);
  return parsed.success ? parsed.output : undefined;
}
