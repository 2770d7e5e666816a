// The only place that asks what time it is; everything else is handed the answer.

/** The wall clock, milliseconds since 1970 UTC. It may step back or jump. */
export const nowMs = (): number => Date.now();

/** The monotonic clock of this context, milliseconds since it began. It never steps back. */
export const monotonicMs = (): number => performance.now();
