import { sharedChange, type WatchedControl } from '../../core/campaign/shared-change.ts';
import type { PlatformChange } from '../../core/rate/rate-event.ts';
import type { Text } from '../../ui/text/text.ts';
import type { SeriesHistory } from '../histories/series-histories.ts';

/** What is known of a control for the comparison; nothing where it has no sample. */
export function watchedControl({ counts, events }: SeriesHistory): WatchedControl[] {
  const { atMs } = counts;
  const [fromMs, toMs] = [atMs[0], atMs[atMs.length - 1]];
  if (fromMs === undefined || toMs === undefined) return [];
  return [{ changes: events.filter((event) => event.kind === 'platform-change'), fromMs, toMs }];
}

/** Whether the control Pages had a target's platform change too, as a sentence; '' where it cannot be told. */
export function sharedChangeLabel(
  change: PlatformChange,
  controls: readonly WatchedControl[],
  text: Text,
): string {
  const found = sharedChange(change, controls);
  if (found.kind === 'unknown') return '';
  const { whole } = text.format;
  return text.plain(
    found.kind === 'shared'
      ? text.say('dashboard_change_shared', { n: whole(found.controls), total: whole(found.total) })
      : text.say('dashboard_change_alone', { total: whole(found.total) }),
  );
}
