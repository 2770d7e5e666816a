import { findGaps } from '../../core/series/gaps.ts';
import { roundEnd } from '../../core/summary/gauge.ts';
import type { RecentPoint } from '../../core/summary/series-summary.ts';

/** The box a course is drawn into, in its own units, and the span it shows. */
export interface SparkBox {
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** What the depth below the waterline holds, where rows share it. */
  readonly depth?: number;
}

/** The two shapes of a course as SVG path data: its line, and what lies between it and the waterline. */
export interface SparkPath {
  readonly line: string;
  readonly area: string;
  /** The height of the waterline. */
  readonly zero: number;
  /** Whether more is gone at the end than came. */
  readonly isLoss: boolean;
}

/** The runs of samples between which nobody was looking. @param points in time order. */
export function splitAtGaps(points: readonly RecentPoint[]): RecentPoint[][] {
  const starts = [0, ...findGaps(points.map(({ atMs }) => atMs)).map((before) => before + 1)];
  return starts.map((start, i) => points.slice(start, starts[i + 1])).filter((run) => run.length > 0);
}

/** What was gained may rise so many times as high as the depth below the waterline. */
const MOST_GAIN = 2;

/**
 * What was lost since the first point of the span, hanging from the waterline, and what was gained rising above it, on
 * one scale. One sub-path a run, so that a gap stays a gap; a sample alone is a dot.
 * @param points in time order, those outside the span are left out.
 */
export function sparkPath(points: readonly RecentPoint[], box: SparkBox): SparkPath {
  const shown = points.filter(({ atMs }) => atMs >= box.fromMs && atMs <= box.toMs);
  const first = shown[0]?.value ?? 0;
  const most = Math.max(0, ...shown.map(({ value }) => first - value));
  const gained = Math.max(0, ...shown.map(({ value }) => value - first));
  const depth = box.depth ?? roundEnd(Math.max(most, gained / MOST_GAIN, 1));
  const above = Math.min(gained, MOST_GAIN * depth);
  const scale = (0.97 * box.height) / (depth + above);
  const top = 0.01 * box.height + above * scale;
  const place = ({ atMs, value }: RecentPoint): readonly [x: number, y: number] => [
    (box.width * (atMs - box.fromMs)) / (box.toMs - box.fromMs),
    top + scale * Math.min(depth, Math.max(-above, first - value)),
  ];
  const written = (run: readonly RecentPoint[]): string =>
    run
      .map(place)
      .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('L');
  const runs = splitAtGaps(shown);
  const end = (point: RecentPoint | undefined): string =>
    `${(point ? place(point)[0] : 0).toFixed(1)} ${top.toFixed(1)}`;
  return {
    line: runs.map((run) => (run.length === 1 ? `M${written(run)}h0` : `M${written(run)}`)).join(''),
    area: runs.map((run) => `M${end(run[0])}L${written(run)}L${end(run.at(-1))}z`).join(''),
    zero: top,
    isLoss: (shown.at(-1)?.value ?? first) <= first,
  };
}
