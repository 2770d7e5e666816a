/** A span as one says it of a wait: `40 s`, `3 min`, `2.5 h`. */
export function sayWait(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

/**
 * How far something long has come, in words, and how long the rest takes at the pace so far.
 * @param nowMs a clock that never goes back.
 * @returns the words after so much of the whole is done.
 */
export function progressOf(
  whole: number,
  nowMs: () => number = () => performance.now(),
): (done: number) => string {
  const beganMs = nowMs();
  return (done) => {
    if (done <= 0) return `0 of ${whole}`;
    const leftMs = ((nowMs() - beganMs) / done) * (whole - done);
    return `${done} of ${whole}${done < whole ? `, about ${sayWait(leftMs)} left` : ''}`;
  };
}
