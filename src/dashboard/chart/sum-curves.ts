import type { DenseCurve } from './thin-curve.ts';

/**
 * Several curves of one line as their sum, at the instants of the one that has most points. It is known where every
 * one of them is: between two of its points and in none of its gaps; elsewhere the sum breaks.
 */
export function sumCurves(curves: readonly DenseCurve[]): DenseCurve {
  const [densest] = curves.toSorted((a, b) => b.atMs.length - a.atMs.length);
  if (!densest) return { atMs: [], lines: [[]], gaps: [] };
  if (curves.length === 1) return densest;
  const walkers = curves.map(walker);
  const atMs: number[] = [];
  const sum: number[] = [];
  const gaps: number[] = [];
  const ownGaps = new Set(densest.gaps);
  let isBroken = false;
  for (let i = 0; i < densest.atMs.length; i++) {
    const instant = densest.atMs[i] ?? 0;
    if (ownGaps.has(i - 1)) isBroken = atMs.length > 0;
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
  let gap = 0;
  return (instant) => {
    while (i + 1 < atMs.length && (atMs[i + 1] ?? 0) <= instant) i++;
    while ((gaps[gap] ?? Number.POSITIVE_INFINITY) < i) gap++;
    const before = atMs[i] ?? Number.NaN;
    if (before === instant) return line[i] ?? Number.NaN;
    const after = atMs[i + 1];
    if (!(before < instant) || after === undefined || gaps[gap] === i) return Number.NaN;
    const part = (instant - before) / (after - before);
    return (line[i] ?? 0) + part * ((line[i + 1] ?? 0) - (line[i] ?? 0));
  };
}
