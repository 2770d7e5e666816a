import type { PageView } from '../../src/core/summary/series-summary.ts';
import { DEMO_NOW_MS, rateOf, seriesOf, viewOf, WATCHES } from './page-views.ts';

const HOUR_MS = 3_600_000;
const live = (name: string, value: number, perMinute: number, half: number): PageView =>
  viewOf(name, WATCHES.live, [seriesOf({ value, rate: rateOf(perMinute, half) })]);

/** One Page in each state that pulls a layout or a figure apart. */
export const HARD_VIEWS = {
  endless: live('Office national des télécommunications '.repeat(13).slice(0, 500), 2_312_587, -140, 23),
  unbroken: live('س'.repeat(500), 2_312_587, -140, 23),
  emoji: live('👩‍👩‍👧', 41_220, -3, 1),
  invisible: live('\u200b\u200d\u2060', 41_220, -3, 1),
  turned: live('Inwi\u202egnp.exe\u2066', 1_204_331, -132, 15),
  three: live('A Page of three', 3, -0.01, 0.006),
  billions: live('A Page of billions', 3_000_000_000, -20_000, 900),
  rush: live('A rush', 900_000, 20_000, 700),
  hair: live('Hardly a change', 120_000, -0.01, 0.004),
  alone: viewOf('A first sample alone', WATCHES.live, [
    seriesOf({ value: 5000, rate: { kind: 'no-rate', reason: 'too-little-data' }, minutes: 0.1 }),
  ]),
  gaps: viewOf('An hour of gaps', WATCHES.live, [
    seriesOf({ value: 700_000, rate: rateOf(-60, 12), gap: [1, 59] }),
  ]),
  old: viewOf('Read last year', WATCHES.idle, [
    seriesOf({
      value: 700_000,
      rate: rateOf(-60, 12, { atMs: DEMO_NOW_MS - 300 * 24 * HOUR_MS }),
      ageMs: 300 * 24 * HOUR_MS,
    }),
  ]),
} as const satisfies Record<string, PageView>;

/** So many Pages that nobody could name them. */
export const MANY_VIEWS: readonly PageView[] = Array.from({ length: 200 }, (_, i) =>
  live(`Page ${i + 1}`, 100_000 + 977 * i, -(1 + (i % 40)), 0.4 + (i % 5)),
);
