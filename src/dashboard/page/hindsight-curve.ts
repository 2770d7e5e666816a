import { hindsight } from '../../core/rate/hindsight.ts';
import type { Sample } from '../../core/series/sample.ts';
import { rateCurve } from '../chart/rate-curve.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import type { Span } from '../chart/time-range.ts';
import { rateColumns } from '../replay/rate-columns.ts';

/** As many samples as are gone through twice without the page being felt to stand still. */
export const MOST_IN_HINDSIGHT = 1500;

/**
 * The rate in hindsight over what is shown: at each sample with what came after it too. Never in place of the
 * figures that were shown then.
 * @param samples of one series, in time order.
 * @param span of these the newest `MOST_IN_HINDSIGHT` within it are gone through.
 */
export function hindsightCurve(samples: readonly Sample[], { fromMs, toMs }: Span): DenseCurve {
  const shown = samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  return rateCurve(rateColumns(hindsight(shown.slice(-MOST_IN_HINDSIGHT))));
}
