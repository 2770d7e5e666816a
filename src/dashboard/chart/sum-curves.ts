import { mostOf } from '../../core/math/extent.ts';
import type { DenseCurve } from './thin-curve.ts';
import { NO_POINTS } from './thin-curve.ts';

/**
 * Several curves of one line as their sum, at the instants of the one that has most points and at the last instant of
 * all. It is known where every one of them has begun and none has a gap; elsewhere the sum breaks. Beyond its last
 * point a curve holds its value: so a sum ends with the newest counts of all, as the figures beside it do.
 */
export function sumCurves(curves: readonly DenseCurve[]): DenseCurve {
  const [densest] = curves.toSorted((a, b) => b.atMs.length - a.atMs.length);
  if (!densest) return NO_POINTS;
  if (curves.length === 1) return densest;
  const instants = upTo(
    densest.atMs,
    curves.map(({ atMs }) => atMs[atMs.length - 1] ?? Number.NEGATIVE_INFINITY),
  );
  const sum = new Float64Array(instants.length);
  let isKnown = densest.gaps.length === 0;
  for (const curve of curves) isKnown = addTo(sum, instants, curve) && isKnown;
  if (isKnown) return { atMs: instants, lines: [sum], gaps: [] };
  return known({ atMs: instants, gaps: densest.gaps }, sum);
}

/** Instants and the latest of some others, where that is later. */
function upTo(atMs: ArrayLike<number>, others: readonly number[]): ArrayLike<number> {
  const latest = mostOf(others);
  if (!(latest > (atMs[atMs.length - 1] ?? Number.NEGATIVE_INFINITY))) return atMs;
  const all = new Float64Array(atMs.length + 1);
  all.set(Float64Array.from(atMs));
  all[atMs.length] = latest;
  return all;
}

/**
 * Adds a curve at ascending instants; NaN where it is not known. One plain loop: a month is gone through at once.
 * @returns whether it is known at all of them.
 */
function addTo(sum: Float64Array, instants: ArrayLike<number>, { atMs, lines, gaps }: DenseCurve): boolean {
  const [line = []] = lines;
  let i = 0;
  let gap = 0;
  let isKnown = true;
  for (let k = 0; k < sum.length; k++) {
    const instant = instants[k] ?? 0;
    while (i + 1 < atMs.length && (atMs[i + 1] ?? 0) <= instant) i++;
    while (gap < gaps.length && (gaps[gap] ?? 0) < i) gap++;
    const before = atMs[i] ?? Number.NaN;
    const value = line[i] ?? Number.NaN;
    const isLast = i + 1 >= atMs.length;
    if (before === instant || (isLast && before < instant)) sum[k] = (sum[k] ?? 0) + value;
    else if (!(before < instant) || gaps[gap] === i) {
      sum[k] = Number.NaN;
      isKnown = false;
    } else {
      const part = (instant - before) / ((atMs[i + 1] ?? 0) - before);
      sum[k] = (sum[k] ?? 0) + value + part * ((line[i + 1] ?? 0) - value);
    }
  }
  return isKnown;
}

/** The points at which a sum is known, with a gap wherever it is not or the curve it follows has one. */
function known({ atMs, gaps }: Pick<DenseCurve, 'atMs' | 'gaps'>, sum: Float64Array): DenseCurve {
  const instants = new Float64Array(sum.length);
  const values = new Float64Array(sum.length);
  const broken: number[] = [];
  let length = 0;
  let gap = 0;
  let isBroken = false;
  for (let k = 0; k < sum.length; k++) {
    while (gap < gaps.length && (gaps[gap] ?? 0) < k - 1) gap++;
    if (gaps[gap] === k - 1) isBroken = true;
    const value = sum[k] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isBroken = true;
      continue;
    }
    if (isBroken && length > 0) broken.push(length - 1);
    isBroken = false;
    instants[length] = atMs[k] ?? 0;
    values[length] = value;
    length++;
  }
  return { atMs: instants.subarray(0, length), lines: [values.subarray(0, length)], gaps: broken };
}
