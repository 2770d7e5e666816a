import type { RateEvent } from '../../src/core/rate/rate-event.ts';
import { type Bucket, bucketsOf } from '../../src/core/series/bucket.ts';
import type { Sample } from '../../src/core/series/sample.ts';
import {
  advanceSeries,
  changeOfSeries,
  type SeriesProgress,
} from '../../src/core/summary/series-progress.ts';
import type { PageView } from '../../src/core/summary/series-summary.ts';
import { DEMO_NOW_MS, viewOf, WATCHES } from './page-views.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A Page with all its samples, as the dashboard reads them. */
export interface DemoPage {
  readonly view: PageView;
  readonly samples: readonly Sample[];
  readonly events: readonly RateEvent[];
  /** What is left of what was thinned. */
  readonly hours?: readonly Bucket[];
}

interface Course {
  readonly name: string;
  readonly value: number;
  /** The change a minute at an age in minutes. */
  readonly perMinute: (agoMinutes: number) => number;
  readonly minutes: number;
  readonly everyMs?: number;
  /** Whether nobody was looking then. */
  readonly isAway?: (agoMinutes: number) => boolean;
  readonly watch?: keyof typeof WATCHES;
  /** How old the newest sample is. */
  readonly ageMs?: number;
}

/** Counts as they were seen along a course. */
function samplesOf(course: Omit<Course, 'watch'>): Sample[] {
  const { value, perMinute, minutes, everyMs = MINUTE_MS, ageMs = 10_000 } = course;
  const isAway = course.isAway ?? (() => false);
  const samples: Sample[] = [];
  let count = value;
  let state = value % 2_147_483_648;
  for (let ago = ageMs; ago <= minutes * MINUTE_MS + ageMs; ago += everyMs) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const change = (perMinute(ago / MINUTE_MS) * everyMs) / MINUTE_MS;
    if (!isAway(ago / MINUTE_MS))
      samples.push({
        atMs: DEMO_NOW_MS - ago,
        value: Math.max(0, Math.round(count)),
        step: 1,
        reader: 'meta-description',
        road: ago % (7 * HOUR_MS) > 6 * HOUR_MS ? 'plugin' : 'background',
      });
    count -= change * (0.75 + 0.5 * (state / 2_147_483_648));
  }
  return samples.reverse();
}

/** The same through the very estimator. */
function pageOf(course: Course): DemoPage {
  const { name, everyMs = MINUTE_MS, watch = 'live' } = course;
  const samples = samplesOf(course);
  let progress: SeriesProgress | undefined;
  const events: RateEvent[] = [];
  for (const sample of samples) {
    const step = advanceSeries(progress, sample);
    progress = step.progress;
    events.push(...step.events);
  }
  if (!progress) throw new Error(`${name} was never read`);
  const { first, last, sampleCount, rate, recent } = progress;
  const series = {
    metric: 'likes',
    first,
    last,
    sampleCount,
    rate,
    change: changeOfSeries(progress),
    recent,
  } as const;
  return { view: viewOf(name, WATCHES[watch], [series], everyMs), samples, events };
}

const steady = (rate: number) => () => rate;
/** Nights are quiet. */
const daily = (rate: number) => (ago: number) => rate * (0.7 + 0.3 * Math.cos((2 * Math.PI * ago) / 1440));

/**
 * The three of the evening, with a gap and a rush of gains in one of them.
 * @param blocked the names of those that stopped answering twenty minutes ago.
 */
export const operators = (...blocked: readonly string[]): readonly DemoPage[] =>
  EVENING.map((course) =>
    pageOf(blocked.includes(course.name) ? { ...course, watch: 'blocked', ageMs: 20 * MINUTE_MS } : course),
  );
const EVENING: readonly Course[] = [
  {
    name: 'Maroc Telecom',
    value: 2_371_902,
    perMinute: (ago) => (ago > 18 && ago < 23 ? 480 : daily(-132)(ago)),
    minutes: 9 * 60,
    isAway: (ago) => (ago > 33 && ago < 40) || (ago > 240 && ago < 300),
  },
  { name: 'ميديتل', value: 1_573_170, perMinute: daily(-140), minutes: 9 * 60 },
  { name: 'inwi', value: 1_791_606, perMinute: daily(-138), minutes: 9 * 60 },
];
export const controlPages = (): readonly DemoPage[] => [
  pageOf({ name: 'Recettes de l’Atlas', value: 812_916, perMinute: steady(0.03), minutes: 9 * 60 }),
  pageOf({ name: 'Atlantic Football Daily', value: 3_204_118, perMinute: steady(0.02), minutes: 9 * 60 }),
];

