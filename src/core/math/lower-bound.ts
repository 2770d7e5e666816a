/** The first index whose value is at least `wanted`; the length if none is. @param ascending is sorted. */
export function lowerBound(ascending: ArrayLike<number>, wanted: number): number {
  return partitionPoint(ascending.length, (i) => (ascending[i] ?? Number.POSITIVE_INFINITY) < wanted);
}

/** How many of the first indexes hold, of which all that hold come before all that do not. */
export function partitionPoint(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
