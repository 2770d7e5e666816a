// The part of WebDriver BiDi that puppeteer speaks but does not offer. What comes back is checked here.
import type { Browser, Page } from 'puppeteer-core';
import * as v from 'valibot';

interface BidiConnection {
  send(method: string, params: unknown): Promise<unknown>;
}

const withConnection = v.object({
  connection: v.custom<BidiConnection>(
    (value) => typeof value === 'object' && value !== null && 'send' in value,
  ),
});

const withContext = v.object({ _id: v.string() });

const evaluated = v.object({
  result: v.variant('type', [
    v.object({ type: v.literal('success'), result: v.looseObject({ type: v.string() }) }),
    v.object({ type: v.literal('exception'), exceptionDetails: v.looseObject({ text: v.string() }) }),
  ]),
});

export type RemoteValue = Record<string, unknown> & { readonly type: string };

const send = (browser: Browser, method: string, params: unknown): Promise<unknown> =>
  v.parse(withConnection, browser).connection.send(method, params);

/** The context id of a tab, as the protocol names it. */
export const contextOf = (tab: Page): string => v.parse(withContext, tab.mainFrame())._id;

function resultOf(answer: unknown): RemoteValue {
  const { result } = v.parse(evaluated, answer);
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return result.result;
}

/** Calls a function in a context. */
export async function callFunction(
  browser: Browser,
  context: string,
  functionDeclaration: string,
  callArguments: readonly unknown[],
  serializationOptions: Record<string, unknown> = {},
): Promise<RemoteValue> {
  return resultOf(
    await send(browser, 'script.callFunction', {
      functionDeclaration,
      arguments: callArguments,
      target: { context },
      awaitPromise: true,
      userActivation: true,
      serializationOptions,
    }),
  );
}

const contextTree = v.object({
  result: v.object({ contexts: v.array(v.looseObject({ context: v.string(), url: v.string() })) }),
});

/** Evaluates an expression in the browser's own window. @returns its value: a string, number or boolean. */
export async function inBrowserWindow(browser: Browser, expression: string): Promise<unknown> {
  const tree = v.parse(
    contextTree,
    await send(browser, 'browsingContext.getTree', { 'moz:scope': 'chrome' }),
  );
  const context = tree.result.contexts.find(({ url }) => url.includes('browser.xhtml'))?.context;
  const answer = await send(browser, 'script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
  });
  return resultOf(answer)['value'];
}
