import { DAY_MS, HOUR_MS } from '../../core/math/durations.ts';
import { leastOf, mostOf } from '../../core/math/extent.ts';
import type { CountColumns } from '../histories/count-columns.ts';

/** One hour of one day. */
export interface HeatCell {
  /** The mean change a minute over the time watched; negative is loss. */
  readonly perMinute: number;
  readonly watchedMinutes: number;
}

export interface HeatDay {
  /** Any instant of the day, milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** 24 of them, from midnight on in the person's own time; nothing where nobody was looking long enough. */
  readonly hours: readonly (HeatCell | undefined)[];
}

export interface HeatGrid {
  /** Oldest first; days without a cell in between are kept, so that the rows are a calendar. */
  readonly days: readonly HeatDay[];
  /** The largest loss and the largest gain a minute of any cell, both zero or more: the ends of the colours. */
  readonly mostLost: number;
  readonly mostGained: number;
}

/** Under this a cell says nothing of its hour. */
const LEAST_WATCHED_MS = 5 * 60_000;
/** Clocks are put forward and back at these, and hours of every clock begin at one of them. */
const QUARTER_MS = HOUR_MS / 4;

/**
 * How fast it went hour by hour: plain differences of neighbouring samples, shared out over the hours they span.
 * Gaps are left out, of the change and of the time alike.
 * @param minutesEast how far the person's clock is ahead of UTC at an instant, in minutes: Morocco's 60 or 0.
 */
export function heatMap(counts: CountColumns, minutesEast: (atMs: number) => number): HeatGrid {
  const { atMs, value } = counts;
  const gaps = new Set(counts.gaps);
  const sums = new Map<number, HourSum>();
  const localMs = localClock(minutesEast);
  for (let i = 0; i + 1 < atMs.length; i++) {
    if (gaps.has(i)) continue;
    const from = atMs[i] ?? 0;
    const to = Math.max(from, atMs[i + 1] ?? 0);
    const perMs = to > from ? ((value[i + 1] ?? 0) - (value[i] ?? 0)) / (to - from) : 0;
    // Time that passed is shared out, not what the clock showed: it leaps over an hour, or shows one twice.
    for (let start = from; start < to; ) {
      const hour = Math.floor(localMs(start) / HOUR_MS);
      const end = Math.min(to, (Math.floor(start / QUARTER_MS) + 1) * QUARTER_MS);
      const sum = sums.get(hour) ?? { change: 0, watchedMs: 0 };
      sum.change += perMs * (end - start);
      sum.watchedMs += end - start;
      sums.set(hour, sum);
      start = end;
    }
  }
  const days = daysOf(sums, minutesEast);
  const rates = days.flatMap(({ hours }) => hours.map((cell) => cell?.perMinute ?? 0));
  return { days, mostLost: Math.max(0, -leastOf(rates)), mostGained: Math.max(0, mostOf(rates)) };
}

/** The person's clock at instants that mostly ascend; asked again only every quarter of an hour. */
function localClock(minutesEast: (atMs: number) => number): (atMs: number) => number {
  let quarter = Number.NaN;
  let offsetMs = 0;
  return (atMs) => {
    if (Math.floor(atMs / QUARTER_MS) !== quarter) {
      quarter = Math.floor(atMs / QUARTER_MS);
      offsetMs = minutesEast(atMs) * 60_000;
    }
    return atMs + offsetMs;
  };
}

interface HourSum {
  change: number;
  watchedMs: number;
}

/** @param sums by the number of the hour since 1970 on the person's clock. */
function daysOf(sums: ReadonlyMap<number, HourSum>, minutesEast: (atMs: number) => number): HeatDay[] {
  const watchedDays = [...sums.keys()].map((hour) => Math.floor(hour / 24));
  if (watchedDays.length === 0) return [];
  const first = leastOf(watchedDays);
  const last = mostOf(watchedDays);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const noonMs = (first + i) * DAY_MS + DAY_MS / 2;
    return {
      atMs: noonMs - minutesEast(noonMs) * 60_000,
      hours: Array.from({ length: 24 }, (_, hour) => cellOf(sums.get((first + i) * 24 + hour))),
    };
  });
}

function cellOf(sum: HourSum | undefined): HeatCell | undefined {
  if (!sum || sum.watchedMs < LEAST_WATCHED_MS) return undefined;
  const watchedMinutes = sum.watchedMs / 60_000;
  return { perMinute: sum.change / watchedMinutes, watchedMinutes };
}
