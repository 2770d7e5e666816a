import type { Bucket } from '../../core/series/bucket.ts';
import { DamagedBytesError, VarintReader, VarintWriter } from './varint.ts';

const FORMAT = 1;

/**
 * Packs buckets of one width for storage.
 * @param buckets in time order, no two of one start.
 */
export function packBuckets(buckets: readonly Bucket[]): Uint8Array<ArrayBuffer> {
  const to = new VarintWriter();
  to.unsigned(FORMAT);
  let startMs = 0;
  let value = 0;
  for (const bucket of buckets) {
    to.unsigned(bucket.startMs - startMs);
    to.unsigned(bucket.firstMs - bucket.startMs);
    to.unsigned(bucket.lastMs - bucket.firstMs);
    to.signed(bucket.first - value);
    to.signed(bucket.last - bucket.first);
    to.unsigned(Math.min(bucket.first, bucket.last) - bucket.lowest);
    to.unsigned(bucket.highest - Math.max(bucket.first, bucket.last));
    to.unsigned(bucket.step);
    to.unsigned(bucket.samples);
    startMs = bucket.startMs;
    value = bucket.last;
  }
  return to.bytes();
}

/**
 * The buckets that were packed, as they were.
 * @throws DamagedBytesError when the bytes cannot have come from `packBuckets`.
 */
export function unpackBuckets(bytes: Uint8Array): Bucket[] {
  const from = new VarintReader(bytes);
  if (from.unsigned() !== FORMAT) throw new DamagedBytesError('packed buckets of an unknown format');
  const buckets: Bucket[] = [];
  let startMs = 0;
  let value = 0;
  while (!from.atEnd) {
    startMs += from.unsigned();
    const firstMs = startMs + from.unsigned();
    const lastMs = firstMs + from.unsigned();
    const first = value + from.signed();
    const last = first + from.signed();
    const lowest = Math.min(first, last) - from.unsigned();
    const highest = Math.max(first, last) + from.unsigned();
    buckets.push({
      startMs,
      firstMs,
      first,
      lastMs,
      last,
      lowest,
      highest,
      step: from.unsigned(),
      samples: from.unsigned(),
    });
    value = last;
  }
  return buckets;
}
