// The only place that asks what time it is; everything else is handed the answer.

/** The wall clock, milliseconds since 1970 UTC. It may step back or jump. */
export const nowMs = (): number => Date.now();

/** The monotonic clock of this context, milliseconds since it began. It never steps back. */
export const monotonicMs = (): number => performance.now();

/**
 * When the document of this context was answered, milliseconds since 1970 UTC: what its head and scripts say
 * they say of that instant, however long it stays open.
 */
export function documentAnsweredMs(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  // 0 for a document that came from no network answer, as from the back-forward cache of a restored session.
  const answered = navigation && 'responseStart' in navigation ? Number(navigation.responseStart) : 0;
  return Math.round(performance.timeOrigin + answered);
}
