import * as v from 'valibot';

/** A question as it travels. */
export const question = v.object({ ebb: v.pipe(v.string(), v.maxLength(40)), body: v.unknown() });

/** A piece of news as it travels. */
export const news = v.object({ ebbNotice: v.pipe(v.string(), v.maxLength(40)), body: v.unknown() });

/** An answer as it travels: the value, or why there is none. */
export const answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.unknown() }),
  v.object({ ok: v.literal(false), reason: v.string() }),
]);

export type Answer = v.InferOutput<typeof answer>;

/** Thrown to the one who asked when a question was refused or its handler failed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The value of an answer. @throws RefusedError when there is none, or when it is no answer at all. */
export function answeredValue(received: unknown): unknown {
  const parsed = v.safeParse(answer, received);
  if (!parsed.success) throw new RefusedError('no answer');
  if (!parsed.output.ok) throw new RefusedError(parsed.output.reason);
  return parsed.output.value;
}
