import { setTimeout as delay } from 'node:timers/promises';

export interface UntilOptions {
  readonly deadlineMs?: number;
  readonly everyMs?: number;
}

/**
 * Waits until a condition holds.
 * @param what names it in the error.
 * @param condition asked again and again; an error it throws counts as not yet.
 * @returns the first answer that is neither undefined nor false.
 * @throws Error at the deadline, with the last error as its cause.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T> | T,
  { deadlineMs = 30_000, everyMs = 50 }: UntilOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + deadlineMs;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await condition();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() > end) {
      throw new Error(`waited ${deadlineMs / 1000} s in vain for: ${what}`, { cause: lastError });
    }
    await delay(everyMs);
  }
}
