import { browser, type Runtime } from '../platform/browser.ts';
import { listen } from '../platform/listen.ts';
import type { NoticeName, Notices } from './protocol.ts';
import { newsOf } from './wire.ts';

/** Nobody listening is the ordinary case: no view is open, or the tab has no content script. */
const unheard = (): undefined => undefined;

/** Tells every open page of ours. */
export async function notifyViews<Name extends NoticeName>(name: Name, body: Notices[Name]): Promise<void> {
  await browser.runtime.sendMessage({ ebbNotice: name, body }).catch(unheard);
}

/** Tells the content script of one tab. */
export async function notifyTab<Name extends NoticeName>(
  tabId: number,
  name: Name,
  body: Notices[Name],
): Promise<void> {
  await browser.tabs.sendMessage(tabId, { ebbNotice: name, body }, { frameId: 0 }).catch(unheard);
}

/** Hears one kind of news from the background, until the signal ends. */
export function onNotice<Name extends NoticeName>(
  name: Name,
  hear: (body: Notices[Name]) => void,
  signal: AbortSignal,
): void {
  const listener = (message: unknown, from: Runtime.MessageSender): undefined => {
    if (from.id !== browser.runtime.id || from.tab) return undefined;
    const news = newsOf(message);
    // The background is this very extension; only the name has to be told apart.
    if (news?.ebbNotice === name) hear(news.body as Notices[Name]);
    return undefined;
  };
  listen(browser.runtime.onMessage, listener, signal);
}
