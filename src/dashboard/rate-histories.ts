import { effect, type ReadonlySignal, type Signal, signal as store } from '@preact/signals';
import { FilterRun } from '../core/rate/filter-run.ts';
import type { Rate } from '../core/rate/rate.ts';
import { type SeriesId, type SeriesKey, seriesKey } from '../core/series/sample.ts';
import { NO_SAMPLES, samplesOf } from '../core/series/sample-columns.ts';
import { monotonicMs } from '../platform/clock.ts';
import { replayRates } from './chart/rate-curve.ts';
import type { SeriesHistories } from './series-histories.ts';

/** The rates of a series as far as they have been replayed. */
export interface RateHistory {
  /** In time order. */
  readonly rates: readonly Rate[];
  /** How many of the samples have been gone through, and how many there are. */
  readonly done: number;
  readonly total: number;
}

export interface RateHistories {
  of(series: SeriesId): ReadonlySignal<RateHistory>;
}

/** How long the replay may hold up the page at a time, and how often it shows how far it is. */
const SLICE_MS = 12;
const SHOW_EVERY_MS = 400;
const BATCH = 8;

/** How long it may wait for a moment in which nothing is drawn or asked for. */
const PATIENCE_MS = 200;

/** When the page has nothing better to do: zooming comes first. Outside a browser, as soon as possible. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: PATIENCE_MS });
  else setTimeout(work, 0);
}

const NOTHING: RateHistory = { rates: [], done: 0, total: 0 };

/** Replays the filter over the stored samples, a slice at a time, from the first sample on. */
export function rateHistories(histories: SeriesHistories, signal: AbortSignal): RateHistories {
  const kept = new Map<SeriesKey, Signal<RateHistory>>();

  function start(id: SeriesId): Signal<RateHistory> {
    const shown = store(NOTHING);
    const history = histories.of(id);
    let run = new FilterRun();
    let rates: Rate[] = [];
    let firstMs: number | undefined;
    let done = 0;
    let isRunning = false;
    let shownAt = 0;

    function slice(): void {
      if (signal.aborted) return;
      const columns = history.peek()?.columns ?? NO_SAMPLES;
      const total = columns.atMs.length;
      const began = monotonicMs();
      while (done < total && monotonicMs() - began < SLICE_MS) {
        rates.push(...replayRates(run, samplesOf(columns, done, done + BATCH)));
        done = Math.min(total, done + BATCH);
      }
      const isDone = done >= total;
      if (isDone || monotonicMs() - shownAt > SHOW_EVERY_MS) {
        shown.value = { rates: [...rates], done, total };
        shownAt = monotonicMs();
      }
      isRunning = !isDone;
      if (isRunning) whenIdle(slice);
    }

    const stop = effect(() => {
      const columns = history.value?.columns;
      if (!columns) return;
      if (columns.atMs[0] !== firstMs) {
        firstMs = columns.atMs[0];
        run = new FilterRun();
        rates = [];
        done = 0;
      }
      if (!isRunning) {
        isRunning = true;
        whenIdle(slice);
      }
    });
    signal.addEventListener('abort', stop, { once: true });
    return shown;
  }

  return {
    of(id) {
      const key = seriesKey(id);
      const known = kept.get(key) ?? start(id);
      kept.set(key, known);
      return known;
    },
  };
}
