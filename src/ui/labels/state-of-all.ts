import type { PageView } from '../../core/summary/series-summary.ts';
import type { Text } from '../text/text.ts';
import { type PageState, pageState, readLabel } from './page-state.ts';
import type { Total } from './total.ts';

/** How many of the Pages that count are live, and how old the oldest of their readings is; one Page speaks for itself. */
export function stateOfAll(
  { rate }: Total,
  rows: readonly PageView[],
  nowMs: number,
  text: Text,
): PageState | undefined {
  const { fresh, total } = rate.coverage;
  const [only] = rows;
  if (total < 2) return only && pageState(only, nowMs, text);
  const live = text.say('popup_live', { fresh: text.format.whole(fresh), total: text.format.whole(total) });
  const say =
    rate.kind === 'campaign-rate' ? [...live, ' · ', ...readLabel(rate.oldestMs, nowMs, text)] : live;
  return { mark: fresh === 0 ? 'late' : fresh < total ? 'stopped' : 'live', say };
}
