import { flooredTo } from '../math/floored-to.ts';
import type { Sample } from './sample.ts';

/** What is left of the samples of one minute or hour when they are too old to be kept one by one. */
export interface Bucket {
  /** Start of the minute or hour, milliseconds since 1970 UTC. */
  readonly startMs: number;
  readonly firstMs: number;
  readonly first: number;
  readonly lastMs: number;
  readonly last: number;
  readonly lowest: number;
  readonly highest: number;
  /** The largest step of its samples: 1 when all were exact. */
  readonly step: number;
  /** How many samples it stands for. */
  readonly samples: number;
}

/** The buckets of samples that are in time order, in time order. */
export function bucketsOf(samples: readonly Sample[], widthMs: number): Bucket[] {
  return joined(
    samples.map(({ atMs, value, step }) => ({
      startMs: flooredTo(atMs, widthMs),
      firstMs: atMs,
      first: value,
      lastMs: atMs,
      last: value,
      lowest: value,
      highest: value,
      step,
      samples: 1,
    })),
  );
}

/** Wider buckets of narrower ones that are in time order. */
export const widened = (buckets: readonly Bucket[], widthMs: number): Bucket[] =>
  joined(buckets.map((bucket) => ({ ...bucket, startMs: flooredTo(bucket.startMs, widthMs) })));

/** Neighbours of one start become one bucket. */
function joined(buckets: readonly Bucket[]): Bucket[] {
  const out: Bucket[] = [];
  for (const next of buckets) {
    const before = out.at(-1);
    if (before?.startMs === next.startMs) out[out.length - 1] = join(before, next);
    else out.push(next);
  }
  return out;
}

/** Buckets of one width and of different samples in one order of time. */
export const mergeBuckets = (lists: readonly (readonly Bucket[])[]): Bucket[] =>
  joined(lists.flat().sort((a, b) => a.startMs - b.startMs || a.firstMs - b.firstMs));

/** Two buckets of one start and of different samples as one. */
export const join = (a: Bucket, b: Bucket): Bucket => ({
  ...(a.firstMs <= b.firstMs ? a : b),
  ...(a.lastMs > b.lastMs ? { lastMs: a.lastMs, last: a.last } : { lastMs: b.lastMs, last: b.last }),
  lowest: Math.min(a.lowest, b.lowest),
  highest: Math.max(a.highest, b.highest),
  step: Math.max(a.step, b.step),
  samples: a.samples + b.samples,
});
