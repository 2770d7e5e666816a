import type { StoreValue } from 'idb';
import { HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { unpackBuckets } from '../packing/pack-buckets.ts';
import { unpackSamples } from '../packing/pack-samples.ts';
import { unlessDamaged } from '../packing/unless-damaged.ts';
import { pooledSlots } from '../pool/pooled-pages.ts';
import type { History, HistorySchema, PageRecord, SeriesRecord, StoreName } from '../schema.ts';
import { batchesOf } from '../series/set-apart.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, FORMER_EXPORT_VERSION } from './export-format.ts';
import { type ExportSelection, isSelectedPage, isSelectedTime } from './export-selection.ts';

/** How far a long piece of work has come, 0 to 1. */
export type OnProgress = (part: number) => void;

/** How a history is exported; what is left out means all of it, or that it throws. */
export interface ExportOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  /** A part of it: an export of its own, with the whole name and baseline of what it speaks of. */
  readonly selection?: ExportSelection;
  /** Whether the database is of a build before 0.2.0: its records are written as they are, under the version of then. */
  readonly isFormer?: boolean;
  /** Told of every record that could not be read; the export goes on without it. */
  readonly onUnreadable?: (error: unknown) => void;
}

/** Records read at a time. */
const BATCH = 50;

/**
 * The whole history as the text of a JSON file, piece by piece. Every record stands on a line of its own, so that
 * the importer need not hold the file in memory either.
 * @param db of this schema or an earlier one; of a later one what has the form of this.
 * @param nowMs when it is written.
 * @throws the signal's reason when it is cancelled; DamagedBytesError unless `onUnreadable` hears of it.
 */
export async function* exportJson(
  db: History,
  nowMs: number,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  const { selection = {}, isFormer = false } = options;
  const version = isFormer ? FORMER_EXPORT_VERSION : EXPORT_VERSION;
  const head = { format: EXPORT_FORMAT, version, exportedAt: new Date(nowMs).toISOString() };
  yield JSON.stringify(head).slice(0, -1);
  const records = (await allOf(db, 'pages')).filter(({ id }) => isSelectedPage(selection, id));
  yield* section('pages', records.map(pageLine));
  // A Page that is met while this is written is not in the file: an import would refuse what is said of it, and all else.
  const inFile = { ...selection, pageIds: new Set(records.map(({ id }) => id)) };
  const selected = ({ pageId, atMs }: { pageId: PageId; atMs: number }): boolean =>
    isSelectedPage(inFile, pageId) && isSelectedTime(selection, atMs);
  yield* section('series', seriesLines(db, { ...options, selection: inFile }));
  const known = await events(db);
  yield* section(
    'events',
    known.filter(({ pageId, event }) => selected({ pageId, atMs: event.atMs })),
  );
  const apart = batchesOf(await allOf(db, 'setApart'));
  yield* section(
    'setApart',
    apart.filter(selected).map((batch) => ({ ...batch, samples: batch.samples.map(tuple) })),
  );
  const turns = await allOf(db, 'watchEvents');
  yield* section(
    'watchEvents',
    turns.filter(({ pageId, event }) => selected({ pageId, atMs: event.atMs })),
  );
  const notes = await allOf(db, 'notes');
  yield* section(
    'notes',
    notes.filter(({ pageId, atMs }) => isSelectedPage(selection, pageId) && isSelectedTime(selection, atMs)),
  );
  const campaigns = await allOf(db, 'campaigns');
  yield* section(
    'campaigns',
    campaigns.filter(({ targets }) => targets.some((pageId) => isSelectedPage(selection, pageId))),
  );
  const pairs = (await allOf(db, 'pairs')).filter(({ pages: both, answer }) =>
    answer === 'joined' ? both.every((pageId) => isSelectedPage(inFile, pageId)) : false,
  );
  yield* section(
    'joins',
    pairs.map(({ pages: both, atMs }) => ({ pages: both, atMs })),
  );
  const hasPooled = db.objectStoreNames.contains('pooled') && (await db.count('pooled')) > 0;
  if (hasPooled) yield* section('pooled', pooledLines(db, selection));
  yield '\n}\n';
}

/** What others shared, by whom; an import passes it over, since one's own history is never written by others. */
async function* pooledLines(db: History, selection: ExportSelection): AsyncGenerator<unknown> {
  for await (const { pool, pageId, metric, observer, samples } of pooledSlots(db)) {
    const selected = samples.filter(({ atMs }) => isSelectedTime(selection, atMs));
    if (!isSelectedPage(selection, pageId) || selected.length === 0) continue;
    yield { pool, pageId, metric, observer, samples: selected.map(tuple) };
  }
}

