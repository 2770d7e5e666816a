import { lowerBound } from '../../core/math/lower-bound.ts';
import type { Metric } from '../../core/page/metric.ts';
import { findGaps } from '../../core/series/gaps.ts';
import type { Text } from '../../ui/text/text.ts';
import type { ChartMark } from '../chart/chart-marks.ts';
import { timeLength } from '../chart/time-length.ts';
import { eventMarks } from '../evidence/event-marks.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';

/** An event, or a gap, in a few words. */
export interface NoticedLine {
  readonly kind: ChartMark['kind'] | 'gap';
  /** When it began, milliseconds since 1970 UTC. */
  readonly atMs: number;
  readonly short: string;
  /** All there is to say of it. */
  readonly label: string;
}

/** Samples from before the span, which tell how long a usual pause is. */
const NEIGHBOURS = 5;

/**
 * What was noticed of a series since an instant, and the gaps that reach beyond it, the newest first.
 * @param fromMs what was over by then is left out.
 */
export function noticedSince(
  { columns, events }: Pick<SeriesHistory, 'columns' | 'events'>,
  fromMs: number,
  metric: Metric,
  text: Text,
): NoticedLine[] {
  // A rush may have begun before, and not be over.
  const near = events.filter((event) => event.kind === 'burst' || event.atMs >= fromMs);
  const marks = eventMarks(near, metric, text).filter(
    ({ kind, atMs, untilMs }) => (untilMs ?? (kind === 'burst' ? fromMs : atMs)) >= fromMs,
  );
  const recent = columns.atMs.slice(Math.max(0, lowerBound(columns.atMs, fromMs) - NEIGHBOURS));
  const gaps = findGaps(recent).flatMap((i): NoticedLine[] => {
    const [beginMs = 0, endMs = 0] = [recent[i], recent[i + 1]];
    if (endMs < fromMs) return [];
    const words = text.plain(text.say('noticed_gap', { length: timeLength(endMs - beginMs, text.language) }));
    return [{ kind: 'gap', atMs: beginMs, short: words, label: words }];
  });
  return [
    ...marks.map(({ kind, atMs, label, short = label }) => ({ kind, atMs, short, label })),
    ...gaps,
  ].sort((a, b) => b.atMs - a.atMs);
}
