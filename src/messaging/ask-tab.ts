import * as v from 'valibot';
import { browser } from '../platform/browser.ts';
import { type TabAnswer, type TabBody, type TabRequestName, tabAnswers } from './tab-protocol.ts';
import { answeredValue, RefusedError } from './wire.ts';

/**
 * Asks the content script in the top frame of a tab; its answer is checked.
 * @throws RefusedError when it refuses or answers something else; the browser's own error when no content
 * script listens there.
 */
export async function askTab<Name extends TabRequestName>(
  tabId: number,
  name: Name,
  body: TabBody<Name>,
): Promise<TabAnswer<Name>> {
  const received: unknown = await browser.tabs.sendMessage(tabId, { ebb: name, body }, { frameId: 0 });
  const parsed = v.safeParse(tabAnswers[name], answeredValue(received));
  if (!parsed.success) throw new RefusedError(`malformed answer to ${name}: ${v.summarize(parsed.issues)}`);
  return parsed.output as TabAnswer<Name>;
}
