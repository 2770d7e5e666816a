import { READER_NAMES, type ReaderName } from '../core/series/reading.ts';
import type { Sample } from '../core/series/sample.ts';
import { DamagedBytesError, VarintReader, VarintWriter } from './varint.ts';

// A packed sample is the change of the span to the one before, the change of the count, and step and reader
// only where they changed: four or five bytes at a steady interval.

const FORMAT = 1;

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

const readerNames = new Map(READER_NAMES.map((name) => [READER_CODES[name], name]));

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
 * @param into where they are put; a long range is unpacked into one list.
 * @throws DamagedBytesError when the bytes cannot have come from `packSamples`.
 */
export function unpackSamples(bytes: Uint8Array, into: Sample[] = []): Sample[] {
  const from = new VarintReader(bytes);
  if (from.unsigned() !== FORMAT) throw new DamagedBytesError('packed samples of an unknown format');
  let atMs = 0;
  let span = 0;
  let value = 0;
  let step = 1;
  let reader: ReaderName = 'meta-description';
  while (!from.atEnd) {
    const marked = from.signed();
    const changed = marked % 2 !== 0;
    span += (marked - (changed ? 1 : 0)) / 2;
    if (changed) {
      step = from.unsigned();
      reader = readerOf(from.unsigned());
    }
    atMs += span;
    value += from.signed();
    if (span <= 0 || value < 0 || step < 1)
      throw new DamagedBytesError('packed samples out of order or range');
    into.push({ atMs, value, step, reader });
  }
  return into;
}

function readerOf(code: number): ReaderName {
  const name = readerNames.get(code);
  if (!name) throw new DamagedBytesError(`no reader is stored as ${code}`);
  return name;
}
