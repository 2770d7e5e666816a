import { log, squared } from '../../math/portable-math.ts';
import type { Hypothesis } from './hypothesis.ts';
import { CHURNS, DISPERSION, NOISES } from './model.ts';
import { update } from './update.ts';

/**
 * A rounded count crossed `boundary` somewhere in the last `seconds`: a nearly exact reading at an instant that
 * is uniform in them. The weight counts how likely a crossing was, which is the density at the boundary times how
 * far the level moved, and a step at most.
 * @param h stands at the middle of the `seconds`.
 */
export function crossBoundary(h: Hypothesis, boundary: number, seconds: number, step: number): void {
  const reach = h.rate * seconds;
  const churned = DISPERSION * (CHURNS[h.churn] ?? 0) * seconds;
  const flux = reach * reach + h.rr * seconds * seconds + churned + squared(NOISES[h.noise] ?? 1);
  update(h, boundary, (reach * reach) / 12);
  h.weight += 0.5 * log(Math.min(flux, step * step));
  h.inside = 0;
}
