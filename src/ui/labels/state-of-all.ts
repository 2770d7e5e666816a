import { type Condition, conditionOfAll } from '../../core/summary/condition.ts';
import type { PageView } from '../../core/summary/series-summary.ts';
import type { Text } from '../text/text.ts';
import { type Mark, type PageState, pageState, readLabel } from './page-state.ts';
import type { Total } from './total.ts';

const MARKS: Readonly<Record<Condition, Mark>> = {
  unmeasured: 'idle',
  live: 'live',
  waiting: 'late',
  late: 'late',
  obstructed: 'stopped',
  paused: 'stopped',
};

/** How many of the Pages that count are live, and how old the oldest of their readings is; one Page speaks for itself. @param rows all Pages that are listed, measured or not. */
export function stateOfAll(
  { rate, pages }: Total,
  rows: readonly PageView[],
  nowMs: number,
  text: Text,
): PageState | undefined {
  const only = pages[0]?.view ?? (rows.length === 1 ? rows[0] : undefined);
  if (pages.length < 2) return only && pageState(only, nowMs, text);
  // By how each is being measured, not by figures of before that may still be summed: a card below would belie it.
  const {
    live: count,
    total,
    worst,
  } = conditionOfAll(
    pages.map(({ view }) => view),
    nowMs,
  );
  const live = text.say('popup_live', { fresh: text.format.whole(count), total: text.format.whole(total) });
  const say =
    rate.kind === 'campaign-rate' ? [...live, ' · ', ...readLabel(rate.oldestMs, nowMs, text)] : live;
  return { mark: MARKS[worst], say };
}
