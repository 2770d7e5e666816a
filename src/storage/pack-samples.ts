import { READER_NAMES, type ReaderName } from '../core/series/reading.ts';
import type { Sample } from '../core/series/sample.ts';
import { type SampleColumns, samplesOf } from '../core/series/sample-columns.ts';
import { ColumnWriter } from './column-writer.ts';
import { DamagedBytesError, VarintReader, VarintWriter } from './varint.ts';

// A packed sample is the change of the span to the one before, the change of the count, and step and reader
// only where they changed: four or five bytes at a steady interval.

const FORMAT = 1;
/** A sample at a jittered half-minute; a guess at how much room is needed, nothing else. */
const USUAL_BYTES = 5;

/** The numbers readers are stored under. Never reuse or change one. */
const READER_CODES: Readonly<Record<ReaderName, number>> = {
  'meta-description': 0,
  'page-data': 1,
  'header-link': 2,
  'classic-counter': 3,
  'touch-counter': 4,
  'linked-data': 5,
  'page-plugin': 6,
  import: 7,
};

/** From the number a reader is stored under to its place in `READER_NAMES`. */
const readerPlaces = new Map(READER_NAMES.map((name, place) => [READER_CODES[name], place]));

/**
 * Packs samples for storage.
 * @param samples in time order, no two of one instant; instants and counts whole numbers.
 */
export function packSamples(samples: readonly Sample[]): Uint8Array<ArrayBuffer> {
  const to = new VarintWriter();
  to.unsigned(FORMAT);
  let last: Sample = { atMs: 0, value: 0, step: 1, reader: 'meta-description' };
  let span = 0;
  for (const sample of samples) {
    const nextSpan = sample.atMs - last.atMs;
    const same = sample.step === last.step && sample.reader === last.reader;
    to.signed(2 * (nextSpan - span) + (same ? 0 : 1));
    if (!same) {
      to.unsigned(sample.step);
      to.unsigned(READER_CODES[sample.reader]);
    }
    to.signed(sample.value - last.value);
    last = sample;
    span = nextSpan;
  }
  return to.bytes();
}

/**
 * The samples that were packed, as they were.
 * @throws DamagedBytesError when the bytes cannot have come from `packSamples`.
 */
export const unpackSamples = (bytes: Uint8Array): Sample[] => samplesOf(unpackColumns([bytes]));

/**
 * The samples of neighbouring packs as columns.
 * @param packs in time order.
 * @throws DamagedBytesError when one of them cannot have come from `packSamples`.
 */
export function unpackColumns(packs: readonly Uint8Array[]): SampleColumns {
  const bytesInAll = packs.reduce((sum, { length }) => sum + length, 0);
  const to = new ColumnWriter(Math.ceil(bytesInAll / USUAL_BYTES));
  for (const bytes of packs) unpackInto(bytes, to);
  return to.columns();
}

function unpackInto(bytes: Uint8Array, to: ColumnWriter): void {
  const from = new VarintReader(bytes);
  if (from.unsigned() !== FORMAT) throw new DamagedBytesError('packed samples of an unknown format');
  let atMs = 0;
  let span = 0;
  let value = 0;
  let step = 1;
  let reader = 0;
  while (!from.atEnd) {
    const marked = from.signed();
    const changed = marked % 2 !== 0;
    span += (marked - (changed ? 1 : 0)) / 2;
    if (changed) {
      step = from.unsigned();
      reader = placeOf(from.unsigned());
    }
    atMs += span;
    value += from.signed();
    if (span <= 0 || value < 0 || step < 1)
      throw new DamagedBytesError('packed samples out of order or range');
    to.add(atMs, value, step, reader);
  }
}

function placeOf(code: number): number {
  const place = readerPlaces.get(code);
  if (place === undefined) throw new DamagedBytesError(`no reader is stored as ${code}`);
  return place;
}
