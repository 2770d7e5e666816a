import { findGaps } from '../../core/series/gaps.ts';
import type { RateColumns } from '../replay/rate-columns.ts';
import type { DenseCurve } from './thin-curve.ts';

/** The rate a minute with the ends of its interval, losses upwards as on every chart: lines `[rate, low, high]`. */
export const rateCurve = ({ atMs, perMinute, low, high }: RateColumns): DenseCurve => ({
  atMs,
  lines: [negated(perMinute), negated(high), negated(low)],
  gaps: findGaps(atMs),
});

const negated = (line: Float64Array): Float64Array => line.map((value) => -value);
