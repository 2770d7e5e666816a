import { member } from '../core/member.ts';

// Content scripts read these too and go without the library of shapes, a tenth of what they may weigh. So the
// envelopes, which are all they have to open, are checked by hand.

/** A question as it travels. */
export interface Question {
  readonly ebb: string;
  readonly body: unknown;
}

/** A piece of news as it travels. */
export interface News {
  readonly ebbNotice: string;
  readonly body: unknown;
}

/** An answer as it travels: the value, or why there is none. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

const LONGEST_NAME = 40;

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_NAME;

/** The question in a message; nothing where it is none. */
export function questionOf(message: unknown): Question | undefined {
  const name = member(message, 'ebb');
  return isName(name) ? { ebb: name, body: member(message, 'body') } : undefined;
}

/** The news in a message; nothing where it is none. */
export function newsOf(message: unknown): News | undefined {
  const name = member(message, 'ebbNotice');
  return isName(name) ? { ebbNotice: name, body: member(message, 'body') } : undefined;
}

export const refuse = (reason: string): Answer => ({ ok: false, reason });

/** Thrown to the one who asked when a question was refused or its handler failed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The value of an answer. @throws RefusedError when there is none, or when it is no answer at all. */
export function answeredValue(received: unknown): unknown {
  if (member(received, 'ok') === true) return member(received, 'value');
  const reason = member(received, 'ok') === false ? member(received, 'reason') : undefined;
  throw new RefusedError(typeof reason === 'string' ? reason : 'no answer');
}
