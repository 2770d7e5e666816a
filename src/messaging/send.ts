import { browser } from '../platform/browser.ts';
import type { BackgroundAnswers, BackgroundBody, BackgroundRequestName } from './protocol.ts';
import { answeredValue } from './wire.ts';

/**
 * Asks the background.
 * @throws RefusedError when it refuses; the browser's own error when there is no background to ask (after an
 * update or uninstall).
 */
export async function askBackground<Name extends BackgroundRequestName>(
  name: Name,
  body: BackgroundBody<Name>,
): Promise<BackgroundAnswers[Name]> {
  const received: unknown = await browser.runtime.sendMessage({ ebb: name, body });
  // The background is this very extension and answers by the same page of the protocol.
  return answeredValue(received) as BackgroundAnswers[Name];
}