const MONTHS_DAYS = 116;
const inDays = (agoMinutes: number): number => MONTHS_DAYS - agoMinutes / 1440;
/** A wave of leaving that ebbs away, another three weeks before the end, and a drop of all Pages at once on the fifteenth day. */
const waves = (size: number, purge: number) => (ago: number) => {
  const day = inDays(ago);
  const second = Math.exp(-(((day - 88) / 5) ** 2));
  const isPurge = day > 15 && day <= 15 + 5 / 1440;
  return -size * (Math.exp(-day / 4) + 0.12 * second) - (isPurge ? purge / 5 : 0);
};
/** As it is kept: read every five minutes, of which the last two days are samples and the rest its hours. */
function monthsOf(name: string, value: number, size: number, purge: number): DemoPage {
  const course = { name, value, perMinute: waves(size, purge), everyMs: 5 * MINUTE_MS };
  const isAway = (ago: number): boolean => inDays(ago) > 52 && inDays(ago) < 55;
  const all = samplesOf({ ...course, minutes: MONTHS_DAYS * 1440, isAway });
  const sinceMs = DEMO_NOW_MS - 2 * DAY_MS;
  const thinned = all.filter(({ atMs }) => atMs < sinceMs);
  const page = pageOf({ ...course, minutes: 2 * 1440 });
  const [first] = all;
  const purgedMs = DEMO_NOW_MS - (MONTHS_DAYS - 15) * DAY_MS;
  return {
    ...page,
    view: {
      ...page.view,
      series: page.view.series.map((series) => ({
        ...series,
        first: first ?? series.first,
        platformChanges: [{ afterMs: purgedMs, size: -purge }],
      })),
    },
    samples: all.filter(({ atMs }) => atMs >= sinceMs),
    hours: bucketsOf(thinned, HOUR_MS),
    events: [
      {
        kind: 'platform-change',
        atMs: purgedMs + 5 * MINUTE_MS,
        afterMs: purgedMs,
        size: -purge,
        probability: 0.998,
      },
    ],
  };
}
/** Four months of a campaign, read every hour. */
export const monthsPages = (): readonly DemoPage[] => [
  monthsOf('Maroc Telecom', 2_371_902, 60, 18_000),
  monthsOf('ميديتل', 1_573_170, 64, 12_000),
  monthsOf('inwi', 1_791_606, 63, 13_000),
];
/** What Facebook took from every Page alike, little by little. */
export const monthsControls = (): readonly DemoPage[] => [
  monthsOf('Recettes de l’Atlas', 812_916, 3, 6000),
  monthsOf('Atlantic Football Daily', 3_204_118, 11, 24_000),
];

/** What pulls the views of a single Page apart, by the name of its state; each is worked out when it is asked for. */
export const HARD_PAGES: Readonly<Record<string, () => DemoPage>> = {
  alone: () => pageOf({ name: 'A first sample alone', value: 5000, perMinute: steady(0), minutes: 0 }),
  three: () => pageOf({ name: 'A Page of three', value: 3, perMinute: steady(-0.002), minutes: 600 }),
  billions: () =>
    pageOf({
      name: 'A Page of billions',
      value: 3_000_000_000,
      perMinute: steady(-20_000),
      minutes: 180,
    }),
  hair: () =>
    pageOf({
      name: 'Hardly a change',
      value: 120_000,
      perMinute: steady(-0.01),
      minutes: 2880,
      everyMs: 5 * MINUTE_MS,
    }),
  year: () =>
    pageOf({
      name: 'A year of gaps',
      value: 700_000,
      perMinute: steady(-1),
      minutes: (365 * DAY_MS) / MINUTE_MS,
      everyMs: HOUR_MS,
      isAway: (ago) => Math.floor(ago / 1440) % 9 > 2,
    }),
  endless: () =>
    pageOf({
      name: 'Office national des télécommunications '.repeat(13).slice(0, 500),
      value: 2_312_587,
      perMinute: steady(-140),
      minutes: 120,
    }),
  unbroken: () => pageOf({ name: 'س'.repeat(500), value: 2_312_587, perMinute: steady(-140), minutes: 120 }),
  emoji: () => pageOf({ name: '👩‍👩‍👧', value: 41_220, perMinute: steady(-3), minutes: 120 }),
  invisible: () => pageOf({ name: '\u200b\u200d\u2060', value: 41_220, perMinute: steady(-3), minutes: 120 }),
  rush: () =>
    pageOf({
      name: 'A rush',
      value: 3_900_000,
      perMinute: (ago) => (ago < 60 ? 20_000 : -140),
      minutes: 180,
    }),
  halving: () =>
    pageOf({ name: 'Half as fast', value: 2_312_587, perMinute: (ago) => -140 - 2.4 * ago, minutes: 60 }),
  turned: () =>
    pageOf({
      name: 'Inwi\u202egnp.exe\u2066',
      value: 1_204_331,
      perMinute: steady(-132),
      minutes: 120,
    }),
  stale: () =>
    pageOf({
      name: 'inwi',
      value: 1_791_606,
      perMinute: steady(-138),
      minutes: 120,
      watch: 'idle',
      ageMs: 5 * HOUR_MS,
    }),
};
