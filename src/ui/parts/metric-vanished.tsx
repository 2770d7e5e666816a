import type { Metric } from '../../core/page/metric.ts';
import type { PageView, SeriesSummary } from '../../core/summary/series-summary.ts';
import type { Text } from '../text/text.ts';
import { Say } from './say.tsx';

/** Read this much later than the followed counter, the other one alone is still there. */
const APART_MS = 150_000;
const APART_INTERVALS = 4;

/** The series that is still read although the followed one is not. */
function successor({ series, metric, intervalMs }: PageView): SeriesSummary | undefined {
  const followed = series.find((one) => one.metric === metric);
  const other = series.find((one) => one.metric !== metric);
  if (!followed || !other) return undefined;
  const apart = Math.max(APART_MS, APART_INTERVALS * intervalMs);
  return other.last.atMs - followed.last.atMs > apart ? other : undefined;
}

/** Where the Page has stopped showing the followed counter: says so and offers the other, as a series of its own. */
export function MetricVanished(props: { view: PageView; text: Text; onFollow: (metric: Metric) => void }) {
  const { view, text, onFollow } = props;
  const other = successor(view)?.metric;
  if (!other) return null;
  return (
    <p>
      <Say of={text.say(`vanished_${view.metric}`)} />{' '}
      <button type="button" class="link" onClick={() => onFollow(other)}>
        <Say of={text.say(`follow_${other}`)} />
      </button>
    </p>
  );
}
