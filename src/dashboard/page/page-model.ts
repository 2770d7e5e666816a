import { type Milestone, type NoMilestone, nextMilestone } from '../../core/campaign/milestone.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/math/durations.ts';
import { type Interval, independentSum, scaled } from '../../core/math/independent-sum.ts';
import { isFresh } from '../../core/rate/fresh.ts';
import type { Rate } from '../../core/rate/rate.ts';
import type { RateEvent } from '../../core/rate/rate-event.ts';
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
  readonly peakMinute: Peak | NoPeak;
  readonly peakHour: Peak | NoPeak;
  /** Against the hour before the present rate, and the same hour yesterday; nothing where either is unknown. */
  readonly againstHour?: Momentum;
  readonly againstYesterday?: Momentum;
  readonly milestone: Milestone | NoMilestone;
  readonly runs: readonly StepRun[];
}

/** The rate now beside the mean of an earlier hour, a minute. */
export interface Momentum {
  readonly before: Interval;
  /** Whether losses come clearly faster or slower than then; not clear while the difference may be nothing. */
  readonly verdict: 'faster' | 'slower' | 'unclear';
}

/** A rate that no longer speaks of now is compared with nothing, and foretells nothing. */
export function pageModel(
  { last, rate, platformChanges = [] }: SeriesSummary,
  { samples, events }: Pick<SeriesHistory, 'samples' | 'events'>,
  nowMs: number,
): PageModel {
  const deviation = deviationOf(events);
  const jumps = events.filter((event) => event.kind === 'platform-change');
  const moves = levelMoves({ rate, platformChanges });
  const current = isFresh(rate, nowMs) ? rate : undefined;
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
    peakMinute: peakLoss(samples, MINUTE_MS, deviation, jumps),
    peakHour: peakLoss(samples, HOUR_MS, deviation, jumps),
    ...(current && hourBefore ? { againstHour: momentum(current, hourBefore) } : {}),
    ...(current && hourYesterday ? { againstYesterday: momentum(current, hourYesterday) } : {}),
    milestone: current ? nextMilestone(last, current) : { kind: 'no-milestone' },
    runs: stepRuns(samples),
  };
}

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
