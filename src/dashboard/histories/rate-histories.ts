import { effect, type ReadonlySignal, type Signal, signal as store } from '@preact/signals';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { columnsBetween, type SampleColumns } from '../../core/series/sample-columns.ts';
import { monotonicMs } from '../../platform/clock.ts';
import { joinedRates, noRates, type RateColumns } from './recompute/rate-columns.ts';
import type { RecomputeAnswer, RecomputePort, RecomputeRequest } from './recompute/recompute-message.ts';
import type { SeriesHistories } from './series-histories.ts';

/** The rates of a series as far as they have been recomputed. */
export interface RateHistory {
  readonly rates: RateColumns;
  /** How many of the samples have been gone through, and how many there are. */
  readonly done: number;
  readonly total: number;
}

export interface RateHistories {
  of(series: SeriesId): ReadonlySignal<RateHistory>;
  /** The same along samples that are no series of one's own. @param key names them: no two have the same. */
  along(
    key: string,
    history: ReadonlySignal<{ readonly columns: SampleColumns } | undefined>,
  ): ReadonlySignal<RateHistory>;
  /** The rates of some samples in hindsight: each with what came after it, among these, too. */
  smoothed(samples: SampleColumns): Promise<RateColumns>;
  /** Lets the recomputations wait a moment: the person moves a chart, and its frames come first. */
  rest(): void;
}

/** When what is asked for first has been drawn: past rates can wait. Outside a browser, as soon as possible. */
function whenDrawn(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 0);
}

/** How often what was worked out is shown: each time the curve is drawn again, which zooming feels. */
const SHOW_EVERY_MS = 1500;

const NOTHING: RateHistory = { rates: noRates(), done: 0, total: 0 };

/** A recomputation that was asked for. */
interface Begun {
  readonly id: number;
  readonly firstMs: number | undefined;
  /** How many samples were given. */
  given: number;
  readonly parts: RateColumns[];
}

/**
 * The past rates of the series that are asked for, worked out from all samples beside the page and kept as long as
 * it is open; later samples only add to them.
 * @param portTo the port that a recomputation is asked of.
 */
export function rateHistories(
  histories: SeriesHistories,
  portTo: (id: number) => RecomputePort,
  signal: AbortSignal,
): RateHistories {
  const kept = new Map<string, Signal<RateHistory>>();
  const heard = new Set<RecomputePort>();
  const listeners = new Map<number, (answer: RecomputeAnswer) => void>();
  let last = 0;

  function post(request: Exclude<RecomputeRequest, { kind: 'rest' }>, transfer: Transferable[] = []): void {
    const port = portTo(request.id);
    if (!heard.has(port))
      port.addEventListener('message', ({ data }: MessageEvent<RecomputeAnswer>) => {
        listeners.get(data.id)?.(data);
      });
    heard.add(port);
    port.postMessage(request, { transfer });
  }

  function send(kind: 'samples' | 'smoothed', id: number, samples: SampleColumns): void {
    // Copies: what is handed over is gone here.
    const [atMs, value, step] = [
      Float64Array.from(samples.atMs),
      Float64Array.from(samples.value),
      Float64Array.from(samples.step),
    ];
    post({ kind, id, atMs, value, step }, [atMs.buffer, value.buffer, step.buffer]);
  }

  function start(
    history: ReadonlySignal<{ readonly columns: SampleColumns } | undefined>,
  ): Signal<RateHistory> {
    const shown = store(NOTHING);
    let begun: Begun | undefined;
    let shownAtMs = Number.NEGATIVE_INFINITY;

    function forget(): void {
      if (!begun) return;
      listeners.delete(begun.id);
      post({ kind: 'forget', id: begun.id });
      begun = undefined;
    }

    function begin(firstMs: number | undefined): Begun {
      const one: Begun = { id: ++last, firstMs, given: 0, parts: [] };
      shown.value = NOTHING;
      listeners.set(one.id, ({ done, rates }) => {
        one.parts.push(rates);
        if (done < one.given && monotonicMs() - shownAtMs < SHOW_EVERY_MS) return;
        const all = joinedRates(one.parts);
        one.parts.splice(0, one.parts.length, all);
        shown.value = { rates: all, done, total: one.given };
        shownAtMs = monotonicMs();
      });
      return one;
    }

    const stop = effect(() => {
      const columns = history.value?.columns;
      // Read again: samples may have come from anywhere in time.
      if (!columns || begun?.firstMs !== columns.atMs[0]) forget();
      if (columns) whenDrawn(() => goOn(columns));
    });
    signal.addEventListener('abort', stop, { once: true });
    return shown;

    function goOn(columns: SampleColumns): void {
      if (signal.aborted || columns !== history.peek()?.columns) return;
      begun ??= begin(columns.atMs[0]);
      const { id, given } = begun;
      const total = columns.atMs.length;
      if (total === given) return;
      begun.given = total;
      shown.value = { ...shown.peek(), total };
      send('samples', id, columnsBetween(columns, given, total));
    }
  }

  function along(key: string, history: Parameters<typeof start>[0]): Signal<RateHistory> {
    const known = kept.get(key) ?? start(history);
    kept.set(key, known);
    return known;
  }

  return {
    of(id) {
      return along(seriesKey(id), histories.of(id));
    },
    along,
    smoothed(samples) {
      const id = ++last;
      return new Promise((resolve) => {
        listeners.set(id, ({ rates }) => {
          listeners.delete(id);
          resolve(rates);
        });
        send('smoothed', id, samples);
      });
    },
    rest() {
      for (const port of heard) port.postMessage({ kind: 'rest' }, { transfer: [] });
    },
  };
}
