/** Beyond this nothing is pushed: a sample at a wrong instant is a wrong sample. */
const MOST_CLOCK_OFFSET_MS = 5_000;

/** How far our clock is from the pool's. */
export interface ClockOffset {
  /** Ours minus the pool's: positive where ours is ahead. Milliseconds. */
  readonly offsetMs: number;
  /** The pool's clock is told in whole seconds and took half the way here: it is known no better than this. */
  readonly uncertaintyMs: number;
}

/**
 * @param poolMs the answer's `Date` header, which names a second that had begun.
 * @param sentMs when we asked, and `receivedMs` when the answer began, both by our clock.
 */
export function clockOffset(poolMs: number, sentMs: number, receivedMs: number): ClockOffset {
  const halfTripMs = Math.max(0, receivedMs - sentMs) / 2;
  // The header's second began up to a second before the answer was made: on average half of it.
  return { offsetMs: (sentMs + receivedMs) / 2 - (poolMs + 500), uncertaintyMs: halfTripMs + 500 };
}

/** Whether the clocks differ by more than a pool can take, whatever is not known of them. */
export const isClockWrong = ({ offsetMs, uncertaintyMs }: ClockOffset): boolean =>
  Math.abs(offsetMs) - uncertaintyMs > MOST_CLOCK_OFFSET_MS;
