import type { CountColumns } from '../histories/count-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

/** How losses are drawn: how many are gone, or how much of what was there at the start. */
export type LossScale = 'absolute' | 'percent';

/**
 * The change since the start: what was lost hangs below zero, what was gained rises above it.
 * @param baseline the count at the start; above zero where the scale is per cent.
 */
export function lossCurve(counts: CountColumns, baseline: number, scale: LossScale): DenseCurve {
  const factor = scale === 'percent' ? 100 / baseline : 1;
  const { value } = counts;
  const lost = new Float64Array(value.length);
  // By index: nothing of this is compiled yet when the first chart is drawn, and calls cost most then.
  for (let i = 0; i < lost.length; i++) lost[i] = ((value[i] ?? Number.NaN) - baseline) * factor;
  return { atMs: counts.atMs, lines: [lost], gaps: counts.gaps };
}
