import { lowerBound } from './count-columns.ts';

/** What is drawn: instants and values, `null` where the line breaks. */
export interface Curve {
  readonly atMs: number[];
  readonly value: (number | null)[];
}

/** What is thinned. */
export interface DenseCurve {
  /** Ascending. */
  readonly atMs: ArrayLike<number>;
  readonly value: ArrayLike<number>;
  /** The line breaks after these indices, ascending. */
  readonly gaps: readonly number[];
}

/**
 * As few points as draw the same picture: of every column of the picture the first, the lowest, the highest and
 * the last, so that no peak is lost at any zoom.
 * Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: a visualization-oriented time series data aggregation",
 * Proceedings of the VLDB Endowment 7 (2014) 797-808.
 * @param fromMs left edge; the point before it is kept too, so that the line enters the picture where it should.
 * @param toMs right edge, later than `fromMs`; the point after it is kept too.
 * @param columns how many columns the picture has, at least 1.
 * @returns at most five entries a column, a break among them, and the two beyond the edges.
 */
export function thinCurve(dense: DenseCurve, fromMs: number, toMs: number, columns: number): Curve {
  const { atMs, gaps } = dense;
  const from = Math.max(0, lowerBound(atMs, fromMs) - 1);
  const to = Math.min(atMs.length, lowerBound(atMs, toMs) + 1);
  const columnOf = (i: number): number => Math.floor((((atMs[i] ?? 0) - fromMs) / (toMs - fromMs)) * columns);
  const thin: Curve = { atMs: [], value: [] };
  let gap = lowerBound(gaps, from);
  for (let start = from; start < to; ) {
    const column = columnOf(start);
    let end = start + 1;
    while (end < to && columnOf(end) === column) end++;
    keepFour(dense, start, end, thin);
    while ((gaps[gap] ?? Number.POSITIVE_INFINITY) < end - 1) gap++;
    if (gaps[gap] === end - 1 && end < to) {
      thin.atMs.push(((atMs[end - 1] ?? 0) + (atMs[end] ?? 0)) / 2);
      thin.value.push(null);
    }
    start = end;
  }
  return thin;
}

/** Adds the first, the lowest, the highest and the last of `[start, end)`, in time order, none twice. */
function keepFour({ atMs, value }: DenseCurve, start: number, end: number, into: Curve): void {
  let lowest = start;
  let highest = start;
  for (let i = start + 1; i < end; i++) {
    if ((value[i] ?? 0) < (value[lowest] ?? 0)) lowest = i;
    if ((value[i] ?? 0) > (value[highest] ?? 0)) highest = i;
  }
  const kept = [start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1];
  for (const [k, i] of kept.entries()) {
    if (k > 0 && i === kept[k - 1]) continue;
    into.atMs.push(atMs[i] ?? 0);
    into.value.push(value[i] ?? null);
  }
}
