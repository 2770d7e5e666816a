import { effect, type ReadonlySignal, type Signal, signal as store } from '@preact/signals';
import { type SeriesId, seriesKey } from '../../core/series/sample.ts';
import { columnsBetween, type SampleColumns } from '../../core/series/sample-columns.ts';
import { monotonicMs } from '../../platform/clock.ts';
import { joinedRates, noRates, type RateColumns } from './replay/rate-columns.ts';
import type { ReplayAnswer, ReplayPort, ReplayRequest } from './replay/replay-message.ts';
import type { SeriesHistories } from './series-histories.ts';

/** The rates of a series as far as they have been replayed. */
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
  inHindsight(samples: SampleColumns): Promise<RateColumns>;
  /** Lets the replays wait a moment: the person moves a chart, and its frames come first. */
  rest(): void;
}

/** When what is asked for first has been drawn: past rates can wait. Outside a browser, as soon as possible. */
function whenDrawn(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 0);
}

/** How often it is shown how far a replay is: each time the curve is drawn anew, which zooming feels. */
const SHOW_EVERY_MS = 1500;

const NOTHING: RateHistory = { rates: noRates(), done: 0, total: 0 };

/** A replay as the page sees it. */
interface Replay {
  readonly number: number;
  readonly firstMs: number | undefined;
  /** How many samples were given. */
  given: number;
  readonly parts: RateColumns[];
}

/**
 * The past rates of the series that are asked for, worked out from all samples beside the page and kept as long as
 * it is open; later samples only add to them.
 * @param portTo where a replay of some number is worked out.
 */
export function rateHistories(
  histories: SeriesHistories,
  portTo: (replay: number) => ReplayPort,
  signal: AbortSignal,
): RateHistories {
  const kept = new Map<string, Signal<RateHistory>>();
  const heard = new Set<ReplayPort>();
  const listeners = new Map<number, (answer: ReplayAnswer) => void>();
  let last = 0;

  function post(request: Exclude<ReplayRequest, { kind: 'rest' }>, transfer: Transferable[] = []): void {
    const port = portTo(request.replay);
    if (!heard.has(port))
      port.addEventListener('message', ({ data }: MessageEvent<ReplayAnswer>) => {
        listeners.get(data.replay)?.(data);
      });
    heard.add(port);
    port.postMessage(request, { transfer });
  }

  function send(kind: 'samples' | 'hindsight', replay: number, samples: SampleColumns): void {
    // Copies: what is handed over is gone here.
    const [atMs, value, step] = [
      Float64Array.from(samples.atMs),
      Float64Array.from(samples.value),
      Float64Array.from(samples.step),
    ];
    post({ kind, replay, atMs, value, step }, [atMs.buffer, value.buffer, step.buffer]);
  }

  function start(
    history: ReadonlySignal<{ readonly columns: SampleColumns } | undefined>,
  ): Signal<RateHistory> {
    const shown = store(NOTHING);
    let replay: Replay | undefined;
    let shownAtMs = Number.NEGATIVE_INFINITY;

    function forget(): void {
      if (!replay) return;
      listeners.delete(replay.number);
      post({ kind: 'forget', replay: replay.number });
      replay = undefined;
    }

    function begin(firstMs: number | undefined): Replay {
      const begun: Replay = { number: ++last, firstMs, given: 0, parts: [] };
      shown.value = NOTHING;
      listeners.set(begun.number, ({ done, rates }) => {
        begun.parts.push(rates);
        if (done < begun.given && monotonicMs() - shownAtMs < SHOW_EVERY_MS) return;
        const all = joinedRates(begun.parts);
        begun.parts.splice(0, begun.parts.length, all);
        shown.value = { rates: all, done, total: begun.given };
        shownAtMs = monotonicMs();
      });
      return begun;
    }

    const stop = effect(() => {
      const columns = history.value?.columns;
      // Read anew: samples may have come from anywhere in time.
      if (!columns || replay?.firstMs !== columns.atMs[0]) forget();
      if (columns) whenDrawn(() => goOn(columns));
    });
    signal.addEventListener('abort', stop, { once: true });
    return shown;

    function goOn(columns: SampleColumns): void {
      if (signal.aborted || columns !== history.peek()?.columns) return;
      replay ??= begin(columns.atMs[0]);
      const { number, given } = replay;
      const total = columns.atMs.length;
      if (total === given) return;
      replay.given = total;
      shown.value = { ...shown.peek(), total };
      send('samples', number, columnsBetween(columns, given, total));
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
    inHindsight(samples) {
      const number = ++last;
      return new Promise((resolve) => {
        listeners.set(number, ({ rates }) => {
          listeners.delete(number);
          resolve(rates);
        });
        send('hindsight', number, samples);
      });
    },
    rest() {
      for (const port of heard) port.postMessage({ kind: 'rest' }, { transfer: [] });
    },
  };
}
