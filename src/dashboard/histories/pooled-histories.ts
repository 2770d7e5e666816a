import { type ReadonlySignal, type Signal, signal as store } from '@preact/signals';
import type { Metric } from '../../core/page/metric.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import type { ObserverId } from '../../core/pool/observer.ts';
import type { SampleColumns } from '../../core/series/sample-columns.ts';
import type { ObserverColumns } from '../../storage/pool/pooled-pages.ts';

/** What one other observer shared of a series, kept up to date. */
export interface PooledObserver {
  /** Of pool, Page, metric and observer: no two have the same. */
  readonly key: string;
  readonly pool: string;
  readonly observer: ObserverId;
  /** Nothing for a moment where samples came in between those that were known. */
  readonly history: ReadonlySignal<{ readonly columns: SampleColumns } | undefined>;
}

/** What others shared of the Pages that were asked for. */
export interface PooledHistories {
  /** Nobody until it is read, and where no pool was joined. @param keys everything by which the Page may be found. */
  of(keys: readonly PageId[], metric: Metric): ReadonlySignal<readonly PooledObserver[]>;
  /** Reads everything again: others shared more, or the person muted one of them. */
  refresh(): void;
}

export type PooledReader = (keys: readonly PageId[], metric: Metric) => Promise<readonly ObserverColumns[]>;

interface Entry {
  readonly keys: readonly PageId[];
  readonly metric: Metric;
  readonly shown: Signal<readonly PooledObserver[]>;
  readonly histories: Map<string, Signal<{ readonly columns: SampleColumns } | undefined>>;
}

const NOBODY: ReadonlySignal<readonly PooledObserver[]> = store([]);

/** @param onError hears why they could not be read. */
export function pooledHistories(
  read: PooledReader,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): PooledHistories {
  const kept = new Map<string, Entry>();

  async function renew(entry: Entry): Promise<void> {
    const { keys, metric, shown, histories } = entry;
    const found = await read(keys, metric);
    if (signal.aborted) return;
    const observers = found.map(({ pool, observer, columns }): PooledObserver => {
      const key = JSON.stringify([pool, keys[0], metric, observer]);
      const history = histories.get(key) ?? store(undefined);
      histories.set(key, history);
      const before = history.peek()?.columns;
      if (before?.atMs.length !== columns.atMs.length || !beginsWith(columns, before)) {
        // Whoever follows it begins again, unless there are only later samples.
        if (before && !beginsWith(columns, before)) history.value = undefined;
        history.value = { columns };
      }
      return { key, pool, observer, history };
    });
    const isSame = JSON.stringify(observers.map(({ key }) => key)) === JSON.stringify(keysOf(shown.peek()));
    if (!isSame) shown.value = observers;
  }

  return {
    of(keys, metric) {
      if (keys.length === 0) return NOBODY;
      const name = JSON.stringify([keys, metric]);
      const known = kept.get(name);
      if (known) return known.shown;
      const entry: Entry = { keys, metric, shown: store([]), histories: new Map() };
      kept.set(name, entry);
      renew(entry).catch(onError);
      return entry.shown;
    },
    refresh() {
      for (const entry of kept.values()) renew(entry).catch(onError);
    },
  };
}

const keysOf = (observers: readonly PooledObserver[]): string[] => observers.map(({ key }) => key);

/** Whether columns are others with more behind them. */
function beginsWith({ atMs, value }: SampleColumns, before: SampleColumns): boolean {
  if (before.atMs.length > atMs.length) return false;
  return before.atMs.every((ms, i) => ms === atMs[i] && before.value[i] === value[i]);
}
