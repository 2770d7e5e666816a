import type { Metric } from '../../src/core/page/metric.ts';
import type { Obstacle, ObstacleKind } from '../../src/core/page/obstacle.ts';
import { pageName } from '../../src/core/page/page-name.ts';
import type { WatchState } from '../../src/core/page/watch-state.ts';
import type { Rate, RateEstimate } from '../../src/core/rate/rate.ts';
import type { Sample } from '../../src/core/series/sample.ts';
import type { PageView, RecentPoint, SeriesSummary } from '../../src/core/summary/series-summary.ts';
import { vanityId } from '../../src/facebook/facts/page-key.ts';

/** The present of the demo: the evening of 27 February 2016. */
export const DEMO_NOW_MS = Date.UTC(2016, 1, 27, 20, 30);
const MINUTE_MS = 60_000;

export const obstacle = (kind: ObstacleKind): Obstacle => ({ kind, detail: 'made by hand' });

export const WATCHES = {
  idle: { kind: 'not-measuring' },
  live: { kind: 'measuring', nextReadMs: DEMO_NOW_MS + 20_000 },
  late: { kind: 'measuring', nextReadMs: DEMO_NOW_MS - 5 * MINUTE_MS },
  obstructed: {
    kind: 'obstructed',
    obstacle: obstacle('error-page'),
    sinceMs: DEMO_NOW_MS - 4 * MINUTE_MS,
    failures: 3,
    nextReadMs: DEMO_NOW_MS + 2 * MINUTE_MS,
  },
  blocked: { kind: 'paused', obstacle: obstacle('blocked'), sinceMs: DEMO_NOW_MS - 20 * MINUTE_MS },
} as const satisfies Record<string, WatchState>;

/** A rate as an estimator would give it, its newest sample ten seconds old. */
export const rateOf = (perMinute: number, half: number, more: object = {}): RateEstimate => ({
  kind: 'rate',
  perMinute,
  perSecond: perMinute / 60,
  low: perMinute - half,
  high: perMinute + half,
  sinceMs: DEMO_NOW_MS - 15 * MINUTE_MS,
  atMs: DEMO_NOW_MS - 10_000,
  samples: 30,
  basis: 'exact',
  significant: Math.abs(perMinute) > half,
  ...more,
});

export interface DemoSeries {
  readonly metric?: Metric;
  readonly value: number;
  readonly step?: number;
  readonly rate: RateEstimate;
  /** How old the newest sample is. */
  readonly ageMs?: number;
  /** Minutes before now between which nobody was looking. */
  readonly gap?: readonly [fromMinute: number, toMinute: number];
  /** How far back the samples go. */
  readonly minutes?: number;
}

