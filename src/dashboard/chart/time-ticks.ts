import type { Span } from './time-range.ts';

/** Where a time axis has its marks, and in which steps they stand. */
export interface TimeTicks {
  /** Milliseconds since 1970 UTC, ascending. */
  readonly atMs: readonly number[];
  readonly unit: 'second' | 'minute' | 'day' | 'month' | 'year';
}

/** How far a reader's clock is ahead of UTC at an instant, in minutes. */
export type MinutesEast = (atMs: number) => number;

const ownMinutesEast: MinutesEast = (atMs) => -new Date(atMs).getTimezoneOffset();

const S = 1000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * S),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * M),
  ...[1, 2, 3, 6, 12].map((n) => n * H),
  ...[1, 2, 7, 14].map((n) => n * D),
];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const MONTH_MS = 30.4 * D;
/** 1970 began on a Thursday: weeks begin on Mondays. */
const MONDAY_MS = 4 * D;
/** Room of one label with the air beside it, pixels: 21:14:05, or 21:14 and 27 Feb. */
const ROOM = 72;
const ROOM_OF_SECONDS = 84;

/**
 * The finest steps whose labels have room. Steps lie on the reader's own clock, days and months on the calendar; an
 * hour that a clock passes twice has its marks once.
 * @param width of the axis, pixels; @param em how much larger than usual its text is.
 */
export function timeTicks(
  { fromMs, toMs }: Span,
  width: number,
  em = 1,
  minutesEast: MinutesEast = ownMinutesEast,
): TimeTicks {
  const fits = (stepMs: number): boolean =>
    ((toMs - fromMs) / stepMs) * em * (stepMs < M ? ROOM_OF_SECONDS : ROOM) <= width;
  const localFrom = fromMs + minutesEast(fromMs) * M;
  const localTo = toMs + minutesEast(toMs) * M;
  const instants = (locals: readonly number[]): number[] => {
    const found = locals.flatMap((local) => instantOf(local, minutesEast) ?? []);
    return found.filter((at, i) => at >= fromMs && at <= toMs && at > (found[i - 1] ?? -Infinity));
  };
  const step = STEPS.find(fits);
  if (step) {
    const offset = step >= 7 * D ? MONDAY_MS : 0;
    const locals: number[] = [];
    // The clock may have been put back within the span: it begins early enough and ends late enough for both.
    const first = Math.ceil((localFrom - 2 * H - offset) / step) * step + offset;
    for (let local = first; local <= localTo + 2 * H; local += step) locals.push(local);
    return { atMs: instants(locals), unit: step < M ? 'second' : step < D ? 'minute' : 'day' };
  }
  const fitting = MONTHS.findIndex((count) => fits(count * MONTH_MS));
  // Where not even two labels have room, the longest steps that have a mark at all within the span.
  for (let i = fitting === -1 ? MONTHS.length - 1 : fitting; ; i--) {
    const months = MONTHS[i] ?? 1;
    const atMs = instants(firstsOfMonths(localFrom, localTo, months));
    if (atMs.length > 0 || i <= 0) return { atMs, unit: months >= 12 ? 'year' : 'month' };
  }
}

/** The first days of every so many months, on the reader's clock. */
function firstsOfMonths(localFrom: number, localTo: number, months: number): number[] {
  const start = new Date(localFrom);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  const locals: number[] = [];
  for (let month = first; ; month += months) {
    const local = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (local > localTo + D) return locals;
    locals.push(local);
  }
}

/** The first instant at which a clock shows this; nothing where it passes over it. */
function instantOf(local: number, minutesEast: MinutesEast): number | undefined {
  const guess = local - minutesEast(local) * M;
  const candidates = [guess, local - minutesEast(guess) * M, local - minutesEast(guess - 3 * H) * M];
  const right = candidates.filter((at) => at + minutesEast(at) * M === local);
  if (right.length > 0) return Math.min(...right);
  // A day may begin an hour late, where the clock is put forward at midnight.
  return local % D === 0 ? local - minutesEast(guess + 3 * H) * M : undefined;
}
