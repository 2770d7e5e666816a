import { lowerBound } from '../../core/math/lower-bound.ts';
import type { PlotCurve } from './plot.ts';

/** A curve's own point near an instant. */
export interface PointAt {
  readonly curve: PlotCurve;
  readonly atMs: number;
  readonly lines: readonly number[];
}

/** The point of a curve nearest to an instant; nothing inside a gap and beyond the ends. */
export function pointAt(curve: PlotCurve, atMs: number): PointAt | undefined {
  const { dense } = curve;
  const after = lowerBound(dense.atMs, atMs);
  const before = after - 1;
  const afterMs = dense.atMs[after];
  const beforeMs = dense.atMs[before];
  if (afterMs === atMs) return at(after);
  if (afterMs === undefined || beforeMs === undefined) return undefined;
  if (dense.gaps[lowerBound(dense.gaps, before)] === before) return undefined;
  return at(afterMs - atMs < atMs - beforeMs ? after : before);

  function at(i: number): PointAt {
    return { curve, atMs: dense.atMs[i] ?? 0, lines: dense.lines.map((line) => line[i] ?? 0) };
  }
}
