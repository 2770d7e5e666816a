import { FILTER_VERSION, resumeFilter, startFilter } from '../../core/rate/filter/rate-filter.ts';
import { mergeSamples } from '../../core/series/merge-samples.ts';
import { type Sample, type SeriesId, seriesKey } from '../../core/series/sample.ts';
import {
  advanceSeries,
  changeOfSeries,
  type SeriesProgress,
  sparse,
  TAIL_MS,
} from '../../core/summary/series-progress.ts';
import { packSamples, unpackSamples } from '../packing/pack-samples.ts';
import { readableSamples } from '../packing/readable-samples.ts';
import { slotOf } from '../packing/slots.ts';
import type { HistoryWrite, JointRecord, SeriesRecord } from '../schema.ts';
import { samplesWithin } from './samples.ts';
import { isWhole } from './series.ts';

// Pages that were joined have one figure, worked out from the samples of all of them in one order of time. It is
// derived: what it was worked out from is counted, and where that is other than what is there, it is worked out again.

/** Slots in one transaction. */
const SLOTS = 4;

/** What the series of a group say together, and how many samples they have. */
interface Together {
  readonly records: readonly SeriesRecord[];
  readonly counted: number;
  readonly lastMs: number;
}

const together = (records: readonly SeriesRecord[]): Together => ({
  records,
  counted: records.reduce((sum, { sampleCount }) => sum + sampleCount, 0),
  lastMs: records.reduce((latest, { last }) => Math.max(latest, last.atMs), 0),
});

/** What a view shows of series that are shown as one: their joint figures, or what the latest of them says until then. */
export function jointRecord(
  lead: SeriesId,
  all: readonly SeriesRecord[],
  stored: JointRecord | undefined,
): SeriesRecord | undefined {
  const [latest, ...others] = all.filter(isWhole).toSorted((a, b) => b.last.atMs - a.last.atMs);
  if (!latest) return undefined;
  if (others.length === 0) return { ...latest, ...lead };
  const { records, counted, lastMs } = together([latest, ...others]);
  const ends = { ...lead, first: earliest(records), sampleCount: counted };
  if (stored?.figures && stored.counted === counted && stored.figures.last.atMs === lastMs)
    return { ...stored.figures, ...ends };
  const recent = mergeSamples(records.map((record) => readableSamples(record.recent)));
  return { ...latest, ...ends, recent: packSamples(sparse(recent)) };
}

const earliest = (records: readonly SeriesRecord[]): Sample =>
  records.map(({ first }) => first).reduce((a, b) => (b.atMs < a.atMs ? b : a));

/**
 * Brings the figures of the series that are shown as one up to what they have, or one step nearer to it.
 * @param ids those of one metric; the one they are shown under first.
 */
export async function jointStep(
  tx: HistoryWrite,
  ids: readonly [SeriesId, ...SeriesId[]],
): Promise<'fresh' | 'more' | 'finished'> {
  const store = tx.objectStore('joint');
  const key = seriesKey(ids[0]);
  const found = await Promise.all(ids.map((id) => tx.objectStore('series').get(seriesKey(id))));
  const all = together(found.filter((record) => record !== undefined).filter(isWhole));
  const known = await store.get(key);
  if (all.records.length < 2) {
    if (known) await store.delete(key);
    return 'fresh';
  }
  const { figures } = known ?? {};
  const filter = known && !known.recomputation ? resumeFilter(known.state) : undefined;
  if (known && figures && filter && all.lastMs >= figures.last.atMs) {
    if (known.counted === all.counted && figures.last.atMs === all.lastMs) return 'fresh';
    const later = await within(tx, ids, figures.last.atMs + 1, all.lastMs);
    if (known.counted + later.raw === all.counted) {
      const tail = await within(tx, ids, figures.last.atMs - TAIL_MS, figures.last.atMs);
      const recent = unpackSamples(figures.recent);
      const { platformChanges = [] } = figures;
      const before = { ...figures, filter, recent, platformChanges, tail: tail.samples };
      await store.put(jointOf(advanced(before, later.samples), all), key);
      return 'finished';
    }
  }
  return recomputeStep(tx, ids, known, all);
}

