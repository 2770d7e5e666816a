import type { Page } from 'puppeteer-core';
import type {
  BackgroundAnswers,
  BackgroundBody,
  BackgroundRequestName,
} from '../../src/messaging/protocol.ts';
import { answeredValue } from '../../src/messaging/wire.ts';

interface ExtensionGlobals {
  readonly chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };
}

/**
 * Asks the background as a page of the extension does.
 * @param ownPage an open page of the extension.
 * @throws RefusedError when the background refuses.
 */
export async function askExtension<Name extends BackgroundRequestName>(
  ownPage: Page,
  name: Name,
  body: BackgroundBody<Name>,
): Promise<BackgroundAnswers[Name]> {
  // As text: WebDriver BiDi loses an object that stands in an answer twice.
  const answer = await ownPage.evaluate(
    async (message) =>
      JSON.stringify(await (globalThis as unknown as ExtensionGlobals).chrome.runtime.sendMessage(message)),
    { ebb: name, body },
  );
  const received: unknown = JSON.parse(answer);
  // The extension answers by the same page of the protocol.
  return answeredValue(received) as BackgroundAnswers[Name];
}
