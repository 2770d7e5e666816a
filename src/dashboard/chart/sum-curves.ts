import { lowerBound } from './count-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

/**
 * Several curves of one line as their sum. It is known where every one of them is: between two of its points and
 * in none of its gaps; elsewhere the sum breaks.
 */
export function sumCurves(curves: readonly DenseCurve[]): DenseCurve {
  const [only] = curves;
  if (only && curves.length === 1) return only;
  const instants = Float64Array.from(new Set(curves.flatMap(({ atMs }) => Array.from(atMs)))).sort();
  const walkers = curves.map(walker);
  const atMs: number[] = [];
  const sum: number[] = [];
  const gaps: number[] = [];
  let isBroken = false;
  for (const instant of instants) {
    let total = 0;
    for (const value of walkers) total += value(instant);
    if (Number.isNaN(total)) {
      isBroken = atMs.length > 0;
      continue;
    }
    if (isBroken) gaps.push(atMs.length - 1);
    isBroken = false;
    atMs.push(instant);
    sum.push(total);
  }
  return { atMs, lines: [sum], gaps };
}

/** The value of a curve at instants that are asked for in ascending order; NaN where it is not known. */
function walker({ atMs, lines, gaps }: DenseCurve): (instant: number) => number {
  const [line = []] = lines;
  let i = 0;
  return (instant) => {
    while (i + 1 < atMs.length && (atMs[i + 1] ?? 0) <= instant) i++;
    const before = atMs[i] ?? Number.NaN;
    if (before === instant) return line[i] ?? Number.NaN;
    const after = atMs[i + 1];
    if (!(before < instant) || after === undefined || gaps[lowerBound(gaps, i)] === i) return Number.NaN;
    const part = (instant - before) / (after - before);
    return (line[i] ?? 0) + part * ((line[i + 1] ?? 0) - (line[i] ?? 0));
  };
}