async function recomputeStep(
  tx: HistoryWrite,
  ids: readonly [SeriesId, ...SeriesId[]],
  known: JointRecord | undefined,
  all: Together,
): Promise<'more' | 'finished'> {
  const store = tx.objectStore('joint');
  const key = seriesKey(ids[0]);
  const begun = known?.recomputation;
  const goesOn = begun && begun.version === FILTER_VERSION && (await isOnlyLonger(tx, ids, begun, all));
  const before: SeriesProgress | undefined = goesOn
    ? { ...begun.progress, filter: resumeFilter(begun.progress.filter) ?? startFilter() }
    : undefined;
  const { samples, ended } = await nextSlots(tx, ids, before?.last.atMs);
  const progress = advanced(before, samples);
  if (ended) {
    if (progress) await store.put(jointOf(withThinned(progress, all), all), key);
    else await store.put({ counted: all.counted }, key);
    return 'finished';
  }
  const recomputation = progress && {
    version: FILTER_VERSION,
    progress,
    counted: all.counted,
    lastMs: all.lastMs,
  };
  await store.put({ ...known, counted: known?.counted ?? 0, ...(recomputation && { recomputation }) }, key);
  return 'more';
}

/** What moved at once before the samples that are still kept one by one: as the series tells it that goes back furthest. */
function withThinned(progress: SeriesProgress, { records }: Together): SeriesProgress {
  const oldest = records.find(({ first }) => first.atMs === earliest(records).atMs);
  const moves = (oldest?.platformChanges ?? []).filter(({ afterMs }) => afterMs < progress.first.atMs);
  return { ...progress, platformChanges: [...moves, ...progress.platformChanges] };
}

/** Whether nothing but samples at the end came since a recomputation was left. */
async function isOnlyLonger(
  tx: HistoryWrite,
  ids: readonly SeriesId[],
  { counted, lastMs }: { readonly counted: number; readonly lastMs: number },
  all: Together,
): Promise<boolean> {
  if (all.counted === counted) return all.lastMs === lastMs;
  return counted + (await within(tx, ids, lastMs + 1, all.lastMs)).raw === all.counted;
}

function advanced<Before extends SeriesProgress | undefined>(
  before: Before,
  samples: readonly Sample[],
): Before | SeriesProgress {
  let progress: Before | SeriesProgress = before;
  for (const sample of samples) {
    if (progress && sample.atMs <= progress.last.atMs) continue;
    ({ progress } = advanceSeries(progress, sample));
  }
  return progress;
}

function jointOf(progress: SeriesProgress, { records, counted }: Together): JointRecord {
  const { last, rate, recent, filter, platformChanges } = progress;
  const figures = {
    first: earliest(records),
    last,
    sampleCount: counted,
    rate,
    change: changeOfSeries(progress),
    recent: packSamples(recent),
    ...(platformChanges.length > 0 && { platformChanges }),
  };
  return { figures, state: filter, counted };
}

/** The samples of all series in a range in one order, and how many there are, those of one instant each. */
async function within(
  tx: HistoryWrite,
  ids: readonly SeriesId[],
  fromMs: number,
  toMs: number,
): Promise<{ readonly samples: readonly Sample[]; readonly raw: number }> {
  if (toMs < fromMs) return { samples: [], raw: 0 };
  const lists = await Promise.all(ids.map((id) => samplesWithin(tx, seriesKey(id), fromMs, toMs)));
  return { samples: mergeSamples(lists), raw: lists.reduce((sum, { length }) => sum + length, 0) };
}

/** The samples of the next slots that any of the series has. */
async function nextSlots(
  tx: HistoryWrite,
  ids: readonly SeriesId[],
  afterMs = 0,
): Promise<{ readonly samples: readonly Sample[]; readonly ended: boolean }> {
  const chunks = tx.objectStore('chunks');
  const rows = await Promise.all(
    ids.map(async (id) => {
      const range = IDBKeyRange.bound([seriesKey(id), slotOf(afterMs)], [seriesKey(id), []]);
      const [keys, records] = await Promise.all([
        chunks.getAllKeys(range, SLOTS),
        chunks.getAll(range, SLOTS),
      ]);
      return keys.map(([, slot], i) => ({ slot, bytes: records[i]?.bytes }));
    }),
  );
  const slots = [...new Set(rows.flat().map(({ slot }) => slot))].sort((a, b) => a - b).slice(0, SLOTS);
  const read = rows.map((row) =>
    row.flatMap(({ slot, bytes }) => (bytes && slots.includes(slot) ? unpackSamples(bytes) : [])),
  );
  const ended = rows.every((row) => row.length < SLOTS) && slots.length < SLOTS;
  return { samples: mergeSamples(read), ended };
}
