import { isSiteAddress } from '../facebook/facts/site.ts';
import { browser, type Runtime } from '../platform/browser.ts';

/** Who a message came from, as the browser states it. */
export type KnownSender =
  | {
      readonly kind: 'content';
      readonly tabId: number;
      /** Where its document is; after in-page navigation some browsers tell where it was loaded. */
      readonly url: string;
      /** Where the tab is, where the browser tells. */
      readonly tabUrl?: string;
    }
  /** A content script in a private window. It may ask for words, and tells nothing. */
  | { readonly kind: 'private' }
  | { readonly kind: 'view' };

/**
 * Tells one of our own pages from one of our content scripts in the top frame of a Facebook tab.
 * @returns nothing for anybody else: another extension, a frame, a page of another site.
 */
export function knownSender(sender: Runtime.MessageSender): KnownSender | undefined {
  if (sender.id !== browser.runtime.id) return undefined;
  const url = sender.url ?? '';
  if (url.startsWith(browser.runtime.getURL(''))) return { kind: 'view' };
  const tabId = sender.tab?.id;
  if (tabId === undefined || sender.frameId !== 0 || !isSiteAddress(url)) return undefined;
  if (sender.tab?.incognito) return { kind: 'private' };
  const tabUrl = sender.tab?.url;
  return { kind: 'content', tabId, url, ...(tabUrl !== undefined && { tabUrl }) };
}
