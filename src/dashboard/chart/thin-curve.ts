import { lowerBound } from './count-columns.ts';

/** Lines over the same instants, as the history has them. */
export interface DenseCurve {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: ArrayLike<number>;
  /** One or more, each as long as `atMs`; a rate has three: itself and the ends of its interval. */
  readonly lines: readonly ArrayLike<number>[];
  /** The lines break after these indices, ascending. */
  readonly gaps: readonly number[];
}

/** The same as it is drawn: `null` where the lines break. */
export interface Curve {
  readonly atMs: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
}

/**
 * As few points as draw the same picture: of every column of the picture the first, the last, and of each line
 * the lowest and the highest, so that no peak is lost at any zoom.
 * Source: Jugel, Jerzak, Hackenbroich and Markl, "M4: a visualization-oriented time series data aggregation",
 * Proceedings of the VLDB Endowment 7 (2014) 797-808.
 * @param fromMs left edge; the point before it is kept too, so that the line enters the picture where it should.
 * @param toMs right edge, later than `fromMs`; the point after it is kept too.
 * @param columns how many columns the picture has, at least 1.
 */
export function thinCurve(dense: DenseCurve, fromMs: number, toMs: number, columns: number): Curve {
  const { atMs, lines, gaps } = dense;
  const from = Math.max(0, lowerBound(atMs, fromMs) - 1);
  const to = Math.min(atMs.length, lowerBound(atMs, toMs) + 1);
  const columnMs = (toMs - fromMs) / columns;
  const thinAtMs: number[] = [];
  const thinLines: (number | null)[][] = lines.map(() => []);
  let gap = lowerBound(gaps, from);
  for (let start = from; start < to; ) {
    const column = Math.floor(((atMs[start] ?? 0) - fromMs) / columnMs);
    const endMs = fromMs + (column + 1) * columnMs;
    let end = start + 1;
    while (end < to && (atMs[end] ?? 0) < endMs) end++;
    for (const i of telling(lines, start, end)) {
      thinAtMs.push(atMs[i] ?? 0);
      for (const [k, line] of lines.entries()) thinLines[k]?.push(line[i] ?? null);
    }
    while ((gaps[gap] ?? Number.POSITIVE_INFINITY) < end - 1) gap++;
    if (gaps[gap] === end - 1 && end < to) {
      thinAtMs.push(((atMs[end - 1] ?? 0) + (atMs[end] ?? 0)) / 2);
      for (const line of thinLines) line.push(null);
    }
    start = end;
  }
  return { atMs: thinAtMs, lines: thinLines };
}

/** The indices within `[start, end)` that make the picture of a column, ascending. */
function telling(lines: DenseCurve['lines'], start: number, end: number): number[] {
  const indices = [start];
  if (end - start > 2) {
    for (const line of lines) {
      let lowest = start;
      let highest = start;
      for (let i = start + 1; i < end; i++) {
        const value = line[i] ?? 0;
        if (value < (line[lowest] ?? 0)) lowest = i;
        if (value > (line[highest] ?? 0)) highest = i;
      }
      indices.push(lowest, highest);
    }
    indices.sort((a, b) => a - b);
  }
  indices.push(end - 1);
  // A few numbers in order: quicker than a set, and there are thousands of columns a frame.
  return indices.filter((index, i) => index !== indices[i - 1]);
}
