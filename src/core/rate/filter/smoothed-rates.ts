import { Z95 } from '../../math/normal.ts';
import { squared } from '../../math/portable-math.ts';
import type { FilterSample } from '../filter-sample.ts';
import type { Rate, RateEstimate } from '../rate.ts';
import { FilterRun } from './filter-run.ts';

/**
 * The rate at a past instant as it looks from now, with what came after it. Another thing than the rate that
 * was shown then, and marked as such; it never takes its place.
 */
export interface SmoothedRate {
  readonly kind: 'smoothed';
  readonly atMs: number;
  /** A minute, with the ends of its 95 % interval; negative is loss. */
  readonly perMinute: number;
  readonly low: number;
  readonly high: number;
}

/** Ends of the two runs may lie so many of their own deviations apart before they are taken to disagree. */
const DISAGREE = 2.5;

/**
 * The curve of the rate in hindsight: the filter forwards, the filter backwards over the mirrored series, and at
 * each sample both together, weighted by their precision (Fraser and Potter, "The optimum linear smoother as a
 * combination of two optimum linear filters", 1969). Where the two disagree the rate changed about there, and
 * the interval covers both.
 * @param samples in time order, of one series.
 * @returns one rate a sample, leaving out those of which neither direction can say anything.
 */
export function smoothedRates(samples: readonly FilterSample[]): SmoothedRate[] {
  const forwards = run(samples);
  const backwards = run(samples.toReversed().map((sample) => ({ ...sample, atMs: -sample.atMs })))
    .toReversed()
    .map(mirrored);
  const curve: SmoothedRate[] = [];
  for (const [i, { atMs }] of samples.entries()) {
    const before = forwards[i];
    const after = backwards[i];
    const known = before && after ? together(before, after) : (before ?? after);
    if (known) curve.push({ kind: 'smoothed', atMs, ...known });
  }
  return curve;
}

type Figure = Pick<Rate, 'perMinute' | 'low' | 'high'>;

function run(samples: readonly FilterSample[]): (Figure | undefined)[] {
  const filter = new FilterRun();
  let lastMs = Number.NEGATIVE_INFINITY;
  return samples.map((sample) => {
    if (sample.atMs > lastMs) filter.sample(sample);
    lastMs = Math.max(lastMs, sample.atMs);
    return figureOf(filter.estimate());
  });
}

const figureOf = (estimate: RateEstimate): Figure | undefined =>
  estimate.kind === 'rate'
    ? { perMinute: estimate.perMinute, low: estimate.low, high: estimate.high }
    : undefined;

/** On a mirrored time a loss is a gain. */
const mirrored = (figure: Figure | undefined): Figure | undefined =>
  figure && { perMinute: -figure.perMinute, low: -figure.high, high: -figure.low };

function together(a: Figure, b: Figure): Figure {
  const [sa, sb] = [deviationOf(a), deviationOf(b)];
  const weight = squared(sb) / (squared(sa) + squared(sb));
  const perMinute = weight * a.perMinute + (1 - weight) * b.perMinute;
  if (Math.abs(a.perMinute - b.perMinute) > DISAGREE * Math.sqrt(squared(sa) + squared(sb)))
    return { perMinute, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
  const half = (Z95 * sa * sb) / Math.sqrt(squared(sa) + squared(sb));
  return { perMinute, low: perMinute - half, high: perMinute + half };
}

const deviationOf = ({ low, high }: Figure): number => Math.max(1e-9, (high - low) / (2 * Z95));
