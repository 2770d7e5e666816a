import { computed, effect, type ReadonlySignal, type Signal, signal as store } from '@preact/signals';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import type { Bucket } from '../../core/series/bucket.ts';
import { type Sample, type SeriesId, type SeriesKey, seriesKey } from '../../core/series/sample.ts';
import { joinColumns, type SampleColumns, samplesOf } from '../../core/series/sample-columns.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { StoredHistory, WantedHistory } from '../../storage/series/joined-series.ts';
import { type CountColumns, thinnedColumns } from './count-columns.ts';

/** Everything that is kept of one series. */
export interface SeriesHistory {
  /** What is left of the samples that were thinned with age, in time order. */
  readonly buckets: readonly Bucket[];
  /** Those kept one by one, in time order, later than the buckets. */
  readonly columns: SampleColumns;
  /** The same as objects, made when they are first asked for: charts get by without. */
  readonly samples: readonly Sample[];
  /** Both together. */
  readonly counts: CountColumns;
  readonly events: readonly RateEvent[];
}

/** The histories that were asked for, kept up to date with every sample. */
export interface SeriesHistories {
  /** The history of a series; nothing until it is read. */
  of(series: SeriesId): ReadonlySignal<SeriesHistory | undefined>;
  /** The histories of several, in their order; nothing until the last of them is read. */
  all(series: readonly SeriesId[]): ReadonlySignal<readonly SeriesHistory[] | undefined>;
  /** Reads everything again: after an import, which may bring samples from anywhere in time. */
  refresh(): void;
}

/** A history as it was read, which goes on with the samples that come. */
class ReadHistory implements SeriesHistory {
  readonly counts: CountColumns;
  #samples: readonly Sample[] | undefined;

  constructor(
    readonly buckets: readonly Bucket[],
    readonly columns: SampleColumns,
    readonly events: readonly RateEvent[],
  ) {
    this.counts = thinnedColumns(buckets, columns);
  }

  get samples(): readonly Sample[] {
    this.#samples ??= samplesOf(this.columns);
    return this.#samples;
  }

  /** With later samples; what was made of the earlier ones is not made again. */
  grown(later: SampleColumns, events: readonly RateEvent[]): ReadHistory {
    const next = new ReadHistory(this.buckets, joinColumns(this.columns, later), events);
    if (this.#samples) next.#samples = [...this.#samples, ...samplesOf(later)];
    return next;
  }
}

/** What was known with what was read since. */
function grown(
  known: ReadHistory | undefined,
  { columns, hours, minutes, events }: StoredHistory,
): ReadHistory {
  if (!known) return new ReadHistory([...hours, ...minutes], columns, events);
  return columns.atMs.length === 0 ? known : known.grown(columns, events);
}

interface Entry {
  readonly id: SeriesId;
  readonly history: Signal<ReadHistory | undefined>;
  /** The first sample there ever was; what is kept may begin later. */
  firstMs: number | undefined;
  /** The Pages whose samples these are. */
  joined: string | undefined;
  isBusy: boolean;
}

/** Reads what is stored of several series, in their order. */
export type HistoryReader = (wanted: readonly WantedHistory[]) => Promise<readonly StoredHistory[]>;

/**
 * @param pages as they stand; a newer last sample makes the rest be read.
 * @param onError hears why a history could not be read.
 */
export function seriesHistories(
  reader: HistoryReader,
  pages: ReadonlySignal<readonly PageView[]>,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): SeriesHistories {
  const kept = new Map<SeriesKey, Entry>();

  const due = new Set<Entry>();

  /** Those that are asked for at once are read at once. */
  function catchUp(entry: Entry): void {
    if (entry.isBusy) return;
    entry.isBusy = true;
    if (due.size === 0) queueMicrotask(() => void readDue());
    due.add(entry);
  }

  async function readDue(): Promise<void> {
    const entries = [...due];
    due.clear();
    const known = entries.map(({ history }) => history.peek());
    try {
      const read = await reader(
        entries.map(({ id }, i) => {
          const before = known[i];
          return { series: id, fromMs: (before?.columns.atMs.at(-1) ?? -1) + 1, isWhole: !before };
        }),
      );
      if (signal.aborted) return;
      for (const [i, entry] of entries.entries()) {
        entry.isBusy = false;
        const part = read[i];
        // Forgotten while it was being read: what was read may not be all.
        if (entry.history.peek() !== known[i]) catchUp(entry);
        else if (part) entry.history.value = grown(known[i], part);
      }
    } catch (error) {
      for (const entry of entries) entry.isBusy = false;
      onError(error);
    }
  }

  const stop = effect(() => {
    for (const { page, joined, series } of pages.value) {
      for (const { metric, first, last } of series) {
        const entry = kept.get(seriesKey({ pageId: page.id, metric }));
        if (!entry) continue;
        const isEarlier = entry.firstMs !== undefined && first.atMs < entry.firstMs;
        if (isEarlier || entry.joined !== joined?.join(' ')) entry.history.value = undefined;
        entry.firstMs = first.atMs;
        entry.joined = joined?.join(' ');
        const known = entry.history.peek();
        if (last.atMs !== known?.columns.atMs.at(-1)) catchUp(entry);
      }
    }
  });
  signal.addEventListener('abort', stop, { once: true });

  function historyOf(id: SeriesId): ReadonlySignal<SeriesHistory | undefined> {
    const key = seriesKey(id);
    const known = kept.get(key);
    if (known) return known.history;
    const history = store<ReadHistory | undefined>(undefined);
    const summary = pages.peek().find(({ page }) => page.id === id.pageId);
    const firstMs = summary?.series.find(({ metric }) => metric === id.metric)?.first.atMs;
    const entry: Entry = { id, history, firstMs, joined: summary?.joined?.join(' '), isBusy: false };
    kept.set(key, entry);
    catchUp(entry);
    return history;
  }

  return {
    of: historyOf,
    all(ids) {
      const asked = ids.map(historyOf);
      return computed(() => {
        const read = asked.flatMap(({ value }) => value ?? []);
        return read.length === asked.length ? read : undefined;
      });
    },
    refresh() {
      for (const entry of kept.values()) {
        entry.history.value = undefined;
        catchUp(entry);
      }
    },
  };
}
