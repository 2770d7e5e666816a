import { attendance } from '../../src/core/page/attendance.ts';
import type { WatchState } from '../../src/core/page/watch-state.ts';
import type { MeasuringFacts, PageView } from '../../src/core/summary/series-summary.ts';
import { DEMO_NOW_MS, obstacle, rateOf, seriesOf, viewOf, WATCHES } from './page-views.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const measured = (more: Partial<MeasuringFacts>, watch: WatchState, intervalMs: number): PageView => ({
  ...viewOf('Maroc Telecom', watch, [seriesOf({ value: 2_312_587, rate: rateOf(-140, 23) })], intervalMs),
  measuring: {
    wantedMs: MINUTE_MS,
    isTabless: false,
    attendance: attendance(DEMO_NOW_MS, false),
    origin: { road: 'background', host: 'web.facebook.com' },
    bytesPerDay: 9_300_000,
    ...more,
  },
});

const WALLED: WatchState = {
  kind: 'obstructed',
  obstacle: obstacle('signed-out-wall'),
  sinceMs: DEMO_NOW_MS - 4 * MINUTE_MS,
  failures: 2,
  nextReadMs: DEMO_NOW_MS + 12 * MINUTE_MS,
};

const plugin = (value: number) => {
  const series = seriesOf({
    metric: 'followers',
    value,
    rate: { kind: 'no-rate', reason: 'too-little-data' },
  });
  return { ...series, last: { ...series.last, road: 'plugin' as const, reader: 'page-plugin' as const } };
};

/** One Page in every way of being measured that a person can meet. */
export const ROAD_VIEWS = {
  usual: measured({}, WATCHES.live, MINUTE_MS),
  closeUp: measured(
    { closeUp: { everyMs: 15_000, untilMs: DEMO_NOW_MS + 12 * MINUTE_MS }, bytesPerDay: 37_000_000 },
    WATCHES.live,
    15_000,
  ),
  stretched: measured({}, WATCHES.live, 5 * MINUTE_MS),
  tabless: measured({ isTabless: true }, WATCHES.live, MINUTE_MS),
  asked: measured(
    { isTabless: true, attendance: attendance(DEMO_NOW_MS - 24.5 * HOUR_MS, false) },
    WATCHES.live,
    MINUTE_MS,
  ),
  walled: measured({}, WALLED, 12 * MINUTE_MS),
  pluginAlone: {
    ...measured({}, WALLED, 12 * MINUTE_MS),
    series: [seriesOf({ value: 2_312_587, rate: rateOf(-140, 23), ageMs: 6 * MINUTE_MS }), plugin(2_391_004)],
  },
  exactBeside: {
    ...measured({}, WATCHES.live, MINUTE_MS),
    metric: 'followers',
    series: [
      seriesOf({ metric: 'followers', value: 2_391_000, step: 1000, rate: rateOf(-118, 60) }),
      seriesOf({ value: 2_312_587, rate: rateOf(-140, 23) }),
    ],
  },
} as const satisfies Record<string, PageView>;
