// The only place that asks what time it is; everything else is handed the answer.

/** The wall clock, milliseconds since 1970 UTC. It may step back or jump. */
export const nowMs = (): number => Date.now();

/** The monotonic clock of this context, milliseconds since it began. It never steps back. */
export const monotonicMs = (): number => performance.now();

/** An instant by both clocks. */
export interface Instant {
  readonly wall: number;
  readonly monotonic: number;
}

/** Read within so many milliseconds, both clocks are of one instant. */
const TOGETHER_MS = 5;

/** Both clocks at one instant: a busy machine may let a script stand between two lines, and then both are read again. */
export function instantNow(): Instant {
  for (;;) {
    const before = monotonicMs();
    const instant = { wall: nowMs(), monotonic: monotonicMs() };
    if (instant.monotonic - before <= TOGETHER_MS) return instant;
  }
}

/** Resolves after so many milliseconds of this context, should it live so long. */
export const pause = (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();

/**
 * A timer that does some work after so many milliseconds of this context, should it live so long. What it was set to
 * before it has rung is replaced.
 */
export function oneTimer(): (ms: number, work: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (ms, work) => {
    clearTimeout(timer);
    timer = setTimeout(work, Math.max(ms, 0));
  };
}

/** More than this is no rounding between two clocks of one machine. */
export const TOLERANCE_MS = 2000;

/** Whether both clocks ran alike from one instant to another: none was set, and none stood still in a sleep. */
export const ranAlike = (from: Instant, to: Instant): boolean =>
  Math.abs(to.wall - from.wall - (to.monotonic - from.monotonic)) <= TOLERANCE_MS;

/** How often it is looked whether the clocks have come apart. */
const LOOK_EVERY_MS = 60_000;

/**
 * Does some work whenever wall and monotonic clock have come apart since it was last looked: the wall clock was set, or
 * the computer has slept. Until the signal ends.
 */
export function whenClocksPart(work: () => void, signal: AbortSignal): void {
  let before = instantNow();
  const timer = setInterval(() => {
    const now = instantNow();
    if (!ranAlike(before, now)) work();
    before = now;
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
  const start = instantNow();
  const [navigation] = performance.getEntriesByType('navigation');
  // 0 for a document that came from no network answer, as of a restored session.
  const answered = navigation && 'responseStart' in navigation ? Number(navigation.responseStart) : 0;
  return {
    answeredMs: Math.round(start.wall - (start.monotonic - answered)),
    agrees: () => ranAlike(start, instantNow()),
  };
}
