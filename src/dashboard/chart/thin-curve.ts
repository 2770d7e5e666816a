import { lowerBound } from '../../core/math/lower-bound.ts';

/** Lines over the same instants, as the history has them. */
export interface DenseCurve {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: ArrayLike<number>;
  /** One or more, each as long as `atMs`; a rate has three: itself and the ends of its interval. */
  readonly lines: readonly ArrayLike<number>[];
  /** The lines break after these indices, ascending. */
  readonly gaps: readonly number[];
}

/** One line without points: what is not read yet. */
export const NO_POINTS: DenseCurve = { atMs: [], lines: [[]], gaps: [] };

/** The same as it is drawn: `null` where the lines break. */
export interface Curve {
  readonly atMs: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
}

/** Of a column with more points than this only four are drawn. */
const FEW = 4;
/** Where they stand in it, as parts of its width, and where the line breaks after them. */
const PLACES = [1 / 6, 2 / 6, 3 / 6, 4 / 6];
const BREAK_PLACE = 5 / 6;

/**
 * As few points as draw the same picture: of every column of the picture each line's first, lowest, highest and last,
 * so that no peak is lost at any zoom. They stand at fixed places of their column, nearer to where they were than the
 * picture can show: so several lines, and the curves of several Pages, share their instants. Columns with few points
 * keep them as they are.
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
    const startMs = fromMs + column * columnMs;
    const endMs = fromMs + (column + 1) * columnMs;
    let end = start + 1;
    while (end < to && (atMs[end] ?? 0) < endMs) end++;
    const isThinned = end - start > FEW;
    if (isThinned) for (const place of PLACES) thinAtMs.push(startMs + place * columnMs);
    else for (let i = start; i < end; i++) thinAtMs.push(atMs[i] ?? 0);
    for (const [k, line] of lines.entries()) {
      const thin = thinLines[k] ?? [];
      if (isThinned) pushTelling(thin, line, start, end);
      else for (let i = start; i < end; i++) thin.push(line[i] ?? null);
    }
    while ((gaps[gap] ?? Number.POSITIVE_INFINITY) < end - 1) gap++;
    if (gaps[gap] === end - 1 && end < to) {
      const middleMs = ((atMs[end - 1] ?? 0) + (atMs[end] ?? 0)) / 2;
      thinAtMs.push(isThinned ? startMs + BREAK_PLACE * columnMs : middleMs);
      for (const line of thinLines) line.push(null);
    }
    start = end;
  }
  return { atMs: thinAtMs, lines: thinLines };
}

/** Adds what makes the picture of a line within `[start, end)`: the first, the two extremes as they follow, the last. */
function pushTelling(thin: (number | null)[], line: ArrayLike<number>, start: number, end: number): void {
  const first = line[start] ?? 0;
  let lowest = first;
  let highest = first;
  let isLowestLater = false;
  for (let i = start + 1; i < end; i++) {
    const value = line[i] ?? 0;
    if (value < lowest) {
      lowest = value;
      isLowestLater = true;
    }
    if (value > highest) {
      highest = value;
      isLowestLater = false;
    }
  }
  thin.push(first);
  if (isLowestLater) thin.push(highest, lowest);
  else thin.push(lowest, highest);
  thin.push(line[end - 1] ?? 0);
}
