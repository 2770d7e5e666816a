import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lowerBound } from '../../core/math/lower-bound.ts';
import { columnsBetween, type SampleColumns } from '../../core/series/sample-columns.ts';
import { rateCurve } from '../chart/rate-curve.ts';
import type { DenseCurve } from '../chart/thin-curve.ts';
import type { Span } from '../chart/time-range.ts';
import { useDashboard } from '../shared/dashboard-context.ts';

/** So many samples take a worker about a second. */
const MOST_SMOOTHED = 1500;
/** Zooming asks again and again: only where it comes to rest is worth the work. */
const REST_MS = 200;

/**
 * The rate in hindsight over what is shown: at each sample with what came after it too. Never in place of the
 * figures that were shown then.
 * @param samples of one series; the newest `MOST_SMOOTHED` within the span are gone through.
 * @returns nothing while it is not wanted, or not worked out for the first time; else the latest there is.
 */
export function useSmoothedRates(
  isWanted: boolean,
  samples: SampleColumns | undefined,
  { fromMs, toMs }: Span,
): DenseCurve | undefined {
  const { rates, fail } = useDashboard();
  const curve = useSignal<DenseCurve | undefined>(undefined);
  // The present moves on without a sample: only another set of samples is another question.
  const to = samples ? lowerBound(samples.atMs, toMs + 1) : 0;
  const from = samples ? Math.max(lowerBound(samples.atMs, fromMs), to - MOST_SMOOTHED) : 0;
  useEffect(() => {
    if (!isWanted || !samples) return undefined;
    let isCurrent = true;
    const rest = setTimeout(() => {
      rates
        .smoothed(columnsBetween(samples, from, to))
        .then((worked) => {
          if (isCurrent) curve.value = rateCurve(worked);
        })
        .catch(fail);
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(rest);
    };
  }, [isWanted, samples, from, to, rates, fail, curve]);
  return isWanted ? curve.value : undefined;
}
