/** A move of the count at once that is not people's doing as far as is known: a purge, a merge, a wild read. */
export interface LevelMove {
  /** The last sample before it, milliseconds since 1970 UTC: it lies between that and the next one. */
  readonly afterMs: number;
  /** By how much the count moved; negative for a drop. */
  readonly size: number;
}

/** By how much a count moved at once after the sample of one instant and up to that of another. */
export const movedAtOnce = (
  moves: readonly LevelMove[],
  fromMs: number,
  toMs = Number.POSITIVE_INFINITY,
): number =>
  moves.reduce((sum, { afterMs, size }) => (afterMs >= fromMs && afterMs < toMs ? sum + size : sum), 0);

/** Of a long list only so many are kept one by one; the oldest are put together. */
const MOST = 64;

/** The list with another move; the one given stays as it was. */
export function withMove(moves: readonly LevelMove[], { afterMs, size }: LevelMove): LevelMove[] {
  const all = [...moves, { afterMs, size }];
  const [oldest, second, ...others] = all;
  if (all.length <= MOST || !oldest || !second) return all;
  return [{ afterMs: second.afterMs, size: oldest.size + second.size }, ...others];
}
