import { type Milestone, type NoMilestone, nextMilestone, reaching } from '../../core/campaign/milestone.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { type Interval, independentSum, scaled } from '../../core/math/independent-sum.ts';
import type { Rate } from '../../core/rate/rate.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
import { type GainsAndLosses, gainsAndLosses } from '../../core/series/gains-and-losses.ts';
import { movedAtOnce } from '../../core/series/level-move.ts';
import { meanRate } from '../../core/series/mean-rate.ts';
import { type NoPeak, type Peak, peakLoss } from '../../core/series/peak.ts';
import { type NoSpanChange, type SpanChange, spanChange } from '../../core/series/span-change.ts';
import { levelMoves } from '../../core/summary/level-moves.ts';
import type { SeriesSummary } from '../../core/summary/series-summary.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';
import { type StepRun, stepRuns } from './step-runs.ts';

/** What a Page's view shows beside its charts, before it is put into words. */
export interface PageModel {
  readonly lastHour: SpanChange | NoSpanChange;
  /** Since midnight of the person's own day. */
  readonly today: SpanChange | NoSpanChange;
  /** Since the first sample that is kept one by one. */
  readonly moved: GainsAndLosses;
  readonly peakMinute: Peak | NoPeak;
  readonly peakHour: Peak | NoPeak;
  /** Against the hour before the present rate, and the same hour yesterday; nothing where either is unknown. */
  readonly againstHour?: Momentum;
  readonly againstYesterday?: Momentum;
  readonly milestone: Milestone | NoMilestone;
  /** When nothing would be left: a check that the unit makes sense. */
  readonly empty: Milestone | NoMilestone;
  readonly runs: readonly StepRun[];
}

/** The rate now beside the mean of an earlier hour, a minute. */
export interface Momentum {
  readonly before: Interval;
  /** Whether losses come clearly faster or slower than then; not clear while the difference may be nothing. */
  readonly verdict: 'faster' | 'slower' | 'unclear';
}

/** @param midnightMs when the person's day began, milliseconds since 1970 UTC. */
export function pageModel(
  { last, rate, platformChanges = [] }: SeriesSummary,
  { samples, events }: Pick<SeriesHistory, 'samples' | 'events'>,
  nowMs: number,
  midnightMs: number,
): PageModel {
  const deviation = deviationOf(events);
  const jumps = events.filter((event) => event.kind === 'platform-change');
  const step = Math.max(...samples.slice(-1).map((sample) => sample.step), last.step);
  const moves = levelMoves({ rate, platformChanges });
  const counts = samples.map(({ atMs, value }) => value - movedAtOnce(moves, 0, atMs));
  const current = rate.kind === 'rate' ? rate : undefined;
  const sinceMs = current?.sinceMs ?? nowMs;
  const hourBefore = meanRate(samples, sinceMs - HOUR_MS, sinceMs, deviation, moves);
  const hourYesterday = meanRate(
    samples,
    nowMs - DAY_MS - HOUR_MS / 2,
    nowMs - DAY_MS + HOUR_MS / 2,
    deviation,
    moves,
  );
  return {
    lastHour: spanChange(samples, nowMs - HOUR_MS, nowMs, moves),
    today: spanChange(samples, midnightMs, nowMs, moves),
    moved: gainsAndLosses(counts, Math.max(step - 1, wobbleOf(deviation))),
    peakMinute: peakLoss(samples, MINUTE_MS, deviation, jumps),
    peakHour: peakLoss(samples, HOUR_MS, deviation, jumps),
    ...(current && hourBefore ? { againstHour: momentum(current, hourBefore) } : {}),
    ...(current && hourYesterday ? { againstYesterday: momentum(current, hourYesterday) } : {}),
    milestone: nextMilestone(last.value, rate),
    empty:
      current?.significant && current.high < 0
        ? reaching(last.value, 0, current.low, current.high)
        : { kind: 'no-milestone' },
    runs: stepRuns(samples),
  };
}

/** Two reads of one number differ by less than this in all but one of ten thousand cases. */
const wobbleOf = (deviation: number): number => Math.ceil(4 * Math.SQRT2 * deviation);

/** The last that was learned of how much reads differ though nothing happened. */
export function deviationOf(events: readonly RateEvent[]): number {
  const event = events.findLast(({ kind }) => kind === 'jitter-level');
  return event?.kind === 'jitter-level' ? event.deviation : 0;
}

function momentum(now: Rate, before: Interval): Momentum {
  const present = { value: now.perMinute, low: now.low, high: now.high };
  const difference = independentSum([present, scaled(before, -1)]);
  const verdict = difference.high < 0 ? 'faster' : difference.low > 0 ? 'slower' : 'unclear';
  return { before, verdict };
}
