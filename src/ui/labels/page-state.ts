import { HOUR_MS } from '../../core/math/durations.ts';
import { conditionOf } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { ageLabel } from './age-label.ts';
import { followedSeries } from './followed-series.ts';

/** What a Page's mark says: a full dot is alive, a ring late, a grey dot not measuring, a triangle an obstacle. */
export type Mark = 'live' | 'late' | 'idle' | 'stopped';

export interface PageState {
  readonly mark: Mark;
  /** The age of the newest reading, or in a word what is the matter. */
  readonly say: Phrase;
}

/** How old something is: relative within an hour, then the time of day, then the date, with the year if it is another. */
export function readLabel(atMs: number, nowMs: number, text: Text): Phrase {
  if (nowMs - atMs < HOUR_MS) return ageLabel(atMs, nowMs, text);
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return [{ isolated: isToday ? text.format.time(atMs) : dateLabel(atMs, nowMs, text) }];
}

/** A date, with the year if it is not the present one. */
export const dateLabel = (atMs: number, nowMs: number, { format }: Text): string =>
  new Date(atMs).getFullYear() === new Date(nowMs).getFullYear() ? format.date(atMs) : format.instant(atMs);

export function pageState(view: PageView, nowMs: number, text: Text): PageState {
  const last = followedSeries(view)?.last;
  const age = last ? readLabel(last.atMs, nowMs, text) : [];
  const condition = conditionOf(view, nowMs);
  switch (condition) {
    case 'unmeasured':
      return { mark: 'idle', say: age.length > 0 ? age : text.say('figure_not_measured') };
    case 'late':
      return { mark: 'late', say: age };
    case 'waiting':
      return age.length > 0 ? { mark: 'late', say: age } : { mark: 'live', say: text.say('rate_waiting') };
    case 'live':
      return { mark: 'live', say: age };
    case 'obstructed':
    case 'paused':
      return { mark: 'stopped', say: text.say(condition === 'paused' ? 'mark_stopped' : 'mark_resting') };
  }
}
