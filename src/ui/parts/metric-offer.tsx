import type { Metric } from '../../core/page/metric.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { Button } from './button.tsx';
import { Say } from './say.tsx';

/** Read this much later than the followed counter, the other one alone is still there. */
const APART_MS = 150_000;
const APART_INTERVALS = 4;

/** Why the other counter is worth following; nothing where it is not. */
function reasonFor(view: PageView, other: SeriesSummary, text: Text): Phrase | undefined {
  const { watch, metric, series, intervalMs } = view;
  const followed = series.find((one) => one.metric === metric);
  const isPluginAlone =
    watch.kind === 'obstructed' && other.last.road === 'plugin' && other.last.atMs >= watch.sinceMs;
  if (isPluginAlone) return text.say('only_followers');
  if (!followed) return undefined;
  const apart = Math.max(APART_MS, APART_INTERVALS * intervalMs);
  if (other.last.atMs - followed.last.atMs > apart) return text.say(`vanished_${metric}`);
  const isExactBeside = other.last.step === 1 && followed.last.atMs - other.last.atMs <= apart;
  if (followed.last.step === 1 || !isExactBeside) return undefined;
  return text.say(`exact_${other.metric}`, { step: text.format.whole(followed.last.step) });
}

/**
 * Offers the other counter of a Page, as a series of its own: where the Page has stopped showing the followed one, where
 * the other alone can be read, and where the other is the exact one.
 */
export function MetricOffer(props: { view: PageView; text: Text; onFollow: (metric: Metric) => void }) {
  const { view, text, onFollow } = props;
  const other = view.series.find(({ metric }) => metric !== view.metric);
  const reason = other && reasonFor(view, other, text);
  if (!reason) return null;
  return (
    <p>
      <Say of={reason} />{' '}
      <Button of={text.say(`follow_${other.metric}`)} class="link" onClick={() => onFollow(other.metric)} />
    </p>
  );
}
