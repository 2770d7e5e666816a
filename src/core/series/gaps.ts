/** Spans up to this are never a gap: the shortest intervals with a read or two missed. */
const SHORTEST_GAP_MS = 100_000;
/** A gap is this many times the usual span. */
const USUAL_SPANS = 3;
/** The usual span is never taken to be longer than the longest interval, 5 min, with its jitter. */
const LONGEST_USUAL_MS = 330_000;
/** How many spans on either side tell the usual one. */
const NEIGHBOURS = 4;

/**
 * Where nobody was looking: spans far longer than those around them. Never bridged, never drawn as zero.
 * @param atMs instants of samples in time order, milliseconds since 1970 UTC.
 * @returns the index of the sample before each gap, ascending: the gap lies between `atMs[i]` and `atMs[i + 1]`.
 */
export function findGaps(atMs: ArrayLike<number>): number[] {
  const gaps: number[] = [];
  for (let i = 0; i + 1 < atMs.length; i++) {
    const span = spanAfter(atMs, i);
    if (span > SHORTEST_GAP_MS && span > USUAL_SPANS * usualSpan(atMs, i)) gaps.push(i);
  }
  return gaps;
}

const spanAfter = (atMs: ArrayLike<number>, i: number): number => (atMs[i + 1] ?? NaN) - (atMs[i] ?? NaN);

/** The median of the neighbouring spans; where there are none, every long span is a gap. */
function usualSpan(atMs: ArrayLike<number>, at: number): number {
  const around: number[] = [];
  for (let i = at - NEIGHBOURS; i <= at + NEIGHBOURS; i++) {
    if (i !== at && i >= 0 && i + 1 < atMs.length) around.push(spanAfter(atMs, i));
  }
  const middle = around.toSorted((a, b) => a - b)[(around.length - 1) >> 1];
  return Math.min(middle ?? 0, LONGEST_USUAL_MS);
}
