import * as v from 'valibot';
import { browser, type Runtime } from '../platform/browser.ts';
import {
  type BackgroundAnswers,
  type BackgroundBody,
  type BackgroundRequestName,
  backgroundRequests,
  type TabAnswer,
  type TabBody,
  type TabRequestName,
  tabRequests,
} from './protocol.ts';
import { type KnownSender, knownSender } from './sender.ts';
import { type Answer, question } from './wire.ts';

/** A handler for every question: a forgotten one is a type error. */
export type BackgroundHandlers = {
  readonly [Name in BackgroundRequestName]: (
    body: BackgroundBody<Name>,
    sender: KnownSender,
  ) => Promise<BackgroundAnswers[Name]>;
};

export type TabHandlers = {
  readonly [Name in TabRequestName]: (body: TabBody<Name>) => Promise<TabAnswer<Name>>;
};

const refuse = (reason: string): Answer => ({ ok: false, reason });

async function answerBackground(
  handlers: BackgroundHandlers,
  message: unknown,
  sender: KnownSender,
): Promise<Answer> {
  const asked = v.safeParse(question, message);
  if (!asked.success) return refuse('not a question');
  const { ebb: name, body } = asked.output;
  if (!Object.hasOwn(backgroundRequests, name)) return refuse('unknown question');
  const request = backgroundRequests[name as BackgroundRequestName];
  if (!(request.from as readonly string[]).includes(sender.kind)) return refuse(`not from a ${sender.kind}`);
  const parsed = v.safeParse(request.body, body);
  if (!parsed.success) return refuse(`malformed ${name}: ${v.summarize(parsed.issues)}`);
  // One handler of a mapped type, looked up by a name known only at run time: the body has just been parsed
  // by the shape of that very name.
  const handler = handlers[name as BackgroundRequestName] as (
    body: unknown,
    sender: KnownSender,
  ) => Promise<unknown>;
  return { ok: true, value: await handler(parsed.output, sender) };
}

/**
 * Answers the questions of content scripts and of our own pages. Call it synchronously at the top of the
 * background. Anybody else gets no answer at all.
 */
export function serveBackground(handlers: BackgroundHandlers, onError: (error: unknown) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, from: Runtime.MessageSender) => {
    const sender = knownSender(from);
    if (!sender) return undefined;
    return answerBackground(handlers, message, sender).catch((error: unknown) => {
      onError(error);
      return refuse(error instanceof Error ? error.message : 'failed');
    });
  });
}

async function answerTab(handlers: TabHandlers, message: unknown): Promise<Answer> {
  const asked = v.safeParse(question, message);
  if (!asked.success) return refuse('not a question');
  const { ebb: name, body } = asked.output;
  if (!Object.hasOwn(tabRequests, name)) return refuse('unknown question');
  const parsed = v.safeParse(tabRequests[name as TabRequestName].body, body);
  if (!parsed.success) return refuse(`malformed ${name}: ${v.summarize(parsed.issues)}`);
  const handler = handlers[name as TabRequestName] as (body: unknown) => Promise<unknown>;
  return { ok: true, value: await handler(parsed.output) };
}

/** Answers the background's questions in a content script, until the signal ends. */
export function serveTab(handlers: TabHandlers, signal: AbortSignal): void {
  // Content scripts run without the polyfill, so the answer goes back by the call, not by a promise.
  const listen = (
    message: unknown,
    from: Runtime.MessageSender,
    respond: (answer: Answer) => void,
  ): true | undefined => {
    // From our own background only: it has our id and no tab. News is not a question and gets no answer.
    if (from.id !== browser.runtime.id || from.tab || !v.is(question, message)) return undefined;
    answerTab(handlers, message)
      .catch((error: unknown) => refuse(error instanceof Error ? error.message : 'failed'))
      .then(respond);
    return true;
  };
  // The types know no listener that leaves some messages to others.
  const listener = listen as Runtime.OnMessageListenerCallback;
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}
