import { browser, type Runtime } from '../platform/browser.ts';
import { listen } from '../platform/listen.ts';
import { tabBodies } from './tab-bodies.ts';
import type { TabAnswer, TabBody, TabRequestName } from './tab-protocol.ts';
import { type Answer, type Question, questionOf, refuse } from './wire.ts';

export type TabHandlers = {
  readonly [Name in TabRequestName]: (body: TabBody<Name>) => Promise<TabAnswer<Name>>;
};

async function answerTab(handlers: TabHandlers, { ebb: name, body }: Question): Promise<Answer> {
  if (!Object.hasOwn(tabBodies, name)) return refuse('unknown question');
  const checked = tabBodies[name as TabRequestName](body);
  if (typeof checked === 'string') return refuse(`malformed ${name}: ${checked}`);
  const handler = handlers[name as TabRequestName] as (body: unknown) => Promise<unknown>;
  return { ok: true, value: await handler(checked) };
}

/** Answers the questions of our own background and windows in a content script, until the signal ends. */
export function serveTab(handlers: TabHandlers, signal: AbortSignal): void {
  // Content scripts run without the polyfill, so the answer goes back by the call, not by a promise.
  const hear = (
    message: unknown,
    from: Runtime.MessageSender,
    respond: (answer: Answer) => void,
  ): true | undefined => {
    // From our own background and toolbar window only: they have our id and no tab. News is not a question and gets no answer.
    const question = from.id === browser.runtime.id && !from.tab ? questionOf(message) : undefined;
    if (!question) return undefined;
    answerTab(handlers, question)
      .catch((error: unknown) => refuse(String(error)))
      .then(respond);
    return true;
  };
  // The types know no listener that leaves some messages to others.
  listen(browser.runtime.onMessage, hear as Runtime.OnMessageListenerCallback, signal);
}
