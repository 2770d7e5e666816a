import type { PageView } from '../../core/summary/series-summary.ts';
import { askBackground } from '../../messaging/send.ts';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from './dashboard-context.ts';

/** Likes or followers, where both have been seen of a Page. */
export function MetricChoice({ view }: { view: PageView }) {
  const { text, fail } = useDashboard();
  if (view.series.length < 2) return null;
  return (
    <fieldset class="pick metric" aria-label={text.plain(text.say('metric_choose'))}>
      {view.series.map(({ metric }) => (
        <button
          key={metric}
          type="button"
          aria-pressed={view.metric === metric}
          onClick={() => {
            askBackground('setMetric', { pageId: view.page.id, metric }).catch(fail);
          }}
        >
          <Say of={text.say(`metric_${metric}`)} />
        </button>
      ))}
    </fieldset>
  );
}