/** A small fixed source of chance, so that every demo looks the same. */
function* chance(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

function recentOf(series: Required<Omit<DemoSeries, 'rate' | 'metric'>>, perMinute: number): RecentPoint[] {
  const { value, step, ageMs, gap, minutes } = series;
  const source = chance(value);
  const points: RecentPoint[] = [];
  for (let ago = ageMs; ago <= minutes * MINUTE_MS; ago += MINUTE_MS / 2) {
    const inGap = ago > gap[0] * MINUTE_MS && ago < gap[1] * MINUTE_MS;
    const wobble = (source.next().value - 0.5) * Math.abs(perMinute) * 0.7;
    const exact = value - (perMinute * ago) / MINUTE_MS + wobble;
    if (!inGap) points.unshift({ atMs: DEMO_NOW_MS - ago, value: Math.floor(exact / step) * step, step });
  }
  return points;
}

export function seriesOf(given: DemoSeries): SeriesSummary {
  const { metric = 'likes', value, step = 1, rate, ageMs = 10_000, gap = [0, 0], minutes = 60 } = given;
  const perMinute = rate.kind === 'no-rate' ? 0 : rate.perMinute;
  const sample = (atMs: number, count: number): Sample => ({
    atMs,
    value: count,
    step,
    reader: 'meta-description',
  });
  const firstMs = DEMO_NOW_MS - 9 * 60 * MINUTE_MS;
  return {
    metric,
    first: sample(firstMs, value - Math.round(perMinute * 500)),
    last: sample(DEMO_NOW_MS - ageMs, value),
    sampleCount: 1080,
    rate,
    change: {
      kind: 'change',
      count: Math.round(perMinute * 1.07),
      seconds: 61,
      fromMs: DEMO_NOW_MS - ageMs - 61_000,
      toMs: DEMO_NOW_MS - ageMs,
      step,
    },
    recent: recentOf({ value, step, ageMs, gap, minutes }, perMinute),
  };
}

export const viewOf = (
  name: string,
  watch: WatchState,
  series: readonly SeriesSummary[],
  intervalMs = 30_000,
): PageView => {
  const id = `page${[...name].map((letter) => letter.codePointAt(0)).join('')}`.slice(0, 40);
  return {
    // As it is kept and shown.
    page: {
      id: vanityId(id),
      ids: [],
      vanity: id,
      name: pageName(name) || vanityId(id),
      address: `https://www.facebook.com/${id}`,
    },
    watch,
    metric: series[0]?.metric ?? 'likes',
    series,
    intervalMs,
  };
};

/** The newest count lies so much below the one before. */
function droppedBy(drop: number, series: SeriesSummary): SeriesSummary {
  const { last, recent, change } = series;
  const value = last.value - drop;
  return {
    ...series,
    last: { ...last, value },
    recent: recent.with(-1, { atMs: last.atMs, value, step: last.step }),
    change: change.kind === 'change' ? { ...change, atOnce: -drop } : change,
  };
}

const firstSoon: RateEstimate = {
  kind: 'no-rate',
  reason: 'too-little-data',
  expectedAtMs: DEMO_NOW_MS + 100_000,
};

/** One Page in every state a person can meet. */
export const DEMO_VIEWS = {
  live: viewOf('Maroc Telecom', WATCHES.live, [seriesOf({ value: 2_312_587, rate: rateOf(-140, 23) })]),
  first: viewOf('Inwi', WATCHES.live, [seriesOf({ value: 1_204_331, rate: firstSoon, minutes: 1 })]),
  idle: viewOf('Méditel', WATCHES.idle, [
    seriesOf({ value: 1_687_024, rate: { kind: 'no-rate', reason: 'no-samples' }, minutes: 0.2 }),
  ]),
  early: viewOf('Inwi', WATCHES.live, [
    seriesOf({
      value: 1_204_331,
      minutes: 2.5,
      rate: {
        ...(rateOf(-90, 97) as Rate),
        kind: 'too-early',
        progress: { share: 0.6, secondsNeeded: 60 },
      },
    }),
  ]),
  jump: viewOf('Maroc Telecom', WATCHES.live, [
    droppedBy(
      60_000,
      seriesOf({
        value: 2_311_902,
        rate: { ...(rateOf(-132, 16) as Rate), kind: 'jump', size: -60_000, afterMs: DEMO_NOW_MS - 35_000 },
      }),
    ),
  ]),
  gap: viewOf('اتصالات المغرب', WATCHES.live, [
    seriesOf({ value: 2_312_587, rate: rateOf(-132, 15), gap: [20, 38] }),
  ]),
  gain: viewOf('Royal Air Maroc', WATCHES.live, [
    seriesOf({ metric: 'followers', value: 830_112, rate: rateOf(12, 7) }),
  ]),
  unclear: viewOf('Hespress', WATCHES.live, [seriesOf({ value: 9_801_220, rate: rateOf(-3, 8.6) })]),
  perhaps: viewOf('Inwi', WATCHES.live, [
    seriesOf({ value: 1_204_331, rate: rateOf(-132, 15, { significant: false }), minutes: 4 }),
  ]),
  rounded: viewOf('Inwi', WATCHES.live, [
    seriesOf({ value: 1_204_000, step: 1000, rate: rateOf(-118, 60, { basis: 'rounded' }) }),
  ]),
  still: viewOf('Bank of Africa', WATCHES.live, [
    seriesOf({ value: 1_200_000, step: 100_000, rate: { kind: 'no-rate', reason: 'counter-has-not-moved' } }),
  ]),
  stale: viewOf('Maroc Telecom', WATCHES.idle, [
    seriesOf({
      value: 2_312_587,
      rate: rateOf(-140, 23, { atMs: DEMO_NOW_MS - 3 * 60 * MINUTE_MS }),
      ageMs: 3 * 60 * MINUTE_MS,
    }),
  ]),
  late: viewOf('Maroc Telecom', WATCHES.late, [
    seriesOf({ value: 2_312_587, rate: rateOf(-140, 23), ageMs: 6 * MINUTE_MS }),
  ]),
  obstructed: viewOf('Maroc Telecom', WATCHES.obstructed, [
    seriesOf({ value: 2_312_587, rate: rateOf(-140, 23), ageMs: 5 * MINUTE_MS }),
  ]),
  blocked: viewOf('Maroc Telecom', WATCHES.blocked, [
    seriesOf({
      value: 2_312_587,
      rate: rateOf(-140, 23, { atMs: DEMO_NOW_MS - 25 * MINUTE_MS }),
      ageMs: 25 * MINUTE_MS,
    }),
  ]),
  both: viewOf('Méditel (Orange) – la page officielle de tous les clients du Maroc', WATCHES.live, [
    seriesOf({ value: 1_687_024, rate: rateOf(-0.62, 0.31) }),
    seriesOf({ metric: 'followers', value: 1_702_993, rate: rateOf(-0.5, 0.4) }),
  ]),
} as const satisfies Record<string, PageView>;
