import { findGaps } from '../../core/series/gaps.ts';
import { lowerBound } from '../histories/count-columns.ts';
import { type RateColumns, rateSlice } from '../histories/replay/rate-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

/** The rate a minute with the ends of its interval, losses below zero: lines `[rate, low, high]`. */
export const rateCurve = ({ atMs, perMinute, low, high }: RateColumns): DenseCurve => ({
  atMs,
  lines: [perMinute, low, high],
  gaps: findGaps(atMs),
});

/** Curves that were made: as the replay of one Page comes on, those of the others need not be made again. */
const made = new WeakMap<RateColumns, { readonly startMs: number; readonly curve: DenseCurve }>();

/** The part from an instant on; made once of the same rates. */
export function rateCurveSince(rates: RateColumns, startMs: number): DenseCurve {
  const known = made.get(rates);
  if (known?.startMs === startMs) return known.curve;
  const curve = rateCurve(rateSlice(rates, lowerBound(rates.atMs, startMs)));
  made.set(rates, { startMs, curve });
  return curve;
}
