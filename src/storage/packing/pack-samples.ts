import { READER_NAMES, type ReaderName } from '../../core/page/reading.ts';
import type { RoadName } from '../../core/page/road-name.ts';
import { ROAD_NAMES } from '../../core/page/road-name.ts';
import type { Sample } from '../../core/series/sample.ts';
import { columnsBetween, type SampleColumns, samplesOf } from '../../core/series/sample-columns.ts';
import { DamagedBytesError, VarintWriter } from './varint.ts';

// A packed sample is the change of the span to the one before, the change of the count, and step and reader
// only where they changed: four or five bytes at a steady interval.

const FORMAT = 1;
/** No sample takes fewer: a span and a count. */
const LEAST_BYTES = 2;

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

/** The numbers roads are stored under; 0 is none. Never reuse or change one. */
const ROAD_CODES: Readonly<Record<RoadName, number>> = { background: 1, tab: 2, plugin: 3, drawn: 4 };

/** Reader and road are stored as one number: the reader's, and this times the road's. */
const ROAD_WEIGHT = 16;

const sourceCode = ({ reader, road }: Sample): number =>
  READER_CODES[reader] + ROAD_WEIGHT * (road ? ROAD_CODES[road] : 0);

const roadPlaces = new Map(ROAD_NAMES.map((name, place) => [ROAD_CODES[name], place + 1]));

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
    const same = sample.step === last.step && sourceCode(sample) === sourceCode(last);
    to.signed(2 * (nextSpan - span) + (same ? 0 : 1));
    if (!same) {
      to.unsigned(sample.step);
      to.unsigned(sourceCode(sample));
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
  const room = Math.floor(packs.reduce((sum, { length }) => sum + length, 0) / LEAST_BYTES);
  const columns = {
    atMs: new Float64Array(room),
    value: new Float64Array(room),
    step: new Float64Array(room),
    reader: new Uint8Array(room),
    road: new Uint8Array(room),
  };
  let length = 0;
  for (const bytes of packs) length = unpackInto(bytes, columns, length);
  return columnsBetween(columns, 0, length);
}

/**
 * One loop that calls next to nothing and reads its varints itself (`signedOf` too): a dashboard's first read of a month
 * goes through it half a million times before the browser has compiled anything.
 * @param from how many samples the columns have already. @returns how many they have then.
 */
function unpackInto(bytes: Uint8Array, columns: SampleColumns, from: number): number {
  if (bytes[0] !== FORMAT) throw new DamagedBytesError('packed samples of an unknown format');
  const { atMs: instants, value: values, step: steps, reader: readers, road: roads } = columns;
  const end = bytes.length;
  let length = from;
  let atMs = 0;
  let span = 0;
  let value = 0;
  let step = 1;
  let reader = 0;
  let road = 0;
  // What stands in the place of the next number: the span, its step and reader where they changed, the count.
  let next: 'span' | 'step' | 'reader' | 'value' = 'span';
  let number = 0;
  let weight = 1;
  for (let at = 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) {
      number += (byte & 0x7f) * weight;
      weight *= 0x80;
      continue;
    }
    number += byte * weight;
    if (!(number <= Number.MAX_SAFE_INTEGER)) throw new DamagedBytesError('a packed number is out of range');
    if (next === 'value') {
      value += number % 2 === 0 ? number / 2 : -(number + 1) / 2;
      if (span <= 0 || value < 0 || step < 1)
        throw new DamagedBytesError('packed samples out of order or range');
      atMs += span;
      instants[length] = atMs;
      values[length] = value;
      steps[length] = step;
      readers[length] = reader;
      roads[length] = road;
      length += 1;
      next = 'span';
    } else if (next === 'span') {
      const marked = number % 2 === 0 ? number / 2 : -(number + 1) / 2;
      const isSame = marked % 2 === 0;
      span += (isSame ? marked : marked - 1) / 2;
      next = isSame ? 'value' : 'step';
    } else if (next === 'step') {
      step = number;
      next = 'reader';
    } else {
      reader = placeOf(number % ROAD_WEIGHT);
      road = roadOf(Math.floor(number / ROAD_WEIGHT));
      next = 'value';
    }
    number = 0;
    weight = 1;
  }
  if (next !== 'span' || weight > 1) throw new DamagedBytesError('packed bytes end within a sample');
  return length;
}

function roadOf(code: number): number {
  const place = code === 0 ? 0 : roadPlaces.get(code);
  if (place === undefined) throw new DamagedBytesError(`no road is stored as ${code}`);
  return place;
}

function placeOf(code: number): number {
  const place = readerPlaces.get(code);
  if (place === undefined) throw new DamagedBytesError(`no reader is stored as ${code}`);
  return place;
}
