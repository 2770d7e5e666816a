import { findGaps } from '../../core/series/gaps.ts';
import type { RateColumns } from '../histories/recompute/rate-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

/** The rate a minute with the ends of its interval, losses below zero: lines `[rate, low, high]`. */
export const rateCurve = ({ atMs, perMinute, low, high }: RateColumns): DenseCurve => ({
  atMs,
  lines: [perMinute, low, high],
  gaps: findGaps(atMs),
});
