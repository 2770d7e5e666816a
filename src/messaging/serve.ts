import * as v from 'valibot';
import { browser, type Runtime } from '../platform/browser.ts';
import {
  type BackgroundAnswers,
  type BackgroundBody,
  type BackgroundRequestName,
  backgroundRequests,
} from './protocol.ts';
import { type KnownSender, knownSender } from './sender.ts';
import { isTooHeavy } from './too-heavy.ts';
import { type Answer, questionOf, refuse } from './wire.ts';

/** A handler for every question: a forgotten one is a type error. */
export type BackgroundHandlers = {
  readonly [Name in BackgroundRequestName]: (
    body: BackgroundBody<Name>,
    sender: KnownSender,
  ) => Promise<BackgroundAnswers[Name]>;
};

/**
 * What a question may weigh, in characters and parts. A tab tells of one document; a view hands on a file in parts of
 * some thousand samples.
 */
const MOST: Readonly<Record<KnownSender['kind'], number>> = {
  content: 100_000,
  private: 100_000,
  view: 4_000_000,
};

async function answerBackground(
  handlers: BackgroundHandlers,
  message: unknown,
  sender: KnownSender,
): Promise<Answer> {
  const question = questionOf(message);
  if (!question) return refuse('not a question');
  const { ebb: name, body } = question;
  if (!Object.hasOwn(backgroundRequests, name)) return refuse('unknown question');
  const request = backgroundRequests[name as BackgroundRequestName];
  if (!(request.from as readonly string[]).includes(sender.kind)) return refuse(`not from a ${sender.kind}`);
  if (isTooHeavy(body, MOST[sender.kind])) return refuse(`too much: ${name}`);
  const parsed = v.safeParse(request.body, body, { abortEarly: true });
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