async function* section(
  name: string,
  records: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<string> {
  yield `,\n"${name}":[`;
  let separator = '\n';
  for await (const record of records) {
    yield separator + JSON.stringify(record);
    separator = ',\n';
  }
  yield '\n]';
}

/** A Page as a file has it. By what else it was known is not written: an import must not go by it. */
const pageLine = ({ id, name, address, metric, isMetricOpen, firstSeenMs }: PageRecord): unknown => ({
  id,
  name,
  address,
  // What no look has settled yet, none of another history has.
  ...(!isMetricOpen && { metric }),
  firstSeenMs,
});

async function events(db: History): Promise<(SeriesId & { readonly event: RateEvent })[]> {
  const [records, series] = await Promise.all([allOf(db, 'events'), allOf(db, 'series')]);
  const idOf = new Map(
    series.map(({ pageId, metric }) => [seriesKey({ pageId, metric }), { pageId, metric }]),
  );
  return records.flatMap(({ series: key, event }) => {
    const id = idOf.get(key);
    return id ? [{ ...id, event }] : [];
  });
}

async function* seriesLines(db: History, options: ExportOptions): AsyncGenerator<unknown> {
  const { signal, onProgress, selection = {} } = options;
  const total = (await db.count('chunks')) + (await db.count('buckets'));
  let done = 0;
  for (const record of await allOf(db, 'series')) {
    const { pageId, metric } = record;
    if (!isSelectedPage(selection, pageId)) continue;
    const key = seriesKey({ pageId, metric });
    for await (const line of thinnedLines(db, key, options)) {
      signal?.throwIfAborted();
      yield { pageId, metric, samples: [], first: tuple(record.first), ...line };
      onProgress?.(++done / total);
    }
    for await (const slot of sampleSlots(db, record, options)) {
      signal?.throwIfAborted();
      const samples = slot.filter(({ atMs }) => isSelectedTime(selection, atMs));
      if (samples.length > 0) yield { pageId, metric, samples: samples.map(tuple) };
      onProgress?.(++done / total);
    }
  }
}

const tuple = ({ atMs, value, step, reader, road }: Sample): unknown[] => [
  ...[atMs, value, step, reader],
  ...(road ? [road] : []),
];

async function* thinnedLines(db: History, key: SeriesKey, options: ExportOptions): AsyncGenerator<object> {
  const { selection = {} } = options;
  for (const [widthMs, name] of [
    [HOUR_MS, 'hours'],
    [MINUTE_MS, 'minutes'],
  ] as const) {
    for await (const records of recordsUnder(db, 'buckets', [key, widthMs])) {
      for (const all of unpacked(records, unpackBuckets, options)) {
        const buckets = all.filter(({ startMs }) =>
          isSelectedTime(selection, startMs, startMs + widthMs - 1),
        );
        if (buckets.length > 0) yield { [name]: buckets };
      }
    }
  }
}

/** Records that are unpacked; those that cannot be are told and passed over, where somebody listens. */
function* unpacked<Content>(
  records: readonly { readonly bytes: Uint8Array }[],
  unpack: (bytes: Uint8Array) => Content,
  { onUnreadable }: ExportOptions,
): Generator<Content> {
  for (const { bytes } of records) {
    const content = unlessDamaged(
      () => ({ of: unpack(bytes) }),
      (error) => {
        if (!onUnreadable) throw error;
        onUnreadable(error);
      },
    );
    if (content) yield content.of;
  }
}

/** All of a store; nothing where the schema of the database has no such store. */
const allOf = async <Name extends StoreName>(
  db: History,
  name: Name,
): Promise<StoreValue<HistorySchema, Name>[]> => (db.objectStoreNames.contains(name) ? db.getAll(name) : []);

/** The samples of a series that are kept one by one, slot by slot, oldest first. */
export async function* sampleSlots(
  db: History,
  { pageId, metric }: Pick<SeriesRecord, 'pageId' | 'metric'>,
  options: ExportOptions = {},
): AsyncGenerator<Sample[]> {
  for await (const chunks of recordsUnder(db, 'chunks', [seriesKey({ pageId, metric })]))
    yield* unpacked(chunks, unpackSamples, options);
}

/** The records whose keys begin so, in order, some at a time: the whole history would not fit in memory. */
async function* recordsUnder<Name extends 'chunks' | 'buckets'>(
  db: History,
  name: Name,
  beginning: IDBValidKey[],
): AsyncGenerator<StoreValue<HistorySchema, Name>[]> {
  let from: IDBValidKey = beginning;
  for (;;) {
    const range = IDBKeyRange.bound(from, [...beginning, []], true);
    const { store } = db.transaction(name);
    const [keys, records] = await Promise.all([store.getAllKeys(range, BATCH), store.getAll(range, BATCH)]);
    yield records;
    const last = keys.at(-1);
    if (!last) return;
    from = last;
  }
}
