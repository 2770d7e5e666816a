import { mostOf } from '../../core/math/extent.ts';
import { lowerBound } from '../../core/math/lower-bound.ts';
import type { DenseCurve } from './thin-curve.ts';
import type { Span } from './time-range.ts';

/** A row of the table that says what a chart draws. */
export interface FiguresRow {
  /** The instant of the figures, milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** By curve: its lines at that instant, nothing where that curve has no point in this part. */
  readonly figures: readonly (readonly number[] | undefined)[];
}

/**
 * The last point of each curve in equal parts of a span, the newest part first; parts without any are left out.
 * @param parts how many rows at most.
 */
export function figuresRows(
  curves: readonly DenseCurve[],
  { fromMs, toMs }: Span,
  parts: number,
): FiguresRow[] {
  const rows: FiguresRow[] = [];
  for (let part = parts - 1; part >= 0; part--) {
    const startMs = fromMs + ((toMs - fromMs) * part) / parts;
    const endMs = fromMs + ((toMs - fromMs) * (part + 1)) / parts;
    const last = curves.map(({ atMs }) => {
      const i = lowerBound(atMs, part === parts - 1 ? endMs + 1 : endMs) - 1;
      return i >= 0 && (atMs[i] ?? 0) >= startMs ? i : undefined;
    });
    const instants = last.flatMap((i, k) => (i === undefined ? [] : [curves[k]?.atMs[i] ?? 0]));
    if (instants.length === 0) continue;
    rows.push({
      atMs: mostOf(instants),
      figures: last.map((i, k) =>
        i === undefined ? undefined : curves[k]?.lines.map((line) => line[i] ?? 0),
      ),
    });
  }
  return rows;
}
