// The only place that asks what time it is; everything else is handed the answer.

/** The wall clock, milliseconds since 1970 UTC. It may step back or jump. */
export const nowMs = (): number => Date.now();

/** The monotonic clock of this context, milliseconds since it began. It never steps back. */
export const monotonicMs = (): number => performance.now();

/** Resolves after so many milliseconds of this context, should it live so long. */
export const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();

/** Does some work after so many milliseconds of this context, should it live so long. */
export const later = (ms: number, work: () => void): void => void setTimeout(work, ms);

/** More than this is no rounding between two clocks of one machine. */
const TOLERANCE_MS = 2000;

/** How often it is looked whether the clocks have come apart. */
const LOOK_EVERY_MS = 60_000;

/**
 * Does some work whenever wall and monotonic clock have come apart since it was last looked: the wall clock was set, or
 * the computer has slept. Until the signal ends.
 */
export function whenClocksPart(work: () => void, signal: AbortSignal): void {
  let apartMs = nowMs() - monotonicMs();
  const timer = setInterval(() => {
    const beforeMs = apartMs;
    apartMs = nowMs() - monotonicMs();
    if (Math.abs(apartMs - beforeMs) > TOLERANCE_MS) work();
  }, LOOK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** When the document of this context was answered, told by the wall clock. */
export interface DocumentClock {
  /** Milliseconds since 1970 UTC: what its head and scripts say they say of that instant, however long it stays open. */
  readonly answeredMs: number;
  /**
   * Whether the wall clock has run as the monotonic one since. After a sleep in which the monotonic clock stood
   * still, or where the wall clock was set, it has not, and the instant cannot be trusted.
   */
  readonly agrees: () => boolean;
}

/**
 * Starts the clock of a document; as early as can be. The browser's own time origin is not asked: it lags behind by
 * as long as the computer has slept since the browser began.
 */
export function startDocumentClock(): DocumentClock {
  const wallMs = nowMs();
  const startMs = monotonicMs();
  const [navigation] = performance.getEntriesByType('navigation');
  // 0 for a document that came from no network answer, as of a restored session.
  const answered = navigation && 'responseStart' in navigation ? Number(navigation.responseStart) : 0;
  return {
    answeredMs: Math.round(wallMs - (startMs - answered)),
    agrees: () => Math.abs(nowMs() - wallMs - (monotonicMs() - startMs)) <= TOLERANCE_MS,
  };
}
