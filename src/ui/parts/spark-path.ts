import { findGaps } from '../../core/series/gaps.ts';
import type { RecentPoint } from '../../core/summary/series-summary.ts';

/** The box a sparkline is drawn into, in its own units, and the span it shows. */
export interface SparkBox {
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Room for the line's own width at the edges of the box. */
const MARGIN = 2;

/** The runs of samples between which nobody was looking. @param points in time order. */
export function splitAtGaps(points: readonly RecentPoint[]): RecentPoint[][] {
  const starts = [0, ...findGaps(points.map(({ atMs }) => atMs)).map((before) => before + 1)];
  return starts.map((start, i) => points.slice(start, starts[i + 1])).filter((run) => run.length > 0);
}

/**
 * The line of a sparkline as SVG path data: one sub-path a run, so that a gap stays a gap; a sample alone is a
 * dot. Lowest and highest count of the span touch the edges; a flat line runs through the middle.
 * @param points in time order, those outside the span are left out.
 * @returns '' when there is nothing to draw.
 */
export function sparkPath(points: readonly RecentPoint[], box: SparkBox): string {
  const shown = points.filter(({ atMs }) => atMs >= box.fromMs && atMs <= box.toMs);
  const values = shown.map(({ value }) => value);
  const lowest = Math.min(...values);
  const range = Math.max(...values) - lowest;
  const inner = { width: box.width - 2 * MARGIN, height: box.height - 2 * MARGIN };
  const place = ({ atMs, value }: RecentPoint): string => {
    const x = MARGIN + (inner.width * (atMs - box.fromMs)) / (box.toMs - box.fromMs);
    const y = MARGIN + inner.height * (range === 0 ? 0.5 : 1 - (value - lowest) / range);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return splitAtGaps(shown)
    .map((run) => (run.length === 1 ? `M${run.map(place)}h0` : `M${run.map(place).join('L')}`))
    .join('');
}
