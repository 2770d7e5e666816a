import type { RateEstimate } from './rate.ts';
import type { RateEvent } from './rate-event.ts';

/** Names the method of a figure on exports and share cards: who has the samples and this method gets the same. */
export const METHOD_VERSION = 'slope 1';

const VERSION = 1;
/** The slope is taken over this window. */
const WINDOW_MS = 10 * 60_000;
const MOST_SAMPLES = 120;
const LEAST_SAMPLES = 3;
const LEAST_SPAN_MS = 60_000;

/** What the filter keeps of a series: plain, JSON-able, bounded. */
export interface FilterState {
  readonly version: number;
  /** The samples of the window: instant, value, step. */
  readonly window: readonly (readonly [number, number, number])[];
  /** How many estimates in a row excluded zero. */
  readonly excludedZero: number;
}

/** What the filter needs of a sample. */
export interface FilterSample {
  readonly atMs: number;
  readonly value: number;
  readonly step: number;
}

export interface FilterStep {
  readonly state: FilterState;
  readonly estimate: RateEstimate;
  readonly events: readonly RateEvent[];
}

/** The state before the first sample. */
export const startFilter = (): FilterState => ({ version: VERSION, window: [], excludedZero: 0 });

/** The state as it was stored, or nothing if it is not one of this version: replay the samples then. */
export function resumeFilter(stored: unknown): FilterState | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  if (!('version' in stored) || stored.version !== VERSION) return undefined;
  if (!('window' in stored) || !Array.isArray(stored.window)) return undefined;
  if (!('excludedZero' in stored) || typeof stored.excludedZero !== 'number') return undefined;
  return { version: VERSION, window: stored.window, excludedZero: stored.excludedZero };
}

/**
 * One sample more. Pure: the same state and sample give the same answer, and the state given stays as it was.
 * A sample that is not later than the last one changes nothing.
 */
export function filterSample(state: FilterState, sample: FilterSample): FilterStep {
  const last = state.window.at(-1);
  const isLater = !last || sample.atMs > last[0];
  const window = isLater
    ? [...state.window, [sample.atMs, sample.value, sample.step] as const]
        .filter(([atMs]) => atMs >= sample.atMs - WINDOW_MS)
        .slice(-MOST_SAMPLES)
    : state.window;
  const estimate = slope(window, state.excludedZero);
  const excludes = estimate.kind === 'rate' && (estimate.low > 0 || estimate.high < 0);
  const excludedZero = isLater ? (excludes ? state.excludedZero + 1 : 0) : state.excludedZero;
  return { state: { version: VERSION, window, excludedZero }, estimate, events: [] };
}

/** Least-squares slope; its variance counts the Poisson noise of the events and the scatter of the reads. */
function slope(window: FilterState['window'], excludedBefore: number): RateEstimate {
  const first = window[0];
  const last = window.at(-1);
  if (!first || !last) return { kind: 'no-rate', reason: 'no-samples' };
  const span = last[0] - first[0];
  if (window.length < LEAST_SAMPLES || span < LEAST_SPAN_MS)
    return { kind: 'no-rate', reason: 'too-little-data', expectedAtMs: first[0] + LEAST_SPAN_MS };
  const step = Math.max(...window.map((point) => point[2]));
  if (step > 1 && window.every((point) => point[1] === first[1]))
    return { kind: 'no-rate', reason: 'counter-has-not-moved' };

  const n = window.length;
  const minutes = window.map((point) => (point[0] - first[0]) / 60_000);
  const counts = window.map((point) => point[1] - first[1]);
  const meanT = minutes.reduce((a, b) => a + b, 0) / n;
  const meanC = counts.reduce((a, b) => a + b, 0) / n;
  let tt = 0;
  let tc = 0;
  for (const [i, t] of minutes.entries()) {
    tt += (t - meanT) ** 2;
    tc += (t - meanT) * ((counts[i] ?? 0) - meanC);
  }
  const perMinute = tc / tt;
  let rest = 0;
  for (const [i, t] of minutes.entries()) rest += ((counts[i] ?? 0) - meanC - perMinute * (t - meanT)) ** 2;
  const scatter = rest / (n - 2) + (step > 1 ? step ** 2 / 12 : 0);
  const poisson = ((6 / 5) * Math.max(Math.abs(perMinute), 60_000 / span)) / (span / 60_000);
  const half = 1.96 * Math.sqrt(poisson + scatter / tt);
  const excludes = Math.abs(perMinute) > half;
  return {
    kind: 'rate',
    perMinute,
    perSecond: perMinute / 60,
    low: perMinute - half,
    high: perMinute + half,
    sinceMs: first[0],
    atMs: last[0],
    samples: n,
    basis: step > 1 ? 'rounded' : 'exact',
    significant: excludes && excludedBefore > 0,
  };
}
