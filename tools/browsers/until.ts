import { setTimeout as delay } from 'node:timers/promises';

export interface UntilOptions {
  readonly deadlineMs?: number;
}

/** Asking is work for the browser too: what has not come at once is asked for ever less often, down to this. */
const SHORTEST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;
const LONGER_EACH_TIME = 1.3;

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
  { deadlineMs = 30_000 }: UntilOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const end = performance.now() + deadlineMs;
  let lastError: unknown;
  let waitMs = SHORTEST_WAIT_MS;
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
    await delay(waitMs);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * LONGER_EACH_TIME);
  }
}
